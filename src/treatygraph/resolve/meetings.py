"""Which meeting a heading names: one that the text names otherwise too, or none but a body at work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_BODIES = ("InternationalOrganization", "GovernmentBody")


def join_meeting(resolution: Resolution) -> None:
    """ "CCM 3MSP" in the heading and "3MSP" in it are one meeting."""
    event, span = resolution.voice.event, resolution.event_span
    if event is None or span is None:
        return
    inside = (r for r in resolution.refs.values() if r.kind == "Event" and span.covers(r.span))
    for other in sorted({r.key for r in inside} - {event}):
        resolution.become(other, event)


def tell_body(resolution: Resolution) -> None:
    """ "WORKING GROUP I" over a text in which Working Group I acts: a body that no list knows, and no meeting."""
    event, registry = resolution.voice.event, resolution.registry
    if event is None:
        return
    bodies = (registry.named(kind, registry.label(event)) for kind in _BODIES)
    body = next((key for key in bodies if key and registry.entry(key) is None), None)
    if body:
        resolution.become(event, body)
        resolution.voice = replace(resolution.voice, event=None)
