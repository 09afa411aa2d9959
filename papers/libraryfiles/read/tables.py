"""Reading the two TOML files: categories and frameworks."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from papers.libraryfiles.entries import (
    PURPOSES,
    CategoryEntry,
    FrameworkEntry,
    PromptEntry,
)
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.read.source import is_one_line, text_problem
from papers.libraryfiles.slugs import SLUG_REMEDY, is_slug

AT_LINE = re.compile(r"at line (\d+)")
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*([a-z.]+)[ \t]*\]\]")


def parse_categories(text: str, faults: Faults) -> tuple[CategoryEntry, ...]:
    entries = []
    lines = table_lines(text, "category")
    content = parse_toml(text, "category", faults)
    for table in tables_of(content, "category", 1, faults):
        line = next(lines, 1)
        fields = read_fields(table, ("slug", "name", "description"), line, faults)
        entries.append(CategoryEntry(**fields, line=line))
    return tuple(entries)


def parse_frameworks(text: str, faults: Faults) -> tuple[FrameworkEntry, ...]:
    entries = []
    lines = table_lines(text, "framework")
    prompt_lines = table_lines(text, "framework.prompt")
    content = parse_toml(text, "framework", faults)
    for table in tables_of(content, "framework", 1, faults):
        line = next(lines, 1)
        prompts = []
        for prompt_table in tables_of(table, "prompt", line, faults):
            prompt_line = next(prompt_lines, line)
            prompts.append(read_prompt(prompt_table, prompt_line, faults))
        table.pop("prompt", None)
        entries.append(read_framework(table, prompts, line, faults))
    return tuple(entries)


def read_prompt(table: dict[str, Any], line: int, faults: Faults) -> PromptEntry:
    fields = read_fields(table, ("slug", "text"), line, faults)
    return PromptEntry(**fields, line=line)


def read_framework(
    table: dict[str, Any],
    prompts: Sequence[PromptEntry],
    line: int,
    faults: Faults,
) -> FrameworkEntry:
    fields = read_fields(table, ("slug", "name", "purpose"), line, faults)
    purpose = fields["purpose"]
    if purpose and purpose not in PURPOSES:
        faults.add(
            line,
            f"{quote_text(purpose)} is no purpose",
            f"Use one of: {', '.join(PURPOSES)}",
        )
    if not prompts:
        faults.add(
            line,
            f"The framework {quote_text(fields['slug'])} has no prompt",
            "Add [[framework.prompt]]",
        )
    return FrameworkEntry(**fields, prompts=tuple(prompts), line=line)


def parse_toml(text: str, name: str, faults: Faults) -> dict[str, Any]:
    remedy = f"Write [[{name}]] tables"
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = AT_LINE.search(str(error))
        line = int(place.group(1)) if place else 1
        problem = f"The TOML can't be read ({quote_text(str(error))})"
        faults.add(line, problem, remedy)
        return {}
    for key in content:
        if key != name:
            problem = f"The key {quote_text(key)} is unknown"
            faults.add(1, problem, f"Keep to [[{name}]] tables")
    return content


def tables_of(
    content: dict[str, Any],
    name: str,
    line: int,
    faults: Faults,
) -> list[dict[str, Any]]:
    tables = content.get(name, [])
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    problem = f'"{name}" is not a list of tables'
    faults.add(line, problem, f"Write [[{name}]] tables")
    return []


def read_fields(
    table: dict[str, Any],
    keys: tuple[str, ...],
    line: int,
    faults: Faults,
) -> dict[str, str]:
    """Exactly these keys, each with one line of text; empty where that is wrong."""
    for key in table:
        if key not in keys:
            problem = f"The key {quote_text(key)} is unknown"
            faults.add(line, problem, f"Use only {', '.join(keys)}")
    fields = {}
    for key in keys:
        value = table.get(key)
        problem = field_problem(key, value)
        if problem:
            faults.add(line, problem, f'Write {key} = "…"')
        fields[key] = "" if problem else str(value)
    slug = fields["slug"]
    if slug and not is_slug(slug):
        faults.add(line, f"{quote_text(slug)} is no slug", SLUG_REMEDY)
    return fields


def field_problem(key: str, value: Any) -> str:
    """What is wrong with a field's value, or nothing."""
    problem = None
    is_fit = False
    if isinstance(value, str):
        problem = text_problem(value)
        is_fit = is_one_line(value)
    if not problem and not is_fit:
        problem = f'"{key}" is missing or is not one line of text'
    return problem or ""


def table_lines(text: str, name: str) -> Iterator[int]:
    """The lines on which tables of that name begin."""
    for line, row in enumerate(text.split("\n"), start=1):
        table = TABLE.match(row)
        if table and table.group(1) == name:
            yield line
