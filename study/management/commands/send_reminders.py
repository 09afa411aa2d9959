"""`manage.py send_reminders`: what is due, and what groups tell, by mail; for cron."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from papers.management.newer_database import refuse_newer_database
from papers.management.progress import progress_bar
from papers.services.merging.merges import forget_old_steps
from study.groupmail.sending_services import send_group_mails
from study.ownpapers.services import erase_old_papers
from study.reminders.delivery_services import MailServerAway, SendingCounts
from study.reminders.sending_services import send_reminders


class Command(BaseCommand):
    """Remind learners whose hour has come, and tell them of their groups.

    Run it every few minutes. Nobody is reminded twice a day or told a thing twice,
    however often and however parallel it runs.
    """

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_newer_database()
        # Cron runs this often: what learners deleted long ago goes then, and what no
        # merge can be undone with any more.
        erase_old_papers(at=timezone.now())
        forget_old_steps(at=timezone.now())
        if not settings.HAS_MAIL:
            raise CommandError(
                "EMAIL_URL names no mail server, so nobody can be reminded."
            )
        try:
            with progress_bar() as report:
                now = timezone.now()
                counts = send_reminders(at=now, report=report)
                group_counts = send_group_mails(at=now, report=report)
        except MailServerAway as error:
            raise CommandError(
                f"The mail server of EMAIL_URL does not answer: {error}."
                " The next run tries again."
            ) from error
        self.print_counts(counts, group_counts)

    def print_counts(
        self, counts: SendingCounts, group_counts: SendingCounts
    ) -> None:
        self.stdout.write(f"Reminders sent: {counts.sent}.")
        if group_counts.sent:
            self.stdout.write(f"Mails about groups sent: {group_counts.sent}.")
        postponed_count = counts.postponed + group_counts.postponed
        given_up_count = counts.given_up + group_counts.given_up
        if postponed_count or given_up_count:
            raise CommandError(
                f"Refused, tried again at the next run: {postponed_count}."
                f" Not tried again today: {given_up_count}."
            )
