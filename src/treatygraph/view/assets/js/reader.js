// The full text with everything that was read from it; picking a sentence picks its relations and claims.

const LONGEST_BLOCK = 4000;

let shownText = null;
let segments = [];

function buildReader() {
  const list = make("select", { id: "which-text", change: (event) => openText(DOCUMENT_BY_KEY.get(event.target.value), 0) });
  list.append(...DATA.documents.map((text) => make("option", { value: text.key }, nameOf(text))));
  const key = make("p", { class: "quiet small key" },
    make("span", { class: "said relation" }, "a relation"), " ", make("span", { class: "said" }, "a claim"), " ", make("span", { class: "named" }, "a name"));
  return make("div", { id: "texts", class: "texts" },
    make("div", { class: "bar" }, make("label", { for: "which-text" }, "Text"), list,
      button("Previous", () => step(-1), { id: "previous", "aria-label": "Previous passage" }),
      button("Next", () => step(1), { id: "next", "aria-label": "Next passage" }), key),
    make("p", { id: "about-text", class: "quiet small origin" }),
    make("article", { id: "text", class: "text", dir: "auto", tabindex: 0, "aria-label": "Text" }));
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

const mentionsIn = listed(DATA.things.flatMap((thing, i) => thing.mentions.map(([where, start, end]) => [where, { start, end, thing: i }])));

// Everything that stands on a stretch of the text: quotes, deciding words and names.
function spansOf(index) {
  const { text } = DATA.documents[index];
  const spans = quotesIn(index).map(({ quote, relation, claim }) => ({ start: quote.start, end: quote.end, relation, claim }));
  for (const { quote, relation } of quotesIn(index)) {
    if (relation === undefined) continue;
    for (const [role, start, end] of quote.marks) spans.push({ start: quote.start + start, end: quote.start + end, role, relation });
  }
  const sane = [...spans, ...mentionsIn(index)].filter(({ start, end }) => 0 <= start && start < end && end <= text.length);
  return sane.sort((a, b) => a.start - b.start || b.end - a.end);
}

// Paragraphs, so that a browser lays out only those in view; a line without end is cut as well.
function blockEnds(text) {
  const ends = [];
  for (let from = 0; from < text.length; from = ends.at(-1)) {
    const next = text.indexOf("\n", from) + 1 || text.length;
    ends.push(next - from <= LONGEST_BLOCK ? next : from + LONGEST_BLOCK - (/[\uD800-\uDBFF]/.test(text[from + LONGEST_BLOCK - 1]) ? 1 : 0));
  }
  return ends;
}

// The text is cut wherever a paragraph, a quote, a name or a deciding word begins or ends.
function cut(text, spans, blocks) {
  const cuts = [...new Set([0, text.length, ...blocks, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  let open = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, i) => {
    open = open.filter((span) => span.end > start);
    while (next < spans.length && spans[next].start <= start) open.push(spans[next++]);
    return { start, end: cuts[i + 1], spans: open.slice() };
  });
}

const isQuote = (span) => !span.role && span.thing === undefined;

function segmentNode(segment, text, index) {
  const words = text.slice(segment.start, segment.end);
  if (!segment.spans.length) return words;
  const quoted = segment.spans.filter(isQuote);
  const thing = segment.spans.find((span) => span.thing !== undefined)?.thing;
  segment.first = quoted.some((span) => span.start === segment.start);
  const act = quoted.length ? () => pickPassage(index, segment.start) : thing !== undefined ? () => pickThing(thing) : null;
  const keys = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
  const reach = segment.first ? { tabindex: 0, role: "button", keydown: keys, "aria-label": `${words} …, show what was read from this passage` } : {};
  segment.node = make("span", { class: thing === undefined ? null : "named", click: act, ...reach }, words);
  return segment.node;
}

function writeText(index) {
  const source = DATA.documents[index];
  byId("about-text").textContent = [source.speaker, source.event, source.date, source.source].filter(Boolean).join(" · ");
  const blocks = blockEnds(source.text);
  segments = cut(source.text, spansOf(index), blocks);
  const parts = blocks.map(() => make("div", { class: "block" }));
  let block = 0;
  for (const segment of segments) {
    while (segment.start >= blocks[block]) block += 1;
    parts[block].append(segmentNode(segment, source.text, index));
  }
  const missing = source.text ? [] : [make("p", {}, "The text of this document is not in this page.")];
  byId("text").replaceChildren(...missing, ...parts);
  shownText = index;
}

// Mark what passes the filters, and in it what is picked.
function stressText() {
  const pick = picked();
  const { relations, claims } = pickedSayings();
  const chosen = { relation: new Set(relations), claim: new Set(claims) };
  for (const { node, spans } of segments) {
    if (!node) continue;
    const hot = (span) => chosen.relation.has(span.relation) || chosen.claim.has(span.claim);
    const roles = spans.filter((span) => span.role && chosen.relation.has(span.relation)).map((span) => span.role);
    const quoted = spans.filter(isQuote);
    const related = quoted.some(({ relation }) => passing.has(relation));
    node.classList.toggle("relation", related);
    node.classList.toggle("said", related || quoted.some(({ claim }) => claim !== undefined && passesClaim(DATA.claims[claim])));
    node.classList.toggle("current", quoted.some(hot));
    for (const role of Object.keys(ROLES)) node.classList.toggle(role, roles.includes(role));
    node.classList.toggle("itself", pick !== null && "thing" in pick && spans.some((span) => span.thing === pick.thing));
  }
}

// To the next passage that something was read from, or back to the one before.
function step(way) {
  const stops = segments.filter(({ node, first }) => first && node.classList.contains("said"));
  const at = picked()?.passage ?? segments.find(({ node }) => node?.classList.contains("current"))?.start ?? -1;
  const next = way > 0 ? stops.find(({ start }) => start > at) : stops.findLast(({ start }) => start < at);
  if (!next) return;
  pickPassage(shownText, next.start);
  next.node.scrollIntoView({ block: "center" });
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
