"""What is said about accounts, where allauth would say it in its own words."""

NO_ADDRESS = "This is no email address. One looks like name@example.org."
PROOF_LABELS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use the authenticator app or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a passkey or security key",
}
ACCOUNT_ERRORS = {
    "account_inactive": (
        "This account is switched off. Whoever runs this Octavo can switch it on again."
    ),
    "cannot_remove_primary_email": (
        "This is the address that you sign in with. Change it instead of removing it."
    ),
    "duplicate_email": "This is the address of your account already.",
    "email_password_mismatch": (
        "Address and password do not belong together."
        " Check both and try again;"
        " if you forgot the password, you can choose a new one."
    ),
    "email_taken": (
        "There is an account with this address already."
        " Sign in with it, or use another address."
    ),
    "enter_current_password": "This is not your current password. Try again.",
    "incorrect_code": (
        "This is not the code of the newest mail. Check it and try again."
    ),
    "incorrect_password": "This is not your password. Try again.",
    "invalid_login": (
        "Address and password do not belong together. Check both and try again."
    ),
    "invalid_or_expired_key": "This link no longer works. Ask for a new one.",
    "invalid_password_reset": "This link no longer works. Ask for a new one.",
    "max_email_addresses": "You can have at most %d addresses. Remove one first.",
    "rate_limited": (
        "That was too often in a short time. Wait a few minutes, then try again."
    ),
    "same_as_current": "This is what it was before. Enter another one.",
    "too_many_login_attempts": (
        "Too many attempts went wrong. Wait a few minutes, then try again."
    ),
    "unknown_email": "There is no account with this address.",
    "unverified_primary_email": (
        "Confirm the address first, with the mail that was sent to it."
    ),
}
SECOND_PROOF_ERRORS = {
    "add_email_blocked": (
        "While a second proof is switched on, the address cannot be"
        " changed."
        " Switch it off under Security, change the address, and set the"
        " proof up again."
    ),
    "cannot_delete_authenticator": "This proof cannot be switched off.",
    "cannot_generate_recovery_codes": (
        "Recovery codes come with an authenticator app or a key. Set one up first."
    ),
    "incorrect_code": (
        "That did not match."
        " Try again;"
        " an authenticator app shows new digits every half minute."
    ),
    "unverified_email": (
        "Confirm your email address first."
        " The page “Email address” sends you the mail for it."
    ),
}
