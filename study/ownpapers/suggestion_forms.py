"""What a learner says of a paper that they suggest, and what a curator answers."""

from typing import Any

from django import forms

from papers.models import Category, Paper
from papers.services.library.drafts import paper_with_number
from study.models import PaperSuggestion
from study.models.paper_suggestion import LONGEST_SENTENCE

ACCEPT = "accept"
DECLINE = "decline"
DECISIONS = ((ACCEPT, "Accept it"), (DECLINE, "Decline it"))
NEEDS_CATEGORY = "Choose where the draft belongs."
NEEDS_YEAR = "The library needs a year: look it up."
NEEDS_ADDRESS = "Give an address, so that the paper can be found."
YEAR_RANGE = "The year must be between 1800 and 2100."


class SuggestionToLibraryForm(forms.Form):
    """Why the library should have a paper."""

    sentence = forms.CharField(
        label="Why does the library need it?",
        required=False,
        max_length=LONGEST_SENTENCE,
        help_text="One sentence for the curators.",
    )


class SuggestionAnswerForm(forms.ModelForm):
    """A curator's answer; what the library needs of a draft is filled in with it.

    Where the library has a paper of the same number, it is that one.
    """

    decision = forms.ChoiceField(choices=DECISIONS, widget=forms.RadioSelect)
    category = forms.ModelChoiceField(
        Category.objects.all(),
        required=False,
        help_text="Where the draft belongs, if you accept.",
    )
    year = forms.IntegerField(
        required=False,
        min_value=1800,
        max_value=2100,
        error_messages={"min_value": YEAR_RANGE, "max_value": YEAR_RANGE},
        help_text="Of first publication.",
    )
    url = forms.URLField(
        label="address",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Needed where there is no arXiv number and no DOI.",
    )

    class Meta:
        model = PaperSuggestion
        fields = ("answer",)
        help_texts = {"answer": "Who suggested the paper reads this."}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        entry = self.instance.entry
        self.initial.setdefault("year", entry.year)
        self.initial.setdefault("url", entry.url)

    @property
    def known_paper(self) -> Paper | None:
        return paper_with_number(self.instance.entry)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        is_accepted = self.cleaned_data.get("decision") == ACCEPT
        if is_accepted and self.known_paper is None:
            self.check_draft()
        return cleaned

    def check_draft(self) -> None:
        """What every paper of the library has."""
        entry = self.instance.entry
        has_number = bool(entry.arxiv_id or entry.doi)
        if not self.cleaned_data.get("category"):
            self.add_error("category", NEEDS_CATEGORY)
        if not self.cleaned_data.get("year") and "year" not in self.errors:
            self.add_error("year", NEEDS_YEAR)
        has_address = has_number or self.cleaned_data.get("url")
        if not has_address and "url" not in self.errors:
            self.add_error("url", NEEDS_ADDRESS)
