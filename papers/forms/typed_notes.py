"""A note as it stands in a form of the curation pages, saved or not."""

from typing import Any

from django import forms
from django.http import QueryDict

from papers.forms.body_field import BodyField
from papers.libraryfiles.entries import HEADING_OF_KIND, PAPER_FIELD_KINDS
from papers.models import Section
from papers.services.writing.note_texts import NoteTexts, note_texts
from papers.services.writing.problems import WritingProblem


class TypedPaperForm(forms.Form):
    """What the page of a paper says of its note; all of it may be missing."""

    slug = forms.SlugField(required=False, max_length=80)
    note = forms.CharField(required=False, max_length=8)
    tldr = BodyField(required=False)
    why_it_matters = BodyField(required=False)


class TypedSectionForm(forms.Form):
    kind = forms.ChoiceField(choices=Section.Kind, required=False)
    body = BodyField(required=False)


TypedSections = forms.formset_factory(TypedSectionForm, can_delete=True)


class TypedNote:
    """Reads the page's form, with the rows of its sections.

    What can't be read is empty, and a problem.
    """

    def __init__(self, data: QueryDict) -> None:
        self.form = TypedPaperForm(data)
        self.rows = TypedSections(data, prefix="sections")
        self.form.is_valid()
        self.rows.is_valid()

    @property
    def texts(self) -> NoteTexts:
        typed = self.form.cleaned_data
        bodies = {
            "tldr": typed.get("tldr", ""),
            "why": typed.get("why_it_matters", ""),
        }
        for row in self.kept_rows():
            kind = row.get("kind", "")
            if kind not in PAPER_FIELD_KINDS:
                bodies[kind] = row.get("body", "")
        return note_texts(typed.get("slug", ""), typed.get("note", ""), bodies)

    def kept_rows(self) -> list[dict[str, Any]]:
        rows = []
        for form in self.rows.forms:
            row = getattr(form, "cleaned_data", {})
            if not row.get("DELETE"):
                rows.append(row)
        return rows

    @property
    def problems(self) -> list[WritingProblem]:
        """Of what can't be read at all."""
        problems = problems_of_form(self.form, "")
        for form in self.rows.forms:
            kind = getattr(form, "cleaned_data", {}).get("kind", "")
            problems += problems_of_form(form, HEADING_OF_KIND.get(kind, ""))
        return problems


def problems_of_form(form: forms.Form, heading: str) -> list[WritingProblem]:
    problems = []
    for name, errors in form.errors.items():
        label = heading or form.fields[name].label or name.replace("_", " ")
        for error in errors:
            problems.append(WritingProblem(str(label), 1, str(error), ""))
    return problems
