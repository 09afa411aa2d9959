"""A learner's account as a whole."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from study.group_succession import forget_invitations, hand_over_groups
from study.models import Learner


def change_address(*, learner: Learner, email: str) -> EmailAddress:
    """The new address holds at once: for sites that cannot ask it by mail first."""
    with transaction.atomic():
        EmailAddress.objects.filter(user=learner).delete()
        learner.email = email
        learner.save(update_fields=["email"])
        return EmailAddress.objects.create(
            user=learner,
            email=email,
            primary=True,
        )


def delete_learner(*, learner: Learner) -> None:
    """Remove the account with everything personal.

    The library keeps no trace but who edited it as a curator. The lock keeps away what
    others would still store for the learner, as the run of reminders does.
    """
    with transaction.atomic():
        try:
            learner.lock()
        except Learner.DoesNotExist:
            # Another window was quicker.
            return
        hand_over_groups(learner=learner)
        forget_invitations(learner=learner)
        browsers = UserSession.objects.filter(user=learner)
        keys = list(browsers.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        learner.delete()
