"""`hotelcs import`: every row checked, rejects told, the same file again changes nothing."""

import csv
import stat
import time
from pathlib import Path

import pytest

from hotelcs.commands import transfer
from tests.acceptance.resort import oracle
from tests.commands.conftest import Program, denials, dump, dump_but_denials, rows
from tests.invariants import check

HEADER = "ref,guest,type,arrival,departure,adults,rate\n"
GOOD = "B-1,张伟,KNG,2026-11-24,2026-11-26,2,37600\nB-2,Ana Silva,TWN,2026-11-25,2026-11-26,1,\n"
BAD = "B-3,=cmd|' /C calc'!A0,KNG,2026-11-26,2026-11-24,1,\nB-4,Bob,KNG,2026-11-24,yesterday,1,\n"


@pytest.fixture
def file(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of bookings; rejects go into the folder of the test."""
    monkeypatch.chdir(home)
    path = home / "bookings.csv"
    path.write_text(HEADER + GOOD, "utf-8")
    return path


def test_good_rows_are_taken(program: Program, lakeside, file):
    taken = program("import", "reservations", str(file), "--json")
    document = taken.document
    assert (taken.code, document["changed"] > 0) == (0, True)
    counts = {name: document["data"][name] for name in ("rows", "added", "known", "rejected")}
    assert counts == {"rows": 2, "added": 2, "known": 0, "rejected": 0}
    assert rows(lakeside, "SELECT source, source_ref FROM reservation ORDER BY id") == [
        ("bookings", "B-1"),
        ("bookings", "B-2"),
    ]
    assert rows(lakeside, "SELECT verb FROM ledger ORDER BY seq DESC LIMIT 1") == [("import",)]
    check(lakeside)


def test_the_same_file_again_changes_nothing(program, lakeside, file):
    program("import", "reservations", str(file))
    before = dump(lakeside)
    again = program("import", "reservations", str(file), "--json")
    assert (again.code, again.document["changed"]) == (0, 0)
    assert dump(lakeside) == before
    assert (
        program("import", "reservations", str(file)).out == "2 rows: imported before; nothing was changed.\n"
    )


def test_a_longer_file_adds_only_what_is_new(program, lakeside, file):
    program("import", "reservations", str(file))
    file.write_text(HEADER + GOOD + "B-5,Eva,SUI,2026-12-01,2026-12-02,1,\n", "utf-8")
    assert program("import", "reservations", str(file)).out == "3 rows: 1 new, 2 known, 0 rejected\n"


def test_bad_rows_go_to_a_file_of_their_own(program, lakeside, file, home):
    file.write_text(HEADER + GOOD + BAD, "utf-8")
    taken = program("import", "reservations", str(file))
    assert taken.code == 10
    assert taken.out == "4 rows: 2 new, 0 known, 2 rejected (bookings-rejects.csv)\n"
    rejects = home / "bookings-rejects.csv"
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    with rejects.open(encoding="utf-8-sig", newline="") as lines:
        listed = list(csv.reader(lines))
    assert listed[0] == ["line", "field", "value", "reason"]
    assert [(line[0], line[1]) for line in listed[1:]] == [("4", "departure"), ("5", "departure")]
    assert program("import", "reservations", str(file)).code == 0, "the unchanged rerun"


def test_rejects_are_in_the_document_too(program, lakeside, file, home):
    file.write_text(HEADER + BAD, "utf-8")
    place = home / "why.csv"
    document = program("import", "reservations", str(file), "--reject", str(place), "--json").document
    assert document["error"]["code"] == "E_PARTIAL"
    assert document["data"]["reject_file"] == str(place)
    assert [reject["line"] for reject in document["data"]["rejects"]] == [2, 3]
    assert place.exists()


def test_a_dry_run_writes_neither_rows_nor_rejects(program, lakeside, file, home):
    file.write_text(HEADER + GOOD + BAD, "utf-8")
    before = dump(lakeside)
    tried = program("import", "reservations", str(file), "--dry-run")
    assert tried.code == 10
    assert "Line 4: departure" in tried.err
    assert dump(lakeside) == before
    assert not list(home.glob("*-rejects.csv"))


def test_rejects_that_cannot_be_written_end_9(program, lakeside, file, home):
    file.write_text(HEADER + BAD, "utf-8")
    assert program("import", "reservations", str(file), "--reject", str(home / "no" / "where.csv")).code == 9


def test_what_somebody_should_look_at_is_a_warning(program, lakeside, file):
    many = "".join(f"S-{n},,SUI,2026-12-24,2026-12-25,1,\n" for n in range(3))
    file.write_text(HEADER + many + "S-9,Eva,LOFT,2026-12-24,2026-12-25,1,\n", "utf-8")
    warnings = " ".join(program("import", "reservations", str(file), "--json").document["warnings"])
    for words in ("LOFT", "2026-12-24 SUI +2", "3 bookings are without a guest's name"):
        assert words in warnings


def test_rooms_and_guests_come_in_the_same_way(program, lakeside, file):
    file.write_text("no,floor,type\n401,4,KNG\n101,1,KNG\n", "utf-8")
    assert program("import", "rooms", str(file)).out == "2 rows: 1 new, 1 known, 0 rejected\n"
    file.write_text("name,phone\n李娜,+8613800000000\nOve,\n", "utf-8")
    assert program("import", "guests", str(file), "--source", "crm").code == 0
    assert rows(lakeside, "SELECT count(*) FROM guest WHERE source = 'crm'") == [(2,)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("import", "dogs", "x.csv"), 2),
        (("import", "reservations"), 2),
        (("import", "reservations", "none.csv"), 9),
        (("import", "reservations", "bookings.csv", "--map", "nobody"), 2),
        (("import", "reservations", "bookings.csv", "--map", "bookings_resort"), 4),
    ],
)
def test_what_cannot_be_taken_is_refused_before_anything_is_written(program, lakeside, file, words, code):
    before = dump(lakeside)
    assert program(*words).code == code
    assert dump(lakeside) == before


def test_whoever_may_not_import_takes_nothing_in_and_is_noted(program, lakeside, file):
    before = dump_but_denials(lakeside)
    assert program("import", "reservations", "bookings.csv", "--as", "desk").code == 6
    assert dump_but_denials(lakeside) == before
    assert denials(lakeside) == [("desk", "import", "DENIED")]


def test_an_interrupted_import_leaves_nothing_behind(program, lakeside, file, monkeypatch):
    before = dump(lakeside)

    def stop(self, done, total):
        raise KeyboardInterrupt

    monkeypatch.setattr(transfer.Bar, "__call__", stop)
    stopped = program("import", "reservations", str(file), "--json")
    assert (stopped.code, stopped.document["error"]["exit"]) == (130, 130)
    assert dump(lakeside) == before


@pytest.mark.skipif(not oracle.source().is_file(), reason="the whole booking file is not beside the checkout")
def test_the_whole_file_of_the_resort_is_taken(program, lakeside, home, monkeypatch):
    monkeypatch.chdir(home)
    whole = oracle.source()
    begin = time.monotonic()
    taken = program("import", "reservations", str(whole))
    assert time.monotonic() - begin < 60
    assert (taken.code, taken.out) == (
        10,
        "40060 rows: 40059 new, 0 known, 1 rejected (bookings_resort-rejects.csv)\n",
    ), taken.err
    with (home / "bookings_resort-rejects.csv").open(encoding="utf-8-sig", newline="") as lines:
        (reject,) = list(csv.reader(lines))[1:]
    assert (reject[1], reject[2]) == ("rate", "'-6.38")
    assert rows(lakeside, "SELECT count(*) FROM reservation") == [(40059,)]
    assert rows(lakeside, "SELECT count(*) FROM reservation WHERE guest_id IS NULL") == [(40059,)]
    again = program("import", "reservations", str(whole), "--json")
    assert (again.code, again.document["changed"]) == (0, 0)


def test_a_file_that_is_not_utf8_is_read_with_a_warning_and_without_one_where_its_encoding_is_named(
    program, lakeside, file, home
):
    file.write_bytes((HEADER + "B-1,Für Müller,KNG,2026-11-24,2026-11-26,2,\n").encode("cp1252"))
    taken = program("import", "reservations", str(file))
    assert taken.code == 0
    assert "Encoding mismatch: this is not UTF-8. It was read as cp1252" in taken.err
    assert rows(lakeside, "SELECT name FROM guest ORDER BY id DESC LIMIT 1") == [("Für Müller",)]
    file.write_bytes((HEADER + "B-2,ÀÉ,KNG,2026-11-24,2026-11-26,2,\n").encode("cp1252"))
    named = program("import", "reservations", str(file), "--encoding", "cp1252")
    assert (named.code, named.err) == (0, "")
    assert rows(lakeside, "SELECT name FROM guest ORDER BY id DESC LIMIT 1") == [("ÀÉ",)]
    assert program("import", "reservations", str(file), "--encoding", "klingon").code == 2
