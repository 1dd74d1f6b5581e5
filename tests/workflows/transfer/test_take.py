"""Rooms, guests and bookings from files: each row checked as its act would, rejects told, nothing twice."""

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.transfer.take import name_of, take
from tests.invariants import check
from tests.workflows.people.refusing import signs_in_as

BOOKINGS = "ref,guest,type,arrival,departure"


@pytest.fixture
def load(hand, tmp_path):
    """Import text as a file of `kind`; what the desk answered and the rejects come back."""

    def run(kind, text, name="rows.csv", **more):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        taken = take(hand.desk, kind, path, **more)
        check(hand)
        return taken

    return run


def rejects(taken):
    return [(reject.line, reject.field, reject.value) for reject in taken.rejects]


def booking(**fields: str) -> str:
    """A file of one booking of two nights from tomorrow, with `fields` in place of the usual ones."""
    row = {
        "ref": "1",
        "guest": "Li Na",
        "type": "KNG",
        "arrival": "2026-11-24",
        "departure": "2026-11-26",
        **fields,
    }
    return f"{','.join(row)}\n{','.join(row.values())}\n"


@pytest.mark.parametrize(("fields", "field"), [
    ({"type": ""}, "type"), ({"arrival": ""}, "arrival"), ({"departure": ""}, "departure"), ({"arrival": "tomorrow"}, "arrival"),
    ({"arrival": "20261124"}, "arrival"), ({"departure": "2026-W48-4"}, "departure"), ({"departure": "2026-11-23"}, "departure"),
    ({"departure": "2028-01-01"}, "departure"), ({"status": "asleep"}, "status"), ({"channel": "pigeon"}, "channel"),
    ({"guarantee": "honour"}, "guarantee"), ({"adults": "two"}, "adults"), ({"adults": "100"}, "adults"), ({"children": "-1"}, "children"),
    ({"rate": "1.5"}, "rate"), ({"rate": "9" * 14}, "rate"), ({"guest": "x" * 301}, "guest"), ({"requests": "\x1b[2J"}, ""),
    ({"guest": "4111 1111 1111 1111"}, "guest"), ({"booked": "long ago"}, "booked"), ({"colour": "red"}, "colour"), ({"ref": ""}, "ref"),
])  # fmt: skip
def test_a_booking_that_could_not_be_taken_at_the_desk_is_a_reject_by_its_field(load, hand, fields, field):
    taken = load("reservations", booking(**fields))
    if field:
        assert [(line, name) for line, name, _ in rejects(taken)] == [(2, field)]
        assert hand.value("SELECT count(*) FROM reservation") == 0
    else:
        assert hand.value("SELECT requests FROM reservation") in ("", "[2J")


@pytest.mark.parametrize(("fields", "code"), [
    ({"type": None}, "FIELD_MISSING"), ({"colour": "x"}, "FIELD_UNKNOWN"), ({"arrival": "soon"}, "DATE_WRONG"), ({"status": "asleep"}, "CODE_UNKNOWN"),
    ({"adults": "two"}, "NUMBER_WRONG"), ({"departure": "2026-11-01"}, "DATES_REVERSED"),
])  # fmt: skip
def test_each_reason_for_a_reject_has_its_code(fields, code):
    from hotelcs.workflows.transfer import reservations_in

    asked = {"type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-26", **fields}
    with pytest.raises(Refusal) as caught:
        reservations_in.check(asked)
    assert caught.value.code == code


@pytest.mark.parametrize(("kind", "fields", "code"), [
    ("rooms", {"no": "1", "floor": "x", "type": "KNG"}, "NUMBER_WRONG"), ("rooms", {"no": " ", "floor": "1", "type": "KNG"}, "FIELD_MISSING"),
    ("rooms", {"no": "1", "colour": "red"}, "FIELD_UNKNOWN"), ("guests", {"name": ""}, "FIELD_MISSING"), ("guests", {"name": "A", "age": "7"}, "FIELD_UNKNOWN"),
    ("guests", {"name": "A", "vip_level": "9"}, "NUMBER_WRONG"), ("guests", {"name": "A", "vip_level": "x"}, "NUMBER_WRONG"),
])  # fmt: skip
def test_rooms_and_guests_are_checked_too(kind, fields, code):
    from hotelcs.workflows.transfer.take import KINDS

    with pytest.raises(Refusal) as caught:
        KINDS[kind].check(fields)
    assert caught.value.code == code


