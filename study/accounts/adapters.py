"""How people come in: what allauth asks of us."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from config.http import local_path
from study.accounts.words import (
    ACCOUNT_ERRORS,
    NO_ADDRESS,
    PROOF_LABELS,
    SECOND_PROOF_ERRORS,
)
from study.models.addresses import LONGEST_ADDRESS, canonical_address


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up as the site allows it, redirects within the site only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        **ACCOUNT_ERRORS,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGNUP == "open"

    def clean_email(self, email: str) -> str:
        """The one spelling of it that accounts are kept under."""
        email = canonical_address(email)
        if not email.isascii() or len(email) > LONGEST_ADDRESS:
            raise ValidationError(NO_ADDRESS, code="invalid")
        return email

    def is_safe_url(self, url: str | None) -> bool:
        if not url:
            return False
        return local_path(url, "") == url

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        methods = super().get_reauthentication_methods(user)
        for method in methods:
            label = PROOF_LABELS.get(method["id"])
            if label:
                method["description"] = label
        return methods


class SecondProofAdapter(DefaultMFAAdapter):
    """What is said about authenticator apps, keys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        **SECOND_PROOF_ERRORS,
    }

    def generate_authenticator_name(
        self,
        user: Any,
        type: Authenticator.Type,
    ) -> str:
        proofs = Authenticator.objects.filter(user_id=user.pk, type=type)
        count = proofs.count()
        if count == 0:
            return "My key"
        return f"Key {count + 1}"
