"""A collection as curators write it: its groups and entries as one text."""

from collections.abc import Iterator
from typing import Any

from django import forms

from papers.forms.body_field import normal_text
from papers.libraryfiles import CollectionFile, CollectionGroup, Fault
from papers.libraryfiles.check.lengths import check_collection
from papers.libraryfiles.check.references import check_collection_references
from papers.libraryfiles.faults import Faults
from papers.libraryfiles.read.collections import read_groups
from papers.libraryfiles.write.entries import write_groups
from papers.services.library.collections import groups_of
from papers.services.library.keeping import known_names

MOST_TOLD = 8
# Shown as HTML.
GROUPS_HELP = (
    "A line for each entry. A paper: “- its-slug”, or “- its-slug: what the index says"
    ' of it”. What the library lacks: “- "Its title" &lt;its address&gt;: what the'
    " index says”; all but the title may be missing. Above a group its heading:"
    " “## Retrieval”."
)


class GroupsField(forms.CharField):
    """Comes in as text, and goes out as groups."""

    widget = forms.Textarea(attrs={"rows": 24, "spellcheck": "false"})

    def clean(self, value: Any) -> Any:
        text = normal_text(super().clean(value))
        faults = Faults("")
        rows = [row.strip() for row in text.split("\n")]
        groups = read_groups(rows, 0, faults)
        told = [*faults.items, *faults_of_groups(groups)]
        if told:
            raise forms.ValidationError(list(map(sentence, told[:MOST_TOLD])))
        return groups


def faults_of_groups(groups: tuple[CollectionGroup, ...]) -> Iterator[Fault]:
    """What would be lost: papers that are not there, names that are too long."""
    file = CollectionFile("", title="", groups=groups)
    yield from check_collection(file)
    yield from check_collection_references(file, known_names())


def sentence(fault: Fault) -> str:
    return f"Line {fault.line}: {fault.problem}. {fault.remedy}."


class CollectionForm(forms.ModelForm):
    groups = GroupsField(
        label="Groups and entries",
        required=False,
        strip=False,
        help_text=GROUPS_HELP,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["groups"] = text_of(groups_of(self.instance))


def text_of(groups: tuple[CollectionGroup, ...]) -> str:
    return write_groups(groups).strip("\n")
