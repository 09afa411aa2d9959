"""Plants one fault after the other and says which of them the tests let through.

python scripts/planted_faults.py [--kind NAME] [--database sqlite|postgresql] [--skip N]

The faults stand in scripts/faults/*.toml. Each is planted in a worktree of its own,
never in the files that one works on, and taken back after its tests have run: what is
tried is what was committed last. At the end the tests that caught something run once
without a fault: one that fails then has proven nothing. Ends with 1 when a fault
survives, or when the text that it replaces no longer stands in the code once.
"""

import argparse
import ast
import os
import re
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "scripts" / "faults"
DATABASES = ("sqlite", "postgresql")
PYTEST = (
    "pytest",
    "-q",
    "-rfE",
    "--tb=no",
    "--show-capture=no",
    "-p",
    "no:warnings",
)
# A line of pytest's summary: the test that failed, and perhaps why.
FAILED_TEST = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)
# pytest's own numbers for "a test failed" and "the tests could not be read".
CAUGHT = (1, 2)
PASSED = 0


@dataclass(frozen=True)
class Fault:
    """One text of the code and what it is replaced by.

    `function` narrows the place to one function or method of the file ("method" where
    one class has it, otherwise "Class.method"), `only` the tests as pytest's -k does.
    """

    kind: str
    why: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    database: str = "sqlite"
    function: str = ""
    only: str = ""


def read_faults() -> list[Fault]:
    """All faults; what a file says at its top holds for each of its faults."""
    faults = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = table.pop("fault")
        for entry in entries:
            values = {"kind": path.stem, **table, **entry}
            values["tests"] = tuple(values["tests"])
            faults.append(Fault(**values))
    return faults


def place_of(fault: Fault, source: str) -> tuple[int, int]:
    """From where to where in the source the old text is looked for."""
    if not fault.function:
        return 0, len(source)
    class_name, _, name = fault.function.rpartition(".")
    tree = ast.parse(source)
    spans = []
    for scope in ast.walk(tree):
        is_searched = scope is tree
        if class_name:
            is_searched = getattr(scope, "name", "") == class_name
        if not is_searched:
            continue
        for node in ast.walk(scope):
            if isinstance(node, ast.FunctionDef) and node.name == name:
                spans.append(span_of(node, source))
    if len(spans) != 1:
        raise ValueError(
            f"{fault.file} has {len(spans)} functions {fault.function}"
        )
    return spans[0]


def span_of(node: ast.FunctionDef, source: str) -> tuple[int, int]:
    """The function with its decorators."""
    first = min(
        [node.lineno, *(decorator.lineno for decorator in node.decorator_list)]
    )
    lines = source.splitlines(keepends=True)
    start = sum(len(line) for line in lines[: first - 1])
    return start, sum(len(line) for line in lines[: node.end_lineno])


def plant_fault(fault: Fault, root: Path) -> str:
    """The file's text with the fault in it."""
    path = root / fault.file
    if not path.exists():
        raise ValueError(f"{fault.file} does not exist")
    source = path.read_text(encoding="utf-8")
    start, end = place_of(fault, source)
    place = source[start:end]
    count = place.count(fault.old)
    if count != 1:
        where = fault.function or fault.file
        raise ValueError(f"{where} holds {fault.old!r} {count} times")
    return source[:start] + place.replace(fault.old, fault.new) + source[end:]


