// Which relations, claims and positions pass what is asked; every part of the page shows these and no others.

let passing = new Set();

const passesOrigin = (saying) =>
  (!state.document || DATA.documents[saying.document]?.key === state.document) &&
  (!state.speaker || DATA.things[saying.speakerThing]?.key === state.speaker);

const datesAsked = () => Boolean(state.from || state.to);

function passesYears(years) {
  if (!datesAsked()) return true;
  if (years === null) return state.undated === "keep";
  return years[1] >= Number(state.from || -Infinity) && years[0] <= Number(state.to || Infinity);
}

function passesClaim(claim) {
  const year = Number.parseInt(DATA.documents[claim.document]?.date, 10);
  return (
    claim.confidence >= Number(state.sure) &&
    (!state.claim || claim.kind === state.claim) &&
    passesOrigin(claim) &&
    passesYears(Number.isFinite(year) ? [year, year] : null)
  );
}

const passesPosition = (position) => position.relations.some((i) => passing.has(i));

function refilter() {
  const kinds = members("kinds");
  const forces = members("forces");
  const hidden = (end) => end >= 0 && kinds.has(DATA.things[end].kind);
  const passes = (relation, i) =>
    !hidden(relation.from) && !hidden(relation.to) &&
    !forces.has(relation.force) &&
    (!state.relation || relation.predicate === state.relation) &&
    relation.confidence >= Number(state.sure) &&
    passesOrigin(relation) && passesYears(YEARS[i]);
  passing = new Set(DATA.relations.map((relation, i) => (passes(relation, i) ? i : -1)).filter((i) => i >= 0));
  live = null;
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

// The lines of the picture that hold something passing, worked out once for each filtering.
let live = null;

function liveLines() {
  live ??= BUNDLES.filter((bundle) => bundle.relations.some((i) => passing.has(i)));
  return live;
}
