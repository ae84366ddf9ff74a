"""Writes docs/questions.md: every shipped question with its parameters and what it answers on the two sample texts.

python tools/make_questions.py [TARGET]
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import sys
import tempfile
from pathlib import Path

from treatygraph.cli.main import main as treatygraph
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.store import Question, load_questions

ROOT = Path(__file__).parents[1]
HEADING = 2  # lines above the first row of an answer
LONGEST = 22  # lines of an answer that are shown
HEAD = """# Questions

Written by `make docs` from `ontology/questions/` and from what the two sample texts in `seeds/` answer; correct it there.

A question is a SPARQL query with a name. `treatygraph query --list` lists them, `treatygraph query NAME --explain` prints one.
Parameters are given as `--name value` or, in their order, as bare values. A name may be written as in any text: with or without
capitals and accents, in singular or plural, as an acronym or another known name; what is close to no name is met with
suggestions. Every answer but the countings carries the sentence that says so, and its force: a fact, planned, supposed, denied
or alleged.

How fast: on a made-up graph of a million triples (141 documents), with two shared cores of a busy server, where counting all
triples takes 0.69 s of the processor, 31 of the 33 forms with one name take less than 0.2 s, half of them less than 0.04 s. Above
it are `who-called-for-what --actor` (0.30 s for 1,898 rows: each is read with its names and its sentence, which takes about
0.15 ms) and `contested --about`, which with or without a name compares all documents (0.20 to 0.23 s). `most-cited` takes
0.35 s, as it counts over all of them. Without a name `commitments`, `obligations-of`, `positions`, `timeline`,
`who-called-for-what` and `who-supports-what` list everything there is, 847 to 5,362 rows in 0.26 to 0.83 s; `agree` and
`evidence-for` would list without end and ask for a name. `benchmarks/questions.py` measures this.

```sh
treatygraph query positions                              # who stands where on what: a matrix
treatygraph query positions --issue "human security"     # with the sentences
treatygraph query positions --issue "cluster munitions"  # and on what prohibits or concerns it
treatygraph query positions --format xlsx --to positions.xlsx
treatygraph query agree Norway "civil society"
```

`--format` takes `table`, `csv`, `tsv`, `json`, `markdown`, `html` and `xlsx`; `--to FILE` writes to a file. `csv` and `xlsx` open
in a spreadsheet, and no text in them is taken for a formula; `tsv` and `json` are SPARQL's own forms, for programs.

## Positions

A position is what all documents together show of one actor and one issue, instrument or process. It is computed anew
after every build and removal, stands apart from what texts say, in the graph `graph/derived`, and leads to every relation
behind it (`prov:wasDerivedFrom`), and so to every sentence.

| stance | shown by |
|---|---|
| supports | a relation `supports` |
| opposes | `opposes`, a denied `supports`, or `withdrewFrom` |
| calls for | `calledFor` |
| committed | `committedTo`, `signed`, `ratified`, `accededTo` or `partyTo` |
| conditional | any of these under a condition ("provided that", "unless"), or where a document has nothing but suppositions |

Asked for an issue, `positions` also gives those on narrower issues and on the instruments and processes that prohibit or
concern one of them, by themselves or in an article; the column `what` says on which thing each position is.

The number in a cell says how many independent documents show it; copies of a text count once. An actor that changed its
mind has two positions. Silence is shown in the matrix and stored nowhere. What others want of an actor ("Peru should support
the draft"), what it is merely accused of, and positions on a single article are left out. Which relation shows which stance is
told in `ontology/treatygraph.ttl` (`tg:stanceIfAffirmed`, `tg:stanceIfDenied`, `tg:conditionCue`). In SPARQL:

```sparql
SELECT ?who ?what ?stance ?documents WHERE {
  ?position tg:holder/skos:prefLabel ?who ; tg:towards/skos:prefLabel ?what ;
            tg:stance/rdfs:label ?stance ; tg:documentCount ?documents .
} ORDER BY ?who ?what ?stance
```

From Python, `kg.matrix("positions")` shows itself as a table in a notebook, and `kg.matrix("positions").df()` is a pandas
DataFrame.

## All questions
"""


def printed(command: str, kg: Path) -> str:
    """What a command prints to standard output, beside that folder instead of ./kg."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8", newline="")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()) as said:
        status = treatygraph([*shlex.split(command)[1:], "--kg", str(kg)])
    if status:
        sys.exit(f"{command} failed: {said.getvalue()}")
    out.flush()
    return raw.getvalue().decode("utf-8")


def shown(text: str) -> str:
    """The first lines of an answer, without spaces at their ends, and how many follow."""
    lines = [line.rstrip() for line in text.splitlines()]
    rest = len(lines) - LONGEST
    return "\n".join(lines if rest <= 0 else [*lines[:LONGEST], f"… and {rest} more lines"])


def section(question: Question, kg: Path) -> str:
    """One question: what it answers, how it is asked, and an answer."""
    rows = [f"| `--{p.name}` | {p.says} |" for p in question.parameters]
    table = ["| parameter | is the |", "|---|---|", *rows, ""]
    title = f"### [{question.name}](../ontology/questions/{question.name}.rq)"
    answer = shown(printed(question.example, kg))
    lines = [title, "", question.says, "", *table, "```console", f"$ {question.example}", answer, "```", ""]
    silent = ["The sample texts hold no answer to this.", ""] if len(answer.splitlines()) <= HEADING else []
    return "\n".join([*lines, *silent])


def page(kg: Path) -> str:
    """The whole page, asked of a built graph of the sample texts."""
    os.environ["COLUMNS"] = "100"
    questions = load_questions([shipped_folder()])
    return "\n".join([HEAD, *(section(question, kg) for question in questions.values())])


def main(target: Path) -> None:
    """Read the samples in an empty folder and write the page."""
    with tempfile.TemporaryDirectory() as name:
        kg = Path(name) / "kg"
        printed(f"treatygraph build {shlex.quote(str(ROOT / 'seeds'))}", kg)
        target.write_text(page(kg), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "questions.md")
