// Several relations on one line: picked, the line opens into one line for each of them.

const WIDEST_FAN = 12;
let fanned = { line: null, ids: [] };

const FAN = /^r(\d+)$/;
const fanId = (relation) => `r${relation}`;
const relationOfFan = (id) => (FAN.test(id) ? Number(FAN.exec(id)[1]) : null);

const shownOn = (line) => BUNDLES[line].relations.filter((i) => passing.has(i));

function lineToFan() {
  const pick = picked();
  const line = pick === null ? undefined : "line" in pick ? pick.line : BUNDLE_OF.get(pick.relation);
  if (line === undefined) return null;
  const count = shownOn(line).length;
  return count > 1 && count <= WIDEST_FAN ? line : null;
}

function fanRow(line, relation, n, count) {
  const { from, to, dashes, arrows, force } = BUNDLES[line];
  const bend = (n - (count - 1) / 2) * Math.min(0.24, 1.2 / count);
  const smooth = { enabled: true, type: bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.max(Math.abs(bend), 0.01) };
  const ink = isDark() ? DATA.forces[force].dark : DATA.forces[force].color;
  const pick = picked();
  const color = { color: ink, highlight: ink, hover: ink, opacity: "line" in pick || pick.relation === relation ? 0.95 : 0.45 };
  return { id: fanId(relation), from, to, dashes, arrows, smooth, color, width: 2 * boost };
}

function fan() {
  const line = toFan;
  const rows = line === null ? [] : shownOn(line).map((relation, n, all) => fanRow(line, relation, n, all.length));
  const ids = rows.map(({ id }) => id);
  const gone = fanned.ids.filter((id) => !ids.includes(id));
  fanned = { line, ids: fanned.ids.filter((id) => ids.includes(id)) }; // each change below draws at once
  paintedLines.remove(gone);
  paintedLines.update(rows);
  fanned = { line, ids };
}
