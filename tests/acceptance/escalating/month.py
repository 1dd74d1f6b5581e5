"""A month of cases, made from the arrivals of a resort: what is done to each, minute by minute, always the same."""

import csv
import gzip
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

DATA = Path(__file__).parents[3] / "data"
FIRST = datetime(2026, 11, 23, tzinfo=UTC)
"""Minute 0 of the replay; the first day of the slice falls on it."""
LEVELS = ("s1", "s2", "s3", "s4")
WORSE = {"s2": "s1", "s3": "s2", "s4": "s3"}
DAY = 1440


@dataclass(frozen=True, order=True)
class Event:
    """What is done to a case at a minute: opened at a level, stopped clocks, another level, and so on."""

    minute: int
    case: str
    what: str
    value: str = ""


def arrivals() -> list[int]:
    """The day of every arrival of the slice that came, counted from its first."""
    with gzip.open(DATA / "demo" / "bookings_resort_demo.csv.gz", "rt", encoding="utf-8") as lines:
        days = [
            datetime.strptime(
                f"{row['arrival_date_year']} {row['arrival_date_month']} {row['arrival_date_day_of_month']}",
                "%Y %B %d",
            ).replace(tzinfo=UTC)
            for row in csv.DictReader(lines)
            if row["is_canceled"] == "0"
        ]
    return sorted((day - min(days)).days for day in days)


def events(days: int, share: float, seed: int = 7) -> list[Event]:
    """The events of the cases of so many days: of every arrival a share complains, at any minute of its day."""
    chance = random.Random(seed)
    found: list[Event] = []
    for number, day in enumerate(arrivals()):
        if day >= days or chance.random() > share:
            continue
        found += _case(chance, f"C{number:05d}", day * DAY + chance.randrange(DAY))
    return sorted(found)


def _case(chance: random.Random, ref: str, minute: int) -> list[Event]:
    """One case: opened, taken early, late or never, forgotten or worked on, perhaps opened again."""
    level = chance.choices((*LEVELS, "post_stay"), (2, 3, 4, 2, 1))[0]
    found = [Event(minute, ref, "open", level)]
    for step in _steps(chance, level):
        minute += chance.choice((1, 2, 4, 7, 12, 25, 61, 130, 300))
        value = level if step == "reopen" else ""
        if step in ("raise", "lower"):
            value = WORSE.get(level, level) if step == "raise" else LEVELS[min(3, LEVELS.index(level) + 1)]
            if value == level:
                continue
            level = value
        elif step in ("wait", "answer") and level == "s1":
            continue
        elif step == "wait":
            value = str(minute + chance.choice((20, 90, 400)))
        found.append(Event(minute, ref, step, value))
    return found


def _steps(chance: random.Random, level: str) -> list[str]:
    """What is done to a case of a level, in order."""

    def some(share: float, *steps: str) -> list[str]:
        return list(steps) if chance.random() < share else []

    found = ["take", "onsite", "plan", "contact"]
    if chance.random() < 0.3:
        found = found[: chance.randrange(4)]
    found += some(0.4, "guest")
    if level != "post_stay":
        for step in some(0.35, "raise") + some(0.25, "lower"):
            found.insert(chance.randrange(len(found) + 1), step)
    found += some(0.3, "wait", "answer") + some(0.1, "wait") + some(0.3, "take")
    return [*found, "resolve", *some(0.15, "reopen", "take", "resolve")]


def at(minute: float) -> datetime:
    """The instant of a minute of the replay."""
    return FIRST + timedelta(minutes=minute)
