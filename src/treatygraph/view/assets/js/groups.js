// The groups of a large graph (view/communities.py): the picture begins with the head of each, and each can be opened.

const WIDEST_GROUP = 250;

const GROUPS = new Map(DATA.groups.map((members) => [DATA.things[members[0]].key, members]));

// Where a crowd begins: the heads of the groups, then the most connected, until there are enough.
function startOfCrowd(lines, most) {
  const degree = tally(lines.flatMap(({ from, to }) => [from, to]));
  const heads = [...GROUPS.values()].map((members) => members.find((thing) => degree.has(thing))).filter((thing) => thing !== undefined);
  const connected = [...degree].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([thing]) => thing);
  return [...new Set([...heads, ...connected])].slice(0, most);
}

const openGroup = () => (GROUPS.get(state.group) ?? []).slice(0, WIDEST_GROUP);

function groupChoice() {
  const options = [...GROUPS].map(([key, members]) => make("option", { value: key }, `around ${shortOf(members[0])} (${members.length})`));
  const list = make("select", { id: "group", "aria-label": "Open a group", change: (event) => change({ group: event.target.value }) }, make("option", { value: "" }, "Open a group …"), options);
  list.value = state.group;
  return GROUPS.size > 1 ? list : "";
}
