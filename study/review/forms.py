"""An answer as it comes back from the page."""

from datetime import datetime
from typing import Any

from django import forms

from papers.models import Choice, KeyPoint, Question
from study.memory import Rating
from study.models import Review
from study.review.answer_keys import milliseconds_since
from study.review.prompt import TypedAnswer
from study.review.services import Answer

ANSWER_LIMIT = 10_000
GAP_LIMIT = 500
MOST_GAPS = 4
# Every number with so many digits fits into a database's 64 bits.
MOST_DIGITS = 18
MOST_SEEN = 10**6
LARGEST_ID = 2**62
CHANGED_MEANWHILE = (
    "What you chose is no longer part of this question: it was changed while you"
    " answered. Look at it once more."
)


def parse_rating(value: str) -> Rating:
    return Rating(int(value))


class GapsField(forms.Field):
    """All values of the name, each a short text."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        texts = [str(text) for text in value or []]
        has_odd_text = any(
            len(text) > GAP_LIMIT or "\x00" in text for text in texts
        )
        if has_odd_text or len(texts) > MOST_GAPS:
            raise forms.ValidationError("A gap takes at most 500 characters.")
        return texts


class KeyPointsField(forms.ModelMultipleChoiceField):
    """Key points by number; a number beyond what a database holds names none."""

    def clean(self, value: Any) -> Any:
        if any(len(str(number)) > MOST_DIGITS for number in value or []):
            raise forms.ValidationError(
                self.error_messages["invalid_choice"],
                params={"value": ""},
            )
        return super().clean(value)


class AnswerForm(forms.Form):
    """What was typed before the answer is shown; nothing is stored yet."""

    typed = forms.CharField(required=False, max_length=ANSWER_LIMIT)
    gap = GapsField(required=False)
    points = KeyPointsField(KeyPoint.objects.all(), required=False)
    key = forms.UUIDField()
    seen = forms.IntegerField(min_value=0, max_value=MOST_SEEN)
    quiz = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)

    def typed_answer(self) -> TypedAnswer:
        """What a valid form says."""
        return TypedAnswer(
            key=self.cleaned_data["key"],
            seen=self.cleaned_data["seen"],
            text=self.cleaned_data["typed"],
            gaps=self.cleaned_data["gap"],
            ticked_ids=frozenset(
                point.pk for point in self.cleaned_data["points"]
            ),
        )


class GradeForm(forms.Form):
    """The learner's own verdict, or the choice that decides it."""

    rating = forms.TypedChoiceField(
        choices=Review.Grade.choices,
        coerce=parse_rating,
        required=False,
    )
    choice = forms.ModelChoiceField(Choice.objects.none(), required=False)
    points = KeyPointsField(KeyPoint.objects.none(), required=False)
    typed = forms.CharField(required=False, max_length=ANSWER_LIMIT)
    key = forms.UUIDField()
    seen = forms.IntegerField(min_value=0, max_value=MOST_SEEN)
    # Pages that were open before it was sent along have none.
    revision = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_SEEN
    )
    quiz = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)

    def __init__(
        self, *arguments: Any, question: Question, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.question = question
        fields: dict[str, Any] = self.fields
        fields["choice"].queryset = question.choices.all()
        fields["points"].queryset = question.key_points.all()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.question.kind == Question.Kind.CHOICE:
            cleaned["rating"] = self.rating_of_choice(cleaned.get("choice"))
        elif not cleaned.get("rating"):
            raise forms.ValidationError(
                "Say how well you remembered: Forgot, Hard, Good or Easy.",
                code="no_rating",
            )
        return cleaned

    def rating_of_choice(self, choice: Choice | None) -> Rating:
        if choice is None:
            raise forms.ValidationError(
                "Choose one of the answers first.",
                code="no_choice",
            )
        if choice.is_right:
            return Rating.GOOD
        return Rating.AGAIN

    def problem(self) -> str:
        """Why it is not valid, in words; empty when a field makes no sense at all."""
        if "choice" in self.errors or "points" in self.errors:
            return CHANGED_MEANWHILE
        return " ".join(str(error) for error in self.non_field_errors())

    def shown_revision(self) -> int:
        """Of the question that was answered, though it may read otherwise by now."""
        present = self.question.revision
        sent = self.cleaned_data["revision"] or present
        return min(sent, present)

    def answer(self, at: datetime) -> Answer:
        """What a valid form says, sent at that time."""
        key = self.cleaned_data["key"]
        return Answer(
            rating=self.cleaned_data["rating"],
            key=key,
            seen=self.cleaned_data["seen"],
            typed=self.cleaned_data["typed"],
            points=[point.text for point in self.cleaned_data["points"]],
            choice=self.cleaned_data["choice"],
            duration=milliseconds_since(key, at),
            question_revision=self.shown_revision(),
        )


class ChangeForm(forms.Form):
    """A change of an earlier answer, and the quiz whose page it comes from."""

    quiz = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)

    def quiz_id(self) -> int | None:
        """None for a page outside quizzes, or a number that is none."""
        self.full_clean()
        return self.cleaned_data.get("quiz")


class CorrectionForm(ChangeForm):
    """Another rating for an answer that was given."""

    rating = forms.TypedChoiceField(
        choices=Review.Grade.choices, coerce=parse_rating
    )
