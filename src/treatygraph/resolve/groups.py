"""Plural nouns of people and bodies: which of them name a group, and which only word one that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.model import Span
from treatygraph.parsed import Ref, lemma
from treatygraph.resolve import phrases
from treatygraph.resolve.naming import Naming
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_PLACED = ("Place", "InternationalOrganization")
_MEMBERS = ("Group", "State", "InternationalOrganization", "CivilSocietyOrganization")


def members_of(resolution: Resolution, ref: Ref) -> None:
    """Take up the organisation inside a group's name: "UN member states" names the UN too."""
    said = ref.span.of(resolution.text) if ref.kind == "Group" else ""
    for gap in (at for at, letter in enumerate(said) if letter.isspace()):
        bodies = [e for e in resolution.knowledge.find(said[:gap]) if resolution.is_family(e.kind, "Organization")]
        if len(bodies) == 1:
            resolution.take(bodies[0], Span(ref.span.start, ref.span.start + gap))


class Groups:
    """Decides which collective a noun stands for."""

    def __init__(self, resolution: Resolution, naming: Naming) -> None:
        self._r = resolution
        self._n = naming
        self._grammar = resolution.knowledge.grammar

    def read(self, number: int, token: Token, noun: str) -> Ref | None:
        """Find or make the group that a noun names; None where it names nobody in particular."""
        mods = phrases.modifiers(token, self._grammar)
        comps = phrases.complements(token, self._grammar)
        party = noun in self._r.owned["Convention"]
        if not mods and not comps:
            return self._bare(number, token, noun)
        if not phrases.plural(token) and not (mods and party) and not self._is_sort(mods, noun):
            return None
        if noun in self._grammar.words["delegated"] and not mods and self._n.inside(number, token):
            return None  # "the delegates of Chile and Peru" are Chile and Peru
        if noun in self._grammar.words["state_selves"] and not mods and self._of_states(number, comps):
            return None  # and so are their governments
        if party and mods and all(lemma(m) in self._grammar.heads for m in mods):
            return self._n.part(number, token, "Group", self._n.words(number, token), "Convention")
        known = self._reworded(number, token, mods, comps, noun)
        if known:
            return known
        if noun in self._grammar.words["vague_groups"] and not self._says_who(number, token, mods):
            return self._beside(number, token)
        if len(mods) == 1 and not comps and not self._adds(number, mods[0], noun):
            return None
        words = self._n.words(number, token) if mods else self._n.described(number, token)
        return self._n.make(number, token, "Group", words, "described group", 0.85)

    def _of_states(self, number: int, complements: list[Token]) -> bool:
        of = (o for c in complements if c.lower_ in self._grammar.words["of"] for o in c.children if o.dep_ == "pobj")
        return any((ref := self._r.refs.get((number, o.i))) and ref.kind == "State" for o in of)

    def collective(self, number: int, token: Token) -> Ref | None:
        """ "the mine ban movement": a singular noun that names a group once something says which."""
        if not phrases.modifiers(token, self._grammar):
            return None
        return self._n.make(number, token, "Group", self._n.words(number, token), "described group", 0.8)

    def assembled(self, number: int, token: Token, noun: str) -> Ref | None:
        """ "several delegations", "most speakers", "participants": who acts at a meeting, or some of many, without a name."""
        words = self._grammar.words
        if noun in words["others"] and token.tag_ == "NNS":
            return self._others(number, token, noun)
        inner = next((o for p in token.rights if p.lower_ in words["of"] for o in p.children if o.dep_ == "pobj"), None)
        parted = noun in words["partitives"] and inner is not None and self._acts(inner)
        counted = [c for c in token.lefts if c.dep_ == "nummod"] if noun in words["assembled"] else []
        quantified = [*counted, *(c for c in token.lefts if c.lower_ in words["quantifiers"])]
        if not parted and not (self._acts(token) and (quantified or noun in words["assembled"])):
            return None
        last = inner.i if parted and inner is not None else token.i
        first = min([c.left_edge.i for c in quantified], default=phrases.first_of(token, self._grammar))
        label = phrases.label(self._r.annotated, self._n.piece(number), first, last)
        label = label if token.doc[first].pos_ == "PROPN" else label[:1].lower() + label[1:]
        return self._n.make(number, token, "Group", label, "who acts without a name", 0.7)

    def _acts(self, token: Token) -> bool:
        return phrases.plural(token) and "Group" in self._grammar.heads.get(lemma(token), ())

    def _is_subject(self, token: Token) -> bool:
        whole = token.head.head if token.dep_ == "pobj" and lemma(token.head.head) in self._grammar.words["partitives"] else token
        return whole.dep_ in ("nsubj", "nsubjpass")

    def _others(self, number: int, token: Token, noun: str) -> Ref | None:
        """ "Some delegates agreed, while others objected": other delegates."""
        before = next((t for t in reversed(token.doc[: token.i]) if self._acts(t) and self._is_subject(t)), None)
        label = f"{noun} {before.lower_}" if before is not None else ""
        return self._n.make(number, token, "Group", label, "who acts without a name", 0.6) if label else None

    def _is_sort(self, mods: list[Token], noun: str) -> bool:
        """ "the host country" is whichever hosts."""
        return noun in self._grammar.words["sorts"] and any(m.dep_ == "compound" for m in mods)

    def _reworded(self, number: int, token: Token, mods: list[Token], comps: list[Token], noun: str) -> Ref | None:
        """ "developing country Parties", "civil society actors": a known group with one more general noun."""
        general = any(noun in self._grammar.words[name] for name in ("vague_groups", "sorts", "group_nouns"))
        refs = (self._r.refs.get((number, m.i)) for m in mods if m.dep_ != "poss")
        inner = [r for r in refs if r and r.kind == "Group" and r.named]
        if not general or comps or len(inner) != 1 or inner[0].last != token.i - 1:
            return None
        return self._n.mention(number, token, inner[0].key, self._n.words(number, token), "known group, reworded", 0.85)

    def _says_who(self, number: int, token: Token, mods: list[Token]) -> bool:
        owned = any(m.dep_ == "compound" or (m.dep_ == "poss" and phrases.plural(m)) for m in mods)
        sort = phrases.plural(token) and any(self._tells_sort(m) for m in mods)
        return owned or sort or bool(self._n.inside(number, token))

    def _tells_sort(self, modifier: Token) -> bool:
        """ "environmental organisations", "indigenous leaders": an adjective of what they are about or who they are."""
        told = modifier.lower_.endswith(tuple(self._grammar.words["relational"]))
        return modifier.dep_ == "amod" and told and modifier.lower_ not in self._grammar.words["weak"]

    def _adds(self, number: int, modifier: Token, noun: str) -> bool:
        """ "Pacific states" is a group, "Norwegian diplomats" nobody in particular."""
        ref = self._r.refs.get((number, modifier.i))
        placed = ref is not None and ref.kind in _PLACED and noun in self._grammar.words["sorts"]
        return ref is None or placed or (ref.kind == "Group" and modifier.dep_ == "poss")

    def _beside(self, number: int, token: Token) -> Ref | None:
        """ "between states and organizations": a general noun beside a group or a member."""
        if not phrases.plural(token):
            return None
        refs = (self._r.refs.get((number, c.i)) for c in token.conjuncts)
        groups = (h for c in token.conjuncts if (h := lemma(c)) in self._grammar.words["sorts"] and phrases.plural(c))
        if not any(groups) and not any(r and r.kind in _MEMBERS for r in refs):
            return None
        return self._n.make(number, token, "Group", self._n.words(number, token), "group beside a group", 0.7)

    def _bare(self, number: int, token: Token, noun: str) -> Ref | None:
        if self._n.points(token):
            kind = "Group" if phrases.plural(token) else "State"
            earlier = self._r.history.definite(
                lambda p: p.ref.kind == kind and (p.head == noun or kind == "State"),
                sentence=self._r.sentence,
                head=noun,
            )
            if earlier:
                if phrases.proper(token) and kind == "Group" and noun not in self._grammar.words["sorts"]:
                    self._r.registry.alias(earlier.key, token.text)  # "the Ministers of Peru", later "the Ministers"
                return self._n.same(number, token, earlier.key, "definite phrase", 0.8)
        if noun in self._grammar.words["vague_groups"] or not phrases.plural(token):
            return self._beside(number, token)
        return self._n.make(number, token, "Group", token.text.lower(), "described group", 0.85)
