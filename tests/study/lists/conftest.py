"""A list of Ada's with three papers on it."""

import pytest

from papers.services.page_cache import render_pages
from study.lists.services import create_list
from tests.factories import PaperFactory


@pytest.fixture
def papers(db):
    papers = []
    for slug in ("gan", "bert", "gpt"):
        papers.append(PaperFactory(slug=slug, title=f"On {slug}"))
    list(render_pages())
    return papers


@pytest.fixture
def reading_list(learner, papers, noon):
    return create_list(learner=learner, title="Autumn", papers=papers, at=noon)
