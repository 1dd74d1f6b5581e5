"""The library of plans that a hotel begins with: data/plans, read once, afterwards the hotel's own tables are what counts."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from hotelcs.config import data_path

AUTHOR = "library"
"""Who wrote a draft that nobody of the hotel has changed."""


@dataclass(frozen=True, slots=True)
class LibraryStep:
    """A step: its words in both languages, who does it, within how many seconds of the alarm."""

    seq: int
    text_en: str
    text_zh: str
    post: str
    target_seconds: int | None
    critical: bool


@dataclass(frozen=True, slots=True)
class LibraryPlan:
    """A plan for a type of emergency; `call` is whom it calls."""

    type: str
    code: str
    name_en: str
    name_zh: str
    call: str
    steps: tuple[LibraryStep, ...]


@lru_cache(maxsize=1)
def plans() -> dict[str, LibraryPlan]:
    """Every plan of the library, by type."""
    steps: dict[str, list[LibraryStep]] = {}
    for row in rows("steps.csv"):
        target = int(row["target_seconds"]) if row["target_seconds"] else None
        one = LibraryStep(
            int(row["step"]), row["text_en"], row["text_zh"], row["post"], target, bool(row["critical"])
        )
        steps.setdefault(row["plan"], []).append(one)
    return {row["type"]: LibraryPlan(**row, steps=tuple(steps[row["code"]])) for row in rows("plans.csv")}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table in data/plans, by its header."""
    with data_path("plans", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
