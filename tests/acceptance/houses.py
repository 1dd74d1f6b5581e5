"""Houses with their people, made by the command line, and the rule of ownership worked out from raw tables.

The rule (handbook 01 S-13, S-57): at every moment somebody on the roster, here or on call, holds the post that answers
for a duty, or failing that one of its deputies. Nothing here asks the program what it thinks.
"""

import csv
import io
import json
import math
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hotelcs.cli import main
from hotelcs.storage import driver
from tests.source_tree import ROOT

DATA = ROOT / "data" / "organisation"
FIRST = date(2026, 11, 23)
"""A Monday."""
DAYS = 7
STEP = timedelta(minutes=30)
"""The rosters of these houses begin and end on half hours; `moments_fit` proves it."""
MAIN_POST = {"boutique": "owner", "business": "GM", "chain": "GM"}

Gap = tuple[str, str, str, str, str]
"""Day, shift, duty, post, and the first moment at which nobody answers."""


@dataclass(frozen=True)
class Answer:
    """How a command ended, and its one JSON document."""

    code: int
    document: dict[str, Any]

    @property
    def gaps(self) -> set[Gap]:
        """What `duties check` names."""
        return {(row["day"], row["shift"], row["duty"], row["post"], row["begins"])
                for row in self.document["data"]["gaps"]}  # fmt: skip


def call(path: Path, *words: str) -> Answer:
    """Call the command line in this process at nine in the morning of the first day."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        code = main([*words, "--db", str(path), "--now", f"{FIRST.isoformat()}T01:00:00Z", "--json"])
    return Answer(code, json.loads(out.getvalue()))


def staff_list(template: str, count: int) -> list[tuple[str, str, str]]:
    """Names, posts and logins of everybody beside the administrator, who makes `count` complete."""
    said = tomllib.loads((DATA / f"{template}.toml").read_text("utf-8"))
    if template == "boutique":
        bundles = [name for name, posts in said["bundles"].items() if "GM" not in posts]
        held = ["+".join(bundles[place :: count - 1]) for place in range(count - 1)]
    else:
        held = list(_posts_by_need(said, count - 1))
    return [(f"Person {number}", posts, f"p{number}") for number, posts in enumerate(held, 1)]


def _posts_by_need(said: dict[str, Any], count: int) -> Iterator[str]:
    """First what seven days of the least ask for at five days of work each, then every post in turn."""
    a_day: dict[str, int] = defaultdict(int)
    for least in said["least"]:
        a_day[least["post"]] += least["people"]
    with (DATA / "posts.csv").open(encoding="utf-8") as file:
        posts = [row["code"] for row in csv.DictReader(file) if row["code"] != "GM"]
    needed = {post: math.ceil(a_day[post] * 7 / 5) + 1 if a_day[post] else 1 for post in posts}
    firm = [post for post in posts for _ in range(needed[post])]
    assert len(firm) <= count, "the template asks for more people than there are"
    yield from firm
    for place in range(count - len(firm)):
        yield posts[place % len(posts)]


def make(home: Path, template: str, count: int) -> Path:
    """A hotel of six rooms with `count` people and a week on the roster."""
    path, people = home / f"{template}.db", home / f"{template}-staff.csv"
    with people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "posts", "login"), *staff_list(template, count)])
    made = call(path, "init", "--template", template, "--floors", "1-2", "--per-floor", "3", "--yes",
                "--business-date", FIRST.isoformat(), "--admin-posts", MAIN_POST[template], "--staff", str(people))  # fmt: skip
    assert made.code == 0, made.document
    assert made.document["data"]["counts"]["staff"] == count
    filled = call(path, "do", "fill-roster", f"first={FIRST.isoformat()}", f"days={DAYS}")
    assert filled.code == 0, filled.document
    return path


class Oracle:
    """The rule, on rows read once from the file."""

    def __init__(self, path: Path) -> None:
        self._present: dict[datetime, set[str]] = {}
        self._holding: dict[date, dict[str, set[str]]] = {}
        connection = driver.connect(str(path), readonly=True)
        try:
            self._read(connection)
        finally:
            connection.close()

    def _read(self, connection: Any) -> None:
        self.people = [no for (no,) in connection.execute("SELECT no FROM staff ORDER BY no")]
        self.shifts = list(
            connection.execute("SELECT code, from_minute, to_minute FROM shift WHERE beside = 0")
        )
        self.held = list(connection.execute(
            "SELECT s.no, p.post, p.valid_from, coalesce(p.valid_to, '9999'), coalesce(s.left_on, '9999') "
            "FROM staff_post p JOIN staff s ON s.id = p.staff_id"))  # fmt: skip
        self.roster = [
            (no, datetime.fromisoformat(begins), datetime.fromisoformat(ends))
            for no, begins, ends in connection.execute(
                "SELECT s.no, r.begins, r.ends FROM roster_entry r JOIN staff s ON s.id = r.staff_id"
            )
        ]
        self.letters = list(connection.execute(
            "SELECT a.duty, a.post, a.valid_from, coalesce(a.valid_to, '9999') FROM duty_assignment a "
            "JOIN duty d ON d.code = a.duty WHERE a.raci = 'A' AND d.active = 1"))  # fmt: skip
        self.deputies: dict[str, list[str]] = defaultdict(list)
        for post, deputy in connection.execute("SELECT post, deputy FROM post_deputy ORDER BY post, place"):
            self.deputies[post].append(deputy)

    def moments_fit(self) -> bool:
        """Whether looking every half hour misses nothing."""
        edges = [edge for _, *span in self.roster for edge in span]
        minutes = [minute for _, *span in self.shifts for minute in span]
        return all(edge.minute % 30 == 0 for edge in edges) and all(minute % 30 == 0 for minute in minutes)

    def spans(self, days: int = DAYS) -> Iterator[tuple[date, str, datetime, datetime]]:
        """Every shift round the clock of the week."""
        for number in range(days):
            day = FIRST + timedelta(days=number)
            for code, first, last in self.shifts:
                begins = datetime(day.year, day.month, day.day) + timedelta(minutes=first)
                yield day, code, begins, begins + timedelta(minutes=(last - first) % 1440)

    def gaps(self, gone: Collection[str] = (), only: Collection[str] | None = None) -> set[Gap]:
        """Every duty without an owner on a shift: with nobody of `gone`, or with `only` those people all the time."""
        found: set[Gap] = set()
        for day, code, begins, ends in self.spans():
            answering = [
                (duty, post) for duty, post, first, last in self.letters if first <= day.isoformat() <= last
            ]
            named: set[str] = set()
            moment = begins
            while moment < ends:
                here = self._held_by(self._there(moment, gone, only), day)
                for duty, post in answering:
                    if duty not in named and not here.intersection((post, *self.deputies[post])):
                        named.add(duty)
                        found.add((day.isoformat(), code, duty, post, moment.strftime("%Y-%m-%d %H:%M")))
                moment += STEP
        return found

    def _there(self, moment: datetime, gone: Collection[str], only: Collection[str] | None) -> set[str]:
        if only is not None:
            return set(only) - set(gone)
        if moment not in self._present:
            self._present[moment] = {no for no, begins, ends in self.roster if begins <= moment < ends}
        return self._present[moment] - set(gone)

    def _held_by(self, people: set[str], day: date) -> set[str]:
        if day not in self._holding:
            held: dict[str, set[str]] = defaultdict(set)
            for no, post, first, last, left in self.held:
                if first <= day.isoformat() <= min(last, left):
                    held[post].add(no)
            self._holding[day] = held
        return {post for post, holders in self._holding[day].items() if not holders.isdisjoint(people)}
