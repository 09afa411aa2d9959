"""What a learner types of a paper of their own."""

from typing import Any

from django import forms

from papers.formats.bibtex_names import name_of_words
from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import read_arxiv_number, read_doi
from papers.models import Paper
from papers.models.own_paper import LONGEST_ABSTRACT, LONGEST_NOTE

MOST_AUTHORS = 3_000
LONGEST_NAME = 200
YEAR_RANGE = "Enter a year between 1800 and 2100, or leave it empty."
WEB_ADDRESS = "Enter an address that begins with https:// or http://."
LINES = {"rows": 3}
LONG_TEXT = {"rows": 10, "spellcheck": "true"}


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
    return name_of_words(line)


class BibliographyForm(forms.Form):
    """The facts of a work by hand; only the title must be there."""

    title = forms.CharField(
        max_length=500,
        error_messages={"required": "Enter the title."},
    )
    authors = forms.CharField(
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs=LINES),
        help_text="One a line: Ashish Vaswani, or Vaswani, Ashish.",
    )
    year = forms.IntegerField(
        required=False,
        min_value=1800,
        max_value=2100,
        error_messages={
            "invalid": YEAR_RANGE,
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
    url = forms.URLField(
        label="Address on the web",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput,
        error_messages={"invalid": WEB_ADDRESS},
    )
    abstract = forms.CharField(
        required=False,
        max_length=LONGEST_ABSTRACT,
        widget=forms.Textarea(attrs=LONG_TEXT),
    )

    def clean_authors(self) -> tuple[str, ...]:
        names = []
        for line in self.cleaned_data["authors"].splitlines():
            name = author_name(line)
            if len(name) > LONGEST_NAME:
                raise forms.ValidationError(
                    f"One of the names is longer than {LONGEST_NAME} characters."
                    " Put one author on each line."
                )
            if name:
                names.append(name)
        if len(names) > MOST_AUTHORS:
            raise forms.ValidationError(f"Enter at most {MOST_AUTHORS} authors.")
        return tuple(names)

    def clean_arxiv_id(self) -> str:
        text = self.cleaned_data["arxiv_id"]
        if not text:
            return ""
        identifiers = read_arxiv_number(text)
        if identifiers is None:
            raise forms.ValidationError(
                "That is no arXiv number. They look like these: 1706.03762, cs/0112017."
            )
        return identifiers.arxiv_id

    def clean_doi(self) -> str:
        text = self.cleaned_data["doi"].removeprefix("https://doi.org/")
        if not text:
            return ""
        identifiers = read_doi(text)
        if identifiers is None:
            raise forms.ValidationError("That is no DOI. They begin with “10.”.")
        return identifiers.doi

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not url.startswith(("https://", "http://")):
            raise forms.ValidationError(WEB_ADDRESS)
        return url

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


class OwnPaperForm(BibliographyForm):
    """All that a learner may change of their own paper.

    `seen` says which version of it the page showed.
    """

    note = forms.CharField(
        label="My note",
        required=False,
        max_length=LONGEST_NOTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "true"}),
        help_text="In Markdown, with formulas between dollar signs: $e^{i\\pi}$.",
    )
    seen = forms.CharField(
        required=False,
        max_length=64,
        widget=forms.HiddenInput,
    )


def filled_form(paper: Paper) -> OwnPaperForm:
    part = paper.own_part
    entry = BibliographyEntry(
        title=paper.title,
        authors=tuple(part.authors),
        year=paper.year,
        venue=paper.venue,
        arxiv_id=paper.arxiv_id,
        doi=paper.doi,
        url=paper.url,
        abstract=part.abstract,
    )
    facts = typed_facts(entry)
    facts["note"] = part.note
    facts["seen"] = paper.updated_at.isoformat()
    return OwnPaperForm(initial=facts)
