// One thing in the middle and the others around it in rings, each beside the neighbour through which it is reached.

const RING = 190;
const ARC = 58;

// Rings are as wide as the window allows; names beside each other need more room than names above each other.
const stretch = () => Math.min(Math.max((1.15 * byId("canvas").clientWidth) / (byId("canvas").clientHeight || 1), 0.8), 1.8);

// Children of each thing in the tree of shortest ways, in the order in which they stand around it in the whole picture.
function treeFrom(centre, things, lines) {
  const far = distances(centre, lines.filter(({ from, to }) => things.has(from) && things.has(to)));
  const parents = new Map();
  for (const { from, to } of lines) {
    for (const [near, thing] of [[from, to], [to, from]]) {
      if (things.has(near) && far.get(near) + 1 === far.get(thing) && !parents.has(thing)) parents.set(thing, near);
    }
  }
  const middle = DRAWN.get(centre);
  const angle = (thing) => Math.atan2(DRAWN.get(thing).y - middle.y, DRAWN.get(thing).x - middle.x);
  const ordered = [...parents.keys()].sort((a, b) => angle(a) - angle(b) || a - b);
  return { far, children: listed(ordered.map((thing) => [parents.get(thing), thing])) };
}

function ringPlaces(centre, things, lines) {
  const { far, children } = treeFrom(centre, things, lines);
  const rings = tally([...far.values()]);
  const reach = Math.max(RING, ...[...rings].map(([ring, count]) => (ring ? (count * ARC) / (2 * Math.PI * ring) : 0)));
  const wider = stretch();
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const leaves = new Map();
  const weigh = (thing) => {
    leaves.set(thing, Math.max(1, children(thing).reduce((sum, child) => sum + weigh(child), 0)));
    return leaves.get(thing);
  };
  const spread = (thing, from, to) => {
    let at = from;
    children(thing).forEach((child, n) => {
      const wide = ((to - from) * leaves.get(child)) / leaves.get(thing);
      const out = reach * (far.get(child) + (rings.get(1) > 14 && n % 2 ? 0.35 : 0));
      places.set(child, { x: wider * out * Math.cos(at + wide / 2), y: out * Math.sin(at + wide / 2) });
      spread(child, at, at + wide);
      at += wide;
    });
  };
  weigh(centre);
  spread(centre, -Math.PI, Math.PI);
  return places;
}
