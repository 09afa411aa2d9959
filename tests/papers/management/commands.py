"""Commands as a person calls them."""

from io import StringIO

from django.core.management import call_command


def load_files(folder, **options):
    """All that `load_library` writes, complaints and the rest."""
    output = StringIO()
    call_command(
        "load_library",
        folder,
        stdout=output,
        stderr=output,
        **options,
    )
    return output.getvalue()
