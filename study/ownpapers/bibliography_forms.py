"""The facts of a work, by hand: the one form for adding a paper and for changing it."""

from typing import Any

from django import forms

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import (
    read_arxiv_number,
    read_identifier,
    split_address,
)
from papers.metadata.cleaning import family_first
from papers.models.own_paper import LONGEST_ABSTRACT

MOST_AUTHORS = 3_000
LONGEST_NAME = 200
YEAR_RANGE = "The year must be between 1800 and 2100."
LINES = {"rows": 3}


def author_name(line: str) -> str:
    """“Ashish Vaswani” as “Vaswani, Ashish”.

    What ends with a comma is an organisation's whole name.
    """
    line = " ".join(line.split())
    if "," in line:
        family, _, given = line.partition(",")
        return f"{family.strip()}, {given.strip()}".removesuffix(", ")
    if "{" in line or "\\" in line:
        return line
    return family_first(line)


class BibliographyForm(forms.Form):
    """Only the title must be there."""

    title = forms.CharField(
        max_length=500,
        error_messages={"required": "A paper needs a title."},
    )
    authors = forms.CharField(
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs=LINES),
        help_text="One a line: “Ada Lovelace” or “Lovelace, Ada”.",
    )
    year = forms.IntegerField(
        required=False,
        min_value=1800,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={
            "invalid": "Write the year as a number.",
            "min_value": YEAR_RANGE,
            "max_value": YEAR_RANGE,
        },
    )
    venue = forms.CharField(
        label="Appeared in",
        required=False,
        max_length=200,
        help_text="A conference, a journal, a publisher.",
    )
    arxiv_id = forms.CharField(
        label="arXiv number",
        required=False,
        max_length=500,
        help_text="Such as 1706.03762.",
    )
    doi = forms.CharField(
        label="DOI",
        required=False,
        max_length=500,
        help_text="Such as 10.1162/neco.1997.9.8.1735.",
    )
    url = forms.CharField(
        label="Address on the web",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    abstract = forms.CharField(
        required=False,
        max_length=LONGEST_ABSTRACT,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "true"}),
    )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_authors(self) -> tuple[str, ...]:
        """“Family, Given” each, nobody twice."""
        names = []
        for line in self.cleaned_data["authors"].splitlines():
            if len(" ".join(line.split())) > LONGEST_NAME:
                raise forms.ValidationError(
                    "One of the names is too long. Put one author on each line."
                )
            name = author_name(line)
            if name:
                names.append(name)
        if len(names) > MOST_AUTHORS:
            raise forms.ValidationError(
                f"Name {MOST_AUTHORS:,} authors at most."
            )
        return tuple(dict.fromkeys(names))

    def clean_arxiv_id(self) -> str:
        text = self.cleaned_data["arxiv_id"]
        known = read_arxiv_number(text) or read_identifier(text)
        if text and (known is None or not known.arxiv_id):
            raise forms.ValidationError("Write it like 1706.03762.")
        return known.arxiv_id if known else ""

    def clean_doi(self) -> str:
        text = self.cleaned_data["doi"]
        known = read_identifier(text)
        if known is not None and known.arxiv_id:
            # arXiv gives each of its numbers a DOI too.
            self.cleaned_data["arxiv_id"] = known.arxiv_id
            return ""
        if text and (known is None or not known.doi):
            raise forms.ValidationError("Write it like 10.1000/xyz.")
        return known.doi if known else ""

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and "://" not in url:
            url = f"https://{url}"
        if url and split_address(url) is None:
            raise forms.ValidationError(
                "Write it like https://example.org/paper.pdf."
            )
        return url

    @property
    def entry(self) -> BibliographyEntry:
        """Of a valid form."""
        facts = self.cleaned_data
        return BibliographyEntry(
            title=facts["title"],
            authors=facts["authors"],
            year=facts["year"],
            venue=facts["venue"],
            arxiv_id=facts["arxiv_id"],
            doi=facts["doi"],
            url=facts["url"],
            abstract=facts["abstract"],
        )


def typed_facts(entry: BibliographyEntry) -> dict[str, Any]:
    """An entry as somebody would have typed it into the form."""
    return {
        "title": entry.title,
        "authors": "\n".join(entry.authors),
        "year": entry.year,
        "venue": entry.venue,
        "arxiv_id": entry.arxiv_id,
        "doi": entry.doi,
        "url": entry.url,
        "abstract": entry.abstract,
    }
