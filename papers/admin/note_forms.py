"""The forms of a paper and of its links, for curators."""

from collections import defaultdict
from typing import Any

from django import forms

from papers.admin.named_rows import NamedRowFormSet
from papers.admin.names import clean_other_names
from papers.admin.sources import SourcesField
from papers.forms.tag_names import check_tag
from papers.libraryfiles import find_circle
from papers.models import Link, Paper
from papers.models.paper_visibility import LIBRARY_STATUSES
from papers.services.library.proposed_slugs import proposed_slug
from papers.services.library.renaming import (
    names_that_stop,
    names_with_slug,
)

LIBRARY_STATUS_CHOICES = [
    choice for choice in Paper.Status.choices if choice[0] in LIBRARY_STATUSES
]
ACYCLIC_KINDS = (Link.Kind.BUILDS_ON, Link.Kind.READ_NEXT)
SLUG_HELP = (
    "Left empty it is a short one: of the first other name, or of what stands before"
    " a colon, as adam for “Adam: A Method for …”."
)


class LinkFormSet(NamedRowFormSet):
    """Refuses links that would lead in a circle, and names the circle."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        for kind in ACYCLIC_KINDS:
            circle = self.find_circle_of(kind)
            if circle:
                names = " → ".join(circle)
                raise forms.ValidationError(
                    f"“{kind.label}” would lead in a circle: {names}. "
                    "Remove one of these links."
                )

    def targets_of(self, kind: Link.Kind) -> list[Paper]:
        """Where this paper's links of that kind will lead once the form is saved."""
        targets = []
        for form in self.forms:
            is_kept = not form.cleaned_data.get("DELETE")
            if is_kept and form.cleaned_data.get("kind") == kind:
                targets.append(form.cleaned_data["target"])
        return targets

    def find_circle_of(self, kind: Link.Kind) -> list[str]:
        """The slugs of a circle that the form would close, or nothing."""
        targets = self.targets_of(kind)
        others = Link.objects.filter(kind=kind).exclude(source=self.instance.pk)
        endpoints = others.values_list("source__slug", "target__slug")
        edges: dict[str, set[str]] = defaultdict(set)
        for source, target in endpoints:
            edges[source].add(target)
        edges[self.instance.slug] = {target.slug for target in targets}
        return find_circle(edges)


class PaperForm(forms.ModelForm):
    """A paper whose tags and sources are as the library's files have them."""

    status = forms.ChoiceField(choices=LIBRARY_STATUS_CHOICES, initial="draft")
    sources = SourcesField()

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = SLUG_HELP

    def clean_tags(self) -> list[str]:
        return [check_tag(name) for name in self.cleaned_data["tags"]]

    def clean_also_called(self) -> str:
        return clean_other_names(self.cleaned_data["also_called"])

    def clean_slug(self) -> str:
        """A new paper without one gets a short one.

        What bears a former one goes with it, where those names are free.
        """
        slug: str = self.cleaned_data["slug"]
        if not slug and not self.instance.pk:
            given = self.cleaned_data
            title = given.get("title", "")
            return proposed_slug(title, given.get("also_called", ""))
        former = self.initial.get("slug", "")
        if self.instance.pk and former and slug != former:
            names = names_with_slug(self.instance, former=former, slug=slug)
            stopping = names_that_stop(names)
            if stopping:
                told = ", ".join(stopping)
                raise forms.ValidationError(
                    "Its questions and figures would be called after it, and these"
                    f" names are taken or too long: {told}. Choose another slug."
                )
        return slug
