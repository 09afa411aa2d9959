"""The library as a Django app."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The shared library."""

    name = "papers"
    verbose_name = "Library"
