"""The papers that a learner has ticked: kept in the session, whatever page they are on.

Their slugs stand in the order of ticking, MOST_CHOSEN at most.
"""

from collections.abc import Sequence

from django.http import HttpRequest

MOST_CHOSEN = 500
SESSION_KEY = "chosen_papers"


def chosen_slugs(request: HttpRequest) -> list[str]:
    return request.session.get(SESSION_KEY, [])


def keep_chosen(request: HttpRequest, slugs: Sequence[str]) -> None:
    """Only a choice that differs is written."""
    kept = list(slugs)[:MOST_CHOSEN]
    if kept == chosen_slugs(request):
        return
    if kept:
        request.session[SESSION_KEY] = kept
    else:
        del request.session[SESSION_KEY]


def merge_choice(
    request: HttpRequest, *, ticked: Sequence[str], shown: Sequence[str]
) -> bool:
    """Take over what a page sends: of the papers that it shows, those are ticked.

    What other pages ticked stays. Whether all fit.
    """
    ticked_here = set(ticked)
    unticked = set(shown) - ticked_here
    merged = [slug for slug in chosen_slugs(request) if slug not in unticked]
    known = set(merged)
    for slug in ticked:
        if slug not in known:
            known.add(slug)
            merged.append(slug)
    keep_chosen(request, merged)
    return len(merged) <= MOST_CHOSEN
