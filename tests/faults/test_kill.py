"""kill -9 at any instant: what was acknowledged is there, exactly once; nothing is half there.

The victim is the real `hotelcs do --batch -`, fed line by line by a busy front desk, on one hotel that lives
through all the kills. The key that was in flight is sent again by the next batch, as a script would.
"""

import json
import os
import random
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hotelcs.clock import iso
from hotelcs.storage.hotel_file import HotelFile
from tests.conftest import IDS, NOON, TODAY, Hand
from tests.faults import children
from tests.faults.fleet import surroundings
from tests.fork_server import CONTEXT
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

SOME, ALL = 20, 200
"""Kills of the default run, and of the soak."""
SEED = int(os.environ.get("HOTELCS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
MOST = 9
"""Before the kill a batch answers fewer acts than these; every tenth is killed in its first."""


@dataclass
class FrontDesk:
    """Somebody who books, checks in and out, cancels and cleans in no particular order, with a key for each act."""

    chance: random.Random
    booked: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    in_house: dict[str, str] = field(default_factory=dict)
    dirty: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=lambda: ["101", "102", "103", "201", "202", "301"])
    flying: dict[str, Any] | None = None
    acknowledged: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    unheard: int = 0
    keys: int = 0

    def next_line(self) -> dict[str, Any]:
        """The act to send now: the one that was in flight at the kill, or a new one."""
        if self.flying is None:
            self.keys += 1
            self.flying = {"key": f"{SEED}-{self.keys}", **self._choose()}
        return self.flying

    def _choose(self) -> dict[str, Any]:
        chance = self.chance
        if self.dirty:
            return {"verb": "set-room-status", "room": self.dirty[0], "status": "clean"}
        acts = [self._book_today if self.free and len(self.due) < 2 else self._book_later, self._book_later]
        if self.due and self.free:
            acts += [self._check_in] * 3
        if self.in_house:
            acts += [self._check_out] * (3 if not self.free else 1)
        if len(self.booked) > 20:
            acts += [self._cancel] * 2
        return chance.choice(acts)()

    def _book_today(self) -> dict[str, Any]:
        kind = {"1": "KNG", "2": "TWN", "3": "SUI"}[self.chance.choice(self.free)[0]]
        tomorrow = TODAY + timedelta(days=1)
        return {"verb": "book", "guest": "Li Na", "type": kind, "arrival": TODAY.isoformat(), "departure": tomorrow.isoformat(),
                "overbook": True}  # fmt: skip

    def _book_later(self) -> dict[str, Any]:
        first = TODAY + timedelta(days=self.chance.randrange(2, 3000))
        until = first + timedelta(days=self.chance.randrange(1, 6))
        return {"verb": "book", "guest": f"Guest {self.keys}", "type": "KNG", "arrival": first.isoformat(),
                "departure": until.isoformat(), "rooms": self.chance.choice((1, 1, 3))}  # fmt: skip

    def _check_in(self) -> dict[str, Any]:
        return {"verb": "check-in", "reservation": self.due[0], "room": self.free[0], "document": self.chance.choice(IDS),
                "deposit": 10000, "method": "cash", "override": "any room will do"}  # fmt: skip

    def _check_out(self) -> dict[str, Any]:
        return {"verb": "check-out", "stay": self.chance.choice(list(self.in_house)), "settle": "cash"}

    def _cancel(self) -> dict[str, Any]:
        return {"verb": "cancel", "reservation": self.chance.choice(self.booked), "reason": "changed plans"}

    def heard(self, answer: dict[str, Any]) -> None:
        """Take note of an answer."""
        sent, self.flying = self.flying, None
        assert sent is not None
        result = answer.get("result", {})
        if not answer["ok"]:
            self.refused += 1
            self._drop(sent)
            return
        assert answer["key"] == sent["key"]
        self.acknowledged[sent["key"]] = answer["entry"]
        self._note(sent, result)

    def _drop(self, sent: dict[str, Any]) -> None:
        """Forget what a refusal says is not to be had."""
        if sent.get("reservation") in self.due:
            self.due.remove(sent["reservation"])
        if sent.get("reservation") in self.booked:
            self.booked.remove(sent["reservation"])

    def _note(self, sent: dict[str, Any], result: dict[str, Any]) -> None:
        match sent["verb"]:
            case "book" if sent["arrival"] == TODAY.isoformat():
                self.due += result["reservations"]
            case "book":
                self.booked += result["reservations"]
            case "check-in":
                self.due.remove(sent["reservation"])
                self.free.remove(sent["room"])
                self.in_house[result["stay"]] = sent["room"]
            case "check-out":
                self.dirty.append(self.in_house.pop(sent["stay"]))
            case "set-room-status":
                self.free.append(self.dirty.pop(0))
            case "cancel":
                self.booked.remove(sent["reservation"])


@dataclass
class Pace:
    """How long an act takes at the moment: the first of a batch with its start, the others without."""

    first: float = 0.2
    later: float = 0.02

    def heard(self, first: bool, seconds: float) -> None:
        """Learn from one."""
        if first:
            self.first += (seconds - self.first) / 4
        else:
            self.later += (seconds - self.later) / 4

    def moment(self, first: bool, share: float) -> float:
        """The instant at which `share` of an act is done, in seconds after it was sent."""
        return share * (self.first if first else self.later)


def killed_batch(path: Path, desk: FrontDesk, pace: Pace, acts: int, share: float) -> int:
    """Feed a batch; after `acts` answers kill it when about `share` of the next act is done. How many it answered."""
    orders, orders_in = CONTEXT.Pipe(duplex=False)
    answers_out, answers = CONTEXT.Pipe(duplex=False)
    asked = (path, surroundings(), iso(NOON), orders, answers)
    process = CONTEXT.Process(target=children.batch, args=asked, daemon=True)
    process.start()
    orders.close()
    answers.close()
    heard, killer = 0, threading.Timer(pace.moment(acts == 0, share), process.kill)
    with (
        os.fdopen(os.dup(orders_in.fileno()), "wb", 0) as write,
        os.fdopen(os.dup(answers_out.fileno()), "rb") as read,
    ):
        while True:
            sent = time.perf_counter()
            if heard == acts:
                killer.start()
            with suppress(BrokenPipeError):
                write.write(json.dumps(desk.next_line()).encode() + b"\n")
            line = read.readline()
            if not line.endswith(b"\n"):
                break
            pace.heard(heard == 0, time.perf_counter() - sent)
            desk.heard(json.loads(line))
            heard += 1
    process.join(10)
    killer.join()
    orders_in.close()
    answers_out.close()
    assert process.exitcode == -signal.SIGKILL, "only the kill ends it"
    return heard


BOOKED = (
    "SELECT (SELECT count(*) FROM reservation), "
    "(SELECT sum(json_array_length(result, '$.reservations')) FROM ledger WHERE verb = 'book')"
)
STAYED = "SELECT (SELECT count(*) FROM stay), (SELECT count(*) FROM ledger WHERE verb = 'check-in')"
LEFT = "SELECT (SELECT count(*) FROM stay WHERE status = 'checked_out'), (SELECT count(*) FROM ledger WHERE verb = 'check-out')"
CANCELLED = "SELECT (SELECT count(*) FROM reservation WHERE status = 'cancelled'), (SELECT count(*) FROM ledger WHERE verb = 'cancel')"
WHOLE = (BOOKED, STAYED, LEFT, CANCELLED)
"""Pairs that are equal when every act in the ledger did its work, and no work was done without an entry."""


def reopened(path: Path, desk: FrontDesk, since: int) -> int:
    """Look at the hotel after a kill; the number of the last entry."""
    hotel = HotelFile(path)
    with hotel.read() as reader:
        assert reader.rows("PRAGMA quick_check") == [("ok",)]
        kept = dict(
            reader.rows(
                "SELECT act_key, seq FROM ledger WHERE seq > :since AND act_key IS NOT NULL", since=since
            )
        )
        acknowledged = {key: seq for key, seq in desk.acknowledged.items() if seq > since}
        assert acknowledged.items() <= kept.items(), "every acknowledged act is there, under its number"
        unheard = kept.keys() - acknowledged.keys()
        in_flight = {desk.flying["key"]} if desk.flying else set()
        assert unheard <= in_flight, "only the act in flight may be there unheard"
        desk.unheard += len(unheard)
        for sql in WHOLE:
            ((here, told),) = reader.rows(sql)
            assert here == (told or 0), sql
        last = reader.rows("SELECT max(seq) FROM ledger")[0][0]
    hotel.close()
    return int(last)


@pytest.fixture
def seeded() -> random.Random:
    print(f"\nHOTELCS_SEED={SEED}")
    return random.Random(SEED)


@pytest.mark.parametrize("kills", [SOME, pytest.param(ALL, marks=pytest.mark.soak)])
def test_kills_lose_nothing_and_leave_no_half(hand: Hand, seeded: random.Random, kills: int) -> None:
    hand.do("set-overbooking", type="KNG", overbooking=1000)
    hand.desk.close()
    desk, pace, answered, started = FrontDesk(seeded), Pace(), [], time.perf_counter()
    last = reopened(hand.path, desk, 0)
    for kill in range(1, kills + 1):
        acts = 0 if kill % 10 == 0 else seeded.randrange(1, MOST)
        answered.append(killed_batch(hand.path, desk, pace, acts, seeded.uniform(0, 1.2)))
        last = reopened(hand.path, desk, last - 1)
        if kill % 20 == 0:
            check(hand.path)
    check(hand.path)
    seconds = time.perf_counter() - started
    print(
        f"{kills} kills in {seconds:.1f} s; {len(desk.acknowledged)} acts acknowledged, {desk.refused} refused, "
        f"{desk.unheard} done but not heard, {sum(not heard for heard in answered)} batches killed before the first "
        f"answer, longest {max(answered)}"
    )
    assert len(desk.acknowledged) > kills, "the batches did get to work"
    assert desk.unheard or kills < ALL, "some were killed between the commit and the answer"
