// What came back: rows with links into the page, or one plain sentence.

const ASK_STEP = 100;

function showFault(sentence) {
  asked = null;
  calm("");
  byId("ask-answer").replaceChildren(make("p", { class: "note", role: "alert" }, sentence));
}

function showAnswer(answer, milliseconds) {
  if (answer.fault) return showFault(answer.fault);
  asked = null;
  if (answer.yes === undefined) return showRows(plainRows(answer), answer.more, inSeconds(milliseconds));
  calm(inSeconds(milliseconds));
  return byId("ask-answer").replaceChildren(make("p", { class: "note" }, answer.yes ? "Yes." : "No."));
}

// Without the columns that only take a question's parameters, and each row that remains once.
function plainRows({ columns, rows }) {
  const given = new Set((questionAsked()?.parameters ?? []).filter(([, says]) => says.startsWith("name ")).map(([name]) => name));
  const kept = columns.map((_, i) => i).filter((i) => !given.has(columns[i]));
  const different = new Map(rows.map((row) => kept.map((i) => row[i])).map((row) => [JSON.stringify(row), row]));
  return { columns: kept.map((i) => columns[i]), rows: given.size ? [...different.values()] : rows };
}

function showRows({ columns, rows }, more, took) {
  const count = plural(rows.length, "row", "rows");
  calm(`${more ? `The first ${count}; narrow the question to see others` : count} · ${took}`);
  if (!rows.length) return byId("ask-answer").replaceChildren(make("p", {}, "Nothing in these texts answers it."));
  const head = make("thead", {}, make("tr", {}, columns.map((name) => make("th", { scope: "col" }, name))));
  const [body, next] = long(rows, (row) => make("tr", {}, columns.map((name, i) => make("td", { "data-title": name, class: name }, row[i] ? askCell(row, i, columns) : ""))), ASK_STEP, make("tbody"));
  const take = button("Download as CSV", () => downloadText("answer.csv", askCsv(columns, rows)), { id: "ask-csv" });
  return byId("ask-answer").replaceChildren(make("p", {}, take), make("table", {}, head, body), next);
}

const inSeconds = (milliseconds) => `${(milliseconds / 1000).toLocaleString("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 })} s`;

// A resource by its short name, leading to what the page shows of it; a document's identifier leads to the sentence.
function askCell(row, i, columns) {
  const { type, value } = row[i];
  if (type === "uri") return resourceCell(value);
  const text = columns[i] === "document" ? DATA.documents.findIndex(({ identifier }) => identifier === value) : -1;
  if (text < 0) return foreign(textOf({ value }));
  const sentence = row[columns.indexOf("sentence")]?.value ?? "";
  return textLink(value, text, Math.max(DATA.documents[text].text.indexOf(sentence), 0));
}

function resourceCell(iri) {
  const key = iri.startsWith(ASK.base) ? iri.slice(ASK.base.length) : "";
  if (THING_BY_KEY.has(key)) return thingLink(THING_BY_KEY.get(key));
  const relation = RELATION_BY_KEY.get(key);
  if (relation !== undefined) return link(shortIri(iri), addressOf({ ...START, pick: `relation:${key}` }), () => pickRelation(relation));
  return foreign(shortIri(iri));
}

function shortIri(iri) {
  const [prefix, start] = Object.entries(ASK.prefixes).find(([, begin]) => iri.startsWith(begin)) ?? [];
  return prefix === undefined ? iri : `${prefix}:${iri.slice(start.length)}`;
}

const textOf = ({ value }) => (typeof value === "string" ? value : JSON.stringify(value));

function askCsv(columns, rows) {
  const lines = [columns, ...rows.map((row) => row.map((cell) => (cell ? textOf(cell) : "")))];
  return lines.map((line) => line.map(safeCell).join(",")).join("\r\n");
}

function downloadText(name, text) {
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