@contextmanager
def worktree() -> Iterator[Path]:
    """The last commit in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="octavo-faults-") as folder:
        path = Path(folder) / "code"
        git("worktree", "add", "--quiet", "--detach", str(path), "HEAD")
        try:
            yield path
        finally:
            git("worktree", "remove", "--force", str(path))


def git(*arguments: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True)


def run_tests(
    tests: Iterable[str], database: str, root: Path
) -> subprocess.CompletedProcess[str]:
    """What pytest returned and printed."""
    command = [*PYTEST, *tests]
    if database == "postgresql":
        command = ["tests.postgresql", *command]
    else:
        # Making the database takes longer than most of the tests.
        command += ["--ds=scripts.faults.settings", "--reuse-db"]
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env={
            **os.environ,
            "FAULTS_DATABASE": str(root.parent / "tests.sqlite3"),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def catching_test(fault: Fault, root: Path) -> str:
    """The first test that fails with the fault; empty where all pass."""
    path = root / fault.file
    before = path.read_bytes()
    path.write_text(plant_fault(fault, root), encoding="utf-8")
    try:
        tests = ["-x", *fault.tests]
        if fault.only:
            tests += ["-k", fault.only]
        result = run_tests(tests, fault.database, root)
    finally:
        path.write_bytes(before)
    if result.returncode == PASSED:
        return ""
    failed = FAILED_TEST.search(result.stdout)
    if result.returncode not in CAUGHT or failed is None:
        raise RuntimeError(
            f"pytest ended with {result.returncode}: {fault.why}"
        )
    return failed[1]


def try_faults(faults: list[Fault], root: Path) -> dict[str, str]:
    """By the reason of each fault the test that caught it; says how it went."""
    catching = {}
    begun = monotonic()
    for number, fault in enumerate(faults, start=1):
        started = monotonic()
        test = ""
        try:
            test = catching_test(fault, root)
        except RuntimeError as error:
            print(error)
        seconds = monotonic() - started
        verdict = "caught  " if test else "SURVIVED"
        counted = f"{number:3}/{len(faults)}"
        print(f"{counted} {verdict} {seconds:4.0f} s  {fault.why}", flush=True)
        catching[fault.why] = test
    minutes = (monotonic() - begun) / 60
    caught_count = len(faults) - list(catching.values()).count("")
    print(
        f"{caught_count} of {len(faults)} faults caught in {minutes:.0f} minutes."
    )
    return catching


def failing_anyway(
    faults: list[Fault], catching: dict[str, str], root: Path
) -> set[str]:
    """Of the tests that caught something, those that fail without a fault too."""
    tests: dict[str, set[str]] = {}
    for fault in faults:
        test = catching[fault.why]
        # A file that can't be read with the fault has no test of its own to try.
        if test:
            tests.setdefault(fault.database, set()).add(test)
    failing = set()
    for database, names in tests.items():
        print(f"{len(names)} tests without a fault ({database}) …", flush=True)
        result = run_tests(sorted(names), database, root)
        if result.returncode not in (PASSED, *CAUGHT):
            raise RuntimeError(f"pytest ended with {result.returncode}")
        failing |= set(FAILED_TEST.findall(result.stdout))
    return failing


def outdated_faults(faults: list[Fault]) -> list[str]:
    """What no longer fits the code or the tests."""
    problems = []
    for fault in faults:
        for test in fault.tests:
            if not (ROOT / test).exists():
                problems.append(
                    f"{fault.kind}: {test} does not exist ({fault.why})"
                )
        try:
            plant_fault(fault, ROOT)
        except ValueError as error:
            problems.append(f"{fault.kind}: {error} ({fault.why})")
    return problems


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = sorted(path.stem for path in FOLDER.glob("*.toml"))
    parser.add_argument("--kind", choices=kinds, action="append", default=[])
    parser.add_argument("--database", choices=DATABASES)
    parser.add_argument(
        "--why", default="", help="only those whose reason says this"
    )
    parser.add_argument(
        "--skip", type=int, default=0, help="go on after that many"
    )
    return parser.parse_args()


def chosen_faults(chosen: argparse.Namespace) -> list[Fault]:
    faults = []
    for fault in read_faults():
        is_wanted = not chosen.kind or fault.kind in chosen.kind
        is_there = chosen.database in (None, fault.database)
        if is_wanted and is_there and chosen.why in fault.why:
            faults.append(fault)
    return faults[chosen.skip :]


def main() -> int:
    # Whoever ends the run leaves no worktree behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    faults = chosen_faults(arguments())
    problems = outdated_faults(faults)
    for problem in problems:
        print(problem)
    if problems:
        return 1
    with worktree() as root:
        catching = try_faults(faults, root)
        failing = failing_anyway(faults, catching, root)
    survivors = []
    for fault in faults:
        test = catching[fault.why]
        if not test:
            survivors.append(fault)
            print(f"Nobody noticed: {fault.file}: {fault.why}")
        elif test in failing:
            survivors.append(fault)
            print(f"{test} fails without any fault: {fault.why}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
