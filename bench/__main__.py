"""Prints the figures of docs/operations.md.

python -m bench [--seconds 4] [--papers 10000] [--many 100000]
"""

import argparse

from bench.running import temporary_site


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=4, help="per measurement"
    )
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument(
        "--many",
        type=int,
        default=100_000,
        help="papers for the catalogue's growth; 0 leaves it out",
    )
    parser.add_argument("--cards", type=int, default=20_000)
    parser.add_argument("--reviews", type=int, default=200_000)
    options = parser.parse_args()
    with temporary_site():
        from bench.pages import measure_growth, measure_pages

        session = measure_pages(options)
        if options.many:
            measure_growth(options, session)


if __name__ == "__main__":
    main()
