"""Known names and recognised names of one piece: which thing each names, by the document's context and by grammar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from treatygraph.knowledge import Entry, Grammar, Knowledge
from treatygraph.knowledge.names import Known, Match, NameUse, folded
from treatygraph.model import Mention
from treatygraph.parsed import Annotated, Piece, Ref, lemma
from treatygraph.resolve.persons import untold_persons
from treatygraph.resolve.phrases import first_in_row
from treatygraph.resolve.registry import Registry
from treatygraph.tokens import Doc, Token, Tokens

_PERSON = "PERSON"
_PLACES = ("GPE", "LOC", "FAC")
_BODIES = ("ORG",)
_ORGANIZATIONS = ("GovernmentBody", "InternationalOrganization", "CivilSocietyOrganization")


class Context:
    """What else a document speaks of, which decides what an ambiguous name means in it."""

    def __init__(self, matches: Iterable[Match], knowledge: Knowledge, date: str | None) -> None:
        self._date = date
        self._present: Counter[str] = Counter()
        for match in matches:
            keys = {k.entry.key for k in match.known}
            if len(keys) == 1 and match.known[0].use is not NameUse.ORDINARY:
                entry = match.known[0].entry
                self._present.update((entry.key, *entry.related))

    def choose(self, match: Match, words: str) -> tuple[Known, tuple[str, ...]]:
        """Pick what a name means here, and list the keys of the readings that lost."""
        ranked = sorted(match.known, key=lambda k: self._rank(k, words))
        best = ranked[0]
        others = {k.entry.key for k in ranked} - {best.entry.key}
        return best, tuple(sorted(others))

    def _rank(self, known: Known, words: str) -> tuple[int, bool, bool, str]:
        other_label = folded(known.entry.label) != folded(words)
        return (-self._weight(known.entry), known.use != NameUse.NAME, other_label, known.entry.key)

    def supports(self, entry: Entry) -> bool:
        """True where a document speaks of a thing, or of what it belongs to, in words that leave no doubt."""
        return self._present[entry.key] > 0 or any(self._present[key] > 0 for key in entry.related)

    def _weight(self, entry: Entry) -> int:
        if self._date and entry.since and entry.since[:4] > self._date[:4]:
            return -1
        return self._present[entry.key] * 2 + sum(self._present[key] > 0 for key in entry.related)


def known_names(
    number: int, annotated: Annotated, registry: Registry, context: Context, taken: set[int], grammar: Grammar
) -> Iterator[tuple[int, Ref]]:
    """Yield (head token, reference) for every listed name of a piece whose head is not yet taken."""
    piece = annotated.pieces[number]
    for first, end, match in piece.names:
        tokens = piece.doc[first:end]
        if tokens.root.i in taken or _people(match, tokens) or _first_name(tokens) or _of_a_state(match, tokens, grammar):
            continue
        known, others = context.choose(match, annotated.words(piece, first, end - 1))
        ordinary = known.use is NameUse.ORDINARY and not context.supports(known.entry)
        if (
            (ordinary and not _among_issues(known.entry, tokens, piece))
            or (known.entry.kind == "Group" and _one_of(known.entry, tokens, grammar))
            or (known.entry.kind == "Issue" and _happened(tokens, grammar))
        ):
            continue
        if known.use is NameUse.CAPITAL and not _acts(tokens, grammar):
            yield tokens.root.i, _place(piece, tokens, annotated, registry)
        else:
            yield tokens.root.i, _listed(piece, tokens, known, others, annotated, registry)


def _people(match: Match, tokens: Tokens) -> bool:
    """ "Australians" are people; "the Australians" may be their government."""
    plural = tokens.root.tag_ in ("NNS", "NNPS") and match.known[0].use is NameUse.DEMONYM
    return plural and not any(c.dep_ == "det" for c in tokens.root.children)


def _of_a_state(match: Match, tokens: Tokens, grammar: Grammar) -> bool:
    """ "Chile's National Security Council" is not that of the United Nations."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    domestic = before is not None and before.text[0].isupper() and before.lower_ in grammar.words["domestic"]
    return domestic and match.known[0].entry.kind == "InternationalOrganization"


