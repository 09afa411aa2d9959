"""What is said about a group and its members, and what members share with it."""

from typing import Any

from django import forms

from study.groups.limits import MOST_DAYS, MOST_USES
from study.groups.ranks import rank_of
from study.models import Membership, ReadingList, StudyGroup
from study.models.addresses import LONGEST_ADDRESS, canonical_address
from study.models.group import (
    LONGEST_ABOUT,
    LONGEST_NAME,
    LONGEST_PLACE,
    LONGEST_REASON,
)

LARGEST_PAGE = 10_000


class GroupForm(forms.Form):
    """A group's name, what it studies, where it meets, and how one gets in."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        error_messages={"required": "Give the group a name."},
    )
    about = forms.CharField(
        label="What it studies",
        required=False,
        max_length=LONGEST_ABOUT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Markdown and formulas between dollar signs work here.",
    )
    place = forms.CharField(
        label="Where it meets",
        required=False,
        max_length=LONGEST_PLACE,
        help_text="A room, or the link of a call. Only members see links.",
    )
    joining = forms.ChoiceField(
        label="How others get in",
        choices=StudyGroup.Joining.choices,
        initial=StudyGroup.Joining.INVITATION,
        widget=forms.RadioSelect,
    )


class PublicPageForm(forms.Form):
    """Whether strangers see a page of the group, and which of its lists on it."""

    has_public_page = forms.BooleanField(
        label="Show this page to everybody",
        required=False,
        help_text="Also to people without an account, and to search engines.",
    )
    lists = forms.TypedMultipleChoiceField(
        label="With these lists",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Their titles, papers and notes. Not how far anybody is.",
        error_messages={
            "invalid_choice": "One of these lists is gone. Choose again."
        },
    )

    def __init__(
        self, *arguments: Any, lists: list[ReadingList], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        choices = [
            (reading_list.pk, reading_list.title) for reading_list in lists
        ]
        fields["lists"].choices = choices


class SharingForm(forms.Form):
    """What a member lets the group see; nothing ticked, nothing shared."""

    shares_finished = forms.BooleanField(
        label="Papers that I finished",
        required=False,
        help_text="Of the last three months, from the library. The group’s years"
        " count earlier ones too, without your name.",
    )
    shares_progress = forms.BooleanField(
        label="How far I am on the group’s lists",
        required=False,
        help_text="Seen as numbers: how many are reading or have read each of their"
        " papers. What I want to read is counted too, where two others want the same.",
    )
    shares_results = forms.BooleanField(
        label="My results in the group’s quizzes",
        required=False,
        help_text="Else they only count among everybody’s. What I forgot of a meeting’s"
        " papers is then counted too, with two others at least, without names.",
    )
    shares_marks = forms.BooleanField(
        label="Highlights that I mark for it",
        required=False,
        help_text="Only those that you show to this group, with what you wrote to them"
        " and your name. What you marked like two others stands on the sheet for a"
        " meeting too, without names.",
    )


def sharing_of(membership: Membership) -> dict[str, bool]:
    """What the member shares, as SharingForm begins with it."""
    return {name: getattr(membership, name) for name in SharingForm.base_fields}


class RoleForm(forms.Form):
    """What a member may do."""

    role = forms.ChoiceField(
        choices=Membership.Role.choices,
        widget=forms.RadioSelect,
        help_text="Organisers invite and arrange. Owners also decide on roles and on"
        " the end of the group.",
    )


class InvitingForm(forms.Form):
    """With which role somebody comes in, and how long the invitation holds."""

    role = forms.ChoiceField(label="As", initial=Membership.Role.MEMBER)
    days = forms.IntegerField(
        label="Holds for how many days?",
        min_value=1,
        max_value=MOST_DAYS,
        initial=14,
    )

    def __init__(self, *arguments: Any, by: Membership, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.by = by
        fields: dict[str, Any] = self.fields
        choices = []
        for role, label in reversed(Membership.Role.choices):
            if rank_of(role) <= rank_of(by.role):
                choices.append((role, label))
        fields["role"].choices = choices


class MailForm(InvitingForm):
    """Whom to send an invitation."""

    email = forms.EmailField(
        label="Address",
        max_length=LONGEST_ADDRESS,
        error_messages={"required": "Enter an address."},
    )
    field_order = ("email", "role", "days")

    def clean_email(self) -> str:
        """In the one spelling that accounts have; never one's own."""
        email = canonical_address(self.cleaned_data["email"])
        if not email.isascii() or len(email) > LONGEST_ADDRESS:
            raise forms.ValidationError("Mail can’t be sent to that address.")
        if email == canonical_address(self.by.learner.email):
            raise forms.ValidationError(
                "That is your own address: you are in already."
            )
        return email


class LinkForm(InvitingForm):
    """A link that is passed on."""

    most_uses = forms.IntegerField(
        label="For how many people?",
        min_value=1,
        max_value=MOST_USES,
        initial=1,
    )
    field_order = ("most_uses", "role", "days")


class AskForm(forms.Form):
    """Why somebody would like to be let in."""

    sentence = forms.CharField(
        label="Why would you like to join?",
        required=False,
        max_length=LONGEST_REASON,
        help_text="The group’s organisers read it with your name.",
    )


class RequestAnswerForm(forms.Form):
    """What organisers say to who asked."""

    answer = forms.CharField(
        label="Your answer",
        required=False,
        max_length=LONGEST_REASON,
        help_text="Who asked reads it.",
    )


class DeleteGroupForm(forms.Form):
    """The group's name, typed, so that nobody deletes one by a slip."""

    name = forms.CharField(
        label="Type the name of the group to delete it",
        max_length=LONGEST_NAME,
        error_messages={"required": "Type the name of the group."},
    )

    def __init__(
        self, *arguments: Any, group: StudyGroup, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.group = group

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if name.casefold() != self.group.name.strip().casefold():
            raise forms.ValidationError(
                "That is not its name. Nothing was deleted."
            )
        return name


class PageForm(forms.Form):
    """Which page of a long list; the first where the address names none."""

    page = forms.IntegerField(min_value=1, max_value=LARGEST_PAGE)

    def chosen_page(self) -> int:
        return self.cleaned_data["page"] if self.is_valid() else 1
