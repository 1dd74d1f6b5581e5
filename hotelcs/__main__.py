"""`hotelcs` and `python -m hotelcs`. The version is answered before anything else is imported."""

import sys

from hotelcs import __version__


def main() -> int:
    """Run the program on the words of the command line; the exit code (handbook 05 §5.1)."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"hotelcs {__version__}\n")
        return 0
    from hotelcs.cli import main as command_line

    return command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
