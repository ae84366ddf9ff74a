"""What letters in brackets behind a name say: which acronym it goes by, or which of its bearers it means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from treatygraph.knowledge.names import folded
from treatygraph.model import Mention
from treatygraph.parsed import Ref, lemma
from treatygraph.resolve.registry import begins_words_in, spells

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_LETTERS = 3
_COLLECTIVE = ("Group", "InternationalOrganization", "CivilSocietyOrganization", "GovernmentBody")


def read(resolution: Resolution, number: int) -> None:
    """Read all that the brackets of a piece say of names."""
    _acronym(resolution, number)
    _spelt(resolution, number)
    _which_bearer(resolution, number)
    _described(resolution, number)


def read_afterwards(resolution: Resolution, number: int) -> None:
    """Take the letters before brackets that hold a full name for that name, once it is read: "PRI (Peace Research Institute)"."""
    piece = resolution.annotated.pieces[number]
    before = resolution.annotated.pieces[piece.host[0]].doc[piece.host[1]] if piece.host else None
    if before is None or piece.host is None or not before.text.isupper() or len(piece.doc) < 2:
        return
    full = next((r for _, r in resolution.of_piece(number) if r.named and r.last == len(piece.doc) - 1), None)
    if full is None or full.first > 1 or not spells(before.text, resolution.registry.label(full.key)):
        return
    registry = resolution.registry
    own = resolution.refs.get((piece.host[0], before.i))
    others = {own.key if own else None, registry.named(full.kind, before.text)} - {None, full.key}
    for other in sorted(key for key in others if key and registry.entry(key) is None):
        resolution.become(other, full.key)
    registry.alias(full.key, before.text)


def _acronym(resolution: Resolution, number: int) -> None:
    """ "Peace Research Institute (PRI)": the letters in brackets name what stands before them."""
    piece = resolution.annotated.pieces[number]
    host = _covering(resolution, *piece.host) if piece.host and len(piece.doc) == 1 else None
    if host is None or not host.named or not spells(piece.doc[0].text, resolution.registry.label(host.key)):
        return
    own = resolution.refs.get((number, 0))
    if own is None:
        _found_alone(resolution, piece.doc[0].text, host)
        resolution.registry.alias(host.key, piece.doc[0].text)
        resolution.refs[number, 0] = replace(host, first=0, last=0, span=piece.spans[0])
    elif own.key != host.key and resolution.registry.entry(own.key) is None:
        resolution.become(own.key, host.key)
    elif own.key != host.key and resolution.registry.entry(host.key) is None and not _within(resolution, own, host):
        resolution.become(host.key, own.key)


def _found_alone(resolution: Resolution, letters: str, host: Ref) -> None:
    """The letters as the model found them elsewhere, which are the same body."""
    registry = resolution.registry
    for kind in _COLLECTIVE:
        other = registry.named(kind, letters)
        if other and other != host.key and other in registry and registry.entry(other) is None:
            resolution.become(other, host.key)


def _spelt(resolution: Resolution, number: int) -> None:
    """ "MIF" far from any bracket, where one body named before it spells so: "the Mindoro Islands Front"."""
    registry = resolution.registry
    for token, ref in resolution.of_piece(number):
        letters = token.text
        if ref.key not in registry:
            continue  # joined to its body a moment ago
        if ref.kind not in _COLLECTIVE or ref.first != ref.last or len(letters) < _LETTERS or not letters.isupper():
            continue
        if registry.entry(ref.key) is None and registry.label(ref.key) == letters:
            others = (k for kind in _COLLECTIVE for k in registry.of_kind(kind) if k != ref.key)
            bodies = [k for k in others if spells(letters, registry.label(k)) and begins_words_in(registry.label(k), letters)]
            if len(bodies) == 1:
                resolution.become(ref.key, bodies[0])
                registry.alias(bodies[0], letters)


def _within(resolution: Resolution, own: Ref, host: Ref) -> bool:
    """ "the Council of the Red Cross (RC)": the letters are of what the longer name ends with."""
    whole, known = folded(resolution.registry.label(host.key)), resolution.registry.entry(own.key)
    names = [folded(name) for name in (known.label, *known.names)] if known else []
    return any(len(name) > 1 and len(name) < len(whole) and whole[-len(name) :] == name for name in names)


def _which_bearer(resolution: Resolution, number: int) -> None:
    """ "the Red Cross (ICRC)": a listed name whose brackets say which of its bearers is meant."""
    piece, refs = resolution.annotated.pieces[number], resolution.refs
    for token, host in resolution.of_piece(number):
        own = refs.get((number, host.last + 2)) if host.named else None
        if own and piece.doc[host.last + 1].text == "(":
            _means(resolution, (number, token.i), own, piece.doc[own.first].text)
    own = refs.get((number, 0)) if piece.host and len(piece.doc) == 1 else None
    if own and piece.host:
        named = (t for t, r in resolution.of_piece(piece.host[0]) if piece.host and r.last == piece.host[1])
        head = next(named, None)
        if head is not None:
            _means(resolution, (piece.host[0], head.i), own, piece.doc[0].text)


def _described(resolution: Resolution, number: int) -> None:
    """ "GRULAC (the Latin American group)": brackets that hold one definite phrase say once more who is named before them."""
    piece = resolution.annotated.pieces[number]
    host = _covering(resolution, *piece.host) if piece.host else None
    root = piece.doc[0].sent.root if piece.spans else None
    if host is None or root is None or not host.named or host.kind not in _COLLECTIVE:
        return
    grammar = resolution.knowledge.grammar
    whole = root.left_edge.i == 0 and root.right_edge.i == len(piece.doc) - 1
    definite = piece.doc[0].lower_ in grammar.words["definite"] and piece.doc[0].head is root
    bracketed = resolution.text[: piece.spans[0].start].rstrip().endswith("(")
    collective = root.pos_ == "NOUN" and not set(_COLLECTIVE).isdisjoint(grammar.heads.get(lemma(root), ()))
    if bracketed and whole and definite and collective and (number, root.i) not in resolution.refs:
        span = piece.stretch(0, len(piece.doc) - 1)
        resolution.registry.mention(host.key, None, Mention(span, "said of it in brackets", 0.85))
        resolution.refs[number, root.i] = replace(host, first=0, last=len(piece.doc) - 1, span=span, named=False)


def _means(resolution: Resolution, at: tuple[int, int], own: Ref, letters: str) -> None:
    host, registry = resolution.refs[at], resolution.registry
    listed = own.key != host.key and registry.entry(host.key) and registry.entry(own.key)
    if listed and begins_words_in(host.span.of(resolution.text), letters):
        resolution.refs[at] = replace(host, key=own.key, kind=own.kind)
        registry.mention(own.key, None, Mention(host.span, "acronym in brackets", 0.9))


def _covering(resolution: Resolution, number: int, at: int) -> Ref | None:
    here = [r for _, r in resolution.of_piece(number) if r.named and r.first <= at <= r.last]
    return max(here, key=lambda r: r.last - r.first, default=None)
