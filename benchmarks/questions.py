"""Whether each shipped question answers within 200 ms on a graph of a million triples, beside the plainest query there is.

python benchmarks/questions.py [ROUNDS] [TRIPLES] [FOLDER]

The graph is made up: documents as long as a real speech, with as many entities, relations and claims, whose names recur as
names do (a few often, most seldom). A FOLDER keeps it for the next run. Each question is asked without parameters, where it
may be, and with each of its names given as one that occurs often, its rows taken as the command line takes them. Times are
those of the processor, which other work on the machine lengthens less than the clock's; they are set beside counting all
triples.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from treatygraph.graph import document_key
from treatygraph.graph import triples as written
from treatygraph.knowledge import Vocabulary
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.knowledge.vocabulary import load_vocabulary
from treatygraph.model import (
    Claim,
    Document,
    Entity,
    Extraction,
    Mention,
    Modality,
    Polarity,
    Relation,
    Run,
    Span,
    When,
)
from treatygraph.store import Question, Rows, Snapshot, Store, ask, load_questions
from treatygraph.store.folder import live

MOST = 0.2
KINDS = {
    "State": ("state", 195),
    "InternationalOrganization": ("organization", 300),
    "Person": ("person", 1500),
    "Group": ("group", 400),
    "Treaty": ("convention", 400),
    "Process": ("process", 300),
    "Event": ("event", 500),
    "Issue": ("issue", 1500),
}
IN_A_DOCUMENT = {
    "State": 14,
    "InternationalOrganization": 14,
    "Person": 8,
    "Group": 12,
    "Treaty": 10,
    "Process": 9,
    "Event": 6,
    "Issue": 30,
}
SENTENCES, RELATIONS, CLAIMS, MENTIONS = 180, 75, 110, 330
CLAIM_KINDS = ("Assertion", "Evaluation", "Call", "Commitment", "Prediction", "Obligation")
KIND_WEIGHTS = (40, 35, 14, 5, 4, 2)
SUBJECTS = {
    "concerns": "Treaty",
    "requires": "Treaty",
    "prohibits": "Treaty",
    "resultedIn": "Process",
    "represents": "Person",
}
OBJECTS = {
    "supports": "Issue", "opposes": "Issue", "calledFor": "Issue", "committedTo": "Treaty", "signed": "Treaty",
    "ratified": "Treaty", "initiated": "Process", "led": "Event", "funds": "Issue", "partneredWith": "InternationalOrganization",
    "concerns": "Issue",
    "requires": "Issue", "prohibits": "Issue", "resultedIn": "Treaty", "represents": "State",
    "memberOf": "InternationalOrganization",
}  # fmt: skip
WEIGHTS = (13, 3, 10, 5, 5, 4, 5, 4, 4, 4, 18, 4, 2, 4, 5, 10)
RUN = Run(software="made up", model="none", ontology="shipped")
PLAINEST = Question("count of all triples", "", (), "", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


def often_or_seldom(chance: random.Random, number: int) -> int:
    """A place in a list of names: the first ones often, the last ones hardly ever."""
    return min(int(number ** chance.random()) - 1, number - 1)


def made_up(chance: random.Random, number: int) -> Extraction:
    """One document with its findings."""
    words = [
        f"In part {n} of text {number} somebody says what was agreed there, and whose word it is."
        for n in range(SENTENCES)
    ]
    text = "\n".join(words)
    starts = [sum(len(w) + 1 for w in words[:n]) for n in range(SENTENCES)]
    spans = [Span(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
    keys = {kind: entity_keys(chance, kind) for kind in KINDS}
    digest = hashlib.sha256(text.encode()).hexdigest()
    date = f"{1990 + chance.randrange(35)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    document = Document(identifier=f"text-{number}", source=f"text-{number}.txt", text=text, sha256=digest, date=date)
    relations = tuple(relation(chance, keys, spans) for _ in range(RELATIONS))
    claims = tuple(claim(chance, keys, spans) for _ in range(CLAIMS))
    entities = tuple(entity(chance, key, kind, spans) for kind, found in keys.items() for key in found)
    return Extraction(document, entities, relations, claims, speaker=keys["Person"][0])


def entity_keys(chance: random.Random, kind: str) -> list[str]:
    """The things of one kind that one document names."""
    folder, number = KINDS[kind]
    return sorted({f"{folder}/{kind.lower()}-{often_or_seldom(chance, number)}" for _ in range(IN_A_DOCUMENT[kind])})


def entity(chance: random.Random, key: str, kind: str, spans: list[Span]) -> Entity:
    """A thing with its names and the places that name it."""
    label = key.split("/")[1].replace("-", " of the name ")
    whole = (chance.choice(spans) for _ in range(MENTIONS // sum(IN_A_DOCUMENT.values()) + 1))
    mentions = tuple(Mention(Span(s.start + n, s.start + n + 9), "name") for n, s in enumerate(whole))
    return Entity(key, kind, label.title(), (label.upper(),), (f"The {label}",), mentions=mentions)


def relation(chance: random.Random, keys: dict[str, list[str]], spans: list[Span]) -> Relation:
    """A relation of any force; one in ten counts something."""
    sentence, subject_kind = (
        chance.choice(spans),
        chance.choice(("State", "State", "InternationalOrganization", "Group")),
    )
    if chance.random() < 0.1:
        subject, predicate, object_ = chance.choice(keys["Treaty"]), "signatoryCount", chance.randrange(20, 190)
    else:
        predicate = chance.choices(list(OBJECTS), WEIGHTS)[0]
        subject = chance.choice(keys[SUBJECTS.get(predicate, subject_kind)])
        object_ = chance.choice(keys[OBJECTS[predicate]])
    return Relation(
        subject=subject,
        predicate=predicate,
        object=object_,
        polarity=chance.choices(list(Polarity), (19, 1))[0],
        modality=chance.choices(list(Modality), (80, 14, 6))[0],
        rule=f"{predicate}/transitive/made-up",
        confidence=0.6,
        evidence=(sentence,),
        attribution=keys["Person"][0],
        time=When(f"{1990 + chance.randrange(35)}") if chance.random() < 0.3 else None,
        role="Minister" if predicate == "represents" else None,
        cue=Span(sentence.start, sentence.start + 4),
    )


def claim(chance: random.Random, keys: dict[str, list[str]], spans: list[Span]) -> Claim:
    """A claim about two things."""
    kind = chance.choices(CLAIM_KINDS, KIND_WEIGHTS)[0]
    about = (chance.choice(keys["Issue"]), chance.choice(keys["Treaty"]))
    maker = chance.choice([keys["Person"][0], keys["State"][0]])
    return Claim(kind, maker, about, chance.choice(spans), Polarity.POSITIVE, 0.5)


def fill(kg: Path, triples: int) -> None:
    """Make the graph: its documents in one bulk load, then what is derived from all of them."""
    with Store(kg) as store:
        base = store.base
    ox.Store(str(live(kg))).bulk_extend(made_up_quads(triples, base))
    with Store(kg) as store:
        store.refresh(ontology=[shipped_folder()])
        store.publish()


def made_up_quads(triples: int, base: str) -> Iterator[ox.Quad]:
    """Document by document until there are enough, each quad once in its graph and once in the union."""
    chance, vocabulary, held, number = random.Random(7), vocabulary_of_all(), 0, 0
    while held < triples:
        found, number = made_up(chance, number), number + 1
        lines = written(found, given=found.document, run=RUN, vocabulary=vocabulary, base=base)
        held += len(lines)
        graph = ox.NamedNode(base + document_key(found.document.identifier))
        for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(*quad.triple, graph)
            yield quad


def vocabulary_of_all() -> Vocabulary:
    """The classes and properties of the shipped ontology."""
    return load_vocabulary([shipped_folder() / "treatygraph.ttl"])


def forms(questions: dict[str, Question], snapshot: Snapshot) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each question as somebody asks it: bare, and with each of its names given as one that occurs often."""
    yield PLAINEST.name, lambda: ask(snapshot, PLAINEST, {})
    for question in questions.values():
        if not question.needs_one:
            yield question.name, lambda question=question: ask(snapshot, question, {})
        for given in some_values(question):
            words = " ".join(f"--{name} …" for name in given)
            yield f"{question.name} {words}", lambda question=question, given=given: ask(snapshot, question, given)


