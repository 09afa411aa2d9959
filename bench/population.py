"""A large library and a long-time learner, written in bulk.

The library's papers are copies of the starter library's.
"""

import random
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from bench.batches import batches
from papers.models import Link, Paper, PaperPage, Question, Topic
from papers.services.library.revision import bump_revision
from study.memory import State
from study.memory.schedule import HALF_A_DAY
from study.models import Card, Learner, Reading, ReadThrough, Review
from study.review.daily_services import rebuild_daily

BATCH_SIZE = 2000
LINKS_A_COPY = 3
READINGS = 400
QUESTIONS_A_TOPIC = 4
# Each new question belongs to one of so many papers.
ASKED_PAPERS = 50
PAGE_FIELDS = (
    "row_html",
    "head_html",
    "header_html",
    "contents_html",
    "body_html",
    "links_html",
    "bibtex",
)


def load_starter() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_library", settings.LIBRARY_DIR, verbosity=0)


def grow_library(paper_count: int) -> None:
    """Copies full notes until there are so many published papers with a note."""
    chance = random.Random(1)
    full_notes = Paper.objects.filter(note="full")
    patterns = list(full_notes.select_related("page"))
    first_number = Paper.objects.published().with_note().count()
    for batch in batches(range(first_number, paper_count)):
        with transaction.atomic():
            write_copies(patterns, batch, chance)
    bump_revision()


def write_copies(
    patterns: list[Paper],
    numbers: range,
    chance: random.Random,
) -> None:
    chosen = []
    copies = []
    for number in numbers:
        pattern = chance.choice(patterns)
        chosen.append(pattern)
        copies.append(copy_of(pattern, number, chance))
    papers = Paper.objects.bulk_create(copies)
    pages = []
    for paper, pattern in zip(papers, chosen, strict=True):
        html = {name: getattr(pattern.page, name) for name in PAGE_FIELDS}
        pages.append(PaperPage(paper=paper, **html))
    PaperPage.objects.bulk_create(pages)


def copy_of(
    pattern: Paper,
    number: int,
    chance: random.Random,
) -> Paper:
    return Paper(
        slug=f"{pattern.slug[:60]}-{number}",
        title=f"{pattern.title} {number}",
        year=chance.randrange(1980, 2026),
        venue=pattern.venue,
        url=f"https://example.org/{number}",
        category_id=pattern.category_id,
        tldr=pattern.tldr,
        tldr_html=pattern.tldr_html,
        why_it_matters=pattern.why_it_matters,
        note="full",
        status="published",
    )


def link_copies() -> None:
    """Links each copied paper with some of the starter library."""
    chance = random.Random(3)
    linked = set(Link.objects.values_list("source_id", flat=True))
    starter_ids = sorted(linked)
    copies = Paper.objects.exclude(pk__in=linked).order_by("pk")
    links = []
    for paper_id in copies.values_list("pk", flat=True):
        target_ids = chance.sample(starter_ids, LINKS_A_COPY)
        for position, target_id in enumerate(target_ids):
            link = Link(
                source_id=paper_id,
                target_id=target_id,
                kind="builds_on",
                reason="For the measurement.",
                position=position,
            )
            links.append(link)
    Link.objects.bulk_create(links)


def grow_topics(topic_count: int) -> None:
    """Topics below those of the starter library, each with some of its questions."""
    stems = list(Topic.objects.order_by("pk"))
    question_ids = list(Question.objects.live().values_list("pk", flat=True))
    new_count = max(0, topic_count - len(stems))
    topics = []
    for number in range(new_count):
        topic = Topic(
            slug=f"bench-topic-{number}",
            name=f"Topic {number}",
            parent=stems[number % len(stems)],
            position=number,
        )
        topics.append(topic)
    Topic.objects.bulk_create(topics, batch_size=BATCH_SIZE)
    through = Question.topics.through
    links = []
    for number, topic in enumerate(topics):
        for place in range(QUESTIONS_A_TOPIC):
            question_id = question_ids[
                (number + 37 * place) % len(question_ids)
            ]
            links.append(through(topic_id=topic.pk, question_id=question_id))
    through.objects.bulk_create(links, BATCH_SIZE, ignore_conflicts=True)
    bump_revision()


