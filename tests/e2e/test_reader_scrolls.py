"""On a phone one page of papers is no longer than a thumb gets through."""

import pytest

from papers.services.library.revision import bump_revision
from tests.factories import PaperFactory, QuestionFactory, TopicFactory

LONGEST = 6_000
PAGES = (
    "/papers/",
    "/papers/?view=dense",
    "/search/?q=relay",
    "/search/?q=relay&kind=papers",
    "/search/?q=relay+runners+with+zyzzyva",
)


@pytest.fixture
def many_papers(library):
    tldr = "A relay hands what it holds to whoever runs next, and rests. " * 4
    for number in range(45):
        title = f"Relay {number}: What runners hand on when nobody looks"
        PaperFactory(title=title, tldr=tldr)
    for number in range(6):
        TopicFactory(name=f"Relay races {number}", description=tldr[:200])
        QuestionFactory(prompt=f"What does relay {number} hand on?")
    bump_revision()


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_pages_of_papers_end_within_reach(open_tab, ada, many_papers, who):
    tab = open_tab(ada if who == "learner" else None, width=360)
    too_long = {}
    for path in PAGES:
        height = tab.open(path).evaluate("document.documentElement.scrollHeight")
        if height > LONGEST:
            too_long[path] = height
    assert too_long == {}