def some_values(question: Question) -> Iterator[dict[str, str]]:
    """One value for each parameter alone, and for the first two together."""
    kinds = {"instrument": "Treaty", "convention": "Treaty", "issue": "Issue", "about": "Treaty", "result": "Treaty",
             "of": "Treaty", "started": "Process", "cause": "Process", "led": "Event",
             "person": "Person", "what": "Issue"}  # fmt: skip
    fixed = {
        p.name: f"{kinds.get(p.name, 'State')} Of The Name {n}"
        for n, p in enumerate(question.parameters)
        if p.sort == "name"
    }
    yield from ({name: value} for name, value in fixed.items())


def milliseconds(call: Callable[[], object], *, rounds: int) -> tuple[float, int]:
    """The median processor time of one call after a first one, and the number of rows."""
    answer, times = call(), []
    for _ in range(rounds):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return 1000 * statistics.median(times), len(answer) if isinstance(answer, Rows) else 1


def main(rounds: int, triples: int, folder: Path) -> int:
    """Print the table; status 1 where a question takes longer than it may."""
    if not (folder / "store" / "current").is_file():
        fill(folder, triples)
    snapshot, slow, plainest = Snapshot(folder), [], 0.0
    print(f"{'question':44} {'rows':>8} {'ms':>8}  of counting all triples")
    for name, call in forms(load_questions([shipped_folder()]), snapshot):
        taken, rows = milliseconds(call, rounds=rounds)
        plainest = plainest or taken
        slow += [name] if taken > 1000 * MOST and name != PLAINEST.name else []
        print(f"{name:44} {rows:8,} {taken:8.1f}  {taken / plainest:6.3f}")
    print(f"slower than {1000 * MOST:.0f} ms: {', '.join(slow) or 'none'}")
    return int(bool(slow))


if __name__ == "__main__":
    given = sys.argv[1:] + ["5", "1000000"][len(sys.argv) - 1 :]
    with tempfile.TemporaryDirectory() as name:
        sys.exit(main(int(given[0]), int(given[1]), Path(given[2]) if len(given) > 2 else Path(name) / "kg"))
