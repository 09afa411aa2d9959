"""What is answered and stored beside a neighbour, so that it can be compared."""

import re
from copy import copy
from itertools import chain

from django.test import Client

from papers.models import Paper
from study.models import Learner, StudyGroup
from tests.access_cells import ask, rollback_at_end, without_token
from tests.private_rows import private_rows

# An own paper's address is chance.
OWN_SLUG = re.compile(r"^own-[0-9a-f]{20}$")
NUMBER = re.compile(r"(?<=/own-)[0-9a-f]{20}(?=/)|\d+")
# How many invitations others made says nothing of them.
NEW_INVITATION = re.compile(rb"(?<=/invitations/)\d+(?=/revoke/)")
# Nor does how many answers they gave: the next page can take the new one back.
NEW_ANSWER = re.compile(rb"(?<=/reviews/)\d+(?=/undo/)")
# Made once: each new one sets up the whole site's middleware.
SENDER = Client()
PERSONAL = re.compile(rb"canary-of-\w+s-account|reader@example.org|other@example.org")


def get(browser, method, path):
    """Status, target and body; tokens are different each time."""
    with rollback_at_end():
        response = ask(browser, method, path)
        return response.status_code, response.get("Location"), without_token(response)


def send(browser, path, body, learners, headers):
    """What a POST answers, and the rows that these learners have afterwards."""
    SENDER.cookies = copy(browser.cookies)  # signing out would empty the browser's own
    with rollback_at_end():
        response = SENDER.post(path, body, headers=headers)
        target = NUMBER.sub("N", response.get("Location", ""))
        shown = NEW_INVITATION.sub(b"N", without_token(response))
        shown = NEW_ANSWER.sub(b"N", shown)
        answer = response.status_code, target, shown
        return answer, [rows_of(learner) for learner in learners]


def rows_of(learner):
    """The learner's own rows without their numbers; none of a deleted account."""
    if not Learner.objects.filter(pk=learner.pk).exists():
        return []
    *tables, account = private_rows(learner)
    rows = [account, *chain.from_iterable(tables)]
    slugs = dict(Paper.objects.values_list("pk", "slug"))
    group_names = dict(StudyGroup.objects.values_list("pk", "name"))
    return [without_number(row, slugs, group_names) for row in rows]


# Numbers that say only what was made before.
NUMBERS = {"id", "added_entries", "added_papers", "moved"}


def without_number(row, slugs, group_names):
    """The row without its number and those of what came with it.

    Its paper is named by its address, but for the chance in one's own; its group by
    its name.
    """
    kept = {name: value for name, value in row.items() if name not in NUMBERS}
    if kept.get("paper_id") in slugs:
        kept["paper_id"] = OWN_SLUG.sub("own-N", slugs[kept["paper_id"]])
    if kept.get("group_id") in group_names:
        kept["group_id"] = group_names[kept["group_id"]]
    return kept


def without_name(answered):
    """The answer without what only says whose it is."""
    status, target, body = answered
    return status, target, PERSONAL.sub(b"NAME", body)
