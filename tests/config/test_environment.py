"""Every variable has one sentence for when it is wrong."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from config import env
from tests.config.site import run

SHOW_SECRET = (
    "-c",
    "from config import settings; print(settings.SECRET_KEY)",
)
WRONG = [
    ("DEBUG", "perhaps"),
    ("PORT", "80a"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "-1"),
    ("PORT", "٣"),
    ("WORKERS", "0"),
    ("THREADS", "65"),
    ("PROXY_COUNT", "11"),
    ("SITE_URL", "octavo.example.org"),
    ("SITE_URL", "ftp://octavo.example.org"),
    ("SITE_URL", "https://octavo.example.org/desk"),
    ("SITE_URL", "https://octavo.example.org?desk"),
    ("SITE_URL", "https://octavo.example.org:port"),
    ("SITE_URL", "https://ada:secret@octavo.example.org"),
    ("SITE_URL", "https://[::1"),
    ("SECRET_KEY", "too-short"),
    ("SIGNUP", "sometimes"),
    ("LOG_LEVEL", "LOUD"),
    ("DATABASE_URL", "mysql://localhost/octavo"),
    ("DATABASE_URL", "octavo.sqlite3"),
    ("DATABASE_URL", "postgres://ada@localhost:port/octavo"),
    ("DATABASE_URL", "postgres://[::1/octavo"),
    ("DATABASE_URL", "postgres"),
    ("DATABASE_URL", "postgres://localhost"),
    ("DATABASE_URL", "sqlite:///"),
    ("ALLOWED_HOSTS", "octavo.example.org,https://octavo.example.org/"),
    ("EMAIL_URL", "carrier-pigeon://"),
    ("EMAIL_URL", "smtp://mail.example.org:port"),
    ("CACHE_URL", "cupboard://"),
    ("CACHE_URL", "dbcache://"),
    ("CACHE_URL", "locmemcache://"),
    ("CACHE_URL", "memcache://127.0.0.1:11211"),
    ("DATA_DIR", "/dev/null/data"),
    ("LIBRARY_DIR", "/dev/null/library"),
    ("STATIC_ROOT", "/dev/null/static"),
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What the site says to each wrong value; several are asked at once."""
    folder = tmp_path_factory.mktemp("data")

    def check_with(pair):
        name, value = pair
        data_dir = folder / str(WRONG.index(pair))
        if name == "DATA_DIR":
            return run("manage.py", "check", data_dir=value)
        variables = {name: value}
        return run(
            "manage.py",
            "check",
            data_dir=data_dir,
            **variables,
        )

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(check_with, WRONG))
    return dict(zip(WRONG, answers, strict=True))


@pytest.mark.parametrize("pair", WRONG, ids="=".join)
def test_wrong_value_stops_the_start_with_one_sentence(answers, pair):
    finished = answers[pair]
    assert finished.returncode == 1, finished.stderr
    assert finished.stdout == ""
    [line] = finished.stderr.strip().splitlines()
    name, _ = pair
    assert line.startswith(f"Octavo cannot start: {name} ")


def test_right_values_start(tmp_path):
    variables = {
        "DEBUG": "no",
        "PORT": "80",
        "SITE_URL": "https://octavo.example.org/",
        "LOG_LEVEL": "ERROR",
        "SIGNUP": "",
    }
    finished = run("manage.py", "check", data_dir=tmp_path, **variables)
    assert finished.stderr == ""
    assert finished.returncode == 0


def test_secret_key_is_made_once_for_its_owner_only(tmp_path):
    folder = tmp_path / "new"
    file = folder / "secret_key"
    first = run(*SHOW_SECRET, data_dir=folder).stdout.strip()
    second = run(*SHOW_SECRET, data_dir=folder).stdout.strip()

    assert first == second
    assert first == file.read_text()
    assert len(first) > 80
    assert permissions(file) == 0o600
    assert permissions(folder) == 0o700


def permissions(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_secret_key_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "secret_key").mkdir()
    finished = run("manage.py", "check", data_dir=tmp_path)
    assert finished.returncode == 1
    assert finished.stderr.startswith("Octavo cannot start: SECRET_KEY ")


def test_empty_secret_key_file_is_named(tmp_path):
    (tmp_path / "secret_key").touch()
    finished = run("manage.py", "check", data_dir=tmp_path)
    assert finished.returncode == 1
    assert finished.stderr.startswith("Octavo cannot start: SECRET_KEY ")


def test_secret_of_another_first_start_is_kept(tmp_path, monkeypatch):
    """A second process makes the file while this one is about to."""
    path = tmp_path / "secret_key"

    def make_slowly(length):
        assert not path.exists()
        path.write_text("b" * length)
        return "a" * length

    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setattr(env.secrets, "token_urlsafe", make_slowly)
    assert env.secret("SECRET_KEY", path) == "b" * 64
    assert list(tmp_path.iterdir()) == [path]
