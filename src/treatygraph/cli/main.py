"""The entry point: finds the command, prints faults as one plain sentence, and gives the exit status."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from treatygraph.cli import (
    build,
    check,
    coverage,
    diff,
    documents,
    evaluate,
    export,
    propositions,
    query,
    remove,
    serve,
    show,
    validate,
    view,
)
from treatygraph.errors import BusyError, TreatygraphError

_COMMANDS = (build, query, show, view, export, serve, validate, documents, remove, check, coverage, propositions, diff, evaluate)
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 all well, 1 something failed or was found, 2 wrong usage, 3 locked or timed out."""
    parser = make_parser()
    args, more = parser.parse_known_args(argv)
    if more and not hasattr(args, "given"):
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    args.given = more
    try:
        return _flushed(int(args.run(args)))
    except TreatygraphError as error:
        print(error, file=sys.stderr)
        return error.status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _full(error) if error.errno == errno.ENOSPC else _unexpected(error)
    except KeyboardInterrupt:
        print("Stopped; what was finished is kept.", file=sys.stderr)
        return _INTERRUPTED
    except Exception as error:
        return _unexpected(error)


def _flushed(status: int) -> int:
    sys.stdout.flush()
    return status


def _full(error: OSError) -> int:
    print(f"The data cannot be written: {error.strerror}; make room and run the same command again.", file=sys.stderr)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BusyError.status


def _unexpected(error: Exception) -> int:
    if os.environ.get("TREATYGRAPH_DEBUG"):
        raise error
    print(
        f"This should not have happened ({type(error).__name__}: {error}). Please report it with the command that you "
        "gave; with TREATYGRAPH_DEBUG=1 set, it shows where.",
        file=sys.stderr,
    )
    return 1


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Look the version up only where it is asked for."""
        from importlib.metadata import version

        print(version("treatygraph"))
        parser.exit()


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands, for the documents' tests, too."""
    parser = argparse.ArgumentParser(
        prog="treatygraph",
        description="Reads diplomatic texts and gives back a graph: who did and said what, each with its quote.",
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action=_Version, nargs=0, help="print the version and stop")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_parser(commands)
    return parser
