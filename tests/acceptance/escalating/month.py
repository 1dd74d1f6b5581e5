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
    after = minute
    steps = ["take", "onsite", "plan", "contact"]
    if chance.random() < 0.3:
        steps = steps[: chance.randrange(4)]
    if chance.random() < 0.4:
        steps.append("guest")
    if level in WORSE and chance.random() < 0.35:
        steps.insert(chance.randrange(len(steps) + 1), "raise")
    if level in ("s1", "s2", "s3") and chance.random() < 0.25:
        steps.insert(chance.randrange(len(steps) + 1), "lower")
    if level != "s1" and chance.random() < 0.4:
        steps += ["wait", "answer"] if chance.random() < 0.7 else ["wait"]
    if chance.random() < 0.3:
        steps.append("take")
    steps.append("resolve")
    if chance.random() < 0.15:
        steps += ["reopen", "take", "resolve"]
    for step in steps:
        after += chance.choice((1, 2, 4, 7, 12, 25, 61, 130, 300))
        value = ""
        if step in ("raise", "lower"):
            value = WORSE.get(level, level) if step == "raise" else LEVELS[min(3, LEVELS.index(level) + 1)]
            if value == level:
                continue
            level = value
        if step in ("wait", "answer") and level == "s1":
            continue
        if step == "wait":
            value = str(after + chance.choice((20, 90, 400)))
        if step == "reopen":
            value = level
        found.append(Event(after, ref, step, value))
    return found


def at(minute: float) -> datetime:
    """The instant of a minute of the replay."""
    return FIRST + timedelta(minutes=minute)
