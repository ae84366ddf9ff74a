"""Takes a port and answers there until somebody ends it."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from treatygraph.errors import BusyError, TreatygraphError, UsageError
from treatygraph.serve.app import Settings, make_app
from treatygraph.serve.workers import Workers

_CONNECTIONS = 200  # at once; more are told to come again


def taken_port(host: str, port: int) -> socket.socket:
    """Take a port of this machine; 0 takes any free one. Raises BusyError, UsageError or TreatygraphError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        return socket.create_server((host, port), family=family)
    except (socket.gaierror, UnicodeError) as error:
        raise UsageError(f"{host!r} is no address of this machine; leave --host out to stay on 127.0.0.1.") from error
    except OverflowError as error:
        raise UsageError(f"{port} is no port: give a number from 1 to 65535, or 0 for any free one.") from error
    except OSError as error:
        raise _unavailable(error, host, port) from error


def _unavailable(error: OSError, host: str, port: int) -> TreatygraphError:
    if error.errno == errno.EADDRINUSE:
        return BusyError(
            f"Port {port} of {host} is in use, perhaps by another treatygraph: end that one, or choose another port "
            "with --port (0 takes any free one)."
        )
    if error.errno == errno.EACCES:
        return UsageError(f"Port {port} is kept for the system: choose one above 1023 with --port.")
    return UsageError(f"{host} cannot be listened on ({error.strerror}); leave --host out to stay on 127.0.0.1.")


def serve(settings: Settings, listening: socket.socket, *, ready: Callable[[], None]) -> None:
    """Answer on a port until Ctrl-C or SIGTERM, then end every process that this started; calls `ready` once it answers."""
    asyncio.run(_serve(settings, listening, ready))


async def _serve(settings: Settings, listening: socket.socket, ready: Callable[[], None]) -> None:
    workers = Workers(settings.kg, seconds=settings.seconds)
    config = uvicorn.Config(
        make_app(settings, workers),
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=3,
    )
    try:
        await _Server(config, workers, ready).serve(sockets=[listening])
    finally:
        workers.close()
        await workers.gone()


class _Server(uvicorn.Server):
    """Ends at the first Ctrl-C even while queries run, since these are killed first, and leaves no trace of it."""

    def __init__(self, config: uvicorn.Config, workers: Workers, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._workers = workers
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say so once it answers."""
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End in order; a second signal ends at once."""
        self._workers.close()
        self.force_exit = self.should_exit
        self.should_exit = True
