"""A public list elsewhere: in feed readers, and where its address is posted."""

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from papers.services.feeds import without_controls
from papers.services.titlecards import count_phrase
from papers.titlecards import TitleCard
from study.models import ReadingList
from study.sharing.addresses import ListAddress
from study.sharing.entries import SharedEntry, shared_entries, shown_entries

MOST_FEED_ENTRIES = 30


def shared_list_feed(
    reading_list: ReadingList,
    address: ListAddress,
) -> str:
    """The entries as an Atom feed, added last first; headings are no news."""
    page_url = settings.SITE_URL + address.page_url
    feed = Atom1Feed(
        title=without_controls(reading_list.title),
        link=page_url,
        description="",
        language="en",
        feed_url=settings.SITE_URL + address.url("{}_list_feed"),
    )
    papers = []
    for entry in shared_entries(reading_list, None):
        if entry.number:
            papers.append(entry)
    papers.sort(key=added_last_first)
    for entry in papers[:MOST_FEED_ENTRIES]:
        feed.add_item(
            title=without_controls(entry.text),
            link=entry_url(entry, page_url),
            description=without_controls(entry.note_html),
            author_name=None,
            pubdate=entry.added_at,
            updateddate=entry.added_at,
            unique_id=f"{page_url}#entry-{entry.entry_id}",
        )
    return feed.writeString("utf-8")


def added_last_first(entry: SharedEntry) -> tuple[float, int]:
    return -entry.added_at.timestamp(), entry.number


def entry_url(entry: SharedEntry, page_url: str) -> str:
    """The paper's page here, else where the work is, else its place on the list."""
    if entry.page_url:
        return settings.SITE_URL + entry.page_url
    return entry.outside_url or f"{page_url}#entry-{entry.entry_id}"


def public_list_card(reading_list: ReadingList) -> TitleCard:
    paper_count = shown_entries(reading_list).of_papers().count()
    byline = count_phrase(paper_count, "paper")
    return TitleCard("Reading list", reading_list.title, (byline,))
