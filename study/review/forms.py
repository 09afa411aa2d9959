"""An answer as it comes back from the page."""

from typing import Any

from django import forms

from papers.models import Choice, KeyPoint, Question
from study.memory import Rating
from study.models import Review

ANSWER_LIMIT = 10_000


class GapsField(forms.Field):
    """All values of the name, each a short text."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        texts = [str(text) for text in value or []]
        if len(texts) > 4 or any(len(text) > 500 or "\x00" in text for text in texts):
            raise forms.ValidationError("A gap takes at most 500 characters.")
        return texts


class PointsField(forms.ModelMultipleChoiceField):
    """Key points by number; a number beyond what a database holds names none."""

    def clean(self, value: Any) -> Any:
        if any(len(str(number)) > 18 for number in value or []):
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], params={"value": ""}
            )
        return super().clean(value)


class AnswerForm(forms.Form):
    """What was typed before the answer is shown; nothing is stored yet."""

    typed = forms.CharField(required=False, max_length=ANSWER_LIMIT)
    gap = GapsField(required=False)
    key = forms.UUIDField()
    seen = forms.IntegerField(min_value=0, max_value=10**6)
    quiz = forms.IntegerField(required=False, min_value=1, max_value=2**62)


class GradeForm(forms.Form):
    """The learner's own verdict, or the choice that decides it."""

    rating = forms.TypedChoiceField(
        choices=Review.Grade.choices,
        coerce=lambda value: Rating(int(value)),
        required=False,
    )
    choice = forms.ModelChoiceField(Choice.objects.none(), required=False)
    points = PointsField(KeyPoint.objects.none(), required=False)
    typed = forms.CharField(required=False, max_length=ANSWER_LIMIT)
    key = forms.UUIDField()
    seen = forms.IntegerField(min_value=0, max_value=10**6)
    quiz = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    def __init__(self, *arguments: Any, question: Question, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.question = question
        self.fields["choice"].queryset = question.choices.all()  # type: ignore[attr-defined]
        self.fields["points"].queryset = question.key_points.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        choice = cleaned.get("choice")
        if self.question.kind == Question.Kind.CHOICE:
            if choice is None:
                raise forms.ValidationError(
                    "Choose one of the answers first.", code="no_choice"
                )
            cleaned["rating"] = Rating.GOOD if choice.is_right else Rating.AGAIN
        elif not cleaned.get("rating"):
            raise forms.ValidationError(
                "Say how well you remembered: Forgot, Hard, Good or Easy.",
                code="no_rating",
            )
        return cleaned


class CorrectionForm(forms.Form):
    """Another rating for an answer that was judged by its choice."""

    rating = forms.TypedChoiceField(
        choices=Review.Grade.choices, coerce=lambda value: Rating(int(value))
    )
