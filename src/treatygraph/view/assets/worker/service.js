// Refuses queries that would leave this machine, as the command line does (store/guard.py): the word counts, not where it is quoted.

const TOKEN = new RegExp(
  [
    /<[^<>"{}|^`\\\s]*>/,
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
