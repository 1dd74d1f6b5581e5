"""Every claim of the table of targets, measured now: `make bench`, or `python -m benchmarks [acts screens …]`.

Exits 1 when a target is missed. `ten_years` builds a database of ten years first (about two minutes).
"""

import sys
from importlib import import_module

from benchmarks.hotels import scratch
from benchmarks.pairs import Measured, finish

SCRIPTS = (
    "starting", "screens", "acts", "imports", "exports", "ten_years", "finding_on_screen", "night", "backing_up",
)  # fmt: skip


def main(names: list[str]) -> int:
    """Run the scripts named, or all; the exit status."""
    measured: list[Measured] = []
    for name in names or SCRIPTS:
        with scratch() as folder:
            measured += import_module(f"benchmarks.{name}").measure(folder)
    return finish(measured)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
