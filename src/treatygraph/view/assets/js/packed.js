// Blocks of the page that Python compressed (view/packed.py), turned back into bytes and texts.

function bytesOf(letters) {
  const plain = atob(letters);
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i += 1) bytes[i] = plain.charCodeAt(i);
  return bytes;
}

// What the page holds, as rows again (view/compact.py made columns of them).
async function readData() {
  const summary = document.getElementById("summary");
  summary.textContent = "Opening …";
  if (typeof DecompressionStream === "undefined") {
    summary.textContent = "This browser is too old for this page: take one of 2023 or later.";
    throw new Error(summary.textContent);
  }
  const data = await unpacked("data").json();
  for (const name of ["things", "documents"]) data[name] = tableRows(data[name]);
  for (const name of ["relations", "claims", "positions"]) if (data[name]) data[name] = tableRows(data[name], data.documents);
  for (const name of Object.keys(data.network)) data.network[name] = tableRows(data.network[name]);
  return data;
}

function tableRows({ length, columns }, texts) {
  const names = Object.keys(columns);
  const columnOf = (column) => (Array.isArray(column) ? column : column.at.map((at) => column.values[at]));
  const lists = names.map((name) => (name === "quotes" ? columnOf(columns[name]).map((quotes) => quotes.map((quote) => new Quote(quote, texts))) : columnOf(columns[name])));
  return Array.from({ length }, (_, i) => {
    const row = {};
    for (let n = 0; n < names.length; n += 1) row[names[n]] = lists[n][i];
    return row;
  });
}

// The words of a quote stand in its document's text, unless the text is not in the page.
class Quote {
  #texts;
  #words;

  constructor([document, start, end, marks, words], texts) {
    this.document = document;
    this.start = start;
    this.end = end;
    this.marks = marks;
    this.#texts = texts;
    this.#words = words;
  }

  get exact() {
    return this.#words ?? this.#texts[this.document].text.slice(this.start, this.end);
  }
}

function unpacked(id) {
  const compressed = new Blob([bytesOf(document.getElementById(id).textContent)]);
  return new Response(compressed.stream().pipeThrough(new DecompressionStream("gzip")));
}
