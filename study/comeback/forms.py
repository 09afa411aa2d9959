"""The pace that somebody who comes back chooses."""

from django import forms

from study.models.comeback import LEAST_PACE, MOST_PACE

OUT_OF_RANGE = f"Choose between {LEAST_PACE} and {MOST_PACE} questions a day."


class PaceForm(forms.Form):
    """Questions a day."""

    pace = forms.IntegerField(
        min_value=LEAST_PACE,
        max_value=MOST_PACE,
        error_messages={
            "required": "Choose one of the paces.",
            "invalid": OUT_OF_RANGE,
            "min_value": OUT_OF_RANGE,
            "max_value": OUT_OF_RANGE,
        },
    )

    def problem(self) -> str:
        """Why it is not valid, in words."""
        return " ".join(str(error) for error in self.errors["pace"])
