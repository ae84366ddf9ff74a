// Elements from data: every string becomes a text node or a plain attribute, never markup.

const SVG = "http://www.w3.org/2000/svg";

function make(tag, properties = {}, ...children) {
  return dress(document.createElement(tag), properties, children);
}

function drawn(tag, properties = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), properties, children);
}

function dress(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false || value === null) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const byId = (id) => document.getElementById(id);

// Text written by somebody else: it keeps its own direction and cannot reorder its neighbours.
const foreign = (text, tag = "bdi", properties = {}) => make(tag, { dir: "auto", ...properties }, text);

const button = (text, act, properties = {}) => make("button", { type: "button", click: act, ...properties }, text);

// A link into the page itself: it wraps like text, can be copied, and acts without loading anything.
const link = (text, address, act) =>
  foreign(text, "a", { href: address, class: "link", click: (event) => { event.preventDefault(); act(); } });

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// The first `step` of a long list, and a button that brings the next ones.
function long(items, render, step, container) {
  let shown = 0;
  const more = button("", () => grow(), { class: "more" });
  const grow = () => {
    const next = items.slice(shown, shown + step).map(render);
    shown += next.length;
    container.append(...next);
    more.textContent = `Show more (${(items.length - shown).toLocaleString("en")} left)`;
    more.hidden = shown >= items.length;
  };
  grow();
  return [container, more];
}

function polygon(shape) {
  const corners = {
    square: "2,2 14,2 14,14 2,14",
    diamond: "8,1 15,8 8,15 1,8",
    triangle: "8,1.5 15,14 1,14",
    triangleDown: "1,2 15,2 8,14.5",
    hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8",
    star: "8,1 10,6 15,6 11,9.5 12.5,15 8,11.5 3.5,15 5,9.5 1,6 6,6",
  }[shape];
  return corners ? drawn("polygon", { points: corners }) : drawn("circle", { cx: 8, cy: 8, r: 6.5 });
}

function badgeOf(kind) {
  const shape = polygon(kind.shape);
  shape.setAttribute("fill", DATA.families[kind.family].color);
  return drawn("svg", { class: "shape", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, shape);
}

function lineOf(force) {
  const stroke = { "stroke-width": 2.5, "stroke-dasharray": force.dashes.join(" ") || undefined };
  const line = drawn("line", { x1: 0, y1: 7, x2: 36, y2: 7, ...stroke });
  const bar = force.bar ? drawn("line", { x1: 18, y1: 1, x2: 18, y2: 13, "stroke-width": 2.5 }) : null;
  const picture = drawn("svg", { class: "line", viewBox: "0 0 36 14", width: 36, height: 14, "aria-hidden": "true" }, line, bar);
  picture.setAttribute("stroke", isDark() ? force.dark : force.color);
  return picture;
}

const darkness = globalThis.matchMedia("(prefers-color-scheme: dark)");
let onPaper = false;
const isDark = () => darkness.matches && !onPaper;
