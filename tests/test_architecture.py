"""Holds the imports and sizes of src/ to docs/architecture.md: the tables there are the data of these tests."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "treatygraph"
FACE = "__init__"
LONGEST_FUNCTION, LONGEST_FILE, DEEPEST = 40, 300, 3
NESTING = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith)


def table(heading: str) -> list[tuple[list[str], list[str]]]:
    """The rows of the table under a heading of docs/architecture.md, as the names in each of its two cells."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")][2:]
    return [(re.findall(r"`(\w+)`", left), re.findall(r"`(\w+)`", right)) for left, right in rows]


RANK = {part: -row for row, (_, parts) in enumerate(table("Layers")) for part in parts}
DOORS = {library: set(parts) for libraries, parts in table("Libraries") for library in libraries}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name below it; a package's `__init__` has the package's name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(f".{FACE}")] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def path_of(module: str) -> Path:
    folder = PACKAGE.joinpath(*module.split("."))
    return folder / f"{FACE}.py" if folder.is_dir() else folder.with_suffix(".py")


def absolute(node: ast.ImportFrom, module: str) -> str:
    """The dotted name that a `from … import` starts from, with a relative one worked out."""
    if not node.level:
        return node.module or ""
    package = ["treatygraph", *path_of(module).parent.relative_to(PACKAGE).parts]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


@cache
def for_types_only(tree: ast.Module) -> set[ast.AST]:
    """Everything under `if TYPE_CHECKING`, which never runs."""
    guards = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    return {inner for guard in guards for inner in ast.walk(guard)}


@cache
def imports(module: str) -> list[ast.Import | ast.ImportFrom]:
    return [node for node in ast.walk(modules()[module]) if isinstance(node, ast.Import | ast.ImportFrom)]


def imported(module: str, *, types: bool = True) -> Iterator[str]:
    """The absolute dotted names that a module imports, at its top or inside its functions."""
    unseen = set() if types else for_types_only(modules()[module])
    for node in imports(module):
        if isinstance(node, ast.Import) and node not in unseen:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node not in unseen:
            yield from (f"{absolute(node, module)}.{alias.name}" for alias in node.names)


def target(name: str) -> str | None:
    """The module of this package that an imported name lies in, or None for other people's."""
    if name != "treatygraph" and not name.startswith("treatygraph."):
        return None
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in modules():
        parts.pop()
    return ".".join(parts) or FACE


def uses(module: str, *, types: bool = True) -> set[str]:
    found = {target(name) for name in imported(module, types=types)}
    return {other for other in found if other and other != module}


def part(module: str) -> str:
    return module.split(".")[0]


def test_every_part_has_a_layer() -> None:
    assert {part(module) for module in modules()} - RANK.keys() == set(), "add it to docs/architecture.md"


def test_imports_point_down() -> None:
    wrong = [
        f"{module} imports {other}"
        for module in modules()
        for other in sorted(uses(module))
        if part(module) != part(other) and RANK[part(module)] <= RANK[part(other)]
    ]
    assert wrong == []


def test_no_import_cycles() -> None:
    graph = {module: uses(module, types=False) for module in modules()}
    order = list(graphlib.TopologicalSorter(graph).static_order())
    assert len(order) == len(graph)


@pytest.mark.parametrize("library", sorted(DOORS))
def test_library_stays_behind_its_doors(library: str) -> None:
    names = {module: {name.split(".")[0] for name in imported(module, types=False)} for module in modules()}
    users = {part(module) for module in modules() if library in names[module]}
    assert users - DOORS[library] == set()


def test_the_face_imports_heavy_libraries_lazily() -> None:
    top = [node for node in modules()[FACE].body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [alias.name for node in top if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in top if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} & DOORS.keys() == set()


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}:{node.lineno} {node.name}", node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def depth(node: ast.AST, level: int = 0) -> int:
    """How deep statements nest below a node; an `elif` is no deeper than its `if`."""
    deepest = level
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        same = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        deepest = max(deepest, depth(child, level + (isinstance(child, NESTING) and not same)))
    return deepest


def test_functions_are_short() -> None:
    assert [f"{where}: {length(node)} lines" for where, node in functions() if length(node) > LONGEST_FUNCTION] == []


def test_functions_are_flat() -> None:
    assert [f"{where}: nesting {depth(node)}" for where, node in functions() if depth(node) > DEEPEST] == []


def public_functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Functions at a module's top and methods of its classes whose names do not start with an underscore."""
    for module, tree in modules().items():
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
        for node in [*tree.body, *(method for cls in classes for method in cls.body)]:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield f"{module}:{node.lineno} {node.name}", node


def test_public_functions_say_why() -> None:
    assert [where for where, node in public_functions() if not ast.get_docstring(node)] == []


def test_every_function_says_what_it_returns() -> None:
    assert [where for where, node in functions() if node.returns is None] == []


def test_files_are_short_and_say_what_they_own() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST_FILE] == []
    assert [module for module, tree in modules().items() if tree.body and not ast.get_docstring(tree)] == []


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if part(module) != "cli" and isinstance(node, ast.Name) and node.id == "print"
    ]
    assert wrong == []


HEAVY = "{'spacy', 'pyvis', 'networkx', 'pyoxigraph', 'rdflib'}"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom treatygraph.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"loaded = {HEAVY} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(loaded)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