def test_a_booking_takes_its_nights_and_its_guest_can_be_found(load, hand):
    load("reservations", booking(guest="张伟", adults="2", rate="30000", requests="quiet", country="CHN"))
    assert hand.rows("SELECT night, sold FROM type_night ORDER BY night") == [
        ("2026-11-24", 1),
        ("2026-11-25", 1),
    ]
    assert hand.rows("SELECT night, rate_minor FROM reservation_night ORDER BY night") == [
        ("2026-11-24", 30000),
        ("2026-11-25", 30000),
    ]
    assert [hit.title for hit in hand.desk.show("find", text="zw")] == ["张伟"]
    hand.do("assign-room", reservation="r1", room="101")
    check(hand)


def test_a_booking_without_a_rate_costs_what_the_list_says(load, hand):
    load("reservations", booking())
    assert hand.value("SELECT rate_minor FROM reservation") == 37600


def test_nobody_is_in_house_by_a_file(load, hand):
    text = f"{BOOKINGS},status\n1,A,KNG,2026-11-20,2026-11-25,checked_in\n2,B,KNG,2026-11-10,2026-11-12,checked_in\n3,C,KNG,2026-12-01,2026-12-02,no_show\n"
    load("reservations", text)
    assert hand.rows("SELECT status FROM reservation ORDER BY id") == [
        ("confirmed",),
        ("checked_out",),
        ("confirmed",),
    ]


@pytest.mark.parametrize("status", ["cancelled", "waitlist", "walked"])
def test_what_holds_no_room_takes_no_night(load, hand, status):
    load("reservations", booking(status=status))
    assert hand.value("SELECT coalesce(sum(sold), 0) FROM type_night") == 0
    assert hand.value("SELECT count(*) FROM reservation_night") == 2


def test_past_nights_take_nothing_from_what_can_be_sold(load, hand):
    load("reservations", booking(arrival="2026-11-20", departure="2026-11-25"))
    assert hand.rows("SELECT night, sold FROM type_night ORDER BY night") == [
        ("2026-11-23", 1),
        ("2026-11-24", 1),
    ]


def test_more_bookings_than_rooms_are_taken_and_listed(load, hand):
    rows = "".join(f"{number},G,SUI,2026-11-24,2026-11-25\n" for number in range(3))
    taken = load("reservations", f"{BOOKINGS}\n{rows}")
    assert taken.done.result["overbooked"] == ["2026-11-24 SUI +2"]
    assert hand.rows("SELECT sold, cap FROM type_night") == [(3, 3)]
    with pytest.raises(Refusal) as caught:
        hand.book(type="SUI", arrival="2026-11-24", departure="2026-11-25")
    assert caught.value.code == "SOLD_OUT"


def test_a_type_nobody_knew_is_made_without_rooms(load, hand):
    taken = load("reservations", booking(type="LOFT"))
    assert taken.done.result["types"] == ["LOFT"]
    assert [row.rooms for row in hand.desk.show("room-types") if row.type == "LOFT"] == [0]


def test_a_reference_used_twice_in_a_file_is_taken_once(load, hand):
    taken = load(
        "reservations", f"{BOOKINGS}\n7,A,KNG,2026-11-24,2026-11-25\n7,B,KNG,2026-11-24,2026-11-25\n"
    )
    assert rejects(taken) == [(3, "ref", "7")]
    assert hand.rows("SELECT source_ref FROM reservation") == [("7",)]


def test_rows_without_a_reference_are_known_by_their_place(load, hand):
    text = "guest,type,arrival,departure\nA,KNG,2026-11-24,2026-11-25\nB,KNG,2026-11-24,2026-11-25\n"
    load("reservations", text)
    again = load("reservations", text + "C,TWN,2026-11-24,2026-11-25\n")
    assert (again.done.result["added"], again.done.result["known"]) == (1, 2)
    assert hand.rows("SELECT source_ref FROM reservation ORDER BY id") == [("1",), ("2",), ("3",)]


