"""Measures a graph against annotations made by hand: what was found, what was found wrongly, and by which rule.

`gold` reads annotations, `system` reads the graph, `likeness` compares names, `matching` pairs the two sides, `scoring`
counts, `figures` turns counts into precision and recall.
"""

from treatygraph.evaluate.figures import figures
from treatygraph.evaluate.gold import Gold, read_gold
from treatygraph.evaluate.scoring import Tally, evaluate

__all__ = ["Gold", "Tally", "evaluate", "figures", "read_gold"]
