// The column beside the picture: what is known of the thing, line, relation, claim or passage that is picked.

const PER_LIST = 25;

function welcome() {
  const degree = tally(BUNDLES.flatMap((bundle) => [bundle.from, bundle.to].flatMap((end) => bundle.relations.map(() => end))));
  const hubs = [...degree].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
  const start = hubs.map(([thing, count]) => make("li", {}, badgeOf(kindOf(thing)), " ", thingLink(thing), make("span", { class: "quiet" }, ` ${plural(count, "relation", "relations")}`)));
  const how = DATA.relations.length
    ? "Each line in the picture is something a text says. Pick a name or a line, and the sentences behind it appear here, with the deciding words marked."
    : "Nothing was found in the texts, so there is no picture. The texts themselves are under Texts.";
  return [make("h2", {}, "Start here"), make("p", {}, how), ...askedOften(), start.length ? make("h3", {}, "Most connected") : null, make("ul", { class: "plainlist" }, start), ...example()];
}

// What most people want to know first, as links into the tables.
function askedOften() {
  const has = (kind) => DATA.claims.some((claim) => claim.kind === kind);
  const views = [
    has("Commitment") && ["Who promises what?", { tab: "claims", claim: "Commitment" }],
    has("Call") && ["Who calls for what?", { tab: "claims", claim: "Call" }],
    DATA.positions.length && ["Who stands where?", { tab: "positions" }],
    DATA.relations.some((relation) => relation.force === "denied") && ["What is denied?", { tab: "relations", forces: Object.keys(DATA.forces).filter((force) => force !== "denied").join(",") }],
    SPANS.length && ["What happened when?", { tab: "timeline" }],
  ].filter(Boolean);
  const rows = views.map(([words, view]) => make("li", {}, link(words, addressOf({ ...START, ...view }), () => change({ ...START, ...view }))));
  return rows.length ? [make("h3", {}, "Often asked"), make("ul", { class: "plainlist" }, rows)] : [];
}

// A fact with a date between much connected things, in a short sentence: it shows how to read all others.
function example() {
  const dated = DATA.relations.map((_, i) => i).filter((i) => DATA.relations[i].force === "fact" && DATA.relations[i].time && DATA.relations[i].to >= 0);
  const worth = ({ from, to, confidence, quotes }) => ((relationsOf(from).length + relationsOf(to).length) * confidence ** 2) / (1 + (quotes[0]?.exact.length ?? 0) / 80) ** 2;
  const [best] = dated.sort((a, b) => worth(DATA.relations[b]) - worth(DATA.relations[a]) || a - b);
  return best === undefined ? [] : [make("h3", {}, "For example"), relationCard([best])];
}

function sayings(heading, indexes, card, open = true) {
  if (!indexes.length) return null;
  return make("details", { class: "sayings", open }, make("summary", {}, `${heading} (${indexes.length})`), ...long(indexes, card, PER_LIST, make("div")));
}

const hiddenNote = (count) => (count ? make("p", { class: "note" }, `${plural(count, "relation", "relations")} hidden by the filters.`) : null);

function aboutThing(index) {
  const thing = DATA.things[index];
  const kind = kindOf(index);
  const shown = relationsOf(index).filter((i) => passing.has(i));
  const hiding = relationsOf(index).length - shown.length;
  const own = shown.filter((i) => DATA.relations[i].from === index && DATA.relations[i].to >= 0);
  const counts = shown.filter((i) => DATA.relations[i].to < 0);
  const others = shown.filter((i) => DATA.relations[i].from !== index);
  return [
    make("h2", { dir: "auto" }, thing.label),
    make("p", { class: "quiet" }, badgeOf(kind), " ", kind.label),
    thing.aliases.length ? make("p", { class: "small", dir: "auto" }, `Also called: ${thing.aliases.join("; ")}`) : null,
    mentionsOf(thing),
    aroundIt(index),
    hiddenNote(hiding),
    sayings("From here", sayingsOf(own), relationCard),
    sayings("To here", sayingsOf(others), relationCard),
    sayings("Numbers", sayingsOf(counts), relationCard),
    sayings("Claims it makes", claimsBy(index).filter((i) => passesClaim(DATA.claims[i])), claimCard, !shown.length),
    sayings("Claims about it", claimsAbout(index).filter((i) => passesClaim(DATA.claims[i])), claimCard, !shown.length),
  ];
}

// Its surroundings alone, and the way from it to another name.
function aroundIt(index) {
  if (!DRAWN.has(index)) return null;
  const near = [["0", "all"], ["1", "neighbours"], ["2", "two steps"], ["3", "three"]].map(([steps, words]) =>
    button(words, () => change({ around: steps, tab: "picture", other: "" }), { "aria-pressed": String(state.around === steps) }));
  const grow = isCrowded() && !members("open").has(DATA.things[index].key) ? button("Keep its neighbours in the picture", () => keepOpen(index)) : null;
  return make("div", { class: "around" },
    make("div", { class: "choices", role: "group", "aria-label": "Show in the picture" }, make("span", { class: "quiet small" }, "Show"), near),
    grow, pathField());
}

