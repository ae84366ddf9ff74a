"""Where a noun phrase begins and ends, and which of its words make a label."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from treatygraph.knowledge import Grammar
from treatygraph.parsed import Annotated, Piece, lemma, resumed
from treatygraph.tokens import Doc, Token

_LEFT = {"amod", "compound", "nmod", "poss", "nummod", "quantmod", "det", "predet", "punct", "advmod", "npadvmod"}
_PAUSES = (",", ";", ":", "–", "—")
NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_SERIAL = re.compile(r"\d+(?:[/.]\d+)*")
NOUNS = ("NOUN", "PROPN")
_LOOSE = ("CCONJ", "ADP", "SCONJ", "PART", "DET")  # a label that ends so was cut in the middle
_LONGEST = 14  # tokens of a descriptive label


def determiner(token: Token) -> Token | None:
    """The article, demonstrative or possessive pronoun of a noun."""
    for child in token.lefts:
        if child.dep_ in ("det", "predet") or (child.dep_ == "poss" and child.pos_ == "PRON"):
            return child
    return None


def modifiers(token: Token, grammar: Grammar) -> list[Token]:
    """The words before a noun that say which one is meant: no articles, numbers or vague adjectives."""
    return [
        child
        for child in token.lefts
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod") or (child.dep_ == "poss" and child.pos_ != "PRON")
        if child.lower_ not in grammar.words["unlabelled"] and not when(child, grammar)
    ]


def final(modifiers: list[Token], grammar: Grammar) -> list[Token]:
    """The modifiers that tell a thing from another: a draft decision is the decision."""
    return [m for m in modifiers if m.lower_ not in grammar.words["unfinal"]]


def first_of(token: Token, grammar: Grammar, kept: Collection[str] = ()) -> int:
    """The first token of a noun's label, articles, numbers and vague words cut off, but for those to be kept."""
    lefts = [c.left_edge.i for c in token.lefts if c.dep_ in _LEFT]
    start = min([*lefts, token.i])
    for at in range(start, token.i):
        word = token.doc[at]
        if word.head == token and word.dep_ in ("det", "nummod") and not _joined(word):
            start = at + 1
        if when(word, grammar) and word.head == token:
            start = word.right_edge.i + 1
    while start < token.i and token.doc[start].lower_ not in kept and _droppable(token.doc[start], token, grammar):
        start += 1
    return start


def when(token: Token, grammar: Grammar) -> bool:
    """True for the time in "today's meeting" and "last year's resolution": it points, and is no part of a name."""
    return token.dep_ == "poss" and lemma(token) in grammar.words["times"]