def _first_name(tokens: Tokens) -> bool:
    """ "Jordan Smith": a place by itself, but here the first word of a person's name."""
    people = (whole for whole in tokens.doc.ents if whole.label_ == _PERSON)
    return any(whole.start <= tokens.start and tokens.end < whole.end for whole in people)


def _one_of(entry: Entry, tokens: Tokens, grammar: Grammar) -> bool:
    """True for the singular of a group's name that is no "a nuclear-weapon state": a title, or a modifier."""
    plural = entry.label.endswith("s") and tokens.root.tag_ in ("NN", "NNP") and not tokens.root.text.endswith("s")
    return plural and not any(c.dep_ == "det" and c.lower_ in grammar.words["indefinite"] for c in tokens.root.children)


def _among_issues(entry: Entry, tokens: Tokens, piece: Piece) -> bool:
    """ "in fields like energy, trade and health": ordinary words that are topics among topics."""
    if entry.kind != "Issue" or tokens.start != tokens.root.left_edge.i:
        return False
    beside = {c.i for c in tokens.root.conjuncts}
    listed = (m.known[0].entry.kind for first, end, m in piece.names if beside & set(range(first, end)))
    return "Issue" in listed


def _happened(tokens: Tokens, grammar: Grammar) -> bool:
    """ "the Balkan wars" are no topic."""
    named = any(c.dep_ in ("compound", "amod", "nmod") and c.text[0].isupper() for c in tokens.root.lefts if c.i < tokens.start)
    return len(tokens) == 1 and named and lemma(tokens.root) in grammar.words["happenings"]


def _acts(tokens: Tokens, grammar: Grammar) -> bool:
    head = first_in_row(tokens.root)
    acts = head.dep_ == "nsubj" and head.head.lemma_ in grammar.words["capital_acts"]
    return acts or (head.dep_ == "dobj" and head.head.lemma_ in grammar.words["capital_undergoes"])


def _listed(
    piece: Piece, tokens: Tokens, known: Known, others: tuple[str, ...], annotated: Annotated, registry: Registry
) -> Ref:
    key = registry.listed(known.entry)
    first, last = tokens.start, tokens.end - 1
    span = piece.stretch(first, last)
    demonym = known.use in (NameUse.DEMONYM, NameUse.CAPITAL)
    name = None if demonym else annotated.words(piece, first, last)
    reason = "listed name" if not demonym else f"{known.use} of the state"
    registry.mention(key, name, Mention(span, reason, 0.9 if others or demonym else 1.0, others))
    return Ref(key, known.entry.kind, first, last, span, reason, 0.95 if others else 1.0, str(known.use))


def _place(piece: Piece, tokens: Tokens, annotated: Annotated, registry: Registry) -> Ref:
    return new_name(piece, tokens, "Place", annotated, registry, "name of a place")


def new_name(piece: Piece, tokens: Tokens, kind: str, annotated: Annotated, registry: Registry, reason: str) -> Ref:
    """Take up a name that no list knows, or find it again, and record where it stands."""
    first, last = tokens.start, tokens.end - 1
    words = annotated.words(piece, first, last)
    key = registry.named(kind, words) or registry.new(kind, words)
    span = piece.stretch(first, last)
    registry.mention(key, words, Mention(span, reason, 0.8))
    return Ref(key, registry.kind(key), first, last, span, reason, 0.8)


