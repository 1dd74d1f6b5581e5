"""Handbook 06 §6.2 and §6.6 out of `hotelcs report metric`: guests who come back, profiles, roll calls, readiness, the machine."""

from datetime import datetime, timedelta

from hotelcs.storage import backup_notes
from tests.commands.worked.conftest import BEFORE, Told, bookings
from tests.commands.worked.copies import copy
from tests.conftest import Hand

LEFT = {"status": "checked_out", "departed_at": "2026-11-21T04:00:00Z"}


def test_27_of_74_guests_had_been_here(old: Hand, metric: Told) -> None:
    guests = copy(old, "guest", [{"no": f"P-{n}", "source": None} for n in range(74)])
    ids = bookings(old, {"checked_out": 74})
    early = bookings(old, {"checked_out": 27}, "2025-06-01")
    copy(old, "stay", [{"no": f"S-{n}", "reservation_id": key, "guest_id": guests[n], "date_in": BEFORE, "date_out": "2026-11-21", **LEFT}
                       for n, key in enumerate(ids)])  # fmt: skip
    copy(old, "stay", [{"no": f"E-{n}", "reservation_id": key, "guest_id": guests[n], "date_in": "2025-06-01",
                        "date_out": "2025-06-02", **LEFT} for n, key in enumerate(early)])  # fmt: skip
    assert metric("M-22", BEFORE) == {"repeat": 36.49}


def test_a_profile_without_email_and_company_has_75_points(old: Hand, report: Told) -> None:
    kept = ("name_latin = 'Zhang Wei'", "phone = '13911223344'", "birth_date = '1980-01-01'", "lang = 'zh'")
    with old.desk.file.write() as session:
        session.connection().exec_driver_sql(f"UPDATE guest SET {', '.join(kept)}, email = '', company = ''")
    assert report("M-23")["metrics"] == {"M-23.completeness": 65.0}, "nobody asked what they like"
    coming = {"type": "KNG", "arrival": "2026-11-28", "departure": "2026-11-29", "requests": "a quiet room"}
    guest = old.value("SELECT no FROM guest")
    old.do("book", guest="Li Na", **coming)
    assert report("M-23")["metrics"] == {"M-23.completeness": 65.0}, "what another guest likes is theirs"
    old.do("book", guest=guest, **coming)
    found = report("M-23")
    assert [row["what"] for row in found["rows"]] == ["75"]
    assert found["metrics"] == {"M-23.completeness": 75.0}


def test_146_of_148_are_found(hand: Hand, metric: Told) -> None:
    hand.do("raise-incident", type="fire", place="Lobby")
    hand.do("evacuate", incident=hand.value("SELECT no FROM incident"))
    call = hand.value("SELECT id FROM roll_call")
    if not hand.value("SELECT count(*) FROM roll_call_entry"):
        hand.do("append-to-roll-call", name="Somebody", kind="guest")
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE roll_call_entry SET withdrawn = 1")
    copy(hand, "roll_call_entry", [
        {"roll_call_id": call, "seq": 1000 + n, "withdrawn": 0, "marked_at": "2026-11-23T08:00:00Z", "marked_by": "admin", "ref": f"x{n}", "source": f"x:{n}", "status": "safe" if n < 140 else "hospital" if n < 146 else "missing"}
        for n in range(148)
    ])  # fmt: skip
    assert metric("M-37")["found"] == 98.65


def test_a_drill_of_41_of_48_points_is_85_42(hand: Hand, metric: Told) -> None:
    night = hand.at("night")
    drill = night.do("start-drill", type="fire", place="8F").result["drill"]
    night.do("end-drill", drill=drill)
    criteria = [row.criterion for row in night.desk.show("drill-scores", no=drill)]
    given = dict.fromkeys(criteria, 4) | {criteria[0]: 1, criteria[1]: 0}
    assert night.do("score-drill", drill=drill, **given).result["points"] == 41
    night.desk.close()
    assert metric("M-37") == {"found": None, "drill_score": 85.42}


def test_22_of_24_items_are_91_67_as_11_of_12_are(hand: Hand, report: Told) -> None:
    """A hotel has an item for each of its twelve plans, so it never has twelve in all."""
    hand.do("set-drill-schedule", type="typhoon", per_year=1)
    with hand.desk.file.write() as session:
        run = session.connection().exec_driver_sql
        run("UPDATE contingency_plan SET status = 'approved', approved_by = 'admin', approved_at = '2026-11-20T01:00:00Z', "
            "next_review = '2027-11-01', author = 'library'")  # fmt: skip
        run("UPDATE emergency_check SET since = '2026-11-23' WHERE code <> 'assist_list'")
    rows = hand.desk.show("readiness")
    lacking = sorted(row.item for row in rows if not row.true)
    assert lacking[:2] == ["first_aid", "rrt"]
    for shift in [one.shift for one in hand.desk.show("shifts") if not one.beside]:
        number = hand.do("add-staff", name=shift.title(), posts=["REC"]).result["staff"]
        hand.do("qualify", staff=number, kind="fire_warden")
        for day in range(23, 30):
            hand.do("roster", staff=number, day=f"2026-11-{day}", shift=shift)
    found = report("M-38")
    assert (len(found["rows"]), sum(row["counted"] for row in found["rows"])) == (24, 22)
    assert found["metrics"] == {"M-38.index": 91.67}


def test_26_minutes_of_30_days_leave_99_94_and_the_backup_is_14_hours_old(hand: Hand, report: Told) -> None:
    hand.now = datetime.fromisoformat("2026-12-24T00:00:00+08:00")
    verified = hand.now - timedelta(hours=14, minutes=20)
    backup_notes.note(hand.path, verified_at=f"{verified:%Y-%m-%dT%H:%M:%SZ}")
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO system_outage (component, planned, from_at, to_at, reason, notice, author) VALUES (?, ?, ?, ?, 'x', '', 'admin')",
            [("network", 0, "2026-11-25T01:00:00Z", "2026-11-25T01:20:00Z"), ("locks", 0, "2026-11-25T01:10:00Z", "2026-11-25T01:26:00Z"),
             ("network", 1, "2026-11-26T01:00:00Z", "2026-11-26T05:00:00Z"), ("printer", 0, "2026-11-27T01:00:00Z", "2026-11-27T05:00:00Z")],
        )  # fmt: skip
    for _ in range(31):
        hand.do("close-day", keep_arrivals=True)
    found = report("M-39", "2026-11-24", "2026-12-23")
    assert found["metrics"] == {"M-39.backup": 14.0, "M-39.available": 99.94}
    assert [(row["ref"], row["counted"]) for row in found["rows"]] == [
        ("network", True),
        ("locks", True),
        ("network", False),
    ]