def _joined(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text == "-"


def _droppable(token: Token, head: Token, grammar: Grammar) -> bool:
    inner = _joined(token) or (token.dep_ == "amod" and token.head != head)  # "long-term", "long term"
    if token.like_num and token.tag_ == "JJ" and "Event" in grammar.heads.get(lemma(head), ()):
        return False  # the first meeting is not the second
    plain = (token.lower_ in grammar.words["unlabelled"] and not inner) or token.is_punct
    plain = plain or token.dep_ == "cc"
    plain = plain or (token.like_num and token.head == head and not _joined(token))
    return plain or (token.dep_ in ("det", "nummod", "case", "quantmod", "predet") and token.head in (head, head.head))


def complements(token: Token, grammar: Grammar) -> list[Token]:
    """What follows a noun and restricts it: prepositional phrases, infinitives, participles, relative clauses."""
    found = []
    for child in token.rights:
        listing = child.dep_ == "prep" and (child.tag_ == "VBG" or any(c.dep_ == "amod" for c in child.children))
        told = _done_by(child, token, grammar) or _outward(child, token, grammar)
        listing = listing or child.lower_ in grammar.words["membership"] or told
        if child.dep_ not in ("prep", "acl", "relcl") or listing:  # "organizations such as …", "states including …"
            break
        if child.dep_ == "relcl" and (token.doc[child.left_edge.i - 1].is_punct or _told_to(child, token, grammar)):
            break
        if child.dep_ == "acl" and child.lemma_ in grammar.words["judging"] and any(c.dep_ == "mark" for c in child.lefts):
            break  # "a plan that Chile called bold"
        found.append(child)
    return found


def telling_deed(token: Token, grammar: Grammar) -> bool:
    """True for "national measures", which a word tells from others; "effective measures" and "measures for …" say too little."""
    told = [m for m in modifiers(token, grammar) if m.lower_ not in grammar.words["weak"]]
    return lemma(token) in grammar.words["deeds"] and bool(told) and not complements(token, grammar)


def exchanged(token: Token, noun: str, grammar: Grammar) -> tuple[str, ...]:
    """What a noun names because its parties are told: "the discussion between Chile and Peru" is a process."""
    sided = noun in grammar.words["exchanges"] and any(c.lower_ in grammar.words["sides"] for c in token.rights)
    return ("Process",) if sided else ()


def _done_by(child: Token, noun: Token, grammar: Grammar) -> bool:
    """ "a workshop | hosted by Peru": who did what is told of a thing, and is no part of its name."""
    kinds = grammar.heads.get(lemma(noun), ("Group",))
    return child.dep_ == "acl" and "Group" not in kinds and any(c.dep_ == "agent" for c in child.children)


def _told_to(clause: Token, noun: Token, grammar: Grammar) -> bool:
    """ "informed the meeting | that it had signed": what somebody is told says not who they are."""
    told = noun.dep_ == "dobj" and noun.head.lemma_ in grammar.words["informing"]
    return told and any(c.dep_ in ("nsubj", "nsubjpass", "expl") and not c.tag_.startswith("W") for c in clause.lefts)


def _outward(link: Token, noun: Token, grammar: Grammar) -> bool:
    """ "led the talks to an agreement": the goal is the verb's, and says not which talks; protocols are to something."""
    thing = lemma(noun) in grammar.words["described"] and lemma(noun) not in grammar.owned["Convention"]
    return thing and link.dep_ == "prep" and link.lower_ in grammar.words["outward"]


def _beside(token: Token, grammar: Grammar) -> list[Token]:
    """What follows an object and restricts it, where the parser hung it on the verb: "introduced language on sinks"."""
    if token.dep_ != "dobj":
        return []
    return [
        child
        for child in token.head.rights
        if child.dep_ == "prep" and child.i == token.i + 1 and child.lower_ in grammar.words["label_links"]
    ]


def last_of(token: Token, grammar: Grammar) -> int:
    """The last token of a noun's label together with its restricting complements, at most 14 tokens on."""
    end = token.i
    for child in complements(token, grammar) or _beside(token, grammar):
        sides = child.lower_ in grammar.words["sides"]
        pause = next((t.left_edge.i for t in child.subtree if (t.text in _PAUSES and not sides) or _leaves(t, child)), None)
        reach = child.right_edge.i if pause is None else pause - 1
        done_by = child.lower_ in grammar.words["by"] and not _undone(token, grammar)
        if done_by or child.left_edge.i != end + 1 or reach - token.i > _LONGEST:
            break
        end = reach
        if pause is not None:
            break
    while end > token.i and (token.doc[end].is_punct or token.doc[end].pos_ in _LOOSE):
        end -= 1
    return end


def _undone(noun: Token, grammar: Grammar) -> bool:
    """ "the failure by states to meet their targets": whose it is, and what it is to do, belong to the label."""
    to_do = any(c.dep_ == "acl" and c.tag_ == "VB" for c in noun.rights)
    return to_do and lemma(noun) in grammar.words["takes_infinitive"]


def _leaves(token: Token, child: Token) -> bool:
    """True where a complement's words stop restricting: a clause on a noun further in, or a verb of the outer clause."""
    inner = token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG"))
    if inner and token != child:
        return True
    return token.dep_ == "cc" and any(c.dep_ == "conj" and resumed(c) is not None for c in token.head.children)


def named_extent(token: Token, grammar: Grammar) -> tuple[int, int]:
    """The run of capitalised words around a head, with the small words that join them ("Ministry of Foreign Affairs")."""
    doc, sentence = token.doc, token.sent
    first = _begins(token, sentence.start)
    while first < token.i and doc[first].lower_ in grammar.words["title_verbs"]:
        first += 1
    last = token.i
    joined = False
    while last + 1 < sentence.end:
        step = _joining(doc, last + 1, sentence.end, grammar, inside=joined)
        if not step or doc[last + 1].lower_ in grammar.words["by"]:
            break
        joined = joined or step > 1
        last += step
    return first, last


def _begins(token: Token, start: int) -> int:
    """The first word of a name that ends in a token; "Open-ended" and the first of "Fish and Game Department" are in it."""
    doc, first = token.doc, token.i
    while first > start:
        at = whole(doc, first - 1)
        paired = doc[at].pos_ == "CCONJ" and at - 1 > start and doc[at - 1].head == token and doc[first] in doc[at - 1].conjuncts
        if paired and _capital(doc[at - 1], start):
            at -= 1
        elif doc[at].is_punct or not _capital(doc[at], start):
            return first
        first = at
    return first


def _capital(token: Token, start: int) -> bool:
    upper = token.text[0].isupper() or (token.text[0].isdigit() and token.dep_ in ("amod", "nummod", "compound"))
    return (
        upper
        and (token.i > start or token.pos_ in ("PROPN", "ADJ"))
        and token.pos_ not in ("DET", "PRON", "VERB", "AUX")
    )


def _joining(doc: object, at: int, end: int, grammar: Grammar, *, inside: bool) -> int:
    tokens = doc[at : min(end, at + 3)]  # type: ignore[index]
    if any(t.lower_ in grammar.words["indefinite"] for t in tokens):
        return 0
    if not inside and tokens[0].pos_ == "ADP" and tokens[0].lower_ not in grammar.words["name_links"]:
        return 0
    if tokens[0].text[0].isupper() and tokens[0].pos_ in ("PROPN", "NOUN", "ADJ") and inside:
        return 1
    small = 0
    while (small < len(tokens) and tokens[small].pos_ in ("ADP", "DET")) or (inside and tokens[small].pos_ == "CCONJ"):
        if small and tokens[small - 1].pos_ == "CCONJ" and tokens[small].pos_ == "DET":
            return 0  # "the Law Society and the Human Rights Centre"
        small += 1
        if small >= len(tokens):
            return 0
    return small + 1 if small and tokens[small].text[0].isupper() and tokens[small].pos_ != "PRON" else 0


def label(annotated: Annotated, piece: Piece, first: int, last: int) -> str:
    """The words of a token range as they stand in the text, without what was cut out between."""
    return annotated.words(piece, first, last)


def conjuncts(token: Token) -> Iterator[Token]:
    """A token and all that is coordinated with it."""
    yield token
    yield from token.conjuncts


def is_modifier(token: Token) -> bool:
    """True for a noun that only modifies another ("treaty" in "treaty body")."""
    return token.dep_ in ("compound", "amod", "nmod", "npadvmod") and token.head.pos_ in NOUNS


def whole(doc: Doc, at: int) -> int:
    """The first token of a word written with hyphens ("cross-regional")."""
    while at > 1 and doc[at - 1].text == "-":
        at -= 2
    return at


def before(noun: Token, first: int, grammar: Grammar) -> int:
    """The last token that a label keeps where its noun is named in full: the article before it, but no "this"."""
    det = determiner(noun)
    return first - 1 - (det is not None and det.lower_ in grammar.words["demonstratives"])


def plural(token: Token) -> bool:
    """True for a plural, also of a capitalised noun that the tagger takes for a singular name."""
    return token.tag_ in ("NNS", "NNPS") or (token.tag_ == "NNP" and token.lower_ != lemma(token))


def proper(token: Token) -> bool:
    """True for a capitalised noun that is not only so because it opens the sentence."""
    return token.text[0].isupper() and (token.pos_ == "PROPN" or not token.is_sent_start)


def is_numbered(token: Token, last: int) -> bool:
    """True where a serial number follows a name that ends at a token: "Resolution 12/3"."""
    return last + 1 < len(token.doc) and _SERIAL.fullmatch(token.doc[last + 1].text) is not None


def first_in_row(token: Token) -> Token:
    """The first of the nouns that a token is coordinated with."""
    at = token
    while at.dep_ == "conj" and at.head.pos_ in NOUNS:
        at = at.head
    return at
