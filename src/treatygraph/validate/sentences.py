"""Says what is wrong in one plain sentence: in which document, with which node and quote, and what it has instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten

import pyoxigraph as ox

from treatygraph.export.turtle import Names
from treatygraph.namespaces import DCTERMS, OA, RDF, RDFS, SKOS, TG
from treatygraph.validate.content import Broken, Content

_IRI = re.compile(r"<([^<>\s]+)>")
_LONGEST = 160  # characters of a quote
_VALUE = 60  # characters of a value
_NAMES = (SKOS + "prefLabel", TG + "namedAs", DCTERMS + "identifier", RDFS + "label")


class Sentences:
    """Words what is wrong in one named graph. `labels` are those of the ontology, by IRI."""

    def __init__(self, content: Content, prefixes: Mapping[str, str], *, labels: Mapping[str, str]) -> None:
        self._content = content
        self._names = Names(prefixes)
        self._labels = labels

    def of(self, broken: Broken) -> str:
        """Make the sentence."""
        message = _IRI.sub(lambda found: self._label(found[1]), broken.message)
        return f"In {self._place()}, {self._node(broken.node)} {message}{self._instead(broken)}."

    def _place(self) -> str:
        identifier = self._content.text(self._content.graph, DCTERMS + "identifier")
        return f"document {identifier}" if identifier else f"the graph {self._names.short(self._content.graph)}"

    def _node(self, node: str) -> str:
        told = ": ".join(part for part in (self._told(node), self._quote(node)) if part)
        return f"{self._short(node)} ({told})" if told else self._short(node)

    def _short(self, node: str) -> str:
        if node.startswith("_:"):
            return f"a blank node ({node})"
        inside = node.removeprefix(self._content.graph + "#")
        return f"passage {inside}" if inside != node else self._names.short(node)

    def _told(self, node: str) -> str:
        terms = [self._content.text(node, RDF + name) for name in ("subject", "predicate", "object")]
        if any(terms):
            return " · ".join(self._label(term) if term else "?" for term in terms)
        return next((label for name in _NAMES if (label := self._content.text(node, name))), "")

    def _quote(self, node: str) -> str:
        passages = [node, *self._content.texts(node, TG + "evidence")]
        words = next((words for at in passages if (words := self._content.text(at, OA + "exact"))), "")
        return f"“{shorten(words, _LONGEST, placeholder=' …')}”" if words else ""

    def _label(self, node: str) -> str:
        own = self._content.text(node, SKOS + "prefLabel") or self._content.text(node, TG + "namedAs")
        if own or not re.match(r"[a-z][a-z0-9+.-]*:", node, re.IGNORECASE):
            return own or node
        is_class = node.startswith(TG) and node.removeprefix(TG)[:1].isupper()
        return self._short(node) if is_class else self._labels.get(node, self._short(node))

    def _instead(self, broken: Broken) -> str:
        if broken.path is None:
            return ""
        values = self._content.terms(broken.node, broken.path)
        return f"; it has {', '.join(map(self._value, values))}" if values else "; it has none"

    def _value(self, term: object) -> str:
        if isinstance(term, ox.NamedNode):
            return self._short(term.value)
        return shorten(self._names.term(term), _VALUE, placeholder=" …")
