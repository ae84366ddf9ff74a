"""A verb -> its clause: the chain of verbs that make one relation, its subject through all detours, and its other parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from treatygraph.extract.syntax import NOUNS, SUBJECTS, VERBS
from treatygraph.extract.wording import Words, antecedent, borne, phrase
from treatygraph.tokens import Token

_HELPERS = ("aux", "auxpass", "neg", "prt", "preconj")
_NO_PREDICATE = (
    "aux",
    "auxpass",
    "amod",
    "compound",
    "nmod",
    "csubj",
    "prep",
    "case",
    "mark",
    "punct",
    "agent",
    "intj",
)
_BETWEEN = ("dobj", "dative", "attr", "oprd", "ccomp")
_CIRCUMSTANCES = ("prep", "npadvmod")
_STOP = ":"  # the tag of semicolons, colons and dashes
_FOLLOWING = ("prep", "agent", "dobj", "attr", "acomp")
_PARTICIPLES = ("VBG", "VBN")
_UNFINISHED = ("VB", "VBG", "VBN")
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate: `relation` its verbs with their helpers, `parts` what hangs on them, `missing` a gapped object."""

    verb: Token
    subject: Words
    traits: frozenset[str]
    relation: Words
    parts: tuple[Token, ...]
    missing: Words


def clause(verb: Token, *, additive: frozenset[str]) -> Clause | None:
    """Give the clause that a verb heads, or None where it only helps another verb or nobody is its subject."""
    if verb.dep_ in _NO_PREDICATE or _carrier(verb) is not None:
        return None
    subject, traits = _subject(verb)
    if not subject:
        return None
    chain = _chain(verb)
    relation = tuple(t for t in _relation(chain) if not _adds(t, additive))
    missing = _gap(chain) or _around(chain[0])
    if not missing and (borrowed := _borrowed(chain[-1])):
        missing, traits = borrowed, {*traits, "borrowed"}
    parts = [*_fronted(chain[0], traits)]
    parts += [c for word in chain for c in word.children if c not in chain and c not in relation and _is_part(c)]
    parts = [c for c in parts if not (missing and antecedent(c)) and not is_neighbour(c)]
    return Clause(chain[-1], subject, frozenset(traits), relation, tuple(sorted(parts, key=lambda t: t.i)), missing)


def _fronted(verb: Token, traits: Collection[str]) -> Iterator[Token]:
    """ "In 1990 they met and signed": when and where the first of several verbs is said to hold goes for the others."""
    if "shared" not in traits:
        return
    while verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        verb = verb.head
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is not None and antecedent(subject) is None:
        yield from (c for c in verb.lefts if c.dep_ in _CIRCUMSTANCES and c.i < subject.left_edge.i)


def _is_part(token: Token) -> bool:
    return token.dep_ not in (*SUBJECTS, "punct", "cc", "conj", "mark", "expl", "dep", "relcl")


def is_neighbour(token: Token) -> bool:
    """True for a clause before a semicolon or dash, which parsers hang on the next as if it were reported there."""
    if token.dep_ != "ccomp" or token.i > token.head.i:
        return False
    return any(c.tag_ == _STOP and token.i < c.i < token.head.i for c in token.head.children)


