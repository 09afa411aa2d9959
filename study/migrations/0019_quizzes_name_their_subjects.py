"""Each quiz names its paper or topic by its id, for ever."""

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce

MOST_OF_A_TOPIC = 20
SUBJECT_IS_GONE = 0


def name_subjects(apps, schema_editor):
    """By id; 0 where the paper or topic was deleted meanwhile."""
    quizzes = apps.get_model("study.Quiz").objects
    quizzes.filter(kind="paper").update(
        subject_id=Coalesce("paper_id", SUBJECT_IS_GONE)
    )
    quizzes.filter(kind="topic").update(
        subject_id=Coalesce("topic_id", SUBJECT_IS_GONE),
        question_limit=MOST_OF_A_TOPIC,
    )


def name_papers_and_topics(apps, schema_editor):
    """The way back: quizzes of later kinds become quizzes on no paper."""
    quizzes = apps.get_model("study.Quiz").objects
    papers = apps.get_model("papers.Paper").objects
    topics = apps.get_model("papers.Topic").objects
    on_papers = quizzes.filter(kind="paper", subject_id__in=papers.values("pk"))
    on_papers.update(paper_id=F("subject_id"))
    on_topics = quizzes.filter(kind="topic", subject_id__in=topics.values("pk"))
    on_topics.update(topic_id=F("subject_id"))
    quizzes.exclude(kind__in=("paper", "topic")).update(kind="paper")


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0018_quiz_kinds"),
    ]

    operations = [
        migrations.RunPython(name_subjects, name_papers_and_topics),
    ]
