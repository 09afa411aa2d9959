"""Runs the tests that a change touches: `python scripts/touched_tests.py [--list]`.

A change is what differs from where this branch left origin/main (or main), with what
is not committed yet. A test is touched when it imports a changed module, directly or
by way of others, or when it lies in the folder that mirrors that module's room; the
number of steps between them says how near it is. Templates touch the tests of the room
whose name their folder has, any other file the tests that name it. The tests of the
house always run. When too many are touched, the nearest run. SQLite only, no browser.
"""

import argparse
import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CODE_FOLDERS = ("config", "papers", "study", "tests", "bench", "scripts")
WHOLE_APPS = ("papers", "study")
HOUSE_TESTS = ("tests/test_architecture.py", "tests/test_house_rules.py")
# About three seconds a file.
MOST_FILES = 30
BROWSER_TESTS = "tests/e2e/"
# Each starts a site of its own, asks every page or makes much: they run only when they
# are nearest.
COSTLY_TESTS = ("tests/operations/", "tests/hostile/", "tests/bench/")
NEAREST = 1
# What lies in the folder of one of these templates is about another room's pages.
ROOM_OF_TEMPLATES = {
    "account": "accounts",
    "allauth": "accounts",
    "mfa": "accounts",
    "usersessions": "accounts",
}
STARTER_LIBRARY = "papers/library/"
STARTER_LIBRARY_TEST = "tests/papers/libraryfiles/test_starter_library.py"
DOTTED_NAME = re.compile(r"[a-z_]\w*(?:\.\w+)+")


class Project:
    """The Python files below a root and what each of them leans on."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def files(self) -> dict[str, Path]:
        """By the name of the module."""
        found = {}
        for folder in CODE_FOLDERS:
            for file in sorted((self.root / folder).rglob("*.py")):
                found[module_name(self.path_of(file))] = file
        return found

    @cached_property
    def tests(self) -> list[str]:
        """The names of the test modules, those for a browser left out."""
        found = []
        for name, file in self.files.items():
            is_test = file.name.startswith("test_") and name.startswith(
                "tests."
            )
            if is_test and not self.path_of(file).startswith(BROWSER_TESTS):
                found.append(name)
        return found

    def path_of(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()

    def path_of_module(self, name: str) -> str:
        return self.path_of(self.files[name])

    def users_by_module(self) -> dict[str, set[str]]:
        """Who leans on each module, also on one that has just been deleted."""
        users: dict[str, set[str]] = {}
        for name, file in self.files.items():
            for used in names_in(file):
                # `from study.models import Card` is either a module or in one.
                users.setdefault(used, set()).add(name)
                users.setdefault(used.rpartition(".")[0], set()).add(name)
        for test in self.tests:
            for module in self.mirrored_modules(test):
                users.setdefault(module, set()).add(test)
            for conftest in self.conftests_of(test):
                users.setdefault(conftest, set()).add(test)
        return users

    def mirrored_modules(self, test: str) -> Iterator[str]:
        """The modules of the room whose folder a test lies in."""
        room, _, last = test.removeprefix("tests.").rpartition(".")
        subject = f"{room}.{last.removeprefix('test_')}"
        if subject in self.files:
            yield subject
        if room in WHOLE_APPS:
            return
        for module in self.files:
            if module == room or module.startswith(f"{room}."):
                yield module

    def conftests_of(self, test: str) -> Iterator[str]:
        folder = test
        while folder:
            folder = folder.rpartition(".")[0]
            if f"{folder}.conftest" in self.files:
                yield f"{folder}.conftest"


def module_name(path: str) -> str:
    """papers/views/health.py is papers.views.health."""
    name = path.removesuffix(".py").replace("/", ".")
    return name.removesuffix(".__init__")


def names_in(file: Path) -> Iterator[str]:
    """Each dotted name that a file imports, or writes in a text as settings do."""
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text, filename=str(file))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield f"{node.module}.{alias.name}"
        elif is_dotted_text(node):
            yield node.value


def is_dotted_text(node: ast.AST) -> bool:
    if not isinstance(node, ast.Constant):
        return False
    if not isinstance(node.value, str):
        return False
    return DOTTED_NAME.fullmatch(node.value) is not None


def touched_tests(project: Project, changed: Iterable[str]) -> dict[str, int]:
    """The paths of touched tests, each with the number of steps to the change."""
    changed = sorted(changed)
    modules = {changed_module(path) for path in changed if path.endswith(".py")}
    steps = steps_to(modules, project.users_by_module())
    found = {}
    for path in changed:
        for test in tests_near_file(project, path):
            found[test] = NEAREST
    for test in project.tests:
        if test not in steps:
            continue
        path = project.path_of_module(test)
        nearest = min(steps[test], found.get(path, steps[test]))
        if nearest <= NEAREST or not path.startswith(COSTLY_TESTS):
            found[path] = nearest
    return found


def changed_module(path: str) -> str:
    """A migration is known to nobody: it changes the models."""
    app, _, rest = path.partition("/")
    if rest.startswith("migrations/"):
        return f"{app}.models"
    return module_name(path)


def steps_to(changed: set[str], users: dict[str, set[str]]) -> dict[str, int]:
    """How many steps each module is from the nearest changed one."""
    steps = dict.fromkeys(changed, 0)
    last = changed
    while last:
        count = steps[next(iter(last))] + 1
        reached: set[str] = set()
        for module in last:
            reached |= users.get(module, set())
        last = reached - steps.keys()
        steps |= dict.fromkeys(last, count)
    return steps


def tests_near_file(project: Project, path: str) -> Iterator[str]:
    """Tests of a room's template; of any other file, the tests that name it."""
    if path.startswith(STARTER_LIBRARY):
        yield STARTER_LIBRARY_TEST
        return
    rooms = rooms_of_template(path)
    file_name = path.rpartition("/")[2]
    for test in project.tests:
        is_of_room = not rooms.isdisjoint(test.split(".")[:-1])
        if is_of_room or names_file(project.files[test], file_name):
            yield project.path_of_module(test)


