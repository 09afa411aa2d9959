"""The library as one JSON text: docs/library.schema.json describes it.

The fields are those of the library's files (papers/libraryfiles/entries.py), without
the lines on which they stand.
"""

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from papers.libraryfiles.entries import Library

FORMAT = "octavo-library"
VERSION = 1


def json_of_library(library: Library) -> str:
    """Whatever is in it: all of it, or some papers with what they name."""
    content = {"format": FORMAT, "version": VERSION, **plain_value(library)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def plain_value(value: Any) -> Any:
    if is_dataclass(value):
        return plain_fields(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_value(item) for item in value]
    return value


def plain_fields(entry: Any) -> dict[str, Any]:
    """What says what it is; where it stands in its file is no part of that."""
    values = {}
    for field in fields(entry):
        if field.compare:
            values[field.name] = plain_value(getattr(entry, field.name))
    return values
