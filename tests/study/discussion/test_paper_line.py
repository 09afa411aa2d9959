"""What a paper's page says of the groups that talk about it."""

import pytest

from papers.models import Paper
from papers.services.page_cache import render_pages
from tests.factories import MembershipFactory, PaperFactory, ThreadFactory, remark_by
from tests.html_page import Page


@pytest.fixture
def paper(db):
    paper = PaperFactory(slug="transformer", note="full", tldr="Heads.")
    list(render_pages())
    return paper


def said(response):
    return " ".join(Page(response).text.split())


def talk(group, paper, ben_membership, count=1):
    thread = ThreadFactory(group=group, subject="paper", paper=paper)
    for _ in range(count):
        remark_by(ben_membership, thread)


def test_members_see_how_much_their_group_says(
    ada,
    membership,
    ben_membership,
    paper,
):
    talk(membership.group, paper, ben_membership, count=2)
    page = ada.get("/papers/transformer/")
    name = membership.group.name
    assert f"{name} talks about this: 2 remarks, 2 new" in said(page)
    link = f"/groups/{membership.group_id}/discussion/?paper=transformer"
    assert link in page.content.decode()
    listed = ada.get(link)
    assert "On " in said(listed)
    assert "2 remarks" in said(listed)


def test_silent_group_is_invited(ada, membership, paper):
    text = said(ada.get("/papers/transformer/"))
    assert f"Start to talk about it in {membership.group.name}" in text


def test_closed_silent_group_is_not_named(ada, membership, paper, noon):
    membership.group.closed_at = noon
    membership.group.save()
    text = said(ada.get("/papers/transformer/"))
    assert membership.group.name not in text


def test_nobody_else_reads_of_the_group(
    ada,
    client,
    membership,
    ben_membership,
    paper,
    sign_in,
    noon,
):
    """Also not right after a member, whose page is put together with the cached one."""
    talk(membership.group, paper, ben_membership)
    name = membership.group.name
    assert name in said(ada.get("/papers/transformer/"))
    former = MembershipFactory(group=membership.group, state="left", ended_at=noon)
    stranger = sign_in(MembershipFactory().learner)
    for browser in (client, sign_in(former.learner), stranger):
        text = said(browser.get("/papers/transformer/"))
        assert name not in text


def test_draft_is_talked_about_by_nobody(sign_in, membership, paper):
    membership.learner.is_staff = True
    membership.learner.save()
    Paper.objects.update(status=Paper.Status.DRAFT)
    text = said(sign_in(membership.learner).get("/papers/transformer/"))
    assert membership.group.name not in text
