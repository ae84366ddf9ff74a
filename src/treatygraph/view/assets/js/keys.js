// The picture by keys alone: arrows walk from name to name, Enter picks, Escape lets go, + − 0 zoom.

let cursor = null;

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The nearest thing that lies more or less in that direction.
function nearestTowards(thing, [dx, dy]) {
  const here = placeOf(thing);
  const costs = [...visible].filter((other) => other !== thing).map((other) => {
    const { x, y } = placeOf(other);
    const along = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    return { other, along, cost: along + 2 * aside, fits: along > 0 && aside <= along * 1.5 };
  });
  return costs.filter(({ fits }) => fits).sort((a, b) => a.cost - b.cost || a.other - b.other)[0]?.other;
}

function walk(way) {
  const pick = picked();
  const from = visible.has(cursor) ? cursor : visible.has(pick?.thing) ? pick.thing : null;
  const next = from === null ? BY_DEGREE.find((id) => visible.has(id)) : nearestTowards(from, way);
  if (next === undefined) return;
  cursor = next;
  const links = relationsOf(next).filter((i) => passing.has(i)).length;
  byId("spoken").textContent = `${labelOf(next)}, ${kindOf(next).label}, ${plural(links, "relation", "relations")}`;
  if (!holds(inWindow(), placeOf(next))) network.moveTo({ position: placeOf(next), animation: false });
  network.redraw();
}

function pressed(event) {
  const acts = {
    Enter: () => visible.has(cursor) && pickFromCanvas(cursor),
    " ": () => visible.has(cursor) && pickFromCanvas(cursor),
    Escape: () => change({ pick: "", other: "" }),
    "+": () => zoom(1.4),
    "=": () => zoom(1.4),
    "-": () => zoom(1 / 1.4),
    0: fitAll,
  };
  const act = Object.hasOwn(WAYS, event.key) ? () => walk(WAYS[event.key]) : acts[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}

// A ring around the name that the keys have reached.
function drawCursor(context) {
  const frame = byId("canvas").querySelector(".vis-network");
  if (!visible.has(cursor) || document.activeElement !== frame) return;
  const { x, y } = placeOf(cursor);
  context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--focus");
  context.lineWidth = 3 / network.getScale();
  context.beginPath();
  context.arc(x, y, sizeOf(cursor) + 6 / network.getScale(), 0, 2 * Math.PI);
  context.stroke();
}
