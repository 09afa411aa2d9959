"""How many of the queries find a right paper among the first three.

python -m bench.search_queries [--misses]
On PostgreSQL: python -m tests.postgresql bench.search_queries
"""

import argparse

from bench.running import temporary_site


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="bench.search_queries", description=__doc__
    )
    parser.add_argument(
        "--misses",
        action="store_true",
        help="name the queries of tuning.tsv that found none, never the unseen",
    )
    options = parser.parse_args()
    with temporary_site():
        from bench.answered_queries import measure_queries

        measure_queries(names_misses=options.misses)


if __name__ == "__main__":
    main()
