"""Reading the two TOML files: categories and frameworks."""

import re
import tomllib
from typing import Any

from papers.libraryfiles.entries import (
    PURPOSES,
    CategoryEntry,
    FrameworkEntry,
    PromptEntry,
)
from papers.libraryfiles.faults import Faults, shown
from papers.libraryfiles.read.source import SLUG_REMEDY, is_slug, text_problem

AT_LINE = re.compile(r"at line (\d+)")
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*([a-z.]+)[ \t]*\]\]")


def parse_categories(text: str, faults: Faults) -> tuple[CategoryEntry, ...]:
    found = []
    lines = _table_lines(text, "category")
    for row in _rows(_toml(text, "category", faults), "category", 1, faults):
        line = next(lines, 1)
        fields = _texts(row, ("slug", "name", "description"), line, faults)
        found.append(CategoryEntry(**fields, line=line))
    return tuple(found)


def parse_frameworks(text: str, faults: Faults) -> tuple[FrameworkEntry, ...]:
    found = []
    lines, prompt_lines = (
        _table_lines(text, "framework"),
        _table_lines(text, "framework.prompt"),
    )
    for row in _rows(_toml(text, "framework", faults), "framework", 1, faults):
        line = next(lines, 1)
        prompts = [
            PromptEntry(**_texts(prompt, ("slug", "text"), at, faults), line=at)
            for prompt in _rows(row, "prompt", line, faults)
            for at in [next(prompt_lines, line)]
        ]
        row.pop("prompt", None)
        fields = _texts(row, ("slug", "name", "purpose"), line, faults)
        if fields["purpose"] and fields["purpose"] not in PURPOSES:
            faults.add(
                line,
                f"{shown(fields['purpose'])} is no purpose",
                f"Use one of: {', '.join(PURPOSES)}",
            )
        if not prompts:
            faults.add(
                line,
                f"The framework {shown(fields['slug'])} has no prompt",
                "Add [[framework.prompt]]",
            )
        found.append(FrameworkEntry(**fields, prompts=tuple(prompts), line=line))
    return tuple(found)


def _toml(text: str, name: str, faults: Faults) -> dict[str, Any]:
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = AT_LINE.search(str(error))
        faults.add(
            int(line.group(1)) if line else 1,
            f"The TOML can't be read ({shown(str(error))})",
            f"Write [[{name}]] tables",
        )
        return {}
    for key in content:
        if key != name:
            faults.add(
                1, f"The key {shown(key)} is unknown", f"Keep to [[{name}]] tables"
            )
    return content


def _rows(
    content: dict[str, Any], name: str, line: int, faults: Faults
) -> list[dict[str, Any]]:
    rows = content.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        faults.add(
            line, f'"{name}" is not a list of tables', f"Write [[{name}]] tables"
        )
        return []
    return rows


def _texts(
    row: dict[str, Any], keys: tuple[str, ...], line: int, faults: Faults
) -> dict[str, str]:
    """Exactly these keys, each with one line of text."""
    for key in row:
        if key not in keys:
            faults.add(
                line, f"The key {shown(key)} is unknown", f"Use only {', '.join(keys)}"
            )
    values = {}
    for key in keys:
        value = row.get(key)
        is_fit = (
            isinstance(value, str)
            and value == value.strip()
            and value
            and "\n" not in value
            and "\t" not in value
        )
        problem = text_problem(value) if isinstance(value, str) else None
        if not is_fit or problem:
            faults.add(
                line,
                problem or f'"{key}" is missing or is not one line of text',
                f'Write {key} = "…"',
            )
        values[key] = value if isinstance(value, str) and is_fit and not problem else ""
    if values["slug"] and not is_slug(values["slug"]):
        faults.add(line, f"{shown(values['slug'])} is no slug", SLUG_REMEDY)
    return values


def _table_lines(text: str, name: str) -> Any:
    """The lines on which tables of that name begin."""
    for line, row in enumerate(text.split("\n"), 1):
        table = TABLE.match(row)
        if table and table.group(1) == name:
            yield line
