"""How well are predicates and their arguments read? Sentences annotated by hand, beside plain subject, verb and object.

The score is that of CaRB (https://github.com/dair-iitd/CaRB), the usual one of open information extraction, by words: a
reading counts for precision by the share of its words that stand in the same place of the annotation it is paired with
(each of the two used once), an annotation counts for recall by the best share of its words in any one reading; where no
word of the relation agrees, both are 0. Of all thresholds of confidence the one with the best F1 is shown, and the
figures without threshold.

The sentences are the project's own and plain. They show what a change does; they do not say how other texts come out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ANNOTATED = Path(__file__).parents[1] / "tests" / "data" / "propositions.tsv"
Tuple = tuple[str, ...]  # subject, relation, further arguments
_SAYING = ("said", "told", "added", "says", "adds")
_FORMS = frozenset(("be", "is", "am", "are", "was", "were", "been", "being"))
Read = list[tuple[float, Tuple]]  # with confidence


def annotations(path: Path = ANNOTATED) -> dict[str, list[Tuple]]:
    """Read the annotated sentences: a sentence a line, each of its propositions on an indented line below it."""
    found: dict[str, list[Tuple]] = {}
    sentence = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            found[sentence].append(tuple(line[1:].split("\t")))
        else:
            sentence = line
            found[sentence] = []
    return found


def shares(wanted: Tuple, found: Tuple) -> tuple[float, float]:
    """Precision and recall of one reading by words, all arguments behind the first taken as one.

    An annotation of a verb of saying may have what is said as its subject, so that a reading may stand either way round.
    """
    straight = _shares(wanted, found)
    if len(found) < 3 or not any(verb in wanted[1] for verb in _SAYING):
        return straight
    return max(straight, _shares(wanted, (" ".join(found[2:]), found[1], found[0])))


def _shares(wanted: Tuple, found: Tuple) -> tuple[float, float]:
    if len(wanted) > 2 and len(found) < 3:
        return 0.0, 0.0
    places = list(zip(_places(wanted), _places(found), strict=False))
    hits = [_hits(a, b) for a, b in places]
    hits[0] += _is_a_form(*places[0])
    if not hits[0]:  # the relation, which comes first
        return 0.0, 0.0
    return sum(hits) / sum(len(b) for _, b in places), sum(hits) / sum(len(a) for a, _ in places)


def _hits(wanted: list[str], found: list[str]) -> int:
    return (Counter(wanted) & Counter(found)).total()


def _is_a_form(wanted: list[str], found: list[str]) -> bool:
    """True where a reading has "be" for another form of it in the annotation."""
    return found.count("be") > wanted.count("be") and not _FORMS.isdisjoint(wanted)


def _places(told: Tuple) -> list[list[str]]:
    """The relation, the subject, and the rest where there is any: what an annotation leaves out is not counted."""
    places = [told[1].split(), told[0].split()]
    return [*places, " ".join(told[2:]).split()] if len(told) > 2 else places


def score(wanted: dict[str, list[Tuple]], found: dict[str, Read], *, least: float = 0.0) -> tuple[float, float, float]:
    """Give precision, recall and F1 of all readings that are at least so sure."""
    precision = recall = 0.0
    size = 0
    for sentence, golds in wanted.items():
        reads = [told for sure, told in found.get(sentence, ()) if sure >= least]
        table = [[shares(gold, told) for told in reads] for gold in golds]
        recall += sum(max((r for _, r in row), default=0.0) for row in table)
        precision += _paired([[p for p, _ in row] for row in table])
        size += len(reads)
    p, r = precision / max(1, size), recall / sum(map(len, wanted.values()))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _paired(table: Sequence[Sequence[float]]) -> float:
    cells = sorted(((-p, i, j) for i, row in enumerate(table) for j, p in enumerate(row)))
    rows, columns, total = set[int](), set[int](), 0.0
    for negative, i, j in cells:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            total -= negative
    return total


def best(wanted: dict[str, list[Tuple]], found: dict[str, Read]) -> tuple[float, tuple[float, float, float]]:
    """The threshold of confidence with the highest F1, and its figures."""
    levels = sorted({sure for reads in found.values() for sure, _ in reads})
    return max(((level, score(wanted, found, least=level)) for level in levels), key=lambda pair: pair[1][2])


def area(wanted: dict[str, list[Tuple]], found: dict[str, Read]) -> float:
    """The area under precision over recall, from all readings to none."""
    levels = sorted({sure for reads in found.values() for sure, _ in reads})
    points = [score(wanted, found, least=level)[:2] for level in levels] + [(1.0, 0.0)]
    return sum((r - s) * (p + q) / 2 for (p, r), (q, s) in pairwise(points))


def subject_verb_object(sentence: Span) -> Iterable[Tuple]:
    """The plain way: every verb with the noun phrases that are its subject and its object, or its preposition's."""
    chunks = {token.i: chunk.text for chunk in sentence.noun_chunks for token in [chunk.root]}
    for verb in (t for t in sentence if t.pos_ in ("VERB", "AUX")):
        subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
        for subject in subjects:
            yield from ((chunks.get(subject.i, subject.text), *rest) for rest in _objects(verb, chunks))


def _objects(verb: Token, chunks: dict[int, str]) -> Iterable[tuple[str, str]]:
    helped = " ".join(t.text for t in (*(c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg")), verb))
    for child in verb.rights:
        if child.dep_ in ("dobj", "attr"):
            yield helped, chunks.get(child.i, child.text)
        elif child.dep_ in ("prep", "agent"):
            below = (c for c in child.children if c.dep_ == "pobj")
            yield from ((f"{helped} {child.text}", chunks.get(c.i, c.text)) for c in below)


def readings(sentences: Iterable[str]) -> tuple[dict[str, Read], dict[str, Read]]:
    """What the project reads in each sentence, and what the plain way does with the same parse."""
    from treatygraph.annotate import load_model
    from treatygraph.pipeline import MODEL
    from treatygraph.run.propositions import load_weights, rows

    nlp, weights = load_model(MODEL), load_weights()
    ours: dict[str, Read] = {}
    plain: dict[str, Read] = {}
    for sentence in sentences:
        found = rows(sentence, nlp=nlp, weights=weights)
        ours[sentence] = [(row.confidence, (row.arguments[0], row.relation, *row.arguments[1:])) for row in found]
        plain[sentence] = [(1.0, told) for part in nlp(sentence).sents for told in subject_verb_object(part)]
    return ours, plain


def main() -> int:
    """Print the comparison; the project must read better than the plain way."""
    wanted = annotations()
    ours, plain = readings(wanted)
    size = sum(map(len, wanted.values()))
    print(f"{len(wanted)} sentences, {size} propositions\n{'':32} precision  recall  F1")
    level, figures = best(wanted, ours)
    rows = ((f"treatygraph, at least {level:.2f} sure", figures), ("treatygraph, all", score(wanted, ours)))
    for name, (p, r, f1) in (*rows, ("subject, verb, object", score(wanted, plain))):
        print(f"{name:32} {p:9.2f} {r:7.2f} {f1:5.2f}")
    return 0 if score(wanted, ours)[2] > score(wanted, plain)[2] else 1


if __name__ == "__main__":
    sys.exit(main())
