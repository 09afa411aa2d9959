"""How passwords are hashed, and what is said of those that are too weak."""

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idPasswordHasher(Argon2PasswordHasher):
    """Argon2id at 19 MiB, two passes, one lane.

    The first choice of OWASP's Password Storage Cheat Sheet.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return (
            f"Make it at least {self.min_length} characters long."
            " A few words are easy to remember."
        )

    def get_help_text(self) -> str:
        return f"At least {self.min_length} characters."


class UserAttributeSimilarityValidator(
    password_validation.UserAttributeSimilarityValidator
):
    def get_error_message(self) -> str:
        return (
            "It is too much like your %(verbose_name)s."
            " Choose something that has nothing to do with you."
        )

    def get_help_text(self) -> str:
        return "Nothing like your name or address."


class CommonPasswordValidator(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return (
            "Many people use this one, so it is tried first."
            " Choose one that nobody else has."
        )

    def get_help_text(self) -> str:
        return "None that many people use."


class NumericPasswordValidator(password_validation.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return "Digits alone are quickly guessed. Add words or letters."

    def get_help_text(self) -> str:
        return "More than digits."
