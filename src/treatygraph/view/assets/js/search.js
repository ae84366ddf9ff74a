// A field that finds a thing by any of its names; its list works with keys alone, as a combobox does.

const MOST = 12;
const NAMES = DATA.things.flatMap((thing, i) => [thing.label, ...thing.aliases].map((name) => ({ thing: i, name, plain: folded(name) })));

function suggestionsFor(words) {
  const wanted = folded(words.trim());
  if (!wanted) return [];
  const found = new Map();
  for (const { thing, name, plain } of NAMES) {
    const at = plain.indexOf(wanted);
    if (at < 0) continue;
    const rank = plain === wanted ? 0 : at === 0 ? 1 : /[^\p{L}\p{N}]/u.test(plain[at - 1]) ? 2 : 3;
    const better = found.get(thing);
    if (!better || rank < better.rank) found.set(thing, { thing, name, rank, links: relationsOf(thing).length });
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank || b.links - a.links || a.thing - b.thing).slice(0, MOST);
}

function nameRow({ thing, name }, id, choose) {
  const other = name === labelOf(thing) ? "" : foreign(name, "span", { class: "quiet" });
  const mousedown = (event) => { event.preventDefault(); choose(thing); };
  return make("li", { role: "option", id, "aria-selected": "false", mousedown }, badgeOf(kindOf(thing)), foreign(labelOf(thing)), other, make("span", { class: "quiet kind" }, kindOf(thing).label));
}

// Make a field and its empty list into a combobox of names; `chosen` hears which thing was taken.
function nameField(field, list, chosen) {
  let offers = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (thing) => {
    field.value = labelOf(thing);
    close();
    chosen(thing);
  };
  const offer = () => {
    offers = suggestionsFor(field.value);
    const nothing = field.value.trim() ? [make("li", { class: "quiet", role: "option", "aria-disabled": "true" }, "No name like this was found in the texts.")] : [];
    list.replaceChildren(...(offers.length ? offers.map((found, i) => nameRow(found, `${field.id}-offer-${i}`, choose)) : nothing));
    at = -1;
    list.hidden = !list.childElementCount;
    field.setAttribute("aria-expanded", String(!list.hidden));
  };
  const move = (step) => {
    if (list.hidden) offer();
    if (!offers.length) return;
    at = (at + step + offers.length) % offers.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", `${field.id}-offer-${at}`);
  };
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: close,
    Enter: () => offers.length && choose(offers[Math.max(at, 0)].thing),
  };
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", offer);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
}

const startSearch = () => nameField(byId("search"), byId("suggestions"), pickThing);
