"""Which words of a sentence make up a phrase: the whole of it, less what says something of its own."""

from __future__ import annotations

from treatygraph.tokens import Token

Words = tuple[Token, ...]

_ASIDE = ("relcl", "acl", "appos", "advcl", "parataxis")
_SET_APART = ("prep", "amod", "advmod", "npadvmod")
_LONGEST_INSIDE = 8  # tokens: a longer clause on a noun is told apart from the noun
_RELATIVES = ("WDT", "WP")


def phrase(head: Token, *, clausal: bool = False, without: Token | None = None) -> Words:
    """Give the words of a phrase in their order, so that each can be quoted without what hangs on it loosely.

    A clausal phrase stays whole. `without` leaves out one branch. A relative pronoun gives what it stands for.
    """
    stands_for = antecedent(head)
    if stands_for is not None:
        return phrase(stands_for[0], without=stands_for[1])
    return _trimmed(_closed_up(sorted(_below(head, clausal, without), key=lambda t: t.i)))


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
    fits = token.tag_ in _RELATIVES and at >= token.sent.start and noun.pos_ in ("NOUN", "PROPN") and noun.i < token.i
    return (noun, verb) if fits else None


def _below(token: Token, clausal: bool, without: Token | None) -> list[Token]:
    found = [token]
    for child in token.children:
        if child != without and (clausal or not _is_loose(child)):
            found += _below(child, clausal, without)
    return found


def _is_loose(token: Token) -> bool:
    """True for a clause or apposition that is set off by a comma or too long to be part of a name."""
    if token.dep_ == "punct":
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
    if token.is_right_punct or token.is_left_punct:
        return not (any(w.is_left_punct for w in words) and any(w.is_right_punct for w in words))
    return token.pos_ in ("PUNCT", "SPACE") or token.dep_ == "cc"
