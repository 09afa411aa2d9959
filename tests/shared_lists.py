"""Lists for the access matrix: shared by a link, public and private ones.

What a shared list shows has no canary in it; everything else of its owner has.
"""

from dataclasses import dataclass

from django.utils import timezone

from papers.models import OwnPaper, Paper
from study.models import Learner, ListEntry, ListSuggestion, ReadingList
from study.models.search import token_digest
from tests.factories import ReadingListFactory, make_own_paper

LINK_TOKEN = "a-link-that-is-no-word"
REVOKED_TOKEN = "a-link-that-was-taken-back"
# As tests/access_neighbours.py: GETS.
SHARED_LIST_GETS = """
list_sharing         owners     -                            same
list_sharing         owners     ?to=public                   same
list_suggestions     owners     -                            same
own_suggestions      -          -                            own
shared_list          valid      -                            same
shared_list          revoked    -                            same
export_shared_list   valid      -                            same
export_shared_list   revoked    -                            same
print_shared_list    valid      -                            same
print_shared_list    revoked    -                            same
suggest_to_shared_list valid    -                            same
suggest_to_shared_list revoked  -                            same
public_list_list     -          -                            same
public_list_list     -          ?page=2                      same
public_list_sitemap  -          -                            same
public_list          valid      -                            same
public_list          anothers   -                            own
public_list          revoked    -                            same
public_list_feed     valid      -                            same
public_list_feed     revoked    -                            same
public_list_title_card valid    -                            same
public_list_title_card revoked  -                            same
export_public_list   valid      ?format=csv                  same
export_public_list   revoked    -                            same
print_public_list    valid      -                            same
print_public_list    revoked    -                            same
suggest_to_public_list valid    -                            same
suggest_to_public_list revoked  -                            same
"""
# Addresses by what they name.
OF_A_LINK = (
    "shared_list",
    "export_shared_list",
    "print_shared_list",
    "copy_shared_list",
    "suggest_to_shared_list",
)
OF_A_PUBLIC_LIST = (
    "public_list",
    "public_list_feed",
    "public_list_title_card",
    "export_public_list",
    "print_public_list",
    "copy_public_list",
    "suggest_to_public_list",
)
OF_AN_OWN_LIST = (
    "list_sharing",
    "set_list_visibility",
    "set_list_editing",
    "list_suggestions",
)


@dataclass(frozen=True)
class SharedLists:
    """The owner's lists, what was suggested for one, and what the owner suggested."""

    by_link: ReadingList
    public: ReadingList
    anothers: ReadingList
    suggested: ListSuggestion
    suggestion: ListSuggestion


def add_entry(reading_list: ReadingList, **values: object) -> None:
    """A paper, unless the values say a heading or a line of text."""
    ListEntry.objects.create(
        reading_list=reading_list,
        rank=reading_list.entries.count() + 1,
        kind=values.pop("kind", "paper"),
        added_at=timezone.now(),
        **values,
    )


def make_listed_own_paper(learner: Learner, canary: str) -> Paper:
    """Of which others may see the bibliography, where it is on a shared list."""
    paper = make_own_paper(
        learner,
        title="A report",
        authors=("Hopper, Grace",),
        abstract=f"{canary} abstract",
    )
    Paper.objects.filter(pk=paper.pk).update(slug=f"own-{canary}")
    part = OwnPaper.objects.get(paper=paper)
    part.note = f"{canary} note"
    part.save()
    return paper


def suggest(
    reading_list: ReadingList, learner: Learner, paper: Paper, sentence: str
) -> ListSuggestion:
    return ListSuggestion.objects.create(
        reading_list=reading_list,
        list_title=reading_list.title,
        learner=learner,
        paper=paper,
        sentence=sentence,
        suggested_at=timezone.now(),
    )


def make_shared_lists(
    learners: dict[str, Learner], papers: dict[str, Paper], canary: str
) -> SharedLists:
    """canary: the owner's word."""
    owner = learners["owner"]
    paper = papers["published"]
    shared = {"learner": owner, "editing": "suggestions"}
    by_link = ReadingListFactory(
        title="By link",
        visibility="link",
        link_digest=token_digest(LINK_TOKEN),
        **shared,
    )
    public = ReadingListFactory(title="Public", visibility="public", **shared)
    add_entry(by_link, paper=paper, note="A note for all.")
    add_entry(public, kind="heading", text="First")
    add_entry(public, kind="text", text="A line", note="A note for all.")
    own_paper = make_listed_own_paper(owner, canary)
    for one in (by_link, public):
        add_entry(one, paper=own_paper)
        add_entry(one, paper=papers["draft"], note=f"{canary}: of a draft")
    anothers = ReadingListFactory(
        learner=learners["superuser"],
        title="Another’s",
        visibility="public",
        editing="suggestions",
    )
    add_entry(anothers, paper=paper)
    return SharedLists(
        by_link=by_link,
        public=public,
        anothers=anothers,
        suggested=suggest(public, learners["superuser"], paper, "Put it there."),
        suggestion=suggest(anothers, owner, paper, f"{canary} sentence"),
    )
