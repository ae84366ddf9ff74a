"""Who may ask: only who addresses this machine by its own name, and pages of other origins only where that is allowed.

A page on the open web could otherwise have its own name point to this machine and read the graph through a visitor's
browser (DNS rebinding). An address in numbers cannot be pointed elsewhere, so these and the machine's names are let in.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?"
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Door:
    """Refuses requests that address another host, and puts the headers on answers that keep browsers careful."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str]) -> None:
        """`hosts` are further names that this machine may be addressed by."""
        self._app = app
        self._hosts = {"localhost", socket.gethostname().lower(), *(host.lower() for host in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer 421."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        app = self._app if self._known(host) else _refused(host)
        await app(scope, receive, _careful(send))

    def _known(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if host.lower() not in (name, f"{name}:{port}", f"[{name}]", f"[{name}]:{port}"):
            return False
        return name in self._hosts or _in_numbers(name)


def _in_numbers(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _refused(host: str) -> ASGIApp:
    return PlainTextResponse(f"This server does not answer for {host!r}; --allow-host adds a name.\n", 421)


def _careful(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", _POLICY)
        await send(message)

    return sent
