"""Who takes the floor in records and interviews: the persons whom the labels of turns name ("Ms. LIMA (Chile): …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.model import Mention
from treatygraph.parsed import Piece, Ref

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_LONGEST = 3  # words of a name


def name_turns(resolution: Resolution) -> None:
    """Make persons of the titled names in the labels of turns that the model did not recognise."""
    for number, piece in enumerate(resolution.annotated.pieces):
        end = piece.spans[-1].end if piece.spans else 0
        if piece.heading and resolution.text.startswith(":", end):
            _name(resolution, number, piece)


def _name(resolution: Resolution, number: int, piece: Piece) -> None:
    words = [t for t in piece.doc if not t.is_punct]
    titles = resolution.knowledge.grammar.words["titles"]
    after = next((i for i, t in enumerate(words) if t.lower_.strip(".") not in titles), len(words))
    name = [t for t in words[after : after + _LONGEST] if t.text[0].isupper() and not _is_known(resolution, number, t.i)]
    if not after or not name or _is_known(resolution, number, words[after].i):
        return
    span = piece.stretch(name[0].i, name[-1].i)
    label = " ".join(w.title() if w.isupper() else w for w in span.of(resolution.text).split())
    key = resolution.registry.named("Person", label) or resolution.registry.new("Person", label)
    resolution.registry.mention(key, label, Mention(span, "label of a turn", 0.9))
    resolution.refs[number, name[-1].i] = Ref(key, "Person", name[0].i, name[-1].i, span, "label of a turn", 0.9)


def _is_known(resolution: Resolution, number: int, at: int) -> bool:
    return any(ref.first <= at <= ref.last for _, ref in resolution.refs.of(number))
