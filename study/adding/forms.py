"""What people have of a paper, and what they say of it themselves."""

from collections.abc import Sequence
from typing import Any

from django import forms

from papers.formats.parsed import TooManyWorks
from papers.models import Paper
from study.adding.finding import Finding
from study.adding.typed_reference import TypedReference, read_typed_reference
from study.ownpapers.bibliography_forms import BibliographyForm, typed_facts

LONGEST_TEXT = 50_000
LONGEST_TITLE = 500
LARGEST_ID = 2**63 - 1
# As many as are shown at once.
MOST_SLUGS = 10
LONGEST_SLUGS = 1_000


class ListField(forms.IntegerField):
    """The list onto which the paper goes; a wrong number is none."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> int | None:
        try:
            number = super().clean(value)
        except forms.ValidationError:
            return None
        if number is None or not 1 <= number <= LARGEST_ID:
            return None
        return int(number)


class AddressForm(forms.Form):
    """What the page's address says: papers that were found, a list, a text."""

    papers = forms.CharField(required=False, max_length=LONGEST_SLUGS)
    q = forms.CharField(required=False, max_length=LONGEST_TITLE)
    list = ListField()

    def values(self) -> tuple[Sequence[str], str, int | None]:
        """The slugs, the text and the list; what can't be read is left out."""
        self.full_clean()
        slugs = self.cleaned_data.get("papers", "").split(",")
        text = self.cleaned_data.get("q", "")
        return slugs[:MOST_SLUGS], text, self.cleaned_data.get("list")


class FindPaperForm(forms.Form):
    """The one box."""

    text = forms.CharField(
        label="What you have of it",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "autocapitalize": "off",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        help_text=(
            "An arXiv number, a DOI, an address, its title,"
            " or a citation in BibTeX, RIS or CSL-JSON."
        ),
        error_messages={
            "required": "Type or paste what you have of the paper.",
            "max_length": "That is too long for one paper.",
        },
    )
    list = ListField()

    def clean_text(self) -> TypedReference:
        try:
            return read_typed_reference(self.cleaned_data["text"])
        except TooManyWorks:
            raise forms.ValidationError(
                "These are too many papers for this page. Add one at a time."
            ) from None


class NewPaperForm(BibliographyForm):
    """What is known of a paper that becomes the learner's own.

    `others` are the slugs of papers that were shown as the one that it may be.
    """

    is_to_read = forms.BooleanField(
        label="Mark it “To read”",
        required=False,
        initial=True,
    )
    others = forms.CharField(
        required=False,
        max_length=LONGEST_SLUGS,
        widget=forms.HiddenInput,
    )
    list = ListField()

    def were_shown(self, papers: Sequence[Paper]) -> bool:
        """Whether the learner saw all of these, and says that it is another."""
        shown = self.cleaned_data["others"].split(",")
        return all(paper.slug in shown for paper in papers)


def initial_values(finding: Finding, list_id: int | None) -> dict[str, Any]:
    """What a form shows of what was found, before anybody changes it."""
    values = typed_facts(finding.entry)
    values["is_to_read"] = True
    values["others"] = joined_slugs(finding.probable)
    values["list"] = list_id
    return values


def joined_slugs(papers: Sequence[Paper]) -> str:
    return ",".join(paper.slug for paper in papers)
