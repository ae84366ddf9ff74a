// Asks an endpoint with Comunica: node comunica.cjs ENDPOINT QUERY; rows or triples as JSON on stdout.
function engine() {
  for (const name of ["@comunica/query-sparql", "@comunica/query-sparql-file"]) {
    try {
      return new (require(name).QueryEngine)();
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  process.exit(3);
}

async function main([endpoint, query]) {
  const result = await engine().query(query, { sources: [{ type: "sparql", value: endpoint }] });
  const found = await (await result.execute()).toArray();
  const plain = result.resultType === "quads"
    ? found.map((quad) => [quad.subject.value, quad.predicate.value, quad.object.value])
    : found.map((row) => Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value])));
  process.stdout.write(JSON.stringify(plain));
}

main(process.argv.slice(2)).catch((error) => { process.stderr.write(`${error.message}\n`); process.exit(1); });
