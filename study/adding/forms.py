"""What people have of a paper, and what they say of it themselves."""

from collections.abc import Sequence
from typing import Any

from django import forms

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import (
    DOI_LENGTH,
    URL_LENGTH,
    read_arxiv_number,
    read_doi,
    read_identifier,
    split_address,
)
from papers.formats.parsed import TooManyWorks
from papers.metadata.cleaning import family_first
from papers.models.own_paper import LONGEST_ABSTRACT
from study.adding.typed_reference import TypedReference, read_typed_reference

LONGEST_TEXT = 50_000
LONGEST_TITLE = 500
LONGEST_NAME = 200
LONGEST_VENUE = 200
MOST_AUTHORS = 100
LARGEST_ID = 2**63 - 1
# As many as are shown at once.
MOST_SLUGS = 10
LONGEST_SLUGS = 1_000


class ListField(forms.IntegerField):
    """The list onto which the paper goes; a wrong number is none."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> int | None:
        try:
            number = super().clean(value)
        except forms.ValidationError:
            return None
        if number is None or not 1 <= number <= LARGEST_ID:
            return None
        return int(number)


class AddressForm(forms.Form):
    """What the page's address says: papers that were found, a list, a text."""

    papers = forms.CharField(required=False, max_length=LONGEST_SLUGS)
    q = forms.CharField(required=False, max_length=LONGEST_TITLE)
    list = ListField()

    def values(self) -> tuple[Sequence[str], str, int | None]:
        """The slugs, the text and the list; what can't be read is left out."""
        self.full_clean()
        slugs = self.cleaned_data.get("papers", "").split(",")
        text = self.cleaned_data.get("q", "")
        return slugs[:MOST_SLUGS], text, self.cleaned_data.get("list")


class FindPaperForm(forms.Form):
    """The one box."""

    text = forms.CharField(
        label="What you have of it",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "autocapitalize": "off",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        help_text=(
            "An arXiv number, a DOI, an address, its title,"
            " or a citation in BibTeX, RIS or CSL-JSON."
        ),
        error_messages={
            "required": "Type or paste what you have of the paper.",
            "max_length": "That is too long for one paper.",
        },
    )
    list = ListField()

    def clean_text(self) -> TypedReference:
        try:
            return read_typed_reference(self.cleaned_data["text"])
        except TooManyWorks:
            raise forms.ValidationError(
                "These are too many papers for this page. Add one at a time."
            ) from None


class NewPaperForm(forms.Form):
    """What is known of a paper that becomes the learner's own."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        error_messages={"required": "A paper needs a title."},
    )
    authors = forms.CharField(
        required=False,
        max_length=MOST_AUTHORS * (LONGEST_NAME + 2),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line: “Ada Lovelace” or “Lovelace, Ada”.",
    )
    year = forms.IntegerField(
        required=False,
        min_value=1800,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={
            "invalid": "Write the year as a number.",
            "min_value": "The year must be between 1800 and 2100.",
            "max_value": "The year must be between 1800 and 2100.",
        },
    )
    venue = forms.CharField(
        label="Where it appeared",
        required=False,
        max_length=LONGEST_VENUE,
    )
    arxiv_id = forms.CharField(
        label="arXiv number",
        required=False,
        max_length=URL_LENGTH,
    )
    doi = forms.CharField(
        label="DOI",
        required=False,
        max_length=DOI_LENGTH + 50,
    )
    url = forms.CharField(
        label="Address",
        required=False,
        max_length=URL_LENGTH,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    abstract = forms.CharField(
        required=False,
        max_length=LONGEST_ABSTRACT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_to_read = forms.BooleanField(
        label="Mark it “To read”",
        required=False,
        initial=True,
    )
    list = ListField()

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_authors(self) -> tuple[str, ...]:
        """“Family, Given” each."""
        names = []
        for line in self.cleaned_data["authors"].splitlines():
            name = " ".join(line.split())
            if len(name) > LONGEST_NAME:
                raise forms.ValidationError("One of the names is too long.")
            if "," not in name:
                name = family_first(name)
            if name:
                names.append(name)
        if len(names) > MOST_AUTHORS:
            raise forms.ValidationError(f"Name {MOST_AUTHORS} authors at most.")
        return tuple(dict.fromkeys(names))

    def clean_arxiv_id(self) -> str:
        text = self.cleaned_data["arxiv_id"]
        known = read_arxiv_number(text) or read_identifier(text)
        if text and (known is None or not known.arxiv_id):
            raise forms.ValidationError("Write it like 1706.03762.")
        return known.arxiv_id if known else ""

    def clean_doi(self) -> str:
        text = self.cleaned_data["doi"]
        known = read_doi(text) or read_identifier(text)
        if known is not None and known.arxiv_id:
            # arXiv gives each of its numbers a DOI too.
            self.cleaned_data["arxiv_id"] = known.arxiv_id
            return ""
        if text and (known is None or not known.doi):
            raise forms.ValidationError("Write it like 10.1000/xyz.")
        return known.doi if known else ""

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and split_address(url) is None:
            raise forms.ValidationError("Write it like https://example.org/paper.pdf.")
        return url

    @property
    def entry(self) -> BibliographyEntry:
        """Of a valid form."""
        known = self.cleaned_data
        return BibliographyEntry(
            title=known["title"],
            authors=known["authors"],
            year=known["year"],
            venue=known["venue"],
            arxiv_id=known["arxiv_id"],
            doi=known["doi"],
            url=known["url"],
            abstract=known["abstract"],
        )


def initial_values(entry: BibliographyEntry, list_id: int | None) -> dict[str, Any]:
    """What a form shows of an entry before anybody changes it."""
    return {
        "title": entry.title,
        "authors": "\n".join(entry.authors),
        "year": entry.year,
        "venue": entry.venue,
        "arxiv_id": entry.arxiv_id,
        "doi": entry.doi,
        "url": entry.url,
        "abstract": entry.abstract,
        "is_to_read": True,
        "list": list_id,
    }
