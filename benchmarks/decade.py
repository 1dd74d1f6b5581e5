"""Ten years of a hotel of 500 rooms, made up and written in bulk: the file that reads are measured on.

Every room is let again and again for one to five nights, nine nights in ten; guests come back one time in
three. Files are kept in a folder of the system's temporary ones and made anew when the schema changes.
"""

import hashlib
import itertools
import json
import os
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.hotels import NOW, TODAY
from hotelcs.storage import driver
from hotelcs.workflows.guests.terms import terms_of_name, terms_of_phone

ROOMS = 500
TYPES = ("KNG", "TWN", "DLX", "SUI")
AHEAD = 60
RATE = 37600
AT = "2026-01-01T00:00:00Z"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍"
LATIN = ("Smith Jones Taylor Brown Wilson Evans Thomas Roberts Walker Wright Garcia Martin Silva Santos Rossi Müller "
         "Schmidt Weber Novak Ivanov Tanaka Suzuki Kim Park Nguyen Tran Singh Patel Khan Ali").split()  # fmt: skip
FIRST = ("Anna Maria John James Mary Robert Linda David Susan Paul Mark Laura Peter Karen Simon Julia Oliver Emma Lucas "
         "Sofia Noah Mia Liam Ella Hugo Nina Omar Aisha Kenji Yuki Min Ji Arjun Priya").split()  # fmt: skip


@dataclass(frozen=True, slots=True)
class Let:
    """A booking made up: its room, first night and departure, its guest."""

    room: int
    arrival: date
    departure: date
    guest: int


def hotel(days: int, ahead: int = AHEAD) -> Path:
    """The file of a hotel open for `days` days and booked for `ahead` more; made when it is not there yet."""
    here = Path(__file__).resolve().parent
    schema = b"".join(
        path.read_bytes() for path in sorted((here.parent / "hotelcs/storage/migrations").glob("*/*.py"))
    )
    mark = hashlib.sha256(schema + Path(__file__).read_bytes()).hexdigest()[:12]
    folder = Path(os.environ.get("HOTELCS_BENCH_CACHE") or Path(tempfile.gettempdir()) / "hotelcs-bench")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{mark}-{days}-{ahead}.db"
    if not path.exists():
        for stale in folder.glob("*"):
            if not stale.name.startswith(mark):
                stale.unlink()
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        _make(making, days, ahead)
        making.rename(path)
    return path


