"""Two papers with questions, and what learners have of one, the other, or both."""

from dataclasses import dataclass
from datetime import timedelta

from papers.models import Link, Paper, Question, Section
from study.lists.services import add_papers_to_list
from study.memory import Rating
from study.models import (
    Highlight,
    Learner,
    Report,
    SetAside,
    Thread,
)
from study.reading.services import set_reading_status
from tests.conftest import NOON
from tests.factories import (
    CollectionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingListFactory,
    ReadingPathFactory,
    StudyGroupFactory,
    TopicFactory,
    TrendFactory,
    answer,
    complete_note,
)

DAY = timedelta(days=1)
BEFORE = NOON - timedelta(days=20)


@dataclass
class MergeWorld:
    kept: Paper
    dropped: Paper
    why: Question
    wherefore: Question
    first: Learner
    second: Learner
    both: Learner


def make_world() -> MergeWorld:
    kept = complete_note(PaperFactory(slug="adam", title="Adam", arxiv_id="1412.6980"))
    dropped = complete_note(
        PaperFactory(slug="adam-2", title="Adam: a method", arxiv_id="1412.6981")
    )
    Section.objects.create(paper=dropped, kind="impact", body="It is everywhere.")
    link_papers(kept, dropped)
    world = MergeWorld(
        kept,
        dropped,
        kept.own_questions.get(),
        dropped.own_questions.get(slug="adam-2-why"),
        LearnerFactory(email="first@example.org"),
        LearnerFactory(email="second@example.org"),
        LearnerFactory(email="both@example.org"),
    )
    read_papers(world)
    answer_questions(world)
    talk_of(world)
    return world


def link_papers(kept: Paper, dropped: Paper) -> None:
    other = complete_note(PaperFactory(slug="sgd"))
    section = other.sections.get(kind="problem")
    section.body = "Compare [that](paper:adam-2)."
    section.save()
    for source, target in ((other, kept), (other, dropped), (dropped, kept)):
        Link.objects.create(
            source=source, target=target, kind="read_next", reason="It follows."
        )
    Link.objects.create(
        source=dropped, target=other, kind="builds_on", reason="It began there."
    )
    topic = TopicFactory(slug="optimisers")
    for paper in (kept, dropped):
        paper.topics.add(topic)
        paper.tags.add("optimisation")
    dropped.topics.add(TopicFactory(slug="moments"))
    dropped.tags.add("moments")
    path = ReadingPathFactory()
    path.steps.create(paper=kept, position=1, reason="First.")
    path.steps.create(paper=dropped, position=2, reason="Then.")
    collection = CollectionFactory()
    collection.entries.create(paper=kept, group="Both", position=1)
    collection.entries.create(paper=dropped, group="Both", position=2)
    collection.entries.create(paper=dropped, group="One", position=3)
    both, one = TrendFactory(), TrendFactory()
    both.examples.create(paper=kept, position=1, reason="First.")
    both.examples.create(paper=dropped, position=2, reason="Second.")
    one.examples.create(paper=dropped, position=1, reason="Alone.")
    QuestionFactory(slug="adam-2-how", home=dropped, papers=[dropped, kept])


def read_papers(world: MergeWorld) -> None:
    marks = (
        (world.first, world.kept, "read"),
        (world.second, world.dropped, "reading"),
        (world.both, world.kept, "reading"),
        (world.both, world.dropped, "reading"),
    )
    for number, (learner, paper, status) in enumerate(marks):
        at = BEFORE + number * DAY
        set_reading_status(learner=learner, paper=paper, status=status, at=at)
    for learner in (world.second, world.both):
        put_on_lists(world, learner)


def put_on_lists(world: MergeWorld, learner: Learner) -> None:
    reading_list = ReadingListFactory(learner=learner)
    papers = [world.dropped]
    if learner == world.both:
        papers = [world.kept, world.dropped]
    add_papers_to_list(reading_list=reading_list, papers=papers, at=BEFORE)
    for entry in reading_list.entries.all():
        entry.note = f"About {entry.paper}"
        entry.save()


def answer_questions(world: MergeWorld) -> None:
    answer(world.first, world.why, at=BEFORE)
    answer(world.second, world.wherefore, at=BEFORE)
    answer(world.both, world.why, at=BEFORE)
    answer(world.both, world.wherefore, at=BEFORE + DAY, rating=Rating.AGAIN)
    answer(world.both, world.why, at=BEFORE + 9 * DAY, seen=1)
    answer(world.both, world.wherefore, at=BEFORE + 10 * DAY, seen=1)
    for question in (world.why, world.wherefore):
        Report.objects.create(
            learner=world.both,
            question=question,
            question_revision=question.revision,
            reason="unclear",
            words=f"What is {question.slug}?",
            reported_at=BEFORE,
        )
    SetAside.objects.create(
        learner=world.second, question=world.wherefore, set_aside_at=BEFORE
    )


def talk_of(world: MergeWorld) -> None:
    group = StudyGroupFactory()
    for subject in ({"paper": world.dropped}, {"question": world.wherefore}):
        Thread.objects.create(
            group=group,
            subject=next(iter(subject)),
            created_at=BEFORE,
            last_remark_at=BEFORE,
            **subject,
        )
    Report.objects.create(
        learner=world.first,
        paper=world.dropped,
        reason="outdated",
        words="There is a newer one.",
        reported_at=BEFORE,
    )
    Highlight.objects.create(
        learner=world.second,
        paper=world.dropped,
        part="impact",
        exact="everywhere",
        comment="So it seems.",
        created_at=BEFORE,
        changed_at=BEFORE,
    )
