"""Coming into a group by an invitation: who gets in, and what others are told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from study.groups.invitation_services import NotLetIn, accept_invitation, invite
from study.groups.invitations import Refusal, invitation_of_token
from study.groups.member_services import RoleIsTooHigh, leave_group
from study.models import Invitation, Membership
from tests.factories import LearnerFactory
from tests.html_page import main_form
from tests.study.groupmail.mailed_groups import parse_mail

NOTHING_SHARED = {
    "shares_finished": False,
    "shares_progress": False,
    "shares_results": False,
}


@pytest.fixture
def link(circle):
    """The token of a link for two, from the organiser."""
    return invite(
        by=circle.organiser, role="member", days=7, most_uses=2, at=timezone.now()
    )


def page_of(token):
    return f"/groups/invitations/{token}/"


def text_of(response):
    return response.content.decode()


def test_invitation_is_mailed_as_plain_text(circle, settings):
    settings.HAS_MAIL = True
    form = {"email": "Grace+Papers@Example.ORG", "role": "member", "days": 14}
    circle.organisers.post(circle.path("invitations/mail/"), form)
    (message,) = mail.outbox
    assert message.to == ["grace+papers@example.org"]
    assert message.subject == "Invitation to “Thursdays”"
    assert message.content_subtype == "plain"
    assert "The organiser invites you" in message.body
    token = message.body.split("/groups/invitations/")[1].split("/")[0]
    invitation = invitation_of_token(token)
    assert invitation.email == "grace+papers@example.org"
    assert token not in str(Invitation.objects.values())


def test_invitation_reads_in_a_mail_program(circle, settings):
    """Read by a parser of mail, from the bytes that are sent."""
    settings.HAS_MAIL = True
    circle.group.name = "Grüße und Maß"
    circle.group.save()
    form = {"email": "grace@example.org", "role": "member", "days": 14}
    circle.organisers.post(circle.path("invitations/mail/"), form)
    message = parse_mail(mail.outbox[0])
    assert message["Subject"] == "Invitation to “Grüße und Maß”"
    assert message["To"] == "grace@example.org"
    assert message.get_content_type() == "text/plain"
    text = message.get_content()
    assert "The organiser invites you" in text
    assert "Grüße und Maß" in text
    token = text.split("/groups/invitations/")[1].split("/")[0]
    assert invitation_of_token(token).email == "grace@example.org"


def test_name_of_a_group_is_no_line_of_its_mail(circle, settings):
    settings.HAS_MAIL = True
    circle.group.name = "Fine\nBcc: all@example.org"
    circle.group.save()
    form = {"email": "grace@example.org", "role": "member", "days": 14}
    circle.organisers.post(circle.path("invitations/mail/"), form)
    (message,) = mail.outbox
    assert message.subject == "Invitation to “Fine Bcc: all@example.org”"
    assert message.recipients() == ["grace@example.org"]
    assert "\nBcc" not in message.message().as_string()


def test_link_is_shown_where_the_mail_server_is_away(circle, settings, monkeypatch):
    settings.HAS_MAIL = True

    def fail(message):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    form = {"email": "grace@example.org", "role": "member", "days": 14}
    response = circle.organisers.post(circle.path("invitations/mail/"), form)
    assert "/groups/invitations/" in response.context["new_url"]


@pytest.mark.parametrize("spelling", ["ADA@example.org", " ada@EXAMPLE.org "])
def test_nobody_invites_themselves(circle, spelling):
    learner = circle.organiser.learner
    learner.email = "ada@example.org"
    learner.save()
    form = {"email": spelling, "role": "member", "days": 14}
    response = circle.organisers.post(circle.path("invitations/mail/"), form)
    assert response.status_code == 422
    assert "That is your own address" in text_of(response)
    assert not Invitation.objects.exists()


def test_nobody_invites_above_their_own_role(circle, noon):
    form = {"email": "grace@example.org", "role": "owner", "days": 14}
    response = circle.organisers.post(circle.path("invitations/mail/"), form)
    assert response.status_code == 422
    with pytest.raises(RoleIsTooHigh):
        invite(by=circle.organiser, role="owner", days=1, at=noon)


def test_invitations_of_a_day_are_limited(circle, monkeypatch):
    path = "study.groups.invitation_services.MOST_INVITATIONS_A_DAY"
    monkeypatch.setattr(path, 1)
    form = {"link-role": "member", "link-days": 7, "link-most_uses": 1}
    circle.organisers.post(circle.path("invitations/link/"), form)
    response = circle.organisers.post(circle.path("invitations/link/"), form)
    assert response.status_code == 422
    assert "Send the next one tomorrow." in text_of(response)


def test_invitation_is_accepted_with_what_is_shared(circle, link, ada, learner):
    page = ada.get(page_of(link))
    assert "Thursdays" in text_of(page)
    assert not circle.group.memberships.filter(learner=learner).exists()
    form = main_form(page).lists | {"shares_finished": "on"}
    response = ada.post(f"{page_of(link)}accept/", form)
    assert response.headers["Location"] == circle.path()
    membership = circle.group.memberships.get(learner=learner)
    assert membership.shares_finished
    assert not membership.shares_results
    assert membership.role == "member"


def test_invitation_is_read_signed_out_and_leads_back(link):
    response = Client().get(page_of(link))
    assert f"/account/login/?next={page_of(link)}" in text_of(response)
    assert f"/account/signup/?next={page_of(link)}" in text_of(response)
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "The member" not in text_of(response)


@pytest.mark.django_db
def test_who_signs_up_comes_back_to_the_invitation(link):
    browser = Client()
    form = {
        "email": "new@example.org",
        "display_name": "New",
        "password1": "correct horse battery",
        "next": page_of(link),
    }
    response = browser.post("/account/signup/", form)
    assert response.headers["Location"] == page_of(link)


def test_accepting_twice_uses_one(circle, link, ada):
    for _ in range(2):
        response = ada.post(f"{page_of(link)}accept/")
        assert response.headers["Location"] == circle.path()
    assert invitation_of_token(link).uses == 1
    assert ada.get(page_of(link)).headers["Location"] == circle.path()


def refused_words(browser, token):
    """What the page says, and whether what is sent gets the same answer."""
    page = browser.get(page_of(token))
    sent = browser.post(f"{page_of(token)}accept/")
    assert sent.status_code == page.status_code
    assert sent.context["problem"] == page.context["problem"]
    return page.context["problem"]


def test_used_up_invitation_says_so(circle, ada, sign_in):
    token = invite(by=circle.owner, role="member", days=7, at=timezone.now())
    sign_in(LearnerFactory()).post(f"{page_of(token)}accept/")
    assert refused_words(ada, token) == Refusal.USED_UP.value


def test_expired_invitation_says_so(link, ada):
    over = {"expires_at": timezone.now(), "created_at": timezone.now() - timedelta(9)}
    Invitation.objects.update(**over)
    assert refused_words(ada, link) == Refusal.EXPIRED.value


def test_revoked_invitation_says_so(circle, link, ada):
    invitation = invitation_of_token(link)
    circle.organisers.post(circle.path(f"invitations/{invitation.pk}/revoke/"))
    assert refused_words(ada, link) == Refusal.REVOKED.value


def test_forged_invitation_says_so(ada):
    assert refused_words(ada, "nobody-made-it").startswith("No invitation has this")


def test_foreign_invitation_says_so_without_the_address(circle, ada):
    token = invite(
        by=circle.owner,
        role="member",
        days=7,
        email="grace@example.org",
        at=timezone.now(),
    )
    assert refused_words(ada, token) == Refusal.FOREIGN.value
    assert "grace" not in text_of(ada.get(page_of(token)))


def test_invitation_into_a_closed_group_says_so(circle, link, ada):
    circle.owners.post(circle.path("close/"))
    assert refused_words(ada, link) == Refusal.CLOSED.value


def test_invitation_ends_with_the_role_of_who_sent_it(circle, link, ada):
    circle.organisers.post(circle.path("step-down/"))
    assert refused_words(ada, link) == Refusal.REVOKED.value


def test_banned_learner_is_not_let_in(circle, link, noon):
    circle.owners.post(circle.path(f"members/{circle.member.pk}/ban/"))
    with pytest.raises(NotLetIn, match="You can’t join this group"):
        accept_invitation(
            invitation=invitation_of_token(link),
            learner=circle.member.learner,
            shares=NOTHING_SHARED,
            at=timezone.now(),
        )


def test_who_left_comes_back_as_a_member(circle, link, noon):
    leave_group(membership=circle.member, at=noon)
    circle.members.post(f"{page_of(link)}accept/")
    circle.member.refresh_from_db()
    assert circle.member.state == Membership.State.ACTIVE
    assert circle.member.ended_at is None


def test_invitation_of_another_group_is_not_revoked(circle, link, ada, learner):
    ada.post("/groups/new/", {"name": "Mine", "joining": "invitation"})
    own = Membership.objects.get(learner=learner)
    invitation = invitation_of_token(link)
    path = f"/groups/{own.group_id}/invitations/{invitation.pk}/revoke/"
    assert ada.post(path).status_code == 404
    assert invitation_of_token(link).revoked_at is None
