"""Reading the TOML files: categories, frameworks and information sources."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from papers.libraryfiles.entries import (
    OUTLET_KINDS,
    PURPOSES,
    CategoryEntry,
    FrameworkEntry,
    OutletEntry,
    PromptEntry,
)
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.read.bibliography import URL
from papers.libraryfiles.read.source import is_one_line, text_problem
from papers.libraryfiles.slugs import SLUG_REMEDY, is_slug

AT_LINE = re.compile(r"at line (\d+)")
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*([a-z.]+)[ \t]*\]\]")


def parse_categories(text: str, faults: Faults) -> tuple[CategoryEntry, ...]:
    entries = []
    lines = lines_of_tables(text, "category")
    content = parse_toml(text, "category", faults)
    keys = ("slug", "name", "description")
    for table in tables_of(content, "category", 1, faults):
        line = next(lines, 1)
        fields = read_fields(table, keys, line, faults)
        entry = CategoryEntry(**fields, line=line)
        entries.append(entry)
    return tuple(entries)


def parse_outlets(text: str, faults: Faults) -> tuple[OutletEntry, ...]:
    entries = []
    lines = lines_of_tables(text, "outlet")
    content = parse_toml(text, "outlet", faults)
    keys = ("slug", "name", "kind", "url", "description")
    for table in tables_of(content, "outlet", 1, faults):
        line = next(lines, 1)
        fields = read_fields(table, keys, line, faults)
        check_outlet(fields, line, faults)
        entries.append(OutletEntry(**fields, line=line))
    return tuple(entries)


def check_outlet(fields: dict[str, str], line: int, faults: Faults) -> None:
    kind, url = fields["kind"], fields["url"]
    if kind and kind not in OUTLET_KINDS:
        allowed = ", ".join(OUTLET_KINDS)
        faults.add(
            line,
            f"{quote_text(kind)} is no kind of source",
            f"Use one of: {allowed}",
        )
    if url and not URL.match(url):
        faults.add(
            line,
            f'"url" is {quote_text(url)}',
            "Write it like https://…",
        )


def parse_frameworks(text: str, faults: Faults) -> tuple[FrameworkEntry, ...]:
    entries = []
    lines = lines_of_tables(text, "framework")
    prompt_lines = lines_of_tables(text, "framework.prompt")
    content = parse_toml(text, "framework", faults)
    for table in tables_of(content, "framework", 1, faults):
        line = next(lines, 1)
        prompts = []
        for prompt_table in tables_of(table, "prompt", line, faults):
            prompt_line = next(prompt_lines, line)
            prompt = read_prompt(prompt_table, prompt_line, faults)
            prompts.append(prompt)
        table.pop("prompt", None)
        framework = read_framework(table, prompts, line, faults)
        entries.append(framework)
    return tuple(entries)


def read_prompt(
    table: dict[str, Any], line: int, faults: Faults
) -> PromptEntry:
    fields = read_fields(table, ("slug", "text"), line, faults)
    return PromptEntry(**fields, line=line)


def read_framework(
    table: dict[str, Any],
    prompts: Sequence[PromptEntry],
    line: int,
    faults: Faults,
) -> FrameworkEntry:
    keys = ("slug", "name", "purpose")
    fields = read_fields(table, keys, line, faults)
    purpose = fields["purpose"]
    if purpose and purpose not in PURPOSES:
        allowed = ", ".join(PURPOSES)
        faults.add(
            line,
            f"{quote_text(purpose)} is no purpose",
            f"Use one of: {allowed}",
        )
    if not prompts:
        name = quote_text(fields["slug"])
        faults.add(
            line,
            f"The framework {name} has no prompt",
            "Add [[framework.prompt]]",
        )
    return FrameworkEntry(
        **fields,
        prompts=tuple(prompts),
        line=line,
    )


def parse_toml(text: str, name: str, faults: Faults) -> dict[str, Any]:
    remedy = f"Write [[{name}]] tables"
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        reason = str(error)
        place = AT_LINE.search(reason)
        line = int(place.group(1)) if place else 1
        faults.add(
            line,
            f"The TOML can't be read ({quote_text(reason)})",
            remedy,
        )
        return {}
    for key in content:
        if key != name:
            faults.add(
                1,
                f"The key {quote_text(key)} is unknown",
                f"Keep to [[{name}]] tables",
            )
    return content


def tables_of(
    content: dict[str, Any],
    name: str,
    line: int,
    faults: Faults,
) -> list[dict[str, Any]]:
    tables = content.get(name, [])
    if is_list_of_tables(tables):
        return list(tables)
    faults.add(
        line,
        f'"{name}" is not a list of tables',
        f"Write [[{name}]] tables",
    )
    return []


def is_list_of_tables(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    return all(isinstance(table, dict) for table in value)


def read_fields(
    table: dict[str, Any],
    keys: tuple[str, ...],
    line: int,
    faults: Faults,
) -> dict[str, str]:
    """Exactly these keys, each with one line of text; empty where that is wrong."""
    allowed = ", ".join(keys)
    for key in table:
        if key not in keys:
            faults.add(
                line,
                f"The key {quote_text(key)} is unknown",
                f"Use only {allowed}",
            )
    fields = {}
    for key in keys:
        value = table.get(key)
        fields[key] = ""
        problem = field_problem(key, value)
        if problem:
            faults.add(
                line,
                problem,
                f'Write {key} = "…"',
            )
        else:
            fields[key] = str(value)
    slug = fields["slug"]
    if slug and not is_slug(slug):
        faults.add(
            line,
            f"{quote_text(slug)} is no slug",
            SLUG_REMEDY,
        )
    return fields


def field_problem(key: str, value: Any) -> str:
    """What is wrong with a field's value, or nothing."""
    if isinstance(value, str):
        problem = text_problem(value)
        if problem:
            return problem
        if is_one_line(value):
            return ""
    return f'"{key}" is missing or is not one line of text'


def lines_of_tables(text: str, name: str) -> Iterator[int]:
    """The lines on which tables of that name begin."""
    for line, row in enumerate(text.split("\n"), start=1):
        table = TABLE.match(row)
        if table and table.group(1) == name:
            yield line
