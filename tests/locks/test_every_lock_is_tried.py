"""Every function that takes a lock on a row has a test in which two of it meet."""

import ast

from tests.locks import (
    test_comeback_locks,
    test_discussion_locks,
    test_group_list_locks,
    test_group_locks,
    test_group_plan_locks,
    test_group_quiz_locks,
    test_highlight_locks,
    test_import_locks,
    test_learner_locks,
    test_library_lock,
    test_list_locks,
    test_merge_locks,
    test_own_paper_locks,
    test_plan_locks,
    test_quiz_locks,
    test_reading_locks,
    test_reading_plan_locks,
    test_reminder_locks,
    test_settings_locks,
    test_shared_memory_locks,
    test_suggestion_locks,
)
from tests.source_files import OWN, functions_in, name_of

LOCKS = ("lock", "select_for_update")
# Functions that only hold the lock for those who call them.
HOLDERS = ("study.models.learner.lock", "study.models.group.lock")


def takes_lock(function):
    """Whether it calls lock() or select_for_update()."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return any(getattr(call.func, "attr", "") in LOCKS for call in calls)


def locking_functions():
    """The functions that take a lock, as module.function."""
    for file in OWN:
        for function, _ in functions_in(file):
            if takes_lock(function):
                yield f"{name_of(file)}.{function.name}"


def test_every_lock_is_tried_by_two_writers():
    modules = (
        test_comeback_locks,
        test_discussion_locks,
        test_group_list_locks,
        test_group_locks,
        test_group_plan_locks,
        test_group_quiz_locks,
        test_highlight_locks,
        test_import_locks,
        test_learner_locks,
        test_library_lock,
        test_list_locks,
        test_merge_locks,
        test_own_paper_locks,
        test_plan_locks,
        test_quiz_locks,
        test_reading_locks,
        test_reading_plan_locks,
        test_reminder_locks,
        test_settings_locks,
        test_shared_memory_locks,
        test_suggestion_locks,
    )
    tests = []
    for module in modules:
        tests += vars(module)
    untried = []
    for name in locking_functions():
        function = name.rpartition(".")[2]
        is_tried = any(test.startswith(f"test_{function}_") for test in tests)
        if not is_tried and name not in HOLDERS:
            untried.append(name)
    assert untried == []
