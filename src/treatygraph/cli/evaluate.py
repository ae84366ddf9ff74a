"""evaluate: precision and recall of the graph against annotations made by hand."""
from treatygraph.cli.options import command


def add_parser(commands): command(commands,"evaluate",run=lambda a:0,says="x")
