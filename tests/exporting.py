"""What nobody should call a thing, but somebody will: a document of names that are hard on other tools."""

from __future__ import annotations

from handmade import CHILE, document, entity, relation
from treatygraph.model import Entity, Extraction, When

FORMULA = "=cmd|'/C calc'!A0"
MARKUP = '<b>&amp; "bold"</b> ]]>'
CONTROLS = "bell\x07 escape\x1b delete\x7f next\x85"
ESCAPES = "back\\slash \\u0022 \\\" \\' end\\"
LINES = 'A "quote", a | bar;\nand a new line'
LONG = "very " * 8000 + "long"
TWINS = "Valparaíso Process"
NAMES = (FORMULA, MARKUP, CONTROLS, ESCAPES, LINES, LONG, TWINS, "+1", "@SUM(A1)", "\U0001f54a dove")
ODD = "odd & ends é"


def key(number: int) -> str:
    """The key of the issue that has one of the names."""
    return f"issue/odd-{number}"


def odd() -> Extraction:
    """A document in which Chile supports an issue of each name, some at times that are no plain years."""
    text = " ".join(f"Chile supports {name}." for name in NAMES)
    issues = tuple(entity(text, key(number), "Issue", name) for number, name in enumerate(NAMES))
    times = (When("2007-02"), When("2008-02-29"), None)
    relations = tuple(
        relation(text, CHILE, "supports", key(n), f"Chile supports {name[:40]}", time=times[n % len(times)])
        for n, name in enumerate(NAMES)
    )
    nobody = Entity("issue/unnamed", "Issue", "\x01")
    chile = entity(text, CHILE, "State", "Chile", alt_labels=(FORMULA,))
    return Extraction(document(ODD, text, title=MARKUP), (chile, *issues, nobody), relations, ())
