"""Which tests a change touches."""

import subprocess

import pytest

from scripts.touched_tests import (
    HOUSE_TESTS,
    MOST_FILES,
    Project,
    changed_files,
    choose,
    report_lines,
    touched_tests,
)

FILES = {
    "config/__init__.py": "",
    "config/settings.py": 'MIDDLEWARE = ["config.middleware.time_zone"]',
    "config/middleware.py": "",
    "study/__init__.py": "",
    "study/models/__init__.py": "from study.models.card import Card",
    "study/models/card.py": "",
    "study/reading/__init__.py": "",
    "study/reading/services.py": "from study.models import Card",
    "study/reading/views.py": "from study.reading import services",
    "study/pagination.py": "",
    "study/migrations/0001_initial.py": "",
    "papers/__init__.py": "",
    "papers/library/relay.md": "# Relay",
    "templates/reading/status.html": "",
    "templates/mfa/index.html": "",
    "templates/base.html": "",
    "docs/operations.md": "",
    "tests/__init__.py": "",
    "tests/conftest.py": "from config import middleware",
    "tests/factories.py": "from study.models import Card",
    "tests/test_architecture.py": "",
    "tests/test_house_rules.py": "",
    "tests/test_settings.py": "from config import settings",
    "tests/e2e/test_reader.py": "from study.models import Card",
    "tests/hostile/test_texts.py": "from tests.factories import CardFactory",
    "tests/operations/test_dump.py": 'DOCUMENT = "docs/operations.md"',
    "tests/operations/test_demo.py": "from tests.factories import CardFactory",
    "tests/papers/libraryfiles/test_starter_library.py": "",
    "tests/study/test_pagination.py": "",
    "tests/study/accounts/test_second_proof.py": "",
    "tests/study/models/test_card.py": "from study.models.card import Card",
    "tests/study/reading/test_marking.py": "",
    "tests/study/today/test_home.py": "from tests.factories import CardFactory",
}


@pytest.fixture
def root(tmp_path):
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


@pytest.fixture
def touched_by(root):
    return lambda *changed: touched_tests(Project(root), changed)


def test_changed_test_is_touched(touched_by):
    assert touched_by("tests/study/today/test_home.py") == {
        "tests/study/today/test_home.py": 0
    }


def test_importing_test_is_nearer_than_one_that_imports_an_importer(touched_by):
    touched = touched_by("study/models/card.py")
    assert touched["tests/study/models/test_card.py"] == 1
    assert touched["tests/study/today/test_home.py"] == 3


def test_room_of_an_importer_is_touched(touched_by):
    """The test asks for a page; nothing of the room is imported in it."""
    touched = touched_by("study/models/card.py")
    assert touched["tests/study/reading/test_marking.py"] == 3


def test_view_touches_the_tests_of_its_room_alone(touched_by):
    assert touched_by("study/reading/views.py") == {
        "tests/study/reading/test_marking.py": 1
    }


def test_module_beside_the_rooms_touches_the_test_of_its_name(touched_by):
    assert touched_by("study/pagination.py") == {"tests/study/test_pagination.py": 1}


def test_name_in_a_text_counts_as_an_import(touched_by):
    assert touched_by("config/middleware.py")["tests/test_settings.py"] == 2


def test_conftest_touches_the_tests_below_it(touched_by):
    touched = touched_by("tests/conftest.py")
    assert touched["tests/study/reading/test_marking.py"] == 1


def test_migration_touches_what_the_models_do(touched_by):
    touched = touched_by("study/migrations/0001_initial.py")
    assert touched["tests/study/models/test_card.py"] == 1


def test_deleted_module_touches_who_imported_it(root, touched_by):
    (root / "study/models/card.py").unlink()
    touched = touched_by("study/models/card.py")
    assert touched["tests/study/models/test_card.py"] == 1


def test_deleted_test_is_not_chosen(root, touched_by):
    path = "tests/study/today/test_home.py"
    (root / path).unlink()
    assert touched_by(path) == {}


def test_template_touches_the_tests_of_its_room(touched_by):
    assert touched_by("templates/reading/status.html") == {
        "tests/study/reading/test_marking.py": 1
    }


