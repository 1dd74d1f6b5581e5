"""A day of the resort's file, worked shift by shift: what each hands over is what a query from scratch finds open.

The demo hotel brings the day: two hundred rooms of real bookings, arrivals and departures. It is worked on through
two shifts and a night; the oracle reads the tables with statements of its own.
"""

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hotelcs.demo.crew import Crew
from hotelcs.errors import Refusal
from tests.invariants import check

ZONE = "Asia/Shanghai"
TODAY, TOMORROW = "2026-11-23", "2026-11-24"
PLANTED = 123_45
"""Paid in cash, entered as paid by card."""
OPEN = {
    "hold": "SELECT no FROM reservation WHERE status = 'tentative'",
    "waitlist": "SELECT no FROM reservation WHERE status = 'waitlist' AND NOT arrival < :today",
    "queue": "SELECT no FROM reservation WHERE id IN (SELECT reservation_id FROM queue_ticket WHERE ended_at IS NULL)",
    "registration": "SELECT (SELECT no FROM stay WHERE id = g.stay_id) || '/' || g.id || '/' || x.kind FROM stay_guest g "
                    "JOIN registration x ON x.stay_guest_id = g.id WHERE x.status NOT IN ('submitted','accepted','exempt')",
    "block": "SELECT (SELECT no FROM room WHERE id = room_id) || '/' || id FROM room_block "
             "WHERE ended_at IS NULL AND :today BETWEEN from_date AND date(to_date, '-1 day')",
    "incident": "SELECT no FROM incident WHERE ended_at IS NULL",
    "log": "SELECT no FROM log_entry e WHERE carry_over AND id NOT IN (SELECT amends_id FROM log_entry WHERE amends_id > 0) "
           "AND (SELECT count(*) FROM log_mark WHERE entry_id = e.id AND kind = 'done') "
           "= (SELECT count(*) FROM log_mark WHERE entry_id = e.id AND kind = 'reopened')",
    "report": "SELECT no FROM log_entry WHERE report_up AND id NOT IN (SELECT amends_id FROM log_entry WHERE amends_id > 0) "
              "AND id NOT IN (SELECT entry_id FROM log_mark WHERE kind = 'read')",
    "arrival": "SELECT no FROM reservation WHERE arrival = :today AND status IN ('confirmed','guaranteed')",
    "departure": "SELECT no FROM stay WHERE status = 'in_house' AND NOT due_out > :today",
}  # fmt: skip
"""What is open of each kind, told by the tables."""
ON_SHIFT = (
    "SELECT a.login FROM roster_entry r JOIN staff_post h ON h.staff_id = r.staff_id JOIN account a ON a.staff_id = r.staff_id "
    "WHERE :at >= r.begins AND :at < r.ends AND h.post IN ('NM','SUP','GM') AND substr(:at, 1, 10) >= h.valid_from "
    "AND (h.valid_to IS NULL OR h.valid_to >= substr(:at, 1, 10)) ORDER BY r.on_call, instr(:chain, h.post) LIMIT 1"
)
"""The first of a chain of posts who is here, else on call."""
HERE = (
    "SELECT DISTINCT a.login FROM roster_entry r JOIN account a ON a.staff_id = r.staff_id WHERE :at BETWEEN r.begins AND r.ends "
    "AND r.ends <> :at"
)
"""Everybody in a shift or on call."""
DUTY, ABOVE = "NM SUP GM", "SUP NM GM"
"""Who answers for what is nobody's, and for what was offered and not accepted."""

EMPTY = (
    "SELECT no FROM room WHERE id NOT IN (SELECT room_id FROM room_night WHERE night = '2026-11-23') "
    "AND id NOT IN (SELECT room_id FROM stay WHERE status = 'in_house') "
    "AND id NOT IN (SELECT room_id FROM room_block WHERE ended_at IS NULL) ORDER BY no LIMIT 1"
)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 by the hotel's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture
def crew(demo_hotel: Path, tmp_path: Path) -> Iterator[Crew]:
    """Everybody at their desks at two in the afternoon."""
    path = tmp_path / "resort.db"
    shutil.copy(demo_hotel, path)
    made = Crew(path, ZONE, local(23, 14))
    yield made
    made.close()


