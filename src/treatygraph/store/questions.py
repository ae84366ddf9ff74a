"""The shipped questions: ontology/questions/*.rq, each a SPARQL query with a heading of comments.

To add a question: 1. write NAME.rq with a first line `# what it answers`, then `# param VARIABLE: name of …` for each
variable that a user may fix (also `year …` or `text …`), then `# example: …`; 2. select those variables last; 3. put a line
`# given` where the values that a user fixes should be known first, which makes it fast, and end a line that only matters
where VARIABLE is fixed in `# for VARIABLE`; 4. add its known answer to
tests/store/test_shipped_questions.py and run `make docs`. A line `# matrix: ROW COLUMN CELL WEIGHT` names the variables
of which a matrix can be made; a line `# needs: a parameter` refuses the question where none is given, as its answer about
everything would be more than anybody can read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from treatygraph.errors import OntologyError, UsageError
from treatygraph.store.answers import Answer, Rows
from treatygraph.store.matrix import Matrix, matrix
from treatygraph.store.names import resolve
from treatygraph.store.order import narrowed
from treatygraph.store.snapshot import Snapshot, Term

_NAME = re.compile(r"[\w-]+")
_GIVEN = re.compile(r"^[ \t]*# given[ \t]*$", re.MULTILINE)
_FOR = re.compile(r"^.*[ \t]# for (\w+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One variable of a question that a user may fix. `says` begins with the sort of value: name, year or text."""

    name: str
    says: str

    @property
    def sort(self) -> str:
        """What a given value is read as."""
        return self.says.split()[0]


@dataclass(frozen=True, slots=True)
class Question:
    """One named SPARQL query, what it answers and how to ask it."""

    name: str
    says: str
    parameters: tuple[Parameter, ...]
    example: str
    query: str
    matrix: tuple[str, ...] = ()
    needs_one: bool = False


def load_questions(folders: Sequence[Path]) -> dict[str, Question]:
    """Read the questions of all ontology folders by name; a later folder's replaces an earlier one's."""
    paths = [path for folder in folders for path in sorted((folder / "questions").glob("*.rq"))]
    found = {path.stem: _question(path) for path in paths}
    return {name: found[name] for name in sorted(found)}


def read_question(path: Path) -> Question:
    """Read a user's own .rq file; it may have the heading of a shipped question or none."""
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    return _parsed(path)


def _question(path: Path) -> Question:
    question = _parsed(path)
    if not question.says:
        raise OntologyError(f"{path}, line 1: begin the question with a comment that says what it answers.")
    return question


def _parsed(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    heading = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        heading.append(line.lstrip("# ").strip())
    parameters = [line.removeprefix("param ").partition(":") for line in heading if line.startswith("param ")]
    examples = [line.removeprefix("example:").strip() for line in heading if line.startswith("example:")]
    matrix = [tuple(line.removeprefix("matrix:").split()) for line in heading if line.startswith("matrix:")]
    needs = [line for line in heading if line.startswith("needs:")]
    says = [line for line in heading if not line.startswith(("param ", "example:", "matrix:", "needs:"))]
    fixed = tuple(Parameter(name.strip(), what.strip()) for name, _, what in parameters)
    example, arranged = examples[0] if examples else "", matrix[0] if matrix else ()
    return Question(path.stem, " ".join(says), fixed, example, text, arranged, bool(needs))


def find(questions: Mapping[str, Question], name: str) -> Question:
    """Get a question by name. Raises UsageError with the nearest names where there is none."""
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=3)
    meant = f"; did you mean {' or '.join(near)}?" if near else "; `treatygraph query --list` shows all."
    raise UsageError(f"There is no question named {name!r}{meant}")


def read_query(text: str, questions: Mapping[str, Question]) -> Question:
    """Take what a user asks: a shipped question's name, a .rq file or SPARQL. Raises UsageError for an unknown name."""
    if text.endswith(".rq"):
        return read_question(Path(text))
    if _NAME.fullmatch(text):
        return find(questions, text)
    return Question("query", "", (), "", text)


def ask(snapshot: Snapshot, question: Question, given: Mapping[str, str]) -> Answer:
    """Answer a question with some of its variables fixed. Raises UsageError for unknown parameters or names."""
    names = {parameter.name for parameter in question.parameters if parameter.sort == "name"}
    answer = _asked(snapshot, question.query, _bound(snapshot, question, given), unseen=names)
    return answer.without(names) if isinstance(answer, Rows) and names & {*answer.columns} else answer


def as_matrix(question: Question, answer: Answer) -> Matrix:
    """Arrange an answer as its question says. Raises UsageError where the question names no matrix."""
    if not question.matrix or not isinstance(answer, Rows):
        raise UsageError(f"The question {question.name} has no line `# matrix: …` that says how to make one.")
    return matrix(answer, question.matrix, title=question.says)


def _asked(snapshot: Snapshot, query: str, bound: Mapping[str, Term], *, unseen: Collection[str]) -> Answer:
    """Fix variables where the query wants them, which lets the engine start from them; else everywhere at the end."""
    if bound and not _GIVEN.search(query):
        return snapshot.query(query, bound=bound)
    variables, values = " ".join(f"?{name}" for name in bound), " ".join(map(str, bound.values()))
    given = f"VALUES ({variables}) {{ ({values}) }}" if bound else ""
    needed = _FOR.sub(lambda line: line[0] if line[1] in bound else "", narrowed(query, unseen))
    return snapshot.query(_GIVEN.sub(lambda _: given, needed))


def answer(snapshot: Snapshot, query: str, given: Mapping[str, str], *, folders: Sequence[Path]) -> Answer:
    """Answer whatever a user asks in one go."""
    return ask(snapshot, read_query(query, load_questions(folders)), given)


def _bound(snapshot: Snapshot, question: Question, given: Mapping[str, str]) -> dict[str, Term]:
    allowed = {parameter.name: parameter for parameter in question.parameters}
    if question.needs_one and not given:
        options = " or ".join(f"--{name} NAME" for name in allowed)
        raise UsageError(f"The question {question.name} has too many answers about everything to be read; give {options}.")
    for name in given:
        if name not in allowed:
            options = ", ".join(allowed) or "none"
            raise UsageError(f"The question {question.name} has no parameter {name}; it takes: {options}.")
    return {name: _term(snapshot, allowed[name], value) for name, value in given.items()}


def _term(snapshot: Snapshot, parameter: Parameter, value: str) -> Term:
    if parameter.sort == "name":
        return resolve(snapshot, value)
    if parameter.sort == "text":
        return ox.Literal(value)
    if not value.isdecimal():
        raise UsageError(f"The parameter {parameter.name} takes a year such as 2007, not {value!r}.")
    return ox.Literal(int(value))
