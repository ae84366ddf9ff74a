"""validate: holds the graph against its shapes, and every quote against the kept text."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_ontology, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.validate import Report


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    says = "hold the graph against its shapes, and every quote against the kept text"
    add_ontology(command(commands, "validate", run=run, says=says))


def run(args: argparse.Namespace) -> int:
    """Print each finding as a sentence, then how much was looked at. Warnings alone are no failure."""
    from treatygraph.validate import validate

    report = validate(args.kg, ontology=args.ontology)
    for finding in report.findings:
        print(f"Worth a look: {finding.sentence}" if finding.warning else finding.sentence)
    print(_summary(report))
    return 1 if report.faults else 0


def _summary(report: Report) -> str:
    seen = ", ".join(_counted(number, what) for what, number in report.counts.items())
    if report.faults:
        return f"{_counted(report.faults, 'faults')} found in {seen}."
    warnings = len(report.findings)
    return f"All is in order: {seen}" + (f"; {warnings} worth a look." if warnings else ".")


def _counted(number: int, what: str) -> str:
    return f"{number} {what[:-1] if number == 1 else what}"
