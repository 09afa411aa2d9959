"""What a page with ticked papers sends."""

from django import forms
from django.core.validators import slug_re

from papers.forms.comparison import slugs_in
from papers.services.exports import FORMATS
from study.models import Reading

LONGEST_SLUG = 120
# A page shows far fewer papers.
LONGEST_SLUGS = 200_000


class ChoiceForm(forms.Form):
    """The papers that a page shows, and those of them that are ticked."""

    shown = forms.CharField(required=False, max_length=LONGEST_SLUGS)
    papers = forms.CharField(required=False, max_length=LONGEST_SLUGS)

    def clean_shown(self) -> list[str]:
        return paper_slugs(self.cleaned_data["shown"])

    def clean_papers(self) -> list[str]:
        return paper_slugs(self.cleaned_data["papers"])


def paper_slugs(text: str) -> list[str]:
    """Those between the commas that can be a paper's."""
    slugs = []
    for slug in slugs_in(text):
        if len(slug) <= LONGEST_SLUG and slug_re.fullmatch(slug):
            slugs.append(slug)
    return slugs


class ChosenStatusForm(forms.Form):
    status = forms.ChoiceField(choices=Reading.Status.choices)


class ChosenFormatForm(forms.Form):
    format = forms.ChoiceField(choices=[(ending, ending) for ending in FORMATS])