def _adds(token: Token, additive: frozenset[str]) -> bool:
    """True for the "not" of "not only", which denies nothing."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.dep_ in ("neg", "preconj") and following is not None and following.lower_ in additive


def _chain(verb: Token) -> list[Token]:
    """ "wants to build", "is able to vote", "is believed to have started": words that make one predicate."""
    chain = [verb]
    while (following := _carried(chain[-1])) is not None:
        chain.append(following)
    return chain


def _carried(word: Token) -> Token | None:
    if any(c.dep_ in _BETWEEN and c.i > word.i for c in word.children):
        return None
    if word.pos_ in VERBS:
        adjective = next((c for c in word.children if c.dep_ == "acomp" and c.pos_ == "ADJ" and c.i > word.i), None)
        if adjective is not None:
            return adjective if _complemented(adjective) else None
    return next((c for c in word.children if c.dep_ == "xcomp" and c.pos_ in VERBS and _is_bare(c, word)), None)


def _complemented(adjective: Token) -> bool:
    """True for "able to vote" and "responsible for the budget", whose adjective belongs to the relation."""
    return any((c.dep_ in ("prep", "xcomp") and c.i == adjective.i + 1) or _is_infinitive(c) for c in adjective.rights)


def _is_infinitive(token: Token) -> bool:
    return token.dep_ == "xcomp" and token.pos_ in VERBS


def _is_bare(verb: Token, head: Token) -> bool:
    return verb.i > head.i and not any(c.dep_ in SUBJECTS for c in verb.children)


def _carrier(verb: Token) -> Token | None:
    """The word that takes a verb into its own relation, if one does."""
    head = verb.head
    if verb.dep_ != "xcomp" or _carried(head) != verb:
        return None
    if head.pos_ == "ADJ":
        return head if head.dep_ == "acomp" and _carried(head.head) == head else None
    return head


def _relation(chain: list[Token]) -> Words:
    found = list(_shared_helpers(chain[0]))
    for word in chain:
        found.append(word)
        found += [c for c in word.children if c.dep_ in _HELPERS]
    last = max(t.i for t in found)
    first = min(t.i for t in found)
    for word in chain:
        found += [c for c in word.children if c.dep_ == "advmod" and _goes_inside(c, first, last, chain[-1])]
    return tuple(sorted(set(found), key=lambda t: t.i))


def _goes_inside(adverb: Token, first: int, last: int, verb: Token) -> bool:
    if adverb.children or adverb.tag_ == "WRB":
        return False
    if first < adverb.i < last or adverb.i == verb.i - 1:
        return True
    after = adverb.doc[adverb.i + 1] if adverb.i + 1 < len(adverb.doc) else None
    return adverb.i == last + 1 and after is not None and _follows(after, verb)


def _follows(token: Token, verb: Token) -> bool:
    """True where a preposition or an object of the verb begins with a token."""
    above = next((t for t in (token, *token.ancestors) if t.head == verb), None)
    return above is not None and above.dep_ in _FOLLOWING and above.left_edge == token


def _shared_helpers(verb: Token) -> list[Token]:
    """ "was built in 1990 and demolished in 2000": the second verb has the helpers of the first."""
    head = verb.head
    own = [c for c in verb.children if c.dep_ in (*_HELPERS, *SUBJECTS) and c.dep_ != "prt"]
    if verb.dep_ != "conj" or own or head.pos_ not in VERBS or verb.tag_ != head.tag_ or verb.tag_ not in _UNFINISHED:
        return []
    carrier = _carrier(head)
    carried = [*_relation(_chain_above(carrier))] if carrier is not None else []
    return _shared_helpers(head) or carried + [c for c in head.lefts if c.dep_ in _HELPERS]


def _chain_above(word: Token) -> list[Token]:
    above = _carrier(word) if word.pos_ in VERBS else word.head
    return [*(_chain_above(above) if above is not None else ()), word]


def _subject(verb: Token, depth: int = 0) -> tuple[Words, set[str]]:
    """Whose predicate a verb is, and by which detours that was found."""
    own = next((c for c in verb.children if c.dep_ in (*SUBJECTS, "expl")), None)
    if own is not None:
        return _own(own, verb)
    head = verb.head
    if depth > _DEPTH or head == verb:
        return (), set()
    if verb.dep_ == "conj" and head.pos_ in VERBS:
        return _through(head, "shared", depth)
    if verb.dep_ == "acl" and head.pos_ in NOUNS and verb.tag_ in _PARTICIPLES:
        return borne(head, verb), {"participle"}
    if verb.dep_ == "advcl" and verb.tag_ in _PARTICIPLES and head.pos_ in VERBS:
        return _through(head, "adverbial", depth)
    if verb.dep_ == "advcl" and verb.i > head.i and head.pos_ in VERBS and any(c.tag_ == "TO" for c in verb.lefts):
        return _through(head, "purpose", depth)
    if verb.dep_ == "pcomp" and verb.tag_ in _PARTICIPLES and head.head.pos_ in VERBS and verb.rights:
        objects = [c for c in head.head.children if c.dep_ == "dobj" and c.i < verb.i]
        return ((), set()) if objects else _through(head.head, "gerund", depth)
    if verb.dep_ == "xcomp":
        return _of_infinitive(verb, depth)
    return (), set()


def _own(subject: Token, verb: Token) -> tuple[Words, set[str]]:
    traits = {"relative"} if antecedent(subject) else set()
    if verb.dep_ in ("ccomp", "advcl", "pcomp") and not is_neighbour(verb):
        traits.add("reported" if verb.dep_ == "ccomp" else "subordinate")
    if any(c.tag_ == "TO" for c in verb.lefts):
        traits.add("wanted")
    return phrase(subject, clausal=subject.dep_ == "csubj"), traits


def _through(verb: Token, trait: str, depth: int) -> tuple[Words, set[str]]:
    subject, traits = _subject(verb, depth + 1)
    return subject, traits | {trait}


def _of_infinitive(verb: Token, depth: int) -> tuple[Words, set[str]]:
    """ "urged all states to join": they are to join."""
    carrier, head = _carrier(verb), verb.head
    if carrier is not None:
        return _through(carrier if carrier.pos_ in VERBS else carrier.head, "shared", depth)
    objects = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i and c.pos_ in NOUNS]
    return (phrase(objects[-1], without=verb), {"wanted"}) if objects else ((), set())


def _gap(chain: list[Token]) -> Words:
    """What a relative clause without object of its own is about: "the theory that Banerjee proposed"."""
    first, last = chain[0], chain[-1]
    if first.dep_ != "relcl" or first.head.pos_ not in NOUNS:
        return ()
    fronted = next((c for word in chain for c in word.children if c.dep_ == "dobj" and antecedent(c)), None)
    if fronted is not None:
        return phrase(fronted)
    own = next((c for c in first.children if c.dep_ in SUBJECTS), None)
    if own is None or any(t.tag_ in ("WDT", "WP", "WP$") for t in own.subtree):
        return ()
    if any(c.dep_ in (*_BETWEEN, "advmod", "prep", "acomp") for c in last.children):
        return ()
    return borne(first.head, first)


def _around(verb: Token) -> Words:
    """ "The dam, she added, may break": what a clause in the middle of another reports."""
    if verb.dep_ != "parataxis" or verb.head.pos_ not in VERBS or any(c.dep_ in _BETWEEN for c in verb.children):
        return ()
    return phrase(verb.head, clausal=True, without=verb)


def _borrowed(verb: Token) -> Words:
    """ "signed and ratified the treaty": the object of the second verb is the first one's, too."""
    if any(c.dep_ in (*_BETWEEN, "prep", "agent", "acomp", "advmod") and c.i > verb.i for c in verb.children):
        return ()
    beside = (c for c in verb.children if c.dep_ == "conj" and c.i == verb.i + 2 and c.tag_ == verb.tag_)
    objects = [o for other in beside for o in other.children if o.dep_ == "dobj"]
    return phrase(objects[0]) if objects else ()
