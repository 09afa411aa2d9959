"""The entries of a shared list as rows of its page."""

from django.http import HttpRequest
from django.utils.safestring import SafeString

from config.rows import render_rows
from study.models import Reading
from study.sharing.entries import SharedEntry


def render_shared_entries(
    request: HttpRequest, entries: list[SharedEntry]
) -> SafeString:
    """A learner has their own menu for each paper of the library."""
    context = {
        "entries": entries,
        "is_learner": request.user.is_authenticated,
        "next": request.get_full_path(),
        "status_choices": Reading.Status.choices,
    }
    return render_rows("rows/shared_entries.html", context, request)
