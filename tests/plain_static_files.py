"""Static files under their own names, which need not be collected."""

from functools import cache

from django.contrib.staticfiles.storage import StaticFilesStorage


class PlainStaticFiles(StaticFilesStorage):
    """Each page names a dozen files: their addresses are made once."""

    @cache  # noqa: B019 (there is one of it, for as long as we run)
    def url(self, name: str | None) -> str:
        return super().url(name)
