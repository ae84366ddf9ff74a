// What the tables hold. A column: its title, what a cell says, what it shows where that is long, what it is sorted by.

const sentences = (saying) => saying.quotes.map((quote) => quote.exact).join(" … ");
const dateOf = ({ time, since, until }) => time || since || until;

const column = (title, say, { show = say, by = say } = {}) => ({ title, say, show, by });
const named = (title, thing) => column(title, (saying) => labelOf(thing(saying)), { show: (saying) => (thing(saying) < 0 ? "" : shortOf(thing(saying))) });

const WHO = named("Who", (relation) => relation.from);
const WHAT = column("What", objectOf, { show: (relation) => (relation.to < 0 ? objectOf(relation) : shortOf(relation.to)) });
const RELATION = column("Relation", (relation) => relation.label);
const FORCE = column("How it is said", (relation) => forceOf(relation).label);
const WHEN = column("When", whenOf, { by: dateOf });
const SENTENCE = column("Sentence", sentences);
const VOICE = column("In whose words", (saying) => saying.speaker);
const DOCUMENT = column("Document", (saying) => originOf(saying).title);

const CLAIM_COLUMNS = [
  column("Who", (claim) => claim.speaker),
  column("Does what", (claim) => DATA.claimKinds[claim.kind] ?? claim.kind),
  column("About", (claim) => claim.about.map(labelOf).join("; "), { show: (claim) => claim.about.map(shortOf).join("; ") }),
  column("To whom", (claim) => claim.addressees.map(labelOf).join("; ")),
  SENTENCE,
  column("Date", (claim) => DATA.documents[claim.document]?.date ?? ""),
  DOCUMENT,
];

const NUMBER_COLUMNS = [
  named("Of what", (relation) => relation.from),
  column("Counted", (relation) => relation.label),
  column("Number", objectOf, { by: (relation) => relation.number }),
  column("As of", whenOf, { by: dateOf }),
  FORCE,
  SENTENCE,
  VOICE,
  DOCUMENT,
];

const picks = (items, keep, pick, live) => () => items.map((item, i) => ({ item, i })).filter(({ item, i }) => keep(item, i) && live(item, i)).map(({ item, i }) => ({ item, pick: () => pick(i), id: i }));
const relationRows = (keep) => picks(DATA.relations, keep, pickRelation, (_, i) => passing.has(i));

// Who stands where: a row for each holder, a column for each thing that some passing position is towards.
function positionTable() {
  const found = DATA.positions.map((position, i) => ({ ...position, i })).filter(passesPosition);
  const often = [...tally(found.map(({ towards }) => towards))].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([towards]) => towards);
  const at = listed(found.map((position) => [`${position.holder} ${position.towards}`, position]));
  const says = (holder, towards) => at(`${holder} ${towards}`).map(({ stance, relations }) => {
    const texts = new Set(relations.filter((i) => passing.has(i)).map((i) => DATA.relations[i].document)).size;
    return texts > 1 ? `${stance} (${texts})` : stance;
  }).join("; ");
  const stances = often.map((towards) => ({ ...column(labelOf(towards), ({ holder }) => says(holder, towards)), head: shortOf(towards), picks: ({ holder }) => at(`${holder} ${towards}`) }));
  const holders = tally(found.map(({ holder }) => holder));
  const rows = [...holders].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([holder]) => ({ item: { holder }, id: holder, pick: () => pickThing(holder) }));
  return { columns: [named("Who", ({ holder }) => holder), ...stances], rows };
}

const fixed = (columns, rows) => () => ({ columns, rows: rows() });
const count = (keep) => DATA.relations.filter(keep).length;
const isDated = (relation) => Boolean(dateOf(relation));
const isNumber = (relation) => relation.number !== null;

// Each table: its columns and rows under the filters, how many rows there are without them, what a row is, its first order.
const TABLES = {
  relations: { read: fixed([WHO, RELATION, WHAT, FORCE, WHEN, SENTENCE, VOICE, DOCUMENT], relationRows(() => true)), all: DATA.relations.length, one: "relation", by: 0 },
  claims: { read: fixed(CLAIM_COLUMNS, picks(DATA.claims, () => true, pickClaim, passesClaim)), all: DATA.claims.length, one: "claim", by: 0 },
  positions: { read: positionTable, all: new Set(DATA.positions.map(({ holder }) => holder)).size, one: "holder of a position", by: -1 },
  numbers: { read: fixed(NUMBER_COLUMNS, relationRows(isNumber)), all: count(isNumber), one: "number", by: 0 },
  timeline: { read: fixed([WHEN, WHO, RELATION, WHAT, FORCE, SENTENCE, VOICE, DOCUMENT], relationRows(isDated)), all: count(isDated), one: "dated relation", by: 0 },
};

const NOTHING = {
  relations: "No relation was found in these texts.",
  claims: "No claim was found in these texts.",
  positions: "These texts show nobody’s position: nobody supports, opposes, signs, promises or asks for anything in them.",
  numbers: "These texts count nothing: no parties, signatories, votes or participants.",
  timeline: "No relation in these texts has a date.",
};
