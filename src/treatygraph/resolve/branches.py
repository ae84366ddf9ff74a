"""Societies of one country that go by their parent's name: "Oxfam America" is neither Oxfam nor America."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.knowledge.names import Match, NameUse
from treatygraph.parsed import Annotated, Ref
from treatygraph.resolve.names import new_name
from treatygraph.resolve.registry import Registry

_KIND = "CivilSocietyOrganization"
_PLACES = ("State", "Place")


def branches(number: int, annotated: Annotated, registry: Registry) -> Iterator[tuple[int, Ref]]:
    """Yield (head token, reference) for each society's name that a country's name follows at once, as one name."""
    piece = annotated.pieces[number]
    starts = {first: (end, match) for first, end, match in piece.names}
    for first, end, match in piece.names:
        last, place = starts.get(end, (0, None))
        if place is None or match.known[0].use is not NameUse.NAME or not _is(match, (_KIND,)) or not _is(place, _PLACES):
            continue
        tokens = piece.doc[first:last]
        if tokens.root.i >= first and all(t.pos_ == "PROPN" for t in tokens) and _ends(tokens.doc, last):
            yield tokens.root.i, new_name(piece, tokens, _KIND, annotated, registry, "name by its shape")


def _is(match: Match, kinds: tuple[str, ...]) -> bool:
    return match.known[0].entry.kind in kinds


def _ends(doc: object, last: int) -> bool:
    """True unless the country's name belongs to what follows: "Oxfam China director"."""
    return last >= len(doc) or doc[last].pos_ not in ("NOUN", "PROPN", "PART")  # type: ignore[arg-type, index]
