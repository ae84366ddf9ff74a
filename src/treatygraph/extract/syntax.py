"""Plain predicate-argument shape: who does what to whom, once passives, relatives, control and coordination are undone.

Every function returns alternatives in order of preference; a caller takes the first that fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from treatygraph.parsed import resumed
from treatygraph.tokens import Token

VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("WDT", "WP", "WP$", "WRB")
_DEPTH = 6
_REMEMBERED = 4096  # words: several cues, parties and claims ask the same of one


@lru_cache(maxsize=_REMEMBERED)
def is_passive(verb: Token) -> bool:
    """True where the surface subject of a verb is what is acted upon."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"nsubjpass", "auxpass", "agent"}:
        return True
    if verb.tag_ != "VBN" or "nsubj" in deps or "aux" in deps:
        return False
    if verb.dep_ in ("acl", "relcl", "advcl", "amod", "appos"):
        return True
    return verb.dep_ == "conj" and verb.head.pos_ in VERBS and is_passive(verb.head)


def agents(verb: Token) -> list[Token]:
    """Who does what a verb says: its subject, or the by-phrase of a passive."""
    if is_passive(verb):
        by = [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
        led = verb.dep_ == "amod" and verb.i > 0 and verb.nbor(-1).text == "-"  # "an Irish-led group"
        return by or [c for c in verb.lefts if led and c.dep_ in ("npadvmod", "compound", "amod")]
    return surface(verb)


def patients(verb: Token) -> list[Token]:
    """Whom or what a verb's action is done to: its object, or the subject of a passive."""
    if is_passive(verb):
        return surface(verb)
    objects = [antecedent(c) or c for c in verb.children if c.dep_ in ("dobj", "obj")]
    if objects:
        return objects
    return _gap(verb) or _shared_object(verb)


def _gap(verb: Token) -> list[Token]:
    """What a relative clause leaves out after its last verb: "the treaty that Chile signed", "… intends to sign"."""
    at = verb
    while at.dep_ == "xcomp" and at.head.pos_ in VERBS:
        at = at.head
    lower = any(c.dep_ == "xcomp" and c.pos_ in VERBS for c in verb.children)
    open_end = at.dep_ == "relcl" and at.head.pos_ in NOUNS and not lower
    return [at.head] if open_end and _own_subject(at) and not _relative_subject(at) else []


def asks_somebody(verb: Token) -> bool:
    """True where the object of a verb is who an infinitive is asked of: "requires states to report"."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    asked = [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
    return bool(objects and asked) and objects[0].i < asked[0].i and not is_passive(verb)


def _shared_object(verb: Token) -> list[Token]:
    """ "signed and ratified the Convention", "signed, but not ratified, it": the object of one verb serves the other."""
    for other in verb.conjuncts:
        if other.pos_ in VERBS and (other.i < verb.i or not _own_subject(other) or _breaks_off(verb)):
            linked = _linked_at_once(verb, other)
            if linked:
                return linked
            below = (other, *(c for c in other.children if c.dep_ == "xcomp"))
            found = [c for v in below for c in v.children if c.dep_ == "dobj" and c.left_edge.i > verb.i]
            if found and not any(c.dep_ in ("prep", "ccomp", "xcomp") and c.i < found[0].i for c in verb.rights):
                return found
    return []


def _breaks_off(verb: Token) -> bool:
    """ "Chile signed, and Peru ratified, the Convention": a verb right before the conjunction waits for its object."""
    return all(c.dep_ in ("cc", "conj", "punct") for c in verb.rights) and any(c.dep_ == "cc" for c in verb.rights)


def _linked_at_once(verb: Token, other: Token) -> list[Token]:
    """ "ratify or accede to the Convention": what the second verb takes over a preposition is the object of the first, too."""
    beside = other.i == verb.i + 2 and all(c.dep_ in ("cc", "conj", "punct") for c in verb.rights)
    bare = beside and not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in other.children)
    return [o for p in other.rights if bare and p.dep_ == "prep" and p.i == other.i + 1 for o in governed(p)]


def _own_subject(verb: Token) -> list[Token]:
    deps = (*SUBJECTS, "poss") if verb.tag_ == "VBG" else SUBJECTS  # "Chile's chairing the talks"
    return [c for c in verb.children if c.dep_ in deps]


def _relative_subject(verb: Token) -> bool:
    return any(c.tag_ in _RELATIVE for c in _own_subject(verb))


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject of a verb, through relative pronouns, participles, coordination and control."""
    return [*_surface(verb, depth)]


@lru_cache(maxsize=_REMEMBERED)
def _surface(verb: Token, depth: int) -> list[Token]:
    own = _own_subject(verb)
    if own:
        return [t for c in own for t in (*_named_by_copula(antecedent(c), depth), antecedent(c) or c)]
    if depth > _DEPTH or verb.head == verb:
        return []
    head = resumed(verb) or verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [head]  # "a group chaired by Chile"
    if verb.dep_ in ("acl", "relcl"):
        infinitive = any(c.tag_ == "TO" for c in verb.lefts)
        nouns = [head, *_possessors(head), *_complements_before(verb, head), *_governing_subject(head, depth)]
        return nouns if verb.dep_ == "acl" or infinitive else []
    if verb.dep_ == "amod":
        return [head]
    if verb.dep_ == "pcomp":
        objects = [c for c in head.head.children if c.dep_ == "dobj" and c.i < verb.i and head.head.pos_ in VERBS]
        named = any(o.pos_ == "PROPN" for o in objects)  # "accused Peru of violating"
        return objects if named else objects + _through(head.head, depth)
    if verb.dep_ == "conj" or verb.dep_ in ("xcomp", "ccomp", "advcl", "acomp", "oprd", "dep"):
        return _controller(verb, head, depth)
    return []


def _named_by_copula(noun: Token | None, depth: int) -> list[Token]:
    """ "Fiji is among the states that signed": who the antecedent of a relative pronoun is said to be."""
    if noun is None or depth > _DEPTH:
        return []
    at = noun
    while at.dep_ in ("pobj", "prep") and at.head.pos_ not in VERBS:
        at = at.head
    if at.dep_ == "pobj" and at.head.dep_ == "prep":
        at = at.head
    copula = at.head
    linked = at.dep_ in ("attr", "prep") and copula.pos_ == "AUX" and copula != noun
    return [c for c in _own_subject(copula) if c.pos_ == "PROPN"] if linked else []


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    if verb.dep_ == "xcomp" and head.pos_ in VERBS and not is_passive(head):
        objects = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
        beside = [c for c in head.children if c.dep_ == "prep" and c.i == head.i + 1 and c.i < verb.i]
        asked = [o for c in beside for o in c.children if o.dep_ == "pobj"]  # "called on Togo to ratify"
        objects += [o for o in asked if o.pos_ != "NUM" and o.ent_type_ != "DATE"]  # no "decided in 2009 to"
        if objects:
            named = all(o.pos_ == "PROPN" for o in objects)  # "decided in Lima to": it may only be where
            return [*objects, *_through(head, depth)] if named else objects
    return _through(head, depth)


def _through(head: Token, depth: int) -> list[Token]:
    if head.pos_ in VERBS:
        return surface(head, depth + 1)
    if head.pos_ == "ADJ":
        return surface(head.head, depth + 1) if head.dep_ in ("acomp", "conj", "oprd") else [head.head]
    if head.pos_ == "ADP":
        return _through(head.head, depth + 1) if depth < _DEPTH else []
    return _possessors(head) + _governing_subject(head, depth)


def _governing_subject(noun: Token, depth: int) -> list[Token]:
    """The subject of the verb that a noun is the object of: "Canada took the initiative to launch …"."""
    if noun.dep_ in ("dobj", "attr", "oprd") and noun.head.pos_ in VERBS:
        return surface(noun.head, depth + 1)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in VERBS:
        return surface(noun.head.head, depth + 1)  # "in order to", "in an effort to"
    if noun.dep_ == "appos":
        return [noun.head]  # "Ireland, the first state to ratify"
    return []


def _complements_before(verb: Token, noun: Token) -> list[Token]:
    """ "the failure of Chile to ratify": what stands between a noun and its infinitive."""
    return [o for p in noun.children if p.dep_ == "prep" and p.i < verb.i for o in p.children if o.dep_ == "pobj"]


def _possessors(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ == "poss"]


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token.tag_ not in _RELATIVE:
        return None
    at = token
    for _ in range(_DEPTH):
        at = at.head
        if at.dep_ == "relcl":
            return at.head
    return None


def complements(token: Token, links: Collection[str]) -> list[Token]:
    """What the given prepositions introduce below a word (and, for a verb, below its object and particles)."""
    return [o for p in prepositions(token) if p.lower_ in links for o in governed(p)]


@lru_cache(maxsize=_REMEMBERED)
def prepositions(token: Token) -> tuple[Token, ...]:
    """The prepositions that hang on a word, or on the object that stands between it and them."""
    return tuple(_prepositions(token))


def _prepositions(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.pos_ in ("ADP", "SCONJ", "PART", "VERB"):
            yield child
            yield from (c for c in child.conjuncts if c.pos_ == "ADP")
            yield from (c for c in child.children if c.dep_ == "prep")
            if token.pos_ not in VERBS:  # "the impact of mines on Angola", where parsers hang the second below the first
                yield from (c for o in child.children if o.dep_ == "pobj" for c in o.children if c.dep_ == "prep")
        elif child.dep_ in ("prt", "advmod") or (token.pos_ in VERBS and child.dep_ == "dobj"):
            yield from (c for c in child.children if c.dep_ == "prep")


def governed(preposition: Token) -> list[Token]:
    """The complement of a preposition; of a gerund ("at banning mines"), what the gerund acts upon."""
    found: list[Token] = []
    for child in preposition.children:
        if child.dep_ == "pobj":
            found.append(antecedent(child) or child)
        elif child.dep_ == "pcomp" and child.pos_ in VERBS:
            for verb in (child, *(v for v in child.conjuncts if v.tag_ == child.tag_)):
                found += patients(verb) or [o for p in prepositions(verb) for o in governed(p)]
    return found or _governed_later(preposition)


def _governed_later(preposition: Token) -> list[Token]:
    """ "support for and implementation of the treaty": the complement that a later preposition introduces for both."""
    at = preposition.i + 1
    if at >= len(preposition.doc) or preposition.doc[at].dep_ != "cc":
        return []
    beside = (c for c in preposition.head.conjuncts if c.i > at)
    return [o for c in beside for p in c.rights if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]


def content(verb: Token) -> list[Token]:
    """What an infinitive, gerund or that-clause under a verb, adjective or noun is about."""
    return [t for clause in clauses(verb) for t in told(clause)]


def told(clause: Token) -> list[Token]:
    """What a clause acts upon: its object, its own clauses' objects, what its subject is, or its prepositions' complements."""
    attributes = [c for c in clause.children if c.dep_ == "attr"]
    below = [t for c in clauses(clause) for t in patients(c)]
    own = [] if asks_somebody(clause) else patients(clause)
    return own or below or attributes or [o for p in prepositions(clause) for o in governed(p)]


def denied_between(word: Token, negators: Iterable[str]) -> bool:
    """ "undertakes never under any circumstances to use": a denial between a verb and the infinitive that it governs."""
    below = [c for c in word.children if c.i > word.i and c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.lefts)]
    if not below or any(c.dep_ in ("dobj", "nsubj", "ccomp") for c in word.children if word.i < c.i < below[0].i):
        return False
    return any(t.lower_ in negators and t.dep_ in ("neg", "advmod") for t in word.doc[word.i + 1 : below[0].i])


def clauses(word: Token) -> list[Token]:
    """The verbs of the clauses that hang below a word, those coordinated with them included."""
    found = []
    for child in word.children:
        if child.dep_ in ("xcomp", "ccomp", "acl") and child.pos_ in VERBS:
            found.append(child)
        elif child.dep_ in ("prep", "dobj", "acomp", "prt"):
            inner = ("pcomp",) if child.dep_ == "prep" else ("acl", "xcomp", "ccomp")
            below = [c for c in child.children if c.dep_ in inner and c.pos_ in VERBS]
            found += [
                c for c in below if child.dep_ != "dobj" or not _own_subject(c)
            ]  # "rejected the idea that we join"
    return [c for verb in found for c in (verb, *(v for v in verb.conjuncts if v.pos_ in VERBS and v.i > verb.i))]


def verb_above(token: Token) -> Token:
    """The nearest verb that a word depends on, or its sentence's root."""
    at = token
    while at.pos_ not in VERBS and at.head != at:
        at = at.head
    return at
