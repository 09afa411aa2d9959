"""The sheet for a meeting: what members share, and nothing else of them."""

from datetime import timedelta

import pytest

from papers.models import Framework, Prompt
from study.memory import Rating
from study.models import Meeting, Thread
from study.reading.services import set_reading_status
from tests.discussion_world import say
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    QuestionFactory,
    ReadingFactory,
    StudyGroupFactory,
    answer,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(meeting, read_for):
    paper = PaperFactory(title="Attention is all you need")
    read_for(meeting, paper)
    return paper


@pytest.fixture
def question(paper):
    return QuestionFactory(home=paper, prompt="Why are queries scaled?")


@pytest.fixture
def sheet(ada, meeting):
    """What the sheet says now."""

    def text():
        page = Page(ada.get(f"{meeting.get_absolute_url()}sheet/"))
        return " ".join(page.text.split())

    return text


def finish(learner, paper, at):
    set_reading_status(learner=learner, paper=paper, status="read", at=at)


def answering_members(group, question, noon, *, failed, known=0, **sharing):
    ratings = [Rating.AGAIN] * failed + [Rating.GOOD] * known
    for rating in ratings:
        membership = MembershipFactory(group=group, **sharing)
        answer(membership.learner, question, at=noon, rating=rating)


def test_readers_are_those_who_share_it(sheet, group, paper, noon):
    for name, shares in (("Chen", True), ("Dana", False)):
        membership = MembershipFactory(
            group=group,
            learner=LearnerFactory(display_name=name),
            shares_finished=shares,
        )
        finish(membership.learner, paper, noon)
    text = sheet()
    assert "read by Chen" in text
    assert "Dana" not in text


def test_reader_who_stops_sharing_is_gone_at_once(sheet, group, paper, noon):
    membership = MembershipFactory(
        group=group,
        learner=LearnerFactory(display_name="Chen"),
        shares_finished=True,
    )
    finish(membership.learner, paper, noon)
    assert "Chen" in sheet()
    membership.shares_finished = False
    membership.save()
    assert "Chen" not in sheet()


def test_reader_who_shares_with_another_group_is_not_named(sheet, group, paper, noon):
    chen = LearnerFactory(display_name="Chen")
    MembershipFactory(group=group, learner=chen)
    MembershipFactory(learner=chen, shares_finished=True)
    finish(chen, paper, noon)
    assert "Chen" not in sheet()


def test_paper_that_was_read_long_ago_names_nobody(sheet, group, paper, noon):
    """Sharing reaches three months back, and says so."""
    chen = LearnerFactory(display_name="Chen")
    MembershipFactory(group=group, learner=chen, shares_finished=True)
    finish(chen, paper, noon - timedelta(days=100))
    assert "Chen" not in sheet()


def test_paper_that_is_only_begun_is_not_read(sheet, group, paper):
    chen = LearnerFactory(display_name="Chen")
    MembershipFactory(group=group, learner=chen, shares_finished=True)
    ReadingFactory(learner=chen, paper=paper, status="reading")
    assert "nobody says yet" in sheet()


def test_question_that_three_answered_is_counted(sheet, group, question, noon):
    answering_members(group, question, noon, failed=2, known=1, shares_results=True)
    text = sheet()
    assert "Why are queries scaled?" in text
    assert "2 of 3 forgot it" in text


def test_question_that_two_answered_is_not_shown(sheet, group, question, noon):
    answering_members(group, question, noon, failed=2, shares_results=True)
    assert "Why are queries scaled?" not in sheet()


def test_answers_of_those_who_do_not_share_count_for_nothing(
    sheet, group, question, noon
):
    answering_members(group, question, noon, failed=2, shares_results=True)
    answering_members(group, question, noon, failed=3)
    assert "Why are queries scaled?" not in sheet()


def test_answers_of_former_members_count_for_nothing(sheet, group, question, noon):
    answering_members(group, question, noon, failed=2, shares_results=True)
    answering_members(group, question, noon, failed=1, state="left", ended_at=noon)
    assert "Why are queries scaled?" not in sheet()


def test_latest_answer_is_the_one_that_counts(sheet, group, question, noon):
    answering_members(group, question, noon, failed=3, shares_results=True)
    learner = group.memberships.latest("pk").learner
    later = noon + timedelta(minutes=20)
    answer(learner, question, at=later, rating=Rating.GOOD, seen=1)
    assert "2 of 3 forgot it" in sheet()


def test_question_that_nobody_forgot_is_not_shown(sheet, group, question, noon):
    answering_members(group, question, noon, failed=0, known=3, shares_results=True)
    assert "Why are queries scaled?" not in sheet()


def test_three_hardest_come_with_the_hardest_first(sheet, group, paper, noon):
    members = MembershipFactory.create_batch(4, group=group, shares_results=True)
    for failed_count in (1, 4, 2, 3):
        asked = QuestionFactory(home=paper, prompt=f"Forgotten by {failed_count}?")
        for number, membership in enumerate(members):
            rating = Rating.AGAIN if number < failed_count else Rating.GOOD
            answer(membership.learner, asked, at=noon, rating=rating)
    text = sheet()
    first, second, third = (text.index(f"Forgotten by {n}?") for n in (4, 3, 2))
    assert first < second < third
    assert "Forgotten by 1?" not in text


def test_question_across_papers_opens_the_talk(sheet, paper):
    for prompt, of in (
        ("What do both assume?", paper),
        ("Of other papers?", PaperFactory()),
    ):
        QuestionFactory(home=None, theme="scaling", prompt=prompt, papers=[of])
    text = sheet()
    assert "To begin with What do both assume?" in text
    assert "Of other papers?" not in text


def discuss(group, learner, paper, title, at):
    thread = Thread.objects.create(
        group=group,
        subject=Thread.Subject.PAPER,
        paper=paper,
        title=title,
        started_by=learner,
        created_at=at,
        last_remark_at=at,
    )
    say(thread, learner, "They differ **little**.", at)
    return thread


def test_open_remarks_on_its_papers_are_there(sheet, group, learner, paper, noon):
    discuss(group, learner, paper, "Why eight heads?", noon)
    discuss(group, learner, PaperFactory(), "Of another paper", noon)
    discuss(StudyGroupFactory(), learner, paper, "Of another group", noon)
    text = sheet()
    assert "Why eight heads? They differ little." in text
    assert "Of another paper" not in text
    assert "Of another group" not in text


def test_prompts_of_the_chosen_framework_are_there(sheet, meeting):
    framework = Framework.objects.create(
        slug="deep", name="Deep dive", purpose="discussion"
    )
    Prompt.objects.create(framework=framework, slug="why", text="Why *now*?")
    meeting.framework = framework
    meeting.save()
    assert "Deep dive Why now?" in sheet()


@pytest.mark.parametrize("title", ["", "The second half"])
def test_printed_sheet_says_whose_it_is(ada, group, meeting, title):
    Meeting.objects.update(title=title)
    response = ada.get(f"{meeting.get_absolute_url()}sheet/")
    page = response.content.decode()
    heading = title or group.name
    assert f"<h1>{heading}</h1>" in page
    assert ('</h1>\n      <p class="fine">' + group.name in page) == bool(title)


def test_sheet_without_papers_says_so(sheet):
    assert "No paper is chosen for this meeting" in sheet()


def test_sheet_asks_the_same_for_many(
    ada, group, meeting, paper, question, noon, django_assert_max_num_queries
):
    path = f"{meeting.get_absolute_url()}sheet/"
    answering_members(group, question, noon, failed=6, shares_results=True)
    with django_assert_max_num_queries(10):
        ada.get(path)
