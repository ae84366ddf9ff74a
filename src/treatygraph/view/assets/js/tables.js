// Relations, claims, positions, numbers and dates as tables: sorted, narrowed, copied and taken away under the same filters.

const ROWS = 100;

function buildTable(name) {
  const find = make("input", { id: `${name}-find`, type: "search", autocomplete: "off", input: (event) => change({ find: event.target.value }) });
  return make("div", { id: name, class: "tables" },
    make("div", { class: "bar" },
      make("label", { for: find.id }, "Only rows with"), find,
      make("p", { id: `${name}-count`, class: "quiet", role: "status" }),
      button("Copy", () => copy(name), { id: `${name}-copy`, "aria-label": "Copy these rows for a spreadsheet" }),
      button("Download as CSV", () => download(name), { id: `${name}-csv` })),
    make("div", { id: `${name}-rows`, class: "rows", tabindex: 0, role: "region", "aria-label": TABS[name] }));
}

// Which column a table is sorted by, and whether from its end; the address keeps it.
function orderOf(name) {
  const [table, by, way] = state.sort.split(":");
  return table === name ? { by: Number(by), down: way === "down" } : { by: TABLES[name].by, down: false };
}

function compared(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (!a !== !b) return a ? -1 : 1;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}

function tableOf(name) {
  const { columns, rows } = TABLES[name].read();
  const wanted = folded(state.find.trim());
  const cells = rows.map((row) => ({ ...row, said: columns.map(({ say }) => String(say(row.item))) }));
  const kept = cells.filter(({ said }) => !wanted || said.some((cell) => folded(cell).includes(wanted)));
  const { by, down } = orderOf(name);
  const key = columns[by]?.by;
  if (key) kept.sort((a, b) => (down ? -1 : 1) * compared(key(a.item), key(b.item)) || a.id - b.id);
  return { columns, rows: kept };
}

function sortBy(name, by) {
  const { by: now, down } = orderOf(name);
  change({ sort: `${name}:${by}:${now === by && !down ? "down" : "up"}` });
  byId(name).querySelectorAll("th button")[by].focus();
}

function headCell(name, { title, head = title }, by) {
  const { by: now, down } = orderOf(name);
  const sort = by === now ? (down ? "descending" : "ascending") : "none";
  const arrow = by === now ? (down ? " ▾" : " ▴") : "";
  return make("th", { scope: "col", "aria-sort": sort, title: head === title ? null : title }, button(head + arrow, () => sortBy(name, by), { dir: "auto" }));
}

const onlyThis = (act) => (event) => { event.stopPropagation(); act(); };

function bodyCell({ title, head = title, show, say, picks }, { item, pick }) {
  const shown = String(show(item));
  const [one] = picks?.(item) ?? [];
  const inner = one ? foreign(shown, "button", { type: "button", class: "link", click: onlyThis(() => pickPosition(one.i)) }) : foreign(shown);
  const whole = show === say || shown === say(item) ? null : say(item);
  return make("td", { "data-title": head, class: picks ? "stance" : title.toLowerCase().replaceAll(" ", "-"), title: whole, click: picks ? null : pick }, shown ? inner : "");
}

function tableRow(name, columns, row) {
  const [first, ...rest] = columns;
  const words = String(first.show(row.item)) || "the text";
  const said = `${words}: show this ${TABLES[name].one}`;
  const open = foreign(words, "button", { type: "button", class: "link", "aria-label": said, click: onlyThis(row.pick) });
  return make("tr", { click: row.pick }, make("th", { scope: "row", "data-title": first.title }, open), rest.map((cell) => bodyCell(cell, row)));
}

function showTable(name) {
  const { columns, rows } = tableOf(name);
  const { all } = TABLES[name];
  if (byId(`${name}-find`).value !== state.find) byId(`${name}-find`).value = state.find;
  byId(`${name}-count`).textContent = `${rows.length.toLocaleString("en")} of ${plural(all, "row", "rows")}`;
  for (const act of ["copy", "csv"]) byId(`${name}-${act}`).disabled = !rows.length;
  if (!rows.length) {
    byId(`${name}-rows`).replaceChildren(make("p", { class: "nothing" }, all ? "Nothing passes the filters." : NOTHING[name]));
    return;
  }
  const [body, more] = long(rows, (row) => tableRow(name, columns, row), ROWS, make("tbody"));
  const head = make("thead", {}, make("tr", {}, columns.map((one, by) => headCell(name, one, by))));
  byId(`${name}-rows`).replaceChildren(make("table", { class: name }, head, body), more);
}
