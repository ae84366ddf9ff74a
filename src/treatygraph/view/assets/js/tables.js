// Relations and claims as tables: sortable, searchable, downloadable, under the same filters as the picture.

const ROWS = 100;

const RELATION_COLUMNS = [
  ["Who", (relation) => labelOf(relation.from)],
  ["Relation", (relation) => relation.label],
  ["What", objectOf],
  ["How it is said", (relation) => forceOf(relation).label],
  ["When", whenOf],
  ["Sentence", (relation) => relation.quotes.map((quote) => quote.exact).join(" … ")],
  ["In whose words", (relation) => relation.speaker],
  ["Document", (relation) => originOf(relation).title],
];

const CLAIM_COLUMNS = [
  ["Who", (claim) => claim.speaker],
  ["Does what", (claim) => DATA.claimKinds[claim.kind] ?? claim.kind],
  ["About", (claim) => claim.about.map(labelOf).join("; ")],
  ["To whom", (claim) => claim.addressees.map(labelOf).join("; ")],
  ["Sentence", (claim) => claim.quotes.map((quote) => quote.exact).join(" … ")],
  ["Date", (claim) => originOf(claim).date],
  ["Document", (claim) => originOf(claim).title],
];

const TABLES = {
  relations: { items: DATA.relations, columns: RELATION_COLUMNS, pick: pickRelation, live: (i) => passing.has(i), one: "relation" },
  claims: { items: DATA.claims, columns: CLAIM_COLUMNS, pick: pickClaim, live: (i) => passesClaim(DATA.claims[i]), one: "claim" },
};

const order = { relations: { by: 0, down: false }, claims: { by: 0, down: false } };

function buildTable(name) {
  const find = make("input", { id: `${name}-find`, type: "search", autocomplete: "off", input: () => showTable(name) });
  return make("div", { id: name, class: "tables" },
    make("div", { class: "bar" },
      make("label", { for: find.id }, "Only rows with"), find,
      make("p", { id: `${name}-count`, class: "quiet", role: "status" }),
      button("Download as CSV", () => download(name), { id: `${name}-csv` })),
    make("div", { id: `${name}-rows`, class: "rows" }));
}

function rowsOf(name) {
  const { items, columns, live } = TABLES[name];
  const wanted = folded(byId(`${name}-find`).value.trim());
  const { by, down } = order[name];
  const rows = items.map((item, i) => ({ i, cells: columns.map(([, read]) => String(read(item))) }));
  const kept = rows.filter(({ i, cells }) => live(i) && (!wanted || cells.some((cell) => folded(cell).includes(wanted))));
  const compare = (a, b) => a.cells[by].localeCompare(b.cells[by], "en", { numeric: true }) || a.i - b.i;
  return kept.sort((a, b) => (down ? compare(b, a) : compare(a, b)));
}

function sortBy(name, by) {
  order[name] = { by, down: order[name].by === by && !order[name].down };
  showTable(name);
  byId(name).querySelectorAll("th button")[by].focus();
}

function headCell(name, [title], by) {
  const { by: now, down } = order[name];
  const sort = by === now ? (down ? "descending" : "ascending") : "none";
  const arrow = by === now ? (down ? " ▾" : " ▴") : "";
  return make("th", { scope: "col", "aria-sort": sort }, button(title + arrow, () => sortBy(name, by)));
}

function tableRow(name, { i, cells }) {
  const { columns, pick, one } = TABLES[name];
  const words = cells[0] || "the text";
  const open = foreign(words, "button", { type: "button", class: "link", "aria-label": `${words}: show this ${one}`, click: (event) => { event.stopPropagation(); pick(i); } });
  const rest = cells.slice(1).map((cell, n) => make("td", { "data-title": columns[n + 1][0], class: columns[n + 1][0].toLowerCase().replaceAll(" ", "-") }, cell ? foreign(cell) : ""));
  return make("tr", { click: () => pick(i) }, make("th", { scope: "row", "data-title": columns[0][0] }, open), rest);
}

function showTable(name) {
  const rows = rowsOf(name);
  byId(`${name}-count`).textContent = `${rows.length.toLocaleString("en")} of ${plural(TABLES[name].items.length, "row", "rows")}`;
  const [body, more] = long(rows, (row) => tableRow(name, row), ROWS, make("tbody"));
  const head = make("thead", {}, make("tr", {}, TABLES[name].columns.map((column, by) => headCell(name, column, by))));
  byId(`${name}-rows`).replaceChildren(make("table", {}, head, body), more);
}

// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
const safeCell = (cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

function csvOf(name) {
  const titles = TABLES[name].columns.map(([title]) => title);
  return [titles, ...rowsOf(name).map(({ cells }) => cells)].map((row) => row.map(safeCell).join(",")).join("\r\n");
}

function download(name) {
  const address = URL.createObjectURL(new Blob(["\ufeff", csvOf(name)], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: `${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
