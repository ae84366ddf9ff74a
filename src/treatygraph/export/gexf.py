"""GEXF, for Gephi and the programs that read its files: a network in time, one edge a relation.

Relations whose time is known have a first and a last day, which Gephi's timeline shows; the others are always there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from treatygraph.export.attributes import EDGE, NODE, Value, kind_of, of_edge, of_node
from treatygraph.export.characters import attribute
from treatygraph.export.records import Net, Relation
from treatygraph.export.spells import spell

_TYPES = {str: "string", int: "integer", float: "double"}
_OWN = ("label", "weight")  # what GEXF itself has a place for
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>treatygraph</creator></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def write(net: Net, out: BinaryIO) -> None:
    """Write a network; ids of nodes and edges are the IRIs of entities and relations."""
    out.writelines(line.encode("utf-8") for line in _lines(net))


def _lines(net: Net) -> Iterator[str]:
    yield _HEAD
    yield from _declared("node", NODE)
    yield from _declared("edge", EDGE)
    yield "<nodes>\n"
    for entity in net.entities:
        values = of_node(entity)
        label = attribute(str(values["label"]))
        yield f"<node id={attribute(entity.iri)} label={label}>{_values(values)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for relation in net.relations:
        yield _edge(relation, of_edge(relation, net.names))
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(owner: str, names: Sequence[str]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">\n'
    for name in names:
        if name not in _OWN:
            yield f'<attribute id="{name}" title="{name}" type="{_TYPES[kind_of(name)]}"/>\n'
    yield "</attributes>\n"


def _edge(relation: Relation, values: Mapping[str, Value]) -> str:
    given = {
        "id": relation.iri,
        "source": relation.source,
        "target": relation.target,
        "label": str(values["label"]),
        "weight": str(values["weight"]),
        "kind": relation.predicate,
        **{name: day for name, day in zip(("start", "end"), spell(relation), strict=True) if day},
    }
    written = " ".join(f"{name}={attribute(value)}" for name, value in given.items())
    return f"<edge {written}>{_values(values)}</edge>\n"


def _values(values: Mapping[str, Value]) -> str:
    pairs = ((name, attribute(str(value))) for name, value in values.items() if name not in _OWN)
    listed = "".join(f'<attvalue for="{name}" value={value}/>' for name, value in pairs)
    return f"<attvalues>{listed}</attvalues>" if listed else ""
