"""The frame round every page: the visitor's, the learner's, the curator's."""

import pytest

from study.templatetags.site import section_of


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/", "home"),
        ("/papers/gan/", "papers"),
        ("/compare/", "papers"),
        ("/topics/", "topics"),
        ("/account/login/", ""),
    ],
)
def test_section_of_an_address(path, section):
    assert section_of(path) == section


def test_a_visitors_frame_offers_an_account(client, db):
    page = client.get("/papers/").content.decode()
    assert "Sign up" in page
    assert "Sign out" not in page


def test_a_learners_frame_offers_the_way_out(ada):
    page = ada.get("/papers/").content.decode()
    assert "Sign up" not in page
    assert "Sign out" in page
    assert "Curate the library" not in page


def test_head_is_the_same_for_visitors_and_learners(client, ada):
    for_visitor = client.get("/papers/").content.decode()
    for_learner = ada.get("/papers/").content.decode()
    assert for_visitor.split("<body>")[0] == for_learner.split("<body>")[0]
