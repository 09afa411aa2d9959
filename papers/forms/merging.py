"""Which two are one, and what is kept of either."""

from collections.abc import Iterable
from typing import Any

from django import forms

from papers.models import Merge
from papers.services.merging.differences import DROPPED, KEPT, Difference

SIDES = ((KEPT, "Keep this"), (DROPPED, "Take this"))


class OtherRowForm(forms.Form):
    """What shall be merged, and how the other one is called."""

    kind = forms.ChoiceField(
        choices=Merge.Kind.choices, widget=forms.HiddenInput
    )
    row = forms.IntegerField(
        min_value=1, max_value=2**31, widget=forms.HiddenInput
    )
    q = forms.CharField(
        label="The other one",
        max_length=200,
        required=False,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class ChosenSidesForm(forms.Form):
    """For each difference the side that stays."""

    def __init__(
        self, differences: Iterable[Difference], *positional: Any, **more: Any
    ) -> None:
        super().__init__(*positional, **more)
        self.differences = list(differences)
        for one in self.differences:
            self.fields[one.name] = forms.ChoiceField(
                choices=SIDES, initial=one.chosen, label=one.label
            )

    def rows(self) -> list[tuple[Difference, str]]:
        """Each difference with the side that is chosen now."""
        rows = []
        for one in self.differences:
            value = str(self[one.name].value())
            rows.append((one, value))
        return rows
