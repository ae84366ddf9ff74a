// Ask: SPARQL over the graph that the page carries. This file owns the form; ask-engine.js the worker, ask-answer.js the rows.

const ASK = DATA.ask;
const OWN = "SELECT ?who ?what ?sentence {\n  ?relation rdf:predicate tg:supports ; rdf:subject ?actor ; rdf:object ?thing ; tg:evidence/oa:exact ?sentence .\n  ?actor skos:prefLabel ?who . ?thing skos:prefLabel ?what .\n} ORDER BY ?who ?what";
const MOST_OFFERED = 2000;
const GIVEN = /^[ \t]*# given[ \t]*$/gm;

const questionAsked = () => ASK.questions.find(({ name }) => name === byId("ask-question").value);

function buildAsk() {
  const options = [make("option", { value: "" }, "a SPARQL query of your own"), ...ASK.questions.map(({ name, says }) => make("option", { value: name }, says))];
  const keys = (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); runAsk(); } };
  return make("div", { id: "ask", class: "ask" },
    make("form", { submit: (event) => { event.preventDefault(); runAsk(); } },
      make("div", { class: "choice" }, make("label", { for: "ask-question" }, "Question"), make("select", { id: "ask-question", change: showQuestion }, options)),
      make("div", { id: "ask-given" }),
      make("details", { id: "ask-words", open: true }, make("summary", {}, "SPARQL"),
        make("textarea", { id: "ask-query", "aria-label": "SPARQL query", rows: 9, spellcheck: "false", autocomplete: "off", autocapitalize: "off", keydown: keys }, OWN)),
      make("p", { class: "ask-do" }, make("button", { type: "submit", id: "ask-run" }, "Ask"), button("Stop", stopAsk, { id: "ask-stop", hidden: true }),
        make("span", { id: "ask-status", role: "status", class: "quiet" }))),
    make("div", { id: "ask-answer", class: "rows" }),
    make("p", { class: "quiet small" }, `Answered by ${ASK.engine} inside this page: neither question nor texts leave it. The filters do not concern it.`));
}

// The fields of a shipped question; its SPARQL is there to read and to change.
function showQuestion() {
  const question = questionAsked();
  byId("ask-query").value = question?.query ?? OWN;
  byId("ask-words").open = !question;
  byId("ask-given").replaceChildren(...(question?.parameters ?? []).map(([name, says]) => parameterField(name, says)), offeredNames());
}

function parameterField(name, says) {
  const [sort, ...rest] = says.split(" ");
  const more = { name: { list: "ask-names" }, year: { inputmode: "numeric" }, text: {} }[sort];
  const field = make("input", { id: `ask-for-${name}`, type: "search", autocomplete: "off", spellcheck: "false", placeholder: "any", ...more });
  return make("div", { class: "choice" }, make("label", { for: field.id }, sort === "text" ? rest.join(" ") : says), field);
}

const offeredNames = () => make("datalist", { id: "ask-names" }, BY_LINKS().slice(0, MOST_OFFERED).map((thing) => make("option", { value: labelOf(thing) })));

const BY_LINKS = () => DATA.things.map((_, i) => i).sort((a, b) => relationsOf(b).length - relationsOf(a).length || a - b);

// The query with what is given for its parameters, where it wants them; a fault where a value is none.
function askedQuery() {
  const query = byId("ask-query").value;
  const filled = (questionAsked()?.parameters ?? []).map(([name, says]) => ({ name, sort: says.split(" ")[0], value: byId(`ask-for-${name}`).value.trim() })).filter(({ value }) => value);
  const terms = filled.map(({ name, sort, value }) => ({ name, ...TERMS[sort](value, name) }));
  const fault = terms.map((term) => term.fault).find(Boolean);
  if (fault || !terms.length) return { query, fault };
  const values = `VALUES (${terms.map(({ name }) => `?${name}`).join(" ")}) { (${terms.map(({ term }) => term).join(" ")}) }`;
  return { query: query.search(GIVEN) < 0 ? `${query}\n${values}` : query.replace(GIVEN, () => values) };
}

const TERMS = {
  name: (value) => thingNamed(value),
  year: (value) => (/^\d+$/.test(value) ? { term: String(Number(value)) } : { fault: `A year such as 2007 is needed here, not “${value}”.` }),
  text: (value) => ({ term: JSON.stringify(value) }),
};

// One thing by its key or any of its names: the better a name, the sooner it decides.
function thingNamed(words) {
  const plain = folded(words);
  const key = THING_BY_KEY.get(words);
  const sorts = [({ name, label }) => label && name === words, ({ label, plain: other }) => label && other === plain, ({ plain: other }) => other === plain];
  const named = sorts.map((fits) => [...new Set(NAMES.map((name) => ({ ...name, label: name.name === labelOf(name.thing) })).filter(fits).map(({ thing }) => thing))]);
  const found = key === undefined ? named.find((things) => things.length) ?? [] : [key];
  if (found.length === 1) return { term: `<${ASK.base}${DATA.things[found[0]].key}>` };
  if (found.length) return { fault: `“${words}” is the name of several things here; give one of these instead: ${found.map((thing) => DATA.things[thing].key).join(", ")}.` };
  const near = nearest(plain);
  return { fault: `No document here names “${words}”${near.length ? `; did you mean ${near.map((name) => `“${name}”`).join(" or ")}?` : "."}` };
}

// The names that share most pairs of letters with a misspelt one.
function nearest(plain) {
  const pairs = (text) => new Set([...text].map((letter, i) => letter + (text[i + 1] ?? "")));
  const mine = pairs(plain);
  const likeness = (text) => { const theirs = pairs(text); return (2 * [...theirs].filter((pair) => mine.has(pair)).length) / (mine.size + theirs.size); };
  const rated = NAMES.map(({ name, plain: other }) => ({ name, like: other.includes(plain) ? 0.95 : likeness(other) })).filter(({ like }) => like >= 0.55);
  return [...new Set(rated.sort((a, b) => b.like - a.like || a.name.localeCompare(b.name, "en")).map(({ name }) => name))].slice(0, 3);
}
