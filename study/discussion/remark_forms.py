"""A remark as its page sends it: written, changed, and whom it mentions."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from papers.models import Section
from study.discussion.mentions import (
    MOST_MENTIONED,
    calls_by_name,
    members_called,
)
from study.discussion.written import Written
from study.models import Membership, StudyGroup
from study.models.discussion import LONGEST_QUOTE, LONGEST_REMARK

LARGEST_NUMBER = 2**63 - 1
TOO_LONG = (
    "That is %(show_value)s characters; %(limit_value)s is the most. "
    "Shorten it, or say it in two remarks."
)
HOW_TO_WRITE = (
    "Markdown and formulas between dollar signs work here. Write @ and a name to "
    "mention a member."
)
NO_SECTION = ("", "Nowhere in particular")


class RemarkForm(forms.Form):
    """A remark; asks back when it is not clear who is mentioned."""

    data: Any
    text = forms.CharField(
        label="Your remark",
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=HOW_TO_WRITE,
        error_messages={
            "required": "Write something first.",
            "max_length": TOO_LONG,
        },
    )
    quote = forms.CharField(
        label="A passage that you quote",
        required=False,
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )
    quote_section = forms.ChoiceField(
        label="From the section",
        required=False,
        choices=[NO_SECTION, *Section.Kind.choices],
    )
    mentioned = forms.MultipleChoiceField(
        label="Whom do you mean?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick whom you mention. Ticked nobody, it is sent without.",
    )
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=LARGEST_NUMBER,
        widget=forms.HiddenInput,
    )

    def __init__(
        self,
        *arguments: Any,
        group: StudyGroup,
        seen: int = 0,
        **options: Any,
    ) -> None:
        initial = options.pop("initial", {})
        options["initial"] = {"key": uuid.uuid4(), "seen": seen, **initial}
        super().__init__(*arguments, **options)
        self.group = group
        self.called_ids: set[int] = set()
        field: Any = self.fields["mentioned"]
        if self.is_bound:
            field.choices = self.mentionable(self.data.getlist("mentioned"))
        if not field.choices:
            del self.fields["mentioned"]

    def mentionable(
        self,
        numbers: Sequence[str],
    ) -> list[tuple[str, str]]:
        """Of the ticked numbers those of members."""
        ids = {int(number) for number in numbers if is_row_number(number)}
        if not ids or len(ids) > MOST_MENTIONED:
            return []
        members = members_of(self.group).filter(learner__in=ids)
        return [choice_of(membership) for membership in members]

    def clean_key(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid.uuid4()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        text = cleaned.get("text", "")
        if cleaned.get("quote_section") and not cleaned.get("quote"):
            cleaned["quote_section"] = ""
        if calls_by_name(text):
            self.find_mentioned(text)
        return cleaned

    def find_mentioned(self, text: str) -> None:
        called = members_called(text, list(members_of(self.group)))
        self.called_ids = called.learner_ids
        ticked = self.cleaned_data.get("mentioned", [])
        count = len(called.learner_ids) + len(ticked)
        if count > MOST_MENTIONED:
            problem = (
                f"A remark can mention {MOST_MENTIONED} people at most. Yours "
                f"mentions {count}: take some of the names out."
            )
            self.add_error("text", problem)
            return
        unclear = " ".join(sorted(called.unclear))
        if unclear and unclear != self.cleaned_data.get("asked"):
            self.ask_whom(called.candidates[:MOST_MENTIONED], unclear)

    def ask_whom(
        self,
        candidates: list[Membership],
        unclear: str,
    ) -> None:
        """Ask once more, with those who may be meant to be ticked."""
        field: Any = forms.MultipleChoiceField(
            label="Whom do you mean?",
            required=False,
            choices=[choice_of(membership) for membership in candidates],
            widget=forms.CheckboxSelectMultiple,
            help_text="Tick them. If you tick nobody, nobody is mentioned.",
        )
        self.fields["mentioned"] = field
        self.data = self.data.copy()
        self.data["asked"] = unclear
        self.add_error("mentioned", "A name is not clear.")

    def use_fresh_key(self) -> None:
        """So that what was typed can be sent again."""
        self.data = self.data.copy()
        self.data["key"] = str(uuid.uuid4())

    def written(self) -> Written:
        """Of a valid form."""
        cleaned = self.cleaned_data
        ticked = {int(number) for number in cleaned.get("mentioned", [])}
        return Written(
            key=cleaned["key"],
            text=cleaned["text"],
            quote=cleaned.get("quote", ""),
            quote_section=cleaned.get("quote_section", ""),
            mentioned_ids=frozenset(self.called_ids | ticked),
            seen=cleaned.get("seen") or 0,
        )


def is_row_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def members_of(group: StudyGroup) -> Any:
    """Of the group today, with their names."""
    members = Membership.objects.active().filter(group=group)
    return members.select_related("learner").order_by("joined_at", "id")


def choice_of(membership: Membership) -> tuple[str, str]:
    """Two members of one name are told apart by the day on which they joined."""
    day = membership.joined_at
    joined = f"{day.day} {day:%B %Y}"
    name = membership.learner.display_name
    return str(membership.learner_id), f"{name}, here since {joined}"


class EditForm(RemarkForm):
    """A remark's text anew; edition: the one that the page showed."""

    quote = None  # type: ignore[assignment]
    quote_section = None  # type: ignore[assignment]
    edition = forms.IntegerField(
        min_value=1,
        max_value=2**31 - 1,
        widget=forms.HiddenInput,
    )
