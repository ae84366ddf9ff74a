"""GraphML, for network programs such as igraph, networkx, Cytoscape, yEd and Gephi: plain values only, one edge a relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from treatygraph.export.attributes import EDGE, NODE, Value, kind_of, of_edge, of_node
from treatygraph.export.characters import attribute, element
from treatygraph.export.records import Net

_TYPES = {str: "string", int: "int", float: "double"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(net: Net, out: BinaryIO) -> None:
    """Write a network; ids of nodes and edges are the IRIs of entities and relations."""
    out.writelines(line.encode("utf-8") for line in _lines(net))


def _lines(net: Net) -> Iterator[str]:
    yield _HEAD
    yield from _keys()
    yield '<graph edgedefault="directed">\n'
    for entity in net.entities:
        yield f"<node id={attribute(entity.iri)}>{_data('n', of_node(entity))}</node>\n"
    for relation in net.relations:
        ends = f"source={attribute(relation.source)} target={attribute(relation.target)}"
        values = of_edge(relation, net.names)
        yield f"<edge id={attribute(relation.iri)} {ends}>{_data('e', values)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys() -> Iterator[str]:
    for letter, owner, names in (("n", "node", NODE), ("e", "edge", EDGE)):
        for name in names:
            kind = _TYPES[kind_of(name)]
            yield f'<key id="{letter}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(letter: str, values: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{letter}-{name}">{element(str(value))}</data>' for name, value in values.items())
