"""Which papers to put side by side; everything stays in the address."""

from django import forms

MOST_PAPERS = 4


def slugs_in(text: str) -> list[str]:
    """The slugs between the commas, each once.

    NUL stands in no slug, and no database takes it.
    """
    parts = text.replace("\0", "").split(",")
    slugs = [part.strip() for part in parts]
    return list(dict.fromkeys(slug for slug in slugs if slug))


class ComparisonForm(forms.Form):
    papers = forms.CharField(required=False, max_length=5000)
    add = forms.CharField(label="Add a paper", required=False, max_length=200)

    def clean_papers(self) -> list[str]:
        return slugs_in(self.cleaned_data["papers"])
