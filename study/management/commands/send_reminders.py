"""`manage.py send_reminders`: one mail to whom something is due, for cron."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from papers.management.newer_database import refuse_newer_database
from papers.management.progress import progress_bar
from study.reminders.sending_services import (
    MailServerAway,
    SendingCounts,
    send_reminders,
)


class Command(BaseCommand):
    """Remind learners whose hour has come; run it every few minutes.

    Nobody gets two mails a day, however often and however parallel it runs.
    """

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.HAS_MAIL:
            raise CommandError(
                "EMAIL_URL names no mail server, so nobody can be reminded."
            )
        refuse_newer_database()
        try:
            with progress_bar() as report:
                counts = send_reminders(at=timezone.now(), report=report)
        except MailServerAway as error:
            raise CommandError(
                f"The mail server of EMAIL_URL does not answer: {error}."
                " The next run tries again."
            ) from error
        self.print_counts(counts)

    def print_counts(self, counts: SendingCounts) -> None:
        self.stdout.write(f"Reminders sent: {counts.sent}.")
        if counts.postponed or counts.given_up:
            raise CommandError(
                f"Refused, tried again at the next run: {counts.postponed}."
                f" Not tried again today: {counts.given_up}."
            )
