"""The map of 300 papers beside its layout alone: python -m bench.map [--rounds 9]."""

import argparse

from bench.running import temporary_site


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.map", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with temporary_site():
        from bench.map_page import measure_map

        measure_map(options.rounds)


if __name__ == "__main__":
    main()
