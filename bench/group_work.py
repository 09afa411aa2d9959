"""What a study group did and is asked, for the benchmark: answers, ballots, requests.

A page shows as much of it in a small group as in a large one, but for who took part.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from bench.population import BATCH_SIZE
from study.models import (
    Ballot,
    GroupPlan,
    GroupQuiz,
    GroupQuizQuestion,
    Invitation,
    JoinRequest,
    Learner,
    ListVote,
    Meeting,
    Membership,
    Quiz,
    QuizItem,
    ReadingList,
    Review,
    StudyGroup,
    VoteOption,
)
from study.models.quiz import QuizKind

OPTIONS_OF_VOTE = 10
WAITING = 20
PAST_MEETINGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWork:
    """One thing of each kind."""

    quiz: GroupQuiz
    vote: ListVote


def make_work(
    group: StudyGroup,
    members: list[Learner],
    reading_list: ReadingList,
    now: datetime,
) -> GroupWork:
    """members: each has answered the questions of a meeting."""
    make_requests(group, now)
    make_invitations(group, now)
    make_past_meetings(group, now)
    GroupPlan.objects.create(
        reading_list=reading_list,
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=200),
        created_at=now,
        changed_at=now,
    )
    return GroupWork(
        quiz=make_closed_quiz(group, members, now),
        vote=make_closed_vote(group, reading_list, now),
    )


def make_closed_quiz(
    group: StudyGroup, members: list[Learner], now: datetime
) -> GroupQuiz:
    """Of all questions that the members answered, with those answers."""
    group_quiz = GroupQuiz.objects.create(
        group=group,
        title="Before we met",
        created_at=now - timedelta(days=60),
        opened_at=now - timedelta(days=60),
        closed_at=now - timedelta(days=1),
    )
    reviews = Review.objects.filter(learner__in=members)
    answered = reviews.order_by("question").values_list("question", flat=True)
    places = []
    for position, question_id in enumerate(answered.distinct(), start=1):
        place = GroupQuizQuestion(
            group_quiz=group_quiz, question_id=question_id, position=position
        )
        places.append(place)
    GroupQuizQuestion.objects.bulk_create(places)
    own_quizzes = []
    for member in members:
        quiz = Quiz(
            learner=member,
            kind=QuizKind.GROUP,
            subject_id=group_quiz.pk,
            title=group_quiz.title,
            started_at=now - timedelta(days=60),
        )
        own_quizzes.append(quiz)
    Quiz.objects.bulk_create(own_quizzes)
    write_answers(own_quizzes, reviews)
    return group_quiz


def write_answers(own_quizzes: list[Quiz], reviews: QuerySet[Review]) -> None:
    """reviews: a query for the answers of all to whom the quizzes belong."""
    quiz_of = {quiz.learner_id: quiz for quiz in own_quizzes}
    items = []
    counts = dict.fromkeys(quiz_of, 0)
    for review in reviews.order_by("learner", "question"):
        counts[review.learner_id] += 1
        item = QuizItem(
            quiz=quiz_of[review.learner_id],
            question_id=review.question_id,
            position=counts[review.learner_id],
            review=review,
        )
        items.append(item)
    QuizItem.objects.bulk_create(items, BATCH_SIZE)


def make_closed_vote(
    group: StudyGroup, reading_list: ReadingList, now: datetime
) -> ListVote:
    """Each member has a ballot."""
    vote = ListVote.objects.create(
        reading_list=reading_list,
        question="What is next?",
        opened_at=now - timedelta(days=9),
        closes_at=now - timedelta(days=2),
        closed_at=now - timedelta(days=2),
    )
    entries = reading_list.entries.in_order()[:OPTIONS_OF_VOTE]
    options = []
    for position, entry in enumerate(entries, start=1):
        option = VoteOption(
            vote=vote, paper_id=entry.paper_id, position=position
        )
        options.append(option)
    options = VoteOption.objects.bulk_create(options)
    ballots = []
    for number, membership in enumerate(Membership.objects.filter(group=group)):
        ballot = Ballot(
            vote=vote,
            membership=membership,
            option=options[number % len(options)],
            cast_at=now - timedelta(days=3),
        )
        ballots.append(ballot)
    Ballot.objects.bulk_create(ballots)
    return vote


def make_requests(group: StudyGroup, now: datetime) -> None:
    askers = []
    for number in range(WAITING):
        asker = Learner(email=f"asker-{number}@{group.pk}.example")
        asker.display_name = f"Asker {number}"
        asker.set_unusable_password()
        askers.append(asker)
    requests = []
    for asker in Learner.objects.bulk_create(askers):
        request = JoinRequest(group=group, learner=asker, created_at=now)
        requests.append(request)
    JoinRequest.objects.bulk_create(requests)


def make_invitations(group: StudyGroup, now: datetime) -> None:
    invitations = []
    for number in range(WAITING):
        invitation = Invitation(
            group=group,
            token_digest=f"{group.pk}-{number}",
            email=f"invited-{number}@{group.pk}.example",
            created_at=now,
            expires_at=now + timedelta(days=9),
        )
        invitations.append(invitation)
    Invitation.objects.bulk_create(invitations)


def make_past_meetings(group: StudyGroup, now: datetime) -> None:
    """Every second week until now."""
    meetings = []
    for number in range(1, PAST_MEETINGS + 1):
        begins_at = now - timedelta(weeks=2 * number)
        meeting = Meeting(
            group=group,
            begins_at=begins_at,
            ends_at=begins_at + timedelta(hours=1),
            time_zone="Europe/Vienna",
            created_at=now,
            changed_at=now,
        )
        meetings.append(meeting)
    Meeting.objects.bulk_create(meetings)
