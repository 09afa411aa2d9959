"""What learners can still take back, and what they wish for, after two became one."""

from datetime import timedelta

import pytest

from papers.models import MergeStep, OwnPaper, Section
from papers.services.merging.merges import CannotBeUndone
from study.lists.change_services import latest_change, undo_list_change
from study.lists.services import remove_entries
from study.memory import Rating
from study.models import (
    ListEntry,
    PracticeAnswer,
    Quiz,
    QuizItem,
    ReadingPlan,
    ReadyPlan,
)
from study.ownpapers.joining_services import join_own_paper, part_own_paper
from study.readingplans.replanning import Change
from study.readingplans.services import keep_before, undo_replanning
from tests.conftest import NOON
from tests.factories.own_papers import make_own_paper
from tests.study.merging.conftest import LATER, all_rows
from tests.study.merging.merge_world import BEFORE, make_world


@pytest.fixture
def world(db):
    return make_world()


def ready_plan(learner, kind, subject):
    return ReadyPlan.objects.create(
        learner=learner,
        kind=kind,
        subject_id=subject.pk,
        title=str(subject),
        started_at=NOON,
        started_on=NOON.date(),
        ready_on=NOON.date() + timedelta(days=9),
        goal=0.9,
        minutes_a_day=20,
        forecast_without=0.1,
        forecast_with=0.2,
    )


def test_a_date_to_be_ready_by_is_of_what_stays(world, merge, undo):
    alone = ready_plan(world.second, "paper", world.dropped)
    ready_plan(world.both, "paper", world.kept)
    ready_plan(world.both, "paper", world.dropped)
    before = all_rows()
    done = merge("paper", world.kept, world.dropped)
    alone.refresh_from_db()
    assert alone.subject_id == world.kept.pk
    assert ReadyPlan.objects.get(learner=world.both).subject_id == world.kept.pk
    undo(done)
    assert all_rows() == before


def test_what_was_taken_off_a_list_can_be_put_back(world, merge):
    entry = ListEntry.objects.get(reading_list__learner=world.second)
    reading_list = entry.reading_list
    remove_entries(
        reading_list=reading_list, entries=reading_list.entries.all(), at=BEFORE
    )
    merge("paper", world.kept, world.dropped)
    change = latest_change(reading_list)
    assert undo_list_change(reading_list=reading_list, change_id=change.pk, at=LATER)
    back = reading_list.entries.get()
    assert (back.paper, back.note) == (world.kept, entry.note)


def test_of_two_taken_off_a_list_one_comes_back(world, merge):
    entries = ListEntry.objects.filter(reading_list__learner=world.both)
    reading_list = entries[0].reading_list
    remove_entries(reading_list=reading_list, entries=entries, at=BEFORE)
    merge("paper", world.kept, world.dropped)
    change = latest_change(reading_list)
    undo_list_change(reading_list=reading_list, change_id=change.pk, at=LATER)
    assert reading_list.entries.get().paper == world.kept


def test_days_that_are_brought_back_hold_what_stays(world, merge):
    plan = ReadingPlan.objects.create(
        learner=world.both,
        title="Optimisers",
        rhythm="weekly",
        per_turn=1,
        starts_on=NOON.date(),
        ends_on=NOON.date() + timedelta(days=30),
        created_at=NOON,
        changed_at=NOON,
    )
    plan.readings.create(paper=world.dropped, position=0, day=NOON.date())
    keep_before(plan, Change.RHYTHM)
    plan.save()
    merge("paper", world.kept, world.dropped)
    undo_replanning(plan=plan, at=LATER)
    planned = plan.readings.get()
    assert (planned.paper, planned.day) == (world.kept, NOON.date())


def test_what_learners_do_with_own_papers_hinders_no_undo(world, merge, undo):
    own = make_own_paper(world.second, title="A secret of mine")
    join_own_paper(paper=own, library_paper=world.dropped, at=BEFORE)
    done = merge("paper", world.kept, world.dropped)
    part_own_paper(paper=own, at=LATER)
    undo(done)
    assert OwnPaper.objects.get(paper=own).joined_to is None


def test_words_of_practice_go_with_their_account(world, merge):
    quiz = Quiz.objects.create(
        learner=world.both, kind="due", started_at=BEFORE, is_practice=True
    )
    for position, question in enumerate((world.why, world.wherefore)):
        item = QuizItem.objects.create(quiz=quiz, question=question, position=position)
        PracticeAnswer.objects.create(
            item=item,
            rating=Rating.GOOD,
            reviewed_at=BEFORE,
            typed="What I typed",
            question_revision=question.revision,
            key=f"00000000-0000-4000-8000-00000000000{position}",
        )
    merge("question", world.why, world.wherefore)
    kept = MergeStep.objects.filter(model="study.PracticeAnswer", after__isnull=True)
    assert [step.learner for step in kept] == [world.both]


def test_what_was_thrown_away_since_is_named(world, merge, undo):
    done = merge("paper", world.kept, world.dropped)
    Section.objects.filter(paper=world.kept, kind="impact").delete()
    with pytest.raises(CannotBeUndone, match="thrown away"):
        undo(done)
