"""Whether a streak is shown, and on which weekdays one rests."""

from django import forms
from django.http import QueryDict

from study.models import Learner
from study.models.learner import ALL_WEEKDAYS
from study.progress.streak import weekday_mask, weekdays_of_mask

WEEKDAYS = (
    (0, "Monday"),
    (1, "Tuesday"),
    (2, "Wednesday"),
    (3, "Thursday"),
    (4, "Friday"),
    (5, "Saturday"),
    (6, "Sunday"),
)


class StreakForm(forms.ModelForm):
    rest_weekdays = forms.TypedMultipleChoiceField(
        label="Rest days",
        required=False,
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="They never end a row of days.",
    )

    class Meta:
        model = Learner
        fields = ("shows_streak", "rest_weekdays")

    def __init__(self, body: QueryDict | None, *, instance: Learner) -> None:
        weekdays = weekdays_of_mask(instance.rest_weekdays)
        super().__init__(
            body, instance=instance, initial={"rest_weekdays": weekdays}
        )

    def clean_rest_weekdays(self) -> int:
        mask = weekday_mask(self.cleaned_data["rest_weekdays"])
        if mask == ALL_WEEKDAYS:
            raise forms.ValidationError(
                "Leave one weekday at least that counts."
            )
        return mask
