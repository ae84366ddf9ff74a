"""Which words of a sentence make up a phrase: the whole of it, less what says something of its own."""

from __future__ import annotations

from treatygraph.tokens import Token

Words = tuple[Token, ...]

_ASIDE = ("relcl", "acl", "appos", "advcl", "parataxis")
_SET_APART = ("prep", "amod", "advmod", "npadvmod")
_LONGEST_INSIDE = 8  # tokens: a longer clause on a noun is told apart from the noun
_THINGS = ("NOUN", "PROPN")
_RELATIVES = ("WDT", "WP")


def phrase(head: Token, *, clausal: bool = False, without: Token | None = None) -> Words:
    """Give the words of a phrase in their order, so that each can be quoted without what hangs on it loosely.

    A clausal phrase stays whole. `without` leaves out one branch. A relative pronoun gives what it stands for.
    """
    stands_for = antecedent(head)
    if stands_for is not None:
        return borne(*stands_for)
    return _trimmed(_closed_up(sorted(_below(head, clausal, without), key=lambda t: t.i)))


def borne(noun: Token, clause: Token) -> Words:
    """Who a clause on a noun is about: of "Mota, a poet who lived there" and "Mota was a poet who lived there" Mota."""
    bearer = _bearer(noun)
    return phrase(noun, without=clause) if bearer is None else phrase(bearer)


def _bearer(noun: Token) -> Token | None:
    """The thing that a noun only describes, be it as its apposition or behind a plain "is"."""
    head = noun.head
    if noun.dep_ == "appos" and head.i < noun.i and head.pos_ in _THINGS and head.doc[noun.left_edge.i - 1].pos_ == "PUNCT":
        return _bearer(head) or head
    if noun.dep_ != "attr" or any(_qualifies(c) for c in head.children):
        return None
    subject = next((c for c in head.lefts if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    stands_for = antecedent(subject)
    if stands_for is not None:
        return (_bearer(stands_for[0]) or stands_for[0]) if stands_for[0].i < noun.i else None
    return subject if subject.pos_ in _THINGS else None


def _qualifies(helper: Token) -> bool:
    return helper.dep_ == "neg" or (helper.dep_ == "aux" and helper.tag_ == "MD")


def antecedent(token: Token) -> tuple[Token, Token] | None:
    """The noun that a relative pronoun stands for, and the clause that it belongs to."""
    if token.tag_ not in _RELATIVES and not (token.tag_ == "IN" and token.dep_ in ("nsubj", "nsubjpass")):
        return None
    for above in token.ancestors:
        if above.dep_ == "relcl":
            return above.head, above
    return _noun_before(token)


def _noun_before(token: Token) -> tuple[Token, Token] | None:
    """ "sugars, which can be absorbed": the noun right before, where the parser hangs the clause elsewhere."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].pos_ == "PUNCT":
        at -= 1
    noun, verb = token.doc[at], token.head
    fits = token.tag_ in _RELATIVES and at >= token.sent.start and noun.pos_ in _THINGS and noun.i < token.i
    return (noun, verb) if fits else None


def _below(token: Token, clausal: bool, without: Token | None) -> list[Token]:
    found = [token]
    for child in token.children:
        if child != without and not (_is_loose(child) if not clausal else _is_apart(child)):
            found += _below(child, clausal, without)
    return found


def _is_apart(token: Token) -> bool:
    """True for a relative clause set off by a comma."""
    return token.dep_ == "relcl" and token.doc[token.left_edge.i - 1].pos_ == "PUNCT"


def _is_loose(token: Token) -> bool:
    """True for a clause or apposition that is set off by a comma or too long to be part of a name."""
    if token.dep_ == "punct" or (token.tag_ == "CD" and not token.children):  # the year of "May 4, 1990"
        return False
    if token.dep_ == "conj" and token.head.pos_ not in ("VERB", "AUX") and token.pos_ in ("VERB", "AUX"):
        return True
    first, last = token.left_edge.i, token.right_edge.i
    apart = first > token.head.i and token.doc[first - 1].pos_ == "PUNCT"
    if token.dep_ in _SET_APART:
        return apart
    return token.dep_ in _ASIDE and (apart or last - first >= _LONGEST_INSIDE)


def _closed_up(words: list[Token]) -> list[Token]:
    """Take away the commas, dashes and brackets around what was left out."""
    kept: list[Token] = []
    for word in words:
        if kept and word.i > kept[-1].i + 1 and word.pos_ == "PUNCT":
            continue
        while kept and word.i > kept[-1].i + 1 and kept[-1].pos_ == "PUNCT":
            kept.pop()
        kept.append(word)
    return kept


def _trimmed(words: list[Token]) -> Words:
    first, last = 0, len(words)
    while last - first > 1 and _is_edge(words[last - 1], words[first:last]):
        last -= 1
    while last - first > 1 and _is_edge(words[first], words[first:last]):
        first += 1
    return tuple(words[first:last])


def _is_edge(token: Token, words: list[Token]) -> bool:
    """True for punctuation and conjunctions at the edge of a phrase, unless they close or open something inside it."""
    if _opens(token) or _closes(token):
        return not (any(_opens(w) for w in words) and any(_closes(w) for w in words))
    return token.pos_ in ("PUNCT", "SPACE") or token.dep_ == "cc"


def _opens(token: Token) -> bool:
    return token.is_left_punct or token.tag_ == "``"


def _closes(token: Token) -> bool:
    return token.is_right_punct or token.tag_ == "''"
