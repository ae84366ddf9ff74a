"""Objects that a sentence leaves out: "Samoa has also signed", "began talks, with support from Peru"."""

from __future__ import annotations

from treatygraph.extract import syntax
from treatygraph.extract.cues import Cue
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader

_OBJECTS = ("dobj", "ccomp", "xcomp", "dative", "oprd")
_THINGS = ("Convention", "Process", "Event")


def left_out(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    """Find what a cue without its object is about: the instrument in focus, or what its own clause is about."""
    grammar = read.knowledge.grammar
    if grammar.has("elliptic", cue.saying.relation) and _stands_alone(read, cue):
        focus = read.references.focus(number, cue.token, allowed)
        return [Party(cue.token, focus)] if focus else []
    if grammar.has("dangling", cue.saying.relation) and cue.frame.name == "oblique" and _dangling(cue):
        return _of_clause(read, number, cue, allowed)
    if grammar.has("circumstantial", cue.saying.relation) and cue.frame.name == "nominal" and _bare(read, cue):
        return _of_clause(read, number, cue, allowed)
    return []


def _stands_alone(read: Reader, cue: Cue) -> bool:
    if len(cue.words) > 1 or cue.frame.name not in ("transitive", "nominal", "bearer"):
        return False
    if cue.frame.name == "bearer" and cue.token.dep_ not in ("attr", "oprd"):
        return False
    passive = cue.frame.of == "verb" and syntax.is_passive(cue.token)
    return not passive and _bare(read, cue)


def _bare(read: Reader, cue: Cue) -> bool:
    taken = any(c.dep_ in _OBJECTS for c in cue.token.children)
    return not taken and not read.roles.fill(cue, cue.frame.object)


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
