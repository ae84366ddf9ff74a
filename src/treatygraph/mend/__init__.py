"""Mends what the parser is known to hang on the wrong word, before anybody reads the tree. Grammar only: words are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.knowledge import Grammar
from treatygraph.mend.clauses import cleave, close_opening, give_back, make_subject, part, stand_beside
from treatygraph.mend.names import beside
from treatygraph.mend.rows import belong, pair, row

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = ("NOUN", "PROPN")
_LOOSE = ("advcl", "xcomp")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def mended(doc: Doc, grammar: Grammar) -> Doc:
    """Hang infinitives on the nouns that they belong to, and the later parts of a list beside the earlier ones."""
    for token in doc:
        _inflect(token)
        _describe(token)
        part(token, grammar)
        stand_beside(token, grammar)
        give_back(token)
        cleave(token)
        row(token)
        pair(token)
        belong(token)
        close_opening(token)
        beside(token, grammar)
        _join(token)
        _regain(token)
        _count(token)
        _comprise(token)
        _ask(token, grammar)
        _ask_upon(token, grammar)
        _judge(token, grammar)
        _open(token)
        noun = _wanting_noun(token, grammar)
        if noun is not None:
            token.dep_, token.head = "acl", noun
    return doc


def _wanting_noun(verb: Token, grammar: Grammar) -> Token | None:
    """ "created a group to draft a text", "the offer of Chile to host a meeting": the noun before an infinitive."""
    if verb.tag_ != "VB" or verb.dep_ not in _LOOSE:
        return None
    first = verb.left_edge
    if first.tag_ != "TO" or first.i == 0 or verb.head.i > first.i or verb.head.lemma_ in grammar.words["asks_to"]:
        return None
    before = verb.doc[first.i - 1]
    for word in (before, *before.ancestors):
        if word == verb.head:
            return None
        if word.pos_ in _NOUNS and word.dep_ != "nsubj" and word.lemma_.lower() in grammar.words["takes_infinitive"]:
            return word
    return None


def _inflect(verb: Token) -> None:
    """ "Fiji aligns itself": a third person taken for another form, whose lemma would keep its ending."""
    word = verb.lower_
    if (
        verb.tag_ != "VBP"
        or verb.pos_ != "VERB"
        or verb.lemma_.lower() != word
        or not word.endswith("s")
        or word.endswith("ss")
    ):
        return
    ends = next((end for end in ("ies", "sses", "shes", "ches", "xes") if word.endswith(end)), "s")
    stems = {"ies": word[:-3] + "y", "s": word[:-1]}
    verb.lemma_, verb.tag_ = stems.get(ends, word[:-2]), "VBZ"


def _describe(first: Token) -> None:
    """ "Supportive of the treaty, Chile signed it": an adjective that opens a sentence, taken for a name for its capital."""
    if first.is_sent_start and first.dep_ == "advcl" and first.tag_ in ("NNP", "NN"):
        first.pos_, first.tag_, first.lemma_ = "ADJ", "JJ", first.lower_


def _regain(aside: Token) -> None:
    """ "The text, drafted in May, has been adopted": the subject of the verb, which the parser gives to the aside."""
    verb = aside.head
    if aside.dep_ != "advcl" or aside.tag_ != "VBN" or aside.i > verb.i or any("subj" in c.dep_ for c in verb.children):
        return
    subjects = [c for c in aside.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    paused = subjects and aside.i > 0 and aside.doc[aside.i - 1].text == ","
    if paused and any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        make_subject(subjects[0], verb)
        aside.head, aside.dep_ = subjects[0], "acl"


def _ask(verb: Token, grammar: Grammar) -> None:
    """ "urges states that have not done so to ratify it": the infinitive belongs to who urges, not to what is not done."""
    if verb.tag_ != "VB" or verb.left_edge.tag_ != "TO" or verb.dep_ not in ("xcomp", "advcl", "relcl", "acl"):
        return
    for above in verb.ancestors:
        if above.dep_ == "relcl" and above.i < verb.i and above.lemma_ in grammar.words["pro_verbs"]:
            asking = next((a for a in above.head.ancestors if a.pos_ == "VERB"), None)
            if asking is not None and any(t.lower_ in grammar.words["pro_words"] for t in verb.doc[above.i : verb.i]):
                verb.head, verb.dep_ = asking, "xcomp"
            return


def _ask_upon(verb: Token, grammar: Grammar) -> None:
    """ "called on the parties to the conflict to respect it": what is asked, not what for."""
    asking = verb.head
    if verb.tag_ != "VB" or verb.dep_ != "advcl" or verb.left_edge.tag_ != "TO" or asking.i > verb.i:
        return
    upon = [c for c in asking.rights if c.dep_ == "prep" and c.i < verb.i]
    close = upon and upon[0].i == asking.i + 1 and upon[-1].right_edge.i == verb.left_edge.i - 1
    if close and asking.lemma_ in grammar.words["asks_over"]:
        verb.dep_ = "xcomp"


def _judge(adjective: Token, grammar: Grammar) -> None:
    """ "called the use of mines immoral": an adjective behind the object says what it is thought to be."""
    if adjective.dep_ != "amod" or adjective.pos_ != "ADJ" or adjective.i != adjective.head.i + 1:
        return
    verb = next((a for a in adjective.ancestors if a.pos_ == "VERB"), None)
    objects = [c for c in verb.rights if c.dep_ == "dobj"] if verb is not None else []
    inside = any(adjective.head == o or adjective.head in o.subtree for o in objects)
    if verb is not None and inside and verb.lemma_ in grammar.words["judging"]:
        adjective.head, adjective.dep_ = verb, "oprd"


def _open(participle: Token) -> None:
    """ "Speaking for the Group, the delegate of Peru stressed it": the subject, which the parser hangs on the opening."""
    verb = participle.head
    if participle.tag_ != "VBG" or participle.dep_ != "csubj" or any(c.dep_ == "nsubj" for c in verb.children):
        return
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.i > participle.i), verb)
    if first.i == 0 or first.i <= participle.i:
        return
    last = verb.doc[first.i - 1]
    for noun in (last, *last.ancestors):
        start = noun.left_edge.i
        if noun == participle or noun.pos_ not in _NOUNS:
            if noun == participle:
                return
            continue
        if start > participle.i + 1 and verb.doc[start - 1].text == ",":
            participle.dep_ = "advcl"
            noun.head, noun.dep_ = verb, "nsubj"
            return


def _comprise(participle: Token) -> None:
    """ "the group, comprising experts": a participle behind a comma acts upon the noun that it stands before."""
    made = participle.head
    if participle.tag_ != "VBG" or participle.dep_ != "amod" or participle.i < 2 or made.tag_ not in ("NNS", "NNPS"):
        return
    comma, noun = participle.doc[participle.i - 1], participle.doc[participle.i - 2]
    if (
        comma.text == ","
        and noun.pos_ in _NOUNS
        and made.i > participle.i
        and made.dep_ in ("nsubj", "appos", "conj", "dobj")
    ):
        if noun in participle.subtree or made in noun.ancestors:
            return
        participle.head, participle.dep_ = noun, "acl"
        made.head, made.dep_ = participle, "dobj"


def _count(number: Token) -> None:
    """ "40 have signed it and 12 have ratified it": a number before a verb without a subject is its subject."""
    if number.tag_ != "CD" or number.dep_ != "conj" or number.i + 1 >= len(number.doc):
        return
    if _counts_on(number):
        earlier = number.head
        number.head, number.dep_ = earlier.head, "nummod"
        earlier.head, earlier.dep_ = number, "compound"
        return
    after = number.doc[number.i + 1]
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    if verb.pos_ not in ("VERB", "AUX") or after.tag_ not in _FINITE or any("subj" in c.dep_ for c in verb.children):
        return
    make_subject(number, verb)


def _counts_on(number: Token) -> bool:
    """ "one hundred and twelve states": the second part of one number in words."""
    earlier = number.head
    whole = earlier.dep_ == "nummod" and earlier.i == number.i - 2 and earlier.head.i > number.i
    return (
        whole
        and earlier.is_alpha
        and number.is_alpha
        and any(c.dep_ in ("compound", "det", "quantmod") for c in earlier.lefts)
    )


def _join(token: Token) -> None:
    if token.dep_ != "conj":
        return
    before = token.head
    if token.pos_ == "ADP":
        first = before.head if before.dep_ == "pobj" else before
        if first.dep_ == "agent" and first.lower_ == token.lower_:
            token.dep_, token.head = first.dep_, first.head  # "by Peru and later by Chile"
    elif token.pos_ == "PROPN" and before.pos_ == "VERB":
        name = _name_before(token)
        if name is not None:
            token.head = name  # "by Peru and then Chile"


def _name_before(token: Token) -> Token | None:
    """The name that a list goes on from: the one right before the conjunction, under the same verb."""
    joins = [c for c in token.head.children if c.dep_ == "cc" and c.i < token.i]
    if not joins or joins[-1].i < token.head.i or joins[-1].i == 0:
        return None
    last = token.doc[joins[-1].i - 1]
    row = [w for w in (last, *last.ancestors) if w.pos_ == "PROPN" and w.dep_ in ("pobj", "dobj", "conj", "appos")]
    return row[0] if row and token.head in row[0].ancestors else None
