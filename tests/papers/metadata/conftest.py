"""The look-up turned on, with a server of ours in the place of the services."""

import pytest

from papers.metadata import lookup
from tests.papers.metadata.loopback import loopback_server


@pytest.fixture
def server():
    with loopback_server() as running:
        yield running


@pytest.fixture
def services(server, settings, monkeypatch):
    """The server, asked by the look-up."""
    settings.METADATA_LOOKUP = True
    monkeypatch.setattr(lookup, "NETWORK", server.network)
    return server
