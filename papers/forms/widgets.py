"""Widgets that write their few tags themselves: the stock ones render a template for every option of a list."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LightSelect(forms.Select):
    """A list of choices, at most one of them selected, without groups."""

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: object = None
    ) -> SafeString:
        selected = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, SafeString(" selected") if str(key) == selected else "", label)
                for key, label in self.choices
            ),
        )
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            options,
        )


class LightInput(forms.TextInput):
    """A field for one line of text, or a hidden one."""

    def __init__(self, attrs: dict | None = None, *, input_type: str = "text") -> None:
        super().__init__(attrs)
        self.input_type = input_type

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: object = None
    ) -> SafeString:
        shown = self.build_attrs(self.attrs, attrs) | (
            {"value": value} if value not in (None, "") else {}
        )
        return format_html(
            '<input type="{}" name="{}"{}>', self.input_type, name, flatatt(shown)
        )
