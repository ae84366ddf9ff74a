"""The server that the tests of this folder share."""

from __future__ import annotations

from serving import ask, kg, server

__all__ = ["ask", "kg", "server"]
