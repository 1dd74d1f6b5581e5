"""`hotelcs backup keys` and sealed backups, from the command line."""

import json
from pathlib import Path

import pytest

from hotelcs.storage import recipients
from tests.commands.conftest import ALONE, dump, rows

SECRET, PUBLIC = recipients.new_key()
ESCROW, ESCROW_PUBLIC = recipients.new_key()


@pytest.fixture
def identity(home: Path) -> str:
    path = home / "stick" / "key.txt"
    path.parent.mkdir()
    path.write_text(f"# the owner's\n{SECRET}\n")
    return str(path)


@pytest.fixture
def sealed(program, lakeside):
    """A sealed backup of a hotel that took one more booking since."""
    book(program, "Quartz")
    assert program("backup", "keys", "add", "hotel", PUBLIC).code == 0
    path = program("backup", "--verify", "--json").document["data"]["file"]
    book(program, "Later")
    return path


def book(program, name):
    words = (
        "do",
        "book",
        f"guest={name}",
        "type=KNG",
        "arrival=2026-11-24",
        "departure=2026-11-25",
        "--json",
    )
    assert program(*words).code == 0


def guests(path):
    return [name for (name,) in rows(path, "SELECT name FROM guest ORDER BY id")]


def in_clear(folder):
    """Files below `folder` with a guest's name in them, but those of the hotel itself."""
    return [
        path for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("hotel.db") and b"Quartz" in path.read_bytes()
    ]  # fmt: skip


def test_a_new_pair_is_shown_once_and_written_nowhere(program, lakeside, home):
    before = {path for path in home.rglob("*") if path.is_file()}
    data = program("backup", "new-key", "--json").document["data"]
    assert data["public"].startswith("age1")
    assert data["secret"].startswith("AGE-SECRET-KEY-1")
    assert {path for path in home.rglob("*") if path.is_file()} == before
    people = program("backup", "new-key")
    assert "AGE-SECRET-KEY-1" in people.out
    assert data["secret"] not in people.out, "each time another"


def test_keys_are_added_listed_and_removed(program, lakeside):
    assert program("backup", "keys", "list", "--json").document["data"]["keys"] == []
    first = program("backup", "keys", "add", "hotel", PUBLIC, "--json").document
    assert first["changed"] == 1
    assert "second key" in first["warnings"][0]
    assert program("backup", "keys", "add", "hotel", PUBLIC, "--json").document["changed"] == 0
    assert program("backup", "keys", "add", "escrow", ESCROW_PUBLIC, "--json").document["warnings"] == []
    listed = program("backup", "keys", "list", "--json").document["data"]["keys"]
    assert listed == [{"name": "hotel", "key": PUBLIC}, {"name": "escrow", "key": ESCROW_PUBLIC}]
    assert program("backup", "keys", "remove", "escrow", "--dry-run").code == 0
    assert program("backup", "keys", "remove", "escrow", "--json").document["changed"] == 1
    assert program("backup", "keys", "remove", "escrow", "--json").document["changed"] == 0
    assert "no longer" not in program("backup", "keys", "list").out
    assert program("backup", "keys").code == 2


def test_a_secret_key_is_not_taken_nor_said_again(program, lakeside):
    refused = program("backup", "keys", "add", "hotel", SECRET, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "SECRET_KEY")
    assert SECRET not in refused.out + refused.err


def test_without_a_key_the_copy_is_plain_and_says_so(program, lakeside):
    done = program("backup", "--json").document
    assert "not sealed" in done["warnings"][0]
    assert not done["data"]["sealed"]
    program("backup", "keys", "add", "hotel", PUBLIC)
    again = program("backup", "--json").document
    assert (again["changed"], again["data"]["sealed"]) == (1, True)
    assert not any("not sealed" in told for told in again["warnings"])


def test_a_list_of_keys_that_is_damaged_stops_the_backup(program, lakeside):
    program("backup", "keys", "add", "hotel", PUBLIC)
    (uid,) = rows(lakeside, "SELECT uid FROM property")[0]
    recipients.place_of(uid).write_text("age1rubbish\n")
    assert program("backup", "--json").code == 4
    assert not list(lakeside.parent.glob("backups/*.db*")), "nothing is written in clear instead"


@pytest.mark.sqlite_only("puts a backup in the place of the file")
def test_a_sealed_backup_is_brought_back_with_its_key(program, lakeside, sealed, identity, home):
    assert sealed.endswith(".db.gz.age")
    done = program("restore", sealed, "--replace", *ALONE, "--identity", identity, "--json")
    assert done.code == 0, done.out
    assert guests(lakeside) == ["Quartz"]
    assert done.document["data"]["pre_restore"].endswith("pre_restore.db.gz.age")
    assert in_clear(home) == []
    assert program("restore", "--rollback", *ALONE, "--identity", identity).code == 0
    assert guests(lakeside) == ["Quartz", "Later"]
    assert in_clear(home) == []


