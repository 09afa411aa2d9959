"""A large library and a long-time learner, written in bulk from the pages of the starter library."""

import itertools
import random
import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from papers.models import Link, Paper, PaperPage, Question
from papers.services.library.revision import bump_revision
from study.memory import State
from study.models import Card, Learner, Reading, Review

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


def grow_library(count: int) -> None:
    """Copies of the full notes until there are `count` published papers with a note."""
    chance = random.Random(1)
    patterns = list(Paper.objects.filter(note="full").select_related("page"))
    have = Paper.objects.published().with_note().count()
    numbers = iter(range(have, count))
    while batch := list(itertools.islice(numbers, 1000)):
        with transaction.atomic():
            copies = [
                copy_of(chance.choice(patterns), number, chance) for number in batch
            ]
            papers = Paper.objects.bulk_create([paper for paper, _ in copies])
            PaperPage.objects.bulk_create(
                PaperPage(
                    paper=paper,
                    **{name: getattr(pattern.page, name) for name in PAGE_FIELDS},
                )
                for paper, (_, pattern) in zip(papers, copies, strict=True)
            )
    bump_revision()


def copy_of(pattern: Paper, number: int, chance: random.Random) -> tuple[Paper, Paper]:
    paper = Paper(
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
    return paper, pattern


def link_copies() -> None:
    """Each copied paper is linked with three of the starter library, as its own notes are."""
    chance = random.Random(3)
    linked = set(Link.objects.values_list("source_id", flat=True))
    old = sorted(linked)
    new = (
        Paper.objects.exclude(pk__in=linked).values_list("pk", flat=True).order_by("pk")
    )
    Link.objects.bulk_create(
        Link(
            source_id=pk,
            target_id=target,
            kind="builds_on",
            reason="For the measurement.",
            position=number,
        )
        for pk in new
        for number, target in enumerate(chance.sample(old, 3))
    )


def grow_learner(cards: int, reviews: int) -> str:
    """A learner with that many cards and reviews; returns the key of a session in which she is signed in."""
    chance, now = random.Random(2), timezone.now()
    learner = Learner.objects.create_user(
        "bench@octavo.example", None, display_name="Bench"
    )
    questions = grow_questions(cards)
    Card.objects.bulk_create(
        (card(learner, pk, now, chance) for pk in questions), batch_size=2000
    )
    every = reviews // cards
    Review.objects.bulk_create(
        (
            review(learner, pk, now - timedelta(days=chance.randrange(1, 700)))
            for pk in questions
            for _ in range(every)
        ),
        batch_size=2000,
    )
    papers = (
        Paper.objects.published()
        .order_by("-year", "title")[:400]
        .values_list("id", flat=True)
    )
    Reading.objects.bulk_create(
        Reading(
            learner=learner,
            paper_id=pk,
            status=chance.choice(Reading.Status.values),
            changed_at=now,
        )
        for pk in papers
    )
    return session_of(learner)


def grow_questions(count: int) -> list[int]:
    home = Paper.objects.filter(note="full").earliest("pk")
    pattern = Question.objects.filter(kind="recall", home__isnull=False).earliest("pk")
    have = list(Question.objects.live().values_list("pk", flat=True))[:count]
    new = Question.objects.bulk_create(
        (
            Question(
                slug=f"bench-{number}",
                kind="recall",
                level="explain",
                theme="bench",
                position=number % 1000,
                prompt=pattern.prompt,
                answer=pattern.answer,
            )
            for number in range(count - len(have))
        ),
        batch_size=2000,
    )
    through = Question.papers.through
    through.objects.bulk_create(
        (
            through(question_id=row.pk, paper_id=home.pk + 1 + row.pk % 50)
            for row in new
        ),
        2000,
    )
    return [*have, *(row.pk for row in new)]


def card(learner: Learner, question: int, now: object, chance: random.Random) -> Card:
    return Card(
        learner=learner,
        question_id=question,
        stability=chance.uniform(1, 300),
        difficulty=chance.uniform(1, 10),
        state=State.REVIEW,
        due_at=now + timedelta(days=chance.uniform(-1, 300)),
        last_reviewed_at=now,
        review_count=10,
    )


def review(learner: Learner, question: int, at: object) -> Review:
    return Review(
        learner=learner,
        question_id=question,
        rating=3,
        reviewed_at=at,
        duration=20_000,
        desired_retention=0.9,
        question_revision=1,
        key=uuid.uuid4(),
        before={"state": 2},
    )


def session_of(learner: Learner) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(learner.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = learner.get_session_auth_hash()
    session.create()
    return session.session_key
