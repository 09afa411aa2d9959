"""The forms of signing up, signing in and proving who one is.

They are allauth's, in our words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.account import app_settings
from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.manage_email import email_already_exists
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter as get_second_proof_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn import forms as keys
from django.http import HttpRequest

from study.accounts.services import change_address
from study.accounts.words import NO_ADDRESS
from study.models import Learner
from study.models.addresses import canonical_address


@dataclass(frozen=True)
class Words:
    """What a field is called, and what is said of it."""

    label: str
    missing: str
    help: str = ""
    invalid: str = ""


ADDRESS = Words(
    "Email address",
    "Enter your email address.",
    invalid=NO_ADDRESS,
)
NEW_PASSWORD_HELP = (
    "At least 10 characters."
    " A few words that nobody else would put together"
    " are easy to remember and hard to guess."
)
PASSWORD = Words("Password", "Enter your password.")
CODE = Words("Code", "Enter the code.")
NAME = Words("Name", "Give it a name.")
NEW_PASSWORD = {
    "password1": Words(
        "New password",
        "Choose a new password.",
        NEW_PASSWORD_HELP,
    ),
    "password2": Words(
        "New password again",
        "Enter the new password a second time, so that no slip locks you out.",
    ),
}


class InOurWords:
    """A form whose fields are named and explained by `words`."""

    words: Mapping[str, Words] = {}
    fields: dict[str, Any]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, words in self.words.items():
            field = self.fields[name]
            field.label = words.label
            field.error_messages["required"] = words.missing
            if words.invalid:
                field.error_messages["invalid"] = words.invalid
            if words.help:
                field.help_text = words.help
            field.widget.attrs.pop("placeholder", None)


class LoginForm(InOurWords, account.LoginForm):
    words = {"login": ADDRESS, "password": PASSWORD}

    def clean_login(self) -> str:
        return canonical_address(self.cleaned_data["login"])


class SignupForm(InOurWords, account.SignupForm):
    words = {
        "email": ADDRESS,
        "password1": Words(
            "Password",
            "Choose a password.",
            NEW_PASSWORD_HELP,
        ),
    }

    def try_save(self, request: HttpRequest) -> Any:
        """Takes as long for a known address as for a new one.

        The known one only gets a mail, but hashing is what takes the time: an answer
        after 40 ms instead of 120 would say that there is an account.
        """
        if self.account_already_exists:
            password = self.cleaned_data["password1"]
            Learner().set_password(password)
        return super().try_save(request)


class AddEmailForm(InOurWords, account.AddEmailForm):
    """The change of one's address."""

    words = {"email": ADDRESS}

    def clean_email(self) -> str:
        email = super().clean_email()
        if not app_settings.EMAIL_VERIFICATION_BY_CODE_ENABLED:
            # Nothing asks the address first: who has it cannot be kept secret.
            email_already_exists(
                email,
                user=self.user,
                always_raise=True,
            )
        return email

    def save(self, request: HttpRequest) -> EmailAddress:
        if app_settings.EMAIL_VERIFICATION_BY_CODE_ENABLED:
            return super().save(request)
        email = self.cleaned_data["email"]
        return change_address(learner=self.user, email=email)


class ChangeEmailForm(InOurWords, account.ChangeEmailForm):
    """Another address while the first one is not confirmed."""

    words = {"email": ADDRESS}

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        self.cleaned_data["email"] = get_adapter().clean_email(email)
        return super().clean_email()


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    words = {
        "oldpassword": Words(
            "Current password",
            "Enter the password that you have now.",
        ),
        **NEW_PASSWORD,
    }


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    words = NEW_PASSWORD


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    words = {"email": ADDRESS}

    def clean_email(self) -> str:
        email = super().clean_email()
        return get_adapter().clean_email(email)


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    words = NEW_PASSWORD


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    words = {"password": PASSWORD}


class ConfirmEmailVerificationCodeForm(
    InOurWords, account.ConfirmEmailVerificationCodeForm
):
    words = {"code": CODE}


class ConfirmPasswordResetCodeForm(
    InOurWords, account.ConfirmPasswordResetCodeForm
):
    words = {"code": CODE}


class AuthenticateForm(InOurWords, codes.AuthenticateForm):
    words = {"code": CODE}


class ReauthenticateByCodeForm(InOurWords, codes.ReauthenticateForm):
    words = {
        "code": Words(
            "Code",
            "Enter the code.",
            "The six digits of your authenticator app, or a recovery code.",
        )
    }


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    words = {
        "code": Words(
            "Code that the app shows",
            "Enter the six digits that the app shows.",
        )
    }

    def clean_code(self) -> str:
        """A code that set up the app is used: it cannot also prove who one is."""
        code = super().clean_code()
        app = TOTP(Authenticator(user=self.user))
        if not app._mark_code_used(code):
            adapter = get_second_proof_adapter()
            raise adapter.validation_error("incorrect_code")
        return code


class AddWebAuthnForm(InOurWords, keys.AddWebAuthnForm):
    words = {"name": NAME}


class EditWebAuthnForm(InOurWords, keys.EditWebAuthnForm):
    words = {"name": NAME}
