"""Where to move what hangs on a topic, and what of it."""

from typing import Any

from django import forms

from papers.models import Topic
from papers.services.library.topic_moves import BELOW, PAPERS, QUESTIONS

NEEDS_ANOTHER = "Choose another topic than this one."
NEEDS_SOMETHING = "Choose what is to move."


class TopicMoveForm(forms.Form):
    """counts: of what hangs on the topic, by kind; what is none is not offered."""

    target = forms.ModelChoiceField(Topic.objects.all(), label="To the topic")
    what = forms.MultipleChoiceField(
        label="What moves",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NEEDS_SOMETHING},
    )

    def __init__(
        self, topic: Topic, counts: dict[str, int], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.topic = topic
        nouns = {
            BELOW: "Topics directly below it",
            PAPERS: "Papers",
            QUESTIONS: "Questions",
        }
        choices = []
        for name, count in counts.items():
            if count:
                choices.append((name, f"{nouns[name]}: {count}"))
        what = self.fields["what"]
        assert isinstance(what, forms.MultipleChoiceField)
        what.choices = choices
        what.initial = [name for name, _ in choices]

    def clean_target(self) -> Topic:
        target: Topic = self.cleaned_data["target"]
        if target == self.topic:
            raise forms.ValidationError(NEEDS_ANOTHER)
        return target
