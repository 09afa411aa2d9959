"""The project's source files, parsed, for the tests that read them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("papers", "study")
CODE = []
for folder in ("config", *APPS, "tests", "bench", "scripts"):
    CODE += (ROOT / folder).rglob("*.py")
CODE = sorted(file for file in CODE if "migrations" not in file.parts)
OWN = [file for file in CODE if file.relative_to(ROOT).parts[0] in ("config", *APPS)]


def name_of(file):
    """papers/views/health.py is papers.views.health."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


NAMES = {name_of(file) for file in OWN}


@cache
def tree_of(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def imports_of(file):
    """The modules that a file imports, with what it takes from them."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def own_imports_of(file):
    """The modules of ours that a file imports."""
    for name in imports_of(file):
        if name in NAMES:
            yield name
        elif name.rpartition(".")[0] in NAMES:
            yield name.rpartition(".")[0]


def functions_in(file):
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, node.end_lineno - node.lineno + 1


def lines_in(file):
    return len(file.read_text(encoding="utf-8").splitlines())


def own_arrows():
    """Who imports what of ours, as (module, imported module)."""
    for file in OWN:
        for module in own_imports_of(file):
            yield name_of(file), module


def all_arrows():
    """The same with what others made."""
    for file in OWN:
        for module in imports_of(file):
            yield name_of(file), module
