"""Who may see and change a list, and what others suggest for it."""

import re
from typing import Any

from django import forms

from papers.models import Paper
from papers.queries.comparison import papers_called
from papers.services.exports import FORMATS
from study.models import Learner, ReadingList, StudyGroup
from study.models.list_suggestion import LONGEST_SENTENCE

PAPER_PATH = re.compile(r"/papers/([\w-]+)(?:/|$)")
UNKNOWN_PAPER = (
    "The library has no paper that is called so. Try a word of its title."
)
WHICH_PAPER = "Several papers are called so. Choose the one that you mean."

# What a learner chooses for a list of their own.
OWN_EDITINGS = [
    (choice.value, choice.label)
    for choice in ReadingList.Editing
    if choice != ReadingList.Editing.GROUP
]


class VisibilityForm(forms.Form):
    """Who may see a list; group: one that the learner belongs to."""

    visibility = forms.ChoiceField(choices=ReadingList.Visibility.choices)
    group = forms.ModelChoiceField(StudyGroup.objects.none(), required=False)

    def __init__(
        self, *arguments: Any, learner: Learner, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["group"].queryset = StudyGroup.objects.of(learner).open()

    def clean(self) -> None:
        super().clean()
        values = self.cleaned_data
        is_for_group = values.get("visibility") == ReadingList.Visibility.GROUP
        if is_for_group and values.get("group") is None:
            self.add_error("group", "Choose one of your groups.")


class EditingForm(forms.Form):
    """Who may change a list."""

    editing = forms.ChoiceField(
        label="Who can change it",
        choices=OWN_EDITINGS,
        widget=forms.RadioSelect,
    )


class ExportForm(forms.Form):
    """The kind of file, by its ending; BibTeX where the address names none."""

    format = forms.ChoiceField(
        choices=[(ending, ending) for ending in FORMATS],
        required=False,
    )

    def clean_format(self) -> str:
        return self.cleaned_data["format"] or "bib"


class AnswerForm(forms.Form):
    """What the owner of a list says to who suggested a paper."""

    answer = forms.CharField(
        label="Your answer",
        required=False,
        max_length=LONGEST_SENTENCE,
        help_text="Who suggested it reads this.",
    )


class SuggestionForm(forms.Form):
    """A paper of the library, in whatever way it is called, and a sentence."""

    paper = forms.CharField(
        label="Which paper?",
        max_length=500,
        help_text="Its title or words of it, or the address of its page here. It must"
        " be in the library: your own papers stay yours and cannot be suggested.",
        error_messages={"required": "Name a paper."},
    )
    sentence = forms.CharField(
        label="Why does it belong here?",
        max_length=LONGEST_SENTENCE,
        help_text="The list’s owner sees the paper and your sentence, not who you are.",
        error_messages={"required": "Say it in a sentence."},
    )

    def clean_paper(self) -> Paper:
        papers = suggested_papers(self.cleaned_data["paper"])
        if not papers:
            raise forms.ValidationError(UNKNOWN_PAPER)
        if len(papers) > 1:
            self.offer(papers)
            raise forms.ValidationError(WHICH_PAPER)
        return papers[0]

    def offer(self, papers: list[Paper]) -> None:
        """Ask again with these to choose from, each by the address of its page."""
        choices = []
        for paper in papers:
            choices.append(
                (paper.get_absolute_url(), f"{paper.title}, {paper.year}")
            )
        field = self.fields["paper"]
        field.widget = forms.RadioSelect(choices=choices)
        field.help_text = ""


def suggested_papers(text: str) -> list[Paper]:
    """The published papers that may be meant; one that is called so stands alone."""
    path = PAPER_PATH.search(text)
    if path:
        return list(Paper.objects.published().filter(slug=path[1]))
    return papers_called(text, but=[])


class PageForm(forms.Form):
    """Which page of a long list; the first where the address names none."""

    page = forms.IntegerField(min_value=1, max_value=10_000)

    def chosen_page(self) -> int:
        return self.cleaned_data["page"] if self.is_valid() else 1
