"""What reading a text takes beside the bare language pipeline on the same text, stage by stage.

python benchmarks/extraction.py [ROUNDS]

The sample texts are read in turns by the bare pipeline and by the whole software, each time as new documents. Promise: a
text is read whole, its triples included, in at most a quarter more than the bare pipeline's processor time.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from treatygraph import pipeline
from treatygraph.annotate import BATCH
from treatygraph.graph import triples
from treatygraph.model import Document
from treatygraph.namespaces import DEFAULT_BASE

SEEDS = Path(__file__).parents[1] / "seeds"
STAGES = {"read_heading": "heading", "annotate": "annotate", "resolve": "resolve", "extract": "extract"}
PARSE, BARE, WHOLE, GRAPH = "pipeline as it is used", "bare pipeline", "whole", "graph"
MOST = 0.25


class Clock:
    """Adds up the time of named pieces of work."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, with its time kept."""

        def run(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return work(*arguments, **options)
            finally:
                self.spent[name] += time.process_time() - start

        return run

    def pipe(self, nlp: Language) -> Callable[..., Iterator[Doc]]:
        """The pipeline's own `pipe`, with the time of each step kept."""
        plain = nlp.pipe

        def run(texts: Iterable[Any], **options: Any) -> Iterator[Doc]:
            step = self.timed(PARSE, iter(plain(texts, **options)).__next__)
            while True:
                try:
                    yield step()
                except StopIteration:
                    return

        return run


def documents() -> list[Document]:
    """The sample texts."""
    texts = [(path.stem, path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    return [Document(name, f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest()) for name, text in texts]


def paragraphs(document: Document) -> list[str]:
    """What the bare pipeline is given: a document's lines, without empty ones."""
    return [line for line in document.text.split("\n") if line.strip()]


def measure(clock: Clock, rounds: int) -> None:
    """Read the texts by turns, bare and whole."""
    reader = pipeline.Reader()
    nlp: Language = reader._nlp
    bare = clock.timed(BARE, lambda d: list(nlp.pipe(paragraphs(d), batch_size=BATCH)))
    whole = clock.timed(WHOLE, lambda d: written(reader, d, clock))
    plain = nlp.pipe
    for turn in range(rounds + 1):
        for document in documents():
            nlp.pipe = plain  # type: ignore[method-assign]
            bare(document)
            nlp.pipe = clock.pipe(nlp)  # type: ignore[assignment, method-assign]
            whole(document)
        if turn == 0:
            clock.spent.clear()  # the first turn only warms up


def written(reader: pipeline.Reader, document: Document, clock: Clock) -> None:
    """Read one document and write its triples."""
    extraction = reader.read(document)
    write = clock.timed(GRAPH, triples)
    write(extraction, given=document, run=reader.run, vocabulary=reader.knowledge.vocabulary, base=DEFAULT_BASE)


def main(rounds: int) -> int:
    """Print the table; status 1 where the promise is broken."""
    clock = Clock()
    for name, title in STAGES.items():
        setattr(pipeline, name, clock.timed(title, getattr(pipeline, name)))
    measure(clock, rounds)
    spent = clock.spent
    spent["annotate"] -= spent[PARSE]
    words = rounds * sum(len(document.text.split()) for document in documents())
    print(f"{words} words")
    for name in (BARE, PARSE, *STAGES.values(), GRAPH, WHOLE):
        print(f"{name:26} {spent[name]:7.3f} s  {spent[name] / spent[BARE]:7.1%} of the bare pipeline")
    more, own = (spent[WHOLE] - spent[BARE]) / spent[BARE], (spent[WHOLE] - spent[PARSE]) / spent[BARE]
    print(f"A reading takes {more:+.1%} of the bare pipeline's time beyond it; the promise is at most {MOST:+.0%}.")
    print(f"What is done outside the pipeline, which here recognises names only where it must, is {own:.1%}.")
    return int(more > MOST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
