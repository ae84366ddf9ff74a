"""How many: counted actors of an instrument or meeting ("111 states have signed the Convention"), as integers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from treatygraph.extract import syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Bound, Relation
from treatygraph.parsed import lemma
from treatygraph.tokens import Token

_FRAME = "counted"
_DIGITS = re.compile(r"\d{1,3}(,\d{3})*|\d+")


class Quantities:
    """Reads the counts of one document."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._settings = read.knowledge.quantities
        self._last: tuple[int, int, Party] | None = None

    def all(self) -> Iterator[Relation]:
        """Yield one relation with an integer object for each count of actors, in reading order."""
        for number, piece in enumerate(self._read.annotated.pieces):
            for token in piece.doc:
                value = _value(token) if token.text[0].isdigit() else self._spelled(token)
                if value is not None:
                    yield from self._of(number, token, value)
                    yield from self._hoped(number, token, value)

    def _of(self, number: int, token: Token, value: int) -> Iterator[Relation]:
        counted = self._counted(token)
        if counted is None:
            return
        ways = (self._by_verb, self._by_noun, self._by_action, self._in_name, self._composed, self._being)
        found = next((found for way in ways if (found := way(number, counted))), [])
        for predicate, party in found[:1]:
            yield self._relation(number, token, value, predicate, party)
            self._last = (number, token.sent.start, party)

    def _counted(self, token: Token) -> Token | None:
        """The noun that a number counts, or the number itself where it stands for it ("of which 75 have …")."""
        if token.dep_ == "nummod" and lemma(token.head) in self._settings["counted"]:
            return token.head
        doer = token.dep_ in syntax.SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        standing = doer and token.ent_type_ in ("CARDINAL", "")
        return token if standing else None

    def _by_verb(self, number: int, counted: Token) -> list[tuple[str, Party]]:
        verb = counted.head
        if verb.dep_ in ("agent", "prep"):
            verb = verb.head
        doing = counted.dep_ in (*syntax.SUBJECTS, "pobj") and verb.pos_ in syntax.VERBS
        own = [c for c in counted.children if c.dep_ in ("acl", "relcl") and not syntax.is_passive(c)]
        verbs = [verb, *own] if doing else own  # "with 80 states supporting the Declaration"
        return next((found for v in verbs if (found := self._of_verb(number, v))), [])

    def _of_verb(self, number: int, verb: Token) -> list[tuple[str, Party]]:
        named = [c for c in verb.children if c.dep_ == "attr"]  # "60 states are parties to it"
        if named and (property_ := self._property("nouns", lemma(named[0]))):
            owned = syntax.complements(named[0], self._settings["owner_links"])
            return [(property_, party) for party in self._parties(number, owned, property_)]
        property_ = self._property("verbs", verb.lemma_) or self._of_object(verb)
        found = self._parties(number, syntax.patients(verb), property_) if property_ else []
        if not found and property_:
            linked = [o for p in syntax.prepositions(verb) for o in syntax.governed(p)]
            found = self._parties(number, linked, property_) or self._above(number, verb, property_)
        return [(property_, party) for party in found] if property_ else []

    def _above(self, number: int, verb: Token, property_: str) -> list[Party]:
        """Of "…, of which 75 have ratified": what the clause above is about."""
        if verb.dep_ != "relcl":
            return []
        higher = verb.head if verb.head.pos_ in syntax.NOUNS else verb
        return self._parties(number, [higher, *syntax.patients(syntax.verb_above(higher))], property_)

    def _of_object(self, verb: Token) -> str | None:
        """The count that a verb's object noun names: "have completed their ratification procedures"."""
        for word in verb.subtree:
            property_ = self._property("nouns", lemma(word))
            if property_ in ("ratificationCount", "signatoryCount") and word.i > verb.i:
                return property_
        return None

    def _by_noun(self, number: int, counted: Token) -> list[tuple[str, Party]]:
        verb = counted.head
        having = verb.lemma_ in self._settings["verbs_of_having"] and counted.dep_ in ("dobj", "attr", "pobj")
        owners = syntax.complements(counted, self._settings["owner_links"]) + (syntax.surface(verb) if having else [])
        named = [name for name, words in self._settings["nouns"].items() if lemma(counted) in words]
        return [(name, party) for name in named for party in self._parties(number, owners, name)]

    def _by_action(self, number: int, counted: Token) -> list[tuple[str, Party]]:
        """ "the signing of the Treaty by 60 states"."""
        noun = counted.head.head if counted.dep_ == "pobj" and counted.head.lower_ in self._agents else None
        property_ = self._property("actions", lemma(noun)) if noun is not None else None
        if noun is None or property_ is None:
            return []
        things = syntax.complements(noun, self._settings["owner_links"]) + [c for c in noun.lefts if c.dep_ != "det"]
        return [(property_, party) for party in self._parties(number, things, property_)]

    @property
    def _agents(self) -> frozenset[str]:
        return self._read.knowledge.grammar.words["by"]

    def _in_name(self, number: int, counted: Token) -> list[tuple[str, Party]]:
        """ "a seven-nation initiative", "a 40-member committee"."""
        whole = counted.head if counted.dep_ in ("compound", "nmod", "npadvmod", "amod") else None
        return self._whole(number, whole) if whole is not None else []

    def _composed(self, number: int, counted: Token) -> list[tuple[str, Party]]:
        """ "a committee of 40 states"."""
        made = counted.dep_ == "pobj" and counted.head.lower_ in self._read.knowledge.grammar.words["of"]
        return self._whole(number, counted.head.head) if made else []

    def _whole(self, number: int, noun: Token) -> list[tuple[str, Party]]:
        ref = self._read.references.at(number, noun)
        vocabulary = self._read.knowledge.vocabulary
        fitting = [p for p in ("participantCount", "memberCount") if ref and vocabulary.fits(ref.kind, self._domain(p))]
        return [(p, Party(noun, ref)) for p in fitting if ref]

    def _being(self, number: int, counted: Token) -> list[tuple[str, Party]]:
        """ "We are 60 states in this process": of the process or meeting named, else of the last one spoken of."""
        we = any(c.lower_ in self._settings["everybody"] for c in counted.head.children if c.dep_ == "nsubj")
        if counted.dep_ != "attr" or not we:
            return []
        things = [o for p in counted.rights if p.dep_ == "prep" for o in syntax.governed(p)]
        named = self._parties(number, things, "participantCount")
        last = self._read.references.focus(number, counted, self._domain("participantCount"))
        return [("participantCount", p) for p in named or ([Party(counted, last)] if last else [])]

    def _hoped(self, number: int, token: Token, value: int) -> Iterator[Relation]:
        """ "Can we grow to 150?": what the number counted before in the sentence is to become."""
        counted = token if token.dep_ == "pobj" else token.head
        verb = counted.head.head
        risen = counted.dep_ == "pobj" and verb.lemma_ in self._settings["verbs_of_rising"]
        if risen and any(c.dep_ == "aux" for c in verb.children) and self._last and self._last[:2] == (number, token.sent.start):
            yield self._relation(number, token, value, "targetCount", self._last[2])

    def _property(self, kind: str, word: str) -> str | None:
        return next((name for name, words in self._settings[kind].items() if word in words), None)

    def _parties(self, number: int, tokens: list[Token], property_: str) -> list[Party]:
        return self._read.parties.of(number, tokens, self._domain(property_))

    def _domain(self, property_: str) -> frozenset[str]:
        known = self._read.knowledge.vocabulary.properties.get(property_)
        return (known.domain if known else frozenset({"Convention", "Process", "Event"})) - {"Provision"}

    def _relation(self, number: int, token: Token, value: int, predicate: str, party: Party) -> Relation:
        piece = self._read.annotated.pieces[number]
        date = self._read.times.of(piece, token, [party.ref.span])
        found = stated(
            self._read,
            (predicate, _FRAME, token.head.lemma_.lower()),
            party.ref.key,
            value,
            evidence=quote(self._read.annotated, number, token, party.token),
            voice=self._read.voices.of(number, token).who,
            cue=piece.spans[token.i],
            mentions=(party.ref.span, None),
        )
        when = (date.when, date.since, date.until) if date else (None, None, None)
        return replace(found, time=when[0], since=when[1], until=when[2], bound=self._bound(token))

    def _spelled(self, token: Token) -> int | None:
        """The value of a number in words, told at its last word: "one hundred and twelve" states."""
        words: dict[str, int] = self._settings["number_words"]
        if token.lower_ not in words or (token.i + 1 < len(token.doc) and token.nbor().lower_ in words):
            return None
        total = current = 0
        at = token.i
        while at > 0 and (token.doc[at - 1].lower_ in words or token.doc[at - 1].pos_ in ("CCONJ", "PUNCT")):
            at -= 1
        for word in token.doc[at : token.i + 1]:
            value = words.get(word.lower_, 0)
            current = max(current, 1) * value if value in (100, 1000) else current + value
            if value == 1000:
                total, current = total + current, 0
        return total + current

    def _bound(self, token: Token) -> Bound | None:
        before = " ".join(t.lower_ for t in token.doc[max(0, token.i - 4) : token.i])
        for name, phrases in self._settings["bounds"].items():
            if any(re.search(rf"\b{re.escape(phrase)}$", before) for phrase in phrases):
                return Bound(name)
        return None


def _value(token: Token) -> int | None:
    if token.pos_ != "NUM" or not _DIGITS.fullmatch(token.text):
        return None
    value = int(token.text.replace(",", ""))
    year = 1900 <= value <= 2100 and token.ent_type_ == "DATE"
    return None if year else value
