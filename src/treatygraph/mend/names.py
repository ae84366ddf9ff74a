"""Mends what the parser makes of names beside what they are, of documents that ask, and of verbs taken for other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.knowledge import Grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = ("NOUN", "PROPN")


def beside(token: Token, grammar: Grammar) -> None:
    """Mend one word, where any of the patterns fits it."""
    _act(token)
    _stand_for(token)
    _call(token, grammar)
    _pair(token)
    _relate(token)
    _say_again(token)
    _ask_in_writing(token, grammar)


def _act(word: Token) -> None:
    """ "More than 90 states now back a treaty": what has a subject and an object is a verb."""
    if word.dep_ == "ROOT" and word.pos_ == "ADV" and {"nsubj", "dobj"} <= {c.dep_ for c in word.children}:
        word.pos_, word.tag_, word.lemma_ = "VERB", "VBP", word.lower_


def _stand_for(word: Token) -> None:
    """ "a plan that Chile rejected": a relative pronoun, which the tagger takes for a conjunction."""
    if word.tag_ == "IN" and word.dep_ in ("nsubj", "nsubjpass", "dobj") and word.head.dep_ == "relcl":
        word.tag_, word.pos_ = "WDT", "PRON"


def _call(noun: Token, grammar: Grammar) -> None:
    """ "under the Peruvian diplomat Ann Hill": what she is, which the parser takes for a second person."""
    if noun.tag_ != "NN" or noun.lemma_ not in grammar.words["callings"]:
        return
    name = next((c for c in noun.head.children if c.i > noun.i and c.left_edge.i == noun.i + 1), None)
    if name is not None and name.pos_ == "PROPN" and name.dep_ == noun.dep_:
        noun.head, noun.dep_ = name, "compound"


def _pair(title: Token) -> None:
    """ "the Secretary, Ann Hill, and the President, Paul Moore": the second office stands beside the first, not beside her."""
    name = title.head
    apart = title.dep_ == "conj" and name.dep_ == "appos" and name.pos_ == "PROPN" and title.pos_ in _NOUNS
    if apart and _has_article(title) and not _has_article(name):
        title.head = name.head
    if title.dep_ == "appos" and title.pos_ == "PROPN" and not _has_article(title):
        offices = [c for c in name.children if c.dep_ == "conj" and c.i < title.i and _has_article(c)]
        if offices and not any(c.dep_ == "appos" for c in offices[-1].children):
            title.head = offices[-1]


def _has_article(noun: Token) -> bool:
    return any(c.dep_ == "det" for c in noun.lefts)


def _relate(verb: Token) -> None:
    """ "It began with Ann Hill, who proposed a court": a clause with "who" belongs to the noun before it."""
    if verb.dep_ != "ccomp":
        return
    who = next((c for c in verb.lefts if c.tag_ == "WP" and c.dep_ == "nsubj"), None)
    if who is None or who.i == 0 or who.i != verb.left_edge.i:
        return
    before = who.doc[who.i - 1]
    before = before if not before.is_punct or before.i == 0 else who.doc[before.i - 1]
    if before.pos_ in _NOUNS and verb not in before.ancestors:
        verb.head, verb.dep_ = before, "relcl"


def _say_again(noun: Token) -> None:
    """ "floated a tax on arms, an idea that Chile backed": what the object was, not when it happened."""
    if noun.pos_ != "NOUN" or noun.dep_ != "npadvmod" or not any(c.dep_ in ("acl", "relcl") for c in noun.rights):
        return
    first = noun.left_edge
    if not _has_article(noun) or first.i < 2 or noun.doc[first.i - 1].text != ",":
        return
    objects = [c for c in noun.head.rights if c.dep_ == "dobj" and c.right_edge.i == first.i - 2]
    if objects:
        noun.head, noun.dep_ = objects[0], "appos"


def _ask_in_writing(participle: Token, grammar: Grammar) -> None:
    """ "sent a letter to the meeting calling for a ban": it is the letter that calls."""
    if participle.tag_ != "VBG" or participle.dep_ not in ("acl", "advcl") or participle.lemma_ not in grammar.words["imposing"]:
        return
    verb = next((a for a in participle.ancestors if a.pos_ == "VERB"), None)
    written = [c for c in verb.rights if c.dep_ == "dobj" and c.i < participle.i] if verb is not None else []
    if written and written[0].lemma_.lower() in grammar.words["written"] and participle.doc[participle.i - 1].text != ",":
        participle.head, participle.dep_ = written[0], "acl"