def rooms_of_template(path: str) -> set[str]:
    if not path.endswith(".html"):
        return set()
    folders = path.split("/")[1:-1]
    return {ROOM_OF_TEMPLATES.get(folder, folder) for folder in folders}


def names_file(test: Path, file_name: str) -> bool:
    """Whether a test's text has the name; Python's modules are imported instead."""
    if file_name.endswith(".py"):
        return False
    text = test.read_text(encoding="utf-8")
    whole_name = rf"(?<![\w.-]){re.escape(file_name)}\b"
    return re.search(whole_name, text) is not None


@dataclass
class Choice:
    """The test files that run, and how many more are touched."""

    paths: list[str]
    left_out_count: int


def choose(touched: dict[str, int], *, most: int = MOST_FILES) -> Choice:
    """The tests of the house, then the nearest."""
    others = [path for path in touched if path not in HOUSE_TESTS]
    others.sort(key=lambda path: (touched[path], path))
    return Choice(
        paths=[*HOUSE_TESTS, *others[:most]],
        left_out_count=len(others[most:]),
    )


def changed_files(root: Path) -> list[str]:
    """Since this branch left main, committed or not."""
    since = branch_point(root)
    changed = git(root, "diff", "--name-only", "--no-renames", since)
    new = git(root, "ls-files", "--others", "--exclude-standard")
    return sorted({*changed.splitlines(), *new.splitlines()})


def branch_point(root: Path) -> str:
    for main in ("origin/main", "main"):
        found = git(root, "merge-base", "HEAD", main).strip()
        if found:
            return found
    return "HEAD"


def git(root: Path, *arguments: str) -> str:
    """What git says; nothing when it has no answer."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    finished = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return finished.stdout if finished.returncode == 0 else ""


def report_lines(changed: list[str], choice: Choice) -> Iterator[str]:
    yield f"{len(changed)} changed files. Tests that they touch:"
    for path in choice.paths:
        yield f"  {path}"
    if choice.left_out_count:
        yield (
            f"{choice.left_out_count} more test files are touched, which are too many "
            "here: these are the nearest. `make test` runs all."
        )
    if any(path.endswith((".html", ".css", ".js")) for path in changed):
        yield "Pages changed: `make test-browser` looks at them in a browser."


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="touched_tests", description=__doc__)
    parser.add_argument("--list", action="store_true", help="only tell which")
    options = parser.parse_args(arguments)
    root = Path(__file__).resolve().parents[1]
    changed = changed_files(root)
    choice = choose(touched_tests(Project(root), changed))
    for line in report_lines(changed, choice):
        print(line, flush=True)
    if options.list:
        return 0
    environment = {**os.environ}
    environment.pop("DATABASE_URL", None)
    pytest = [sys.executable, "-m", "pytest", "-q", "-m", "not browser"]
    finished = subprocess.run(
        [*pytest, *choice.paths], cwd=root, env=environment
    )
    return finished.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
