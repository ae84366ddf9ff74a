"""What the numbered sections of minutes and summaries are about, by their titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from treatygraph.knowledge.names import folded
from treatygraph.parsed import lemma

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_NUMBERED = re.compile(r"\(?(\d{1,3}|[A-Z]|[ivxIVX]{1,5})[.)]\s+")


def topic(resolution: Resolution, number: int, noun: str) -> str | None:
    """Find or make the decision that a piece's section is about, named after the section's title; None without a number."""
    pieces = resolution.annotated.pieces
    section = number if pieces[number].heading else pieces[number].section
    if section is None:
        return None
    title = " ".join(pieces[section].stretch(0, len(pieces[section].doc) - 1).of(resolution.text).split())
    numbered = _NUMBERED.match(title)
    if numbered is None:
        return None
    name, kind = title[numbered.end() :], resolution.knowledge.grammar.heads[noun][0]
    label = name if noun in name.lower() else f"{name} {noun}"
    known = resolution.registry.named(kind, label)
    key = known or resolution.registry.new(kind, label)
    if not known:
        resolution.registry.alias(key, name)
    return key


def titled(resolution: Resolution) -> dict[str, frozenset[str]]:
    """The one convention that the title names, or else the first sentence, with the nouns that it goes by.

    It is what "the treaty" means throughout a text on it.
    """
    pieces = resolution.annotated.pieces
    title = next((n for n, p in enumerate(pieces) if not p.heading), 0)
    upto = (title, 0) if title else (0, pieces[0].sentences[0][1] if pieces and pieces[0].sentences else 0)
    found = {r.key for at, r in resolution.refs.items() if at < upto and resolution.is_family(r.kind, "Convention")}
    return {key: _nouns(resolution, key) for key in found} if len(found) == 1 else {}


def _nouns(resolution: Resolution, key: str) -> frozenset[str]:
    """The nouns that the names of a convention say it is: "treaty" and "convention" for the Mine Ban Treaty."""
    grammar = resolution.knowledge.grammar
    entry = resolution.registry.entry(key)
    names = [resolution.registry.label(key), *(entry.names if entry else ())]
    heads = (next((w for w in folded(name) if w in grammar.refers["Convention"]), None) for name in names)
    return grammar.words["any_instrument"] | {head for head in heads if head}


def foremost(resolution: Resolution, piece: int, places: list[tuple[int, int]]) -> tuple[int, int]:
    """The last of some places, or of those that name what the whole text is about, where the last is paragraphs back.

    What only its aim describes ("our effort to ban mines") comes last of all: nobody speaks of it without saying so.
    """
    aims = resolution.knowledge.grammar.words["endeavours"]
    places = [at for at in places if lemma(resolution.annotated.pieces[at[0]].doc[at[1]]) not in aims] or places
    topical = [at for at in places if resolution.refs[at].key in resolution.history.topics]
    return max(topical if topical and max(places)[0] != piece else places)
