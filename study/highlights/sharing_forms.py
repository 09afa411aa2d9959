"""Which groups a passage is shown to."""

from collections.abc import Iterable
from typing import Any

from django import forms

from study.models import Membership, StudyGroup


class ShowHighlightForm(forms.Form):
    """Of the learner's own groups; nothing ticked, nobody sees it."""

    groups = forms.TypedMultipleChoiceField(
        label="Who sees it",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "You don’t belong to one of these groups any more."
            " Choose again."
        },
    )

    def __init__(
        self,
        *arguments: Any,
        memberships: Iterable[Membership],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["groups"].choices = [
            (one.group_id, label_of(one.group)) for one in memberships
        ]


def label_of(group: StudyGroup) -> str:
    if group.closed_at is None:
        return group.name
    return f"{group.name} (closed: you can only take it back)"