def grow_learner(card_count: int, review_count: int) -> str:
    """A learner with so many cards and reviews.

    Returns the key of a session in which they are signed in.
    """
    chance = random.Random(2)
    now = timezone.now()
    learner = Learner.objects.create_user(
        "bench@octavo.example", None, display_name="Bench"
    )
    question_ids = grow_questions(card_count)
    cards = []
    for question_id in question_ids:
        cards.append(card_of(learner, question_id, now, chance))
    Card.objects.bulk_create(cards, batch_size=BATCH_SIZE)
    reviews = []
    for question_id in question_ids:
        for _ in range(review_count // card_count):
            reviewed_at = now - timedelta(days=chance.randrange(1, 700))
            reviews.append(review_of(learner, question_id, reviewed_at))
    Review.objects.bulk_create(reviews, batch_size=BATCH_SIZE)
    rebuild_daily(learner)
    write_readings(learner, now, chance)
    return session_of(learner)


def write_readings(
    learner: Learner,
    now: datetime,
    chance: random.Random,
) -> None:
    newest = Paper.objects.published().order_by("-year", "title")
    readings = []
    for paper_id in newest.values_list("id", flat=True)[:READINGS]:
        reading = Reading(
            learner=learner,
            paper_id=paper_id,
            status=chance.choice(Reading.Status.values),
            changed_at=now,
        )
        readings.append(reading)
    Reading.objects.bulk_create(readings)
    read_throughs = []
    for reading in readings:
        if reading.status in ("read", "stopped"):
            read_through = ReadThrough(
                learner=learner,
                paper_id=reading.paper_id,
                ending=reading.status,
                ended_on=now.date(),
            )
            read_throughs.append(read_through)
    ReadThrough.objects.bulk_create(read_throughs)


def grow_questions(count: int) -> list[int]:
    """The ids of so many live questions: those that are there, and copies of one."""
    live_questions = Question.objects.live().values_list("pk", flat=True)
    question_ids = list(live_questions)[:count]
    recalls = Question.objects.filter(kind="recall", home__isnull=False)
    pattern = recalls.earliest("pk")
    copies = []
    for number in range(count - len(question_ids)):
        copy = Question(
            slug=f"bench-{number}",
            kind="recall",
            level="explain",
            theme="bench",
            position=number % 1000,
            prompt=pattern.prompt,
            answer=pattern.answer,
        )
        copies.append(copy)
    questions = Question.objects.bulk_create(copies, batch_size=BATCH_SIZE)
    spread_over_papers(questions)
    question_ids += [question.pk for question in questions]
    return question_ids


def spread_over_papers(questions: list[Question]) -> None:
    home = Paper.objects.filter(note="full").earliest("pk")
    through = Question.papers.through
    links = []
    for question in questions:
        paper_id = home.pk + 1 + question.pk % ASKED_PAPERS
        links.append(through(question_id=question.pk, paper_id=paper_id))
    through.objects.bulk_create(links, BATCH_SIZE)


def card_of(
    learner: Learner,
    question_id: int,
    now: datetime,
    chance: random.Random,
) -> Card:
    """Answered within a year, due from yesterday on, at moments as grade() has them."""
    answered_at = now - timedelta(days=chance.randrange(1, 365))
    day_began_at = learner.clock.start_of_day(answered_at)
    due_day = now + timedelta(days=chance.randrange(-1, 300))
    due_at = learner.clock.start_of_day(due_day) + HALF_A_DAY
    return Card(
        learner=learner,
        question_id=question_id,
        stability=chance.uniform(1, 300),
        difficulty=chance.uniform(1, 10),
        state=State.REVIEW,
        due_at=due_at,
        last_reviewed_at=answered_at,
        last_day_began_at=day_began_at,
        review_count=10,
    )


def review_of(
    learner: Learner,
    question_id: int,
    reviewed_at: datetime,
) -> Review:
    last_day_began_at = learner.clock.start_of_day(
        reviewed_at - timedelta(days=20)
    )
    return Review(
        learner=learner,
        question_id=question_id,
        rating=3,
        reviewed_at=reviewed_at,
        day_began_at=learner.clock.start_of_day(reviewed_at),
        reviewed_on=learner.clock.day_of(reviewed_at),
        duration=20_000,
        desired_retention=0.9,
        question_revision=1,
        key=uuid.uuid4(),
        before={
            "state": State.REVIEW,
            "stability": 20.0,
            "last_day_began_at": last_day_began_at.isoformat(),
        },
    )


def session_of(learner: Learner) -> str:
    """The key of a new session in which the learner is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(learner.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = learner.get_session_auth_hash()
    session.create()
    return session.session_key