def test_the_key_may_come_from_standard_input(program, lakeside, sealed, home):
    done = program("restore", sealed, "--to", str(home / "copy.db"), "--identity", "-", stdin=f"{SECRET}\n")
    assert done.code == 0
    assert guests(home / "copy.db") == ["Quartz"]


@pytest.mark.parametrize("case", ["none", "other", "empty", "missing"])
def test_without_the_right_key_nothing_is_changed_and_nothing_is_in_clear(
    program, lakeside, sealed, identity, home, case
):
    before, path = dump(lakeside), home / "other.txt"
    path.write_text(f"{ESCROW}\n" if case == "other" else "\n")
    words = {"none": (), "missing": ("--identity", "nowhere.txt")}.get(case, ("--identity", str(path)))
    refused = program("restore", sealed, "--replace", *ALONE, *words, "--json")
    code = {
        "none": (4, "KEY_WANTED"),
        "other": (4, "OTHER_KEY"),
        "empty": (3, "E_NOT_READY"),
        "missing": (9, "E_IO"),
    }
    assert (refused.code, refused.document["error"]["code"]) == code[case]
    assert dump(lakeside) == before
    assert in_clear(home) == []


@pytest.mark.sqlite_only("puts a backup in the place of the file")
def test_what_would_be_lost_of_a_sealed_one_is_told(program, lakeside, sealed, identity):
    plan = program("restore", sealed, "--replace", "--dry-run", "--identity", identity, "--json")
    assert plan.document["data"]["lost"]["rows"]["reservation"] == 1
    assert guests(lakeside) == ["Quartz", "Later"]


def test_a_migration_seals_what_it_saves(program, lakeside, home):
    from hotelcs.workflows.machine.backing_up import recipients_of

    program("backup", "keys", "add", "hotel", PUBLIC)
    assert recipients_of(lakeside) == (PUBLIC,)


# --- rotation


@pytest.mark.sqlite_only("keeps copies of the file")
def test_older_ones_go_by_the_figures_and_pinned_ones_stay(program, lakeside):
    names = []
    for day in range(20, 25):
        words = ("--pin",) if day == 20 else ()
        done = program("backup", *words, "--keep-daily", "2", "--keep-weekly", "0", "--keep-monthly", "0", "--json",
                       now=f"2026-11-{day}T07:00:00Z")  # fmt: skip
        names.append((Path(done.document["data"]["file"]).name, done.document["data"]["pruned"]))
    assert [pruned for _, pruned in names] == [[], [], [], [names[1][0]], [names[2][0]]]
    there = sorted(path.name for path in (lakeside.parent / "backups").glob("*.db"))
    assert there == sorted([names[0][0], names[3][0], names[4][0]])


def test_a_dry_run_says_what_would_go_and_keep_all_removes_nothing(program, lakeside):
    for day in (21, 22):
        program("backup", "--keep-all", now=f"2026-11-{day}T07:00:00Z")
    none = ("--keep-daily=1", "--keep-weekly=0", "--keep-monthly=0")
    plan = program("backup", *none, "--dry-run", "--json").document["data"]["pruned"]
    assert plan == ["hotel-20261121-150000.db"]
    assert program("backup", "--keep-all", "--json").document["data"]["pruned"] == []
    assert program("backup", *none, "--json").document["data"]["pruned"] == [
        "hotel-20261121-150000.db", "hotel-20261122-150000.db"]  # fmt: skip


@pytest.mark.parametrize("figure", ["-1", "x", "1000000", "1.5"])
def test_a_figure_is_a_figure(program, lakeside, figure):
    assert program("backup", f"--keep-daily={figure}").code == 2
    assert not (lakeside.parent / "backups").exists()


def test_the_last_verified_backup_is_remembered_beside_the_hotel(program, lakeside, home):
    program("backup", "--out", str(home / "nas"))
    notes = Path(str(lakeside) + ".backups")
    assert json.loads(notes.read_text())["verified_at"] == ""
    program("backup", "--out", str(home / "nas"), "--verify", now="2026-11-23T08:00:00Z")
    told = json.loads(notes.read_text())
    assert told["verified_at"] == "2026-11-23T08:00:00Z"
    assert told["folders"] == [str(home / "nas")]
    assert notes.stat().st_mode & 0o777 == 0o600
