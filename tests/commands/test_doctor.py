"""`hotelcs doctor`: whether the file, its key and the library are as they should be."""

import pytest

from hotelcs.storage import driver
from hotelcs.workflows.organisation import checkup
from tests.commands.conftest import Program, dump

NAMES = [
    "sqlite",
    "journal",
    "permissions",
    "place",
    "key",
    "schema",
    "wal",
    "disk",
    "business-day",
    "file",
    "ledger",
    "anchors",
    "passwords",
    "feeds",
    "paging",
    "roll-call",
    "terminal",
]
BOOK = ("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")


def states(ended) -> dict[str, str]:
    return {check["name"]: check["state"] for check in ended.document["data"]["checks"]}


def test_a_sound_hotel_is_told_so(program: Program, lakeside):
    lakeside.chmod(0o600)
    before = dump(lakeside)
    seen = program("doctor", "--json")
    data = seen.document["data"]
    assert [check["name"] for check in data["checks"]] == NAMES
    assert (seen.code, data["bad"], data["ok"] + data["warn"]) == (0, 0, len(NAMES))
    assert all(check["words"] for check in data["checks"])
    assert dump(lakeside) == before


def test_the_words_name_library_version_journal_and_ledger(program, lakeside):
    lakeside.chmod(0o600)
    out = program("doctor").out
    assert f"SQLite {'.'.join(map(str, driver.VERSION))} from {driver.LIBRARY}" in out
    assert "Journal: " in out
    assert "Ledger: 9 entries, head " in out
    assert out.splitlines()[-1].startswith("OK ")


def test_a_file_that_others_can_read_is_bad(program, lakeside):
    lakeside.chmod(0o644)
    seen = program("doctor", "--json")
    assert (seen.code, states(seen)["permissions"]) == (11, "bad")
    assert seen.document["error"]["code"] == "E_STALE"
    assert "chmod 600" in seen.document["error"]["message"]


def test_a_missing_key_is_bad(program, lakeside, home):
    lakeside.chmod(0o600)
    for key in (home / "config" / "hotelcs").glob("*.key"):
        key.unlink()
    seen = program("doctor", "--json")
    assert (seen.code, states(seen)["key"]) == (11, "bad")


def test_entries_made_without_the_key_are_told(program, lakeside, home):
    """Whoever has the file and no key can chain entries anew, but not as the desk chains them."""
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["ledger"] == "ok"
    for key in (home / "config" / "hotelcs").glob("*.key"):
        key.rename(key.with_suffix(".away"))
    program(*BOOK)
    for key in (home / "config" / "hotelcs").glob("*.away"):
        key.rename(key.with_suffix(".key"))
    assert states(program("doctor", "--json"))["ledger"] == "warn"
    assert "1 of 10 entries were made without the key file" in program("doctor").out


def test_the_first_act_on_this_machine_leaves_an_anchor(program, lakeside):
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["anchors"] == "warn"
    assert program(*BOOK).code == 0
    assert states(program("doctor", "--json"))["anchors"] == "ok"
    assert "Anchors agree; the newest is entry 10." in program("doctor").out


def test_a_ledger_that_was_cut_off_is_bad(program, lakeside):
    lakeside.chmod(0o600)
    shorter = lakeside.read_bytes()
    assert program(*BOOK).code == 0
    lakeside.write_bytes(shorter)
    seen = program("doctor", "--json")
    assert (seen.code, states(seen)["anchors"]) == (11, "bad")
    assert seen.document["error"]["message"] == (
        "The ledger ends at entry 9, but there was an entry 10 (mark): entries 10 to 10 are missing."
    )


def test_a_hotel_in_which_nobody_has_a_password_is_told(program, lakeside):
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["passwords"] == "warn"
    assert program("user", "reset-password", "--login", "desk").code == 0
    assert states(program("doctor", "--json"))["passwords"] == "ok"
    assert "1 of 3 people have a password." in program("doctor").out


def test_a_warning_fails_when_asked(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    monkeypatch.setattr(checkup, "DISK_LOW", 10**18)
    assert states(program("doctor", "--json"))["disk"] == "warn"
    assert program("doctor").code == 0
    assert program("doctor", "--fail-on", "warn").code == 11
    assert program("doctor", "--fail-on", "never").code == 2


def test_a_large_write_ahead_log_is_a_warning(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    monkeypatch.setattr(checkup, "WAL_LARGE", -1)
    assert states(program("doctor", "--json"))["wal"] == "warn"


def test_a_library_with_the_wal_bug_is_named(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    monkeypatch.setattr(driver, "wal_is_safe", lambda: False)
    assert states(program("doctor", "--json"))["sqlite"] == "warn"


def test_damage_is_found(program, lakeside):
    lakeside.chmod(0o600)
    with lakeside.open("r+b") as file:
        file.seek(4096 * 40)
        file.write(b"\xa5" * 4096 * 10)
    seen = program("doctor", "--json")
    assert seen.code in {8, 11}


@pytest.mark.parametrize("content", [b"", b"not a database, not at all" * 200])
def test_a_file_that_is_no_hotel_cannot_be_examined(program, lakeside, content):
    lakeside.write_bytes(content)
    assert program("doctor").code in {3, 8}
