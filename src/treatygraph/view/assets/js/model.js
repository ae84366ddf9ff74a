// The page's data and what can be looked up in it. Nothing here touches the page.

const DATA = await readData();

const KINDS = new Map(DATA.kinds.map((kind) => [kind.id, kind]));
const kindOf = (thing) => KINDS.get(DATA.things[thing].kind);
const forceOf = (relation) => DATA.forces[relation.force];
const labelOf = (thing) => (thing < 0 ? "" : DATA.things[thing].label);

const THING_BY_KEY = new Map(DATA.things.map((thing, i) => [thing.key, i]));
const RELATION_BY_KEY = new Map(DATA.relations.map((relation, i) => [relation.key, i]));
const CLAIM_BY_KEY = new Map(DATA.claims.map((claim, i) => [claim.key, i]));
const POSITION_BY_KEY = new Map(DATA.positions.map((position, i) => [position.key, i]));
const DOCUMENT_BY_KEY = new Map(DATA.documents.map((text, i) => [text.key, i]));

const BUNDLES = DATA.network.edges;
const BUNDLE_OF = new Map(BUNDLES.flatMap((bundle) => bundle.relations.map((relation) => [relation, bundle.id])));
const lineKey = ({ from, to, force }) => [DATA.things[from].key, DATA.things[to].key, force].join("|");
const LINE_BY_KEY = new Map(BUNDLES.map((bundle) => [lineKey(bundle), bundle.id]));
const DRAWN = new Map(DATA.network.nodes.map((node) => [node.id, node]));

function listed(entries) {
  const lists = new Map();
  for (const [key, value] of entries) {
    if (!lists.has(key)) lists.set(key, []);
    lists.get(key).push(value);
  }
  return (key) => lists.get(key) ?? [];
}

const relationsOf = listed(
  DATA.relations.flatMap((relation, i) => [...new Set([relation.from, relation.to])].map((end) => [end, i])),
);
const claimsBy = listed(DATA.claims.map((claim, i) => [claim.speakerThing, i]));
const claimsAbout = listed(DATA.claims.flatMap((claim, i) => claim.about.map((thing) => [thing, i])));

const quotesIn = listed([
  ...DATA.relations.flatMap((relation, i) => relation.quotes.map((quote) => [quote.document, { quote, relation: i }])),
  ...DATA.claims.flatMap((claim, i) => claim.quotes.map((quote) => [quote.document, { quote, claim: i }])),
]);

const BOUNDS = { AtLeast: "at least ", AtMost: "at most ", About: "about " };

const objectOf = (relation) =>
  relation.number === null ? labelOf(relation.to) : `${BOUNDS[relation.bound] ?? ""}${relation.number.toLocaleString("en")}`;

function whenOf(relation) {
  const parts = [relation.time, relation.since && `since ${relation.since}`, relation.until && `until ${relation.until}`];
  const when = parts.filter(Boolean).join(", ");
  return when && relation.inferred ? `${when} (worked out)` : when;
}

// First and last year of which a relation speaks; null where it gives no date.
function yearsOf({ time, since, until }) {
  const years = [time, since, until].map((date) => Number.parseInt(date, 10)).filter(Number.isFinite);
  return years.length ? [Math.min(...years), since && !until ? Infinity : Math.max(...years)] : null;
}

const YEARS = DATA.relations.map(yearsOf);

const shortOf = (thing) => DATA.things[thing].short;

// A document goes by its title; where it has none but its file's name, by who spoke, where and when.
function nameOf(text) {
  if (text.title && text.title !== text.identifier) return text.title;
  return [text.speaker, text.event, text.date].filter(Boolean).join(", ") || text.identifier;
}

function originOf(place) {
  const text = DATA.documents[place.document];
  return text ? { title: nameOf(text), date: nameOf(text).endsWith(text.date) ? "" : text.date, speaker: text.speaker } : { title: "", date: "", speaker: "" };
}

// Relations of both signs over the same three terms: worth a remark beside each of them.
const termsOf = (relation) => `${relation.from} ${relation.predicate} ${relation.to}`;
const sameTerms = listed(DATA.relations.map((relation) => [termsOf(relation), relation.polarity]));
const isContested = (relation) => relation.to >= 0 && new Set(sameTerms(termsOf(relation))).size > 1;
