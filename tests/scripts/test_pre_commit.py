"""The hooks before a commit are what `make lint` does, and need no network."""

import re

import pytest
import yaml

from tests.source_files import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
HOOK_COMMAND = "make --no-print-directory "


@pytest.fixture(scope="module")
def hooks():
    [repository] = yaml.safe_load(CONFIGURATION)["repos"]
    assert repository["repo"] == "local"
    return repository["hooks"]


def test_hooks_do_what_lint_does(hooks):
    lint_targets = re.search(r"^lint: (.+)$", MAKEFILE, re.MULTILINE).group(1)
    entries = [hook["entry"].removeprefix(HOOK_COMMAND) for hook in hooks]
    assert entries == lint_targets.split()


def test_hooks_run_on_the_machine_as_it_is(hooks):
    assert {hook["language"] for hook in hooks} == {"system"}
    assert {hook["pass_filenames"] for hook in hooks} == {False}


def test_configuration_has_no_address():
    assert "://" not in CONFIGURATION
