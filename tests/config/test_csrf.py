"""One token for all forms of a page, and another one for each answer."""

import re

import pytest

from tests.factories import PaperFactory, QuestionFactory

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture
def address():
    """Of a note with a question, so that its page has forms."""
    paper = PaperFactory()
    QuestionFactory(home=paper)
    return paper.get_absolute_url()


def tokens_of(browser, path):
    return TOKEN.findall(browser.get(path).text)


def test_forms_of_both_engines_carry_one_token(ada, address):
    tokens = tokens_of(ada, address)
    assert len(tokens) > 2
    assert len(set(tokens)) == 1


def test_each_answer_has_its_own_mask(ada, address):
    (first,) = set(tokens_of(ada, address))
    (second,) = set(tokens_of(ada, address))
    assert first != second


def test_page_of_a_visitor_without_forms_sets_no_cookie(client, address):
    assert not client.get(address).cookies
