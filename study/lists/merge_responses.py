"""Merging another list into one, whoever's both are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from study.access import LearnerRequest
from study.lists.forms import MergeForm, faults_text
from study.lists.list_services import merge_lists
from study.lists.services import ListHasChanged, ListIsFull
from study.lists.words import FULL, OTHER_IS_GONE, entries_text
from study.models import ReadingList
from study.models.reading_list import ReadingListQuerySet


def merge_into(
    request: LearnerRequest,
    found: ReadingList,
    lists: ReadingListQuerySet,
) -> HttpResponse:
    """lists: those that may come over, of the same owner."""
    form = MergeForm(request.POST, lists=lists)
    if not form.is_valid():
        messages.error(request, faults_text(form))
        return redirect(found.url_of("edit_reading_list"))
    other = form.cleaned_data["other"]
    try:
        count = merge_lists(reading_list=found, other=other, at=timezone.now())
    except ListIsFull:
        messages.error(request, FULL)
    except ListHasChanged:
        messages.error(request, OTHER_IS_GONE)
    else:
        messages.success(
            request,
            f"“{other.title}” has come over: {entries_text(count)} added.",
        )
    return redirect(found)
