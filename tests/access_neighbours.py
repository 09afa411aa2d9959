"""What each address shows of who asks, and a neighbour whom nobody else may see.

own: it shows something of the person: the neighbour's page is not a newcomer's.
same: the page is the same for both.
"""

import uuid
from datetime import datetime, timedelta
from itertools import cycle

from papers.models import Link, Paper, PathStep, Question, ReadingPath, Topic
from papers.services.page_cache import render_pages
from study.memory import Rating
from study.models import Card, GroupMailSetting, Learner, Quiz, SavedSearch
from study.reading.services import set_reading_status, undo_reading_change
from study.review.quiz_services import start_paper_quiz
from tests.canaries import (
    STUDY_WORD,
    make_private,
    make_reminders,
    suspend,
)
from tests.factories import ClozeQuestionFactory, LearnerFactory, PaperFactory, answer
from tests.group_world import GROUP_GETS, make_group
from tests.highlight_world import HIGHLIGHT_GETS
from tests.meeting_world import MEETING_GETS
from tests.own_paper_world import make_own_papers
from tests.reading_list_world import LIST_GETS, make_list
from tests.report_world import REPORT_GETS, raise_report
from tests.shared_lists import SHARED_LIST_GETS, suggest

# Every GET of the access matrix; a list in each way that has its own SQL.
GETS = """
address              which      query                        shows
home                 -          -                            own
paper_list           -          -                            own
paper_list           -          ?page=2                      same
paper_list           -          ?order=title                 own
paper_list           -          ?tag=nlp                     own
paper_list           -          ?topic=attention             own
paper_list           -          ?category=language           own
paper_list           -          ?author=vaswani              own
paper_list           -          ?year=2017                   own
paper_list           -          ?note=full                   own
paper_list           -          ?status=to_read              own
paper_list           -          ?status=reading              own
paper_list           -          ?status=read                 own
paper_list           -          ?status=stopped              own
paper_list           -          ?status=unmarked             own
paper_list           -          ?status=nothing              same
paper                published  -                            own
paper                draft      -                            same
paper_bib            published  -                            same
paper_bib            draft      -                            same
paper                own        -                            same
paper                put_away   -                            same
paper_bib            own        -                            same
paper_ris            own        -                            same
paper_json           own        -                            same
paper_title_card     own        -                            same
prerequisites        own        -                            same
try_paper            own        -                            same
own_paper_list       -          -                            own
own_paper_list       -          ?page=2                      own
edit_own_paper       own        -                            same
edit_joined_note     published  -                            own
edit_joined_note     draft      -                            same
edit_own_paper       put_away   -                            same
suggest_own_paper    own        -                            same
suggest_own_paper    put_away   -                            same
paper                suggested  -                            same
paper_ris            published  -                            same
paper_ris            draft      -                            same
paper_json           published  -                            same
paper_json           draft      -                            same
paper_title_card     published  -                            same
paper_title_card     draft      -                            same
figure_picture       published  -                            same
figure_picture       draft      -                            same
prerequisites        published  -                            own
prerequisites        draft      -                            same
moved_prerequisites  published  -                            same
moved_prerequisites  draft      -                            same
add_paper            -          -                            same
add_paper            -          ?papers=transformer          own
new_paper            -          -                            same
start                -          -                            own
first_paper_list     -          -                            own
try_paper            published  -                            same
try_paper            draft      -                            same
try_question         choice     -                            same
try_question         draft      -                            same
category             -          -                            own
category             -          ?status=read                 own
tag                  -          -                            own
tag                  -          ?status=unmarked             own
author               -          -                            own
topic_list           -          -                            same
topic                -          -                            own
topic_branch         -          -                            same
path_list            -          -                            own
{collection_list,trend_list,outlet_list} - -                  same
{path,collection,trend} published -                           own
{path,collection,trend} draft -                               same
search               -          -                            same
search               asked      -                            same
quick_search         -          ?q=attention                 own
quick_search         -          ?q=attenton&actions=1        same
quick_search         asked      -                            same
quick_search         -          ?q=list&actions=1            own
search               -          ?q=attention                 own
search               -          ?q=mine:                     own
search               -          ?q=status:to-read            own
search               -          ?q=status:read               own
search               -          ?q=status:unmarked           own
search               -          ?q=status:read&kind=papers   own
search               -          ?q=attenton+status:read      own
export_search        -          -                            same
export_search        asked      -                            same
export_search        -          ?q=status:read&format=bib    own
export_search        -          ?q=status:unmarked&format=csv own
saved_search_list    -          -                            own
saved_search_feed    owners     -                            same
note_feed            -          -                            same
category_feed        -          -                            same
topic_feed           -          -                            same
review               -          -                            own
set_aside_list       -          -                            own
question_source      published  -                            same
question_source      draft      -                            same
show_review          owners     -                            same
quiz_list            -          -                            own
quiz_list            -          ?page=2                      own
new_quiz             -          -                            own
new_quiz             -          ?kind=wrong                  own
new_quiz             -          ?kind=never&unit=minutes     own
new_quiz             -          ?kind=topic&subject=attention same
quiz                 owners     -                            same
quiz                 ended      -                            same
comeback             -          -                            own
show_practice_answer owners     -                            same
plan_list            -          -                            own
ready_plan_list      -          -                            same
new_reading_plan     -          -                            own
new_reading_plan     -          ?path=beginning              own
reading_plan         owners     -                            same
edit_reading_plan    owners     -                            same
move_planned_paper   owners     -                            same
preview_replanning   owners     -                            same
preview_replanning   owners     ?change=week                 same
preview_replanning   owners     ?change=source               same
holiday_list         -          -                            own
plan_calendar        -          -                            same
plan_calendar_file   owners     -                            same
routine_list         -          -                            own
new_routine          -          -                            same
new_routine          -          ?framework=talk              same
edit_routine         owners     -                            same
new_ready_plan       -          -                            same
new_ready_plan       -          ?kind=topic                  same
new_ready_plan       -          ?kind=paper&subject=transformer same
ready_plan           owners     -                            same
new_list_import      -          -                            same
import_to_list       owners     -                            same
list_import          owners     -                            same
list_import          confirmed  -                            same
progress             -          -                            own
question_memory      published  -                            own
question_memory      across     -                            own
question_memory      draft      -                            same
progress_topic_list  -          -                            own
progress_topic_list  -          ?day=later                   own
progress_topic_list  -          ?view=list                   own
progress_topic_list  -          ?view=table&order=weak       own
progress_topic       -          -                            own
progress_topic       -          ?view=list&order=weak        own
progress_topic       -          ?view=table                  own
frontier             -          -                            own
progress_period      -          -                            own
streak_settings      -          -                            own
settings             -          -                            own
memory_settings      -          -                            own
own_weights          -          -                            own
turn_off_reminders   owners     -                            same
theme                -          -                            same
delete_account       -          -                            own
category_title_card  -          -                            same
topic_title_card     -          -                            same
path_title_card      published  -                            same
path_title_card      draft      -                            same
site_title_card      -          -                            same
robots               -          -                            same
sitemap              -          -                            same
sitemap_part         -          -                            same
sitemap_part         lists      -                            same
export_papers        -          -                            same
export_papers        -          ?path=beginning              same
export_papers        -          ?format=ris&status=read      own
export_papers        -          ?format=csv&status=unmarked  own
compare              -          -                            same
compare              -          ?papers=transformer          own
compare              -          ?papers=transformer,rnn      own
map                  -          -                            own
map                  -          ?topic=attention             own
map                  -          ?path=beginning              own
health               -          -                            same
"""
GETS += LIST_GETS + SHARED_LIST_GETS + REPORT_GETS + HIGHLIGHT_GETS
GETS += GROUP_GETS
GETS += MEETING_GETS
NEIGHBOUR = "neighbour"
# What others send later: a key and a query that the neighbour used before them.
KEY = uuid.UUID("01890000-0000-7000-8000-000000000000")
QUERY = "attention"
ROLES = ("anonymous", "owner", "reader", "other", "curator")
LEARNERS = ("owner", "reader", "other")


