// Which relations and claims pass, and the controls that decide it. The legend is the filter.

let passing = new Set();

function passes(relation) {
  const kinds = members("kinds");
  const ends = [relation.from, relation.to].filter((end) => end >= 0);
  return (
    ends.every((end) => !kinds.has(DATA.things[end].kind)) &&
    !members("forces").has(relation.force) &&
    (!state.relation || relation.predicate === state.relation) &&
    relation.confidence >= Number(state.sure) &&
    passesOrigin(relation)
  );
}

const passesOrigin = (saying) =>
  (!state.document || DATA.documents[saying.document]?.key === state.document) &&
  (!state.speaker || DATA.things[saying.speakerThing]?.key === state.speaker);

const passesClaim = (claim) => claim.confidence >= Number(state.sure) && passesOrigin(claim);

function refilter() {
  passing = new Set(DATA.relations.map((_, i) => i).filter((i) => passes(DATA.relations[i])));
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function tick(name, member, picture, label, count) {
  const box = make("input", { type: "checkbox", change: () => toggle(name, member), "data-filter": name, value: member });
  return make("label", { class: "tick" }, box, picture, make("span", {}, label), make("span", { class: "count" }, `${count}`));
}

function choice(name, label, options, any) {
  const list = make("select", { id: `filter-${name}`, change: (event) => change({ [name]: event.target.value }) });
  if (any) list.append(make("option", { value: "" }, any));
  list.append(...options.map(([value, text]) => make("option", { value }, text)));
  return make("div", { class: "choice" }, make("label", { for: list.id }, label), list);
}

function legendOfKinds() {
  const counts = tally(DATA.things.map((thing) => thing.kind));
  return Object.entries(DATA.families).map(([id, family]) => {
    const kinds = DATA.kinds.filter((kind) => kind.family === id && counts.has(kind.id));
    const ticks = kinds.map((kind) => tick("kinds", kind.id, badgeOf(kind), kind.plural, counts.get(kind.id)));
    return ticks.length ? make("fieldset", {}, make("legend", {}, family.label), ticks) : null;
  });
}

function legendOfForces() {
  const counts = tally(DATA.relations.map((relation) => relation.force));
  const ticks = Object.entries(DATA.forces)
    .filter(([id]) => counts.has(id))
    .map(([id, force]) => tick("forces", id, lineOf(force), force.label, counts.get(id)));
  return ticks.length ? make("fieldset", {}, make("legend", {}, "How it is said"), ticks) : null;
}

const byText = (a, b) => a[1].localeCompare(b[1], "en");

function choices() {
  const relations = new Map(DATA.relations.map((relation) => [relation.predicate, relation.label]));
  const speakers = new Set([...DATA.relations, ...DATA.claims].map((saying) => saying.speakerThing).filter((i) => i >= 0));
  const texts = DATA.documents.map((text) => [text.key, nameOf(text)]);
  const sure = [["0", "any"], ["0.5", "right at least half of the time"], ["0.7", "7 times of 10"], ["0.9", "9 times of 10"]];
  return [
    choice("relation", "Relation", [...relations].sort(byText), "all relations"),
    choice("speaker", "In whose words", [...speakers].map((i) => [DATA.things[i].key, labelOf(i)]).sort(byText), "anybody’s"),
    choice("document", "Document", texts.sort(byText), "all documents"),
    choice("sure", "How often the rule is right", sure),
    choice("around", "Around what is picked", [["0", "the whole picture"], ["1", "its neighbours"], ["2", "two steps"]]),
  ];
}

function buildFilters() {
  const reset = button("Show everything again", () => change({ ...START, tab: state.tab, pick: state.pick }), { id: "reset" });
  const status = make("p", { id: "passing", role: "status", class: "quiet" });
  byId("controls").replaceChildren(...[...legendOfKinds(), legendOfForces(), ...choices(), status, reset].filter(Boolean));
  if (globalThis.matchMedia("(max-width: 60rem)").matches) byId("filters").open = false;
}

function showFilters() {
  for (const box of document.querySelectorAll("[data-filter]")) box.checked = !members(box.dataset.filter).has(box.value);
  for (const name of ["relation", "speaker", "document", "sure", "around"]) byId(`filter-${name}`).value = state[name];
  byId("passing").textContent = `${passing.size} of ${plural(DATA.relations.length, "relation", "relations")} shown`;
  byId("reset").hidden = Object.keys(START).every((name) => ["tab", "pick"].includes(name) || state[name] === START[name]);
}
