"""The two ends of a relation: whom or what a cue is said of, and what it relates that to."""

from __future__ import annotations

from treatygraph.extract import nominal, syntax
from treatygraph.extract.cues import Cue
from treatygraph.extract.ellipsis import leaves_out, left_out
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.extract.wishes import clauses_as_objects, words_clauses
from treatygraph.knowledge.names import folded
from treatygraph.model import Span
from treatygraph.parsed import Ref, lemma
from treatygraph.tokens import Token

_OWN = ("us", "first")
_OFFICIAL = ("Person", "GovernmentBody")
_GROUPS = frozenset({"Group"})
_OPEN_FRAMES = ("transitive", "oblique", "nominal", "control", "stance", "refusal", "joined", "placed", "aim", "duty", "judged")


def subjects(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    """Who or what a cue is said of, companions included."""
    if cue.frame.subject == "voice":
        found = _stood_for(read, number, cue, read.voices.of(number, cue.token).who, allowed)
    else:
        found = _named_subjects(read, number, cue, allowed)
    if (
        found
        and cue.frame.subject in ("agent", "bearer")
        and not read.knowledge.grammar.has("unshared", cue.saying.relation)
    ):
        found = [*found, *read.companions.acting(number, cue.token, found, allowed)]
    if cue.frame.name == "purpose":
        return [s for s in found if s.ref.reason != "listed name"]
    if read.knowledge.grammar.has("particular", cue.saying.relation):
        found = [s for s in found if not read.parties.mere(number, s.token)]
    return [s for s in found if not _not_all(read, s.token)]


def _inside_the_name(read: Reader, number: int, filled: list[Token]) -> list[Party]:
    """Of "a treaty on a ban on landmines", whose ban is a listed name: the landmines in it."""
    for token in filled:
        span = read.annotated.pieces[number].stretch(token.left_edge.i, token.right_edge.i)
        for match in read.knowledge.issues.find(span.of(read.annotated.document.text)):
            entry, at = match.known[0].entry, Span(span.start + match.span.start, span.start + match.span.end)
            read.references.take(entry, at)
            return [Party(token, Ref(entry.key, entry.kind, token.i, token.i, at, "inside a name", 0.9))]
    return []


def _not_all(read: Reader, token: Token) -> bool:
    """ "Not all states are parties" says of no state that it is none."""
    words = read.knowledge.grammar.words
    if not any(c.lower_ in words["wholes"] for c in token.lefts):
        return False
    before = token.doc[max(token.sent.start, token.left_edge.i - 1) : token.i]
    return any(t.lower_ in words["negators"] for t in before)


def _named_subjects(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    fillers = read.roles.fill(cue, cue.frame.subject)
    if cue.frame.subject == "head":
        return read.parties.alone(number, fillers, allowed)
    if cue.token.dep_ == "acl":
        fillers = read.parties.up_to_instrument(number, fillers)
    if cue.token.dep_ == "acl" and cue.token.tag_ == "VB" and read.knowledge.grammar.has("of_nouns", cue.saying.relation):
        fillers = fillers[:1]  # "welcomed the proposal by Peru to address mines": the proposal is about them
    found = read.parties.of(number, fillers, allowed) or _quoted(read, number, fillers, allowed)
    found = found or _unnamed(read, number, cue, fillers, allowed)
    if cue.frame.subject == "within":
        return [*found, *_listed_after(read, number, cue, found)]
    if cue.frame.subject != "bearer":
        return found
    if read.knowledge.grammar.has("personal", cue.saying.relation):
        found = [party for party in found if party.ref.kind in _OFFICIAL]
        return found or ([] if fillers else _hosting(read, number, cue, allowed))
    if cue.token.dep_ == "compound" and cue.token.tag_ in ("NN", "NNP"):
        found = found[:1]  # "Chair Jane Moore and Secretary Paul Smith": one title, one person
    return found or _hosting(read, number, cue, allowed)


def _unnamed(read: Reader, number: int, cue: Cue, fillers: list[Token], allowed: frozenset[str]) -> list[Party]:
    """ "Several delegations supported the draft": who does what a cue says, though no name or sort tells them."""
    acts = cue.frame.subject in ("agent", "judge") and read.knowledge.vocabulary.fits("Group", allowed)
    return read.parties.described(number, fillers, _GROUPS) if acts else []


def _quoted(read: Reader, number: int, fillers: list[Token], allowed: frozenset[str]) -> list[Party]:
    """ "We urge all to join", said Ann Hill: where nobody's words the document is, she is who urges."""
    roles = read.knowledge.grammar.pronouns
    own = [t for t in fillers if t.pos_ == "PRON" and roles.get(t.lower_) in _OWN] if read.references.speaker is None else []
    holder = read.floor.holder(number, own[0]) if own else None
    return _stood_for_by(read, number, own[0], holder.who, allowed) if holder is not None and holder.quoted else []


def _listed_after(read: Reader, number: int, cue: Cue, found: list[Party]) -> list[Party]:
    """The people that a list of guests goes on to name, however the parser breaks it, asides included."""
    sentence, seen = cue.token.sent, {p.ref.key for p in found}
    inside = [n for n, p in enumerate(read.annotated.pieces) if p.host and p.host[0] == number]
    here = [(number, t) for t in sentence if t.i > cue.token.i]
    here += [(n, t) for n in inside if sentence.start <= (read.annotated.pieces[n].host or (0, -1))[1] < sentence.end
             for t in read.annotated.pieces[n].doc]  # fmt: skip
    refs = ((t, read.references.at(n, t)) for n, t in here)
    people = {r.key: Party(t, r) for t, r in refs if r and r.kind == "Person" and r.named and r.key not in seen}
    return list(people.values())


def goes_without(read: Reader, cue: Cue) -> bool:
    """True where a cue may have an object though no word fills its place, so that only then anybody is looked for."""
    return cue.frame.object == "occasion" or words_clauses(cue, read.knowledge.grammar) or leaves_out(read, cue, [])


def objects(read: Reader, number: int, cue: Cue, filled: list[Token], allowed: frozenset[str]) -> list[Party]:
    """What a cue relates its subject to: things named, pointed back to, described by their own words, or left out.

    `filled` are the words that may be it.
    """
    if cue.frame.object == "occasion":
        return _stood_for(read, number, cue, read.references.event, allowed)
    if cue.frame.object == "head":
        return read.parties.alone(number, filled, allowed)
    clear = [t for t in filled if not _opaque(read, number, cue, t)]
    named = (p for p in read.parties.of(number, clear, allowed) if not _owners_only(read, cue, clear, p))
    found = [party for party in named if _armed(read, cue, party)]
    if not found and not read.knowledge.grammar.has("joining", lemma(cue.token)):
        found = read.parties.pointed(number, clear, allowed)
    if not found and cue.frame.subject == "holder":
        found = _inside_the_name(read, number, clear)
    if not found and cue.frame.object == "aimed":
        found = read.parties.inside(number, clear, allowed)
    if not found and cue.frame.name in _OPEN_FRAMES and _describable(read, cue, filled):
        found = read.parties.described(number, clear, allowed)
    if found and cue.frame.name in _OPEN_FRAMES and "Issue" in allowed and _describable(read, cue, filled):
        found = [*found, *read.parties.described_beside(number, found, allowed)]
    if not found and leaves_out(read, cue, filled):
        found = left_out(read, number, cue, allowed)
    return clauses_as_objects(read.references, read.knowledge.grammar, number, cue, allowed, found)


def _stood_for(read: Reader, number: int, cue: Cue, key: str | None, allowed: frozenset[str]) -> list[Party]:
    return _stood_for_by(read, number, cue.token, key, allowed)


def _stood_for_by(read: Reader, number: int, token: Token, key: str | None, allowed: frozenset[str]) -> list[Party]:
    """Whoever's word the sentence is, or the meeting that it is said at, as a party without words of its own."""
    kind = read.references.kind(key) if key else None
    if key is None or kind is None or not read.knowledge.vocabulary.fits(kind, allowed):
        return []
    span = read.annotated.pieces[number].spans[token.i]
    return [Party(token, Ref(key, kind, token.i, token.i, span, "understood", 0.9, named=False))]


def sides(read: Reader, number: int, cue: Cue, filled: list[Token]) -> list[Token]:
    """The two sides of "between A and B", also where the parser hangs B on the cue or on an instance of A."""
    named = read.parties.coordinated(number, filled[0]) if filled else []
    two = any(c.lower_ in read.knowledge.grammar.words["two_sided"] for c in cue.token.children)
    if len(named) > 1 or not two:
        return named
    below = [t for t in cue.token.subtree if t.dep_ == "conj" and t.pos_ in syntax.NOUNS]
    paused = [t for t in below if t.left_edge.i > 1 and t.doc[t.left_edge.i - 2].is_punct]
    return [*named, *(paused or [c for c in cue.token.conjuncts if c.i > cue.token.i])[:1]]


def _hosting(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    """What an aside is said of, where its main noun is the cue: "Indonesia – a member of the Movement"."""
    own = read.references.at(number, cue.token)
    if own and own.kind == "Person" and read.knowledge.vocabulary.fits(own.kind, allowed):
        return [Party(cue.token, own)]  # "by its spokesperson, Ann Hill"
    host = read.annotated.pieces[number].host
    if host is None or nominal.one_of(cue.token).dep_ != "ROOT":
        return []
    outer = read.annotated.pieces[host[0]].doc[host[1]]
    found = read.parties.of(host[0], [outer], allowed)[:1]
    return [Party(cue.token, party.ref) for party in found]


def _describable(read: Reader, cue: Cue, filled: list[Token]) -> bool:
    """True where an unlisted noun phrase may be the object: "used a lift" uses no weapon."""
    heads = read.knowledge.names_only.get(cue.saying.relation)
    return heads is None or any(lemma(t) in heads for t in filled)


def _armed(read: Reader, cue: Cue, party: Party) -> bool:
    """ "developed new modalities" produces no weapon, though they are a topic of the text."""
    weapons = read.knowledge.grammar.refers["Weapon"]
    if party.ref.kind != "Issue" or read.knowledge.names_only.get(cue.saying.relation) != weapons:
        return True
    entry = read.knowledge.by_key.get(party.ref.key)
    names = {word for name in (entry.label, *entry.names) for word in folded(name)} if entry else set()
    said = {lemma(t) for t in party.token.doc[party.ref.first : party.ref.last + 1]}
    return bool(weapons & (said | names | {name.removesuffix("s") for name in names}))


def _owners_only(read: Reader, cue: Cue, filled: list[Token], party: Party) -> bool:
    """ "presented the Court's report" proposes no court: whose a thing is has not been proposed or adopted itself."""
    concrete = cue.saying.relation in read.knowledge.grammar.words["concrete"]
    return concrete and party.token.dep_ == "poss" and party.token.head in filled and party.token not in filled


def _opaque(read: Reader, number: int, cue: Cue, token: Token) -> bool:
    """ "reached the aim of the process" concludes no process, and "cleared mine areas" destroys no mines."""
    words, said, noun = read.knowledge.grammar.words, cue.saying.relation, lemma(token)
    if cue.frame.object == "agent" and said in words["begetting"] and noun in words["transparent"]:
        return True  # "support for the treaty came from Chile"
    if said in words["belonging_to"] and noun in words["parts_played"]:
        return True  # "the signatories include Chile"
    if read.references.at(number, token):
        return False
    if said in read.knowledge.names_only and noun in words["transparent"]:
        return noun not in (read.knowledge.names_only[said] or ()) and not syntax.complements(token, words["of"])
    return said in words["concrete"] and noun in words["ideas"]
