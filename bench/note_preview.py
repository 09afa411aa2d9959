"""The preview of full notes while they are written, against their bare rendering.

python -m bench.note_preview [--notes 40] [--rounds 5]
"""

import argparse
import statistics

from bench.running import say, seconds_of, temporary_site

BOUND = 2


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="bench.note_preview", description=__doc__
    )
    parser.add_argument("--notes", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with temporary_site():
        measure_previews(options.notes, options.rounds)


def measure_previews(note_count: int, rounds: int) -> None:
    from bench import population
    from papers.models import Paper
    from papers.services.writing.note_texts import texts_of_paper
    from papers.services.writing.previews import preview_note

    population.load_starter()
    papers = Paper.objects.published().filter(note=Paper.Note.FULL)
    papers = papers.prefetch_related("sections").order_by("slug")
    notes = [texts_of_paper(paper) for paper in papers[:note_count]]
    bare_times = []
    preview_times = []
    ratios = []
    for note in notes * rounds:
        bare = seconds_of(render_bare, note.bodies)
        preview = seconds_of(preview_note, note)
        bare_times.append(bare)
        preview_times.append(preview)
        ratios.append(preview / bare)
    ratio = statistics.median(ratios)
    say(
        f"{len(notes)} full notes: bare {milliseconds(bare_times):.1f} ms,"
        f" with figures, checks and counts {milliseconds(preview_times):.1f} ms"
    )
    say(f"{ratio:.2f} times the bare rendering (at most {BOUND})")


def render_bare(bodies: dict[str, str]) -> None:
    from papers import markdown

    for body in bodies.values():
        markdown.render(body)


def milliseconds(times: list[float]) -> float:
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
