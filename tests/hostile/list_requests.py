"""A learner's lists, asked so that all parts of their pages are shown."""

from django.urls import reverse

from study.models import ListEntry, ReadingList
from tests.hostile.hostile_world import LONG

TYPED = LONG.format("typed")
OF_A_LIST = ("reading_list", "print_reading_list", "edit_reading_list")


def list_requests(role, learner):
    """The pages of this learner's lists as (role, method, path, body)."""
    yield role, "GET", reverse("reading_list_list"), None
    yield from refused_forms(role)
    for reading_list in ReadingList.objects.filter(learner=learner):
        for name in OF_A_LIST:
            yield role, "GET", reverse(name, args=[reading_list.pk]), None
        yield from requests_of_list(role, reading_list)
    for entry in ListEntry.objects.filter(reading_list__learner=learner):
        yield from requests_of_entry(role, entry)


def refused_forms(role):
    """Forms that come back with what was typed."""
    add_path = reverse("add_to_list")
    yield role, "GET", add_path, {"papers": "transformer"}
    yield role, "GET", add_path, {"papers": "transformer,rnn", "next": TYPED}
    yield role, "POST", add_path, {"papers": "transformer", "title": TYPED * 9}
    yield role, "POST", add_path, {"papers": "transformer", "reading_list": TYPED}
    named = {"title": TYPED * 9, "description": TYPED}
    yield role, "POST", reverse("create_reading_list"), named
    yield role, "POST", reverse("start_list_from_search"), {"q": TYPED}


def requests_of_list(role, reading_list):
    page = reverse("reading_list", args=[reading_list.pk])
    yield role, "GET", page, {"page": "9"}
    find_path = reverse("find_papers_for_list", args=[reading_list.pk])
    yield role, "GET", find_path, {"q": "attention"}
    yield role, "GET", find_path, {"q": TYPED}
    export_path = reverse("export_reading_list", args=[reading_list.pk])
    yield role, "GET", export_path, {"format": "md"}
    yield role, "GET", export_path, {"format": TYPED}
    edit_path = reverse("edit_reading_list", args=[reading_list.pk])
    yield role, "POST", edit_path, {"title": TYPED * 9, "description": TYPED}
    line_path = reverse("add_list_line", args=[reading_list.pk])
    yield role, "POST", line_path, {"kind": TYPED, "text": TYPED}
    for name in ("archive", "delete", "merge"):
        path = f"{page}{name}/"
        yield role, "POST", path, {"other": TYPED}
    gone_path = reverse("edit_list_entry", args=[reading_list.pk, 10**9])
    yield role, "POST", gone_path, {"text": TYPED, "note": TYPED}


def requests_of_entry(role, entry):
    path = reverse("edit_list_entry", args=[entry.reading_list_id, entry.pk])
    yield role, "GET", path, None
    yield role, "POST", path, {"text": "", "note": TYPED * 999, "seen_digest": "x"}
    # Somebody else changed it meanwhile.
    yield role, "POST", path, {"text": TYPED, "note": TYPED, "seen_digest": "x"}
    move_path = reverse("move_list_entry", args=[entry.reading_list_id, entry.pk])
    yield role, "POST", move_path, {"place": TYPED, "version": TYPED}
