// The controls beside the picture: the legend, which is also a filter, and what else can be asked for.

const SURE = [["0", "any"], ["0.5", "right at least half of the time"], ["0.7", "7 times of 10"], ["0.9", "9 times of 10"]];

function tick(name, member, picture, label, count) {
  const box = make("input", { type: "checkbox", change: () => toggle(name, member), "data-filter": name, value: member });
  const only = button("only", () => showOnly(name, member), { class: "link only", "aria-label": `Show only: ${label}` });
  return make("div", { class: "tick" },
    make("label", {}, box, picture, make("span", {}, label)), only, make("span", { class: "count" }, count.toLocaleString("en")));
}

// Hide all others of the same list; asked again, show them all.
function showOnly(name, member) {
  const others = Object.keys(name === "kinds" ? Object.fromEntries(KINDS) : DATA.forces).filter((other) => other !== member).sort().join(",");
  change({ [name]: state[name] === others ? START[name] : others });
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
  const claims = [...tally(DATA.claims.map((claim) => claim.kind)).keys()].map((kind) => [kind, DATA.claimKinds[kind] ?? kind]);
  const texts = DATA.documents.map((text) => [text.key, nameOf(text)]);
  return [
    choice("relation", "Relation", [...relations].sort(byText), "all relations"),
    choice("claim", "Kind of claim", claims.sort(byText), "all claims"),
    choice("speaker", "In whose words", [...speakers].map((i) => [DATA.things[i].key, labelOf(i)]).sort(byText), "anybody’s"),
    choice("document", "Document", texts.sort(byText), "all documents"),
    buildYears(),
    choice("sure", "How often the rule is right", SURE),
    choice("around", "Around the picked name", [["0", "the whole picture"], ["1", "its neighbours"], ["2", "two steps"], ["3", "three steps"]]),
  ];
}

function buildFilters() {
  const reset = button("Show everything again", () => change({ ...START, tab: state.tab, pick: state.pick, text: state.text }), { id: "reset" });
  const status = make("p", { id: "passing", role: "status", class: "quiet" });
  const top = make("div", { class: "passing" }, status, reset);
  byId("controls").replaceChildren(...[top, ...legendOfKinds(), legendOfForces(), ...choices()].filter(Boolean));
  if (globalThis.matchMedia("(max-width: 60rem)").matches) byId("filters").open = false;
}

function showFilters() {
  for (const box of document.querySelectorAll("[data-filter]")) box.checked = !members(box.dataset.filter).has(box.value);
  for (const name of ["relation", "claim", "speaker", "document", "sure", "around"]) byId(`filter-${name}`).value = state[name];
  showYears();
  const kept = ["tab", "pick", "text", "sort"];
  byId("passing").textContent = `${passing.size.toLocaleString("en")} of ${plural(DATA.relations.length, "relation", "relations")} shown`;
  byId("reset").hidden = Object.keys(START).every((name) => kept.includes(name) || state[name] === START[name]);
}
