"""What a quiz is to be, as the page sends it."""

from typing import Any

from django import forms

from study.models import Learner
from study.models.quiz import MOST_MINUTES, MOST_QUESTIONS, QuizKind
from study.review.quiz_plan import QuizChoice
from study.review.quiz_sources import OFFERED, SOURCES
from study.review.quiz_subjects import Subject, SubjectSource

QUESTIONS = "questions"
MINUTES = "minutes"
DEFAULTS = {"kind": QuizKind.DUE.value, "amount": "20", "unit": QUESTIONS}
LONGEST_SLUG = 120


class QuizForm(forms.Form):
    """A choice of questions, and how many or how long."""

    kind = forms.ChoiceField(
        choices=[(source.kind, source.label) for source in OFFERED],
        error_messages={"invalid_choice": "Choose one of these."},
    )
    subject = forms.CharField(required=False, max_length=LONGEST_SLUG)
    amount = forms.IntegerField(
        min_value=1,
        max_value=MOST_QUESTIONS,
        error_messages={
            "required": "Say how many.",
            "invalid": "Enter a number.",
        },
    )
    unit = forms.ChoiceField(
        choices=[(QUESTIONS, "questions"), (MINUTES, "minutes")],
        error_messages={"invalid_choice": "Choose questions or minutes."},
    )

    practice = forms.BooleanField(required=False)

    def __init__(self, values: Any, *, learner: Learner) -> None:
        """What is not sent is what most want; of nonsense the kind is forgotten."""
        self.sent = {
            name: values[name] for name in self.base_fields if name in values
        }
        super().__init__(DEFAULTS | self.sent)
        self.source = SOURCES.get(self.data["kind"], SOURCES[QuizKind.DUE])
        self.subjects: list[Subject] = []
        if isinstance(self.source, SubjectSource):
            self.subjects = self.source.subjects(learner)

    @property
    def needs_subject(self) -> bool:
        return isinstance(self.source, SubjectSource)

    @property
    def lacks_subject(self) -> bool:
        """Whether only this is missing so far."""
        return self.needs_subject and not self.data.get("subject")

    def clean_subject(self) -> Subject | None:
        if not self.needs_subject:
            return None
        slug = self.cleaned_data["subject"]
        for subject in self.subjects:
            if subject.slug == slug:
                return subject
        raise forms.ValidationError(
            "That has no questions to ask. Choose one from the list."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        amount = cleaned.get("amount")
        is_long = amount is not None and amount > MOST_MINUTES
        if is_long and cleaned.get("unit") == MINUTES:
            self.add_error("amount", f"At most {MOST_MINUTES} minutes.")
        return cleaned

    def choice(self) -> QuizChoice:
        """What a valid form says."""
        subject = self.cleaned_data["subject"]
        amount = self.cleaned_data["amount"]
        is_timed = self.cleaned_data["unit"] == MINUTES
        return QuizChoice(
            kind=self.source.kind,
            title=subject.name if subject else self.source.label,
            subject_id=subject.id if subject else None,
            question_limit=None if is_timed else amount,
            minute_limit=amount if is_timed else None,
            is_practice=self.cleaned_data["practice"],
        )
