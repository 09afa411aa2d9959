"""Keeps what the questions say that somebody answered as they are now.

And which choice was chosen, also when its row is gone.
"""

from django.db import migrations
from django.db.models import Exists, F, OuterRef, Subquery

TEXT_FIELDS = ("kind", "level", "section", "prompt", "answer", "explanation")
BATCH_SIZE = 500


def keep_texts(apps, schema_editor):
    question_model = apps.get_model("papers", "Question")
    review_model = apps.get_model("study", "Review")
    item_model = apps.get_model("study", "QuizItem")
    version_model = apps.get_model("study", "AnsweredVersion")
    reviews = review_model.objects.filter(
        question=OuterRef("pk"), question_revision=OuterRef("revision")
    )
    practice = item_model.objects.filter(
        question=OuterRef("pk"),
        practice_answer__question_revision=OuterRef("revision"),
    )
    questions = question_model.objects.filter(Exists(reviews) | Exists(practice))
    with_parts = questions.prefetch_related("choices", "key_points")
    versions = []
    for question in with_parts.order_by("pk").iterator(chunk_size=BATCH_SIZE):
        versions.append(version_of(question, version_model))
    version_model.objects.bulk_create(
        versions,
        batch_size=BATCH_SIZE,
        update_conflicts=True,
        unique_fields=["question", "revision"],
        update_fields=list(TEXT_FIELDS),
    )


def version_of(question, version_model):
    choices = []
    for choice in question.choices.all():
        row = {
            "id": choice.pk,
            "text": choice.text,
            "feedback": choice.feedback,
            "is_right": choice.is_right,
        }
        choices.append(row)
    version = version_model(
        question=question,
        revision=question.revision,
        choices=choices,
        key_points=[point.text for point in question.key_points.all()],
    )
    for name in TEXT_FIELDS:
        setattr(version, name, getattr(question, name))
    return version


def keep_chosen(apps, schema_editor):
    review_model = apps.get_model("study", "Review")
    item_model = apps.get_model("study", "QuizItem")
    with_choice = review_model.objects.exclude(choice=None)
    with_choice.update(chosen_id=F("choice_id"))
    items = item_model.objects.filter(review=OuterRef("pk")).exclude(chosen_id=None)
    gone = review_model.objects.filter(Exists(items), choice=None)
    gone.update(chosen_id=Subquery(items.values("chosen_id")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ("papers", "0016_pages_count_links"),
        ("study", "0047_asked_texts"),
    ]

    operations = [
        migrations.RunPython(keep_texts, migrations.RunPython.noop),
        migrations.RunPython(keep_chosen, migrations.RunPython.noop),
    ]
