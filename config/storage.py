"""Where static files are, once they are collected."""

from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files.

    Each address is worked out once: a running site's files do not change.
    """

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.address = cache(super().url)

    def url(self, name: str, force: bool = False) -> str:
        return self.address(name, force)
