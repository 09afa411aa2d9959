"""The table of planted faults fits the code that it is planted in."""

from scripts.planted_faults import outdated_faults, read_faults

FAULTS = read_faults()


def test_every_fault_can_be_planted():
    assert outdated_faults(FAULTS) == []


def test_every_fault_changes_something():
    assert [fault.why for fault in FAULTS if fault.old == fault.new] == []


def test_every_fault_says_its_own_reason():
    reasons = [fault.why for fault in FAULTS]
    assert sorted(reasons) == sorted(set(reasons))


def test_there_are_enough_faults():
    assert len(FAULTS) >= 50
