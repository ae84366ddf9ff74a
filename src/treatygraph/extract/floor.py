"""Who has the floor at each place of a text: whom a quotation quotes, whose turn it is, else whose words the document is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from treatygraph.extract import syntax
from treatygraph.knowledge import Knowledge
from treatygraph.model import Span
from treatygraph.parsed import Annotated, Piece, Ref, References
from treatygraph.quotations import Quotation, quotations
from treatygraph.tokens import Token

_ACTOR = frozenset({"Actor"})
_SOURCES = frozenset({"Actor", "Convention"})
_NEAR = 3  # sentences between a quotation and the one that names its speaker


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose words stand at a place: an entity key, or None where the text does not say.

    `quoted` says that they are not the document's own, `rule` that they are the text of the instrument `who` itself.
    """

    who: str | None
    quoted: bool = False
    rule: bool = False


@dataclass(frozen=True, slots=True)
class _Naming:
    """A verb of saying with the one who says it, outside every quotation."""

    piece: int
    at: int
    who: str | None


class Floor:
    """Answers who has the floor, worked out once for a document."""

    def __init__(self, annotated: Annotated, references: References, knowledge: Knowledge) -> None:
        self._pieces = annotated.pieces
        self._text = annotated.document.text
        self._references = references
        self._settings = knowledge.claims
        self._words = knowledge.grammar.words
        self._offices = knowledge.grammar.refers["Person"]
        self._words_of_parties = knowledge.grammar.owned["Convention"] | knowledge.grammar.refers["Convention"]
        self._vocabulary = knowledge.vocabulary
        self._default = references.speaker or references.speaks_for
        paragraphs = [(p.stretch(0, len(p.doc) - 1), n) for n, p in enumerate(self._pieces) if p.host is None and p.spans]
        self._paragraphs = paragraphs
        self._quotations = quotations(self._text, [span for span, n in paragraphs if not self._pieces[n].heading])
        self._parts = [(part, quotation) for quotation in self._quotations for part in quotation.parts]
        self._turns = list(self._all_turns())
        self._quoted = dict(self._whose())
        self.lays_down = any(holder.rule for holder in self._turns)

    def holder(self, number: int, token: Token) -> Holder:
        """Say whose words a token is."""
        place = self._pieces[number].spans[token.i]
        quotation = self._around(place)
        return Holder(self._quoted[quotation], quoted=True) if quotation in self._quoted else self._turns[number]

    def quotes(self, number: int, token: Token) -> bool:
        """True where a token stands inside somebody's quoted words."""
        return self._around(self._pieces[number].spans[token.i]) in self._quoted

    def _around(self, place: Span) -> Quotation | None:
        found = bisect_right(self._parts, place.start, key=_start) - 1
        part, quotation = self._parts[found] if found >= 0 else (None, None)
        return quotation if part is not None and part.covers(place) else None

    def _all_turns(self) -> Iterator[Holder]:
        own = holder = self._own()
        for number, piece in enumerate(self._pieces):
            if piece.heading:
                holder = self._turn(number, piece, own) if self._is_label(piece) else own
            yield holder

    def _is_label(self, piece: Piece) -> bool:
        """True for the label of a turn; what has a number is a title, and "Press release:" no turn of the press."""
        end = piece.spans[-1].end
        if piece.stretch(0, len(piece.doc) - 1).of(self._text).lower() in self._words["release_markers"]:
            return False
        return self._text[end : end + 1] in (":", ".") and not any(t.text[0].isdigit() for t in piece.doc)

    def _own(self) -> Holder:
        """Whose words the document is: its speaker's, or where it lays down rules and nobody speaks, the instrument's."""
        if self._default:
            return Holder(self._default)
        instrument = next(self._titled(), None) if self._lays_down() else None
        return Holder(instrument, rule=instrument is not None)

    def _titled(self) -> Iterator[str]:
        """The instruments that the headings name, whole ones before their articles."""
        refs = [r for n, p in enumerate(self._pieces) if p.heading for t in p.doc if (r := self._references.at(n, t))]
        found = [r for r in refs if self._vocabulary.is_a(r.kind, "Convention")]
        yield from (r.key for r in sorted(found, key=lambda r: r.kind == "Provision"))

    def _lays_down(self) -> bool:
        """True where parties, states or an article "shall" do something."""
        verbs = [t.head for p in self._pieces for t in p.doc if t.lower_ in self._settings["laying_down"] and t.dep_ == "aux"]
        parties = self._words_of_parties
        return any(t.lemma_.lower() in parties for verb in verbs for t in syntax.surface(verb))

    def _turn(self, number: int, piece: Piece, own: Holder) -> Holder:
        """Whose turn a label opens ("Ms Lima: …", "Q: …"); a heading that is none gives the floor back."""
        words = {t.lower_.strip(".") for t in piece.doc}
        named = [r for t in piece.doc if (r := self._references.at(number, t)) and self._acts(r)]
        if named and not words & set(self._settings["askers"]):
            return Holder(next((r for r in named if r.kind == "Person"), named[0]).key)
        asks = bool(words & set(self._settings["askers"])) or self._is_office(piece)
        return Holder(None, quoted=True) if asks else own

    def _is_office(self, piece: Piece) -> bool:
        return len(piece.doc) <= 3 and piece.doc[len(piece.doc) - 1].lower_ in self._offices

    def _acts(self, ref: Ref) -> bool:
        return self._vocabulary.fits(ref.kind, _ACTOR)

    def _whose(self) -> Iterator[tuple[Quotation, str | None]]:
        """Pair quotations with their speakers: in the same sentence, else right before, else right after, else as before."""
        last: tuple[int, str | None] | None = None
        for quotation in self._quotations:
            named = self._named(quotation)
            near = last and self._sentences_between(last[0], quotation.span.start) <= _NEAR
            if named is None and near and last and self._is_speech(quotation):
                named = _Naming(0, 0, last[1])
            if named is None:
                continue
            last = (quotation.span.end, named.who)
            yield quotation, named.who

    def _is_speech(self, quotation: Quotation) -> bool:
        words = sum(len(part.of(self._text).split()) for part in quotation.parts)
        first = next((c for c in quotation.parts[0].of(self._text) if c.isalnum()), "")
        return words >= self._settings["shortest_quotation"] and first.isupper()

    def _sentences_between(self, end: int, start: int) -> int:
        between = self._text[end:start]
        return between.count(". ") + between.count(".\n") + between.count("! ") + between.count("? ")

    def _named(self, quotation: Quotation) -> _Naming | None:
        around = list(self._sentences(quotation))
        for number, first, end in around:
            found = self._in_sentence(number, first, end, quotation)
            if found:
                return found
        return self._before(quotation)

    def _sentences(self, quotation: Quotation) -> Iterator[tuple[int, int, int]]:
        """The sentences that hold an edge of a quotation, those of its last words first."""
        for part in (quotation.parts[-1], *quotation.parts[:-1]):
            found = bisect_right(self._paragraphs, part.start, key=_start) - 1
            paragraph, number = self._paragraphs[found]
            if part.start <= paragraph.end:
                piece = self._pieces[number]
                spans = [(piece.stretch(first, end - 1), first, end) for first, end in reversed(piece.sentences)]
                yield from ((number, a, b) for span, a, b in spans if span.start < part.end + 2 and part.start < span.end)

    def _in_sentence(self, number: int, first: int, end: int, quotation: Quotation) -> _Naming | None:
        piece = self._pieces[number]
        saying = [t for t in piece.doc[first:end] if self._says(t) and not self._is_inside(piece, t, quotation)]
        for verb in saying:
            if not self._touches(piece, verb, quotation):
                continue
            who = self._sayer(number, verb)
            return _Naming(number, verb.i, who)
        return None

    def _says(self, token: Token) -> bool:
        return token.pos_ in syntax.VERBS and (
            token.lemma_ in self._words["saying"] or token.lemma_ in self._settings["stands"]
        )

    def _is_inside(self, piece: Piece, token: Token, quotation: Quotation) -> bool:
        return any(part.covers(piece.spans[token.i]) for part in quotation.parts)

    def _touches(self, piece: Piece, verb: Token, quotation: Quotation) -> bool:
        """True where only the one who says it stands between a verb and the quotation."""
        place = piece.spans[verb.i]
        after = [part for part in quotation.parts if part.end <= place.start]
        before = [part for part in quotation.parts if part.start >= place.end]
        gaps = [self._text[p.end : place.start] for p in after] + [self._text[place.end : p.start] for p in before]
        speech = self._is_speech(quotation) or any("," in g[:1] or ":" in g for g in gaps)
        return speech and any(not {".", ";", "!", "?"} & set(_bare(gap)) for gap in gaps)

    def _sayer(self, number: int, verb: Token) -> str | None:
        outside = [t for t in syntax.agents(verb) if not self._in_marks(number, t)]
        near = [t for t in verb.doc[verb.i + 1 : verb.i + 8] if not self._in_marks(number, t)]
        for token in (*outside, *near):
            ref = self._references.at(number, token)
            if ref and self._vocabulary.fits(ref.kind, _SOURCES):
                return ref.key
        return None

    def _in_marks(self, number: int, token: Token) -> bool:
        return self._around(self._pieces[number].spans[token.i]) is not None

    def _before(self, quotation: Quotation) -> _Naming | None:
        """ "The Minister added:" before a quotation of its own, or "Article 1 reads:"."""
        start = quotation.span.start
        before = bisect_right(self._paragraphs, start, key=_end) - 1
        number = self._paragraphs[before][1] if before >= 0 else 0
        piece = self._pieces[number]
        if before < 0 or self._text[piece.spans[-1].start : start].strip() != ":":
            return None
        first, end = piece.sentences[-1]
        verb = next((t for t in piece.doc[first:end] if self._says(t)), None)
        return None if verb is None else _Naming(number, verb.i, self._sayer(number, verb))


def _start(placed: tuple[Span, object]) -> int:
    return placed[0].start


def _end(placed: tuple[Span, object]) -> int:
    return placed[0].end


def _bare(gap: str) -> str:
    """A gap without the full stops of titles ("Mr.")."""
    words = gap.split()
    return " ".join(w.rstrip(".") if w[:1].isupper() and len(w) <= 5 and w.endswith(".") else w for w in words)
