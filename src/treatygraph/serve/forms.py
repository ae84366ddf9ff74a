"""Which form of an answer a client wants: content negotiation, and the names that links use instead of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treatygraph.errors import TreatygraphError

MEDIA = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples; charset=utf-8",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "html": "text/html; charset=utf-8",
    "sheet": "text/csv; charset=utf-8",
}
ROWS = ("json", "xml", "csv", "tsv")
TRIPLES = ("turtle", "ntriples", "jsonld", "rdfxml")
_ALSO = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/x-turtle": "turtle",
    "application/turtle": "turtle",
    "text/plain": "ntriples",
}


class NotAcceptable(TreatygraphError):
    """The client accepts no form that this answer can have."""


class Missing(TreatygraphError):
    """There is nothing at this address."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms that a client prefers, for answers that are rows and for those that are triples; None where no one fits."""

    rows: str | None
    triples: str | None

    @property
    def all_rows(self) -> list[str]:
        """The media types of rows on offer."""
        return _media(ROWS)

    @property
    def all_triples(self) -> list[str]:
        """The media types of triples on offer."""
        return _media(TRIPLES)


def chosen(accept: str, offered: Sequence[str], *, named: str = "") -> str | None:
    """Pick one of the offered forms: the one that is `named`, else the one that an Accept header likes best.

    Between equals, the first offered wins. Without a header any form will do. None where the client takes none.
    """
    if named in offered:
        return named
    wishes = _wishes(accept)
    liked = [(_liking(form, wishes), -place, form) for place, form in enumerate(offered)]
    best = max(liked, default=(0.0, 0, ""))
    return best[2] if best[0] > 0 else None


def _media(forms: Sequence[str]) -> list[str]:
    return [MEDIA[form].split(";")[0] for form in forms]


def _wishes(accept: str) -> dict[str, float]:
    wishes: dict[str, float] = {}
    for part in accept.split(",") if accept.strip() else ["*/*"]:
        media, *parameters = (piece.strip() for piece in part.lower().split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        wishes[media] = max(wishes.get(media, 0.0), _number(quality))
    return wishes


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _liking(form: str, wishes: Mapping[str, float]) -> float:
    """How much a client likes a form; the most exact of its wishes that fits decides."""
    own = MEDIA[form].split(";")[0]
    names = [own, *(media for media, same in _ALSO.items() if same == form)]
    exact = [wishes[name] for name in names if name in wishes]
    if exact:
        return max(exact)
    return wishes.get(own.split("/")[0] + "/*", wishes.get("*/*", 0.0))