def add_papers(world):
    """More papers than one, so that lists have rows with different marks."""
    transformer = world.papers["published"]
    topic = Topic.objects.get(slug="attention")
    path = ReadingPath.objects.get(slug="beginning")
    before = None
    for position, slug in enumerate(("rnn", "lstm", "bert", "gpt"), start=3):
        paper = PaperFactory(
            slug=slug,
            title=f"Attention in {slug}",
            authors=["Vaswani, Ashish"],
            category=transformer.category,
            tags=["nlp"],
            topics=[topic],
        )
        ClozeQuestionFactory(home=paper)
        PathStep.objects.create(
            path=path, paper=paper, position=position, reason="Go on."
        )
        if before:
            link(before, paper)
        before = paper
    link(before, transformer)
    rnn = Paper.objects.get(slug="rnn")
    link(rnn, transformer, kind=Link.Kind.BUILDS_ON)
    list(render_pages())


def link(before, after, kind=Link.Kind.READ_NEXT):
    Link.objects.create(source=before, target=after, kind=kind, reason="Next.")


def end_quiz(learner: Learner, at: datetime) -> Quiz:
    """A quiz whose one question was answered."""
    question = Question.objects.get(home__slug="lstm")
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=at)
    answer(learner, question, at=at, rating=Rating.EASY, quiz=quiz)
    return quiz


