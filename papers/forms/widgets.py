"""Widgets that write their few tags themselves.

The stock ones render a template for every option of a list.
"""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LightSelect(forms.Select):
    """A list of choices, at most one of them selected, without groups."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict | None = None,
        renderer: object = None,
    ) -> SafeString:
        selected = "" if value is None else str(value)
        options = []
        for key, label in self.choices:
            attributes = {"value": key, "selected": str(key) == selected}
            options.append((flatatt(attributes), label))
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            format_html_join("", "<option{}>{}</option>", options),
        )


class LightInput(forms.TextInput):
    """A field for one line of text, or a hidden one."""

    def __init__(
        self, attrs: dict | None = None, *, input_type: str = "text"
    ) -> None:
        super().__init__(attrs)
        self.input_type = input_type

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict | None = None,
        renderer: object = None,
    ) -> SafeString:
        attributes = self.build_attrs(self.attrs, attrs)
        if value not in (None, ""):
            attributes["value"] = value
        return format_html(
            '<input type="{}" name="{}"{}>',
            self.input_type,
            name,
            flatatt(attributes),
        )
