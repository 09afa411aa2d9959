"""What a learner types of a paper of their own."""

import re
from typing import Any

from django import forms

from papers.formats.bibtex_names import name_of_words
from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import read_arxiv_number, read_doi
from papers.models import Paper, paper_is_published
from papers.models.own_paper import LONGEST_ABSTRACT, LONGEST_NOTE
from papers.queries.comparison import papers_called

MOST_AUTHORS = 3_000
LONGEST_NAME = 200
YEAR_RANGE = "Enter a year between 1800 and 2100, or leave it empty."
WEB_ADDRESS = "Enter an address that begins with https:// or http://."
MOST_BUILT_ON = 20
LONGEST_BUILT_ON = 10_000
PAPER_ADDRESS = re.compile(r"/papers/([\w-]+)(?:/|$)")
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


class NoteForm(forms.Form):
    """A learner's note; `seen` says which version of the paper the page showed."""

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


class OwnPaperForm(NoteForm, BibliographyForm):
    """All that a learner may change of their own paper."""

    field_order = (
        "title",
        "authors",
        "year",
        "venue",
        "arxiv_id",
        "doi",
        "url",
        "abstract",
        "builds_on",
        "note",
    )

    builds_on = forms.CharField(
        label="Builds on",
        required=False,
        max_length=LONGEST_BUILT_ON,
        widget=forms.Textarea(attrs=LINES),
        help_text=(
            "Papers of the library, one a line: a title, or words of it."
            " They lead here in your map."
        ),
    )

    def clean_builds_on(self) -> list[Paper]:
        papers = []
        lines = [line.strip() for line in self.cleaned_data["builds_on"].splitlines()]
        names = [line for line in lines if line]
        if len(names) > MOST_BUILT_ON:
            raise forms.ValidationError(f"Name at most {MOST_BUILT_ON} papers.")
        for name in names:
            papers.append(library_paper_called(name))
        return list(dict.fromkeys(papers))


def library_paper_called(name: str) -> Paper:
    """By title, words of it or the address of its page; may raise ValidationError."""
    address = PAPER_ADDRESS.search(name)
    text = name
    if address:
        text = address[1]
    papers = papers_called(text, but=[])
    if not papers:
        raise forms.ValidationError(f"The library has no paper called “{name}”.")
    if len(papers) > 1:
        raise forms.ValidationError(
            f"The library has several papers called “{name}”. Give the whole title."
        )
    return papers[0]


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
    built_on = part.builds_on.filter(paper_is_published()).order_by("year", "title")
    facts["builds_on"] = "\n".join(built_on.values_list("title", flat=True))
    facts["note"] = part.note
    facts["seen"] = paper.updated_at.isoformat()
    return OwnPaperForm(initial=facts)
