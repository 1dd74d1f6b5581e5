"""Night audits in a row over the resort's file: ledger, folios, nights and metrics equal what is computed from the file.

A fortnight by default; in the soak the whole file, 807 audits and more, then the same with every tenth audit killed at a random step.
"""

import json
import os
import random
import signal
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from hotelcs.workflows import ledger
from hotelcs.workflows.night import audit
from tests.acceptance.resort import oracle, placing
from tests.acceptance.resort.nights import Night, nights
from tests.acceptance.resort.replay import Replay, calendar, hotel, noon
from tests.acceptance.resort.test_replay import june
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

SEED = int(os.environ.get("HOTELCS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
REVIEWED = (
    "M-02.occ",
    "M-03.adr",
    "M-04.revpar",
    "M-07.no_show",
    "M-41.opening",
    "M-41.charges",
    "M-41.payments",
    "M-41.closing",
)
ROOMS = sum(placing.ROOMS.values())
EVERY = 10
"""Each so many audits one is killed."""
DYING = """
import os, signal, sys
from datetime import datetime
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.night import audit
path, day, at, steps, depth = sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
desk = open_desk(path, "admin", "dying", clock=lambda: at)
written = [0]
def die(*_):
    written[0] += 1
    if written[0] >= depth:
        os.kill(os.getpid(), signal.SIGKILL)
for done, _ in enumerate(audit.run(desk, day, lambda _: "copy.db"), start=1):
    if done >= steps:
        from sqlalchemy import event
        from sqlalchemy.engine import Engine
        event.listen(Engine, "after_cursor_execute", die)
        if depth == 0:
            die()
os.kill(os.getpid(), signal.SIGKILL)
"""
"""Runs an audit and dies in it: after so many steps, and so many statements into what follows."""


class Audited(Replay):
    """The replay, whose days end with a night audit; some are killed on the way and run again."""

    killed = 0
    chance: random.Random | None = None
    audits = 0

    def close(self, day: date) -> None:
        """The audit of the day."""
        self.audits += 1
        if self.chance is not None and self.audits % EVERY == 0:
            self._killed(day)
        list(audit.run(self.desk, day.isoformat(), lambda _: "copy.db"))

    def _killed(self, day: date) -> None:
        assert self.chance is not None
        steps, depth = self.chance.randrange(1, 10), self.chance.randrange(0, 40)
        words = [str(self.desk.file.path), day.isoformat(), noon(day).isoformat(), str(steps), str(depth)]
        ended = subprocess.run(
            [sys.executable, "-c", DYING, *words], capture_output=True, text=True, check=False
        )
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        self.killed += 1


def audited(
    path: Path, rows: tuple[oracle.Row, ...], first: date, chance: random.Random | None = None
) -> Audited:
    """Every day of `rows` from `first`; then every night is compared, and the hotel is checked whole."""
    desk = hotel(path, first)
    played = Audited(desk, rows)
    played.chance = chance
    plan = calendar(rows, first)
    played.run(plan, first)
    compare(desk, rows, first, plan.last)
    with desk.file.read() as reader:
        assert ledger.verify(reader, desk.performer.keys) == ledger.head(reader)[0]
        assert reader.rows("SELECT count(*) FROM audit_run WHERE done_at IS NULL") == [(0,)]
        [(runs, steps)] = reader.rows(
            "SELECT (SELECT count(*) FROM audit_run), (SELECT count(*) FROM audit_step)"
        )
        doubled = reader.rows(
            "SELECT auto_key FROM folio_line WHERE auto_key IS NOT NULL GROUP BY auto_key HAVING count(*) > 1"
        )
    assert (runs, steps, doubled) == (played.audits, played.audits * 10, [])
    check_desk(desk)
    desk.close()
    return played


def check_desk(desk: object) -> None:
    """Every rule of a sound hotel."""
    check(desk.file.path)  # type: ignore[attr-defined]


def compare(desk: object, rows: tuple[oracle.Row, ...], first: date, last: date) -> None:
    """The figures kept of every date are those computed from the file."""
    expected, day = nights(rows, ROOMS, first, last), first
    for start in range(0, len(expected), 300):
        span = sorted(expected)[start : start + 300]
        found = desk.show("day-figures", **{"from": span[0].isoformat(), "to": span[-1].isoformat()})  # type: ignore[attr-defined]
        assert [date.fromisoformat(one.day) for one in found] == span
        for one in found:
            day = date.fromisoformat(one.day)
            had = Night(
                one.sold, one.occupancy, one.room_revenue_minor, one.day_use_revenue_minor, one.adr_minor, one.revpar_minor,
                one.due, one.no_shows, one.no_show_rate, one.cancelled, one.opening_minor, one.charges_minor,
                one.payments_minor, one.closing_minor,
            )  # fmt: skip
            assert had == expected[day], day
        reviewed(desk, expected, span[0], span[-1])


def reviewed(desk: object, expected: dict[date, Night], first: date, last: date) -> None:
    """The measures kept of every date are those computed from the file, too."""
    with desk.file.read() as reader:  # type: ignore[attr-defined]
        rows = reader.rows(
            "SELECT day, numbers FROM daily_review WHERE day BETWEEN :first AND :last",
            first=first.isoformat(),
            last=last.isoformat(),
        )
    assert [date.fromisoformat(day) for day, _ in rows] == [day for day in expected if first <= day <= last]
    for day, numbers in rows:
        kept, one = json.loads(numbers), expected[date.fromisoformat(day)]
        had = tuple(None if kept[key] is None else float(kept[key]) for key in REVIEWED)
        assert had == (one.occupancy, one.adr_minor, one.revpar_minor, one.no_show_rate, one.opening_minor, one.charges_minor,
                       one.payments_minor, one.closing_minor), day  # fmt: skip


def test_a_fortnight_of_audits_equals_the_file_some_of_them_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print(f"\nHOTELCS_SEED={SEED}")
    monkeypatch.setattr(sys.modules[__name__], "EVERY", 3)
    played = audited(tmp_path / "hotel.db", june(1), date(2017, 6, 1), random.Random(SEED))
    assert played.audits >= 12
    assert played.killed == played.audits // 3


@pytest.mark.soak
@pytest.mark.parametrize("kills", [False, True], ids=["in a row", "each tenth killed"])
def test_a_month_of_audits_equals_the_file(tmp_path: Path, kills: bool) -> None:
    print(f"\nHOTELCS_SEED={SEED}")
    played = audited(
        tmp_path / "hotel.db", june(30), date(2017, 6, 1), random.Random(SEED) if kills else None
    )
    assert played.audits > 30
    print(f"{played.audits} audits, {played.killed} killed on the way")


@pytest.mark.soak
@pytest.mark.parametrize("kills", [False, True], ids=["in a row", "each tenth killed"])
def test_every_audit_of_the_whole_file_equals_it(
    tmp_path: Path, resort: tuple[oracle.Row, ...], kills: bool
) -> None:
    print(f"\nHOTELCS_SEED={SEED}")
    played = audited(tmp_path / "hotel.db", resort, date(2015, 6, 30), random.Random(SEED) if kills else None)
    assert played.audits >= 807
    print(f"{played.audits} audits, {played.killed} killed on the way, {datetime.now():%H:%M}")
