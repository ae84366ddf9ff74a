"""How many: counted actors of an instrument or meeting ("111 states have signed the Convention"), as integers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from treatygraph.extract import syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import Party
from treatygraph.extract.relations import Reader
from treatygraph.model import Bound, Modality, Polarity, Relation
from treatygraph.parsed import lemma

_FRAME = "counted"
_DIGITS = re.compile(r"\d{1,3}(,\d{3})*|\d+")


class Quantities:
    """Reads the counts of one document."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._settings = read.knowledge.quantities

    def all(self) -> Iterator[Relation]:
        """Yield one relation with an integer object for each count of actors, in reading order."""
        for number, piece in enumerate(self._read.annotated.pieces):
            for token in piece.doc:
                value = _value(token) if token.text[0].isdigit() else self._spelled(token)
                if value is not None:
                    yield from self._of(number, token, value)

    def _of(self, number: int, token: Token, value: int) -> Iterator[Relation]:
        counted = self._counted(token)
        if counted is None:
            return
        for predicate, party in self._by_verb(number, counted) or self._by_noun(number, counted):
            yield self._relation(number, token, value, predicate, party)
            return

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
        if counted.dep_ not in (*syntax.SUBJECTS, "pobj") or verb.pos_ not in syntax.VERBS:
            return []
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

    def _property(self, kind: str, word: str) -> str | None:
        return next((name for name, words in self._settings[kind].items() if word in words), None)

    def _parties(self, number: int, tokens: list[Token], property_: str) -> list[Party]:
        known = self._read.knowledge.vocabulary.properties.get(property_)
        domain = known.domain if known else frozenset({"Convention", "Process", "Event"})
        return self._read.parties.of(number, tokens, domain - {"Provision"}, describe=False)

    def _relation(self, number: int, token: Token, value: int, predicate: str, party: Party) -> Relation:
        piece = self._read.annotated.pieces[number]
        date = self._read.times.of(piece, token, [party.ref.span])
        return Relation(
            subject=party.ref.key,
            predicate=predicate,
            object=value,
            polarity=Polarity.POSITIVE,
            modality=Modality.ASSERTED,
            rule=f"{predicate}/{_FRAME}/{token.head.lemma_.lower()}",
            confidence=self._read.knowledge.confidence(f"{predicate}/{_FRAME}/{token.head.lemma_.lower()}"),
            evidence=(quote(self._read.annotated, number, token, party.token),),
            attribution=self._read.voices.of(number, token).who,
            time=date.when if date else None,
            since=date.since if date else None,
            until=date.until if date else None,
            bound=self._bound(token),
            cue=piece.spans[token.i],
            subject_mention=party.ref.span,
        )

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
