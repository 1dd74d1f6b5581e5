"""A restore that was cut off at any point is finished or taken back; one that is done can be taken back, too."""

import json
from pathlib import Path

import pytest

from hotelcs.commands import restoring
from hotelcs.storage import maintenance
from hotelcs.storage.anchors import Anchors
from tests.commands.conftest import ALONE, dump, rows
from tests.invariants import check

STEPS = pytest.mark.sqlite_only("a restore on a server has no steps to cut it off between")


class Cut(BaseException):
    """The power fails here."""


def book(program, name):
    words = ("do", "book", f"guest={name}", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")
    return program(*words).code


def guests(path):
    return [name for (name,) in rows(path, "SELECT name FROM guest ORDER BY id")]


@pytest.fixture
def kept(program, lakeside):
    """A backup with one booking of a hotel that has two."""
    book(program, "Ana")
    path = program("backup", "--json").document["data"]["file"]
    book(program, "Bo")
    return path


def cut_off(program, kept, monkeypatch, point):
    """Begin a restore that ends without a word before `point` of its work."""

    def cut(*_: object, **__: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(restoring, point, cut)
        with pytest.raises(Cut):
            program("restore", kept, "--replace", *ALONE, "--reason", "wrong import")


BEFORE, AFTER = "copied", "entered"
"""Cut off when the present was saved and nothing copied, and when all was copied and nothing entered."""


@STEPS
def test_cut_off_before_the_copying_the_hotel_works_on(program, lakeside, kept, monkeypatch):
    cut_off(program, kept, monkeypatch, BEFORE)
    assert book(program, "Cy") == 0
    assert guests(lakeside) == ["Ana", "Bo", "Cy"]
    assert program("restore", "--resume", "--json").document["changed"] == 0
    assert maintenance.read(lakeside) is None


@STEPS
@pytest.mark.parametrize("point", [AFTER, "anchor"])
def test_cut_off_after_it_no_desk_writes_until_the_restore_is_finished(
    program, lakeside, kept, monkeypatch, point
):
    cut_off(program, kept, monkeypatch, point)
    assert book(program, "Cy") == 3
    assert program("show", "rooms").code == 0
    plan = program("restore", "--resume", "--dry-run", "--json")
    assert (plan.code, plan.document["data"]["step"]) == (0, "copied")
    done = program("restore", "--resume", "--json")
    assert (done.code, done.document["changed"]) == (0, 1)
    assert guests(lakeside) == ["Ana"]
    note = json.loads(
        rows(lakeside, f"SELECT result FROM ledger WHERE seq = {done.document['data']['entry']}")[0][0]
    )
    assert (note["backup"], note["reason"], note["entries_lost"]) == (Path(kept).name, "wrong import", 2)
    assert book(program, "Cy") == 0
    assert program("audit-log", "--verify").code == 0
    check(lakeside)


@STEPS
def test_cut_off_after_it_the_state_before_can_be_put_back_as_it_was(program, lakeside, kept, monkeypatch):
    before = dump(lakeside)
    cut_off(program, kept, monkeypatch, AFTER)
    assert guests(lakeside) == ["Ana"]
    assert program("restore", "--rollback", "--dry-run").code == 0
    assert program("restore", "--rollback", "--json").document["changed"] == 1
    after = dump(lakeside)
    begun = [entry for entry in after["ledger"] if "begin-restore" in entry]
    after["ledger"] = [entry for entry in after["ledger"] if entry not in begun]
    assert (len(begun), after) == (1, before), "row by row, with the ledger it had when it was begun"
    assert book(program, "Cy") == 0
    assert program("audit-log", "--verify").code == 0


@STEPS
def test_a_copying_that_the_disk_refused_leaves_the_hotel_at_work(program, lakeside, kept, monkeypatch):
    from hotelcs.errors import InputOutput
    from hotelcs.storage import restore

    def refuse(*_: object, **__: object) -> None:
        raise InputOutput("The disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(restore, "into_live", refuse)
        assert program("restore", kept, "--replace", *ALONE).code == 9
    assert book(program, "Cy") == 0
    assert guests(lakeside) == ["Ana", "Bo", "Cy"]


@STEPS
def test_a_backup_that_changed_meanwhile_does_not_finish_a_restore(program, lakeside, kept, monkeypatch):
    cut_off(program, kept, monkeypatch, AFTER)
    (saved,) = Path(kept).parent.glob("*pre_restore.db")
    Path(kept).write_bytes(saved.read_bytes())
    Path(kept + ".json").unlink()
    assert program("restore", "--resume").code == 8
    assert program("restore", "--rollback").code == 0
    assert guests(lakeside) == ["Ana", "Bo"]


@STEPS
def test_a_progress_that_cannot_be_read_is_told_with_the_way_round(program, lakeside, kept, monkeypatch):
    cut_off(program, kept, monkeypatch, AFTER)
    maintenance.place_of(lakeside).write_bytes(b"{")
    for words in ("--resume", "--rollback"):
        refused = program("restore", words, "--json")
        assert (refused.code, "pre_restore" in refused.document["error"]["message"]) == (3, True)
    assert book(program, "Cy") == 3


def test_there_is_nothing_to_resume_or_to_take_back_by_default(program, lakeside):
    assert program("restore", "--resume", "--json").document["changed"] == 0
    assert program("restore", "--rollback").code == 3


def test_a_finished_restore_is_taken_back_like_any_other(program, lakeside, kept):
    program("restore", kept, "--replace", *ALONE)
    assert guests(lakeside) == ["Ana"]
    assert program("restore", "--rollback", "--json").code == 4, "agreed to like any other"
    done = program("restore", "--rollback", *ALONE, "--reason", "it was right", "--json")
    assert (done.code, done.document["changed"]) == (0, 1)
    assert guests(lakeside) == ["Ana", "Bo"]
    (uid,) = rows(lakeside, "SELECT uid FROM property")[0]
    assert Anchors(uid, lakeside).marked() is not None
    check(lakeside)


def test_the_options_stand_alone(program, lakeside, kept):
    assert program("restore", "--resume", "--rollback").code == 2
    assert program("restore", kept, "--resume").code == 2
    assert program("restore", "--rollback", "--replace").code == 2


@STEPS
def test_who_may_not_restore_may_not_finish_one(program, lakeside, kept, monkeypatch):
    cut_off(program, kept, monkeypatch, AFTER)
    for words in ("--resume", "--rollback"):
        assert program("restore", words, "--as", "desk").code == 6
    assert program("restore", "--rollback").code == 0


def test_whoever_was_signed_in_has_to_sign_in_again(program, lakeside, kept):
    """The epoch of the hotel: what a form holds is from before, so its session is over."""
    from tests.conftest import Hand

    hand = Hand(lakeside)
    session = hand.desk.entrance.admit("desk")
    hand.desk.close()
    assert rows(lakeside, "SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == [(1,)], session
    program("restore", kept, "--replace", *ALONE)
    assert rows(lakeside, "SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == [(0,)]


@pytest.mark.parametrize(("typed", "code"), [("1", 0), ("0", 4), ("", 4), ("yes", 4), (" 1 ", 0)])
def test_at_a_terminal_the_number_of_entries_is_typed(program, lakeside, kept, monkeypatch, typed, code):
    import typer

    asked: list[str] = []

    def prompt(question: str, **_: object) -> str:
        asked.append(question)
        return typed

    monkeypatch.setattr(typer, "prompt", prompt)
    monkeypatch.setattr(restoring, "at_a_terminal", lambda: True)
    done = program("restore", kept, "--replace", "--alone", "--reason", "drill")
    assert done.code == code
    assert "number of entries" in asked[0]
    assert guests(lakeside) == (["Ana"] if code == 0 else ["Ana", "Bo"])


def test_at_a_terminal_the_reason_is_asked_for(program, lakeside, kept, monkeypatch):
    import typer

    answers = iter(["1", " wrong import "])
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr(restoring, "at_a_terminal", lambda: True)
    assert program("restore", kept, "--replace", "--alone").code == 0
    note = rows(lakeside, "SELECT result FROM ledger WHERE verb = 'note-restore'")[0][0]
    assert json.loads(note)["reason"] == "wrong import"
