// The end of the worker's script: Oxigraph (vendor/oxigraph/web.js) stands before it. It keeps the graph and answers one query at a time.

const JSON_ROWS = "application/sparql-results+json";
const LINES = "application/n-triples";

const REFUSED = "SERVICE is refused: queries never leave this page. Leave that clause out.";
const HIDDEN = "The query is not a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE, or it has a SERVICE clause, which is refused: queries never leave this page.";

let store = null;
let prologue = "";

// As everywhere else, the default graph is the union of the named ones, each triple once.
function start({ engine, graph, prefixes }) {
  initSync({ module: engine });
  store = new Store();
  store.load(new Uint8Array(graph), { format: "application/trig", no_transaction: true });
  store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");
  prologue = `${Object.entries(prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ")}\n`;
  return { started: true };
}

// The query with a limit of its own; where it has one already, or ends in VALUES, it is no SPARQL then and runs as it is.
function limited(query, most, format) {
  try {
    return store.query(`${prologue}${query}\nLIMIT ${most + 1}`, { results_format: format });
  } catch (error) {
    if (!isSyntax(error)) throw error;
    return store.query(prologue + query, { results_format: format });
  }
}

const isSyntax = (error) => /^error at \d+:\d+/.test(error.message);

// Rows, or triples where the query makes a graph: Oxigraph knows which only by refusing the other form.
function answered(query, most) {
  try {
    return rows(JSON.parse(limited(query, most, JSON_ROWS)), most);
  } catch (error) {
    if (!/^Not supported RDF format/.test(error.message)) throw error;
    return triples(limited(query, most, LINES), most);
  }
}

function rows({ head, boolean, results }, most) {
  if (boolean !== undefined) return { yes: boolean };
  const cells = (row) => head.vars.map((name) => row[name] ?? null);
  return { columns: head.vars, rows: results.bindings.slice(0, most).map(cells), more: results.bindings.length > most };
}

function triples(text, most) {
  const lines = text.split("\n").filter(Boolean).sort();
  const parts = (line) => /^(\S+) (\S+) (.*) \.$/s.exec(line).slice(1);
  const cell = (value) => ({ type: value.startsWith("<") && !value.startsWith("<<") ? "uri" : "text", value: value.replace(/^<([^<].*)>$/, "$1") });
  return { columns: ["subject", "predicate", "object"], rows: lines.slice(0, most).map((line) => parts(line).map(cell)), more: lines.length > most };
}

function ask({ query, most }) {
  if (isRemote(query)) return { fault: REFUSED };
  if (isHidden(query, prologue)) return { fault: HIDDEN };
  try {
    return answered(query, most);
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

// One plain sentence; lines are counted without the prefixes that were put in front.
function faultOf(error) {
  if (error instanceof WebAssembly.RuntimeError) throw error;
  const place = /^error at (\d+):(\d+): expected (?:one of )?(.*)/s.exec(error.message);
  if (!place) return `The query failed: ${error.message.replace(/\.$/, "")}.`;
  const [, line, column, expected] = place;
  return `The query is not a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE: line ${line - 1}, column ${column}: ${wantedOf(expected)}.`;
}

// What is wrong, where the parser says so; else what could stand there, without its lists of letters.
function wantedOf(expected) {
  const [said] = /\b[A-Z][A-Za-z]* [a-zA-Z ]+/.exec(expected) ?? [];
  const words = expected.match(/[A-Z]{2,}|"[^"]+"/g) ?? ["something else"];
  return said ?? `${words.slice(0, 8).join(", ")} could stand there`;
}

const acts = { start, ask };

self.onmessage = ({ data }) => self.postMessage(acts[data.act](data));
