"""The look-up's services, as its own tests have them."""

from tests.papers.metadata.conftest import server, services  # noqa: F401
