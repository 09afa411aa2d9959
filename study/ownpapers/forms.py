"""What a learner types of a paper of their own."""

import re

from django import forms

from papers.formats.entry import BibliographyEntry
from papers.models import Paper, paper_is_published
from papers.models.own_paper import LONGEST_NOTE
from papers.queries.comparison import papers_called
from study.ownpapers.bibliography_forms import (
    LINES,
    BibliographyForm,
    typed_facts,
)

MOST_BUILT_ON = 20
LONGEST_BUILT_ON = 10_000
PAPER_ADDRESS = re.compile(r"/papers/([\w-]+)(?:/|$)")


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
        lines = [
            line.strip() for line in self.cleaned_data["builds_on"].splitlines()
        ]
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
        raise forms.ValidationError(
            f"The library has no paper called “{name}”."
        )
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
    built_on = part.builds_on.filter(paper_is_published()).order_by(
        "year", "title"
    )
    facts["builds_on"] = "\n".join(built_on.values_list("title", flat=True))
    facts["note"] = part.note
    facts["seen"] = paper.updated_at.isoformat()
    return OwnPaperForm(initial=facts)
