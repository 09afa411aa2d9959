"""The migration after which a learner has one own paper of a DOI."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from papers.models import Paper, PaperPage
from tests.factories import LearnerFactory, make_own_paper

pytestmark = pytest.mark.django_db

MIGRATION = "papers.migrations.0015_own_doi_is_unique"
DOI = "10.1234/Slow.1"


@pytest.fixture
def before(db):
    """The database as it was before the rule."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX paper_own_doi_is_unique")


def settle_dois():
    import_module(MIGRATION).settle_dois(apps, None)


def write_facts(paper, **facts):
    Paper.objects.filter(pk=paper.pk).update(**facts)


@pytest.fixture
def twice(before, learner):
    papers = [make_own_paper(learner, title=f"Copy {n}") for n in range(3)]
    for paper in papers:
        write_facts(paper, doi=DOI)
    write_facts(papers[2], url="https://papers.example/slow.pdf")
    papers[2].own_part.note = "What I think."
    papers[2].own_part.save()
    return papers


def test_first_paper_keeps_the_doi_in_small_letters(twice):
    settle_dois()
    twice[0].refresh_from_db()
    assert twice[0].doi == DOI.lower()
    assert twice[0].url == ""


def test_second_paper_keeps_it_as_its_address(twice):
    settle_dois()
    twice[1].refresh_from_db()
    assert twice[1].doi == ""
    assert twice[1].url == f"https://doi.org/{DOI}"
    assert not PaperPage.objects.filter(paper=twice[1]).exists()


def test_third_paper_keeps_it_in_its_note_beside_another_address(twice):
    settle_dois()
    third = Paper.objects.get(pk=twice[2].pk)
    assert third.doi == ""
    assert third.url == "https://papers.example/slow.pdf"
    assert third.own_part.note == f"What I think.\n\nDOI: <https://doi.org/{DOI}>"
    assert f'href="https://doi.org/{DOI}"' in third.own_part.note_html


def test_deleted_paper_and_papers_of_others_keep_theirs(before, learner):
    make_own_paper(learner, doi=DOI)
    deleted = make_own_paper(learner)
    write_facts(deleted, doi=DOI, status="own_hidden")
    of_another = make_own_paper(LearnerFactory(), doi=DOI)
    settle_dois()
    for paper in (deleted, of_another):
        paper.refresh_from_db()
        assert paper.doi == DOI.lower()


def test_rule_holds_afterwards(twice):
    settle_dois()
    # PostgreSQL checks rows of this transaction once more before it makes an index.
    connection.check_constraints()
    constraints = Paper._meta.constraints
    (rule,) = [rule for rule in constraints if rule.name == "paper_own_doi_is_unique"]
    with connection.cursor() as cursor:
        cursor.execute(str(rule.create_sql(Paper, connection.schema_editor())))
