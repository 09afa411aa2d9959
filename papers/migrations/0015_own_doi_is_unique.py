"""A learner has one own paper of a DOI.

Of several the first keeps it. The others stay with all that hangs on them; their DOI
becomes their address, or a line of their note where they have another address.
"""

import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

OWN_STATUSES = ("own", "own_hidden")
DOI_ADDRESS = "https://doi.org/"


def settle_dois(apps, schema_editor):
    papers = apps.get_model("papers", "Paper").objects
    with_doi = papers.filter(status__in=OWN_STATUSES).exclude(doi="")
    kept = set()
    for paper in with_doi.order_by("pk").iterator():
        doi = paper.doi.lower()
        key = (paper.owner_id, doi)
        if paper.status == "own" and key in kept:
            move_doi_elsewhere(apps, paper)
        elif paper.doi != doi:
            papers.filter(pk=paper.pk).update(doi=doi)
        if paper.status == "own":
            kept.add(key)


def move_doi_elsewhere(apps, paper):
    address = f"{DOI_ADDRESS}{paper.doi}"
    if paper.url:
        part = apps.get_model("papers", "OwnPaper").objects.get(paper=paper)
        part.note = f"{part.note}\n\nDOI: <{address}>".strip()
        part.save(update_fields=["note", "note_html"])
    else:
        paper.url = address
    paper.doi = ""
    paper.save(update_fields=["doi", "url"])
    apps.get_model("papers", "PaperPage").objects.filter(paper=paper).delete()


def leave_dois(apps, schema_editor):
    """On the way back nothing is to be done: they may be there twice, and need not."""


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0014_other_names'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(settle_dois, leave_dois),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(models.F('owner'), django.db.models.functions.text.Lower('doi'), condition=models.Q(('status', 'own'), models.Q(('doi', ''), _negated=True)), name='paper_own_doi_is_unique', violation_error_message='You have a paper with this DOI.'),
        ),
    ]
