// The picture: vis-network paints what pyvis listed, where Python placed it; this file only shows, hides and stresses.

const CROWD = 300;
const FIRST_SHOWN = 150;

let network = null;
let paintedNodes = null;
let paintedLines = null;
let hovered = null;
let boost = 1;
let pickedHere = false;

const sizeOf = (thing) => DRAWN.get(thing).size * Math.sqrt(boost);
let showCrowd = DRAWN.size <= CROWD;

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
    interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, hideEdgesOnDrag: BUNDLES.length > 3000, keyboard: { enabled: true, bindToWindow: false } },
  };
}

function buildPicture() {
  const canvas = make("div", { id: "canvas", class: "canvas" });
  const tools = make("div", { class: "tools" },
    button("+", () => zoom(1.4), { "aria-label": "Larger" }),
    button("−", () => zoom(1 / 1.4), { "aria-label": "Smaller" }),
    button("Fit", fitAll, { "aria-label": "Fit the whole picture in" }));
  const note = make("p", { id: "crowd", class: "note crowd", hidden: true });
  const help = make("p", { class: "help quiet" }, "Pick a name or a line to see the sentences behind it. A thicker line is said by more documents; 2× stands for two relations.");
  return make("div", { id: "picture", class: "picture" }, canvas, tools, note, help);
}

function startPicture() {
  paintedNodes = new vis.DataSet(DATA.network.nodes.map(({ label, ...node }) => node));
  paintedLines = new vis.DataSet(BUNDLES.map(({ relations, force, ...line }) => line));
  network = new vis.Network(byId("canvas"), { nodes: paintedNodes, edges: paintedLines }, options());
  const frame = byId("canvas").querySelector(".vis-network");
  dress(frame, { role: "img", "aria-label": "Network of names and relations. The same is listed under Relations." }, []);
  frame.tabIndex = 0;
  network.on("afterDrawing", drawLabels);
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

// The whole picture, with a margin for the names at its rim.
function fitAll() {
  if (network === null) return;
  network.fit({ animation: false });
  zoom(0.88);
  thicken();
}

// Seen from far, shapes and lines are drawn larger, so that they do not vanish.
function thicken() {
  const wanted = Math.min(Math.max(0.75 / network.getScale(), 1), 2.5);
  if (Math.abs(wanted - boost) < 0.15 || BUNDLES.length > 3000) return;
  boost = wanted;
  paintedNodes.update(DATA.network.nodes.map(({ id }) => ({ id, size: sizeOf(id) })));
  paintedLines.update(BUNDLES.map(({ id, width }) => ({ id, width: width * boost })));
}

function pickFromCanvas(thing, line) {
  pickedHere = true;
  if (thing !== undefined) pickThing(thing);
  else if (line !== undefined) pickLine(line);
  else change({ pick: "" });
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

// What the picked thing, line or sentence touches; null when nothing is picked.
function stressed() {
  if (!picked()) return null;
  const { relations, claims } = pickedSayings();
  const lines = new Set(relations.filter((i) => passing.has(i)).map((i) => BUNDLE_OF.get(i)).filter((id) => id !== undefined));
  const things = new Set([...lines].flatMap((id) => [BUNDLES[id].from, BUNDLES[id].to]));
  const pick = picked();
  if ("thing" in pick) things.add(pick.thing);
  for (const i of claims) for (const thing of DATA.claims[i].about) things.add(thing);
  return { lines, things };
}

const liveLines = () => BUNDLES.filter((bundle) => bundle.relations.some((i) => passing.has(i)));

function neighbourhood(lines, start, steps) {
  const reached = new Set(start);
  for (let step = 0; step < steps; step += 1) {
    const edge = lines.filter(({ from, to }) => reached.has(from) !== reached.has(to));
    for (const { from, to } of edge) reached.add(from).add(to);
  }
  return reached;
}

// The things to draw: those that a passing relation touches, near the pick where asked, the most connected of a crowd.
function visibleThings(lines, stress) {
  const all = new Set(lines.flatMap(({ from, to }) => [from, to]));
  if (stress && state.around !== "0") return neighbourhood(lines, stress.things, Number(state.around));
  if (showCrowd || all.size <= CROWD) return all;
  const degree = tally(lines.flatMap(({ from, to }) => [from, to]));
  const top = [...degree].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, FIRST_SHOWN).map(([thing]) => thing);
  return new Set([...top, ...(stress ? neighbourhood(lines, stress.things, 1) : [])]);
}

let visible = new Set();
let stress = null;

const isDim = (thing) => stress !== null && !stress.things.has(thing);
const isHot = (bundle) => stress !== null && stress.lines.has(bundle);

function paint() {
  stress = stressed();
  const lines = liveLines();
  visible = visibleThings(lines, stress);
  paintedNodes.update(DATA.network.nodes.map(({ id }) => ({ id, hidden: !visible.has(id), opacity: isDim(id) ? 0.25 : 1 })));
  paintLines();
  selectOnCanvas();
  noteCrowd(lines);
}

function paintLines() {
  paintedLines.update(BUNDLES.map((bundle) => {
    const force = DATA.forces[bundle.force];
    const color = isDark() ? force.dark : force.color;
    const gone = !bundle.relations.some((i) => passing.has(i)) || !visible.has(bundle.from) || !visible.has(bundle.to);
    return { id: bundle.id, hidden: gone, color: { color, highlight: color, hover: color, opacity: stress === null || isHot(bundle.id) ? 0.9 : 0.15 } };
  }));
}

function selectOnCanvas() {
  const pick = picked();
  const nodes = pick && "thing" in pick && visible.has(pick.thing) ? [pick.thing] : [];
  network.setSelection({ nodes, edges: [] }, { highlightEdges: false });
}

function noteCrowd(lines) {
  const all = new Set(lines.flatMap(({ from, to }) => [from, to])).size;
  const some = visible.size < all && state.around === "0";
  byId("crowd").hidden = !some;
  if (!some) return;
  const everything = button("Show all", () => { showCrowd = true; paint(); fitAll(); }, { class: "link" });
  byId("crowd").replaceChildren(`The ${visible.size} most connected of ${all.toLocaleString("en")} names. Search or pick one to add its neighbours. `, everything);
}

// Go to what was picked elsewhere; what is picked in the picture itself must not move under the pointer.
function focusPicture() {
  const things = stress ? [...stress.things].filter((thing) => DRAWN.has(thing) && visible.has(thing)) : [];
  if (!things.length || pickedHere) return;
  network.fit({ nodes: things, maxZoomLevel: 1.2, animation: false });
  zoom(0.8);
  thicken();
}

// Where a thing, or the middle of a line between two, stands on the screen: for programs that drive the page.
function whereIs(from, to = from) {
  const line = BUNDLES.find((bundle) => bundle.from === THING_BY_KEY.get(from) && bundle.to === THING_BY_KEY.get(to));
  const point = from === to ? network.getPosition(THING_BY_KEY.get(from)) : network.body.edges[line.id].edgeType.getPoint(0.5);
  const { x, y } = network.canvasToDOM(point);
  const { left, top } = byId("canvas").getBoundingClientRect();
  return { x: x + left, y: y + top };
}
