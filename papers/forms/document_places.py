"""Which papers the headings of a document mean, where that is not certain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q

from papers.formats.identifiers import read_identifier
from papers.models import Category, Paper
from papers.services.documents.bibliography_plan import CATEGORY
from papers.services.documents.paper_places import (
    ACROSS,
    LEFT_OUT,
    NEW,
    PaperPlace,
    PlannedPlace,
)

# So many headings are asked about at once; the next ones when these are answered.
MOST_ASKED = 100
LONGEST_NAME = 500
NOT_YET = ("", "Not yet: what stands below it stays in the document")
ACROSS_PAPERS = (ACROSS, "Questions across papers")
NEW_PAPER = (NEW, "None of these: a new paper")
LEAVE_OUT = (LEFT_OUT, "Leave it out")
NOT_KNOWN = (
    "No paper of the library has “%s” as its slug, arXiv number or DOI."
    " Look it up in the list of papers, or add it there first."
)


@dataclass(frozen=True)
class AskedHeading:
    """A heading with its two fields."""

    planned: PlannedPlace
    place: forms.BoundField
    other: forms.BoundField


class DocumentPlacesForm(forms.Form):
    """For each heading one of what it may mean, or another paper by what names it.

    Where new papers come of it, also in which category they stand.
    """

    def __init__(
        self,
        sections: list[PlannedPlace],
        data: Any = None,
        *,
        asks_category: bool = False,
        category: Category | None = None,
    ) -> None:
        super().__init__(data)
        if asks_category:
            self.fields[CATEGORY] = forms.ModelChoiceField(
                Category.objects.order_by("position", "name"),
                label="Category of the new papers",
                empty_label="Not yet",
                required=False,
                initial=category,
                show_hidden_initial=True,
            )
        waiting_first = sorted(
            sections, key=lambda section: not section.is_waiting
        )
        self.sections = waiting_first[:MOST_ASKED]
        self.chosen: dict[str, str] = {}
        for planned in self.sections:
            name = planned.choice_name
            self.fields[f"place_{name}"] = forms.ChoiceField(
                label=f"Line {planned.section.line} means",
                required=False,
                choices=choices_of(planned),
                initial=initial_of(planned),
                # What somebody else chose meanwhile stays.
                show_hidden_initial=True,
            )
            self.fields[f"other_{name}"] = forms.CharField(
                label="Another paper, by its slug, arXiv number or DOI",
                required=False,
                max_length=LONGEST_NAME,
            )

    def asked(self) -> Iterator[AskedHeading]:
        for planned in self.sections:
            name = planned.choice_name
            yield AskedHeading(
                planned, self[f"place_{name}"], self[f"other_{name}"]
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for planned in self.sections:
            name = planned.choice_name
            other = given.get(f"other_{name}", "")
            choice = given.get(f"place_{name}", "")
            if other:
                choice = self.paper_named(f"other_{name}", other)
            names = {f"place_{name}", f"other_{name}"}
            if names.intersection(self.changed_data).difference(self.errors):
                self.chosen[name] = choice
        if CATEGORY in set(self.changed_data).difference(self.errors):
            category = given.get(CATEGORY)
            self.chosen[CATEGORY] = str(category.pk) if category else ""
        return given

    def paper_named(self, field: str, name: str) -> str:
        known = read_identifier(name)
        is_it = Q(slug=name)
        if known and known.arxiv_id:
            is_it |= Q(arxiv_id=known.arxiv_id)
        if known and known.doi:
            is_it |= Q(doi__iexact=known.doi)
        kept = Paper.objects.library().exclude(status=Paper.Status.RETIRED)
        paper = kept.filter(is_it).order_by("pk").first()
        if paper is None:
            self.add_error(field, NOT_KNOWN % name)
            return ""
        return str(paper.pk)

    def sentences_of_faults(self) -> Iterator[str]:
        for problems in self.errors.values():
            yield from map(str, problems)


def initial_of(planned: PlannedPlace) -> str:
    if planned.chosen:
        return planned.chosen
    return ACROSS if planned.theme else ""


def choices_of(planned: PlannedPlace) -> list[tuple[str, str]]:
    places = list(planned.match.probable)
    if planned.paper and planned.paper not in places:
        places.insert(0, planned.paper)
    papers = [(str(place.id), label_of(place)) for place in places]
    across = [ACROSS_PAPERS] if planned.can_be_across else []
    new = [NEW_PAPER] if planned.can_be_new else []
    return [NOT_YET, *papers, *across, *new, LEAVE_OUT]


def label_of(place: PaperPlace) -> str:
    return f"{place.title} ({place.slug})"
