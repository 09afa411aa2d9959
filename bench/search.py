"""The search page against the bare engine on the same notes.

python -m bench.search [--notes 100000] [--queries 500]
On PostgreSQL: python -m tests.postgresql bench.search
"""

import argparse

from bench.running import temporary_site


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=500)
    options = parser.parse_args()
    with temporary_site():
        from bench.search_page import measure_search

        measure_search(options.notes, options.queries)


if __name__ == "__main__":
    main()
