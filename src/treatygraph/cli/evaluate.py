"""evaluate: precision and recall of the graph against annotations made by hand."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import add_ontology, command
from treatygraph.errors import UsageError

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.evaluate import Gold, Tally
    from treatygraph.store import Snapshot


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "evaluate", run=run, says="precision and recall against annotations made by hand")
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="an annotation file (JSON), one a document")
    says = "folder of the annotated texts, NAME.txt each (default: the texts that the graph keeps)"
    parser.add_argument("--texts", type=Path, metavar="DIR", help=says)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what is wrong")
    parser.add_argument(
        "--rules", action="store_true", help="count right and wrong relations by rule and by confidence"
    )
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Print figures, and what else was asked for."""
    from treatygraph.evaluate import evaluate, figures, read_gold
    from treatygraph.knowledge import load
    from treatygraph.store import Snapshot

    snapshot, golds = Snapshot(args.kg), [read_gold(path) for path in args.gold]
    known = load(args.ontology)
    tally = evaluate(
        golds,
        select=snapshot.select,
        texts={gold.document: _text(gold, args.texts, snapshot) for gold in golds},
        vocabulary=known.vocabulary,
        folders=known.places,
    )
    print(_as_json(tally, figures(tally), args) if args.json else _as_text(tally, figures(tally), args), end="")
    return 0


def _text(gold: Gold, folder: Path | None, snapshot: Snapshot) -> str:
    if folder:
        path = folder / f"{gold.document}.txt"
        if not path.is_file():
            raise UsageError(f"There is no text {path} for the annotations of {gold.document}.")
        return path.read_text(encoding="utf-8")
    kept = {Path(name).stem: text for name, text in snapshot.texts().items()}
    if gold.document not in kept:
        raise UsageError(f"The graph has no document {gold.document}: build it from the annotated texts, too.")
    return kept[gold.document]


def _as_json(tally: Tally, found: dict[str, float | int], args: argparse.Namespace) -> str:
    from treatygraph.evaluate.confidence import measured

    data: dict[str, object] = {name: round(value, 4) for name, value in found.items()}
    if args.rules:
        data["rules"] = dict(sorted(tally.rules.items()))
        data["documents"] = {name: asdict(counts) for name, counts in sorted(measured(tally).items())}
    if args.misses:
        data["misses"] = tally.misses
    return json.dumps(data, ensure_ascii=False) + "\n"


def _as_text(tally: Tally, found: dict[str, float | int], args: argparse.Namespace) -> str:
    lines = [*tally.misses, ""] if args.misses else []
    lines += [_line(name, value) for name, value in found.items()]
    return "\n".join(lines) + "\n" + (f"\n{_rules(tally)}" if args.rules else "")


def _line(name: str, value: float | int) -> str:
    return f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}"


def _rules(tally: Tally) -> str:
    from treatygraph.evaluate.confidence import bands

    rows = sorted(tally.rules.items(), key=lambda item: (-sum(item[1]), item[0]))
    rules = [(rule, str(right), str(wrong)) for rule, (right, wrong) in rows]
    sure = [
        (f"{b.least:.1f} - {b.most:.1f}", str(b.seen), f"{b.mean:.2f}", f"{b.right:.2f}") for b in bands(tally.levels)
    ]
    counted = table.table(("rule", "right", "wrong"), rules)
    return f"{counted}\n{table.table(('confidence', 'relations', 'mean', 'share right'), sure)}"