function pathField() {
  const list = make("ul", { id: "path-offers", class: "offers", role: "listbox", "aria-label": "Suggestions", hidden: true });
  const field = make("input", { id: "path-to", type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "another name …" });
  nameField(field, list, (thing) => change({ other: DATA.things[thing].key, tab: "picture" }));
  return make("div", { class: "search path" }, make("label", { for: field.id }, "The way from here to"), field, list);
}

function aboutPath(index) {
  const { other, steps } = pathFrom(index);
  const heading = make("h2", {}, foreign(shortOf(index)), " … ", foreign(shortOf(other)));
  const back = button("Back to the name", () => change({ other: "" }));
  if (!steps) return [heading, make("p", { class: "note" }, "No way leads from one to the other through what the filters let pass."), back];
  const parts = steps.map((lines, n) => {
    const relations = lines.flatMap((line) => shownOn(line));
    return sayings(`Step ${n + 1}`, sayingsOf(relations), relationCard);
  });
  return [heading, make("p", { class: "quiet" }, `The shortest way has ${plural(steps.length, "step", "steps")}; every way of that length is shown.`), back, ...parts];
}

function aboutPosition(index) {
  const { holder, towards, stance, relations } = DATA.positions[index];
  const shown = relations.filter((i) => passing.has(i));
  return [
    make("h2", {}, foreign(shortOf(holder)), ` · ${stance} · `, foreign(shortOf(towards))),
    make("p", { class: "quiet" }, `This position follows from ${plural(shown.length, "relation", "relations")}.`),
    hiddenNote(relations.length - shown.length),
    sayings("Shown by", sayingsOf(shown), relationCard),
  ];
}

function mentionsOf(thing) {
  const first = new Map();
  for (const [text, start] of thing.mentions) if (!first.has(text)) first.set(text, start);
  const counts = tally(thing.mentions.map(([text]) => text));
  const rows = [...first].map(([text, start]) => {
    return make("li", {}, textLink(nameOf(DATA.documents[text]), text, start), make("span", { class: "quiet" }, ` ${plural(counts.get(text), "time", "times")}`));
  });
  return rows.length ? make("details", { class: "small" }, make("summary", {}, `Named in ${plural(rows.length, "document", "documents")}`), ...long(rows, (row) => row, PER_LIST, make("ul", { class: "plainlist" }))) : null;
}

function aboutLine(bundle) {
  const { from, to, relations } = BUNDLES[bundle];
  const shown = shownOn(bundle);
  return [
    make("h2", {}, foreign(shortOf(from)), " → ", foreign(shortOf(to))),
    make("p", { class: "quiet" }, plural(shown.length, "relation", "relations")),
    hiddenNote(relations.length - shown.length),
    ...long(sayingsOf(shown), relationCard, PER_LIST, make("div")),
  ];
}

function aboutPassage(pick) {
  const { relations, claims } = pickedSayings();
  return [
    make("h2", {}, "This passage"),
    make("p", { class: "quiet", dir: "auto" }, nameOf(DATA.documents[pick.document])),
    relations.length + claims.length ? null : make("p", {}, "Nothing was read from these words."),
    sayings("Relations", sayingsOf(relations), relationCard),
    sayings("Claims", claims, claimCard),
  ];
}

function detailsOf(pick) {
  if (!pick) return welcome();
  if ("thing" in pick && pathFrom(pick.thing)) return aboutPath(pick.thing);
  if ("position" in pick) return aboutPosition(pick.position);
  if ("thing" in pick) return aboutThing(pick.thing);
  if ("line" in pick) return aboutLine(pick.line);
  if ("relation" in pick) return [make("h2", {}, "One relation"), relationCard([pick.relation])];
  if ("claim" in pick) return [make("h2", {}, "One claim"), claimCard(pick.claim), sayings("Relations in it", sayingsOf(DATA.claims[pick.claim].expresses), relationCard)];
  return aboutPassage(pick);
}

function showDetails(changed) {
  const panel = byId("details");
  const pick = picked();
  const clear = pick ? button("Close", () => change({ pick: "", other: "" }), { class: "close", id: "close" }) : null;
  const seen = pick && state.tab !== "picture" ? button("Show in the picture", () => change({ tab: "picture" }), { id: "to-picture" }) : null;
  const [heading, ...rest] = detailsOf(pick).filter(Boolean);
  panel.replaceChildren(make("div", { class: "headline" }, heading, clear), ...[seen].filter(Boolean), ...rest);
  panel.scrollTop = 0;
  const narrow = globalThis.matchMedia("(max-width: 60rem)").matches;
  if (pick && narrow && changed.has("pick") && !changed.has("tab")) panel.scrollIntoView({ block: "start" });
}
