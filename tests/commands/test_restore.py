"""`hotelcs restore`: what would be lost is said, the present is saved, the backup is brought back and noted."""

import json
import shutil
from pathlib import Path

import pytest

from hotelcs.storage import driver
from hotelcs.storage.anchors import Anchor, Anchors
from tests.commands.conftest import ALONE, dump, rows
from tests.invariants import check


def book(program, name):
    done = program(
        "do", "book", f"guest={name}", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25", "--json"
    )
    assert done.code == 0


@pytest.fixture
def kept(program, lakeside):
    """A backup with one booking of a hotel that has two."""
    book(program, "Ana")
    path = program("backup", "--json").document["data"]["file"]
    book(program, "Bo")
    return path


def guests(path):
    return [name for (name,) in rows(path, "SELECT name FROM guest ORDER BY id")]


def test_where_to_has_to_be_said(program, lakeside, kept):
    assert program("restore", kept).code == 2
    assert program("restore", kept, "--replace", "--to", "x.db").code == 2
    assert program("restore").code == 2


def test_nothing_happens_without_a_yes_and_what_would_be_lost_is_listed(program, lakeside, kept):
    before = dump(lakeside)
    refused = program("restore", kept, "--replace", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "NOT_CONFIRMED")
    assert {"table": "guest", "rows": 1} in refused.document["error"]["items"]
    assert dump(lakeside) == before


