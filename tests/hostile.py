"""Where tests find real inputs that nobody here wrote; absent ones skip the tests that need them."""

import csv
import os
from functools import lru_cache
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("HOTELCS_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared")
HOSTILE = SHARED / "data" / "hostile"

needs_hostile = pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile inputs are not here")


@lru_cache(maxsize=8)
def lines(name: str) -> tuple[str, ...]:
    """Lines of a hostile file without comments and empty ones; controls inside a line stay."""
    text = (HOSTILE / name).read_text("utf-8") if HOSTILE.is_dir() else ""
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@lru_cache(maxsize=4)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a hostile CSV file."""
    if not HOSTILE.is_dir():
        return ()
    with (HOSTILE / name).open(encoding="utf-8", newline="") as source:
        return tuple(csv.DictReader(source))


def names() -> tuple[str, ...]:
    """Real names of hundreds of locales."""
    parts = ("title", "given", "given2", "surname-prefix", "surname", "surname2", "generation", "credentials")
    full = {" ".join(filter(None, map(row.get, parts))) for row in rows("cldr_sample_names.csv")}
    return tuple(sorted(filter(None, full | {row["name"] for row in rows("faker_names_38_locales.csv")})))
