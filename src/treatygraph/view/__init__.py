"""A built graph -> one self-contained HTML page that shows who did, said and promised what, and where it says so.

`data` gathers it by SPARQL into the plain values of `items`; `style` reads ontology/view.yaml; `positions` and
`network` make the picture; `payload` writes the page's data; `page` joins everything with the files under assets/.
To add a part to the page: 1. write assets/js/NAME.js, with assets/css/NAME.css where it needs one; 2. list them in
`page`; 3. call it from assets/js/main.js; 4. show in tests/view/test_browser.py that it works.
"""

from __future__ import annotations

from collections.abc import Sequence

from treatygraph.view.ask import Ask, ReadyQuestion
from treatygraph.view.data import Select, ViewData, collect

__all__ = ["Ask", "ReadyQuestion", "Select", "ViewData", "collect", "render"]


def render(data: ViewData, *, title: str, ask: Ask | None = None, notes: Sequence[str] = ()) -> str:
    """Make the page that people open, mail and keep: it needs no network, no server and no other file.

    With `ask`, the page also answers SPARQL; `notes` say what it does not hold. Returns the HTML as text, to be written
    as UTF-8. The same data gives the same text. Raises OntologyError where ontology/view.yaml has a fault.
    """
    from treatygraph.view.page import page  # loads pyvis and networkx, which only this needs
    from treatygraph.view.style import load_style

    return page(data, title=title, style=load_style(), ask=ask, notes=notes)