def make_reader(at: datetime) -> Learner:
    """Somebody with two marks, one answer and one search, who waits for a question."""
    reader = LearnerFactory(email="reader@example.org", display_name="reader")
    for slug, status in (("transformer", "read"), ("rnn", "reading")):
        paper = Paper.objects.get(slug=slug)
        set_reading_status(learner=reader, paper=paper, status=status, at=at)
    question = Question.objects.filter(home__slug="rnn").get()
    answer(reader, question, at=at, rating=Rating.AGAIN)
    SavedSearch.objects.create(
        learner=reader, name="Mine", query="status:read", created_at=at
    )
    return reader


def make_neighbour(world, at: datetime) -> Learner:
    """Somebody with something of everything, in every state that it can have."""
    transformer = world.papers["published"]
    questions = list(Question.objects.live().order_by("pk"))
    recall, choice = questions[:2]
    neighbour, _, _ = make_private(NEIGHBOUR, transformer, recall, choice)
    world.learners[NEIGHBOUR] = neighbour
    make_reminders(neighbour, f"the token of {NEIGHBOUR}")
    Learner.objects.filter(pk=neighbour.pk).update(rest_weekdays=1)
    mark_everything(neighbour, at)
    answer_everything(neighbour, questions, at)
    begin_quizzes(neighbour, at)
    suspend(neighbour, questions[3])
    word = STUDY_WORD.format(NEIGHBOUR)
    suggest(world.shared_lists.anothers, neighbour, transformer, word)
    raise_report(neighbour, world.questions["published"], "Of a neighbour.")
    make_list(neighbour, Paper.objects.get(slug="rnn"), STUDY_WORD.format(NEIGHBOUR))
    make_own_papers(neighbour, STUDY_WORD.format(NEIGHBOUR), transformer)
    make_group(neighbour, STUDY_WORD.format(NEIGHBOUR), at)
    GroupMailSetting.objects.create(learner=neighbour, mails_mention=False)
    word = STUDY_WORD.format(NEIGHBOUR)
    SavedSearch.objects.bulk_create(
        SavedSearch(learner=neighbour, name=word, query=query, created_at=at)
        for query in (QUERY, *(f"status:read {number}" for number in range(99)))
    )
    return neighbour


def mark_everything(neighbour, at):
    """Every paper, with a change that was taken back behind each mark."""
    papers = Paper.objects.published().order_by("-pk")
    statuses = cycle(("to_read", "reading", "read", "stopped"))
    for paper, status in zip(papers, statuses, strict=False):
        set_reading_status(learner=neighbour, paper=paper, status=status, at=at)
        other = "read" if status == "stopped" else "stopped"
        set_reading_status(learner=neighbour, paper=paper, status=other, at=at)
        undo_reading_change(learner=neighbour, paper=paper, at=at)


def answer_everything(neighbour, questions, at):
    """Each question several times in the last weeks, some of them forgotten at last.

    The last one was forgotten some minutes ago and comes before anybody else's.
    """
    for number, question in enumerate(questions):
        card = Card.objects.filter(learner=neighbour, question=question).first()
        seen = card.review_count if card else 0
        for days in (12, 8, 4):
            key = KEY if (number, days) == (0, 4) else uuid.uuid4()
            answer(
                neighbour,
                question,
                at=at - timedelta(days=days),
                rating=Rating.AGAIN if (number + days) % 3 == 0 else Rating.EASY,
                seen=seen,
                key=key,
                typed=STUDY_WORD.format(NEIGHBOUR),
            )
            seen += 1
    just_now = at - timedelta(minutes=9, seconds=30)
    answer(neighbour, questions[-1], at=just_now, rating=Rating.AGAIN, seen=seen)


def begin_quizzes(neighbour, at):
    """An open one on each paper, and more old ones than one page holds."""
    for paper in Paper.objects.published().order_by("pk"):
        start_paper_quiz(learner=neighbour, paper=paper, at=at)
    Quiz.objects.bulk_create(
        Quiz(
            learner=neighbour,
            kind=Quiz.Kind.DUE,
            title=STUDY_WORD.format(NEIGHBOUR),
            started_at=at - timedelta(days=days),
        )
        for days in range(2, 40)
    )
