"""serve: answers SPARQL, questions and pages about the graph over HTTP, read-only."""

from __future__ import annotations

import argparse
import sys
from ipaddress import ip_address
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_ontology, command
from treatygraph.errors import UsageError

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands

_HOST, _PORT, _SECONDS, _MEGABYTES = "127.0.0.1", 7878, 30.0, 50.0


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    says = "answer SPARQL and show the view, questions and every resource in the browser; read-only"
    parser = command(commands, "serve", run=run, says=says)
    parser.add_argument("--host", default=_HOST, metavar="ADDRESS", help="default: 127.0.0.1, this machine alone")
    parser.add_argument("--port", type=int, default=_PORT, metavar="N", help="default: 7878; 0 takes any free one")
    parser.add_argument("--timeout", type=float, default=_SECONDS, metavar="SECONDS", help="for one query; default: 30")
    says = "largest answer, default: 50"
    parser.add_argument("--most", type=float, default=_MEGABYTES, metavar="MB", help=says)
    says = "a further name that this machine is addressed by; may be given again"
    parser.add_argument("--allow-host", action="append", default=[], metavar="NAME", help=says)
    says = "let pages of this origin (such as https://example.org, or * for all) read the graph; may be given again"
    parser.add_argument("--allow-origin", action="append", default=[], metavar="ORIGIN", help=says)
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from treatygraph.knowledge.folder import folders
    from treatygraph.store import Snapshot, load_questions

    if args.timeout <= 0 or args.most <= 0:
        raise UsageError("--timeout and --most take a number above 0.")
    load_questions(folders(args.ontology))
    base = Snapshot(args.kg).base
    _serve(args, base)
    print("Ended.", file=sys.stderr)
    return 0


def _serve(args: argparse.Namespace, base: str) -> None:
    from treatygraph.serve.app import Settings
    from treatygraph.serve.listen import serve, taken_port

    settings = Settings(
        kg=args.kg.resolve(),
        base=base,
        ontology=[path.resolve() for path in args.ontology],
        seconds=args.timeout,
        most=int(args.most * 1_000_000),
        hosts=[*args.allow_host, args.host],
        origins=args.allow_origin,
    )
    with taken_port(args.host, args.port) as listening:
        port = listening.getsockname()[1]
        serve(settings, listening, ready=lambda: _say(args, port))


def _say(args: argparse.Namespace, port: int) -> None:
    host = f"[{args.host}]" if ":" in args.host else args.host
    at = f"http://{host}:{port}/"
    print(f"The graph in {args.kg} is at {at} (SPARQL: {at}sparql). Ctrl-C ends it.", file=sys.stderr)
    if not _this_machine_alone(args.host):
        print("Anybody who can reach this machine can now read the graph and its texts.", file=sys.stderr)
    sys.stderr.flush()


def _this_machine_alone(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
