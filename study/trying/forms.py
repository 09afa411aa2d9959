"""What a visitor sends: an answer, with the signed text of those before it."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.signing import BadSignature

from papers.models import Choice, Question
from study.review.answer_keys import milliseconds_since
from study.review.forms import AnswerForm, GradeForm
from study.trying.trials import TYPED_BYTES, Trial, TrialAnswer, trial_of_token

TOKEN_LIMIT = 8_000
TOO_LONG = (
    "Without an account an answer takes about a hundred words."
    " Shorten what you wrote, then send it once more."
)


class TrialField(forms.CharField):
    """The signed text of a trial, as the trial."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> Trial:
        token = super().clean(value)
        try:
            return trial_of_token(token)
        except BadSignature as error:
            raise forms.ValidationError("It is over.", code="over") from error


class TrialForm(forms.Form):
    """Where the visitor stands."""

    trial = TrialField(max_length=TOKEN_LIMIT)


class TypedWithinBytes(forms.Form):
    """A typed answer that fits into a cookie together with others."""

    def clean_typed(self) -> str:
        typed = self.cleaned_data["typed"]
        if len(typed.encode()) > TYPED_BYTES:
            raise forms.ValidationError(TOO_LONG, code="too_long")
        return typed


class TrialAnswerForm(TypedWithinBytes, AnswerForm):
    """What was typed before the answer is shown."""

    trial = TrialField(max_length=TOKEN_LIMIT)

    def problem(self) -> str:
        """Why it is not valid, in words."""
        return " ".join(str(error) for error in self.non_field_errors())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        gaps = "; ".join(cleaned.get("gap") or [])
        if len(gaps.encode()) > TYPED_BYTES:
            self.add_error("typed", TOO_LONG)
        return cleaned


class TrialGradeForm(TypedWithinBytes, GradeForm):
    """The visitor's own verdict, or the choice that decides it."""

    trial = TrialField(max_length=TOKEN_LIMIT)

    def trial_answer(self, at: datetime) -> TrialAnswer:
        """What a valid form says, sent at that time."""
        cleaned = self.cleaned_data
        choice = cleaned["choice"]
        return TrialAnswer(
            question_id=self.question.pk,
            rating=int(cleaned["rating"]),
            key=cleaned["key"].hex,
            answered_ms=int(at.timestamp() * 1000),
            revision=self.shown_revision(),
            typed=cleaned["typed"],
            choice_id=choice.pk if choice else None,
            point_ids=tuple(point.pk for point in cleaned["points"]),
            duration=milliseconds_since(cleaned["key"], at),
        )


class KeepForm(TrialForm):
    """All answers, and whether there is an account already."""

    account_page = forms.ChoiceField(
        choices=[("signup", "sign up"), ("login", "sign in")]
    )


class QuestionOfAddressForm(forms.Form):
    """A question that an address names, to be left out."""

    without = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    def question_id(self) -> int | None:
        """None for a number that is none."""
        self.full_clean()
        return self.cleaned_data.get("without")


class LiveChoiceForm(forms.Form):
    """One of the question's choices, named in the address."""

    choice = forms.ModelChoiceField(
        Choice.objects.none(),
        error_messages={
            "required": "Choose one of the answers first.",
            "invalid_choice": "This is none of its answers. Choose another.",
        },
    )

    def __init__(
        self, *arguments: Any, question: Question, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["choice"].queryset = question.choices.all()
