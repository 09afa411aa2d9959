"""Mails about groups: one of each kind as it reads, to whom, how often."""

import smtplib

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from study.models import (
    GroupMail,
    GroupMailSetting,
    GroupNotice,
    Learner,
    Membership,
)
from study.models.group_mail import NoticeKind
from tests.conftest import NOON
from tests.factories import LearnerFactory, StudyGroupFactory
from tests.study.groupmail.mailed_groups import (
    DAY,
    make_member,
    parse_mail,
    read_mail,
    send,
    tell,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return StudyGroupFactory(name="Thursday readers")


@pytest.fixture
def member(group):
    return make_member(group, email="grace@example.org", display_name="Grace")


@pytest.fixture(autouse=True)
def with_https(settings):
    settings.SITE_URL = "https://octavo.example.org"
    settings.IS_HTTPS = True


def test_mail_of_a_mention_reads(group, member, mailoutbox):
    ada = make_member(group, display_name="Ada")
    tell(member, group, by=ada, subject="Attention Is All You Need")
    send()
    subject, text = read_mail(mailoutbox)
    assert subject == "[Octavo] Ada mentioned you in Thursday readers"
    assert "on “Attention Is All You Need”. Read it here:" in text
    assert f"https://octavo.example.org/groups/{group.pk}/\n" in text


def test_mail_of_a_request_reads(group, mailoutbox):
    organiser = make_member(group, role="organiser")
    bob = LearnerFactory(display_name="Bob")
    tell(organiser, group, NoticeKind.REQUEST, by=bob, cause="request 1")
    send()
    subject, text = read_mail(mailoutbox)
    assert subject == "[Octavo] Bob asks to join Thursday readers"
    assert "Bob asks to join Thursday readers. Answer here:" in text
    assert bob.email not in text


def test_mail_of_an_answer_reads_for_who_is_no_member(group, member, mailoutbox):
    Membership.objects.filter(learner=member).delete()
    tell(member, group, NoticeKind.ANSWER, cause="request 1", path="/groups/")
    send()
    subject, text = read_mail(mailoutbox)
    assert subject == "[Octavo] Thursday readers answered your request"
    assert "Your request to join Thursday readers is answered." in text


@pytest.mark.parametrize("kind", [kind for kind in NoticeKind if kind != "meeting"])
def test_mail_has_the_headers_of_one_click(group, mailoutbox, kind):
    """Of a meeting: in test_meeting_mails.py."""
    role = "organiser" if kind == NoticeKind.REQUEST else "member"
    reader = make_member(group, role=role, email="grace@example.org")
    tell(reader, group, kind)
    send()
    message = parse_mail(mailoutbox[0])
    off_url = message["List-Unsubscribe"].strip(" <>")
    assert off_url.startswith("https://octavo.example.org/groups/mail/off/")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["To"] == "grace@example.org"
    assert off_url in message.get_content()


def test_title_over_two_lines_makes_no_header(group, member, mailoutbox):
    type(group).objects.update(name="Readers\nBcc: all@example.org")
    tell(member, group)
    send()
    message = parse_mail(mailoutbox[0])
    assert message["Bcc"] is None
    assert "Readers Bcc: all@example.org" in message["Subject"]


def test_several_notices_are_one_mail(group, member, mailoutbox):
    for number in range(3):
        tell(member, group, cause=f"remark {number}")
    assert send().sent == 1
    subject, text = read_mail(mailoutbox)
    assert subject == "[Octavo] 3 things in your groups"
    assert text.count("mentioned you") == 3


def test_former_member_gets_nothing(group, member, mailoutbox):
    tell(member, group)
    Membership.objects.filter(learner=member).update(state="removed", ended_at=NOON)
    send()
    assert mailoutbox == []


def test_who_organises_no_more_hears_of_no_request(group, member, mailoutbox):
    tell(member, group, NoticeKind.REQUEST, cause="request 1")
    send()
    assert mailoutbox == []


def test_who_left_is_called_a_former_member(group, member, mailoutbox):
    ada = make_member(group, display_name="Ada")
    tell(member, group, by=ada)
    Membership.objects.filter(learner=ada).update(state="left", ended_at=NOON)
    send()
    subject, text = read_mail(mailoutbox)
    assert subject == "[Octavo] A former member mentioned you in Thursday readers"
    assert "Ada" not in text


@pytest.mark.parametrize("fields", [{"is_active": False}, {"email": "b@example.org"}])
def test_no_mail_to_who_may_not_sign_in_or_is_not_confirmed(
    group, member, mailoutbox, fields
):
    tell(member, group)
    Learner.objects.filter(pk=member.pk).update(**fields)
    send()
    assert mailoutbox == []


def test_kind_turned_off_after_it_happened_is_not_sent(group, member, mailoutbox):
    tell(member, group)
    GroupMailSetting.objects.create(learner=member, mails_mention=False)
    send()
    assert mailoutbox == []


def test_old_news_is_not_sent(group, member, mailoutbox):
    tell(member, group)
    send(NOON + 4 * DAY)
    assert mailoutbox == []


def test_bundle_comes_once_a_day_at_its_hour(group, member, mailoutbox):
    GroupMailSetting.objects.create(learner=member, is_bundled=True, hour=14)
    tell(member, group)
    send(NOON)
    assert mailoutbox == []
    send(NOON + DAY / 12)
    assert len(mailoutbox) == 1
    tell(member, group, cause="remark 2", at=NOON + DAY / 12)
    send(NOON + DAY / 6)
    assert len(mailoutbox) == 1
    send(NOON + DAY + DAY / 12)
    assert len(mailoutbox) == 2


def test_second_run_sends_nothing(group, member, mailoutbox):
    tell(member, group)
    assert send().sent == 1
    assert send().sent == 0
    assert len(mailoutbox) == 1


class RefusingServer(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPDataError(451, b"Later.")


def test_refused_mail_is_tried_again(group, member, mailoutbox, settings):
    tell(member, group)
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.RefusingServer"
    assert send().postponed == 1
    assert not GroupMail.objects.exists()
    settings.EMAIL_BACKEND = usual
    assert send().sent == 1
    assert GroupNotice.objects.get().mail.sent_at == NOON


@pytest.fixture
def off_path(group, member, mailoutbox):
    """The link of a mail that told of a mention."""
    tell(member, group)
    send()
    url = parse_mail(mailoutbox[0])["List-Unsubscribe"].strip(" <>")
    return url.removeprefix("https://octavo.example.org")


def test_one_click_turns_the_kind_off_without_a_sign_in(member, off_path):
    program = Client(enforce_csrf_checks=True)
    response = program.post(off_path, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert b"These mails are off" in response.content
    setting = GroupMailSetting.objects.get(learner=member)
    assert not setting.mails_mention
    assert setting.mails_meeting


def test_opening_the_link_turns_nothing_off(client, member, off_path):
    response = client.get(off_path)
    assert b"No more of these mails?" in response.content
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not GroupMailSetting.objects.exists()
    assert b"Grace" not in response.content


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_of_a_deactivated_learner_is_not_found(client, member, off_path, method):
    Learner.objects.filter(pk=member.pk).update(is_active=False)
    assert getattr(client, method)(off_path).status_code == 404
    assert not GroupMailSetting.objects.exists()


def test_second_button_turns_all_off(client, member, off_path):
    response = client.post(off_path, {"all": "on"})
    assert b"No more mail about groups." in response.content
    assert GroupMailSetting.objects.get(learner=member).kinds_wanted == []


def test_only_the_digest_of_the_link_is_kept(off_path):
    token = off_path.strip("/").rpartition("/")[2]
    assert token not in str(GroupMail.objects.values().get())


def test_settings_are_kept(client, member):
    client.force_login(member)
    sent = {"mails_answer": "on", "mails_mention": "on", "is_bundled": "on"}
    sent["hour"] = "7"
    for _ in range(2):
        client.post("/groups/mail/", sent)
    setting = GroupMailSetting.objects.get(learner=member)
    assert setting.kinds_wanted == ["answer", "mention"]
    assert setting.is_bundled
    assert setting.hour == 7


def test_settings_with_an_odd_hour_are_refused_with_a_sentence(client, member):
    client.force_login(member)
    response = client.post("/groups/mail/", {"hour": "25"})
    assert response.status_code == 400
    assert b"Choose one of these hours." in response.content
