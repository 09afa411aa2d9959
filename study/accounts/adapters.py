"""How people come in: what allauth asks us, and what it says."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from config.http import local_path
from study.models.addresses import LONGEST_ADDRESS, canonical_address

NO_ADDRESS = "This is no email address. One looks like name@example.org."
OTHER_WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use the authenticator app or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a passkey or security key",
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up as the site allows it, redirects within the site only, errors that say what to do."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is switched off. Whoever runs this Octavo can switch it on again.",
        "cannot_remove_primary_email": "This is the address that you sign in with. Change it instead of removing it.",
        "duplicate_email": "This is the address of your account already.",
        "email_password_mismatch": "Address and password do not belong together. Check both and try again; if you"
        " forgot the password, you can choose a new one.",
        "email_taken": "There is an account with this address already. Sign in with it, or use another address.",
        "enter_current_password": "This is not your current password. Try again.",
        "incorrect_code": "This is not the code of the newest mail. Check it and try again.",
        "incorrect_password": "This is not your password. Try again.",
        "invalid_login": "Address and password do not belong together. Check both and try again.",
        "invalid_or_expired_key": "This link no longer works. Ask for a new one.",
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
        "max_email_addresses": "You can have at most %d addresses. Remove one first.",
        "rate_limited": "That was too often in a short time. Wait a few minutes, then try again.",
        "same_as_current": "This is what it was before. Enter another one.",
        "too_many_login_attempts": "Too many attempts went wrong. Wait a few minutes, then try again.",
        "unknown_email": "There is no account with this address.",
        "unverified_primary_email": "Confirm the address first, with the mail that was sent to it.",
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
        return url is not None and url != "" and local_path(url, "") == url

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        methods = super().get_reauthentication_methods(user)
        return [
            method
            | {"description": OTHER_WAYS.get(method["id"], method["description"])}
            for method in methods
        ]


class SecondProofAdapter(DefaultMFAAdapter):
    """What is said about authenticator apps, keys and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": "While a second proof is switched on, the address cannot be changed. Switch it off under"
        " Security, change the address, and set the proof up again.",
        "cannot_delete_authenticator": "This proof cannot be switched off.",
        "cannot_generate_recovery_codes": "Recovery codes come with an authenticator app or a key. Set one up first.",
        "incorrect_code": "That did not match. Try again; an authenticator app shows new digits every half minute.",
        "unverified_email": "Confirm your email address first. The page “Email address” sends you the mail for it.",
    }

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Key {count + 1}" if count else "My key"


class CuratorBackend(BaseBackend):
    """Curators may do everything in the library and nothing elsewhere."""

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:
        return (
            user_obj.is_active
            and user_obj.is_staff
            and perm.startswith(("papers.", "taggit."))
        )

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return (
            user_obj.is_active
            and user_obj.is_staff
            and app_label in ("papers", "taggit")
        )
