"""The site's settings with what a test run must not share with a real site."""

import atexit
import os
import shutil
import tempfile

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="octavo-tests-")
os.environ.setdefault("SITE_URL", "http://127.0.0.1:8000")

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR, DATABASE, STORAGES

atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "tests.plain_static_files.PlainStaticFiles"}
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# No test asks a real service; those of the look-up turn it on with a network of theirs.
METADATA_LOOKUP = False
WHITENOISE_AUTOREFRESH = True
if DATABASE["ENGINE"].endswith("sqlite3"):
    # A file, so that several threads see one database as they do on a real site.
    DATABASE["TEST"] = {"NAME": str(DATA_DIR / "tests.sqlite3")}
    DATABASE["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
