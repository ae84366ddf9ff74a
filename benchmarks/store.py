"""How the store compares with rdflib's own store in memory, on graphs of the real shape: loading, opening, queries, room.

python benchmarks/store.py [MILLIONS [FOLDER]]

Promises, at one million triples: queries are at least 10 times faster at the median, and opening a store that exists is at
least 50 times faster than parsing the same graph's Turtle. Above one million rdflib is left out, and nothing is promised.
Each side runs in a process of its own. Both answer the same queries, of which the processor time counts, and the numbers of
rows must be equal. The promise is of the median of all of them: patterns of every sort, and the shipped questions, which is what
people ask; each group's own median is given too. Those of which this graph has no answer do not count, and rdflib is stopped
after 20 seconds. rdflib's first query, which makes its parser, is not counted. A FOLDER keeps the graph with the figures of
building it, so that the next run only asks.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from treatygraph.namespaces import DEFAULT_BASE, prefixes

MILLION = 1_000_000
MOST_FOR_RDFLIB = 1.0  # millions of triples
FASTER, SOONER = 10, 50
ROUNDS, PATIENCE = 3, 20  # times that a query is asked; seconds after which rdflib is stopped
SENTENCES = 60  # in a document
WORDS = (
    "delegation process landmines convention states parties promised further meeting universal treaty civil "
    "society protection norms stockpile clearance victims assistance resolution draft consensus negotiation verification regime"
)
PREDICATES = (
    ("signed", "State", "Treaty"),
    ("ratified", "State", "Treaty"),
    ("supports", "State", "Process"),
    ("initiated", "State", "Process"),
    ("calledFor", "CivilSocietyOrganization", "Issue"),
    ("participatedIn", "State", "Event"),
    ("resultedIn", "Process", "Treaty"),
    ("opposes", "State", "Issue"),
)
FOLDERS = {
    "State": ("state", 200),
    "Treaty": ("convention", 400),
    "Process": ("process", 600),
    "Issue": ("issue", 800),
    "Event": ("event", 900),
    "CivilSocietyOrganization": ("organization", 500),
}
QUERIES = {
    "one thing": "SELECT ?p ?o { state:state-3 ?p ?o }",
    "what one state signed": "SELECT ?t ?n { state:state-3 tg:signed ?t . ?t skos:prefLabel ?n }",
    "quotes for one relation": """SELECT ?q ?d { ?r rdf:subject state:state-3 ; rdf:predicate tg:ratified ;
        tg:evidence ?e . ?e oa:exact ?q ; dcterms:isPartOf ?d }""",
    "promises by year": """SELECT ?y (COUNT(?r) AS ?n) { ?r a tg:Relation ; tg:modality tg:Intended ; tg:year ?y }
        GROUP BY ?y ORDER BY ?y""",
    "facts by predicate": """SELECT ?p (COUNT(?r) AS ?n) (AVG(?c) AS ?mean) { ?r rdf:predicate ?p ; tg:confidence ?c }
        GROUP BY ?p ORDER BY ?p""",
    "two steps": """SELECT DISTINCT ?s ?t { ?s tg:initiated ?process . ?process tg:resultedIn ?t . ?s a tg:State }""",
    "who disagrees": """SELECT DISTINCT ?a ?b ?i { ?a tg:opposes ?i . ?b tg:calledFor ?i }""",
    "claims about an issue": """SELECT ?c ?who ?q { ?c tg:about issue:issue-5 ; tg:statedBy ?who ;
        tg:evidence/oa:exact ?q }""",
    "who started what": """SELECT ?who ?what ?when ?q ?d { ?r a tg:Relation ; rdf:subject ?actor ; rdf:predicate tg:initiated ;
        rdf:object ?thing ; tg:modality tg:Asserted ; tg:evidence ?e . ?actor skos:prefLabel ?who .
        ?thing skos:prefLabel ?what . ?e oa:exact ?q ; dcterms:isPartOf/dcterms:identifier ?d .
        OPTIONAL { ?r tg:time ?when } } ORDER BY ?who ?what ?when ?d ?q""",
    "what led to a treaty": """SELECT DISTINCT ?who ?t { ?actor tg:initiated|tg:supports ?process .
        ?process tg:resultedIn ?treaty . ?actor a tg:State ; skos:prefLabel ?who .
        ?treaty skos:prefLabel ?t } ORDER BY ?who ?t""",
    "words in quotes": 'SELECT ?e { ?e oa:exact ?q FILTER(CONTAINS(LCASE(?q), "verification regime draft")) }',
}


def documents(triples: int, seed: int = 1) -> Iterator[tuple[str, list[str]]]:
    """Documents, each as its name and lines, until there are so many triples; by the very code that writes real ones."""
    from treatygraph.graph import document_key
    from treatygraph.graph import triples as lines
    from treatygraph.knowledge.folder import shipped_folder
    from treatygraph.knowledge.vocabulary import load_vocabulary
    from treatygraph.model import Run

    chance, vocabulary = random.Random(seed), load_vocabulary([shipped_folder() / "treatygraph.ttl"])
    made, number = 0, 0
    while made < triples:
        found = extraction(chance, number)
        run = Run(software="0", model="none", ontology="0")
        written = lines(found, given=found.document, run=run, vocabulary=vocabulary, base=DEFAULT_BASE)
        made, number = made + len(written), number + 1
        yield DEFAULT_BASE + document_key(found.document.identifier), written


def thing(chance: random.Random, kind: str) -> str:
    """The key of one thing of a kind; few things are named often, and many seldom."""
    folder, many = FOLDERS[kind]
    return f"{folder}/{folder}-{min(many, int(chance.paretovariate(0.7)))}"


def extraction(chance: random.Random, number: int) -> object:
    """A document of plain sentences that each name two things, with a relation and a claim for most."""
    import hashlib

    from treatygraph.model import Claim, Document, Entity, Extraction, Mention, Modality, Polarity, Relation, Span, When

    text, at, relations, claims, mentions = "", 0, [], [], {}
    speaker = thing(chance, "State")
    for _ in range(SENTENCES):
        predicate, left, right = chance.choice(PREDICATES)
        subject, object_ = thing(chance, left), thing(chance, right)
        names = [key.split("/")[1].replace("-", " ").title() for key in (subject, object_)]
        sentence = f"{names[0]} {predicate} {names[1]} {' '.join(chance.choices(WORDS.split(), k=18))}. "
        span, first = Span(at, at + len(sentence) - 1), Span(at, at + len(names[0]))
        second_at = at + len(names[0]) + len(predicate) + 2
        second = Span(second_at, second_at + len(names[1]))
        for key, kind, where in ((subject, left, first), (object_, right, second)):
            mentions.setdefault(key, (kind, []))[1].append(Mention(where, "name"))
        year = str(chance.randint(1990, 2025))
        modality = chance.choices(list(Modality), weights=(8, 2, 1))[0]
        about = {"subject": subject, "predicate": predicate, "object": object_, "evidence": (span,)}
        how = {"polarity": Polarity.POSITIVE, "modality": modality, "rule": f"{predicate}/bench", "confidence": 0.75}
        more = {"attribution": speaker, "time": When(year), "subject_mention": first, "object_mention": second}
        relations.append(Relation(**about, **how, **more))
        kind = chance.choice(("Assertion", "Commitment", "Call", "Evaluation"))
        claims.append(Claim(kind, speaker, (subject, object_), span, Polarity.POSITIVE, 0.7))
        text, at = text + sentence, at + len(sentence)
    mentions.setdefault(speaker, ("State", []))
    entities = [
        Entity(key, kind, key.split("/")[1].replace("-", " ").title(), mentions=tuple(found))
        for key, (kind, found) in sorted(mentions.items())
    ]
    digest = hashlib.sha256(text.encode()).hexdigest()
    name = f"bench-{number:06}"
    document = Document(name, f"{name}.txt", text, digest, title=f"Speech {number}", date="2010-05-04")
    return Extraction(document, tuple(entities), tuple(relations), tuple(claims), speaker=speaker)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """The wall time of a call, and what it gave."""
    began = time.perf_counter()
    given = work()
    return time.perf_counter() - began, given


def both(work: Callable[[], object]) -> list[float]:
    """The seconds of a call by the clock and by the processor."""
    began = time.perf_counter(), time.process_time()
    work()
    return [time.perf_counter() - began[0], time.process_time() - began[1]]


def worked(work: Callable[[], object]) -> tuple[float, object]:
    """The processor time of a call, which other programs disturb less than its wall time, and what it gave."""
    began = time.process_time()
    given = work()
    return time.process_time() - began, given


def memory() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load(kg: Path, triples: int) -> dict[str, object]:
    """Build a store document by document, as `treatygraph build` does."""
    from treatygraph.knowledge.folder import shipped_folder
    from treatygraph.store import Store

    put, many = [0.0, 0.0], 0
    with Store(kg) as store:
        for number, document in enumerate(documents(triples)):
            spent = both(lambda document=document: store.replace(*document))
            put, many = [put[0] + spent[0], put[1] + spent[1]], number + 1
        refresh = both(lambda: store.refresh(ontology=[shipped_folder()]))
        publish = both(store.publish)
    return {"documents": many, "put": put, "refresh": refresh, "publish": publish, "memory": memory()}


def write(kg: Path) -> dict[str, object]:
    """Write the union as Turtle."""
    from treatygraph.export import export
    from treatygraph.store import Snapshot

    snapshot = Snapshot(kg)
    turtle = both(lambda: export(snapshot, "turtle", kg / "graph.ttl"))
    return {"turtle": turtle, "triples": sum(1 for _ in snapshot.triples()), "memory": memory()}


def ask_store(kg: Path) -> dict[str, object]:
    """Open a store and ask it everything, more than once."""
    from treatygraph.store import Snapshot, ask, read_query

    opened, snapshot = timed(lambda: Snapshot(kg))
    first, _ = timed(lambda: snapshot.query("ASK { state:state-1 a tg:State }"))
    asked = {**{name: read_query(text, {}) for name, text in QUERIES.items()}, **questions()}
    answers = {name: [worked(lambda q=q: len(ask(snapshot, q, {}))) for _ in range(ROUNDS)] for name, q in asked.items()}
    times = {name: (statistics.median(t for t, _ in found), found[0][1]) for name, found in answers.items()}
    return {"open": opened + first, "queries": times, "memory": memory()}


def ask_rdflib(kg: Path) -> dict[str, object]:
    """Parse the Turtle into rdflib's own store and ask it everything, once."""
    import rdflib

    parsed, graph = timed(lambda: rdflib.Graph().parse(kg / "graph.ttl", format="turtle"))
    names = prefixes(DEFAULT_BASE)
    list(graph.query("SELECT * { state:state-1 ?p ?o }", initNs=names))  # the first query makes the parser
    times = {name: worked(lambda q=q: len(list(graph.query(q, initNs=names)))) for name, q in QUERIES.items()}
    most = memory()
    for name, question in questions().items():
        times[name] = worked(lambda q=question: in_time(lambda: shown_rows(graph.query(q.query, initNs=names), q)))
    return {"parse": parsed, "queries": times, "memory": most}


