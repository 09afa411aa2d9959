"""What is said about a group."""

from django import forms

from study.models import StudyGroup
from study.models.group import LONGEST_ABOUT, LONGEST_NAME, LONGEST_PLACE

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
        help_text="A room, or the link of a call. Only members see it.",
    )
    joining = forms.ChoiceField(
        label="How others get in",
        choices=StudyGroup.Joining.choices,
        initial=StudyGroup.Joining.INVITATION,
        widget=forms.RadioSelect,
    )


class PageForm(forms.Form):
    """Which page of a long list; the first where the address names none."""

    page = forms.IntegerField(min_value=1, max_value=LARGEST_PAGE)

    def chosen_page(self) -> int:
        return self.cleaned_data["page"] if self.is_valid() else 1
