"""`hotelcs init`: a hotel without questions, whole or not at all."""

import os
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotelcs.errors import Denied
from hotelcs.storage import keys
from hotelcs.storage.anchors import Anchor, Anchors
from hotelcs.workflows.desk import open_desk
from tests.commands.conftest import NOON, Program, rows
from tests.invariants import check

ROOMS = "no,floor,type,rate\n0101,1,A,10500\n0102,1,A,\n0201,2,SEA,19500\n"


@pytest.fixture
def place(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the new hotel shall be; nothing is there yet."""
    path = home / "new" / "hotel.db"
    monkeypatch.setenv("HOTELCS_DB", str(path))
    return path


def left_over(home: Path) -> list[str]:
    """Files in the home, apart from logs."""
    return sorted(
        str(path.relative_to(home))
        for path in home.rglob("*")
        if path.is_file() and path.name != "hotelcs.log"
    )


def test_a_hotel_is_made_from_floors(program: Program, place):
    made = program("init", "--template", "boutique", "--name-en", "Lakeside", "--name-zh", "湖畔", "--floors", "1-3",
                   "--per-floor", "8", "--business-date", "2026-11-23", "--admin", "wang", "--yes", "--json")  # fmt: skip
    document = made.document
    assert (made.code, document["changed"]) == (0, 1)
    data = document["data"]
    assert data["counts"] == {
        "rooms": 24,
        "types": 3,
        "staff": 3,
        "accounts": 4,
        "posts": 12,
        "duties": 64,
        "shifts": 0,
    }
    assert data["admin"] == "wang"
    assert data["path"] == str(place)
    assert rows(place, "SELECT name_en, name_zh, template, demo FROM property") == [
        ("Lakeside", "湖畔", "boutique", 0)
    ]
    assert rows(place, "SELECT day FROM business_day") == [("2026-11-23",)]
    assert rows(place, "SELECT a.login, s.no, h.post, h.main FROM account a JOIN staff s ON s.id = a.staff_id "
                       "JOIN staff_post h ON h.staff_id = s.id ORDER BY a.id LIMIT 1") == [("wang", "E001", "GM", 1)]  # fmt: skip
    assert rows(place, "SELECT min(no), max(no) FROM room") == [("101", "308")]
    check(place)


def test_the_recovery_sheet_is_shown_once_and_is_the_key(program, place):
    made = program("init", "--yes", "--json")
    (sheet,) = [line for line in made.err.splitlines() if re.fullmatch("[0-9a-f]{64}", line)]
    uid = made.document["data"]["uid"]
    assert bytes.fromhex(sheet) == keys.load(uid).secret
    assert sheet not in made.out
    assert made.document["data"]["key_file"] == str(keys.key_file(uid))


def test_the_administrators_password_is_told_once_and_has_to_be_changed(program, place):
    made = program("init", "--yes", "--json")
    (line,) = [line for line in made.err.splitlines() if line.startswith("Password of admin for one use")]
    secret = line.rpartition(": ")[2]
    assert len(secret) >= 12
    assert secret not in made.out
    ((login, must_change, kept),) = rows(
        place, "SELECT login, must_change, password FROM account WHERE password <> ''"
    )
    assert (login, must_change, "$argon2id$" in kept, secret in kept) == ("admin", 1, True, False)
    assert rows(place, "SELECT count(*) FROM ledger WHERE verb = 'reset-password'") == [(1,)]
    assert all(secret not in str(row) for row in rows(place, "SELECT * FROM ledger"))
    desk = open_desk(place, login="", clock=lambda: datetime(2026, 11, 23, 7, 5, tzinfo=UTC))
    assert desk.sign_in("admin", secret).login == "admin"
    with pytest.raises(Denied) as refused:
        desk.do("log", {"text": "x"})
    assert refused.value.code == "CHANGE_PASSWORD"
    desk.close()


def test_the_ledger_is_anchored_where_the_hotel_lies(program, place, home):
    program("init", "--yes", "--floors", "1")
    (uid,) = rows(place, "SELECT uid FROM property")[0]
    anchors = Anchors(uid, place)
    ((seq, head),) = rows(place, "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")
    assert anchors.marked() == Anchor(seq, head, why="mark")
    assert [path for path in left_over(home) if "anchors" in path] == [
        str(anchors.mark_file.relative_to(home))
    ]


def test_files_are_private(program, place):
    program("init", "--yes")
    (uid,) = rows(place, "SELECT uid FROM property")[0]
    for path in (place, keys.key_file(uid), Anchors(uid, place).mark_file):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_rooms_come_from_a_file_and_unknown_types_are_made(program, place, home):
    (home / "rooms.csv").write_text(ROOMS, "utf-8")
    assert program("init", "--rooms", str(home / "rooms.csv"), "--yes").code == 0
    listed = (
        "SELECT r.no, r.floor, t.code, t.base_rate_minor FROM room r JOIN room_type t ON t.id = r.type_id"
    )
    assert rows(place, listed) == [
        ("0101", 1, "A", 10500),
        ("0102", 1, "A", 10500),
        ("0201", 2, "SEA", 19500),
    ]
    check(place)


def test_everybody_on_the_list_of_the_staff_is_there(program, place, home):
    (home / "staff.csv").write_text("no,name,posts,login\nE001,Boss Gm,GM,gm\n", "utf-8")
    assert program("init", "--admin", "admin", "--staff", str(home / "staff.csv"), "--yes").code == 0
    people = "SELECT s.no, s.name, a.login FROM staff s JOIN account a ON a.staff_id = s.id ORDER BY s.no"
    assert rows(place, people) == [("E001", "Boss Gm", "gm"), ("E002", "Administrator", "admin")]
    check(place)


def test_a_wrong_room_list_leaves_nothing_behind(program, place, home):
    (home / "rooms.csv").write_text(ROOMS + "0301,three,A,\n", "utf-8")
    refused = program("init", "--rooms", str(home / "rooms.csv"), "--yes", "--json")
    error = refused.document["error"]
    assert (refused.code, error["code"], error["items"][0][0]) == (4, "ROOMS_REJECTED", 5)
    assert left_over(home) == ["rooms.csv"]


def test_without_rooms_it_says_how_to_get_them(program, place):
    made = program("init", "--template", "business", "--yes", "--json").document
    assert made["data"]["counts"]["rooms"] == 0
    assert "hotelcs import rooms" in made["warnings"][0]


def test_a_hotel_that_is_there_is_left_alone(program, place):
    program("init", "--yes")
    before = place.read_bytes()
    again = program("init", "--yes", "--json")
    assert (again.code, again.document["error"]["code"]) == (4, "HOTEL_EXISTS")
    missing = program("init", "--if-missing", "--yes", "--json")
    assert (missing.code, missing.document["changed"], missing.err) == (0, 0, "")
    assert place.read_bytes() == before


def test_another_file_in_its_place_is_left_alone(program, place):
    place.parent.mkdir()
    place.write_text("my notes", "utf-8")
    assert program("init", "--yes").code == 4
    assert place.read_text("utf-8") == "my notes"


def test_a_dry_run_counts_and_leaves_nothing(program, place, home):
    tried = program("init", "--floors", "1-2", "--dry-run", "--json")
    assert tried.document["data"]["counts"]["rooms"] == 16
    assert left_over(home) == []


@pytest.mark.parametrize(
    "words",
    [
        ("--template", "castle"),
        ("--business-date", "23.11.2026"),
        ("--tz", "Mars/Base"),
        ("--currency", "yuan"),
        ("--floors", "0-3"),
        ("--floors", "3-1"),
        ("--floors", "one"),
        ("--floors", "1", "--per-floor", "0"),
        ("--floors", "1", "--rooms", "x.csv"),
    ],
)
def test_what_is_asked_wrongly_ends_2_and_makes_nothing(program, place, home, words):
    assert program("init", "--yes", *words).code == 2
    assert left_over(home) == []


def test_a_path_that_cannot_be_made_ends_9(program, home):
    (home / "file").touch()
    made = program("init", "--yes", "--db", str(home / "file" / "hotel.db"), "--json")
    assert (made.code, made.document["error"]["code"]) == (9, "E_IO")
    assert left_over(home) == ["file"]


def test_a_server_that_cannot_be_reached_is_told_without_its_password(program):
    refused = program("init", "--yes", "--db", "postgresql://u:secret@host/db", "--json")
    assert (refused.code, "secret" in refused.out) == (9, False)


def test_a_full_disk_leaves_nothing_behind(home):
    """Files of more than 100 kB cannot be written here: the same errors as on a full disk."""
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000));"
        "from hotelcs.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    words = ["init", "--floors", "1-9", "--yes", "--json", "--db", str(home / "hotel.db"), "--now", NOON]
    done = subprocess.run(
        [sys.executable, "-c", limited, *words],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert (done.returncode, '"E_IO"' in done.stdout) == (9, True), done.stdout + done.stderr
    assert left_over(home) == []


def test_the_papers_speak_the_language_of_who_made_it(program, place):
    program("init", "--yes", "--lang", "zh")
    assert rows(place, "SELECT locale FROM property") == [("zh",)]