def test_two_sources_may_use_the_same_references(load, hand):
    load("reservations", booking(), name="ota.csv")
    assert load("reservations", booking(guest="B"), name="agency.csv").done.result["added"] == 1
    assert load("reservations", booking(guest="C"), name="more.csv", source="ota").done.result["known"] == 1


def test_the_same_file_again_is_known_by_its_bytes(load, hand):
    load("reservations", booking())
    before = hand.value("SELECT max(seq) FROM ledger")
    again = load("reservations", booking())
    assert (again.done.replayed, again.done.changed, again.done.result["before"]) == (True, 0, True)
    assert hand.value("SELECT max(seq) FROM ledger") == before


def test_a_preview_of_a_file_writes_nothing_and_does_not_make_it_known(load, hand):
    seen = load("reservations", booking(), preview=True)
    assert (seen.done.entry, seen.done.result["added"]) == (None, 1)
    assert hand.value("SELECT count(*) FROM reservation") == 0
    assert load("reservations", booking()).done.result["added"] == 1


def test_an_import_is_one_entry_without_names_in_the_ledger(load, hand):
    before = hand.value("SELECT max(seq) FROM ledger")
    load("reservations", booking(guest="Zhang Wei"))
    rows = hand.rows("SELECT verb, result FROM ledger WHERE seq > :seq", seq=before)
    assert [verb for verb, _ in rows] == ["import"]
    assert "Zhang" not in rows[0][1]


def test_rooms_are_added_with_types_that_were_not_there(load, hand):
    text = (
        "no,floor,type,rate,max_adults,features\n401,4,LOFT,99900,4,sea view\n402,4,LOFT,1,1,\n101,9,SUI,,,\n"
    )
    taken = load("rooms", text)
    assert (taken.done.result["added"], taken.done.result["known"], taken.done.result["types"]) == (
        2,
        1,
        ["LOFT"],
    )
    assert hand.rows("SELECT base_rate_minor, max_adults FROM room_type WHERE code = 'LOFT'") == [(99900, 4)]
    assert hand.rows("SELECT floor FROM room WHERE no = '101'") == [(1,)], (
        "a room that is there stays as it is"
    )
    assert hand.rows("SELECT features FROM room WHERE no = '401'") == [("sea view",)]


def test_rooms_that_are_added_can_be_sold_at_once(load, hand):
    for _ in range(3):
        hand.book()
    load("rooms", "no,floor,type\n104,1,KNG\n")
    hand.book(room="104")
    check(hand)


@pytest.mark.parametrize(
    "row", ["401,one,KNG", "401,,KNG", ",4,KNG", "401,4,", "401,4.5,KNG", "401,4,KNG,extra"]
)
def test_a_room_that_is_not_complete_is_a_reject(load, hand, row):
    assert len(load("rooms", f"no,floor,type\n{row}\n").rejects) == 1
    assert hand.value("SELECT count(*) FROM room") == 6


def test_guests_come_with_all_that_is_on_file_about_them(load, hand):
    header = "ref,name,name_latin,phone,email,nationality,lang,company,note,vip_level"
    load(
        "guests",
        f'{header}\nA1,李娜,Li Na,13800138000,li@example.org,CHN,zh,Acme,"two\npillows",2\n',
        source="crm",
    )
    row = hand.rows(
        "SELECT name, name_latin, phone, email, nationality, lang, company, note, vip_level, source, source_ref FROM guest"
    )
    assert row == [
        (
            "李娜",
            "Li Na",
            "+8613800138000",
            "li@example.org",
            "CHN",
            "zh",
            "Acme",
            "two\npillows",
            2,
            "crm",
            "A1",
        )
    ]
    for text in ("李娜", "ln", "li na", "8000"):
        assert hand.desk.show("find", text=text), text


def test_the_same_guest_is_not_put_on_file_twice(load, hand):
    load("guests", "ref,name\nA1,Ana\n", source="crm")
    taken = load("guests", "ref,name\nA1,Ana\nA2,Ana\n", source="crm")
    assert (taken.done.result["added"], taken.done.result["known"]) == (1, 1)


@pytest.mark.parametrize("row", [",", "A1,", "A1,Ana,9"])
def test_a_guest_without_a_name_or_of_no_level_is_a_reject(load, hand, row):
    assert len(load("guests", f"ref,name,vip_level\n{row}{',' * (2 - row.count(','))}\n").rejects) == 1
    assert hand.value("SELECT count(*) FROM guest") == 0


