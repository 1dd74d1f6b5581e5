"""What a careless script or a spiteful person hands the command line: a sentence and an exit code, never a crash."""

import gzip
import io
from pathlib import Path

import pytest

from hotelcs.commands import field_words, streams
from hotelcs.errors import InputOutput, NotReady, Usage
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.workflows import desk
from tests.invariants import check

HEADER = "ref,guest,type,arrival,departure,adults,rate,status\n"
GOOD = "1,Li Na,KNG,2026-12-01,2026-12-03,1,100,confirmed\n"
BAD = "2,Li Na,KNG,2026-12-01,2026-02-31,1,100,confirmed\n"
HALF = "\udcff"
"""A byte that is not UTF-8, as Python hands it over from the command line."""


def a_file(folder: Path, text: str | bytes, name: str = "rows.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def counted(hotel: Path, sql: str) -> int:
    file = desk.open_hotel(hotel)
    try:
        with file.read() as reader:
            return int(reader.rows(sql)[0][0])
    finally:
        file.close()


@pytest.mark.parametrize("key", [[1], {"a": 1}, 5, True, HALF, "k" * 201])
def test_a_key_is_short_text_or_refused(key):
    with pytest.raises(Usage):
        field_words.key_of(key)


def test_no_key_and_an_empty_key_are_the_same():
    assert field_words.key_of(None) is None
    assert field_words.key_of("") is None
    assert field_words.key_of("订单 7") == "订单 7"


def test_a_key_of_half_characters_is_refused_before_anything_is_done(program, lakeside):
    fields = ("guest=Li Na", "type=KNG", "arrival=2026-12-01", "departure=2026-12-02")
    ran = program("do", "book", *fields, "--key", HALF)
    assert ran.code == 2
    assert counted(lakeside, "SELECT count(*) FROM reservation") == 0


def test_a_login_of_half_characters_is_nobody_and_not_the_administrator(program, lakeside):
    assert program("do", "expire-holds", "--as", HALF).code == 6
    assert program("doctor", "--as", HALF).code in (0, 6)


@pytest.mark.parametrize(
    "view", [("rooms", "floor"), ("in-house", "floor"), ("ledger", "from"), ("revealed-document", "entry")]
)
def test_a_number_no_column_can_hold_is_a_wrong_value(program, lakeside, view):
    assert program("show", view[0], f"{view[1]}={10**20}").code in (2, 4)


@pytest.mark.parametrize("act", [
    ("submit-registration", f"registration={2**63}"),
    ("correct-line", f"line={2**64}", "reason=x"),
    ("unblock-room", "room=101", f"block={2**63}"),
    ("set-room-status", "room=101", "status=clean", f"version={10**30}"),
])  # fmt: skip
def test_a_record_number_beyond_all_records_is_a_wrong_field(program, lakeside, act):
    assert program("do", *act).code == 2


@pytest.mark.parametrize("year", ["0001", "1999", "2101", "9999"])
def test_a_date_a_hotel_cannot_mean_is_refused(program, lakeside, year, tmp_path):
    ran = program("do", "book", "guest=Li", "type=KNG", f"arrival={year}-01-01", f"departure={year}-01-02")
    assert ran.code == 2
    assert (
        program("init", "--yes", "--business-date", f"{year}-12-31", "--db", str(tmp_path / "new.db")).code
        == 2
    )


@pytest.mark.parametrize("day", ["20261123", "2026-W48-1"])
def test_a_new_hotel_opens_on_a_plain_date(program, lakeside, day, tmp_path):
    assert program("init", "--yes", "--business-date", day, "--db", str(tmp_path / "new.db")).code == 2


@pytest.mark.parametrize("name", ["x" * 300 + ".db", HALF + ".db"])
def test_a_hotel_is_not_made_where_no_file_can_be(program, lakeside, name, tmp_path):
    assert program("init", "--yes", "--db", str(tmp_path / name)).code == 9
    assert list(tmp_path.glob("*.db*")) == list(tmp_path.glob("hotel.db*"))


def test_a_password_in_a_database_url_is_not_said_again():
    with pytest.raises(NotReady) as caught:
        HotelFile("postgresql://hotel:SECRET@host/db")
    assert "SECRET" not in str(caught.value)


def test_a_configuration_of_brackets_only_is_unreadable(program, lakeside, tmp_path):
    assert program("--config", str(a_file(tmp_path, "a=" + "[" * 5000, "c.toml")), "show").code == 3


@pytest.mark.parametrize("cell", ["9" * 20, "9" * 5000])
def test_a_cell_with_an_endless_number_is_a_reject(program, lakeside, tmp_path, cell):
    for column, row in (("1,100", f"{cell},100"), ("1,100", f"1,{cell}")):
        text = HEADER + GOOD.replace(column, row)
        assert (
            program(
                "import", "reservations", str(a_file(tmp_path, text)), "--reject", str(tmp_path / "r.csv")
            ).code
            == 10
        )
    check(lakeside)


def test_a_damaged_gzip_file_cannot_be_read(program, lakeside, tmp_path):
    data = bytearray(gzip.compress((HEADER + GOOD).encode()))
    data[12:15] = b"\xff\xff\xff"
    assert program("import", "reservations", str(a_file(tmp_path, bytes(data), "rows.csv.gz"))).code == 9


def test_a_file_name_in_another_encoding_is_taken(program, lakeside, tmp_path):
    path = a_file(tmp_path, HEADER + GOOD, HALF + ".csv")
    assert program("import", "reservations", str(path)).code == 0
    assert counted(lakeside, "SELECT count(*) FROM reservation") == 1


def test_a_mapping_of_brackets_only_is_refused(program, lakeside, tmp_path):
    mapping = a_file(tmp_path, "a=" + "[" * 5000, "m.toml")
    assert (
        program("import", "reservations", str(a_file(tmp_path, HEADER + GOOD)), "--map", str(mapping)).code
        == 2
    )


def test_rejected_rows_are_never_written_over_what_is_read_nor_over_the_hotel(program, lakeside, tmp_path):
    path = a_file(tmp_path, HEADER + GOOD + BAD)
    for place in (path, lakeside):
        assert program("import", "reservations", str(path), "--reject", str(place)).code == 2
    assert path.read_text() == HEADER + GOOD + BAD
    assert counted(lakeside, "SELECT count(*) FROM reservation") == 0


@pytest.mark.parametrize("place", ["/dev/null", "nowhere/rejects.csv", "."])
def test_a_place_that_cannot_take_the_rejected_rows_is_said_before_anything_is_imported(
    program, lakeside, tmp_path, place
):
    path = a_file(tmp_path, HEADER + GOOD + BAD)
    where = place if place.startswith("/") else str(tmp_path / place)
    assert program("import", "reservations", str(path), "--reject", where).code == 9
    assert counted(lakeside, "SELECT count(*) FROM reservation") == 0


def test_without_a_place_for_the_rejected_rows_they_are_told(program, lakeside, tmp_path, monkeypatch):
    monkeypatch.chdir("/proc")
    ran = program("import", "reservations", str(a_file(tmp_path, HEADER + GOOD + BAD)))
    assert ran.code == 10
    assert "2026-02-31" in ran.err


@pytest.mark.parametrize("given", ["checked_in", "checked_out", "no_show", "confirmed", "waitlist", "walked"])
@pytest.mark.parametrize("stay", [("2026-11-19", "2026-11-21"), ("2026-11-20", "2026-11-23"), ("2026-11-22", "2026-11-26"),
                                  ("2026-11-23", "2026-11-24")])  # fmt: skip
def test_a_booking_from_a_file_is_sound_in_whatever_state_it_came(program, lakeside, tmp_path, given, stay):
    text = HEADER + f"1,Li Na,KNG,{stay[0]},{stay[1]},1,100,{given}\n"
    assert program("import", "reservations", str(a_file(tmp_path, text))).code == 0
    check(lakeside)


def test_a_closed_output_is_no_error(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    streams.print_lines(["words"])
    streams.print_json({"ok": True})


class _Full(io.StringIO):
    def flush(self) -> None:
        raise OSError(28, "No space left on device")

    def fileno(self) -> int:
        return self.copy  # type: ignore[attr-defined,no-any-return]


def test_a_full_disk_under_the_output_is_an_error_of_the_disk(monkeypatch, tmp_path):
    with (tmp_path / "out").open("w") as out:
        stream = _Full()
        stream.copy = out.fileno()  # type: ignore[attr-defined]
        monkeypatch.setattr("sys.stdout", stream)
        with pytest.raises(InputOutput):
            streams.print_json({"ok": True})
