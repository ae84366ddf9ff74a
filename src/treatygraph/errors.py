"""What can go wrong, in plain words: one class for each exit status of the command line."""

from __future__ import annotations

from pathlib import Path


class TreatygraphError(Exception):
    """A fault that a user can act on: its message says what is wrong, where, and what to do. Exit status 1."""

    status = 1


class UsageError(TreatygraphError):
    """A command or an argument that makes no sense as given. Exit status 2."""

    status = 2


class BusyError(TreatygraphError):
    """The store is locked, the disk is full or a query ran out of time. Exit status 3."""

    status = 3


class OntologyError(TreatygraphError):
    """The ontology folder has faults; the message lists all of them, each with file and line."""


class ModelError(TreatygraphError):
    """The language model is missing or cannot be used; the message says what to install."""


def shown(path: Path) -> str:
    """Name a file as a user would type it: from the current folder where it lies below that, else in full."""
    whole, here = path.absolute(), Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else whole)
