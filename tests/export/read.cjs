// Reads a file with a program of others: node read.cjs PACKAGE PATH [MEDIA]; what it found as JSON on stdout.
const fs = require("fs");

function needed(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    process.exit(3);
  }
}

const term = (t) => t.termType === "Quad" ? [t.subject, t.predicate, t.object].map(term)
  : [t.termType, t.value, t.language || "", t.datatype ? t.datatype.value : ""];
const quad = (q) => [q.subject, q.predicate, q.object, q.graph].map(term);

const readers = {
  n3: (text) => new (needed("n3").Parser)().parse(text).map(quad),
  "@comunica/query-sparql": async (text, media) => {
    const { QueryEngine } = needed("@comunica/query-sparql");
    const sources = [{ type: "serialized", value: text, mediaType: media, baseIRI: "http://example.org/" }];
    const rows = await new QueryEngine().queryBindings("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", { sources });
    const none = { termType: "DefaultGraph", value: "" };
    return (await rows.toArray()).map((row) => [...["s", "p", "o"].map((name) => row.get(name)), row.get("g") || none].map(term));
  },
  "graphology-gexf": (text) => {
    const graph = needed("graphology-gexf").parse(needed("graphology"), text);
    return {
      nodes: graph.mapNodes((id, attributes) => [id, attributes]),
      edges: graph.mapEdges((id, attributes, source, target) => [id, attributes, source, target]),
    };
  },
  "@recogito/text-annotator": () => {
    needed("@recogito/text-annotator");
    return require.resolve("@recogito/text-annotator");
  },
};

(async ([name, path, media]) => {
  process.stdout.write(JSON.stringify(await readers[name](fs.readFileSync(path, "utf8"), media)));
})(process.argv.slice(2)).catch((error) => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
