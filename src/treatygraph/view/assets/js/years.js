// A range of years: how many relations each year has, and two handles below it.

const SPANS = YEARS.filter((years) => years !== null);
const FIRST_YEAR = Math.min(...SPANS.map(([from]) => from));
const LAST_YEAR = Math.max(...SPANS.map(([from, to]) => (Number.isFinite(to) ? to : from)));
const hasYears = () => SPANS.length > 0 && FIRST_YEAR < LAST_YEAR;

function bars() {
  const counts = tally(SPANS.map(([from]) => from));
  const most = Math.max(...counts.values());
  const wide = 100 / (LAST_YEAR - FIRST_YEAR + 1);
  const columns = [...counts].map(([year, count]) => {
    const high = Math.max(1.5, (24 * count) / most);
    const bar = drawn("rect", { x: (year - FIRST_YEAR) * wide, y: 24 - high, width: wide * 0.85, height: high, "data-year": year });
    bar.append(drawn("title", {}, `${year}: ${plural(count, "relation", "relations")}`));
    return bar;
  });
  return drawn("svg", { class: "bars", viewBox: "0 0 100 24", preserveAspectRatio: "none", "aria-hidden": "true" }, columns);
}

function handle(name, label) {
  const input = make("input", { id: `year-${name}`, type: "range", min: FIRST_YEAR, max: LAST_YEAR, step: 1, "aria-label": label });
  input.addEventListener("input", moved);
  return input;
}

// Neither handle passes the other; at both ends nothing is asked.
function moved(event) {
  const [from, to] = [Number(byId("year-from").value), Number(byId("year-to").value)];
  const first = event.target.id === "year-from" ? Math.min(from, to) : from;
  const last = event.target.id === "year-from" ? to : Math.max(from, to);
  change({ from: first > FIRST_YEAR ? `${first}` : "", to: last < LAST_YEAR ? `${last}` : "" });
}

function buildYears() {
  if (!hasYears()) return null;
  const keep = make("input", { id: "undated", type: "checkbox", change: (event) => change({ undated: event.target.checked ? "keep" : "" }) });
  const without = DATA.relations.length - SPANS.length;
  return make("fieldset", { class: "years" },
    make("legend", {}, "Years ", make("output", { id: "years-said", for: "year-from year-to" })),
    bars(),
    make("div", { class: "handles" }, handle("from", "First year"), handle("to", "Last year")),
    make("label", { class: "keep" }, keep, `also the ${without.toLocaleString("en")} without a date`));
}

function showYears() {
  if (!hasYears()) return;
  const from = Number(state.from || FIRST_YEAR);
  const to = Number(state.to || LAST_YEAR);
  byId("year-from").value = from;
  byId("year-to").value = to;
  byId("years-said").textContent = from === to ? `${from}` : `${from} – ${to}`;
  byId("undated").checked = !datesAsked() || state.undated === "keep";
  byId("undated").disabled = !datesAsked();
  for (const bar of document.querySelectorAll(".bars rect")) bar.classList.toggle("out", bar.dataset.year < from || bar.dataset.year > to);
}
