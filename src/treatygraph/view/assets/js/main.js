// Puts the parts together and redraws those that a change concerns.

const FILTERS = ["kinds", "forces", "relation", "document", "speaker", "sure"];

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
  return counts.join(" · ");
}

function showStage(changed) {
  const filtered = FILTERS.some((name) => changed.has(name));
  if (state.tab === "picture") showPicture(changed);
  if (state.tab === "texts") showReader(changed);
  if (Object.hasOwn(TABLES, state.tab) && (filtered || changed.has("tab"))) showTable(state.tab);
}

function showPicture(changed) {
  if (network === null) startPicture();
  else paint();
  if (["pick", "tab", "around"].some((name) => changed.has(name))) focusPicture();
}

function show(changed) {
  if (FILTERS.some((name) => changed.has(name))) refilter();
  showTab();
  showRoom();
  showFilters();
  showStage(changed);
  showDetails(changed);
}

function start() {
  byId("summary").textContent = summary();
  byId("stage").append(buildPicture(), buildTable("relations"), buildTable("claims"), buildReader(), ...(DATA.ask ? [buildAsk()] : []));
  buildTabs();
  buildFilters();
  startSearch();
  readAddress();
  onChange(show);
  show(new Set(Object.keys(START)));
  globalThis.addEventListener("hashchange", readAddress);
  darkness.addEventListener("change", () => { buildFilters(); showFilters(); });
  globalThis.treatygraph = { whereIs };
  document.documentElement.classList.add("ready");
}

start();
