"""A small library with a draft in it, and two learners with private texts.

These texts must never reach anybody else.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from papers.models import (
    Figure,
    Framework,
    Link,
    Paper,
    PathStep,
    Question,
)
from papers.services.library.revision import bump_revision
from papers.services.page_cache import render_pages
from study.memory import Rating
from study.models import (
    Highlight,
    Holiday,
    Learner,
    ListImport,
    Quiz,
    QuizItem,
    ReadingPlan,
    ReadThrough,
    ReadyPlan,
    Reminder,
    ReminderSetting,
    Report,
    Review,
    Routine,
    SavedSearch,
    SetAside,
)
from study.models.search import token_digest
from study.reading.services import set_reading_status
from study.review.practice_services import record_practice_answer
from study.review.quiz_plan import QuizChoice
from study.review.quiz_services import start_paper_quiz, start_quiz
from study.review.services import Answer
from tests.factories import (
    CategoryFactory,
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
    answer,
)
from tests.factories.pictures import make_picture
from tests.group_world import groups_of_both
from tests.guide_world import make_collections
from tests.highlight_world import mark_first_words
from tests.library_changes import curate
from tests.list_import_world import imports_of, make_list_imports
from tests.own_paper_world import make_own_papers
from tests.owned_things import make_comeback, things_of
from tests.private_rows import private_rows
from tests.reading_list_world import (
    OwnersLists,
    make_list,
    owners_lists,
)
from tests.reading_plan_world import (
    make_plans,
    make_ready_plan,
    open_plan_calendars,
)
from tests.report_world import raise_report, report_note
from tests.shared_lists import SharedLists, make_shared_lists

DRAFT = "canary-of-a-draft"
DRAFT_PICTURE = f"{DRAFT}-slug-a"
ACCOUNT_WORD = "canary-of-{}s-account"
STUDY_WORD = "canary-of-{}s-study"
FEED_TOKEN = "a-token-that-is-no-word"
OFF_TOKEN = "another-token-that-is-no-word"


@dataclass(frozen=True)
class World:
    """What the addresses of the access matrix point at."""

    papers: dict[str, Paper]
    questions: dict[str, Question]
    learners: dict[str, Learner]
    reviews: dict[str, Review]
    quizzes: dict[str, Quiz]
    victims_rows: list
    saved_search: SavedSearch
    lists: OwnersLists
    list_imports: dict[str, ListImport]
    practised: QuizItem
    ready_plan: ReadyPlan
    read_through: ReadThrough
    reading_plan: ReadingPlan
    routine: Routine
    holiday: Holiday
    report: Report
    highlight: Highlight
    shared_lists: SharedLists
    group_things: dict[str, int]


def make_world() -> World:
    category = CategoryFactory(slug="language")
    topic = TopicFactory(slug="attention")
    common = {"category": category, "tags": ["nlp"], "topics": [topic]}
    paper = PaperFactory(slug="transformer", authors=["Vaswani, Ashish"], **common)
    draft = PaperFactory(
        slug=f"{DRAFT}-slug",
        title=f"{DRAFT} title",
        tldr=f"{DRAFT} TLDR",
        status=Paper.Status.DRAFT,
        **common,
    )
    question = QuestionFactory(home=paper)
    choice = ChoiceQuestionFactory(home=paper)
    draft_question = QuestionFactory(
        home=draft,
        papers=[draft, paper],
        slug=f"{DRAFT}-question",
        prompt=f"{DRAFT} prompt",
    )
    across = QuestionFactory(home=None, theme="across", papers=[paper, draft])
    fresh = QuestionFactory(home=paper)
    topic.questions.set([question, choice, draft_question, across])
    make_paths(paper, draft)
    list(render_pages())
    bump_revision()
    Group.objects.create(name="A group")
    make_pictures()
    Framework.objects.create(slug="talk", name="Talk", purpose="discussion")
    learners = {}
    reviews = {}
    quizzes = {}
    for name in ("owner", "victim"):
        learners[name], reviews[name], quizzes[name] = make_private(
            name, paper, question, choice
        )
    learners.update(make_others())
    curate(paper, by=learners["curator"])
    searches = {
        name: make_saved_search(name, learners[name]) for name in ("owner", "victim")
    }
    open_feed_and_reminders(learners, searches["owner"])
    open_plan_calendars(learners, timezone.now())
    for name in ("owner", "victim"):
        suspend(learners[name], across)
        raise_report(learners[name], choice, "Told to curators.")
    practised = practise_both(learners, paper, question)
    papers = own_papers_of_both(learners, paper, draft)
    lists = owners_lists(learners["owner"])
    shared_lists = make_shared_lists(learners, papers, STUDY_WORD.format("owner"))
    group_things = groups_of_both(learners, STUDY_WORD)
    victims_rows = private_rows(learners["victim"])
    questions = {"published": fresh, "draft": draft_question, "across": across}
    questions["choice"] = choice
    return World(
        papers,
        questions,
        learners,
        reviews,
        quizzes,
        victims_rows,
        searches["owner"],
        lists,
        imports_of(learners["owner"]),
        practised,
        report=report_note(learners["owner"], paper),
        shared_lists=shared_lists,
        group_things=group_things,
        **things_of(learners["owner"]),
    )


def make_pictures() -> None:
    for name in ("transformer-a", DRAFT_PICTURE):
        Figure.objects.create(name=name, svg=make_picture(name))


def make_paths(paper: Paper, draft: Paper) -> None:
    """A path and a link that lead to the draft, and a path that is one itself."""
    path = ReadingPathFactory(slug="beginning")
    for position, step in enumerate([paper, draft], start=1):
        PathStep.objects.create(
            path=path, paper=step, position=position, reason=f"{step.title}: go there."
        )
    Link.objects.create(
        source=paper, target=draft, kind=Link.Kind.READ_NEXT, reason=f"{DRAFT} reason"
    )
    make_collections(paper, draft, DRAFT)
    ReadingPathFactory(slug=f"{DRAFT}-path", title=f"{DRAFT} path", status="draft")


def own_papers_of_both(
    learners: dict[str, Learner], library_paper: Paper, draft: Paper
) -> dict[str, Paper]:
    """Beside the library's; the victim's stay unnamed: no address points there."""
    for name in ("victim", "owner"):
        canary = STUDY_WORD.format(name)
        papers = make_own_papers(learners[name], canary, library_paper)
    return papers | {"published": library_paper, "draft": draft}


def make_others() -> dict[str, Learner]:
    """Those who have nothing of their own."""
    return {
        "other": LearnerFactory(email="other@example.org"),
        "gone": LearnerFactory(email="gone@example.org"),
        "curator": LearnerFactory(email="curator@example.org", is_staff=True),
        "superuser": LearnerFactory(
            email="superuser@example.org", is_staff=True, is_superuser=True
        ),
    }


def suspend(learner: Learner, question: Question) -> None:
    SetAside.objects.create(
        learner=learner,
        question=question,
        set_aside_at=timezone.now(),
    )


def open_feed_and_reminders(learners: dict[str, Learner], search: SavedSearch) -> None:
    """What is reached by a token instead of signing in."""
    owners = SavedSearch.objects.filter(pk=search.pk)
    owners.update(feed_digest=token_digest(FEED_TOKEN))
    make_reminders(learners["owner"], OFF_TOKEN)
    make_reminders(learners["victim"], f"{OFF_TOKEN}-of-victim")


def make_reminders(learner: Learner, token: str) -> None:
    """Reminders that are on, and a mail whose link has this token."""
    now = timezone.now()
    ReminderSetting.objects.create(learner=learner, is_on=True, changed_at=now)
    Reminder.objects.create(
        learner=learner,
        day=now.date(),
        due_count=1,
        off_digest=token_digest(token),
        decided_at=now,
        sent_at=now,
    )


def make_saved_search(name: str, learner: Learner) -> SavedSearch:
    """Its name is the learner's own; the query is what the feed's address tells."""
    label = f"{STUDY_WORD.format(name)} search"
    return SavedSearch.objects.create(
        learner=learner, name=label, query="attention", created_at=timezone.now()
    )


def make_private(
    name: str, paper: Paper, question: Question, choice: Question
) -> tuple[Learner, Review, Quiz]:
    """A learner with a due card and an open quiz.

    Every text that is theirs has their canary in it.
    """
    account = ACCOUNT_WORD.format(name)
    study = STUDY_WORD.format(name)
    now = timezone.now()
    earlier = now - timedelta(days=30)
    learner = LearnerFactory(
        email=f"{account}@example.org",
        display_name=f"{account} name",
    )
    set_reading_status(learner=learner, paper=paper, status="read", at=earlier)
    learner.read_throughs.update(stop_reason=f"{study} stopped")
    quiz = start_paper_quiz(learner=learner, paper=paper, at=now)
    Quiz.objects.filter(pk=quiz.pk).update(title=f"{study} quiz")
    answer(
        learner, question, at=earlier, rating=Rating.GOOD, typed=f"{study} old answer"
    )
    given = {
        "choice": choice.choices.filter(is_right=False).first(),
        "typed": f"{study} typed",
        "points": [study],
    }
    review = answer(learner, choice, at=now, rating=Rating.AGAIN, quiz=quiz, **given)
    make_comeback(learner, now)
    make_ready_plan(learner, paper, f"{study} plan", now)
    make_plans(learner, paper, study, now)
    make_list(learner, paper, study)
    mark_first_words(learner, paper, f"{study} comment")
    make_list_imports(learner, f"{study} import", now)
    EmailAddress.objects.create(
        user=learner, email=learner.email, primary=True, verified=True
    )
    browser = Client(headers={"User-Agent": study})
    credentials = {"login": learner.email, "password": "correct horse battery"}
    browser.post("/account/login/", credentials)
    Authenticator.objects.create(user=learner, type="totp", data={"secret": study})
    return learner, review, quiz


def practise_both(
    learners: dict[str, Learner], paper: Paper, question: Question
) -> QuizItem:
    """Owner and victim answer in quizzes that are just practice; the owner's item."""
    items = {}
    for name in ("owner", "victim"):
        typed = f"{STUDY_WORD.format(name)} practice"
        items[name] = practise(learners[name], paper, question, typed)
    return items["owner"]


def practise(
    learner: Learner, paper: Paper, question: Question, typed: str
) -> QuizItem:
    now = timezone.now()
    choice = QuizChoice(
        kind=Quiz.Kind.PAPER,
        title=typed,
        subject_id=paper.pk,
        is_practice=True,
    )
    quiz = start_quiz(learner=learner, choice=choice, at=now)
    given = Answer(rating=Rating.AGAIN, key=uuid.uuid4(), seen=0, typed=typed)
    practice_answer = record_practice_answer(
        learner=learner, question=question, answer=given, quiz=quiz, at=now
    )
    return practice_answer.item
