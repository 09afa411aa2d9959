"""The sources of a note as curators enter them: one a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

HELP = "One a line, like: Vaswani et al. 2017, arXiv:1706.03762"
LONGEST_SOURCE = 1_000
MOST_SOURCES = 100


class SourcesField(forms.CharField):
    """Its value is a list of texts, without empty lines and outer spaces."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            help_text=HELP,
            widget=forms.Textarea({"rows": 4}),
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as it is."""
        if isinstance(value, list):
            return "\n".join(str(source) for source in value)
        return value

    def clean(self, value: Any) -> list[str]:
        typed: str = super().clean(value)
        sources = []
        for line in typed.splitlines():
            source = line.strip()
            if source:
                sources.append(source)
        check_sources(sources)
        return sources

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def check_sources(sources: list[str]) -> None:
    if len(sources) > MOST_SOURCES:
        raise ValidationError(f"Name at most {MOST_SOURCES} sources.")
    longest = max(map(len, sources), default=0)
    if longest > LONGEST_SOURCE:
        raise ValidationError(
            f"A source has at most {LONGEST_SOURCE} characters:"
            " what it says belongs into the note."
        )
