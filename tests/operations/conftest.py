import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.operations.site import IS_POSTGRESQL, Site, create_database, drop_database


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Static files are collected once for all sites."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture
def new_site(tmp_path: Path, static_root: Path) -> Iterator[Callable[[], Site]]:
    """Makes sites with nothing in them."""
    sites: list[Site] = []

    def make() -> Site:
        data_dir = tmp_path / f"data-{len(sites)}"
        data_dir.mkdir(mode=0o700)
        url = create_database() if IS_POSTGRESQL else ""
        sites.append(Site(data_dir, static_root, url))
        return sites[-1]

    yield make
    for site in sites:
        site.stop()
        if site.database_url:
            drop_database(site.database_url)


@pytest.fixture(scope="session")
def prepared_site(tmp_path_factory: pytest.TempPathFactory, static_root: Path) -> Site:
    """The sample library, loaded once; tests get copies of it."""
    url = create_database() if IS_POSTGRESQL else ""
    site = Site(tmp_path_factory.mktemp("prepared"), static_root, url)
    finished = site.manage("serve", "--prepare")
    assert finished.returncode == 0, finished.stderr
    return site


@pytest.fixture
def site(new_site: Callable[[], Site], prepared_site: Site) -> Site:
    """A site with the sample library, not started."""
    copy = new_site()
    if IS_POSTGRESQL:
        drop_database(copy.database_url)
        copy.database_url = create_database(template=prepared_site.database_url)
        copy.variables["DATABASE_URL"] = copy.database_url
    shutil.copytree(prepared_site.data_dir, copy.data_dir, dirs_exist_ok=True)
    return copy
