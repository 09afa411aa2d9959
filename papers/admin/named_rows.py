"""Rows of a form that name a paper or an author, without a query for each name."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.http import HttpRequest


class NamedAutocomplete(AutocompleteSelect):
    """Knows the name of what its row has stored; asks for any other as usual."""

    stored_id = ""
    stored_name = ""

    def optgroups(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None
    ) -> list[Any]:
        if not self.stored_id or value != [self.stored_id]:
            return super().optgroups(name, value, attrs)
        option = self.create_option(
            name, self.stored_id, self.stored_name, True, 0
        )
        return [(None, [option], 0)]


class NamedRowFormSet(forms.BaseInlineFormSet):
    """Tells each row's field the name of what the row has stored."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if not form.instance.pk:
            return
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", None)
            if isinstance(widget, NamedAutocomplete):
                stored = getattr(form.instance, name)
                widget.stored_id = str(stored.pk)
                widget.stored_name = str(stored)


class NamedRows:
    """For inlines with an autocomplete in each row."""

    formset: type[forms.BaseInlineFormSet] = NamedRowFormSet

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)  # type: ignore[misc]
        return rows.select_related(*self.autocomplete_fields)  # type: ignore[attr-defined]

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name in self.autocomplete_fields:  # type: ignore[attr-defined]
            admin_site = self.admin_site  # type: ignore[attr-defined]
            options["widget"] = NamedAutocomplete(db_field, admin_site)
        return super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **options
        )
