// Rows for a spreadsheet, as a file or on the clipboard; no cell of theirs can become a formula.

const RISKY = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const plainCell = (cell) => (RISKY.test(cell) ? `'${cell}` : cell);

const safeCell = (cell) => `"${plainCell(cell).replaceAll('"', '""')}"`;
const tabCell = (cell) => plainCell(cell.replaceAll(/\s+/g, " "));

function linesOf(name) {
  const { columns, rows } = tableOf(name);
  return [columns.map(({ title }) => title), ...rows.map(({ said }) => said)];
}

function download(name) {
  const text = linesOf(name).map((row) => row.map(safeCell).join(",")).join("\r\n");
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: `${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function copy(name) {
  const rows = linesOf(name);
  const done = await toClipboard(rows.map((row) => row.map(tabCell).join("\t")).join("\n"));
  byId(`${name}-count`).textContent = done ? `${plural(rows.length - 1, "row", "rows")} copied` : "This browser does not let the page copy; download the rows instead.";
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

// The older way, for browsers that give a page from disk no clipboard.
function byHand(text) {
  const field = make("textarea", { class: "unseen", "aria-hidden": "true" }, text);
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
