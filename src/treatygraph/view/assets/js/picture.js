// The picture: vis-network paints what pyvis listed, where Python placed it; this file only shows, hides and stresses.

const HEAVY = 3000; // lines, beyond which they rest while the picture is moved
const MOST_LINES = 8000; // beyond which no browser should be asked to draw them all

let network = null;
let paintedNodes = null;
let paintedLines = null;
let hovered = null;
let boost = 1;
let pickedHere = false;

const sizeOf = (thing) => DRAWN.get(thing).size * Math.sqrt(boost);

const INK = () => (isDark()
  ? { text: "#E8ECEF", faint: "#5A646E", paper: "#14181C", outline: "#F2F4F5" }
  : { text: "#1B2229", faint: "#B5BDC4", paper: "#FFFFFF", outline: "#20272E" });

function options() {
  const ink = INK();
  const color = (kind) => ({ background: DATA.families[kind.family].color, border: ink.outline });
  const groups = DATA.kinds.map((kind) => {
    const plain = color(kind);
    return [kind.id, { color: { ...plain, highlight: plain, hover: plain } }];
  });
  return {
    physics: false,
    layout: { improvedLayout: false },
    groups: Object.fromEntries(groups),
    nodes: { borderWidth: 1.2, borderWidthSelected: 4 },
    edges: {
      smooth: false,
      chosen: false,
      hoverWidth: 1.5,
      selectionWidth: 1.5,
      arrowStrikethrough: false,
      arrows: { to: { scaleFactor: 0.6 }, middle: { scaleFactor: 0.8 } },
    },
    interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false },
  };
}

function buildPicture() {
  const canvas = make("div", { id: "canvas", class: "canvas" });
  const tools = make("div", { class: "tools" },
    button("+", () => zoom(1.4), { "aria-label": "Larger" }),
    button("−", () => zoom(1 / 1.4), { "aria-label": "Smaller" }),
    button("Fit", fitAll, { "aria-label": "Fit the whole picture in" }));
  const note = make("p", { id: "crowd", class: "note crowd", hidden: true });
  const help = make("p", { id: "help", class: "help quiet" }, "Pick a name or a line to see its sentences. Thicker: more documents. Keys: arrows, Enter, + − 0.");
  const spoken = make("p", { id: "spoken", class: "unseen", role: "status" });
  return make("div", { id: "picture", class: "picture" }, canvas, tools, note, spoken, help);
}

function startPicture() {
  paintedNodes = new vis.DataSet();
  paintedLines = new vis.DataSet();
  network = new vis.Network(byId("canvas"), { nodes: paintedNodes, edges: paintedLines }, options());
  const frame = byId("canvas").querySelector(".vis-network");
  const said = "Network of names and relations. Arrow keys walk from name to name, Enter picks. The same is listed under Relations.";
  dress(frame, { role: "application", "aria-label": said, keydown: pressed, focus: () => network.redraw(), blur: () => network.redraw() }, []);
  frame.tabIndex = 0;
  network.on("afterDrawing", (context) => { drawLabels(context); drawCursor(context); });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length && isCrowded()) keepOpen(nodes[0]); });
  network.on("click", ({ nodes, edges, pointer }) => pickFromCanvas(nodes[0] ?? labelAt(pointer.canvas), edges[0]));
  network.on("zoom", thicken);
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurEdge", () => hover(null));
  network.on("hoverNode", () => { network.canvas.body.container.style.cursor = "pointer"; });
  network.on("blurNode", () => { network.canvas.body.container.style.cursor = ""; });
  darkness.addEventListener("change", repaint);
  paint();
  fitAll();
}

// The whole picture, with a margin for the names at its rim and clear of the note above it.
function fitAll() {
  if (network === null) return;
  network.fit({ animation: false });
  const high = byId("canvas").clientHeight || 1;
  const note = Math.min(byId("crowd").offsetHeight, high / 3);
  zoom(0.88 * (1 - note / high));
  network.moveTo({ position: network.getViewPosition(), offset: { x: 0, y: note / 2 }, animation: false });
  thicken();
}

// Seen from far, shapes and lines are drawn larger, so that they do not vanish.
function thicken() {
  const wanted = Math.min(Math.max(0.75 / network.getScale(), 1), 2.5);
  if (Math.abs(wanted - boost) < 0.15 || isHeavy()) return;
  boost = wanted;
  paint();
}

