"""Opening a list to others and closing it again."""

import secrets

from study.models import ReadingList, StudyGroup
from study.models.search import TOKEN_BYTES, token_digest

SHARED_COLUMNS = ("visibility", "group", "link_digest")


def share_by_link(reading_list: ReadingList) -> str:
    """The token of a new link, told only this once; an earlier link ends."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    reading_list.group = None
    reading_list.visibility = ReadingList.Visibility.LINK
    reading_list.link_digest = token_digest(token)
    reading_list.save(update_fields=SHARED_COLUMNS)
    return token


def make_list_public(reading_list: ReadingList) -> None:
    """Its public address is for everybody; a link that it had ends."""
    reading_list.group = None
    reading_list.visibility = ReadingList.Visibility.PUBLIC
    reading_list.link_digest = ""
    reading_list.save(update_fields=SHARED_COLUMNS)


def show_list_to_group(*, reading_list: ReadingList, group: StudyGroup) -> None:
    """Its members see it as long as the learner is one; a link that it had ends."""
    reading_list.group = group
    reading_list.visibility = ReadingList.Visibility.GROUP
    reading_list.link_digest = ""
    reading_list.save(update_fields=SHARED_COLUMNS)


def make_list_private(reading_list: ReadingList) -> None:
    """Nobody else sees it from the next request on."""
    reading_list.group = None
    reading_list.visibility = ReadingList.Visibility.PRIVATE
    reading_list.link_digest = ""
    reading_list.save(update_fields=SHARED_COLUMNS)
