"""kill -9 while a calendar is read: all of it is in, or nothing; and the next reading brings the rest."""

import os
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import TODAY, Hand
from tests.invariants import check
from tests.source_tree import ROOT
from tests.workflows.feeds.calendars import calendar, event

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

EVENTS = 40
SHARES = (0.2, 0.6, 0.9)
"""When the reading is killed, as shares of the time it takes."""


def place(tmp_path: Path) -> Path:
    made = tmp_path / "channel.ics"
    days = [TODAY + timedelta(days=10 + 3 * number) for number in range(EVENTS)]
    made.write_text(
        calendar(
            *(
                event(f"e{n}", f"{day:%Y%m%d}", f"{day + timedelta(days=2):%Y%m%d}")
                for n, day in enumerate(days)
            )
        ),
        "utf-8",
    )
    return made


def reading(path: Path, file: Path) -> subprocess.Popen[bytes]:
    words = [
        "import",
        "calendar",
        str(file),
        "--room",
        "101",
        "--db",
        str(path),
        "--as",
        "admin",
        "--now",
        "2026-11-23T07:00:00Z",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(
        [sys.executable, "-m", "hotelcs", *words], cwd=ROOT, env=dict(os.environ), **quiet
    )


def count(hand: Hand) -> tuple[int, int, int, int]:
    return hand.rows(
        "SELECT (SELECT count(*) FROM reservation), (SELECT count(*) FROM calendar_event), (SELECT count(*) FROM room_night), "
        "(SELECT count(*) FROM ledger WHERE verb = 'read-feed')"
    )[0]


@pytest.fixture
def fresh(model_hotel: Path, tmp_path: Path):
    made = 0

    def one() -> Path:
        nonlocal made
        made += 1
        path = tmp_path / f"hotel{made}.db"
        shutil.copy(model_hotel, path)
        return path

    return one


def test_a_killed_reading_is_all_or_nothing_and_the_next_one_brings_the_rest(fresh, tmp_path: Path) -> None:
    file, begun = place(tmp_path), time.monotonic()
    assert reading(fresh(), file).wait(60) == 0
    took, ends = time.monotonic() - begun, []
    for share in SHARES:
        path = fresh()
        process = reading(path, file)
        try:
            process.wait(share * took)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
        hand = Hand(path)
        ends.append(count(hand))
        check(hand)
        assert ends[-1] in {(0, 0, 0, 0), (EVENTS, EVENTS, 2 * EVENTS, 1)}
        assert reading(path, file).wait(60) == 0
        assert count(hand) == (EVENTS, EVENTS, 2 * EVENTS, 1)
        hand.desk.close()
    print(f"killed {len(ends)} times: {sum(one[0] == 0 for one in ends)} with nothing done")
    assert (0, 0, 0, 0) in ends
