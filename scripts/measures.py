"""How dense the code is: `python scripts/measures.py [--limits] [FOLDER ...]`.

One row a folder: lines of code (neither blank nor a comment), characters and syntax
nodes a line, comprehensions and conditional expressions in a thousand lines, the share
of lines over 100 characters. Indentation does not count as characters. With --limits
it names each place that is over a limit of docs/style.md, and exits with 1. The limits
of means are those of all folders together; --places judges the places alone.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHARACTERS_A_LINE = 34.0
NODES_A_LINE = 6.5
PERCENT_OVER_100 = 1.0
DECISIONS_IN_A_FUNCTION = 10
TEMPLATE_WIDTH = 120
FACTS_IN_AN_ASSERT = 2

DJANGO_TAG = re.compile(r"{%.*?%}|{{.*?}}")
TAG_WITH_ATTRIBUTES = re.compile(r"<[a-zA-Z][\w-]*(?:\s+[^\s<>/]|$)")

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
)


@dataclass
class Measures:
    """What was counted in some files."""

    line_count: int = 0
    character_count: int = 0
    node_count: int = 0
    long_line_count: int = 0
    comprehension_count: int = 0
    conditional_count: int = 0

    def add(self, text: str, tree: ast.Module) -> None:
        for line in code_lines(text):
            self.line_count += 1
            self.character_count += len(line.strip())
            self.long_line_count += len(line) > 100
        for node in ast.walk(tree):
            self.node_count += 1
            self.comprehension_count += isinstance(node, COMPREHENSIONS)
            self.conditional_count += isinstance(node, ast.IfExp)

    @property
    def characters_a_line(self) -> float:
        return self.character_count / max(1, self.line_count)

    @property
    def nodes_a_line(self) -> float:
        return self.node_count / max(1, self.line_count)

    @property
    def percent_over_100(self) -> float:
        return 100 * self.long_line_count / max(1, self.line_count)

    def in_a_thousand(self, count: int) -> float:
        return 1000 * count / max(1, self.line_count)


def code_lines(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [line for line in lines if not line.strip().startswith("#")]


def python_files(folder: Path) -> list[Path]:
    files = [folder] if folder.is_file() else sorted(folder.rglob("*.py"))
    return [file for file in files if "migrations" not in file.parts]


def decision_count(function: ast.AST) -> int:
    """McCabe's number, with what is packed into expressions counted too.

    Each branch, loop, handler and case, each further operand of and/or, each loop
    and each filter of a comprehension; one for the function itself.
    """
    count = 1
    for node in ast.walk(function):
        if isinstance(node, BRANCHES):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
    return count


def is_nested_conditional(node: ast.AST) -> bool:
    if not isinstance(node, ast.IfExp):
        return False
    inside = [
        *ast.walk(node.test),
        *ast.walk(node.body),
        *ast.walk(node.orelse),
    ]
    return any(isinstance(part, ast.IfExp) for part in inside)


def is_packed_comprehension(node: ast.AST) -> bool:
    """More than one `for`, or more than one `if`."""
    if not isinstance(node, COMPREHENSIONS):
        return False
    filter_count = sum(len(loop.ifs) for loop in node.generators)
    return len(node.generators) > 1 or filter_count > 1


def is_multiplied_text(node: ast.AST) -> bool:
    """As in `"s" * (count != 1)`."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult):
        return False
    left, right = node.left, node.right
    is_text = isinstance(left, ast.Constant) and isinstance(left.value, str)
    return is_text and isinstance(right, ast.Compare)


def is_assert_of_many(node: ast.AST) -> bool:
    """As in `assert (a, b, c) == (1, 2, 3)`, which does not say what failed."""
    if not isinstance(node, ast.Assert):
        return False
    comparison = node.test
    if not isinstance(comparison, ast.Compare):
        return False
    sides = [comparison.left, *comparison.comparators]
    for side in sides:
        if not isinstance(side, ast.Tuple | ast.List):
            return False
    return fact_count(comparison.left) > FACTS_IN_AN_ASSERT


def fact_count(side: ast.AST) -> int:
    return len(side.elts) if isinstance(side, ast.Tuple | ast.List) else 1


def faults_of(file: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if is_nested_conditional(node):
            yield f"{file}:{node.lineno}: a conditional expression inside another"
        if is_packed_comprehension(node):
            yield f"{file}:{node.lineno}: a comprehension with more than one for or if"
        if is_multiplied_text(node):
            yield f"{file}:{node.lineno}: a text multiplied by a comparison"
        if is_assert_of_many(node):
            yield f"{file}:{node.lineno}: an assert of several facts"
        if isinstance(node, FUNCTIONS):
            count = decision_count(node)
            if count > DECISIONS_IN_A_FUNCTION:
                yield f"{file}:{node.lineno}: {node.name} takes {count} decisions"


def template_faults(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.html")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if len(line) > TEMPLATE_WIDTH:
                yield f"{file}:{number}: {len(line)} characters in a template"
            if has_two_elements(line):
                yield f"{file}:{number}: two elements with attributes in a line"


def has_two_elements(line: str) -> bool:
    """Whether two elements with attributes begin in a template's line."""
    html = DJANGO_TAG.sub("-", line)
    return len(TAG_WITH_ATTRIBUTES.findall(html)) > 1


def measures_row(name: str, measures: Measures) -> str:
    comprehensions = measures.in_a_thousand(measures.comprehension_count)
    conditionals = measures.in_a_thousand(measures.conditional_count)
    return (
        f"{name:24} {measures.line_count:6} lines"
        f" {measures.characters_a_line:5.1f} characters"
        f" {measures.nodes_a_line:5.2f} nodes"
        f" {comprehensions:5.1f} comprehensions"
        f" {conditionals:5.1f} conditionals"
        f" {measures.percent_over_100:5.2f} % over 100"
    )


def mean_faults(name: str, measures: Measures) -> Iterator[str]:
    if measures.characters_a_line >= CHARACTERS_A_LINE:
        yield f"{name}: {measures.characters_a_line:.1f} characters a line"
    if measures.nodes_a_line >= NODES_A_LINE:
        yield f"{name}: {measures.nodes_a_line:.2f} nodes a line"
    if measures.percent_over_100 >= PERCENT_OVER_100:
        yield f"{name}: {measures.percent_over_100:.2f} % of lines over 100 characters"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="measures", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", default=["config", "papers", "study"]
    )
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--places", action="store_true")
    options = parser.parse_args(arguments)
    faults: list[str] = []
    total = Measures()
    for name in options.folders:
        measures = Measures()
        for file in python_files(Path(name)):
            text = file.read_text(encoding="utf-8")
            tree = ast.parse(text)
            measures.add(text, tree)
            total.add(text, tree)
            faults += faults_of(file, tree)
        faults += template_faults(Path(name))
        if measures.line_count:
            sys.stdout.write(measures_row(name, measures) + "\n")
    if options.limits:
        faults += mean_faults("together", total)
    if not options.limits and not options.places:
        return 0
    for fault in faults:
        sys.stdout.write(fault + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