def questions() -> dict[str, object]:
    """The shipped questions that may be asked about everything."""
    from treatygraph.knowledge.folder import shipped_folder
    from treatygraph.store import load_questions

    return {name: found for name, found in load_questions([shipped_folder()]).items() if not found.needs_one}


def shown_rows(answer: object, question: object) -> int:
    """How many rows rdflib gives once the columns are left out that only name a parameter, as they are for users."""
    unseen = {parameter.name for parameter in question.parameters if parameter.sort == "name"}
    kept = [at for at, name in enumerate(map(str, answer.vars)) if name not in unseen]
    return len({tuple(row[at] for at in kept) for row in answer})


def in_time(work: Callable[[], int]) -> int | None:
    """What a call gives, or nothing where it takes longer than PATIENCE of the processor's time."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        return work()
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def apart(part: str, kg: Path, *more: object) -> dict:
    """Run one side in a process of its own."""
    command = [sys.executable, __file__, "--part", part, str(kg), *map(str, more)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def size(path: Path) -> float:
    """What a folder takes on the disk, in MB; a file with several names counts once."""
    files = {found.stat().st_ino: found.stat().st_blocks * 512 for found in path.rglob("*") if found.is_file()}
    return sum(files.values()) / MILLION


def built(kg: Path, triples: int) -> dict:
    """The figures of building a graph and writing it as Turtle, from its folder where that was done before."""
    for part, more in (("load", (triples,)), ("write", ())):
        kept = kg.parent / f"{part}.json"
        if not kept.is_file():
            kept.write_text(json.dumps(apart(part, kg, *more)))
    return {part: json.loads((kg.parent / f"{part}.json").read_text()) for part in ("load", "write")}


def main(millions: float, folder: Path) -> int:
    """Print the tables; status 1 where a promise is broken."""
    kg = folder / "kg"
    figures, ours = built(kg, int(millions * MILLION)), apart("store", kg)
    load, write, triples = figures["load"], figures["write"], figures["write"]["triples"]
    print(f"{triples:,} triples in {load['documents']:,} documents")
    print(f"put document by document  {seconds(load['put'])}: {triples / load['put'][1]:,.0f} triples a second of it")
    print(f"what depends on all       {seconds(load['refresh'])}")
    print(f"publish a copy            {seconds(load['publish'])}")
    print(f"write as Turtle           {seconds(write['turtle'])}")
    print(f"store on disk             {size(kg / 'store'):8.0f} MB")
    print(f"Turtle on disk            {(kg / 'graph.ttl').stat().st_size / MILLION:8.0f} MB")
    print(f"most memory, building     {load['memory']:8.0f} MB")
    print(f"most memory, Turtle       {write['memory']:8.0f} MB")
    print(f"most memory, answering    {ours['memory']:8.0f} MB", flush=True)
    return compare(ours, apart("rdflib", kg)) if millions <= MOST_FOR_RDFLIB else alone(ours)


def seconds(spent: list[float]) -> str:
    """The time by the clock and of the processor, as a piece of a line."""
    return f"{spent[0]:8.1f} s, {spent[1]:8.1f} s of the processor"


def alone(ours: dict) -> int:
    """Print our own figures."""
    print(f"open and answer once      {ours['open']:8.3f} s")
    for name, (spent, rows) in ours["queries"].items():
        print(f"{name:26}{spent * 1000:10.1f} ms  {rows:8} rows")
    return 0


def compare(ours: dict, theirs: dict) -> int:
    """Print both sides; status 1 where rows differ or a promise is broken."""
    print(f"most memory, rdflib       {theirs['memory']:8.0f} MB")
    parse, sooner = theirs["parse"], theirs["parse"] / ours["open"]
    print(f"open and answer once      {ours['open']:8.3f} s, {sooner:,.0f} times sooner than rdflib parses ({parse:.1f} s)")
    patterns, shipped = list(QUERIES), [name for name in ours["queries"] if name not in QUERIES]
    ratios = [faster(names, ours["queries"], theirs["queries"]) for names in (patterns, shipped)]
    rate = statistics.median(ratios[0] + ratios[1])
    print(f"{'all at the median':58}{rate:14,.1f} times")
    pairs = [(rows, theirs["queries"][name][1]) for name, (_, rows) in ours["queries"].items()]
    different = any(other not in (None, rows) for rows, other in pairs)
    return int(different or rate < FASTER or sooner < SOONER)


def faster(names: list[str], ours: dict, theirs: dict) -> list[float]:
    """Print some queries on both sides, and give how much faster they are; those without an answer do not count."""
    ratios = []
    for name in names:
        (spent, rows), (other, other_rows) = ours[name], theirs[name]
        over = "over " if other_rows is None else ""
        slower, rate = f"{over}{other * 1000:,.1f} ms", f"{over}{other / spent:,.1f} times"
        given = "?" if other_rows is None else f"{other_rows:,}"
        print(f"{name:26}{spent * 1000:10,.1f} ms{slower:>20}{rate:>20}  {rows:,} = {given} rows")
        ratios += [other / spent] if rows else []
    print(f"{'at the median':58}{statistics.median(ratios):14,.1f} times\n")
    return ratios


def one_part(part: str, kg: Path, more: list[str]) -> dict:
    """What one side found, for a process of its own."""
    parts = {"write": write, "store": ask_store, "rdflib": ask_rdflib}
    return load(kg, int(more[0])) if part == "load" else parts[part](kg)


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["--part"]:
        print(json.dumps(one_part(given[1], Path(given[2]), given[3:])))
    else:
        with tempfile.TemporaryDirectory() as name:
            sys.exit(main(float(given[0]) if given else 1.0, Path(given[1] if len(given) > 1 else name)))