class Day:
    """The afternoon, the evening and the night, and who was given what."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self.chance = random.Random(17)
        mine = "SELECT o.kind, o.ref, a.login FROM ownership o JOIN account a ON a.staff_id = o.staff_id"
        self.owners: dict[tuple[str, str], str] = {(kind, ref): login for kind, ref, login in crew.rows(mine)}
        self.bounced: set[tuple[str, str]] = set()

    def found(self, kind: str, today: str = TODAY) -> list[str]:
        values = {"today": today} if ":today" in OPEN[kind] else {}
        return sorted(str(ref) for (ref,) in self.crew.rows(OPEN[kind], **values))

    def give(self, kind: str, ref: str, login: str) -> None:
        self.crew.do("supervisor", "assign-item", item=ref, kind=kind, to=login)
        self.owners[kind, ref] = login

    def leave(self, count: int, settle: str = "card") -> None:
        """Some of those who are due go; the manager lets the late fee be."""
        for stay in self.chance.sample(self.found("departure"), count):
            self.crew.do("manager", "check-out", stay=stay, settle=settle, late_fee=False)

    def come(self, count: int) -> None:
        """Some of those who are due come, where a room is ready."""
        came = 0
        for number, reservation in enumerate(self.found("arrival")):
            document = f"passport:GBR:ZY{number:07d}"
            try:
                room = self.crew.desk("demo").show("suggestions", reservation=reservation)[0].room
                self.crew.do("manager", "check-in", reservation=reservation, room=room, document=document,
                             override="the others come later", waive_deposit=True, method="cash")  # fmt: skip
            except (Refusal, IndexError):
                continue
            came += 1
            if came == count:
                return

    def expected(self, today: str) -> dict[tuple[str, str], str]:
        """Every open item with the login of its owner; the duty manager answers for who is at home."""
        at = self.crew.now.astimezone(self.crew.zone).strftime("%Y-%m-%dT%H:%M")
        ((duty,),) = self.crew.rows(ON_SHIFT, at=at, chain=DUTY)
        ((above,),) = self.crew.rows(ON_SHIFT, at=at, chain=ABOVE)
        here = {login for (login,) in self.crew.rows(HERE, at=at)}
        items = [(kind, ref) for kind in OPEN for ref in self.found(kind, today)]
        owners = {item: self.owners[item] for item in items if self.owners.get(item) in here}
        return {item: above if item in self.bounced else owners.get(item, duty) for item in items}

    def hand_over(self, giver: str, taker: str, counted: int, today: str = TODAY, **fields: Any) -> Any:
        """Hand a shift over, compare what is written down with the tables, and take it over."""
        expected = self.expected(today)
        live = self.crew.desk(giver).show("handover")
        assert self.listed(live.lines) == expected
        done = self.crew.do(giver, "hand-over", counted=counted, **fields)
        written = self.crew.desk(taker).show("handover", no=done.result["handover"])
        assert [line.kind for line in written.lines[:2]] == ["cash", "keys"]
        assert self.listed(written.lines[2:]) == expected
        assert done.result["lines"] == len(written.lines) - 2 == len(live.lines)
        for line in written.lines:
            assert line.owner
        ticked = written.must_read
        self.crew.do(taker, "accept-handover", ticked=list(ticked))
        for kind, ref in expected:
            if kind not in ("arrival", "departure") and (kind, ref) not in self.bounced:
                owner = self.owners.get((kind, ref), giver)
                self.owners[kind, ref] = taker if owner == giver else owner
        return written

    def listed(self, lines: Any) -> dict[tuple[str, str], str]:
        """Lines of a handover with the login of each owner, none twice; kinds not in OPEN have tests of their own."""
        names = dict(self.crew.rows("SELECT s.no, a.login FROM staff s JOIN account a ON a.staff_id = s.id"))
        told = {(line.kind, line.ref): names[line.staff] for line in lines}
        assert len(told) == len(lines)
        return {(kind, ref): login for (kind, ref), login in told.items() if kind in OPEN}


def write_things_down(day: Day) -> None:
    """Lines in the log, bookings held and waiting, emergencies, a room taken out, items given away."""
    crew = day.crew
    booked = {"guest": "Ana Lopes", "type": "A", "arrival": TOMORROW, "departure": "2026-11-26"}
    for status in ("tentative", "tentative", "waitlist"):
        crew.do("manager", "book", status=status, hold_minutes=600, overbook=status == "tentative", **booked)
    lines = [
        crew.do("demo", "log", text=text, carry_over=True, **more).result["entry"]
        for text, more in (
            ("Room 101 wants an adapter", {"room": "101"}), ("The lift stops at ten", {"must_read": True}),
            ("Call the dentist", {}), ("Flowers for the suite", {}),
        )
    ]  # fmt: skip
    crew.do("demo", "finish-log", entry=lines[2])
    crew.do("demo", "amend-log", entry=lines[3], text="Flowers for the villa")
    crew.do("supervisor", "log", text="A guest is ill", restricted=True, carry_over=True)
    for text in ("A window is broken", "A lamp is broken"):
        reported = crew.do("house", "log", text=text, report_up=True).result["entry"]
    crew.do("manager", "read-log", entry=reported)
    for kind, place in (("water", "101"), ("lift", "lobby"), ("fire", "kitchen")):
        incident = crew.do("demo", "raise-incident", type=kind, place=place).result["incident"]
    crew.do("supervisor", "false-alarm", incident=incident, reason="steam")
    crew.do("supervisor", "confirm-incident", incident=day.found("incident")[0])
    day.give("log", lines[0], "second")
    day.give("hold", day.found("hold")[0], "booking")
    day.give("log", lines[1], "demo")
    crew.do("demo", "transfer-item", item=lines[1], to="third", reason="my day ends")
    day.bounced.add(("log", lines[1]))


def work_the_afternoon(day: Day) -> None:
    """Guests go and come, registrations are sent and sent back, rooms are taken out of order."""
    day.leave(9)
    day.leave(3, settle="cash")
    day.come(6)
    day.crew.do("demo", "submit-registration")
    day.come(3)
    sent = day.crew.rows("SELECT max(id) FROM registration WHERE status = 'submitted'")[0][0]
    day.crew.do("demo", "answer-registration", registration=sent, answer="rejected", reason="the name")
    room = day.crew.rows(EMPTY)[0][0]
    day.crew.do("manager", "block-room", room=room, kind="oos", from_=TODAY, to=TOMORROW, reason="paint")


def drawer(day: Day) -> int:
    """What is really in the drawer: what was counted, and every cash payment since, whatever it was entered as."""
    ((begun, first),) = day.crew.rows(
        "SELECT float_minor, payments_from FROM shift_run WHERE status = 'open'"
    )
    paid = "SELECT coalesce(sum(amount_minor), 0) FROM payment WHERE method = 'cash' AND id > :first"
    return int(begun) + int(day.crew.rows(paid, first=first)[0][0])


@pytest.mark.soak
def test_every_shift_hands_over_exactly_what_is_open_with_its_owners(crew):
    day = Day(crew)
    write_things_down(day)
    work_the_afternoon(day)
    crew.wait_until(local(23, 14, 55))
    first = day.hand_over("demo", "second", drawer(day), keys="4 cards")
    kinds = {line.kind for line in first.lines}
    assert kinds >= {"cash", "keys", *OPEN}, "something of every kind was open"
    assert [line.owner for line in first.lines if (line.kind, line.ref) in day.bounced] == [
        "Service supervisor"
    ]
    assert first.figures["arrival"] > 5
    assert first.figures["departure"] > 5

    crew.do("supervisor", "finish-log", entry=day.found("log")[-1])
    crew.do("second", "confirm", reservation=day.found("hold")[0])
    crew.do("second", "submit-registration")
    day.leave(5)
    day.come(5)
    day.give("waitlist", day.found("waitlist")[0], "booking")
    crew.wait_until(local(23, 22, 55))
    second = day.hand_over("second", "night", drawer(day))
    assert {line.ref for line in second.lines} != {line.ref for line in first.lines}

    for stay in day.found("departure"):
        crew.do("manager", "extend", stay=stay, departure=TOMORROW, overbook=True)
    for reservation in day.found("queue"):
        crew.do("night", "unqueue", reservation=reservation)
    crew.wait_until(local(24, 2))
    crew.do("night", "expire-holds")
    crew.do("night", "close-day", day=TODAY)
    crew.wait_until(local(24, 6, 55))
    third = day.hand_over("night", "demo", drawer(day), TOMORROW)
    assert third.figures["departure"] > 5, "those of the next day"
    check(crew.path)


def test_a_payment_entered_as_the_wrong_kind_is_named_with_its_bill(crew):
    day = Day(crew)
    work_the_afternoon(day)
    stay = crew.rows("SELECT no FROM stay WHERE status = 'in_house' ORDER BY id LIMIT 1")[0][0]
    planted = crew.do("demo", "take-payment", stay=stay, amount=PLANTED, method="card").result
    day.leave(2, settle="cash")
    crew.wait_until(local(23, 14, 50))
    before = crew.desk("demo").show("handover")
    assert (before.expected_minor, before.suspects) == (None, ())
    crew.do("demo", "count-cash", counted=drawer(day) + PLANTED)
    seen = crew.desk("demo").show("handover")
    assert seen.difference_minor == PLANTED
    named = [(one.payment, one.folio, one.amount_minor, one.why) for one in seen.suspects]
    assert (planted["payment"], planted["folio"], PLANTED, "other_method") in named
    with pytest.raises(Refusal) as caught:
        crew.do("demo", "hand-over")
    assert caught.value.code == "DIFFERENCE_UNEXPLAINED"
    day.hand_over("demo", "second", drawer(day) + PLANTED, difference_reason="paid in cash, entered as card")
