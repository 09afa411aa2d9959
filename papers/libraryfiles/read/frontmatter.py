"""The YAML head of a file, read strictly: no anchors, no tags, no surprises of type."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from papers.libraryfiles.faults import Faults, shown
from papers.libraryfiles.read.source import text_problem

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STRING = "tag:yaml.org,2002:str"
INTEGER = "tag:yaml.org,2002:int"
BOOLEAN = "tag:yaml.org,2002:bool"
NOTHING = "tag:yaml.org,2002:null"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
DEPTH_LIMIT = 6


def split_head(text: str, faults: Faults) -> tuple[str, list[str], int]:
    """The YAML between the two rules, the lines of the body, and the number of the body's first line."""
    lines = text.split("\n")
    if lines[0] != "---":
        faults.add(
            1,
            "The front matter is missing",
            "Begin the file with a line of three hyphens",
        )
        return "", lines, 1
    try:
        end = lines.index("---", 1)
    except ValueError:
        faults.add(
            1, "The front matter never ends", "Close it with a line of three hyphens"
        )
        return "", [], len(lines)
    return "\n".join(lines[1:end]), lines[end + 1 :], end + 2


class Head:
    """The front matter's values by key, each asked for with the type that it must have."""

    def __init__(self, text: str, faults: Faults, first_line: int = 2) -> None:
        self._faults = faults
        self._first_line = first_line
        self._nodes = self._compose(text)
        self.is_readable = self._nodes is not None

    def has(self, key: str) -> bool:
        return key in (self._nodes or {})

    def line(self, key: str) -> int:
        node = (self._nodes or {}).get(key)
        return self._line_of(node) if node else 1

    def text(self, key: str) -> str:
        node = self._node(key)
        return self._string(node, key) if node else ""

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._string(item, key) for item in self._items(key))

    def items(self, key: str) -> list[tuple[str, int]]:
        """The texts of a list with their lines, again; what is wrong with them was told by `texts`."""
        return [
            (item.value, self._line_of(item))
            for item in self._items(key)
            if item.tag == STRING
        ]

    def number(self, key: str) -> int:
        node = self._node(key)
        if node is None:
            return 0
        if node.tag == INTEGER and re.match(r"[1-9]\d{0,5}\Z", node.value):
            return int(node.value)
        self._wrong(node, key, "a whole number")
        return 0

    def flag(self, key: str) -> bool | None:
        node = self._node(key)
        if node is None:
            return None
        if node.tag == BOOLEAN and node.value in ("true", "false"):
            return bool(node.value == "true")
        self._wrong(node, key, "true or false")
        return None

    def day(self, key: str) -> date | None:
        node = self._node(key)
        if node is None:
            return None
        try:
            return date.fromisoformat(node.value if DAY.match(node.value) else "")
        except (ValueError, TypeError):
            self._wrong(node, key, "a date like 2026-11-21")
            return None

    def pairs(self, key: str, names: tuple[str, str]) -> list[tuple[str, str, int]]:
        """A list of mappings with exactly these two text keys, each with its line."""
        found = []
        for item in self._items(key):
            values = self._mapping(item) if isinstance(item, yaml.MappingNode) else None
            if values is None or set(values) != set(names):
                self._wrong(
                    item, key, f"a list of entries with {names[0]} and {names[1]}"
                )
                continue
            texts = [self._string(values[name], name) for name in names]
            found.append((texts[0], texts[1], self._line_of(item)))
        return found

    def refuse_unknown(self, known: Iterable[str]) -> None:
        known = list(known)
        for key in self._nodes or {}:
            if key not in known:
                guess = process.extractOne(
                    key, known, scorer=fuzz.ratio, score_cutoff=60
                )
                remedy = (
                    f'Write "{guess[0]}" if that is meant' if guess else "Remove it"
                )
                self._faults.add(
                    self.line(key), f"The key {shown(key)} is unknown", remedy
                )

    def _node(self, key: str) -> Any:
        node = (self._nodes or {}).get(key)
        return None if node is None or node.tag == NOTHING else node

    def _items(self, key: str) -> list[Any]:
        node = self._node(key)
        if node is None or isinstance(node, yaml.SequenceNode):
            return node.value if node else []
        self._wrong(node, key, "a list")
        return []

    def _string(self, node: Any, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.tag != STRING:
            self._wrong(node, key, "text; put it in quotes")
            return ""
        value = str(node.value)
        problem = text_problem(value)
        if value != value.strip() or "\n" in value or "\t" in value or not value:
            problem = f'The text of "{key}" is empty, has spaces at its ends or more than one line'
        if problem:
            self._faults.add(
                self._line_of(node), problem, "Write it as one line of text"
            )
            return ""
        return value

    def _wrong(self, node: Any, key: str, wanted: str) -> None:
        self._faults.add(
            self._line_of(node),
            f'"{key}" must be {wanted.split(";")[0]}',
            f"Write {wanted}",
        )

    def _line_of(self, node: Any) -> int:
        return self._first_line + int(node.start_mark.line)

    def _compose(self, text: str) -> dict[str, Any] | None:
        try:
            problem = _hazard(text)
            node = None if problem else yaml.compose(text, Loader=Loader)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            problem = (
                mark.line if mark else 0,
                f"The YAML can't be read ({getattr(error, 'problem', None) or 'malformed'})",
            )
            node = None
        if problem:
            self._faults.add(
                self._first_line + problem[0],
                problem[1],
                "Keep to plain keys, texts and lists",
            )
            return None
        if not isinstance(node, yaml.MappingNode):
            self._faults.add(
                self._first_line,
                "The front matter has no keys",
                "Write one `key: value` a line",
            )
            return None
        return self._mapping(node)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in values:
                self._faults.add(
                    self._line_of(key),
                    f"The key {shown(name)} stands twice",
                    "Keep one of them",
                )
            values[name] = value
        return values


def _hazard(text: str) -> tuple[int, str] | None:
    """What YAML could do but a library file may not, found before anything is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=Loader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return line, "Anchors and aliases are not allowed"
        if getattr(event, "tag", None) and not _is_plain_tag(event):
            return line, "YAML tags are not allowed"
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > DEPTH_LIMIT:
            return line, "The YAML is nested too deeply"
        if documents > 1:
            return line, "There is more than one YAML document"
    return None


def _is_plain_tag(event: Any) -> bool:
    implicit = event.implicit
    return (
        bool(implicit[0] or implicit[1])
        if isinstance(implicit, tuple)
        else bool(implicit)
    )
