// What is looked at now. It lives in the address after #, so that a view can be kept and shared.

const HIDDEN_AT_START = DATA.kinds.filter((kind) => !kind.shown).map((kind) => kind.id);

const TABS = {
  picture: "Picture",
  relations: "Relations",
  claims: "Claims",
  positions: "Positions",
  numbers: "Numbers",
  timeline: "Timeline",
  texts: "Texts",
  ...(DATA.ask ? { ask: "Ask" } : {}),
};

const START = {
  tab: "picture",
  pick: "",
  text: "",
  kinds: HIDDEN_AT_START.join(","),
  forces: "",
  relation: "",
  document: "",
  speaker: "",
  claim: "",
  sure: "0",
  from: "",
  to: "",
  undated: "",
  around: "0",
  other: "",
  open: "",
  all: "",
  group: "",
  sort: "",
  find: "",
};

const state = { ...START };
const listeners = [];

const onChange = (listener) => listeners.push(listener);

function change(patch) {
  const before = { ...state };
  Object.assign(state, patch);
  const changed = Object.keys(START).filter((name) => before[name] !== state[name]);
  if (!changed.length) return;
  writeAddress();
  for (const listener of listeners) listener(new Set(changed));
}

function addressOf(view) {
  const entries = Object.keys(START).filter((name) => view[name] !== START[name]).map((name) => [name, view[name]]);
  return `#${new URLSearchParams(entries)}`;
}

function writeAddress() {
  try {
    history.replaceState(null, "", addressOf(state));
  } catch {
    // Inside a notebook's frame there is no address to write to.
  }
}

const ALLOWED = {
  tab: (tab) => Object.hasOwn(TABS, tab),
  sure: (sure) => Number(sure) >= 0 && Number(sure) <= 1,
  from: (year) => /^\d{1,4}$/.test(year),
  to: (year) => /^\d{1,4}$/.test(year),
  undated: (keep) => keep === "keep",
  around: (steps) => /^[0-3]$/.test(steps),
  all: (all) => all === "yes",
};

// What an address asks for; what it says wrongly counts as not said.
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const good = (name) => given.has(name) && (!Object.hasOwn(ALLOWED, name) || ALLOWED[name](given.get(name)));
  change(Object.fromEntries(Object.keys(START).map((name) => [name, good(name) ? given.get(name) : START[name]])));
}

const members = (name) => new Set(state[name].split(",").filter(Boolean));

function toggle(name, member) {
  const now = members(name);
  if (!now.delete(member)) now.add(member);
  change({ [name]: [...now].sort().join(",") });
}

const pickThing = (thing) => change({ pick: `thing:${DATA.things[thing].key}`, other: "" });
const pickRelation = (relation) => change({ pick: `relation:${DATA.relations[relation].key}` });
const pickClaim = (claim) => change({ pick: `claim:${DATA.claims[claim].key}` });
const pickLine = (bundle) => change({ pick: `line:${lineKey(BUNDLES[bundle])}` });
const pickPosition = (position) => change({ pick: `position:${DATA.positions[position].key}` });
const pickPassage = (text, offset) => change({ pick: `passage:${offset}:${DATA.documents[text].key}` });

const openText = (text, offset) => change({ tab: "texts", text: `${offset}:${DATA.documents[text].key}` });

// The picked thing, line, relation, claim or passage; null where the address names none that exists.
function picked() {
  const [kind, ...rest] = state.pick.split(":");
  const name = rest.join(":");
  const readers = {
    thing: () => ({ thing: THING_BY_KEY.get(name) }),
    relation: () => ({ relation: RELATION_BY_KEY.get(name) }),
    claim: () => ({ claim: CLAIM_BY_KEY.get(name) }),
    position: () => ({ position: POSITION_BY_KEY.get(name) }),
    line: () => ({ line: LINE_BY_KEY.get(name) }),
    passage: () => ({ passage: Number(rest[0]), document: DOCUMENT_BY_KEY.get(rest.slice(1).join(":")) }),
  };
  const found = Object.hasOwn(readers, kind) ? readers[kind]() : {};
  return Object.keys(found).length && Object.values(found).every((value) => value !== undefined) ? found : null;
}

// Everything said by what is picked, as positions of relations and claims.
function pickedSayings() {
  const pick = picked();
  if (!pick) return { relations: [], claims: [] };
  if ("relation" in pick) return { relations: [pick.relation], claims: [] };
  if ("claim" in pick) return { relations: DATA.claims[pick.claim].expresses, claims: [pick.claim] };
  if ("line" in pick) return { relations: BUNDLES[pick.line].relations, claims: [] };
  if ("position" in pick) return { relations: DATA.positions[pick.position].relations, claims: [] };
  if ("thing" in pick) return { relations: pathFrom(pick.thing)?.relations ?? relationsOf(pick.thing), claims: [] };
  const here = quotesIn(pick.document).filter(({ quote }) => quote.start <= pick.passage && pick.passage < quote.end);
  const part = (name) => [...new Set(here.filter((found) => name in found).map((found) => found[name]))];
  return { relations: part("relation"), claims: part("claim") };
}
