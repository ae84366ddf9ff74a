// Knows queries that would leave this machine, as the command line does (store/guard.py): the word counts, not where it is quoted. The engine itself can call nobody.

const TOKEN = new RegExp(
  [
    /<(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4})*>/,
    /#[^\n\r]*/,
    /"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""/,
    /'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''/,
    /"(?:[^"\\\n\r]|\\[^])*"/,
    /'(?:[^'\\\n\r]|\\[^])*'/,
    /[?$][\p{L}\p{N}_]+/,
    /(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*)?:(?:[\p{L}\p{N}_.:-]|%[0-9A-Fa-f]{2}|\\[^])*/,
    /\\[^]/,
    /(?<word>[\p{L}\p{N}_]+)/,
  ].map((part) => part.source).join("|"),
  "gu",
);

const isRemote = (query) => [...query.matchAll(TOKEN)].some(({ groups }) => groups.word?.toLowerCase() === "service");

const LETTERS = /(servi)(c)(e)/gi;

// A keyword may stick to what stands before it (1SERVICE): the parser decides. Where one letter is another, names stay
// names and texts stay texts, but who used the keyword has no query any more.
function isHidden(query, prologue) {
  if (query.search(LETTERS) < 0) return false;
  const changed = query.replace(LETTERS, (_, before, letter, after) => before + (letter === "C" ? "Q" : "q") + after);
  try {
    new Store().query(prologue + changed);
    return false;
  } catch {
    return true;
  }
}
