"""Cuts the demo hotel's bookings out of the resort's file: `python -m tests.acceptance.resort.make_demo_slice`.

Lines are taken unchanged and in order, all 32 columns of them, so that whatever reads the whole file reads the
slice. Kept is every booking that touches the days from a week before the first anchor to 30 days after the last:
the anchors are the days that can become "today" (data/demo/README.md). The output depends on the input only.
"""

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.acceptance.resort.oracle import ROOT, Row, is_reject, rows, source

FIRST_ANCHOR, LAST_ANCHOR = date(2017, 6, 7), date(2017, 6, 13)
HISTORY, FUTURE = timedelta(7), timedelta(30)
TARGET = ROOT / "data" / "demo" / "bookings_resort_demo.csv.gz"


def wanted(row: Row) -> bool:
    """Whether the booking touches the days of the demo."""
    inside = row.departure >= FIRST_ANCHOR - HISTORY and row.arrival <= LAST_ANCHOR + FUTURE
    return inside and not is_reject(row)


def lines(path: Path) -> Iterator[str]:
    """The header and the lines kept, each as it stands in the file."""
    with gzip.open(path, "rt", encoding="ascii", newline="") as file:
        yield next(file)
        for row, line in zip(rows(path), file, strict=True):
            if wanted(row):
                yield line


def main() -> None:
    """Write the slice; the time of writing is left out of it."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress("".join(lines(source())).encode("ascii"), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
