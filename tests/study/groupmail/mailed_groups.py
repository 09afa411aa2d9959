"""Members with confirmed addresses, and runs of the command's service."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default as email_policy

from allauth.account.models import EmailAddress

from study.groupmail.sending_services import send_group_mails
from study.groupmail.services import notice
from study.models.group_mail import NoticeKind
from tests.conftest import NOON
from tests.factories import LearnerFactory, MembershipFactory

DAY = timedelta(days=1)


def make_member(group, *, is_verified=True, role="member", **values):
    learner = LearnerFactory(**values)
    EmailAddress.objects.create(
        user=learner, email=learner.email, primary=True, verified=is_verified
    )
    MembershipFactory(group=group, learner=learner, role=role)
    return learner


def tell(learner, group, kind=NoticeKind.MENTION, *, at=NOON, **values):
    """A notice of this kind; of a remark unless told otherwise."""
    given = {"cause": "remark 1", "path": f"/groups/{group.pk}/"} | values
    notice(learner=learner, kind=kind, group=group, at=at, **given)


def send(at=NOON):
    """One run; nobody watches its progress."""
    return send_group_mails(at=at, report=lambda *_: None)


def parse_mail(mail):
    """As Python's own parser of the bytes that go out reads it."""
    return message_from_bytes(mail.message().as_bytes(), policy=email_policy)


def read_mail(mailoutbox):
    """Subject and text of the one mail."""
    [mail] = mailoutbox
    message = parse_mail(mail)
    assert message.get_content_type() == "text/plain"
    assert message.defects == []
    return message["Subject"], message.get_content()
