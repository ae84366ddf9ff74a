"""What finding every listed name costs, as a part of what the bare language pipeline takes on the same text.

python benchmarks/matching.py [ROUNDS]

Promise: matching all authorities takes less than 5 % of the pipeline's time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from treatygraph.annotate import BATCH, load_model
from treatygraph.knowledge import load
from treatygraph.knowledge.names import NameIndex, fold
from treatygraph.pipeline import MODEL

SEEDS = Path(__file__).parents[1] / "seeds"
WORDS = 40_000
MOST = 0.05


def sample() -> list[str]:
    """The paragraphs of the sample texts, repeated until there are enough words."""
    once = [p for path in sorted(SEEDS.glob("*.txt")) for p in path.read_text("utf-8").split("\n") if p.strip()]
    return once * -(-WORDS // sum(len(p.split()) for p in once))


def seconds(work: Callable[[], object]) -> float:
    """The wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def match(index: NameIndex, paragraphs: list[str]) -> int:
    """Find all names, with no word remembered from before. Returns how many there are."""
    fold.cache_clear()
    return sum(1 for paragraph in paragraphs for _ in index.find(paragraph))


def main(rounds: int) -> int:
    """Print the table; status 1 where matching takes too large a part."""
    nlp, knowledge, paragraphs = load_model(MODEL), load(), sample()
    names = sum(len(entry.names) + len(entry.demonyms) + len(entry.capitals) for entry in knowledge.entries)
    index = knowledge.index
    found = match(index, paragraphs)
    times = [
        (seconds(lambda: match(index, paragraphs)), seconds(lambda: list(nlp.pipe(paragraphs, batch_size=BATCH))))
        for _ in range(rounds)
    ]
    matching, parsing = (statistics.median(column) for column in zip(*times, strict=True))
    words = sum(len(p.split()) for p in paragraphs)
    print(f"{words} words, {len(knowledge.entries)} things with {names} names, {found} matches")
    print(f"{'bare language pipeline':28} {parsing:7.3f} s")
    print(f"{'matching all names':28} {matching:7.3f} s  {matching / parsing:6.2%} of the pipeline")
    return int(matching / parsing >= MOST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
