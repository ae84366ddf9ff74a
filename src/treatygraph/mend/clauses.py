"""Gives the second of two joined clauses its own subject, where the parser hangs that beside the first one's last noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.knowledge import Grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = ("NOUN", "PROPN", "PRON")
VERBS = ("VERB", "AUX")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TIMES = ("DATE", "TIME")
_BEFORE_VERBS = ("aux", "auxpass", "neg", "advmod")


def part(join: Token, grammar: Grammar) -> None:
    """ "Chile signed the treaty and Peru ratified it": what stands between the conjunction and a verb is its subject."""
    if join.dep_ != "cc":
        return
    if join.head.pos_ == "ADP":
        _share(join)
    if join.head.pos_ not in NOUNS:
        return
    before = join.head
    subject = next((c for c in before.rights if c.dep_ == "conj" and c.left_edge.i == join.i + 1), None)
    verb = _verb_behind(subject) if subject is not None and subject.pos_ in NOUNS else None
    if subject is None or verb is None:
        return
    first = _first_verb(verb, before, grammar)
    if first is not None:
        make_subject(subject, verb)
        _put_beside(verb, first)
        join.head = first


def cleave(clause: Token) -> None:
    """ "It was Chile which signed it": the clause is on the noun, not on the copula."""
    copula = clause.head
    if clause.dep_ != "ccomp" or copula.pos_ != "AUX" or not any(c.tag_ == "WDT" for c in clause.lefts):
        return
    named = [c for c in copula.rights if c.dep_ == "attr" and c.right_edge.i == clause.left_edge.i - 1]
    if named and clause.left_edge.tag_ == "WDT":
        clause.head, clause.dep_ = named[0], "relcl"


def close_opening(noun: Token) -> None:
    """ "Having ratified the treaty, Chile called on Peru": the subject, taken for another name of the treaty."""
    if noun.dep_ != "appos" or noun.pos_ != "PROPN" or noun.doc[noun.left_edge.i - 1].text != ",":
        return
    verb = _verb_behind(noun)
    if verb is None or verb not in noun.ancestors or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if any(c.dep_ in ("advcl", "prep") and c.i < noun.i for c in verb.lefts):
        make_subject(noun, verb)


def make_subject(noun: Token, verb: Token) -> None:
    """Hang a noun on a verb as its subject, of whichever voice the verb is."""
    noun.head, noun.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"


def _share(join: Token) -> None:
    """ "support for and use of the treaty": the noun behind the conjunction is another beside the first."""
    preposition = join.head
    noun = next((c for c in preposition.rights if c.dep_ == "pobj" and c.i > join.i), None)
    if noun is None or join.i != preposition.i + 1 or preposition.head.pos_ != "NOUN":
        return
    if any(c.dep_ == "prep" for c in noun.rights) and not any(c.dep_ == "det" for c in noun.lefts):
        noun.head, noun.dep_ = preposition.head, "conj"
        join.head = preposition.head


def stand_beside(verb: Token, grammar: Grammar) -> None:
    """ "has signed, though not ratified, the treaty": a participle that is conceded stands beside the first one."""
    first = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or first.tag_ != "VBN" or first.i > verb.i:
        return
    if any(c.dep_ == "mark" and c.lower_ in grammar.words["conceding"] for c in verb.lefts):
        verb.dep_ = "conj"


def give_back(noun: Token) -> None:
    """ "signed, but not yet ratified, the treaty": the object behind the comma, taken for a measure of time or degree."""
    verb = noun.head
    if (
        noun.dep_ != "npadvmod"
        or verb.dep_ != "conj"
        or verb.pos_ not in VERBS
        or noun.i < verb.i
        or noun.pos_ not in NOUNS
    ):
        return
    paused = noun.doc[noun.left_edge.i - 1].text == "," and noun.ent_type_ not in _TIMES
    if paused and not any(c.dep_ == "dobj" for v in (verb, verb.head) for c in v.children):
        noun.dep_ = "dobj"


def _verb_behind(subject: Token) -> Token | None:
    """The finite verb that begins right behind a noun with all that hangs on it."""
    at = subject.right_edge.i + 1
    if at >= len(subject.doc):
        return None
    word = subject.doc[at]
    verb = word.head if word.dep_ in _BEFORE_VERBS else word
    helped = any(c.dep_ == "auxpass" and c.i >= at for c in verb.lefts)
    undergone = any(c.dep_ == "agent" for c in verb.rights) and not helped  # "and the text adopted by Chile"
    return verb if verb.i >= at and _is_finite(verb, at) and not undergone else None


def _is_finite(verb: Token, at: int = 0) -> bool:
    return verb.pos_ in VERBS and any(t.tag_ in _FINITE for t in (verb, *(c for c in verb.lefts if c.i >= at)))


def _first_verb(verb: Token, before: Token, grammar: Grammar) -> Token | None:
    """The verb of the first clause: above the second, or below it, or robbed of its object for the second's subject."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ in NOUNS]
    if not own:
        above = verb.head if verb.dep_ in ("conj", "advcl", "ccomp") and verb.head.i < before.i else None
        if above is not None and above in before.ancestors:
            return above
        return next(
            (a for a in before.ancestors if a.head == verb and a.dep_ in ("ccomp", "csubj") and _is_finite(a)), None
        )
    first = verb.head
    robbed = verb.dep_ == "ccomp" and own == [before] and first.i == before.left_edge.i - 1 and first.pos_ in VERBS
    if not robbed or first.lemma_ in grammar.words["saying"] or any(c.dep_ == "mark" for c in verb.children):
        return None
    before.head, before.dep_ = first, "dobj"
    return first


def _put_beside(verb: Token, first: Token) -> None:
    """Make the second verb a conjunct of the first, which takes its place where it hung below."""
    if first.head == verb:
        earlier = [c for c in verb.lefts if c.i < first.i]
        first.dep_, first.head = verb.dep_, first if verb.head == verb else verb.head
        for child in earlier:
            child.head = first
    verb.dep_, verb.head = "conj", first
