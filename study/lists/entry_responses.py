"""Answers about a list's entries, whoever's the list is: its owner's or a group's."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from papers.models import Paper
from study.access import LearnerRequest
from study.lists import entry_services, order_services, services
from study.lists.entries import page_url_of, place_of_entry
from study.lists.entry_services import (
    EntryHasChanged,
    EntryIsGone,
    entry_digest,
)
from study.lists.forms import EntryForm, LineForm, PlaceForm, faults_text
from study.lists.services import ListHasChanged, ListIsFull
from study.lists.words import ENTRY_IS_GONE, FULL, STALE_ORDER
from study.models import ListEntry, ReadingList


def add_line_to(request: LearnerRequest, found: ReadingList) -> HttpResponse:
    form = LineForm(request.POST)
    if not form.is_valid():
        context = {"list": found, "form": form}
        return render(request, "lists/add_list_line.html", context, status=422)
    try:
        entry = entry_services.add_line(
            reading_list=found,
            kind=ListEntry.Kind(form.cleaned_data["kind"]),
            text=form.cleaned_data["text"],
            at=timezone.now(),
        )
    except ListIsFull:
        messages.error(request, FULL)
        return redirect(found)
    return redirect(entry_url(found, entry))


def edit_entry_of(
    request: LearnerRequest, found: ReadingList, entry_id: int
) -> HttpResponse:
    entry = found.entries.filter(pk=entry_id).first()
    if entry is None:
        return refuse_gone_entry(request, found)
    said = {
        "text": entry.text,
        "note": entry.note,
        "is_optional": entry.is_optional,
        "seen_digest": entry_digest(entry),
    }
    form = EntryForm(request.POST or None, entry=entry, initial=said)
    context = {
        "list": found,
        "entry": entry,
        "title": title_of_entry(request, entry),
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        try:
            entry_services.edit_entry(
                entry=entry, at=timezone.now(), **form.entry_values()
            )
        except EntryIsGone:
            return refuse_gone_entry(request, found)
        except EntryHasChanged as change:
            context["standing"] = change.standing
            said = {
                **form.cleaned_data,
                "seen_digest": entry_digest(change.standing),
            }
            context["form"] = EntryForm(said, entry=entry)
            return render(
                request, "lists/edit_list_entry.html", context, status=409
            )
        return redirect(entry_url(found, entry))
    status = 422 if form.errors else 200
    return render(request, "lists/edit_list_entry.html", context, status=status)


def title_of_entry(request: LearnerRequest, entry: ListEntry) -> str:
    """The paper's, if the library still shows it; else how the entry reads."""
    if entry.kind != ListEntry.Kind.PAPER:
        return entry.text
    papers = Paper.objects.visible_to(request.user).filter(pk=entry.paper_id)
    title = papers.values_list("title", flat=True).first()
    return title or "A paper that the library no longer shows"


def refuse_gone_entry(
    request: LearnerRequest, found: ReadingList
) -> HttpResponse:
    """What was typed for it is shown, so that it is not lost."""
    form = EntryForm(request.POST, entry=ListEntry(kind=ListEntry.Kind.TEXT))
    form.is_valid()
    context = {
        "list": found,
        "note": form.cleaned_data.get("note", ""),
        "text": form.cleaned_data.get("text", ""),
    }
    return render(request, "lists/gone_list_entry.html", context, status=410)


def move_entry_of(
    request: LearnerRequest, found: ReadingList, entry_id: int
) -> HttpResponse:
    entry = found.entries.filter(pk=entry_id).first()
    if entry is None:
        messages.error(request, ENTRY_IS_GONE)
        return refuse_move(request, found)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        messages.error(request, faults_text(form))
        return refuse_move(request, found, entry)
    try:
        place = order_services.move_entry(
            reading_list=found,
            entry=entry,
            place=form.cleaned_data["place"],
            seen_version=form.cleaned_data["version"],
            at=timezone.now(),
        )
    except ListHasChanged:
        messages.error(request, STALE_ORDER)
        return refuse_move(request, found, entry)
    if wants_json(request):
        version = form.cleaned_data["version"] + 1
        return JsonResponse({"place": place, "version": version})
    if place < form.cleaned_data["place"]:
        messages.info(
            request, f"The list ends at place {place}: there it stands now."
        )
    return redirect(page_url_of(found, entry, place))


def refuse_move(
    request: LearnerRequest, found: ReadingList, entry: ListEntry | None = None
) -> HttpResponse:
    """The fresh order, with the sentence that was left for it."""
    if wants_json(request):
        return JsonResponse({}, status=409)
    if entry is None:
        return redirect(found)
    return redirect(entry_url(found, entry))


def remove_entry_of(
    request: LearnerRequest, found: ReadingList, entry_id: int
) -> HttpResponse:
    entries = ListEntry.objects.filter(pk=entry_id)
    services.remove_entries(
        reading_list=found, entries=entries, at=timezone.now()
    )
    return redirect(found)


def wants_json(request: LearnerRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def entry_url(found: ReadingList, entry: ListEntry) -> str:
    """The entry on the list's page, wherever it stands now."""
    return page_url_of(found, entry, place_of_entry(entry))