def recognised_names(
    number: int, annotated: Annotated, registry: Registry, taken: set[int], grammar: Grammar
) -> Iterator[tuple[int, Ref]]:
    """Yield (head token, reference) for persons, places and bodies that no list knows."""
    piece, seen = annotated.pieces[number], set(taken)
    for head, ref in _recognised(piece, annotated, registry, taken, grammar):
        seen |= set(range(ref.first, ref.last + 1))
        yield head, ref
    families = {registry.label(key).split()[-1] for key in registry.of_kind(_PERSON.title())}
    for tokens in untold_persons(piece, seen, families, grammar):
        yield from _person(piece, tokens, annotated, registry, grammar)


def _recognised(
    piece: Piece, annotated: Annotated, registry: Registry, taken: set[int], grammar: Grammar
) -> Iterator[tuple[int, Ref]]:
    for entity in (part for whole in piece.doc.ents for part in _parted(whole)):
        tokens = _trim(entity, taken)
        if tokens is None or not any(t.pos_ in ("PROPN", "NOUN") and t.text[0].isupper() for t in tokens):
            continue
        if all(_is_common(lemma(t), grammar) for t in tokens):
            continue
        told = entity.label_ == _PERSON or _in_office(tokens, grammar) or _holds_office(tokens, grammar)
        if len(tokens.text) > 2 and (told or _family(tokens, registry)):
            yield from _person(piece, tokens, annotated, registry, grammar)
        elif entity.label_ in _PLACES and tokens.root.lower_ not in grammar.heads:
            yield tokens.root.i, new_name(piece, tokens, "Place", annotated, registry, "recognised place")
        elif entity.label_ in _BODIES and _is_body(tokens, taken) and not _headed(tokens.root, grammar):
            kind = "Issue" if _titles_item(piece, tokens, annotated) else _sort_of_body(tokens, grammar)
            yield tokens.root.i, new_name(piece, tokens, kind, annotated, registry, "recognised body")


