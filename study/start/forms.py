"""What a learner tells of themselves on the first evening."""

from typing import Any

from django import forms

from papers.topic_tree import Node
from study.models import StudyAim
from study.start.queries import StartOffer

MINUTES = (5, 10, 20, 40)


class StartForm(forms.Form):
    """What they know, what they are here for, and how many minutes a day."""

    known = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        error_messages={
            "invalid_choice": "One of these papers is no longer listed.",
        },
    )
    aim = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose one. It can be changed at any time."
        },
    )
    path = forms.TypedChoiceField(coerce=int, required=False, empty_value=None)
    topic = forms.TypedChoiceField(coerce=int, required=False, empty_value=None)
    minutes = forms.TypedChoiceField(
        widget=forms.RadioSelect,
        choices=[(minutes, f"{minutes} minutes") for minutes in MINUTES],
        coerce=int,
        error_messages={"required": "Choose how many minutes."},
    )

    def __init__(
        self, *arguments: Any, offer: StartOffer, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["known"].choices = [
            (paper.pk, paper.title) for paper in offer.papers
        ]
        paths = [(path.pk, path.title) for path in offer.paths]
        fields["path"].choices = [("", "Choose a path"), *paths]
        topics = [(node.id, topic_label(node)) for node in offer.topics]
        fields["topic"].choices = [("", "Choose a topic"), *topics]
        fields["aim"].choices = offered_aims(offer)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.require_choice("path", of_aim=StudyAim.Kind.PATH)
        self.require_choice("topic", of_aim=StudyAim.Kind.TOPIC)
        return cleaned

    def require_choice(self, name: str, *, of_aim: str) -> None:
        is_wanted = self.cleaned_data.get("aim") == of_aim
        if (
            is_wanted
            and name not in self.errors
            and not self.cleaned_data[name]
        ):
            self.add_error(name, f"Choose which {name}.")


def topic_label(node: Node) -> str:
    if node.parent is None:
        return node.name
    return f"{node.parent.name}: {node.name}"


def offered_aims(offer: StartOffer) -> list[tuple[str, str]]:
    """Nobody is offered a path or a topic where there is none."""
    left_out = []
    if not offer.paths:
        left_out.append(StudyAim.Kind.PATH.value)
    if not offer.topics:
        left_out.append(StudyAim.Kind.TOPIC.value)
    return [
        (value, label)
        for value, label in StudyAim.Kind.choices
        if value not in left_out
    ]
