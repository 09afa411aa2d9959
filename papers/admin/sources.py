"""The sources of a note as curators enter them: a list of texts, in JSON."""

import json
from typing import Any

from django.core.exceptions import ValidationError


class SourcesDecoder(json.JSONDecoder):
    """What Python cannot read or write again is broken JSON like any other.

    So are numbers and nesting beyond all size, and halves of a UTF-16 pair.
    """

    def decode(self, s: str, *arguments: Any) -> Any:
        try:
            value = super().decode(s, *arguments)
            json.dumps(value, ensure_ascii=False).encode()
        except json.JSONDecodeError:
            raise
        except (ValueError, RecursionError) as error:
            raise json.JSONDecodeError(str(error), s, 0) from error
        return value


def check_sources(value: Any) -> list[str]:
    """The texts, when it is a list of texts that a database takes."""
    sources = value or []
    if not isinstance(sources, list) or not are_texts(sources):
        raise ValidationError(
            'Write a list of texts: ["Vaswani et al. 2017, arXiv:1706.03762"].'
        )
    if any("\0" in source for source in sources):
        raise ValidationError(
            "Remove the null characters: they cannot be stored."
        )
    return sources


def are_texts(values: list) -> bool:
    return all(isinstance(value, str) for value in values)