def test_after_a_restore_the_anchors_go_on_from_the_backup(program, lakeside, kept):
    assert program("restore", kept, "--replace", *ALONE).code == 0
    seq, digest = rows(lakeside, "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    (uid,) = rows(lakeside, "SELECT uid FROM property")[0]
    anchors = Anchors(uid, lakeside)
    assert anchors.marked() == Anchor(seq, digest, why="mark")
    assert [kept.why for kept in anchors.noted()] == ["restore"]
    checked = program("audit-log", "--verify", "--json")
    assert (checked.code, checked.document["data"]["entries"]) == (0, seq)
    book(program, "Cy")
    assert program("audit-log", "--verify").code == 0


def test_a_dry_run_counts_and_changes_nothing(program, lakeside, kept):
    before = dump(lakeside)
    done = program("restore", kept, "--replace", "--dry-run", "--json")
    assert (done.code, done.document["changed"]) == (0, 0)
    assert done.document["data"]["lost"]["entries"] == 1
    assert done.document["data"]["lost"]["rows"]["reservation"] == 1
    assert dump(lakeside) == before
    assert len(list(Path(kept).parent.glob("*.db"))) == 1


def test_the_hotel_is_brought_back_the_present_saved_the_ledger_told(program, lakeside, kept):
    present = dump(lakeside)
    done = program("restore", kept, "--replace", *ALONE, "--reason", "wrong import", "--json")
    data = done.document["data"]
    assert (done.code, done.document["changed"], done.document["warnings"]) == (0, 1, [])
    assert guests(lakeside) == ["Ana"]
    saved = dump(Path(data["pre_restore"]))
    *before, (head, begun, digest) = rows(
        Path(data["pre_restore"]), "SELECT seq, verb, hash FROM ledger ORDER BY seq"
    )
    assert (len(before), begun) == (len(present["ledger"]), "begin-restore")
    for name in ("ledger", "ledger_reference"):
        del saved[name], present[name]
    assert saved == present
    assert "pre_restore" in data["pre_restore"]
    note = json.loads(rows(lakeside, f"SELECT result FROM ledger WHERE seq = {data['entry']}")[0][0])
    assert note["backup"] == Path(kept).name
    assert (note["entry_before"], note["head_before"], note["entries_lost"]) == (head, digest, 2)
    assert (note["reason"], note["saved_as"]) == ("wrong import", Path(data["pre_restore"]).name)
    check(lakeside)


def test_restoring_again_changes_nothing(program, lakeside, kept):
    program("restore", kept, "--replace", *ALONE)
    before = dump(lakeside)
    again = program("restore", kept, "--replace", *ALONE, "--json")
    assert (again.code, again.document["changed"]) == (0, 0)
    assert dump(lakeside) == before
    book(program, "Cy")
    assert program("restore", kept, "--replace", *ALONE, "--json").document["changed"] == 1


def test_the_state_before_can_be_brought_back_too(program, lakeside, kept):
    saved = program("restore", kept, "--replace", *ALONE, "--json").document["data"]["pre_restore"]
    back = program("restore", saved, "--replace", *ALONE, "--json")
    assert back.code == 0
    assert back.document["data"]["lost"]["diverged"]
    assert guests(lakeside) == ["Ana", "Bo"]
    check(lakeside)


def test_the_hotel_itself_is_no_backup_of_itself(program, lakeside, kept):
    done = program("restore", str(lakeside), "--replace", *ALONE, "--json")
    assert (done.code, done.document["changed"]) == (0, 0)


def test_a_new_file_is_made(program, lakeside, kept, home):
    done = program("restore", kept, "--to", str(home / "copy.db"), "--json")
    assert (done.code, done.document["changed"]) == (0, 1)
    assert guests(home / "copy.db") == ["Ana"]
    assert guests(lakeside) == ["Ana", "Bo"]
    assert program("restore", kept, "--to", str(home / "copy.db")).code == 3
    assert program("show", "rooms", "--db", str(home / "copy.db")).code == 0


def test_a_lost_hotel_is_made_anew(program, lakeside, kept):
    lakeside.unlink()
    assert program("restore", kept, "--replace", "--dry-run").code == 0
    assert not lakeside.exists()
    assert program("restore", kept, "--replace", *ALONE).code == 0
    assert guests(lakeside) == ["Ana"]
    check(lakeside)


@pytest.mark.sqlite_only("damages the file")
def test_a_damaged_hotel_is_not_touched_and_the_way_round_is_told(program, lakeside, kept):
    lakeside.write_bytes(b"\xee" * 8192)
    refused = program("restore", kept, "--replace", *ALONE, "--json")
    assert refused.code == 8
    assert "aside" in refused.document["error"]["hint"]
    assert lakeside.read_bytes() == b"\xee" * 8192


def test_another_hotels_backup_is_refused(program, lakeside, kept):
    connection = driver.connect(str(lakeside))
    connection.execute("UPDATE property SET uid = 'other'")
    connection.close()
    refused = program("restore", kept, "--replace", *ALONE, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "OTHER_HOTEL")


def test_who_may_not_is_refused_before_anything_is_saved(program, lakeside, kept):
    before = dump(lakeside)
    refused = program("restore", kept, "--replace", *ALONE, "--as", "desk", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (6, "DENIED")
    assert dump(lakeside) == before
    assert len(list(Path(kept).parent.glob("*.db"))) == 1


@pytest.mark.sqlite_only("another program holds the file")
def test_a_desk_that_writes_ends_5_and_the_hotel_stays(program, lakeside, kept):
    holder = driver.connect(str(lakeside))
    holder.execute("BEGIN IMMEDIATE")
    refused = program("restore", kept, "--replace", *ALONE, "--lock-wait", "0.2", "--json")
    holder.rollback()
    holder.close()
    assert (refused.code, refused.document["error"]["code"]) == (5, "E_LOCKED")
    assert guests(lakeside) == ["Ana", "Bo"]


def test_a_changed_backup_ends_8(program, lakeside, kept):
    data = bytearray(Path(kept).read_bytes())
    data[-1] ^= 1
    Path(kept).write_bytes(data)
    assert program("restore", kept, "--replace", *ALONE).code == 8
    assert guests(lakeside) == ["Ana", "Bo"]


def test_a_backup_without_manifest_is_taken_with_a_warning(program, lakeside, kept, home):
    shutil.copy(kept, home / "alone.db")
    done = program("restore", str(home / "alone.db"), "--replace", *ALONE, "--json")
    assert done.code == 0
    assert "no manifest" in done.document["warnings"][0]
    assert guests(lakeside) == ["Ana"]
    assert Path(done.document["data"]["pre_restore"]).parent == lakeside.parent / "backups"


def test_a_missing_backup_ends_3(program, lakeside):
    assert program("restore", "none.db", "--replace", *ALONE).code == 3


def test_what_is_lost_is_said_in_chinese_too(program, lakeside, kept):
    done = program("restore", kept, "--replace", "--dry-run", "--lang", "zh")
    assert "恢复后将缺少" in done.out
