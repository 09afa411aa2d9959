"""Octavo's settings, all of them, from the environment.

docs/operations.md lists every variable.
"""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "data")
LIBRARY_DIR = env.folder("LIBRARY_DIR", BASE_DIR / "papers" / "library")

# --- Who we are, and where ------------------------------------------------------------

DEBUG = env.flag("DEBUG", default=False)
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, low=1, high=65535)
WORKERS = env.number("WORKERS", 2, low=1, high=64)
THREADS = env.number("THREADS", 4, low=1, high=64)
SITE_URL = env.site_url("SITE_URL", f"http://127.0.0.1:{PORT}")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
IS_HTTPS = SITE_URL.startswith("https://")
SECRET_KEY = env.secret("SECRET_KEY", DATA_DIR / "secret_key")
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    SITE_HOST,
    *env.hosts("ALLOWED_HOSTS"),
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# --- What is installed ----------------------------------------------------------------

INSTALLED_APPS = [
    "papers",
    "study",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "simple_history",
    "taggit",
    "template_partials",
    "tree_queries",
]

MIDDLEWARE = [
    "config.middleware.security_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.cache_headers",
    "config.middleware.readable_query",
    "config.malformed.refuse_malformed",
    "config.line_ends.settle_line_ends",
    "config.writers.keep_reader_free",
    "papers.due_publications.publish_first",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.fragment_sign_in",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.time_zone",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "papers.former_addresses.lead_to_new_address",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["config.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.csrf.csrf_once",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "jinja2"],
        "OPTIONS": {
            "environment": "config.rows.environment",
            "context_processors": ["config.csrf.csrf_once"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database and cache ---------------------------------------------------------------

SQLITE_FILE = DATA_DIR / "octavo.sqlite3"
DATABASE = env.database("DATABASE_URL", f"sqlite:///{SQLITE_FILE}")
DATABASES = {"default": DATABASE}
if DATABASE["ENGINE"].endswith("sqlite3"):
    DATABASE["ENGINE"] = "config.sqlite3"
    DATABASE["CONN_MAX_AGE"] = None
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;"
            " PRAGMA synchronous=FULL;"
            " PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASE["CONN_MAX_AGE"] = 600
    DATABASE["CONN_HEALTH_CHECKS"] = True
    DATABASE.setdefault("OPTIONS", {})["options"] = (
        "-c statement_timeout=30000"
        " -c lock_timeout=10000"
        " -c idle_in_transaction_session_timeout=60000"
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": env.cache("CACHE_URL", "dbcache://octavo_cache"),
}

# --- People ---------------------------------------------------------------------------

AUTH_USER_MODEL = "study.Learner"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["config.passwords.Argon2idPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "config.passwords.UserAttributeSimilarityValidator"},
    {
        "NAME": "config.passwords.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "config.passwords.CommonPasswordValidator"},
    {"NAME": "config.passwords.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

SIGNUP = env.one_of("SIGNUP", ("open", "closed"), "open")
EMAIL_SETTINGS = env.email("EMAIL_URL", "consolemail://")
# Seconds for each answer of a mail server: a silent one must not hold us for ever.
EMAIL_TIMEOUT = 20
vars().update(EMAIL_SETTINGS)
EMAIL_BACKEND = EMAIL_SETTINGS["EMAIL_BACKEND"]
HAS_MAIL = not EMAIL_BACKEND.endswith("console.EmailBackend")
DEFAULT_FROM_EMAIL = env.text(
    "DEFAULT_FROM_EMAIL",
    f"Octavo <octavo@{SITE_HOST}>",
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

ACCOUNT_ADAPTER = "study.trying.entry_views.EntryAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "study.accounts.forms.SignupForm"
FORMS = "study.accounts.allauth_forms"
ACCOUNT_FORMS = {
    "add_email": f"{FORMS}.AddEmailForm",
    "change_email": f"{FORMS}.ChangeEmailForm",
    "change_password": f"{FORMS}.ChangePasswordForm",
    "confirm_email_verification_code": f"{FORMS}.ConfirmEmailVerificationCodeForm",
    "confirm_password_reset_code": f"{FORMS}.ConfirmPasswordResetCodeForm",
    "login": f"{FORMS}.LoginForm",
    "reauthenticate": f"{FORMS}.ReauthenticateForm",
    "reset_password": f"{FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{FORMS}.ResetPasswordKeyForm",
    "set_password": f"{FORMS}.SetPasswordForm",
    "signup": f"{FORMS}.SignupForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if HAS_MAIL else "none"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = HAS_MAIL
# Without mail, signing up cannot hide which addresses are taken: guessing is slowed.
ACCOUNT_RATE_LIMITS = {}
if not HAS_MAIL:
    ACCOUNT_RATE_LIMITS = {"signup": "20/m/ip,100/d/ip"}
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Octavo] "
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = HAS_MAIL
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"
PROXY_COUNT = env.number("PROXY_COUNT", 0, low=0, high=10)
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT
MFA_ADAPTER = "study.accounts.adapters.SecondProofAdapter"
MFA_FORMS = {
    "activate_totp": f"{FORMS}.ActivateTOTPForm",
    "add_webauthn": f"{FORMS}.AddWebAuthnForm",
    "authenticate": f"{FORMS}.AuthenticateForm",
    "edit_webauthn": f"{FORMS}.EditWebAuthnForm",
    "reauthenticate": f"{FORMS}.ReauthenticateByCodeForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = not HAS_MAIL
MFA_TOTP_ISSUER = "Octavo"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS

# --- Sessions, cookies, headers -------------------------------------------------------

SECONDS_A_DAY = 60 * 60 * 24
SESSION_COOKIE_AGE = 30 * SECONDS_A_DAY
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "octavo_session"
CSRF_COOKIE_NAME = "octavo_csrf"
TRIAL_COOKIE_NAME = "octavo_trial"
THEME_COOKIE_NAME = "octavo_theme"
if IS_HTTPS:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    TRIAL_COOKIE_NAME = "__Host-trial"
    THEME_COOKIE_NAME = "__Host-theme"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MESSAGE_TAGS = {message_levels.ERROR: "error"}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 365 * SECONDS_A_DAY if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = None
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- What is asked outside ------------------------------------------------------------

# A paper's facts, of arXiv, Crossref and DataCite: papers/metadata/.
METADATA_LOOKUP = env.one_of("METADATA_LOOKUP", ("on", "off"), "on") == "on"

# --- Words, time, files ---------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.folder("STATIC_ROOT", DATA_DIR / "static")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
    },
    "staticfiles": {
        "BACKEND": "config.storage.StaticStorage",
    },
}
if DEBUG:
    STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }
TAGGIT_CASE_INSENSITIVE = True
SIMPLE_HISTORY_REVERT_DISABLED = False
# Emails are unique by a constraint on their lower case, stricter than the check asks.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]

# --- Log ------------------------------------------------------------------------------

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "filters": {
        "tokens": {
            "()": "config.logs.TokenFilter",
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["tokens"],
        },
    },
    "root": {
        "handlers": ["console"],
        "level": env.one_of("LOG_LEVEL", LOG_LEVELS, "WARNING"),
    },
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
