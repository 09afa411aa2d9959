"""What a curator answers to a report."""

from typing import Any

from django import forms

from study.models import Report
from study.models.settlement import LONGEST_DOUBT, LONGEST_OUTCOME
from study.reports.services import Outcome

State = Report.State
LONGEST_ANSWER = 1_000
DECISIONS = (
    (State.CORRECTED.value, "Corrected: I have changed it"),
    (State.ANSWERED.value, "Answered: nothing had to change"),
    (State.DECLINED.value, "Declined: it stays as it is"),
)
NEEDS_ANSWER = "Say why: who told it reads this."
NEEDS_BOTH = "Under the note stand both: what was doubted, and what came of it."
HAS_NO_NOTE = "This question belongs to no note under which it could stand."


class ReportAnswerForm(forms.ModelForm):
    """The decision, the answer, and what is to stand under the note."""

    decision = forms.ChoiceField(choices=DECISIONS, widget=forms.RadioSelect)
    answer = forms.CharField(
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who told it reads this.",
    )
    doubt = forms.CharField(
        label="What was doubted",
        required=False,
        max_length=LONGEST_DOUBT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="In your words: what a learner wrote is theirs.",
    )
    outcome = forms.CharField(
        label="What came of it",
        required=False,
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Report
        fields = ("answer",)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        given = self.cleaned_data
        decision = given.get("decision")
        is_correction = decision in (None, State.CORRECTED)
        lacks_answer = not given.get("answer") and "answer" not in self.errors
        if lacks_answer and not is_correction:
            self.add_error("answer", NEEDS_ANSWER)
        self.check_outcome()
        return cleaned

    def check_outcome(self) -> None:
        given = self.cleaned_data
        texts = [bool(given.get("doubt")), bool(given.get("outcome"))]
        if any(texts) and not all(texts):
            missing = "outcome" if texts[0] else "doubt"
            if missing not in self.errors:
                self.add_error(missing, NEEDS_BOTH)
        if any(texts) and self.instance.note is None:
            self.add_error("outcome", HAS_NO_NOTE)

    @property
    def told_outcome(self) -> Outcome | None:
        given = self.cleaned_data
        if not given.get("outcome"):
            return None
        return Outcome(doubt=given["doubt"], text=given["outcome"])
