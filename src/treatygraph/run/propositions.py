"""Reads what a text says, predicate by predicate, ranked by how surely it was read: no relation, no graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.annotate import load_model
from treatygraph.extract.named import Lists
from treatygraph.extract.nominals import Proposition
from treatygraph.extract.propositions import propositions
from treatygraph.extract.sentences import Sentence, sentences
from treatygraph.knowledge.folder import folders, read_overlaid
from treatygraph.pipeline import MODEL
from treatygraph.read import gather

if TYPE_CHECKING:
    from spacy.language import Language

_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Row:
    """One proposition in the sentence's own words; `arguments` has the subject first."""

    sentence: str
    confidence: float
    relation: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Weights:
    """What the ontology says of propositions: the words that the text leaves out, and the worth of each kind and trait."""

    said: dict[str, str]
    lists: Lists
    kinds: dict[str, float]
    traits: dict[str, float]
    long: dict[str, float]

    def of(self, found: Proposition, sentence: Sentence) -> float:
        """How surely one proposition was read, above 0 and below 1: long sentences are parsed less surely."""
        share = self.kinds[found.kind]
        for trait in found.traits:
            share *= self.traits[trait]
        allowed = self.long["words"]
        share -= self.long["sentence"] * max(0, len(sentence.tokens) - allowed)
        share -= self.long["arguments"] * max(0, sum(map(len, found.arguments)) - allowed)
        return round(min(_MOST, max(_LEAST, share)), 3)


def load_weights(ontology: Sequence[Path] = ()) -> Weights:
    """Read how surely each kind of proposition is read."""
    places = folders(ontology)
    data = read_overlaid("propositions.yaml", places)
    kinds, traits, long = ({str(k): float(v) for k, v in data[name].items()} for name in ("kinds", "traits", "long"))
    said = {str(k): str(v) for k, v in data["said"].items()}
    words = {**data["words"], "additive": read_overlaid("qualifiers.yaml", places)["additive"]}
    return Weights(said, Lists(**{name: frozenset(map(str, listed)) for name, listed in words.items()}), kinds, traits, long)


def read_propositions(
    sources: Sequence[Path], *, ontology: Sequence[Path] = (), model: str | None = None
) -> tuple[list[Row], tuple[str, ...]]:
    """Give every proposition of some files, the surest first, and one plain sentence for each file that failed.

    Those equally sure stand in reading order. Raises ModelError or OntologyError where nothing can be read.
    """
    gathered = gather(sources)
    weights, nlp = load_weights(ontology), load_model(model or MODEL)
    found = [row for document in gathered.documents for row in rows(document.text, nlp=nlp, weights=weights)]
    return sorted(found, key=lambda row: -row.confidence), gathered.problems


def rows(text: str, *, nlp: Language, weights: Weights) -> Iterator[Row]:
    """Yield the propositions of one text in reading order, each once a sentence."""
    for sentence in sentences(text, nlp):
        found = (_row(one, sentence, weights) for one in propositions(sentence.tokens, lists=weights.lists))
        yield from dict.fromkeys(found)


def _row(found: Proposition, sentence: Sentence, weights: Weights) -> Row:
    relation = " ".join(filter(None, (weights.said.get(found.unsaid), sentence.words(found.relation))))
    arguments = tuple(sentence.words(argument) for argument in found.arguments)
    return Row(str(sentence), weights.of(found, sentence), relation, arguments)
