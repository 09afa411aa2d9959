"""The YAML head of a file, read strictly: no anchors, no tags, no surprises of type."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.read.source import is_one_line, text_problem

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RULE = "---"
STRING = "tag:yaml.org,2002:str"
INTEGER = "tag:yaml.org,2002:int"
BOOLEAN = "tag:yaml.org,2002:bool"
NOTHING = "tag:yaml.org,2002:null"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
NUMBER = re.compile(r"[1-9]\d{0,5}\Z")
DEPTH_LIMIT = 6
SIMILAR = 60


def split_front_matter(text: str, faults: Faults) -> tuple[str, list[str], int]:
    """The YAML between the two rules, and the lines of the body.

    With them the number of the body's first line.
    """
    lines = text.split("\n")
    if lines[0] != RULE:
        faults.add(
            1,
            "The front matter is missing",
            "Begin the file with a line of three hyphens",
        )
        return "", lines, 1
    if RULE not in lines[1:]:
        faults.add(
            1,
            "The front matter never ends",
            "Close it with a line of three hyphens",
        )
        return "", [], len(lines)
    end = lines.index(RULE, 1)
    yaml_text = "\n".join(lines[1:end])
    body = lines[end + 1 :]
    return yaml_text, body, end + 2


class FrontMatter:
    """The values by key, each asked for with the type that it must have."""

    def __init__(self, text: str, faults: Faults, first_line: int = 2) -> None:
        self._faults = faults
        self._first_line = first_line
        root = self._compose(text)
        self.is_readable = root is not None
        self._nodes: dict[str, Any] = {}
        if root is not None:
            self._nodes = self._nodes_by_key(root)

    def has(self, key: str) -> bool:
        return key in self._nodes

    def line(self, key: str) -> int:
        node = self._nodes.get(key)
        return self._line_of(node) if node else 1

    def text(self, key: str) -> str:
        node = self._node(key)
        return self._string(node, key) if node else ""

    def texts(self, key: str) -> tuple[str, ...]:
        texts = []
        for item in self._items(key):
            texts.append(self._string(item, key))
        return tuple(texts)

    def items(self, key: str) -> list[tuple[str, int]]:
        """The texts of a list with their lines.

        What is wrong with them is a fault that `texts` adds.
        """
        texts = []
        for item in self._items(key):
            if item.tag == STRING:
                line = self._line_of(item)
                texts.append((item.value, line))
        return texts

    def number(self, key: str) -> int:
        node = self._node(key)
        if node is None:
            return 0
        if node.tag == INTEGER and NUMBER.match(node.value):
            return int(node.value)
        self._add_type_fault(node, key, "a whole number")
        return 0

    def flag(self, key: str) -> bool | None:
        node = self._node(key)
        if node is None:
            return None
        if node.tag == BOOLEAN and node.value in ("true", "false"):
            return bool(node.value == "true")
        self._add_type_fault(node, key, "true or false")
        return None

    def day(self, key: str) -> date | None:
        node = self._node(key)
        if node is None:
            return None
        try:
            if DAY.match(node.value):
                return date.fromisoformat(node.value)
        except (ValueError, TypeError):
            pass
        self._add_type_fault(node, key, "a date like 2026-11-21")
        return None

    def pairs(
        self, key: str, names: tuple[str, str]
    ) -> list[tuple[str, str, int]]:
        """A list of mappings with exactly these two text keys, each with its line."""
        first_name, second_name = names
        wanted = f"a list of entries with {first_name} and {second_name}"
        pairs = []
        for item in self._items(key):
            nodes = {}
            if isinstance(item, yaml.MappingNode):
                nodes = self._nodes_by_key(item)
            if set(nodes) != set(names):
                self._add_type_fault(item, key, wanted)
                continue
            first = self._string(nodes[first_name], first_name)
            second = self._string(nodes[second_name], second_name)
            line = self._line_of(item)
            pairs.append((first, second, line))
        return pairs

    def check_keys(self, known: Sequence[str]) -> None:
        for key in self._nodes:
            if key in known:
                continue
            remedy = "Remove it"
            guess = process.extractOne(
                key, known, scorer=fuzz.ratio, score_cutoff=SIMILAR
            )
            if guess:
                remedy = f'Write "{guess[0]}" if that is meant'
            self._faults.add(
                self.line(key),
                f"The key {quote_text(key)} is unknown",
                remedy,
            )

    def _node(self, key: str) -> Any:
        node = self._nodes.get(key)
        if node is None or node.tag == NOTHING:
            return None
        return node

    def _items(self, key: str) -> list[Any]:
        node = self._node(key)
        if node is None:
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self._add_type_fault(node, key, "a list")
        return []

    def _string(self, node: Any, key: str) -> str:
        is_text = isinstance(node, yaml.ScalarNode) and node.tag == STRING
        if not is_text:
            self._add_type_fault(node, key, "text", "text; put it in quotes")
            return ""
        value = str(node.value)
        problem = text_problem(value)
        if not is_one_line(value):
            problem = (
                f'The text of "{key}" is empty, has spaces at its ends'
                " or more than one line"
            )
        if problem:
            line = self._line_of(node)
            self._faults.add(
                line,
                problem,
                "Write it as one line of text",
            )
            return ""
        return value

    def _add_type_fault(
        self,
        node: Any,
        key: str,
        wanted: str,
        remedy: str = "",
    ) -> None:
        remedy = remedy or wanted
        self._faults.add(
            self._line_of(node),
            f'"{key}" must be {wanted}',
            f"Write {remedy}",
        )

    def _line_of(self, node: Any) -> int:
        return self._first_line + int(node.start_mark.line)

    def _compose(self, text: str) -> yaml.MappingNode | None:
        """The root of the YAML, or None and a fault."""
        row = 0
        try:
            hazard = yaml_hazard(text)
            if not hazard:
                root = yaml.compose(text, Loader=Loader)
                if isinstance(root, yaml.MappingNode):
                    return root
                self._faults.add(
                    self._first_line,
                    "The front matter has no keys",
                    "Write one `key: value` a line",
                )
                return None
            row, problem = hazard
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            row = mark.line if mark else 0
            reason = getattr(error, "problem", None) or "malformed"
            problem = f"The YAML can't be read ({reason})"
        line = self._first_line + row
        self._faults.add(
            line,
            problem,
            "Keep to plain keys, texts and lists",
        )
        return None

    def _nodes_by_key(self, mapping: yaml.MappingNode) -> dict[str, Any]:
        nodes: dict[str, Any] = {}
        for key, value in mapping.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in nodes:
                self._faults.add(
                    self._line_of(key),
                    f"The key {quote_text(name)} stands twice",
                    "Keep one of them",
                )
            nodes[name] = value
        return nodes


def yaml_hazard(text: str) -> tuple[int, str] | None:
    """What YAML could do but a library file may not, with its row from 0.

    It is found before anything is built.
    """
    depth = 0
    document_count = 0
    for event in yaml.parse(text, Loader=Loader):
        row = event.start_mark.line if event.start_mark else 0
        depth += depth_change(event)
        document_count += isinstance(event, yaml.DocumentStartEvent)
        if has_anchor(event):
            return row, "Anchors and aliases are not allowed"
        if has_explicit_tag(event):
            return row, "YAML tags are not allowed"
        if depth > DEPTH_LIMIT:
            return row, "The YAML is nested too deeply"
        if document_count > 1:
            return row, "There is more than one YAML document"
    return None


def depth_change(event: Any) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    if isinstance(event, yaml.CollectionEndEvent):
        return -1
    return 0


def has_anchor(event: Any) -> bool:
    if isinstance(event, yaml.AliasEvent):
        return True
    return bool(getattr(event, "anchor", None))


def has_explicit_tag(event: Any) -> bool:
    if not getattr(event, "tag", None):
        return False
    if isinstance(event.implicit, tuple):
        return not any(event.implicit)
    return not event.implicit
