"""What a learner says of a note or a question to curators."""

from typing import Any, ClassVar

from django import forms

from papers.libraryfiles.entries import HEADINGS
from papers.models import Paper
from study.models import Report
from study.models.report import (
    ANSWER_PART,
    LONGEST_SOURCE,
    LONGEST_WORDS,
    TLDR_PART,
    part_label,
)

LONGEST_QUOTE = 500
WHY_PART = "why"
Reason = Report.Reason
NEED_WORDS = (Reason.MISSING, Reason.QUESTION, Reason.OTHER)
REASONS_OF_A_QUESTION = (
    Reason.WRONG,
    Reason.UNCLEAR,
    Reason.OUTDATED,
    Reason.SPLIT,
    Reason.OTHER,
)
REASONS_OF_A_NOTE = (
    Reason.WRONG,
    Reason.UNCLEAR,
    Reason.OUTDATED,
    Reason.MISSING,
    Reason.QUESTION,
    Reason.OTHER,
)


def reason_choices(reasons: tuple[Reason, ...]) -> list[tuple[str, str]]:
    return [(reason.value, str(reason.label)) for reason in reasons]


class ReportForm(forms.ModelForm):
    """The reason, what it says now, and where it stands otherwise."""

    reason = forms.ChoiceField(
        label="What is amiss?",
        choices=reason_choices(REASONS_OF_A_QUESTION),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="In your words",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    quote = forms.CharField(
        label="The words that are wrong",
        required=False,
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source = forms.CharField(
        label="Where one can look it up",
        required=False,
        max_length=LONGEST_SOURCE,
        help_text="A page of the paper, an address.",
    )
    may_be_named = forms.BooleanField(
        label="If it is settled under the note, name me there",
        required=False,
    )

    class Meta:
        model = Report
        fields: ClassVar[tuple[str, ...]] = (
            "reason",
            "words",
            "quote",
            "source",
            "may_be_named",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs_words = cleaned.get("reason") in NEED_WORDS
        lacks_words = not cleaned.get("words") and "words" not in self.errors
        if needs_words and lacks_words:
            self.add_error("words", "Say in a few words what it is.")
        return cleaned


class QuestionReportForm(ReportForm):
    """Of a question, or of its answer."""

    part = forms.ChoiceField(
        label="Where?",
        required=False,
        choices=(("", "In the question"), (ANSWER_PART, "In its answer")),
        widget=forms.RadioSelect,
    )

    class Meta(ReportForm.Meta):
        fields: ClassVar[tuple[str, ...]] = ("part", *ReportForm.Meta.fields)


class NoteReportForm(ReportForm):
    """Of a note, or of one part of it."""

    part = forms.ChoiceField(label="Where?", required=False)

    class Meta(ReportForm.Meta):
        fields: ClassVar[tuple[str, ...]] = ("part", *ReportForm.Meta.fields)

    def __init__(self, paper: Paper, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["part"].choices = [  # type: ignore[attr-defined]
            ("", "The whole note"),
            *note_parts(paper),
        ]
        self.fields["reason"].choices = reason_choices(REASONS_OF_A_NOTE)  # type: ignore[attr-defined]


def note_parts(paper: Paper) -> list[tuple[str, str]]:
    """Those that the note has, in reading order."""
    parts = []
    if paper.tldr:
        parts.append((TLDR_PART, part_label(TLDR_PART)))
    written = set(paper.sections.values_list("kind", flat=True))
    if paper.why_it_matters:
        written.add(WHY_PART)
    for title, kind in HEADINGS.items():
        if kind in written:
            parts.append((kind, title))
    return parts
