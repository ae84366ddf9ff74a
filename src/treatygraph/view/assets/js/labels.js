// Names in the picture, at one size on the screen however far one zooms: the most connected first, and none over another.

const NAME_SIZE = 13;
const LINE_SIZE = 12;
const COUNTS_FROM = 0.45;
const WORDS_FROM = 1.05;
const MOST_NAMES = 250;
const FACE = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif";

const BY_DEGREE = [...DRAWN.values()].sort((a, b) => b.size - a.size || a.id - b.id).map((node) => node.id);
const HUBS = new Set(BY_DEGREE.slice(0, 12));
const widths = new Map();
let drawnNames = [];

// Widths are measured once, for a letter size of 100.
function widthOf(context, text) {
  if (!widths.has(text)) {
    context.font = `100px ${FACE}`;
    widths.set(text, context.measureText(text).width / 100);
  }
  return widths.get(text);
}

// A box of lines centred on x, its top at y, in the picture's own measure.
function boxOf(context, text, size, x, y) {
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => widthOf(context, line))) * size;
  return { lines, size, x, y, left: x - width / 2, right: x + width / 2, top: y, bottom: y + lines.length * size * 1.2 };
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const within = (a, b) => b.left <= a.left && a.right <= b.right && b.top <= a.top && a.bottom <= b.bottom;

const holds = (box, { x, y }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;

function write(context, box, color, paper) {
  context.font = `${box.size}px ${FACE}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = box.size * 0.35;
  context.strokeStyle = paper;
  context.fillStyle = color;
  box.lines.forEach((line, i) => {
    context.strokeText(line, box.x, box.y + i * box.size * 1.2);
    context.fillText(line, box.x, box.y + i * box.size * 1.2);
  });
}

function inWindow() {
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: byId("canvas").clientWidth, y: byId("canvas").clientHeight });
  return { left: from.x, top: from.y, right: to.x, bottom: to.y };
}

function lineWords(bundle, shown) {
  const counts = tally(shown.map((i) => DATA.relations[i].label));
  const words = [...counts].map(([label, count]) => (count > 1 ? `${label} (${count})` : label));
  const more = words.length > 3 ? [`and ${words.length - 3} more`] : [];
  const when = shown.length === 1 ? [whenOf(DATA.relations[shown[0]])].filter(Boolean) : [];
  const force = bundle.force === "fact" ? [] : [`${DATA.forces[bundle.force].short}:`];
  return [...force, ...words.slice(0, 3), ...more, ...when].join("\n");
}

// Where a name may stand: under its shape, over it, to the right, to the left, at a corner.
function nameBoxes(context, id, scale) {
  const { x, y } = placeOf(id);
  const { label } = DRAWN.get(id);
  const gap = sizeOf(id) + 3 / scale;
  const { left, right, top, bottom } = boxOf(context, label, NAME_SIZE / scale, x, y);
  const [aside, height] = [(right - left) / 2 + gap, bottom - top];
  const beside = [[x + aside, y - height / 2], [x - aside, y - height / 2]];
  const corners = [1, -1].flatMap((way) => [[x + way * aside, y + gap * 0.4], [x + way * aside, y - gap * 0.4 - height]]);
  const places = [[x, y + gap], [x, y - gap - height], ...beside, ...corners];
  const color = isDim(id) ? INK().faint : INK().text;
  return places.map(([px, py]) => ({ ...boxOf(context, label, NAME_SIZE / scale, px, py), id, color }));
}

// Where the words of a line may stand: in its middle, else nearer to one end; nowhere before the painter has it.
function lineBoxes(context, { force, id }, words, scale) {
  const color = isDark() ? DATA.forces[force].dark : DATA.forces[force].color;
  const drawn = network.body.edges[id];
  return (drawn ? [0.5, 0.38, 0.62, 0.28, 0.72] : []).map((part) => {
    const { x, y } = drawn.edgeType.getPoint(part);
    const { top, bottom } = boxOf(context, words, LINE_SIZE / scale, x, y);
    return { ...boxOf(context, words, LINE_SIZE / scale, x, y - (bottom - top) / 2), color };
  });
}

// The shapes that names should rather not cover: all of them, or the largest of a crowd.
function shapeBoxes() {
  return BY_DEGREE.filter((id) => visible.has(id)).slice(0, MOST_NAMES).map((id) => {
    const { x, y } = placeOf(id);
    const reach = sizeOf(id) * 0.8;
    return { of: id, left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  });
}

// The lines whose words are written: those of a fan, the one under the pointer, what is picked, all when seen from near.
function* spelled(lines, scale) {
  const force = fanned.line === null ? "" : BUNDLES[fanned.line].force;
  for (const id of fanned.ids) yield { id, force, words: lineWords({ force }, [relationOfFan(id)]) };
  const open = lines.filter(({ id }) => id !== fanned.line && (id === hovered || isHot(id) || (stress === null && scale > WORDS_FROM)));
  for (const line of open.sort((a, b) => (b.id === hovered) - (a.id === hovered))) yield { ...line, words: lineWords(line, shownOn(line.id)) };
}

// Everything that could be written, the most wanted first: what is picked, then the rest, names before counts.
function* wanted(context, scale) {
  const seen = inWindow();
  const names = BY_DEGREE.filter((id) => visible.has(id) && holds(seen, placeOf(id))).slice(0, MOST_NAMES);
  const lines = shownLines;
  const words = [...spelled(lines, scale)].slice(0, MOST_NAMES);
  yield* names.filter((id) => !isDim(id)).map((id) => nameBoxes(context, id, scale));
  yield* words.map((line) => lineBoxes(context, line, line.words, scale));
  if (stress !== null && byId("canvas").clientWidth < 500) return;
  yield* names.filter(isDim).map((id) => nameBoxes(context, id, scale));
  if (stress !== null || scale < COUNTS_FROM || scale > WORDS_FROM) return;
  const several = lines.filter(({ id }) => id !== hovered && shownOn(id).length > 1).slice(0, MOST_NAMES);
  yield* several.map((line) => lineBoxes(context, line, `${shownOn(line.id).length}×`, scale));
}

const covers = (box, shapes) => shapes.some((shape) => shape.of !== box.id && overlap(box, shape));

// What must be read may lie on a small shape, rather than on a large one; what need not, is left out.
function secondBest(open, shapes) {
  if (stress === null && !HUBS.has(open[0]?.id)) return undefined;
  return open.find((place) => !covers(place, shapes.filter(({ of }) => HUBS.has(of)))) ?? (stress === null ? undefined : open[0]);
}

function drawLabels(context) {
  const seen = inWindow();
  const { paper } = INK();
  const shapes = shapeBoxes();
  const boxes = [];
  for (const places of wanted(context, network.getScale())) {
    const open = places.filter((box) => within(box, seen) && !boxes.some((other) => overlap(box, other)));
    const box = open.find((place) => !covers(place, shapes)) ?? secondBest(open, shapes);
    if (box) boxes.push(box);
  }
  for (const box of boxes) write(context, box, box.color, paper);
  drawnNames = boxes.filter((box) => box.id !== undefined);
}

const labelAt = ({ x, y }) => drawnNames.find((box) => holds(box, { x, y }))?.id;
