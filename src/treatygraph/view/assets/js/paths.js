// How two things hang together: every shortest way between them over the lines that pass the filters.

function distances(start, lines) {
  const next = listed(lines.flatMap(({ from, to }) => [[from, to], [to, from]]));
  const far = new Map([[start, 0]]);
  for (let ring = [start]; ring.length; ) {
    const reached = new Set(ring.flatMap(next).filter((thing) => !far.has(thing)));
    const steps = far.get(ring[0]) + 1;
    for (const thing of reached) far.set(thing, steps);
    ring = [...reached];
  }
  return far;
}

// The lines of each step from one thing to another; null where no way leads there.
function stepsBetween(one, other) {
  const lines = liveLines();
  const [from, to] = [distances(one, lines), distances(other, lines)];
  const length = from.get(other);
  if (!length) return null;
  const steps = Array.from({ length }, () => []);
  for (const line of lines) {
    for (const [near, far] of [[line.from, line.to], [line.to, line.from]]) {
      if (from.get(near) + 1 + to.get(far) === length) steps[from.get(near)].push(line.id);
    }
  }
  return steps;
}

let knownPath = { asked: "" };

// The way from a picked thing to the other one that was asked for; null where none was.
function pathFrom(thing) {
  const other = THING_BY_KEY.get(state.other);
  if (other === undefined || other === thing) return null;
  const asked = `${thing} ${other} ${addressOf(state)}`;
  if (knownPath.asked !== asked) {
    const steps = stepsBetween(thing, other);
    const relations = (steps ?? []).flat().flatMap((line) => BUNDLES[line].relations.filter((i) => passing.has(i)));
    knownPath = { asked, other, steps, relations };
  }
  return knownPath;
}