def test_template_of_allauth_touches_accounts(touched_by):
    assert touched_by("templates/mfa/index.html") == {
        "tests/study/accounts/test_second_proof.py": 1
    }


def test_document_touches_the_test_that_names_it(touched_by):
    assert touched_by("docs/operations.md") == {"tests/operations/test_dump.py": 1}


def test_note_of_the_library_touches_the_test_of_the_library(touched_by):
    assert touched_by("papers/library/relay.md") == {
        "tests/papers/libraryfiles/test_starter_library.py": 1
    }


def test_browser_tests_are_left_out(touched_by):
    assert "tests/e2e/test_reader.py" not in touched_by("study/models/card.py")


@pytest.mark.parametrize(
    "path", ["tests/operations/test_demo.py", "tests/hostile/test_texts.py"]
)
def test_costly_tests_are_left_out_when_they_are_far(touched_by, path):
    assert path in touched_by("tests/factories.py")
    assert path not in touched_by("study/models/card.py")


def test_house_tests_come_first():
    choice = choose({"tests/test_a.py": 0, HOUSE_TESTS[0]: 0})
    assert choice.paths == [*HOUSE_TESTS, "tests/test_a.py"]


def test_nearest_are_chosen_when_too_many_are_touched():
    choice = choose({"test_far.py": 3, "test_near.py": 1, "test_mid.py": 2}, most=2)
    assert choice.paths == [*HOUSE_TESTS, "test_near.py", "test_mid.py"]
    assert choice.left_out_count == 1


def test_report_says_how_many_were_left_out():
    touched = {f"test_{number}.py": 1 for number in range(MOST_FILES + 4)}
    report = "\n".join(report_lines(["study/access.py"], choose(touched)))
    assert report.startswith("1 changed files.")
    assert "  test_0.py" in report
    assert "4 more test files are touched, which are too many" in report


def test_report_names_the_browser_tests_when_pages_changed():
    report = "\n".join(report_lines(["static/js/keys.js"], choose({})))
    assert "make test-browser" in report


@pytest.fixture
def repository(root, monkeypatch):
    """With FILES committed on main, whatever git's settings here."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")

    def git(*arguments):
        identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        command = ["git", *identity, *arguments]
        subprocess.run(command, cwd=root, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "-m", "Begin")
    return root, git


def test_nothing_has_changed_on_main(repository):
    root, _ = repository
    assert changed_files(root) == []


def test_uncommitted_new_and_deleted_files_are_changed(repository):
    root, _ = repository
    (root / "study/pagination.py").write_text("PAGE_SIZE = 20")
    (root / "study/größe.py").write_text("")
    (root / "config/middleware.py").unlink()
    assert changed_files(root) == [
        "config/middleware.py",
        "study/größe.py",
        "study/pagination.py",
    ]


def test_commits_of_the_branch_are_changed_and_those_of_main_are_not(repository):
    root, git = repository
    git("switch", "-c", "mine")
    (root / "study/pagination.py").write_text("PAGE_SIZE = 20")
    git("commit", "-am", "Mine")
    git("switch", "main")
    (root / "config/middleware.py").write_text("import re")
    git("commit", "-am", "Theirs")
    git("switch", "mine")
    assert changed_files(root) == ["study/pagination.py"]


def test_moved_file_is_changed_under_both_names(repository):
    root, git = repository
    git("mv", "study/pagination.py", "study/pages.py")
    assert changed_files(root) == ["study/pages.py", "study/pagination.py"]


def test_origin_goes_before_the_own_main(repository):
    root, git = repository
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    (root / "study/pagination.py").write_text("PAGE_SIZE = 20")
    git("commit", "-am", "On main, not pushed")
    assert changed_files(root) == ["study/pagination.py"]


def test_file_that_cannot_be_parsed_is_named(root, touched_by):
    (root / "study/pagination.py").write_text("<<<<<<<")
    with pytest.raises(SyntaxError) as refusal:
        touched_by("study/pagination.py")
    assert refusal.value.filename.endswith("study/pagination.py")
