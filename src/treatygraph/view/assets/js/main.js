// Puts the parts together and redraws those that a change concerns.

const FILTERS = ["kinds", "forces", "relation", "claim", "document", "speaker", "sure", "from", "to", "undated"];
const MOVES = ["pick", "tab", "around", "other"];

function buildTabs() {
  const keys = (event) => {
    const names = Object.keys(TABS);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = names[(names.indexOf(state.tab) + step + names.length) % names.length];
    change({ tab: next });
    byId(`tab-${next}`).focus();
  };
  byId("tabs").addEventListener("keydown", keys);
  byId("tabs").replaceChildren(...Object.entries(TABS).map(([name, label]) =>
    button(label, () => change({ tab: name }), { id: `tab-${name}`, role: "tab", "aria-controls": name })));
}

function showTab() {
  for (const name of Object.keys(TABS)) {
    const chosen = name === state.tab;
    dress(byId(`tab-${name}`), { "aria-selected": String(chosen), tabindex: chosen ? 0 : -1 }, []);
    dress(byId(name), { role: "tabpanel", "aria-labelledby": `tab-${name}` }, []);
    byId(name).hidden = !chosen;
  }
}

// Tables and texts take the room of the details until something is picked.
function showRoom() {
  document.querySelector("main").classList.toggle("wide", state.tab !== "picture" && picked() === null);
}

function summary() {
  const counts = [
    plural(DATA.documents.length, "document", "documents"),
    plural(DATA.things.length, "name", "names"),
    plural(DATA.relations.length, "relation", "relations"),
    plural(DATA.claims.length, "claim", "claims"),
  ];
  return [...counts, ...DATA.notes].join(" · ");
}

function showStage(changed) {
  const filtered = [...FILTERS, "sort", "find"].some((name) => changed.has(name));
  if (state.tab === "picture") showPicture(changed);
  if (state.tab === "texts") showReader(changed);
  if (Object.hasOwn(TABLES, state.tab) && (filtered || changed.has("tab"))) showTable(state.tab);
}

function showPicture(changed) {
  if (network === null) startPicture();
  else paint();
  if (MOVES.some((name) => changed.has(name))) focusPicture();
  if (changed.has("tab")) return;
  if (changed.has("all") || changed.has("group") || (changed.has("around") && state.around === "0" && !changed.has("pick"))) fitAll();
}

function show(changed) {
  if (FILTERS.some((name) => changed.has(name))) refilter();
  showTab();
  showRoom();
  showFilters();
  showStage(changed);
  if ([...changed].some((name) => name !== "sort" && name !== "find")) showDetails(changed);
}

// Paper is white: the picture is drawn for it, and tables are printed whole.
function startPrinting() {
  const draw = (forPaper) => {
    onPaper = forPaper;
    if (network !== null) repaint();
  };
  globalThis.addEventListener("beforeprint", () => { document.querySelectorAll(".rows .more").forEach(clickAll); draw(true); });
  globalThis.addEventListener("afterprint", () => draw(false));
}

function clickAll(more) {
  for (let n = 0; n < 50 && !more.hidden; n += 1) more.click();
}

// Show what an address says, the whole picture in view: for programs that drive the page.
function goTo(address) {
  document.activeElement?.blur();
  history.replaceState(null, "", address || "#");
  readAddress();
  fitAll();
  if (stress !== null) focusPicture();
}

function start() {
  byId("summary").textContent = summary();
  byId("stage").append(buildPicture(), ...Object.keys(TABLES).map(buildTable), buildReader(), ...(DATA.ask ? [buildAsk()] : []));
  buildTabs();
  buildFilters();
  startSearch();
  startPrinting();
  readAddress();
  onChange(show);
  show(new Set(Object.keys(START)));
  globalThis.addEventListener("hashchange", readAddress);
  darkness.addEventListener("change", () => { buildFilters(); showFilters(); });
  globalThis.treatygraph = { whereIs, goTo };
  document.documentElement.classList.add("ready");
}

start();
