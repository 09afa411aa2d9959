"""`python -m papers.libraryfiles [FOLDER]`: check a library before there is a site."""

import argparse
import sys

from papers.libraryfiles.command import add_arguments, options_from, run_check


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="check_library", description="Tells every fault of a library."
    )
    add_arguments(parser)
    return run_check(
        options_from(vars(parser.parse_args())),
        lambda line: sys.stdout.write(line + "\n"),
    )


if __name__ == "__main__":
    sys.exit(main())
