"""Remarks that are reported, and removed by organisers with a reason."""

import pytest

from study.models import RemarkReport
from tests.factories import MembershipFactory, remark_by
from tests.html_page import Page


def said(response):
    return Page(response).text


@pytest.fixture
def remark(membership, thread):
    """Ada's."""
    return remark_by(membership, thread, text="Something rude")


@pytest.fixture
def cleo(group, sign_in):
    """A member's browser."""
    return sign_in(MembershipFactory(group=group).learner)


def report_path(remark):
    return f"{remark.get_absolute_url()}report/"


def remove_path(remark):
    return f"{remark.get_absolute_url()}remove/"


def queue_path(remark):
    return f"/groups/{remark.thread.group_id}/discussion/reports/"


def test_report_waits_for_organisers_alone(ben, cleo, ada, remark):
    cleo.post(report_path(remark), {"reason": "That is unkind."})
    assert "That is unkind." in said(ben.get(queue_path(remark)))
    assert ada.get(queue_path(remark)).status_code == 404
    discussion = f"/groups/{remark.thread.group_id}/discussion/"
    assert "1 remark reported" in " ".join(said(ben.get(discussion)).split())
    assert "reported" not in said(ada.get(discussion))
    assert "unkind" not in said(ada.get(remark.thread.get_absolute_url()))


def test_report_is_settled_with_a_word(ben, cleo, remark):
    cleo.post(report_path(remark), {"reason": "Unkind."})
    report = RemarkReport.objects.get()
    path = f"{queue_path(remark)}{report.pk}/settle/"
    refused = ben.post(path, {"reason": ""})
    assert refused.status_code == 422
    assert "Say it in a sentence." in said(refused)
    ben.post(path, {"reason": "It stays: he apologised."})
    text = said(ben.get(queue_path(remark)))
    assert "No report waits." in text
    assert "Ben on" in text
    assert "It stays: he apologised." in text


def test_closed_group_says_that_one_can_still_report(ben, cleo, remark, noon):
    """It is read on, and somebody answers for what stands there."""
    type(remark.thread.group).objects.update(closed_at=noon)
    page = " ".join(said(cleo.get(remark.thread.get_absolute_url())).split())
    assert "You can still report a remark to the organisers." in page
    cleo.post(report_path(remark), {"reason": "Unkind."})
    path = f"{queue_path(remark)}{RemarkReport.objects.get().pk}/settle/"
    ben.post(path, {"reason": "It stays."})
    assert RemarkReport.objects.get().word == "It stays."


def test_member_settles_no_report(ada, cleo, remark):
    cleo.post(report_path(remark), {"reason": "Unkind."})
    report = RemarkReport.objects.get()
    path = f"{queue_path(remark)}{report.pk}/settle/"
    for browser in (ada, cleo):
        assert browser.post(path, {"reason": "It stays."}).status_code == 404
    assert RemarkReport.objects.waiting().exists()


def test_report_of_another_group_is_not_settled(cleo, remark, sign_in):
    cleo.post(report_path(remark), {"reason": "Unkind."})
    report = RemarkReport.objects.get()
    owner = MembershipFactory(role="owner")
    path = f"/groups/{owner.group_id}/discussion/reports/{report.pk}/settle/"
    browser = sign_in(owner.learner)
    assert browser.post(path, {"reason": "It stays."}).status_code == 404
    assert RemarkReport.objects.waiting().exists()


def test_report_is_settled_once(ben, cleo, remark):
    cleo.post(report_path(remark), {"reason": "Unkind."})
    report = RemarkReport.objects.get()
    path = f"{queue_path(remark)}{report.pk}/settle/"
    ben.post(path, {"reason": "First."})
    response = ben.post(path, {"reason": "Second & late."})
    assert response.status_code == 409
    assert ">Second &amp; late.</textarea>" in response.text
    assert "First." in said(response)
    report.refresh_from_db()
    assert report.word == "First."


def test_second_report_of_one_person_is_not_kept(cleo, remark):
    cleo.post(report_path(remark), {"reason": "Unkind."})
    response = cleo.post(report_path(remark), {"reason": "Untrue as well."})
    assert response.status_code == 409
    assert "Untrue as well.</textarea>" in response.text
    assert "that report still waits" in said(response)
    assert RemarkReport.objects.get().reason == "Unkind."


def test_removed_remark_leaves_the_reason(ben, cleo, ada, remark):
    cleo.post(report_path(remark), {"reason": "Unkind."})
    assert ben.post(remove_path(remark), {"reason": ""}).status_code == 422
    ben.post(remove_path(remark), {"reason": "We speak of papers here."})
    path = remark.thread.get_absolute_url()
    text = said(cleo.get(path))
    assert "Removed by Ben: We speak of papers here." in text
    assert "Something rude" not in text
    assert "Something rude" in said(ada.get(path))
    assert not RemarkReport.objects.waiting().exists()


def test_removed_remark_is_neither_changed_nor_answered(ben, cleo, ada, remark):
    ben.post(remove_path(remark), {"reason": "No."})
    again = {"text": "Kept words", "edition": 1}
    response = ada.post(f"{remark.get_absolute_url()}edit/", again)
    assert response.status_code == 404
    assert "Kept words" in said(response)
    answer = cleo.post(f"{remark.get_absolute_url()}reply/", {"text": "Kept words"})
    assert answer.status_code == 404
    assert "Kept words" in said(answer)


@pytest.mark.parametrize("is_removed", [True, False])
@pytest.mark.parametrize("name", ["", "before/", "report/", "reply/", "remove/"])
def test_remark_that_can_not_be_read_has_no_page(
    ben, ben_membership, cleo, ada, remark, is_removed, name
):
    remark_by(ben_membership, remark.thread, parent=remark)
    if is_removed:
        ben.post(remove_path(remark), {"reason": "No."})
    else:
        ada.post(f"{remark.get_absolute_url()}delete/")
    for browser in (ben, cleo):
        path = f"{remark.get_absolute_url()}{name}"
        assert browser.get(path).status_code == 404


def test_removed_remark_may_be_deleted_by_its_author(ben, ada, remark):
    ben.post(remove_path(remark), {"reason": "No."})
    remark_by(MembershipFactory(group=remark.thread.group), remark.thread)
    ada.post(f"{remark.get_absolute_url()}delete/")
    assert not type(remark).objects.filter(pk=remark.pk).exists()


def test_member_removes_nothing(cleo, remark):
    assert cleo.get(remove_path(remark)).status_code == 404
    assert cleo.post(remove_path(remark), {"reason": "No."}).status_code == 404
    assert "Something rude" in said(cleo.get(remark.thread.get_absolute_url()))


def test_reported_remark_that_is_deleted_stays_in_the_queue(ben, cleo, ada, remark):
    cleo.post(report_path(remark), {"reason": "Unkind."})
    ada.post(f"{remark.get_absolute_url()}delete/")
    text = said(ben.get(queue_path(remark)))
    assert "It was deleted or removed meanwhile." in text
    assert "Something rude" not in text