def test_a_file_of_rejects_only_is_remembered_and_changes_nothing(load, hand):
    assert load("rooms", "no,floor,type\n,,\n").done.result["rejected"] == 1
    assert load("rooms", "no,floor,type\n,,\n").done.replayed


def test_an_import_without_its_rows_is_refused(hand):
    with pytest.raises(Refusal) as caught:
        hand.do("import", kind="rooms", source="x", sha256="0" * 64)
    assert (caught.value.code, caught.value.next) == ("ROWS_MISSING", ("hotelcs import",))


def test_a_receptionist_imports_nothing(hand, tmp_path):
    (tmp_path / "rows.csv").write_text(booking(), "utf-8")
    clerk = hand.at("desk")
    with pytest.raises(Denied):
        take(clerk.desk, "reservations", tmp_path / "rows.csv")
    clerk.desk.close()
    assert hand.value("SELECT count(*) FROM reservation") == 0


FILES = {
    "rooms": "no,floor,type\n401,4,SUI\n",
    "guests": "name\nLi Na\n",
    "reservations": booking(),
    "staff": "name,posts\nLi Na,RAT\n",
    "roster": "staff,day,shift\nE002,2026-11-24,early\n",
    "rates": "plan,type,rate\nFLEX,KNG,300.00\n",
    "holidays": "day,kind\n2027-01-01,holiday\n",
}
RIGHTS = {
    "rooms": "settings", "guests": "guest.write", "reservations": "reservation.write", "staff": "staff.write",
    "roster": "roster.write", "rates": "rates.write", "holidays": "settings",
}  # fmt: skip
"""The right of what a row is when it is done by itself."""


@pytest.mark.parametrize("post", ["GM", "SUP", "INF"])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_no_way_round_the_right_of_its_rows(hand, tmp_path, kind, post):
    (tmp_path / "rows.csv").write_text(FILES[kind], "utf-8")
    hand.do("set-plan", code="FLEX")
    person, right = signs_in_as(hand, "x", post), RIGHTS[kind]
    for preview in (True, False):
        if right in person.desk.show("me").rights:
            assert take(person.desk, kind, tmp_path / "rows.csv", preview=preview).done.result["added"] == 1
            continue
        with pytest.raises(Denied) as caught:
            take(person.desk, kind, tmp_path / "rows.csv", preview=preview)
        assert (caught.value.code, str(caught.value.slots["permission"])) == ("DENIED", right)
        assert hand.value("SELECT count(*) FROM imported_file") == 0
    person.desk.close()


def test_a_list_of_bookings_makes_a_type_for_who_may_set_the_house_up(hand, tmp_path):
    chief = signs_in_as(hand, "sup", "SUP")
    (tmp_path / "rows.csv").write_text(booking(type="LOFT"), "utf-8")
    with pytest.raises(Denied) as caught:
        take(chief.desk, "reservations", tmp_path / "rows.csv")
    assert str(caught.value.slots["permission"]) == "settings"
    assert hand.value("SELECT count(*) FROM reservation") == 0
    chief.desk.close()
    assert take(hand.desk, "reservations", tmp_path / "rows.csv").done.result["types"] == ["LOFT"]


def test_the_progress_is_told_while_rows_are_checked_and_written(hand, tmp_path):
    rows = "".join(f"{number},G,KNG,2026-11-24,2026-11-25\n" for number in range(2100))
    (tmp_path / "rows.csv").write_text(f"{BOOKINGS}\n{rows}", "utf-8")
    told: list[tuple[int, int]] = []
    take(
        hand.desk,
        "reservations",
        tmp_path / "rows.csv",
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (2100, 2100)
    assert all(done <= total for done, total in told)
    assert len(told) >= 3
    assert hand.value("SELECT max(no) FROM reservation") == "R261123-999", "text order; the last is wider"
    assert hand.value("SELECT no FROM reservation ORDER BY id DESC LIMIT 1") == "R261123-2100"


@pytest.mark.parametrize(("source", "name"), [(None, "march"), ("crm", "crm"), ("\udcff", "?")])
def test_a_file_is_known_by_a_name_that_can_be_kept(tmp_path, source, name):
    assert name_of(tmp_path / "march.csv.gz", source) == name
