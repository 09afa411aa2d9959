"""What bench.importing measures: processor seconds and the most memory."""

import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import bibtexparser
from django.core.management import call_command
from django.db import connection

from bench.running import say
from papers.formats.references import decode_file, read_references
from study.importing.services import confirm_import, keep_references
from study.lists.services import create_list
from study.models import Learner, ListImport

AT = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
KILOBYTES_A_MEGABYTE = 1024
WORDS = """attention neural language deep transformer vision scaling graph policy image
learning retrieval diffusion memory sparse robust causal recurrent""".split()  # noqa: SIM905
ENTRY = r"""@inproceedings{{key{number},
  title = {{{{{first}}} and {second} for {third} {{NLP}}: Case {number}}},
  author = {{M{{\"u}}ller, J{{\"u}}rgen and Roe, Jane{shared} and Kaiser, {{\L}}ukasz}},
  year = {{{year}}},
  booktitle = {{Proceedings of the {{XYZ}} Conference {year}}},
  pages = {{{number}--{number}9}},
  doi = {{10.1000/xyz.{number}}},
  url = {{https://example.org/papers/{number}}},
  abstract = {{We study {second} and {third}, and show on {number} examples that what
    was known of {first} holds for more than was thought. The code is open.}},
}}
"""
Result = TypeVar("Result")


def make_bibtex(count: int) -> str:
    """As reference managers write it: braces, accents, an abstract."""
    entries = []
    for number in range(count):
        entry = ENTRY.format(
            number=number,
            first=WORDS[number % 18].title(),
            second=WORDS[number // 18 % 18],
            third=WORDS[number // 324 % 18],
            shared=number % 700,
            year=1990 + number % 36,
        )
        entries.append(entry)
    return "\n".join(entries)


def measure_import(count: int, rounds: int) -> None:
    call_command("migrate", verbosity=0)
    text = make_bibtex(count)
    say(f"{count} entries, {len(text) / 1e6:.1f} MB, {connection.vendor}")
    before = most_memory()
    importing = min(
        import_seconds(text.encode(), number) for number in range(rounds)
    )
    after = most_memory()
    reading = min(seconds_of_reading(text) for _ in range(rounds))
    say(f"bibtexparser reads them in  {reading:6.2f} s")
    say(f"they are on a list after    {importing:6.2f} s")
    say(f"that is {importing / reading:.2f} times as long")
    say(f"memory: {after:.0f} MB at most, {before:.0f} MB before")


def seconds_of_reading(text: str) -> float:
    seconds, library = time_call(lambda: bibtexparser.parse_string(text))
    assert not library.failed_blocks
    return seconds


def import_seconds(content: bytes, number: int) -> float:
    """From the bytes of the file to the entries of the list, each time of a learner."""
    learner = Learner.objects.create_user(email=f"a{number}@example.org")
    reading_list = create_list(learner=learner, title="All", at=AT)

    def import_file() -> ListImport:
        kept = keep_references(
            learner=learner,
            references=read_references(decode_file(content)),
            source_name="all.bib",
            reading_list=reading_list,
            at=AT,
        )
        confirm_import(list_import=kept, choices={}, at=AT)
        return kept

    seconds, kept = time_call(import_file)
    assert reading_list.entries.count() == len(kept.rows)
    return seconds


def time_call(work: Callable[[], Result]) -> tuple[float, Result]:
    """Processor time of this process; on PostgreSQL the server's is not in it."""
    clock = (
        time.process_time
        if connection.vendor == "sqlite"
        else time.perf_counter
    )
    started_at = clock()
    result = work()
    return clock() - started_at, result


def most_memory() -> float:
    """In megabytes, of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / KILOBYTES_A_MEGABYTE