def _make(path: Path, days: int, ahead: int) -> None:
    """Found the hotel and fill it."""
    from hotelcs.workflows.desk import open_desk
    from hotelcs.workflows.organisation.founding import Plan, found

    found(path, Plan("Decade", "十年", TODAY, currency="CNY"), NOW).close()
    desk = open_desk(path, "admin", "bench", clock=lambda: NOW)
    desk.do("log", {"text": "ten years"})  # the money below is of this act
    desk.close()
    chance = random.Random(7)
    lets = _lets(chance, days, ahead)
    connection = driver.connect(str(path))
    for pragma in (
        "foreign_keys=OFF",
        "synchronous=OFF",
        "temp_store=FILE",
        "cache_size=-200000",
        "journal_mode=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    _rooms(connection)
    _people(connection, chance, 1 + max(let.guest for let in lets))
    _bookings(connection, lets)
    _stays(connection, lets)
    _bills(connection, lets)
    _counters(connection)
    _yesterday(connection)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()


def _yesterday(connection: Any) -> None:
    """The date before today is closed, with what guests owed then: audits go on from there, as they do in a hotel at work."""
    before = (TODAY - timedelta(days=1)).isoformat()
    [(owed,)] = connection.execute(
        "SELECT (SELECT sum(amount_minor) FROM folio_line) - (SELECT sum(amount_minor) FROM payment)"
    ).fetchall()
    connection.execute(
        "INSERT INTO business_day (day, status, opened_at, closed_at, totals) VALUES (?, 'closed', ?, ?, ?)",
        (before, AT, AT, json.dumps({"ledger": {"closing": owed}})),
    )


def _lets(chance: random.Random, days: int, ahead: int) -> list[Let]:
    """Bookings of every room, in the order of arrival."""
    spans = []
    for room in range(1, ROOMS + 1):
        day = TODAY - timedelta(days=days) + timedelta(days=chance.randrange(3))
        while day < TODAY + timedelta(days=ahead):
            leaving = day + timedelta(days=chance.randint(1, 5))
            spans.append((day, room, leaving))
            day = leaving + timedelta(days=chance.choice((0, 0, 1)))
    spans.sort()
    made, known = [], 0
    for arrival, room, departure in spans:
        returns = known > 100 and chance.random() < 0.31
        guest = chance.randint(1, known) if returns else known + 1
        known = max(known, guest)
        made.append(Let(room, arrival, departure, guest))
    return made


def state(let: Let) -> str:
    """Whether its guests have gone, are here, or are to come; a third of today's arrivals is here already."""
    if let.departure < TODAY or (let.departure == TODAY and let.room % 2):
        return "checked_out"
    if let.arrival < TODAY:
        return "checked_in"
    return "checked_in" if let.arrival == TODAY and let.room % 3 == 1 and let.room % 2 else "confirmed"


def _many(connection: Any, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert `rows` into `table`."""
    places = ", ".join("?" * len(columns.split()))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns.split())}) VALUES ({places})", rows)


def _rooms(connection: Any) -> None:
    types = [(n + 1, code, code, code, 2, 1, RATE, 0, 0, n) for n, code in enumerate(TYPES)]
    _many(connection, "room_type", "id code name_en name_zh max_adults max_children base_rate_minor hourly_rate_minor "
          "overbooking sort", types)  # fmt: skip
    states = ("dirty", "clean", "inspected", "clean")
    rooms = [
        (n, f"{1 + n // 30}{n % 30:02d}", 1 + n // 30, 1 + n % 4, states[n % 4], "", "", "", 1)
        for n in range(1, ROOMS + 1)
    ]
    _many(connection, "room", "id no floor type_id hk_state features flags connecting_to version", rooms)


def name_of(number: int) -> str:
    """The name of guest `number`: seven of ten Chinese, some names shared by many."""
    chance = random.Random(number // 3)
    if chance.random() < 0.7:
        return chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.randint(1, 2)))
    return f"{chance.choice(FIRST)} {chance.choice(LATIN)}"


def _people(connection: Any, chance: random.Random, count: int) -> None:
    phones = [f"+8613{chance.randrange(10**9):09d}" for _ in range(count + 1)]
    _many(connection, "guest", "id no name name_latin nationality phone email lang vip_level company note blacklist "
          "blacklist_reason created_at version",
          ((n, f"P161123-{n:06d}", name_of(n), "", "", phones[n], "", "", int(n % 50 == 0), "", "", "none", "", AT, 1)
           for n in range(1, count + 1)))  # fmt: skip
    terms = lru_cache(100_000)(terms_of_name)
    connection.execute("CREATE TEMP TABLE made (term TEXT, guest_id INTEGER)")
    connection.executemany("INSERT INTO made VALUES (?, ?)", (
        (term, n) for n in range(1, count + 1) for term in terms(name_of(n)) | terms_of_phone(phones[n])
    ))  # fmt: skip
    connection.execute(
        "INSERT INTO search_term SELECT DISTINCT term, guest_id FROM made ORDER BY term, guest_id"
    )
    connection.execute("DROP TABLE made")


def nights(let: Let) -> Iterator[str]:
    """Its nights, ISO."""
    return ((let.arrival + timedelta(days=n)).isoformat() for n in range((let.departure - let.arrival).days))


def _bookings(connection: Any, lets: list[Let]) -> None:
    soon = TODAY + timedelta(days=3)
    _many(connection, "reservation", "id no tail guest_id booker channel type_id room_id do_not_move arrival departure kind "
          "adults children rate_minor guarantee prepaid_minor requests segment country status reason booked_date created_at "
          "version",
          ((n, f"R{let.arrival:%y%m%d}-{n:06d}", n % 300, let.guest, "", "ota", 1 + let.room % 4,
            let.room if let.arrival <= soon else None, 0, let.arrival.isoformat(), let.departure.isoformat(), "overnight", 2,
            0, RATE, "none", 0, "", "", "", state(let), "", let.arrival.isoformat(), AT, 1)
           for n, let in enumerate(lets, 1)))  # fmt: skip
    _many(connection, "reservation_night", "reservation_id night type_id rate_minor",
          ((n, night, 1 + let.room % 4, RATE) for n, let in enumerate(lets, 1) for night in nights(let)))  # fmt: skip
    _many(connection, "room_night", "night room_id reservation_id", sorted(
        (night, let.room, n) for n, let in enumerate(lets, 1) if let.arrival <= soon for night in nights(let)
    ))  # fmt: skip


def _stays(connection: Any, lets: list[Let]) -> None:
    here = [(n, let) for n, let in enumerate(lets, 1) if state(let) != "confirmed"]
    gone = {n for n, let in here if state(let) == "checked_out"}
    _many(connection, "stay", "id no reservation_id room_id guest_id status arrived_at due_out departed_at date_in date_out "
          "cards briefed override_reason room_hk_before version",
          ((n, f"S{let.arrival:%y%m%d}-{n:06d}", n, let.room, let.guest, "checked_out" if n in gone else "in_house",
            f"{let.arrival}T07:00:00Z", let.departure.isoformat(), f"{let.departure}T03:00:00Z" if n in gone else None,
            let.arrival.isoformat(), let.departure.isoformat() if n in gone else None, 1, "", "", "clean", 1)
           for n, let in here))  # fmt: skip
    left = "%sT03:00:00Z"
    people = (
        (let, n, guest)
        for n, let in here
        for guest in {let.guest, 1 + (let.guest * 31 + n) % max(1, let.guest)}
    )
    rows = ((k, n, guest, name_of(guest), "CHN", 0, "", "", "", "made up", f"{let.arrival}T07:00:00Z",
             left % let.departure if n in gone else None) for k, (let, n, guest) in enumerate(people, 1))  # fmt: skip
    for_registration, rows = itertools.tee(rows)
    _many(connection, "stay_guest", "id stay_id guest_id name nationality minor guardian_name guardian_phone relation "
          "exception joined_at left_at", rows)  # fmt: skip
    _many(connection, "registration", "id stay_guest_id kind deadline status reference reason late", (
        (row[0], row[0], "domestic", row[10], "accepted" if row[11] else "pending", "", "", 0) for row in for_registration
    ))  # fmt: skip


def _bills(connection: Any, lets: list[Let]) -> None:
    here = [(n, let) for n, let in enumerate(lets, 1) if state(let) != "confirmed"]
    _many(connection, "folio", "id no reservation_id stay_id kind status window title",
          ((n, f"F{let.arrival:%y%m%d}-{n:06d}", n, n, "guest", "closed" if state(let) == "checked_out" else "open", 1, "")
           for n, let in here))  # fmt: skip
    today = TODAY.isoformat()
    [(at, actor)] = connection.execute("SELECT at, actor FROM ledger ORDER BY seq LIMIT 1").fetchall()
    _many(connection, "folio_line", "folio_id business_date at kind description qty unit_minor amount_minor night auto_key "
          "reason actor",
          ((n, night, at, "room", "", 1, RATE, RATE, night, f"room:{n}:{night}", "", actor)
           for n, let in here for night in nights(let) if night < today))  # fmt: skip
    _many(connection, "payment", "folio_id business_date at method kind amount_minor auth_no reason actor",
          ((n, let.departure.isoformat(), at, "wechat", "payment", RATE * (let.departure - let.arrival).days, "", "", actor)
           for n, let in here if state(let) == "checked_out"))  # fmt: skip


def _counters(connection: Any) -> None:
    """Counters of sold rooms, past blocks, and a history of cleanliness."""
    connection.execute(
        "INSERT INTO type_night (night, type_id, sold, blocked, cap) SELECT n.night, n.type_id, count(*), 0, "
        "max(count(*), t.overbooking + (SELECT count(*) FROM room r WHERE r.type_id = t.id)) "
        "FROM reservation_night n JOIN room_type t ON t.id = n.type_id GROUP BY n.night, n.type_id"
    )
    connection.execute(
        "INSERT INTO room_block (room_id, kind, from_date, to_date, reason) SELECT 1 + id % 500, 'oos', arrival, departure, "
        "'made up' FROM reservation WHERE id % 60 = 0 AND departure < :today", {"today": TODAY.isoformat()},
    )  # fmt: skip
    connection.execute(
        "INSERT INTO room_status_change (room_id, at, from_state, to_state, cause, actor) "
        "SELECT room_id, departed_at, 'clean', 'dirty', 'check_out', 'desk' FROM stay WHERE departed_at IS NOT NULL"
    )
