// The full text with everything that was read from it; picking a sentence picks its relations and claims.

let shownText = null;
let segments = [];

function buildReader() {
  const list = make("select", { id: "which-text", change: (event) => openText(DOCUMENT_BY_KEY.get(event.target.value), 0) });
  list.append(...DATA.documents.map((text) => make("option", { value: text.key }, nameOf(text))));
  return make("div", { id: "texts", class: "texts" },
    make("div", { class: "bar" }, make("label", { for: "which-text" }, "Text"), list, make("p", { id: "about-text", class: "quiet" })),
    make("article", { id: "text", class: "text", dir: "auto" }));
}

function textAsked() {
  const [offset, ...rest] = state.text.split(":");
  const asked = DOCUMENT_BY_KEY.get(rest.join(":"));
  const pick = picked();
  const said = pickedSayings();
  const quoted = [...said.relations.map((i) => DATA.relations[i]), ...said.claims.map((i) => DATA.claims[i])][0]?.document;
  const text = asked ?? pick?.document ?? quoted ?? DOCUMENT_BY_KEY.get(state.document) ?? 0;
  return { text, offset: asked === undefined ? null : Number(offset) };
}

// The text is cut wherever a quote, a mention or a deciding word begins or ends.
function stretches(index) {
  const { text } = DATA.documents[index];
  const spans = quotesIn(index).map(({ quote, relation, claim }) => ({ start: quote.start, end: quote.end, relation, claim }));
  for (const { quote, relation } of quotesIn(index)) {
    if (relation === undefined) continue;
    for (const [role, start, end] of quote.marks) spans.push({ start: quote.start + start, end: quote.start + end, role, relation });
  }
  DATA.things.forEach((thing, i) => thing.mentions.filter(([where]) => where === index).forEach(([, start, end]) => spans.push({ start, end, thing: i })));
  const sane = spans.filter(({ start, end }) => 0 <= start && start < end && end <= text.length);
  return sane.sort((a, b) => a.start - b.start || b.end - a.end);
}

function cut(text, spans) {
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  let open = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, i) => {
    open = open.filter((span) => span.end > start);
    while (next < spans.length && spans[next].start <= start) open.push(spans[next++]);
    return { start, end: cuts[i + 1], spans: open.slice() };
  });
}

function segmentNode(segment, text, index) {
  const words = text.slice(segment.start, segment.end);
  if (!segment.spans.length) return words;
  const quoted = segment.spans.filter((span) => !span.role && span.thing === undefined);
  const name = segment.spans.some((span) => span.thing !== undefined);
  const first = quoted.some((span) => span.start === segment.start);
  const act = () => change({ pick: `passage:${segment.start}:${DATA.documents[index].key}` });
  const keys = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
  const reach = first ? { tabindex: 0, role: "button", keydown: keys } : {};
  const hint = first ? { "aria-label": `${words} …, show what was read from this passage` } : {};
  segment.node = make("span", { class: `${quoted.length ? "said" : ""}${name ? " named" : ""}`, ...(quoted.length ? { click: act } : {}), ...reach, ...hint }, words);
  return segment.node;
}

function writeText(index) {
  const source = DATA.documents[index];
  const parts = [source.speaker, source.event, source.date, source.source].filter(Boolean);
  byId("about-text").textContent = parts.join(" · ");
  segments = cut(source.text, stretches(index));
  const missing = source.text ? [] : [make("p", {}, "The text of this document is not in this page.")];
  byId("text").replaceChildren(...missing, ...segments.map((segment) => segmentNode(segment, source.text, index)));
  shownText = index;
}

function stressText() {
  const pick = picked();
  const { relations, claims } = pickedSayings();
  const chosen = { relation: new Set(relations), claim: new Set(claims) };
  for (const { node, spans } of segments) {
    if (!node) continue;
    const hot = (span) => chosen.relation.has(span.relation) || chosen.claim.has(span.claim);
    const roles = spans.filter((span) => span.role && chosen.relation.has(span.relation)).map((span) => span.role);
    node.classList.toggle("current", spans.some((span) => !span.role && hot(span)));
    for (const role of Object.keys(ROLES)) node.classList.toggle(role, roles.includes(role));
    node.classList.toggle("itself", pick !== null && "thing" in pick && spans.some((span) => span.thing === pick.thing));
  }
}

function showReader(changed) {
  if (!DATA.documents.length) return;
  const { text, offset } = textAsked();
  if (text !== shownText) writeText(text);
  byId("which-text").value = DATA.documents[text].key;
  stressText();
  const from = segments.find((segment) => segment.node && (offset === null ? segment.node.matches(".current, .itself") : segment.end > offset));
  if (from && (changed.has("text") || changed.has("tab"))) from.node.scrollIntoView({ block: "center" });
}
