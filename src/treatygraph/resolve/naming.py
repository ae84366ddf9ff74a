"""How a noun phrase becomes an entity, or one more mention of it: what all ways of deciding share."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from treatygraph.knowledge.names import folded
from treatygraph.model import Mention
from treatygraph.parsed import Part, Piece, Ref
from treatygraph.resolve import phrases
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_SMALL = 3  # letters of words that tell nothing


class Naming:
    """Words noun phrases, and takes up in the registry what they name."""

    def __init__(self, resolution: Resolution) -> None:
        self._r = resolution
        self._grammar = resolution.knowledge.grammar
        self._finals: dict[str, tuple[str, ...]] = {}

    def points(self, token: Token) -> bool:
        """True for a definite or demonstrative phrase."""
        det = phrases.determiner(token)
        timed = any(phrases.when(child, self._grammar) for child in token.lefts)
        if det is not None and det.lower_ in self._grammar.words["indefinite"]:
            return phrases.proper(token) and not phrases.modifiers(token, self._grammar)  # "support a Convention"
        return timed or (det is not None and det.lower_ in self._grammar.words["definite"])

    def inside(self, number: int, token: Token) -> set[str]:
        """The entities named inside a noun's phrase."""
        refs = (self._r.refs.get((number, t.i)) for t in token.subtree if t.i != token.i)
        return {r.key for r in refs if r}

    def words(self, number: int, token: Token, last: int | None = None, kept: Collection[str] = ()) -> str:
        """The words of a noun's label, up to the noun itself or to a later token."""
        first = phrases.first_of(token, self._grammar, kept)
        return phrases.label(self._r.annotated, self.piece(number), first, token.i if last is None else last)

    def described(self, number: int, token: Token, kept: Collection[str] = ()) -> str:
        """The words of a noun's label with its restricting complements."""
        return self.words(number, token, phrases.last_of(token, self._grammar), kept)

    def owned(self, number: int, token: Token, words: str) -> str:
        """Word "their commitments", which says nothing alone, as the commitments of whom they are."""
        owner = phrases.determiner(token)
        ref = self._r.refs.get((number, owner.i)) if owner is not None and owner.dep_ == "poss" else None
        if ref is None or " " in words:
            return words
        return " ".join((words, *self._grammar.words["of"], self._r.registry.label(ref.key)))

    def spelt_out(self, number: int, token: Token) -> str:
        """The words of a noun's label, with the name of what its last word only points to ("… of the Convention")."""
        last = phrases.last_of(token, self._grammar)
        ref = self._r.refs.get((number, last))
        if ref is None or ref.named or ref.first <= token.i or ref.kind == "Issue":
            return self.described(number, token)
        before = self.words(number, token, phrases.before(token.doc[last], ref.first, self._grammar))
        return f"{before} {self._r.registry.label(ref.key)}"

    def foretold(self, words: str) -> str | None:
        """The title's convention, where a description has all the words of its name."""
        said = set(folded(words))
        for key in self._r.history.topics:
            telling = {w for w in folded(self._r.registry.label(key)) if len(w) > _SMALL}
            if len(telling) > 1 and telling <= said:
                return key
        return None

    def make(
        self, number: int, token: Token, kind: str, words: str, reason: str, sure: float,
        extent: tuple[int, int] | None = None,
    ) -> Ref:  # fmt: skip
        """Find or make the thing of a kind that goes by some words, and record where it stands."""
        registry = self._r.registry
        known = registry.named(kind, words) or (registry.longer(kind, words) if extent else None)
        known = known or self._as_final(kind, words) or self._lengthened(kind, words)
        key = known or registry.new(kind, words)
        self._r.contents.setdefault(key, set()).update(self.inside(number, token))
        return self.mention(number, token, key, words, reason, sure, extent)

    def _lengthened(self, kind: str, words: str) -> str | None:
        """ "Blue Sea" in the title, "the Blue Sea Alliance" below it: one body, which takes its fuller name."""
        body = kind in ("CivilSocietyOrganization", "InternationalOrganization")
        key = self._r.registry.shorter(kind, words) if body else None
        if key:
            self._r.registry.rename(key, words)
        return key

    def _as_final(self, kind: str, words: str) -> str | None:
        """ "the Swiss draft protocol" and "the Swiss protocol" are one thing, whichever comes first."""
        plain = " ".join(w for w in words.split() if w.lower() not in self._grammar.words["unfinal"])
        if len(plain.split()) < 2:
            return None
        registry, wanted = self._r.registry, self._final(plain)
        return min((k for k in registry.of_kind(kind) if self._final(registry.label(k)) == wanted), default=None)

    def _final(self, words: str) -> tuple[str, ...]:
        if words not in self._finals:
            self._finals[words] = tuple(w for w in folded(words) if w not in self._grammar.words["unfinal"])
        return self._finals[words]

    def mention(
        self, number: int, token: Token, key: str, words: str, reason: str, sure: float,
        extent: tuple[int, int] | None = None,
    ) -> Ref:  # fmt: skip
        """Record that a noun names a thing, under words that could be its label."""
        first, last = extent or (phrases.first_of(token, self._grammar), token.i)
        span = self.piece(number).stretch(first, last)
        self._r.registry.mention(key, words, Mention(span, reason, sure))
        return Ref(key, self._r.registry.kind(key), first, last, span, reason, sure)

    def same(self, number: int, token: Token, key: str, reason: str, sure: float, words: str | None = None) -> Ref:
        """Record that a noun points back to a thing named before; `words` name it only where they are several."""
        first = phrases.first_of(token, self._grammar)
        span = self.piece(number).stretch(first, token.i)
        name = words if words and " " in words else None
        self._r.registry.mention(key, name, Mention(span, reason, sure))
        return Ref(key, self._r.registry.kind(key), first, token.i, span, reason, sure, named=False)

    def part(
        self, number: int, token: Token, kind: str, words: str, owner_kind: str, extent: tuple[int, int] | None = None
    ) -> Ref:
        """Find or make a thing whose name is unique only within another: an article, a ministry, the States Parties."""
        self._r.ahead(number, token)
        owner = self._same_part(number, token, words) or self._owner(number, token, owner_kind)
        key = self._r.registry.new(kind, words, owner=owner)
        named = owner and folded(self._r.registry.label(owner))[-1] in folded(words)
        if owner and not named and self._r.registry.label(key) == words:
            self._r.registry.rename(key, self._r.owner_label(words, owner))
        if owner and self._r.knowledge.vocabulary.is_a(kind, "Convention"):
            self._r.found_parts.append(Part(key, owner, number, token.i))
        return self.mention(number, token, key, words, "part of what it belongs to", 0.85, extent)

    def _same_part(self, number: int, token: Token, words: str) -> str | None:
        """ "Article 5 of the Treaty … Article 5": the last one named so, where nothing in the phrase says whose it is."""
        parts = self._r.found_parts if not self.inside(number, token) else []
        return next((p.owner for p in reversed(parts) if self._r.registry.label(p.key).startswith(f"{words} (")), None)

    def _owner(self, number: int, token: Token, owner_kind: str) -> str:
        def fits(kind: str) -> bool:
            return self._r.knowledge.vocabulary.is_a(kind, owner_kind) and kind not in ("Provision", "Resolution")

        titled = self._titled() if owner_kind == "Convention" and self.piece(number).heading and token.i == 0 else None
        if titled:
            return titled
        inside = (self._r.refs.get((number, t.i)) for t in token.subtree if t.i != token.i)
        own = next((r.key for r in inside if r and fits(r.kind)), None)
        if own or (owner_kind == "State" and self._r.speaks_for):
            return own or self._r.speaks_for or ""
        past = self._r.history.latest(lambda p: fits(p.ref.kind))
        return past.key if past else ""

    def _titled(self) -> str | None:
        """The instrument that the title names: a heading "Article 4" is of the text that it stands in."""
        first = (ref for _, ref in self._r.refs.of(0) if self.piece(0).heading)
        return next((r.key for r in first if self._r.is_family(r.kind, "Convention") and r.kind != "Provision"), None)

    def piece(self, number: int) -> Piece:
        """The parsed piece with a number."""
        return self._r.annotated.pieces[number]
