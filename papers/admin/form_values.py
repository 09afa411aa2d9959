"""A page of the admin as its fields, with what a browser sends of each.

A field of the row itself has its name as key, “tldr”; one of a row below has
“sections/12/body”. So fields keep their keys while rows come and go.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.text import capfirst

# What a browser sends of one field, by the ends of its names: a date with its time has
# two, “_0” and “_1”.
Values = dict[str, list[str]]
HASH_LENGTH = 12
DELETE_FIELD = "DELETE"


@dataclass(frozen=True)
class FormField:
    """One field of the page as the database has it."""

    key: str
    name: str
    label: str
    field: forms.Field
    values: Values


@dataclass(frozen=True)
class FormRow:
    """One row of those below, as the database has it."""

    prefix: str
    row_id: str
    label: str
    fields: list[FormField]

    @property
    def key(self) -> str:
        return row_key(self.prefix, self.row_id)


@dataclass(frozen=True)
class FormTable:
    """The rows of one kind below the page's own."""

    prefix: str
    id_name: str
    title: str
    rows: list[FormRow]
    blank_fields: list[FormField]


@dataclass(frozen=True)
class StoredPage:
    """The whole page as the database has it."""

    fields: list[FormField]
    tables: list[FormTable]

    def all_fields(self) -> Iterator[FormField]:
        yield from self.fields
        for table in self.tables:
            for row in table.rows:
                yield from row.fields

    @property
    def version(self) -> str:
        """A short hash of each field, as JSON."""
        hashes = {
            field.key: hash_of(field.values) for field in self.all_fields()
        }
        return json.dumps(hashes, separators=(",", ":"))


def row_key(prefix: str, row_id: str) -> str:
    return f"{prefix}/{row_id}"


def hash_of(values: Values) -> str:
    """Of what the values say: neither line ends nor outer spaces count."""
    plain_values = []
    for ending, texts in sorted(values.items()):
        plain_texts = [text.replace("\r\n", "\n").strip() for text in texts]
        if any(plain_texts):
            plain_values.append([ending, sorted(plain_texts)])
    digest = hashlib.sha256(json.dumps(plain_values).encode())
    return digest.hexdigest()[:HASH_LENGTH]


def stored_page(context: dict[str, Any]) -> StoredPage:
    """Of the context of an admin page whose forms nobody has filled in."""
    form = context["adminform"].form
    tables = []
    for inline in context["inline_admin_formsets"]:
        tables.append(stored_table(inline.formset))
    return StoredPage(stored_fields(form, prefix="", heading=""), tables)


def stored_table(formset: Any) -> FormTable:
    """Of an inline's formset."""
    id_name = str(formset._pk_field.name)
    title = capfirst(formset.model._meta.verbose_name)
    rows = []
    for number, form in enumerate(formset.initial_forms, start=1):
        label = f"{title} {number}"
        row_id = str(form.instance.pk)
        key = row_key(formset.prefix, row_id)
        fields = stored_fields(form, prefix=f"{key}/", heading=f"{label}: ")
        rows.append(FormRow(formset.prefix, row_id, label, fields))
    blank_fields = stored_fields(formset.empty_form, prefix="", heading="")
    return FormTable(formset.prefix, id_name, title, rows, blank_fields)


def stored_fields(
    form: BaseForm,
    *,
    prefix: str,
    heading: str,
) -> list[FormField]:
    """The form's fields but those that say which row it is."""
    fields = []
    for bound in form:
        if is_compared(bound):
            field = FormField(
                key=f"{prefix}{bound.name}",
                name=bound.html_name,
                label=f"{heading}{capfirst(bound.label)}",
                field=bound.field,
                values=stored_values(bound),
            )
            fields.append(field)
    return fields


def is_compared(bound: BoundField) -> bool:
    says_which_row = isinstance(bound.field, forms.models.InlineForeignKeyField)
    is_key = bound.is_hidden and isinstance(bound.field, forms.ModelChoiceField)
    is_command = bound.name == DELETE_FIELD
    return not (bound.field.disabled or says_which_row or is_key or is_command)


def inner_widget(field: forms.Field) -> forms.Widget:
    widget = field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        return widget.widget
    return widget


def stored_values(bound: BoundField) -> Values:
    """What a browser would send if nobody touched the field."""
    widget = inner_widget(bound.field)
    value = bound.value()
    if isinstance(widget, forms.CheckboxInput):
        return {"": ["on"] if widget.check_test(value) else []}
    if isinstance(widget, forms.MultiWidget):
        return split_values(widget, value)
    return {"": sent_texts(widget.format_value(value))}


def split_values(widget: Any, value: Any) -> Values:
    """Of a MultiWidget, by the endings of its parts' names."""
    values = {}
    parts = value if isinstance(value, list) else widget.decompress(value)
    widgets = zip(widget.widgets_names, widget.widgets, parts, strict=True)
    for ending, part_widget, part in widgets:
        values[ending] = sent_texts(part_widget.format_value(part))
    return values


def sent_texts(formatted: Any) -> list[str]:
    if formatted is None:
        return []
    if isinstance(formatted, list | tuple):
        return [str(text) for text in formatted]
    return [str(formatted)]


def posted_values(
    data: QueryDict,
    field: FormField,
    name: str,
) -> Values:
    """What was sent of this field under the name that it has in the sender's page."""
    return {ending: data.getlist(f"{name}{ending}") for ending in field.values}


def write_values(
    data: QueryDict,
    name: str,
    values: Values,
) -> None:
    for ending, texts in values.items():
        data.setlist(f"{name}{ending}", texts)


def shown_values(
    field: forms.Field,
    values: Values,
) -> str:
    """What the values say, in words."""
    texts = []
    for sent in values.values():
        texts += [text for text in sent if text]
    if isinstance(inner_widget(field), forms.CheckboxInput):
        return "yes" if texts else "no"
    if isinstance(field, forms.ModelChoiceField):
        return names_of_rows(field, texts)
    if isinstance(field, forms.ChoiceField):
        labels = choice_labels(field)
        texts = [labels.get(text, text) for text in texts]
    return ", ".join(texts).replace("\r\n", "\n").strip()


def choice_labels(field: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in field.choices}


def names_of_rows(field: Any, keys: list[str]) -> str:
    """Keys that are none name nothing."""
    numbers = [
        key for key in keys if key.isascii() and key.isdigit() and len(key) < 19
    ]
    rows = field.queryset.filter(pk__in=numbers)
    return ", ".join(str(row) for row in rows)
