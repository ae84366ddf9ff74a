"""Whose words a document is where its heading does not say so: who is interviewed, signs or publishes it, or says "we"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from treatygraph.model import Mention, Span
from treatygraph.parsed import Piece, Ref
from treatygraph.quotations import quotations
from treatygraph.resolve.speaker import SPOKEN_FOR, Voice

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_TOP, _BELOW = 8, 4  # pieces in which a text is introduced, and after a closing signed
_ISSUERS = ("CivilSocietyOrganization", "InternationalOrganization", "GovernmentBody")
_NAME = (2, 4)  # words of a signature
_OURS = ("us", "possessive_us")  # not "the US"
_TURNS = 2  # labels that make a text one of several speakers
_FEWEST, _MARGIN = 3, 1.5  # how often "we" must be named, and how much oftener than any other


class Unsigned:
    """Reads the speaker off the body of one document, from the refs of its names alone."""

    def __init__(self, resolution: Resolution) -> None:
        self._r = resolution
        self._pieces = resolution.annotated.pieces
        self._words = resolution.knowledge.grammar.words

    def find(self, voice: Voice) -> Voice:
        """Complete a voice that has nobody to speak."""
        if voice.speaker:
            return voice
        signed = self._signed()
        person = self._interviewed() or signed.speaker
        body = voice.speaks_for or signed.speaks_for or (None if person else self._publisher() or self._ourselves())
        return replace(voice, speaker=person or body, speaks_for=body if self._is_body(body) else None)

    def _is_body(self, key: str | None) -> bool:
        return key is not None and self._r.kind(key) in SPOKEN_FOR

    def _refs(self, number: int) -> Iterator[Ref]:
        yield from (ref for _, ref in self._r.refs.of(number))

    def _said(self, piece: Piece) -> str:
        return piece.stretch(0, len(piece.doc) - 1).of(self._r.text)

    def _interviewed(self) -> str | None:
        """ "Interview with Ana Lima"."""
        for number, piece in enumerate(self._pieces[:_TOP]):
            said = self._said(piece).lower()
            ends = [said.find(opener) + len(opener) for opener in self._words["interviews"] if opener in said]
            start = piece.spans[0].start + max(ends, default=0)
            persons = [r.key for r in self._refs(number) if r.kind == "Person" and r.span.start >= start]
            if ends and persons:
                return persons[0]
        return None

    def _signed(self) -> Voice:
        """Who stands below "Yours sincerely", and the body named below the name."""
        for number, piece in enumerate(self._pieces):
            if self._said(piece).strip(" ,.").lower() in self._words["closings"]:
                below = range(number + 1, min(number + 1 + _BELOW, len(self._pieces)))
                people = (p for n in below if (p := self._signature(n)))
                bodies = (r.key for n in below for r in self._refs(n) if r.kind in SPOKEN_FOR)
                return Voice(next(people, None), next(bodies, None))
        return Voice()

    def _signature(self, number: int) -> str | None:
        persons = [r.key for r in self._refs(number) if r.kind == "Person"]
        words = self._said(self._pieces[number]).split()
        if persons or not _NAME[0] <= len(words) <= _NAME[1] or not all(w[0].isupper() for w in words):
            return persons[0] if persons else None
        name, span = " ".join(words), self._whole(self._pieces[number])
        key = self._r.registry.named("Person", name) or self._r.registry.new("Person", name)
        self._r.registry.mention(key, name, Mention(span, "signed below", 0.9))
        return key

    def _whole(self, piece: Piece) -> Span:
        return piece.stretch(0, len(piece.doc) - 1)

    def _publisher(self) -> str | None:
        """Whose name has a line of its own over a press release, or whose officer is the first that it quotes."""
        top = list(islice((n for n, p in enumerate(self._pieces) if p.host is None), _TOP))
        heading = [n for n in top if self._pieces[n].heading]
        said = " / ".join(self._said(self._pieces[n]).lower() for n in heading)
        if not any(marker in said for marker in self._words["release_markers"]):
            return None
        alone = [r.key for n in heading for r in self._refs(n) if self._is_whole(n, r)]
        return alone[0] if alone else next(filter(None, map(self._of_the_quoted, top)), None)

    def _of_the_quoted(self, number: int) -> str | None:
        """The one organisation that a paragraph names beside the person whose words it quotes."""
        piece = self._pieces[number]
        quoted = [] if piece.heading else [part for q in quotations(self._r.text, [self._whole(piece)]) for part in q.parts]
        pieces = [number, *self._r.annotated.asides(number, 0, len(piece.doc))]
        refs = [r for n in pieces for r in self._refs(n) if not any(part.covers(r.span) for part in quoted)]
        bodies = {r.key for r in refs if r.kind in _ISSUERS}
        spoken = quoted and any(r.kind == "Person" for r in refs)
        return bodies.pop() if spoken and len(bodies) == 1 else None

    def _is_whole(self, number: int, ref: Ref) -> bool:
        words = [t.i for t in self._pieces[number].doc if not t.is_punct and t.lower_ not in self._words["definite"]]
        return (ref.kind == "Person" or ref.kind in SPOKEN_FOR) and all(ref.first <= i <= ref.last for i in words)

    def _ourselves(self) -> str | None:
        """The one that a text in the first person plural speaks of more than of any other, from its first lines on."""
        counts = Counter(r.key for r in self._r.refs.values() if r.kind in SPOKEN_FOR and r.named)
        offering = [key for key in self._offering() if self._says_we()]
        if len({*offering}) == 1:
            return offering[0]
        ranked = [*counts.most_common(2), ("", 0), ("", 0)]
        (key, count), (_, other) = ranked[0], ranked[1]
        often = count >= _FEWEST and count >= _MARGIN * other
        turns = sum(p.heading and self._r.text.startswith(":", p.spans[-1].end) for p in self._pieces)
        return key if often and turns < _TURNS and self._says_we() and self._is_early(key) else None

    def _offering(self) -> Iterator[str]:
        """ "We assure you of the full support of Peru": who offers what the text says it offers."""
        for (number, at), ref in self._r.refs.items():
            above = self._pieces[number].doc[at].head
            owned = ref.named and ref.kind == "State" and above.lower_ in self._words["of"] and above.head.pos_ == "NOUN"
            if owned and any(t.lemma_ in self._words["assuring"] for t in above.ancestors):
                yield ref.key

    def _says_we(self) -> bool:
        own = [p for p in self._pieces if p.host is None and not p.heading]
        quoted = [part for q in quotations(self._r.text, [self._whole(p) for p in own]) for part in q.parts]
        pronouns = self._r.knowledge.grammar.pronouns
        said = (p.spans[t.i] for p in own for t in p.doc if t.pos_ == "PRON" and pronouns.get(t.lower_) in _OURS)
        return any(not any(part.covers(span) for part in quoted) for span in said)

    def _is_early(self, key: str) -> bool:
        first = next((n for n, p in enumerate(self._pieces) if p.host is None and not p.heading), 0)
        return any(r.key == key for n in range(first + 2) for r in self._refs(n))
