"""Signing up and signing in bring along what was answered before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from study.accounts.adapters import AccountAdapter
from study.trying.keeping import take_trial_from_browser, trial_in_browser
from study.trying.kept_words import kept_sentence
from study.trying.services import keep_trial


class EntryAdapter(AccountAdapter):
    """What allauth asks of us, with the answers that wait in the browser."""

    def post_login(
        self, request: HttpRequest, user: Any, **options: Any
    ) -> HttpResponse:
        response = super().post_login(request, user, **options)
        trial = trial_in_browser(request)
        if trial is not None:
            now = timezone.now()
            kept = keep_trial(learner=user, trial=trial, at=now)
            messages.success(request, kept_sentence(kept, user, now))
            take_trial_from_browser(response)
        return response
