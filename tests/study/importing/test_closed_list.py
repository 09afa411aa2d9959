"""Who may no longer fill a group's list gets back what they were about to put there."""

import pytest
from django.utils import timezone

from papers.formats.references import read_references
from study.grouplists.services import create_group_list
from study.importing.services import confirm_import, keep_references
from study.models import ListEntry, Membership
from tests.factories import MembershipFactory, StudyGroupFactory

TEXT = "A wholly new work, arXiv:2401.00001\nPlease read <b>all</b> of it."


@pytest.fixture
def group_list(learner, noon):
    group = StudyGroupFactory(name="Thursdays")
    MembershipFactory(group=group, learner=learner, role="organiser")
    return create_group_list(
        group=group, editing="group", title="Autumn", papers=[], at=noon
    )


@pytest.fixture
def kept(learner, group_list):
    return keep_references(
        learner=learner,
        references=read_references(TEXT),
        source_name="",
        reading_list=group_list,
        at=timezone.now(),
    )


def leave_group(learner, group_list):
    Membership.objects.filter(group=group_list.group, learner=learner).delete()


def test_pasted_text_is_given_back(ada, learner, group_list):
    address = f"{group_list.url_of('import_to_list')}read/"
    leave_group(learner, group_list)
    response = ada.post(address, {"pasted": TEXT})
    assert response.status_code == 404
    assert "This was not saved" in response.text
    assert "Please read &lt;b&gt;all&lt;/b&gt; of it." in response.text


@pytest.mark.parametrize(("method", "action"), [("get", ""), ("post", "confirm/")])
def test_rows_that_were_read_are_given_back(
    ada, learner, group_list, kept, method, action
):
    leave_group(learner, group_list)
    response = getattr(ada, method)(f"{kept.get_absolute_url()}{action}")
    assert response.status_code == 404
    assert "https://arxiv.org/abs/2401.00001" in response.text
    assert "Please read &lt;b&gt;all&lt;/b&gt; of it." in response.text
    assert not ListEntry.objects.exists()


def test_import_that_is_through_is_not_found(ada, learner, group_list, kept, noon):
    confirm_import(list_import=kept, choices={}, at=noon)
    leave_group(learner, group_list)
    response = ada.get(kept.get_absolute_url())
    assert response.status_code == 404
    assert "Please read" not in response.text


def test_text_for_an_own_list_that_is_deleted_is_given_back(ada, db):
    response = ada.post("/lists/999/import/read/", {"pasted": TEXT})
    assert response.status_code == 404
    assert "A wholly new work" in response.text
