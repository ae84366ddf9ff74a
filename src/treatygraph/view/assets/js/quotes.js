// A saying as a reader sees it: who, what, the exact words with the deciding ones marked, and where they stand.

const ROLES = { subject: "who", cue: "says so", object: "what", denial: "denies it" };

// Cut a text at the borders of all marks, so that overlapping marks become pieces with several roles.
function pieces(text, marks) {
  const borders = new Set([0, text.length, ...marks.flatMap(([, start, end]) => [start, end])]);
  const cuts = [...borders].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((cut, i) => {
    const roles = marks.filter(([, start, end]) => start <= cut && cuts[i + 1] <= end).map(([role]) => role);
    return { text: text.slice(cut, cuts[i + 1]), roles };
  });
}

function markedWords(quote) {
  return pieces(quote.exact, quote.marks).map(({ text, roles }) =>
    roles.length ? make("mark", { class: roles.join(" "), title: roles.map((role) => ROLES[role]).join(", ") }, text) : text,
  );
}

function textLink(words, text, offset) {
  const address = addressOf({ ...START, tab: "texts", text: `${offset}:${DATA.documents[text].key}` });
  return link(words, address, () => openText(text, offset));
}

function quoteBlock(quote, speaker) {
  const { title, date } = originOf(quote);
  const open = textLink("Read in the text", quote.document, quote.start);
  const said = [open, date, speaker && make("span", {}, "in the words of ", foreign(speaker))].filter(Boolean);
  return make("figure", { class: "quote" },
    make("blockquote", { dir: "auto" }, ...markedWords(quote)),
    make("figcaption", {}, foreign(title, "cite", { title }), ...said.flatMap((part, i) => (i ? [" · ", part] : [part]))),
  );
}

function thingLink(thing) {
  const address = addressOf({ ...START, pick: `thing:${DATA.things[thing].key}` });
  const found = link(shortOf(thing), address, () => pickThing(thing));
  if (shortOf(thing) !== labelOf(thing)) found.title = labelOf(thing);
  return found;
}

function tagsOf(relation) {
  const tags = [];
  if (relation.force !== "fact") tags.push([relation.force, forceOf(relation).label]);
  if (relation.force === "denied" && relation.modality !== "Asserted") tags.push(["plan", DATA.forces[relation.modality === "Intended" ? "plan" : "supposed"].label]);
  if (relation.force === "denied" && relation.alleged) tags.push(["alleged", DATA.forces.alleged.label]);
  if (isContested(relation)) tags.push(["contested", "said both ways"]);
  return tags.map(([name, label]) => make("span", { class: `tag ${name}` }, label));
}

function relationHead(relation) {
  const object = relation.to < 0 ? make("strong", {}, objectOf(relation)) : thingLink(relation.to);
  const role = relation.role ? [" as ", foreign(relation.role)] : [];
  const when = whenOf(relation) ? [make("span", { class: "when" }, ` · ${whenOf(relation)}`)] : [];
  const tags = tagsOf(relation).flatMap((tag) => [tag, " "]);
  return make("p", { class: "saying" }, ...tags, thingLink(relation.from), " ", make("b", {}, relation.label), " ", object, ...role, ...when);
}

// One card for relations that say the same, each with its own quotes.
function relationCard(indexes) {
  const relations = indexes.map((i) => DATA.relations[i]);
  const [relation] = relations;
  const sure = Math.round(Math.max(...relations.map(({ confidence }) => confidence)) * 100);
  const rules = [...new Set(relations.map(({ rule }) => rule))].join(", ");
  return make("article", { class: `card ${relation.force}`, "data-relation": relation.key },
    relationHead(relation),
    ...relations.flatMap(({ quotes, speaker }) => quotes.map((quote) => quoteBlock(quote, speaker))),
    make("p", { class: "quiet small", title: rules }, `Readings of this kind are right ${sure} times of 100.`),
  );
}

function claimCard(index) {
  const claim = DATA.claims[index];
  const verb = DATA.claimKinds[claim.kind] ?? claim.kind;
  const who = claim.speakerThing < 0 ? "The text" : thingLink(claim.speakerThing);
  const to = claim.addressees.length ? [" to ", joined(claim.addressees)] : [];
  const about = claim.about.length ? make("p", { class: "small" }, "About: ", joined(claim.about)) : null;
  const denied = claim.polarity === "Negative" ? [" ", make("span", { class: "tag denied" }, "in the negative")] : [];
  return make("article", { class: "card claim", "data-claim": claim.key },
    make("p", { class: "saying" }, who, " ", make("b", {}, verb), ...to.flat(), ...denied),
    ...claim.quotes.map((quote) => quoteBlock(quote, "")),
    about,
  );
}

const sameSaying = (i) => {
  const { from, to, number, bound, predicate, force, modality, time, since, until, role } = DATA.relations[i];
  return JSON.stringify([from, predicate, to, number, bound, force, modality, time, since, until, role]);
};

// Relations that say the same together; facts first, then the surest, then in time.
function sayingsOf(relations) {
  const rank = Object.keys(DATA.forces);
  const place = ({ force, confidence, label, time }) => [rank.indexOf(force), 99 - Math.round(confidence * 20), label, time || "9999"].join(" ");
  const places = new Map(relations.map((i) => [i, place(DATA.relations[i])]));
  const ordered = [...relations].sort((a, b) => places.get(a).localeCompare(places.get(b), "en") || a - b);
  const groups = new Map();
  for (const i of ordered) groups.set(sameSaying(i), [...(groups.get(sameSaying(i)) ?? []), i]);
  return [...groups.values()];
}

const joined = (things) => things.flatMap((thing, i) => (i ? [", ", thingLink(thing)] : [thingLink(thing)]));
