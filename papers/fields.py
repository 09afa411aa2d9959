"""Fields that carry their own derivation."""

from typing import Any

from django.db import models
from django.utils.safestring import SafeString, mark_safe

from papers import markdown
from papers.libraryfiles.cloze import Gap, replace_gaps


class HtmlField(models.TextField):
    """HTML that our own renderer made and sanitised.

    The one place where text from the database counts as safe.
    """

    def from_db_value(
        self, value: str | None, expression: object, connection: object
    ) -> SafeString | None:
        if value is None:
            return None
        # Safe: no form or file writes the column, only our renderer.
        return mark_safe(value)


class RenderedField(HtmlField):
    """Safe HTML of the Markdown in another field of the same row.

    It is written whenever the row is written. `save(update_fields=…)` must name both
    fields; bulk_create works, QuerySet.update() does not.
    """

    def __init__(
        self, source: str = "", *, is_inline: bool = False, **options: Any
    ) -> None:
        self.source = source
        self.is_inline = is_inline
        options.setdefault("blank", True)
        options.setdefault("editable", False)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, positional, keywords = super().deconstruct()
        keywords["source"] = self.source
        keywords["is_inline"] = self.is_inline
        return name, path, positional, keywords

    def pre_save(self, instance: models.Model, add: bool) -> SafeString:
        text = self.source_text(instance)
        rendered = ""
        if text:
            rendered = markdown.render(text, is_inline=self.is_inline)
        # Safe: markdown.render ends in nh3, which lets through nothing that runs.
        html = mark_safe(rendered)
        setattr(instance, self.attname, html)
        return html

    def source_text(self, instance: models.Model) -> str:
        return getattr(instance, self.source)


# Private-use characters round the number of a gap: they pass through Markdown untouched
# and stand in no text.
GAP_OPEN = "\ue000"
GAP_CLOSE = "\ue001"


def gap_mark(number: int, gap: Gap) -> str:
    return f"{GAP_OPEN}{number}{GAP_CLOSE}"


class RenderedPromptField(RenderedField):
    """A question's prompt.

    The gaps of a cloze leave marks, so that no answer stands in the HTML.
    """

    def source_text(self, instance: models.Model) -> str:
        text = super().source_text(instance)
        return replace_gaps(text, gap_mark)
