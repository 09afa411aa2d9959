"""10,000 entries of BibTeX onto a list, beside bibtexparser that only reads them.

python -m bench.importing [--entries 10000] [--rounds 5]
On PostgreSQL: python -m tests.postgresql bench.importing
"""

import argparse

from bench.running import temporary_site


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="bench.importing", description=__doc__
    )
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with temporary_site():
        from bench.import_of_bibtex import measure_import

        measure_import(options.entries, options.rounds)


if __name__ == "__main__":
    main()
