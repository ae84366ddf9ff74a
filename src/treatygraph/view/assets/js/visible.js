// What the picture shows of everything: which names, which lines, what is stressed, and where each name stands.

const CROWD = 300;
const FIRST_SHOWN = 150;

let visible = new Set();
let stress = null;
let places = new Map();
let shownLines = [];
let toFan = null;

// Surroundings that were asked for are not dimmed: they are what is looked at.
const isDim = (thing) => stress !== null && !places.size && !stress.things.has(thing);
const isHot = (bundle) => stress !== null && stress.lines.has(bundle);

// What the picked thing, line or sentence touches; null when nothing is picked.
function stressed() {
  const pick = picked();
  if (!pick) return null;
  const { relations, claims } = pickedSayings();
  const lines = new Set(relations.filter((i) => passing.has(i)).map((i) => BUNDLE_OF.get(i)).filter((id) => id !== undefined));
  const things = new Set([...lines].flatMap((id) => [BUNDLES[id].from, BUNDLES[id].to]));
  if ("thing" in pick) things.add(pick.thing);
  for (const i of claims) for (const thing of DATA.claims[i].about) things.add(thing);
  return lines.size + things.size ? { lines, things } : null;
}

function neighbourhood(lines, start, steps) {
  const reached = new Set(start);
  for (let step = 0; step < steps; step += 1) {
    const edge = lines.filter(({ from, to }) => reached.has(from) !== reached.has(to));
    for (const { from, to } of edge) reached.add(from).add(to);
  }
  return reached;
}

// The thing whose surroundings alone are asked for; null where the whole picture is.
function centreAsked() {
  const thing = picked()?.thing;
  return thing === undefined || state.around === "0" || !DRAWN.has(thing) || state.other ? null : thing;
}

const opened = () => [...members("open")].map((key) => THING_BY_KEY.get(key)).filter((thing) => DRAWN.has(thing));

const linkedThings = () => new Set(liveLines().flatMap(({ from, to }) => [from, to]));

// The things to draw: those that a passing line touches, near the pick where asked, the most connected of a crowd.
function visibleThings(lines) {
  const all = linkedThings();
  if (stress && state.around !== "0") return neighbourhood(lines, centreAsked() === null ? stress.things : [centreAsked()], Number(state.around));
  if (state.all || all.size <= CROWD) return all;
  const start = state.group ? openGroup().filter((thing) => all.has(thing)) : startOfCrowd(lines, FIRST_SHOWN);
  return new Set([...start, ...neighbourhood(lines, opened(), 1), ...(stress ? neighbourhood(lines, stress.things, 1) : [])]);
}

function look() {
  const lines = liveLines();
  stress = stressed();
  visible = visibleThings(lines);
  shownLines = lines.filter(({ from, to }) => visible.has(from) && visible.has(to));
  toFan = lineToFan();
  const centre = centreAsked();
  places = centre === null ? new Map() : ringPlaces(centre, visible, lines);
}

const placeOf = (thing) => places.get(thing) ?? DRAWN.get(thing);

// Whether only a part of what passes is drawn, because all of it would be a crowd.
const isCrowded = () => !state.all && state.around === "0" && linkedThings().size > CROWD;
