"""A backup takes the place of the hotel when two people say so, or one who says that nobody else is there."""

import json
import shutil
from pathlib import Path

import pytest

from hotelcs.commands import restoring
from hotelcs.storage.anchors import Anchors
from tests.commands.conftest import NOON, dump, rows
from tests.workflows.door.doors import PASSWORDS, give_secrets

WORDS = ("--replace", "--yes", "--reason", "wrong import")


def book(program, name):
    words = ("do", "book", f"guest={name}", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")
    assert program(*words).code == 0


@pytest.fixture
def kept(program, lakeside):
    """A backup with one booking of a hotel that has two."""
    book(program, "Ana")
    path = program("backup", "--pin", "--json").document["data"]["file"]
    book(program, "Bo")
    return path


def guests(path):
    return [name for (name,) in rows(path, "SELECT name FROM guest ORDER BY id")]


def asked(program, kept, *words, now=NOON):
    """The number of the request that the refusal names."""
    refused = program("restore", kept, *(words or WORDS), "--json", now=now)
    error = refused.document["error"]
    assert (refused.code, error["code"]) == (6, "SECOND_PERSON"), error["message"]
    assert error["next"] == ["decide-approval", "restore --alone"]
    number = error["message"].split()[0]
    assert f"approval={number}" in error["hint"]
    return number


def decide(program, number, login, now=NOON):
    words = ("do", "decide-approval", f"approval={number}", "approve=true", "--as", login, "--json")
    return program(*words, now=now)


def noted(path, verb):
    return [
        json.loads(result) for (result,) in rows(path, f"SELECT result FROM ledger WHERE verb = '{verb}'")
    ]


def test_one_person_is_refused_and_asks_once_however_often_they_try(program, lakeside, kept):
    number = asked(program, kept)
    assert asked(program, kept) == number
    assert guests(lakeside) == ["Ana", "Bo"]
    assert rows(lakeside, "SELECT no, verb, status FROM approval") == [(number, "begin-restore", "pending")]


def test_after_somebody_elses_yes_the_same_line_does_it_and_both_are_named(program, lakeside, kept):
    number = asked(program, kept)
    own = decide(program, number, "admin")
    assert (own.code, own.document["error"]["code"]) == (6, "SECOND_PERSON")
    assert decide(program, number, "night").code == 0
    book(program, "Cy")  # desks work on meanwhile, and the yes still stands
    done = program("restore", kept, *WORDS, "--json")
    assert (done.code, done.document["changed"]) == (0, 1), done.out
    assert guests(lakeside) == ["Ana"]
    (note,) = noted(lakeside, "note-restore")
    assert (note["second"], note["alone"], note["notice"]) == ("night", False, "")
    saved = Path(done.document["data"]["pre_restore"])
    assert rows(saved, "SELECT status, decided_by FROM approval") == [("used", "night")]
    (begun,) = noted(saved, "begin-restore")
    assert (begun["second"], begun["reason"]) == ("night", "wrong import")


def test_a_yes_is_good_once_for_one_backup_one_reason_and_some_minutes(program, lakeside, kept):
    number = asked(program, kept)
    other = program("backup", "--pin", "--json", now="2026-11-23T07:01:00Z").document["data"]["file"]
    book(program, "Cy")
    assert decide(program, number, "night").code == 0
    assert asked(program, kept, "--replace", "--yes", "--reason", "another") != number
    assert asked(program, other) != number
    assert asked(program, kept, now="2026-11-23T07:11:00Z") != number, "ten minutes"
    assert guests(lakeside) == ["Ana", "Bo", "Cy"]


def test_who_may_not_decide_is_no_second_person(program, lakeside, kept):
    number = asked(program, kept)
    assert decide(program, number, "desk").code == 6
    assert asked(program, kept) == number


def test_without_a_reason_nobody_is_asked_and_nobody_is_alone(program, lakeside, kept):
    before = dump(lakeside)
    for words in (("--yes",), ("--yes", "--alone")):
        refused = program("restore", kept, "--replace", *words, "--json")
        assert (refused.code, refused.document["error"]["code"]) == (4, "REASON_MISSING")
    assert dump(lakeside) == before


def test_a_dry_run_asks_nobody(program, lakeside, kept):
    before = dump(lakeside)
    assert program("restore", kept, "--replace", "--dry-run").code == 0
    assert dump(lakeside) == before


def test_somebody_alone_may_and_whoever_decides_has_to_read_of_it(program, lakeside, kept):
    done = program("restore", kept, *WORDS, "--alone", "--json")
    assert done.code == 0
    (note,) = noted(lakeside, "note-restore")
    assert (note["second"], note["alone"]) == ("", True)
    shown = program("show", "notices", "--as", "night", "--json").document["data"]
    (notice,) = [row for row in shown if row["notice"] == note["notice"]]
    assert notice["must_read"]
    assert "admin" in notice["title"]
    assert "wrong import" in notice["body"]


def test_the_state_before_is_put_back_by_two_people_too(program, lakeside, kept):
    assert program("restore", kept, *WORDS, "--alone").code == 0
    refused = program("restore", "--rollback", "--yes", "--reason", "it was right", "--json")
    number = refused.document["error"]["message"].split()[0]
    assert (refused.code, decide(program, number, "night").code) == (6, 0)
    assert program("restore", "--rollback", "--yes", "--reason", "it was right").code == 0
    assert guests(lakeside) == ["Ana", "Bo"]


def test_where_there_is_no_hotel_nobody_can_be_asked_and_it_is_told_afterwards(program, lakeside, kept):
    """The disk broke, or the damaged file was moved aside: three in the morning, and nobody else is there."""
    last, digest = rows(lakeside, "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    for tail in ("", "-wal", "-shm"):
        lakeside.with_name(lakeside.name + tail).unlink(missing_ok=True)
    assert program("restore", kept, "--replace", "--reason", "disk failed").code == 0
    (note,) = noted(lakeside, "note-restore")
    assert (note["alone"], note["reason"]) == (True, "disk failed")
    assert (note["entry_before"], note["head_before"], note["entries_lost"]) == (last, digest, 1)
    assert note["notice"]
    (uid,) = rows(lakeside, "SELECT uid FROM property")[0]
    mark = Anchors(uid, lakeside).marked()
    assert mark is not None
    assert mark.seq == rows(lakeside, "SELECT max(seq) FROM ledger")[0][0]
    assert program("audit-log", "--verify").code == 0


def test_two_people_bring_a_backup_back_over_a_hotel_that_has_lost_entries(program, lakeside, kept, home):
    """An old copy took the place of the file: no other act goes on, but they can agree to a backup."""
    shutil.copy(kept, home / "older.db")
    book(program, "Cy")
    newest = program("backup", "--json", now="2026-11-23T07:01:00Z").document["data"]["file"]
    for tail in ("-wal", "-shm"):
        lakeside.with_name(lakeside.name + tail).unlink(missing_ok=True)
    (home / "older.db").replace(lakeside)
    assert program("do", "log", "text=x").code == 8
    number = asked(program, newest)
    assert decide(program, number, "night").code == 0
    assert program("restore", newest, *WORDS).code == 0
    assert guests(lakeside) == ["Ana", "Bo", "Cy"]
    assert program("do", "log", "text=x").code == 0


@pytest.mark.parametrize(
    ("login", "password", "code"),
    [("night", PASSWORDS["night"], 0), ("night", "wrong", 6), ("admin", PASSWORDS["admin"], 6), ("", "", 6)],
)
def test_at_a_terminal_the_second_person_types_their_password(
    program, lakeside, kept, monkeypatch, login, password, code
):
    import typer

    give_secrets(lakeside)
    answers = iter(["1", login, password])
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr(restoring, "at_a_terminal", lambda: True)
    done = program("restore", kept, "--replace", "--reason", "wrong import")
    assert done.code == code, done.err
    assert guests(lakeside) == (["Ana"] if code == 0 else ["Ana", "Bo"])
    if code == 0:
        assert noted(lakeside, "note-restore")[0]["second"] == "night"


def test_the_way_on_is_told_in_chinese_too(program, lakeside, kept):
    refused = program("restore", kept, *WORDS, "--lang", "zh")
    assert refused.code == 6
    assert "decide-approval" in refused.err
    assert "--alone" in refused.err