function pickFromCanvas(thing, line) {
  pickedHere = true;
  const one = relationOfFan(line);
  if (thing !== undefined) pickThing(thing);
  else if (one !== null) pickRelation(one);
  else if (line !== undefined) pickLine(line);
  else change({ pick: "", other: "" });
  pickedHere = false;
}

function zoom(factor) {
  network?.moveTo({ scale: network.getScale() * factor, animation: false });
  if (network) thicken();
}

function repaint() {
  network.setOptions(options());
  paint();
}

function hover(bundle) {
  hovered = bundle;
  network.canvas.body.container.style.cursor = bundle === null ? "" : "pointer";
  network.redraw();
}

const handed = new Map();

// The painter gets what is shown and no more: it would work through everything that is hidden. Of that, only what changed.
function hand(painted, rows) {
  const had = handed.get(painted) ?? new Map();
  const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
  handed.set(painted, now);
  painted.remove([...had.keys()].filter((id) => !now.has(id)));
  painted.update(rows.filter(({ id }) => had.get(id) !== now.get(id)));
}

function nodeRow({ label, ...node }) {
  const { x, y } = placeOf(node.id);
  return { ...node, x, y, size: sizeOf(node.id), opacity: isDim(node.id) ? 0.25 : 1 };
}

function lineRow({ relations, force, ...line }) {
  const ink = isDark() ? DATA.forces[force].dark : DATA.forces[force].color;
  const opacity = stress === null || isHot(line.id) ? 0.9 : places.size ? 0.45 : 0.15;
  return { ...line, width: line.width * boost, color: { color: ink, highlight: ink, hover: ink, opacity } };
}

const isHeavy = () => shownLines.length > HEAVY;

function paint() {
  look();
  network.setOptions({ interaction: { hideEdgesOnDrag: isHeavy() } });
  hand(paintedNodes, [...visible].filter((id) => DRAWN.has(id)).sort((a, b) => a - b).map((id) => nodeRow(DRAWN.get(id))));
  hand(paintedLines, shownLines.filter(({ id }) => id !== toFan).map(lineRow));
  fan();
  selectOnCanvas();
  noteCrowd();
}

function selectOnCanvas() {
  const thing = picked()?.thing;
  network.setSelection({ nodes: visible.has(thing) ? [thing] : [], edges: [] }, { highlightEdges: false });
}

const keepOpen = (thing) => members("open").has(DATA.things[thing].key) || toggle("open", DATA.things[thing].key);

function noteCrowd() {
  byId("crowd").hidden = !isCrowded();
  if (!isCrowded()) return;
  const all = linkedThings().size.toLocaleString("en");
  const shown = state.group && GROUPS.has(state.group) ? `One group, with ${visible.size} of ${all} names.` : `The ${visible.size} most connected of ${all} names, some of each group.`;
  const everything = BUNDLES.length <= MOST_LINES ? button("Show all", () => change({ all: "yes" }), { class: "link" }) : "";
  byId("crowd").replaceChildren(`${shown} Search or pick one to see its neighbours; a double click keeps them. `, groupChoice(), " ", everything);
}

// Go to what was picked elsewhere; what is picked in the picture itself must not move under the pointer.
function focusPicture() {
  if (places.size) return fitAll();
  const things = stress ? [...stress.things].filter((thing) => DRAWN.has(thing) && visible.has(thing)) : [];
  if (!things.length || pickedHere) return undefined;
  network.fit({ nodes: things, maxZoomLevel: 1.2, animation: false });
  zoom(0.8);
  return thicken();
}

// Where a thing, or the middle of a line between two, stands on the screen: for programs that drive the page.
function whereIs(from, to = from) {
  const line = BUNDLES.find((bundle) => bundle.from === THING_BY_KEY.get(from) && bundle.to === THING_BY_KEY.get(to));
  const point = from === to ? placeOf(THING_BY_KEY.get(from)) : network.body.edges[fanned.line === line.id ? fanned.ids.at(-1) : line.id].edgeType.getPoint(0.5);
  const { x, y } = network.canvasToDOM(point);
  const { left, top } = byId("canvas").getBoundingClientRect();
  return { x: x + left, y: y + top };
}
