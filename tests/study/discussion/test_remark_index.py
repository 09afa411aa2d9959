"""The words of remarks in the database's index: what is found, and what keeps it."""

import pytest
from django.db import connection

from study.discussion import thread_list
from study.discussion.thread_list import (
    newest_remarks,
    page_of_remarks,
    remarks_with_words,
)
from study.models import Remark
from study.models.remark_index import LONGEST_WORD
from tests.factories import MembershipFactory, ThreadFactory, remark_by
from tests.study.discussion.pages import said


@pytest.fixture
def find(membership):
    """The texts of the remarks that the member finds by these words."""

    def find_texts(words):
        remarks = remarks_with_words(membership, words)
        return [remark.text for remark in remarks]

    return find_texts


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("softmax", True),
        ("SOFT", True),
        ("uber scores", True),
        ("max", False),
        ("softmax absent", False),
        ("“softmax”, (scores)!", True),
        ('soft" OR "x', False),
        ("soft' | 'x", False),
        ("# * ' \" & | ! :*", False),
        ("", False),
    ],
)
def test_words_are_found_by_their_beginnings(
    find, thread, ben_membership, words, is_found
):
    remark_by(ben_membership, thread, text="Über the *Softmax* of $\\text{scores}$")
    assert bool(find(words)) == is_found


def test_mark_of_the_group_is_no_word(find, group, thread, ben_membership):
    remark_by(ben_membership, thread, text="Attention")
    assert find(f"{group.pk}") == []
    assert find(f"#{group.pk}") == []


def test_index_follows_a_change_of_the_text(find, thread, ben_membership):
    remark = remark_by(ben_membership, thread, text="Recurrence")
    remark.text = "Attention"
    remark.save()
    assert find("recurrence") == []
    assert find("attention") == ["Attention"]


def test_index_follows_a_deletion(find, thread, ben_membership):
    remark = remark_by(ben_membership, thread, text="Attention")
    remark_id = remark.pk
    remark.delete()
    assert find("attention") == []
    again = remark_by(ben_membership, thread, id=remark_id, text="Recurrence")
    assert find("recurrence") == [again.text]
    assert find("attention") == []


def test_very_long_words_are_found_by_their_beginning(find, thread, ben_membership):
    text = "a" * 20_000
    remark_by(ben_membership, thread, text=text)
    assert find("a" * LONGEST_WORD + "b") == [text]
    assert find("b") == []


def test_another_groups_remarks_are_not_found(find, thread, ben_membership):
    elsewhere = ThreadFactory()
    member = MembershipFactory(group=elsewhere.group)
    remark_by(member, elsewhere, text=f"Attention #{thread.group_id}")
    assert find("attention") == []


def test_newest_remarks_are_of_one_group(membership, thread, ben_membership):
    elsewhere = ThreadFactory()
    remark_by(MembershipFactory(group=elsewhere.group), elsewhere, text="Elsewhere")
    here = remark_by(ben_membership, thread, text="Here")
    assert page_of_remarks(newest_remarks(membership), 1).rows == [here]


def test_remarks_are_counted_no_further_than_a_page_tells(
    ada, membership, thread, ben_membership, monkeypatch
):
    monkeypatch.setattr(thread_list, "MOST_REMARKS", 2)
    for _ in range(3):
        remark_by(ben_membership, thread, text="Attention")
    page = page_of_remarks(remarks_with_words(membership, "attention"), 1)
    assert page.is_more
    assert page.count == 2
    response = ada.get(f"/groups/{thread.group_id}/discussion/?q=attention")
    assert "More than 2 remarks with" in said(response)


def test_index_stands_after_the_migrations(db):
    """A migration that remakes the table of remarks must install it again.

    study.models.remark_index says how.
    """
    names = "SELECT indexname FROM pg_indexes WHERE indexname = 'study_remarkwords'"
    wanted = ["study_remarkwords"]
    if connection.vendor == "sqlite":
        names = "SELECT name FROM sqlite_master WHERE name LIKE 'remark_words_%'"
        wanted = ["remark_words_delete", "remark_words_insert", "remark_words_update"]
    with connection.cursor() as cursor:
        cursor.execute(names)
        found = sorted(name for (name,) in cursor.fetchall())
    assert found == wanted


def test_index_answers_without_reading_the_remarks(find, thread, ben_membership):
    remark_by(ben_membership, thread, text="Attention")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # One row is read faster by any other way.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_indexscan = off")
    query = Remark.objects.filter(
        pk__in=thread_list.found_remark_ids(["attention"], thread.group_id)
    )
    assert "study_remarkwords" in query.explain()
