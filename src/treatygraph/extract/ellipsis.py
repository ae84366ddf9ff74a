"""Objects that a sentence leaves out: "Samoa has also signed", "began talks, with support from Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from treatygraph.extract import syntax
from treatygraph.extract.cues import Cue
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.parsed import lemma
from treatygraph.tokens import Token

_OBJECTS = ("dobj", "ccomp", "xcomp", "dative", "oprd")
_THINGS = ("Convention", "Process", "Event")


def leaves_out(read: Reader, cue: Cue, filled: Sequence[Token]) -> bool:
    """True where a cue may be without its object; `filled` are the words that stand in the object's place."""
    if cue.frame.name == "oblique":
        return read.knowledge.grammar.has("dangling", cue.saying.relation) and _dangling(cue)
    return not filled and (_is_elliptic(read, cue) or _is_circumstantial(read, cue))


def left_out(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    """Find what a cue without its object is about: the instrument in focus, or what its own clause is about."""
    if not _is_elliptic(read, cue):
        return _of_clause(read, number, cue, allowed)
    focus = read.references.focus(number, cue.token, allowed)
    return [Party(cue.token, focus)] if focus else []


def _is_elliptic(read: Reader, cue: Cue) -> bool:
    """ "Samoa has signed", but not "invited Peru to rejoin" and "becoming a member", which are of a body rather than a treaty."""
    grammar, said = read.knowledge.grammar, lemma(cue.token)
    of_a_body = grammar.has("joining", said) or grammar.has("membership_nouns", said)
    return not of_a_body and grammar.has("elliptic", cue.saying.relation) and _stands_alone(cue)


def _is_circumstantial(read: Reader, cue: Cue) -> bool:
    nominal = cue.frame.name == "nominal" and read.knowledge.grammar.has("circumstantial", cue.saying.relation)
    return nominal and _takes_none(cue)


def _stands_alone(cue: Cue) -> bool:
    if len(cue.words) > 1 or cue.frame.name not in ("transitive", "nominal", "bearer"):
        return False
    if cue.frame.name == "bearer" and cue.token.dep_ not in ("attr", "oprd"):
        return False
    passive = cue.frame.of == "verb" and syntax.is_passive(cue.token)
    return not passive and _takes_none(cue)


def _takes_none(cue: Cue) -> bool:
    return not any(c.dep_ in _OBJECTS for c in cue.token.children)


def _dangling(cue: Cue) -> bool:
    """ "with Peru voting against": a preposition that introduces nothing, since the clause above says what."""
    below = [c for word in cue.words for c in word.children if c.lower_ in cue.saying.links]
    return bool(below) and cue.token.tag_ == "VBG" and not any(c.children for c in below)


def _of_clause(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    """ "Kenya began talks with support from Peru": the talks; "the treaty grew with support from Peru": the treaty."""
    if cue.token.dep_ not in ("pobj", "pcomp", "advcl"):
        return []
    verb = syntax.verb_above(cue.token.head)
    vocabulary = read.knowledge.vocabulary
    things = frozenset(k for k in allowed if any(vocabulary.is_a(k, thing) for thing in _THINGS))
    tokens = [*syntax.patients(verb), *syntax.surface(verb)]
    return read.parties.of(number, tokens, things) if things else []
