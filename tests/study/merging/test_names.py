"""Tags, authors and topics that are one."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from taggit.models import Tag

from papers.models import Authorship, LibraryChange, Merge, MergeStep, Topic
from papers.services.library.export import library_from_database
from papers.services.merging.merges import CannotBeMerged, CannotBeUndone
from study.models import Quiz, StudyAim
from tests.conftest import NOON
from tests.factories import (
    AuthorFactory,
    LearnerFactory,
    PaperFactory,
    TopicFactory,
    complete_note,
)
from tests.study.merging.conftest import LATER, all_rows


@pytest.fixture
def tags(db):
    """Two of them on one paper, and each alone on another."""
    for slug, names in (("both", ("cnn", "convnet")), ("one", ("convnet",))):
        complete_note(PaperFactory(slug=slug)).tags.add(*names)
    return Tag.objects.get(name="cnn"), Tag.objects.get(name="convnet")


def test_papers_of_the_one_tag_get_the_other(merge, tags):
    merge("tag", *tags)
    assert not Tag.objects.filter(name="convnet").exists()
    cnn = Tag.objects.get(name="cnn")
    named = cnn.taggit_taggeditem_items.count()
    assert named == 2


def test_the_address_of_a_tag_leads_on_and_back(merge, undo, tags, client):
    done = merge("tag", *tags)
    response = client.get("/tags/convnet/")
    assert response["Location"] == "/tags/cnn/"
    undo(done)
    assert client.get("/tags/convnet/").status_code == 200


def test_undoing_a_tag_restores_every_row(merge, undo, tags):
    before = all_rows()
    done = merge("tag", *tags)
    assert all_rows() != before
    undo(done)
    assert all_rows() == before


@pytest.fixture
def authors(db):
    """Both on one paper, the second alone on another."""
    kept = AuthorFactory(name="Hinton, Geoffrey", slug="geoffrey-hinton")
    dropped = AuthorFactory(name="Hinton, G.", slug="g-hinton")
    both = PaperFactory(slug="both")
    one = PaperFactory(slug="one")
    Authorship.objects.create(paper=both, author=kept, position=1)
    Authorship.objects.create(paper=both, author=dropped, position=2)
    Authorship.objects.create(paper=one, author=dropped, position=1)
    complete_note(both)
    complete_note(one)
    return kept, dropped


def test_an_author_stands_on_all_papers_once(merge, authors):
    kept, _ = authors
    merge("author", *authors)
    slugs = kept.papers.order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == ["both", "one"]


def test_the_other_name_can_be_chosen(merge, undo, authors, client):
    kept, _ = authors
    before = all_rows()
    done = merge("author", *authors, name="dropped", slug="dropped")
    kept.refresh_from_db()
    assert kept.name == "Hinton, G."
    address = "/authors/geoffrey-hinton/"
    assert client.get(address)["Location"] == "/authors/g-hinton/"
    undo(done)
    assert all_rows() == before


@pytest.fixture
def topics(db):
    kept = TopicFactory(slug="attention", name="Attention")
    dropped = TopicFactory(
        slug="self-attention", name="Self-attention", also_called="intra-attention"
    )
    TopicFactory(slug="heads", name="Heads", parent=dropped)
    paper = complete_note(PaperFactory(slug="gan"))
    paper.topics.add(kept, dropped)
    paper.own_questions.get().topics.add(dropped)
    section = paper.sections.get(kind="problem")
    section.body = "See [there](topic:self-attention)."
    section.save()
    learner = LearnerFactory()
    aim = {"kind": "topic", "topic": dropped}
    StudyAim.objects.create(learner=learner, changed_at=NOON, **aim)
    Quiz.objects.create(
        learner=learner, kind="topic", subject_id=dropped.pk, started_at=NOON
    )
    return kept, dropped


def test_what_hangs_on_a_topic_moves(merge, topics):
    kept, _ = topics
    merge("topic", *topics)
    kept.refresh_from_db()
    assert [child.slug for child in kept.children.all()] == ["heads"]
    assert kept.papers.get().slug == "gan"
    assert kept.questions.count() == 1
    assert kept.also_called.split("\n") == ["intra-attention", "Self-attention"]
    assert Quiz.objects.get().subject_id == kept.pk


def test_texts_lead_to_the_topic_that_stays(merge, topics):
    merge("topic", *topics)
    body = (
        Topic.objects.get(slug="attention")
        .papers.get()
        .sections.get(kind="problem")
        .body
    )
    assert body == "See [there](topic:attention)."


def test_the_files_say_what_a_topic_was_called(merge, undo, topics):
    done = merge("topic", *topics)
    entries = {entry.slug: entry for entry in library_from_database().topics}
    assert entries["attention"].formerly == ("self-attention",)
    undo(done)
    entries = {entry.slug: entry for entry in library_from_database().topics}
    assert entries["attention"].formerly == ()
    assert entries["self-attention"].formerly == ()


def test_undoing_a_topic_restores_every_row(merge, undo, topics):
    before = all_rows()
    undo(merge("topic", *topics))
    assert all_rows() == before


def test_a_topic_does_not_go_into_one_below_it(merge, topics):
    _, dropped = topics
    with pytest.raises(CannotBeMerged, match="stands below"):
        merge("topic", Topic.objects.get(slug="heads"), dropped)


def test_a_merge_is_in_the_history_of_both(merge, topics, curator):
    kept, dropped = topics
    merge("topic", *topics)
    changes = LibraryChange.objects.filter(kind="topic", origin="merge")
    assert {change.row_id for change in changes} >= {kept.pk, dropped.pk}
    assert {change.by for change in changes} == {curator}


def test_what_was_changed_since_is_not_lost(merge, undo, topics):
    kept, _ = topics
    done = merge("topic", *topics)
    Topic.objects.filter(pk=kept.pk).update(also_called="other")
    with pytest.raises(CannotBeUndone, match="Attention"):
        undo(done)
    assert Topic.objects.filter(slug="self-attention").count() == 0


def test_later_merges_are_undone_first(merge, undo, topics):
    kept, dropped = topics
    first = merge("topic", *topics)
    third = TopicFactory(slug="focus", name="Focus")
    before = all_rows()
    second = merge("topic", third, kept)
    with pytest.raises(CannotBeUndone, match="undo that first"):
        undo(first)
    undo(second)
    assert all_rows() == before
    undo(first)
    assert Topic.objects.filter(pk=dropped.pk).exists()


def test_what_was_merged_twice_leads_on(merge, topics, client):
    kept, _ = topics
    merge("topic", *topics)
    merge("topic", TopicFactory(slug="focus", name="Focus"), kept)
    assert client.get("/topics/self-attention/")["Location"] == "/topics/focus/"


def test_after_thirty_days_it_stays(merge, undo, topics, tags):
    done = merge("topic", *topics)
    with pytest.raises(CannotBeUndone, match="thirty days"):
        undo(done, at=NOON + timedelta(days=30))
    merge("tag", *tags, NOON + timedelta(days=31))
    assert not MergeStep.objects.filter(merge=done).exists()


def test_nothing_is_undone_twice(merge, undo, tags):
    done = merge("tag", *tags)
    undo(done)
    with pytest.raises(CannotBeUndone):
        undo(done, at=LATER)


def test_two_that_are_not_there_are_refused(merge, tags, curator):
    cnn, convnet = tags
    merge("tag", cnn, convnet)
    with pytest.raises((CannotBeMerged, KeyError)):
        merge("tag", cnn, convnet)
    assert Merge.objects.count() == 1


def test_a_daily_run_forgets_what_was_kept_for_undo(merge, tags):
    old = timezone.now() - timedelta(days=31)
    done = merge("tag", *tags, old)
    assert done.steps.exists()
    with suppress(CommandError):
        call_command("send_reminders")
    assert not done.steps.exists()
