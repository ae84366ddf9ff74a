// The picture: vis-network paints what pyvis listed, where Python placed it; this file only shows, hides and stresses.

const LABELS_AT_ONCE = 14;
const CROWD = 300;
const FIRST_SHOWN = 150;

let network = null;
let paintedNodes = null;
let paintedLines = null;
let hovered = null;
let showCrowd = DRAWN.size <= CROWD;

const INK = () => (isDark()
  ? { text: "#E8ECEF", faint: "#5A646E", paper: "#14181C", outline: "#F2F4F5" }
  : { text: "#1B2229", faint: "#B5BDC4", paper: "#FFFFFF", outline: "#20272E" });

function options() {
  const ink = INK();
  const font = { face: "system-ui, sans-serif", color: ink.text, strokeColor: ink.paper };
  const color = (kind) => ({ background: DATA.families[kind.family].color, border: ink.outline });
  const groups = DATA.kinds.map((kind) => {
    const plain = color(kind);
    return [kind.id, { color: { ...plain, highlight: plain, hover: plain } }];
  });
  return {
    physics: false,
    layout: { improvedLayout: false },
    groups: Object.fromEntries(groups),
    nodes: { borderWidth: 1.2, borderWidthSelected: 4, font: { ...font, strokeWidth: 4 }, scaling: { label: { drawThreshold: 7 } } },
    edges: {
      smooth: false,
      chosen: false,
      hoverWidth: 1.5,
      selectionWidth: 1.5,
      arrowStrikethrough: false,
      arrows: { to: { scaleFactor: 0.55 }, middle: { scaleFactor: 0.75 } },
      font: { ...font, size: 13, strokeWidth: 5, align: "horizontal" },
    },
    interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, hideEdgesOnDrag: BUNDLES.length > 3000, keyboard: { enabled: true, bindToWindow: false } },
  };
}

function buildPicture() {
  const canvas = make("div", { id: "canvas", class: "canvas" });
  const tools = make("div", { class: "tools" },
    button("+", () => zoom(1.4), { "aria-label": "Larger" }),
    button("−", () => zoom(1 / 1.4), { "aria-label": "Smaller" }),
    button("Fit", () => network?.fit({ animation: false }), { "aria-label": "Show the whole picture" }));
  const note = make("p", { id: "crowd", class: "note crowd", hidden: true });
  const help = make("p", { class: "help quiet" }, "Pick a name or a line to see the sentences behind it. Drag to move, wheel or pinch to enlarge.");
  return make("div", { id: "picture", class: "picture" }, canvas, tools, note, help);
}

function startPicture() {
  paintedNodes = new vis.DataSet(DATA.network.nodes.map((node) => ({ ...node })));
  paintedLines = new vis.DataSet(BUNDLES.map(({ relations, force, ...line }) => line));
  network = new vis.Network(byId("canvas"), { nodes: paintedNodes, edges: paintedLines }, options());
  const frame = byId("canvas").querySelector(".vis-network");
  dress(frame, { role: "img", "aria-label": "Network of names and relations. The same is listed under Relations." }, []);
  frame.tabIndex = 0;
  network.on("click", ({ nodes, edges }) => pickFromCanvas(nodes, edges));
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurEdge", () => hover(null));
  network.on("hoverNode", () => { network.canvas.body.container.style.cursor = "pointer"; });
  network.on("blurNode", () => { network.canvas.body.container.style.cursor = ""; });
  darkness.addEventListener("change", repaint);
  paint();
  network.fit({ animation: false });
}

function pickFromCanvas(nodes, edges) {
  if (nodes.length) pickThing(nodes[0]);
  else if (edges.length) pickLine(edges[0]);
  else change({ pick: "" });
}

function zoom(factor) {
  network?.moveTo({ scale: network.getScale() * factor, animation: false });
}

function repaint() {
  network.setOptions(options());
  paint();
}

function hover(bundle) {
  hovered = bundle;
  network.canvas.body.container.style.cursor = bundle === null ? "" : "pointer";
  paintLines(stressed());
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

function paint() {
  const stress = stressed();
  const lines = liveLines();
  visible = visibleThings(lines, stress);
  const ink = INK();
  paintedNodes.update(DATA.network.nodes.map(({ id, font }) => {
    const dim = stress !== null && !stress.things.has(id);
    return { id, hidden: !visible.has(id), opacity: dim ? 0.25 : 1, font: { ...font, color: dim ? ink.faint : ink.text } };
  }));
  paintLines(stress);
  selectOnCanvas();
  noteCrowd(lines);
}

function paintLines(stress) {
  const many = stress === null || stress.lines.size > LABELS_AT_ONCE;
  paintedLines.update(BUNDLES.map((bundle) => {
    const shown = bundle.relations.filter((i) => passing.has(i));
    const hot = stress !== null && stress.lines.has(bundle.id);
    const force = DATA.forces[bundle.force];
    const color = isDark() ? force.dark : force.color;
    const opacity = stress === null || hot ? 0.9 : 0.15;
    const named = bundle.id === hovered || (hot && !many);
    return {
      id: bundle.id,
      hidden: !shown.length || !visible.has(bundle.from) || !visible.has(bundle.to),
      color: { color, highlight: color, hover: color, opacity: bundle.id === hovered ? 1 : opacity },
      label: named ? lineLabel(shown) : shown.length > 1 && (stress === null || hot) ? `${shown.length}` : "",
    };
  }));
}

function lineLabel(shown) {
  const counts = tally(shown.map((i) => DATA.relations[i].label));
  const words = [...counts].map(([label, count]) => (count > 1 ? `${label} (${count})` : label));
  const times = shown.length === 1 ? whenOf(DATA.relations[shown[0]]) : "";
  const more = words.length > 3 ? [`and ${words.length - 3} more`] : [];
  return [...words.slice(0, 3), ...more].join("\n") + (times ? `\n${times}` : "");
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
  const everything = button("Show all", () => { showCrowd = true; paint(); network.fit({ animation: false }); }, { class: "link" });
  byId("crowd").replaceChildren(`The ${visible.size} most connected of ${all.toLocaleString("en")} names. Search or pick one to add its neighbours. `, everything);
}

// Bring what is picked into view, unless it is.
function focusPicture() {
  const stress = stressed();
  const things = stress ? [...stress.things].filter((thing) => DRAWN.has(thing) && visible.has(thing)) : [];
  if (!things.length || things.every(isInView)) return;
  const near = things.slice(0, 40);
  network.fit({ nodes: near, maxZoomLevel: 1.1, animation: false });
}

function isInView(thing) {
  const { x, y } = network.canvasToDOM(network.getPosition(thing));
  const { clientWidth, clientHeight } = byId("canvas");
  return x > 20 && y > 20 && x < clientWidth - 20 && y < clientHeight - 20;
}