def _parted(entity: Tokens) -> list[Tokens]:
    """ "the Law Society and the Human Rights Centre" are two, though the model takes them for one name."""
    doc = entity.doc
    cuts = [t.i for t in entity[1:-1] if t.dep_ == "cc" and t.nbor().pos_ == "DET"]
    edges = [entity.start, *(i for cut in cuts for i in (cut, cut + 1)), entity.end]
    return [Tokens(doc, a, b, entity.label_) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _holds_office(tokens: Tokens, grammar: Grammar) -> bool:
    """ "Ann Hill, Foreign Minister of Peru": a person, whatever the model takes the name for."""
    offices = [c for c in tokens.root.rights if c.dep_ == "appos" and c.tag_ in ("NN", "NNP")]
    called = [c for c in offices if any(d.lower_ in grammar.words["indefinite"] for d in c.lefts)]
    if any(lemma(c) in grammar.words["callings"] for c in called):
        return not _headed(tokens.root, grammar)  # "Brundtland, a Norwegian doctor"
    held = any(_PERSON.title() in grammar.heads.get(lemma(c), ()) for c in offices)
    return held and len(tokens) > 1 and not _headed(tokens.root, grammar)


def _family(tokens: Tokens, registry: Registry) -> bool:
    """ "Trump", below "Donald Trump": the same person, whatever the model takes the name for."""
    return len(tokens) == 1 and tokens[0].text.isalpha() and _known_person(tokens.text, registry) is not None


def _headed(noun: Token, grammar: Grammar) -> bool:
    """True for a noun that says itself what it names: "the Oceans Strategy"."""
    titles = grammar.words["plan_titles"] | grammar.words["rule_titles"]
    return lemma(noun) in grammar.heads or lemma(noun) in titles


def _in_office(tokens: Tokens, grammar: Grammar) -> bool:
    """ "the Director-General, Ann Hill": who stands behind an office is a person, whatever the model takes the name for."""
    noun = tokens.root.head
    named = tokens.root.dep_ == "appos" and len(tokens) > 1 and all(t.pos_ == "PROPN" for t in tokens)
    return named and noun.i < tokens.start and grammar.heads.get(lemma(noun), ("",))[0] == _PERSON.title()


def _is_body(tokens: Tokens, taken: set[int]) -> bool:
    if len(tokens) == 1 and not tokens.text.isupper():
        return tokens.start - 1 not in taken and tokens.end not in taken and tokens[0].pos_ == "PROPN"
    return True


def _titles_item(piece: Piece, tokens: Tokens, annotated: Annotated) -> bool:
    """True for what stands right behind the number of an item: "Item 4(b), Marine Litter"."""
    before = annotated.document.text[: piece.spans[tokens.start].start].rstrip()
    return before.endswith(",") and before[-2:-1] in (")", *"0123456789")


def _sort_of_body(tokens: Tokens, grammar: Grammar) -> str:
    """What a recognised body is by a noun inside its name: "Working Group II" is none of civil society."""
    if lemma(tokens.root) in grammar.words["measures"]:
        return "Issue"  # "Joint Verification" is no body
    kinds = [k for t in tokens for k in grammar.heads.get(lemma(t), ()) if k in _ORGANIZATIONS]
    return kinds[-1] if kinds else "CivilSocietyOrganization"


def _trim(entity: Tokens, taken: set[int]) -> Tokens | None:
    first, end = entity.start, entity.end
    doc = entity.doc
    while first < end and (doc[first].pos_ in ("DET", "NUM") or first in taken or doc[first].is_punct):
        first += 1
    while end > first and (doc[end - 1].dep_ == "case" or end - 1 in taken or doc[end - 1].is_punct):
        end -= 1
    if first == end or any(i in taken for i in range(first, end)):
        return None
    return None if "ADP" in (doc[first].pos_, doc[end - 1].pos_) else doc[first:end]


def _person(
    piece: Piece, tokens: Tokens, annotated: Annotated, registry: Registry, grammar: Grammar
) -> Iterator[tuple[int, Ref]]:
    first, end = tokens.start, tokens.end
    while first < end - 1 and _is_title(tokens.doc[first].lower_, grammar):
        first += 1
    end = _whole(tokens.doc, first, end, grammar)
    tokens = tokens.doc[first:end]
    words = annotated.words(piece, first, end - 1)
    called = first > 0 and tokens.doc[first - 1].pos_ == "DET" and len(tokens) == 1  # "the Bill" is no person
    if called or not words[0].isupper() or any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return
    key = _known_person(words, registry) or registry.new("Person", words)
    if len(words) > len(registry.label(key)) and registry.entry(key) is None:
        registry.rename(key, words)
    span = piece.stretch(first, end - 1)
    registry.mention(key, words, Mention(span, "recognised person", 0.85))
    yield tokens.root.i, Ref(key, "Person", first, end - 1, span, "recognised person", 0.85)


def _whole(doc: Doc, first: int, end: int, grammar: Grammar) -> int:
    """Where the name behind an office ends, if the model saw only its beginning: "Minister Ana | Lima Rojas"."""
    behind = doc[end - 1].head
    row = doc[end : behind.i + 1] if first and _is_title(doc[first - 1].lower_, grammar) else ()
    named = doc[end - 1].dep_ == "compound" and lemma(behind) not in grammar.heads
    return behind.i + 1 if named and row and all(t.pos_ == "PROPN" and t.text[0].isupper() for t in row) else end


def _is_common(noun: str, grammar: Grammar) -> bool:
    return noun in grammar.heads or noun.strip(".") in grammar.words["titles"] or noun in grammar.words["titles"]


def _is_title(word: str, grammar: Grammar) -> bool:
    bare = word.strip(".")
    return word in grammar.words["titles"] or bare in grammar.words["titles"] or "Person" in grammar.heads.get(bare, ())


def _known_person(words: str, registry: Registry) -> str | None:
    exact = registry.named("Person", words)
    if exact or " " in words:
        return exact
    family = [k for k in registry.of_kind("Person") if registry.label(k).split()[-1] == words]
    return family[0] if len(family) == 1 else None
