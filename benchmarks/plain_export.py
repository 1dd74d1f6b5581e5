"""The yardstick of P12: the rows of an export with sqlite3 and the csv module, amounts and a guard against formulas, nothing else.

Usage: python -m benchmarks.plain_export DATABASE FILE
"""

import csv
import sqlite3  # the yardstick is a process of its own, on the stock library
import sys

from hotelcs.workflows.exports.kinds import EXPORTS

LIVE = "=+-@\t\r\n\0＝＋－＠"


def guard(text: str) -> str:
    """Text that no spreadsheet computes."""
    return f"'{text}" if text.lstrip(" ")[:1] in LIVE and text else text


def main(database: str, file: str) -> None:
    """Read and write row by row."""
    kind = EXPORTS["folio-lines"]
    sorts = [column.sort for column in kind.columns]
    rows = sqlite3.connect(database).execute(
        kind.sql(revealed=False), {"first": "0001-01-01", "last": "9999-12-31"}
    )
    with open(file, "w", encoding="utf-8-sig", newline="") as out:  # noqa: PTH123 - as plain as it gets
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([column.name for column in kind.columns])
        for row in rows:
            writer.writerow([
                f"{'-' if cell < 0 else ''}{abs(cell) // 100}.{abs(cell) % 100:02d}" if sort == "money"
                else guard(cell) if isinstance(cell, str) else cell
                for cell, sort in zip(row, sorts, strict=True)
            ])  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
