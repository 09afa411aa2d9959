"""The site as it is served, with one more view that returns a constant."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
