"""The sentences that pages of lists share."""

from django.template.defaultfilters import pluralize

from study.lists.limits import MOST_ENTRIES, MOST_LISTS
from study.models import ListChange

TOO_MANY_LISTS = (
    f"You keep {MOST_LISTS} lists already. Delete one before you make another."
)
FULL = f"A list has room for {MOST_ENTRIES:,} entries. Nothing was added."
NOT_UNDONE = (
    "There is something newer, or it was taken back already: nothing changed."
)
OTHER_IS_GONE = "That list was deleted meanwhile. Nothing was added."
ENTRY_IS_GONE = "That entry was taken off the list meanwhile. Nothing changed."
STALE_ORDER = (
    "The list was changed in another window. This is how it stands now; move the"
    " entry again if you still want to."
)
NO_PAPERS = (
    "Choose a paper first: the address names none that is in the library."
)
NOT_THERE_ANY_MORE = "That list was deleted meanwhile. Nothing was added."


# What the button does that takes a change of each kind back.
UNDO_WORDS = {
    ListChange.Kind.ADDED: "Take off again what was added last",
    ListChange.Kind.REMOVED: "Put back what was taken off last",
    ListChange.Kind.EDITED: "Undo the last change of an entry",
    ListChange.Kind.DESCRIBED: "Bring back the former name and description",
    ListChange.Kind.MERGED: "Take the two lists apart again",
}


def undo_words(change: ListChange | None) -> str:
    """Empty where there is nothing to take back."""
    return UNDO_WORDS[ListChange.Kind(change.kind)] if change else ""


def papers_text(count: int) -> str:
    return f"{count:,} paper{pluralize(count)}"


def entries_text(count: int) -> str:
    if count == 1:
        return "1 entry"
    return f"{count:,} entries"
