"""Starts that meet another start, or what a killed one left."""

import fcntl
import time


def test_second_start_says_what_it_waits_for_and_goes_on(site):
    with (site.data_dir / "preparing.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = site.popen("serve", "--prepare")
        sentence = second.stdout.readline()
        assert f"Another Octavo is preparing {site.data_dir}" in sentence
        assert second.poll() is None
    rest, _ = second.communicate(timeout=60)
    assert second.returncode == 0, rest


def test_two_first_starts_end_alike(new_site):
    site = new_site()
    starts = [site.popen("serve", "--prepare") for _ in range(2)]
    said = [start.communicate(timeout=120)[0] for start in starts]
    assert [start.returncode for start in starts] == [0, 0], said
    assert len([text for text in said if "Loading the library" in text]) == 1
    assert len([text for text in said if "Another Octavo is preparing" in text]) == 1


def is_locked(file):
    if not file.exists():
        return False
    with file.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_killed_start_leaves_no_lock(new_site):
    site = new_site()
    first = site.popen("serve", "--prepare")
    while not is_locked(site.data_dir / "preparing.lock"):
        assert first.poll() is None
        time.sleep(0.05)
    first.kill()
    first.communicate()
    second = site.manage("serve", "--prepare")
    assert second.returncode == 0, second.stderr
    assert "Another Octavo" not in second.stdout
