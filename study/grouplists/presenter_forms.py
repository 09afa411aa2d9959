"""Who presents an entry."""

from typing import Any

from django import forms

from study.discussion.names import NAMELESS
from study.models import Membership


class MembershipField(forms.ModelChoiceField):
    """A member of the group, by the name that members see."""

    def label_from_instance(self, membership: Membership) -> str:
        return membership.learner.display_name or NAMELESS


class PresenterForm(forms.Form):
    """A member, or nobody."""

    presenter = MembershipField(
        Membership.objects.none(),
        label="Who presents it?",
        required=False,
        empty_label="Nobody yet",
        error_messages={
            "invalid_choice": "They are no member any more. Choose again."
        },
    )

    def __init__(self, *arguments: Any, group_id: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        members = Membership.objects.active().filter(group=group_id)
        named = members.select_related("learner")
        fields: dict[str, Any] = self.fields
        fields["presenter"].queryset = named.order_by(
            "learner__display_name", "pk"
        )
