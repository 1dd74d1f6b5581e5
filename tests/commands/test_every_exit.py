"""Each way a command can end, met for real: its exit code, one JSON document, one sentence, nothing half-written."""

import json
import os
from unittest.mock import patch

import pytest

from hotelcs import i18n
from hotelcs.storage import driver
from hotelcs.storage.schema import SCHEMA
from tests.commands.conftest import Program, denials, dump_but_denials, rows

BOOK = ("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")


def denied(words: tuple[str, ...], code: str) -> list[tuple[str, str, str]]:
    """What the ledger notes of an attempt; somebody whom the hotel does not know is noted nowhere."""
    verb = words[1] if words[0] == "do" else {"night-audit": "close-day"}.get(words[0], words[0])
    return [(words[-1], verb, code)] if code == "DENIED" else []


@pytest.fixture
def ends(program: Program, lakeside):
    """Run a command as JSON and for people; both end alike, and the hotel is as it was, but for noting the attempt."""

    def run(code: int, *words: str, stdin: str = ""):
        before, noted = dump_but_denials(lakeside), denials(lakeside)
        machine = program(*words, "--json", stdin=stdin)
        people = program(*words, stdin=stdin)
        assert (machine.code, people.code) == (code, code), (machine, people)
        assert machine.err == ""
        document = json.loads(machine.out.splitlines()[-1])
        assert document["ok"] is (code == 0)
        assert document["changed"] == 0
        assert dump_but_denials(lakeside) == before
        if code == 6:
            noted += denied(words, document["error"]["code"]) * 2
        assert denials(lakeside) == noted
        if code:
            assert document["error"]["exit"] == code
            assert document["error"]["message"] in people.err
            assert people.out == ""
            return document["error"]
        return document["data"]

    return run


def test_0_when_all_is_well(ends):
    assert len(ends(0, "show", "rooms")) == 6


@pytest.mark.parametrize("words", [("show", "rooms", "--colour=red"), ("do",), ("do", "sell-moon"), ("do", "book", "guest"), ("weather",),
                                   ("show", "room"), ("--lang", "fr", "show", "rooms"),
                                   ("--lock-wait", "soon", "show", "rooms")])  # fmt: skip
def test_2_when_it_was_asked_wrongly(ends, words):
    error = ends(2, *words)
    assert error["code"] in {"E_USAGE", "FIELD_MISSING", "FIELD_INVALID", "FIELD_UNKNOWN"}


def test_3_when_there_is_no_hotel(ends, home):
    error = ends(3, "show", "rooms", "--db", str(home / "none.db"))
    assert (error["code"], bool(error["hint"])) == ("E_NOT_READY", True)


@pytest.mark.parametrize(("words", "code", "field"), [
    (("do", "book", "guest=A", "type=KNG", "arrival=2026-11-22", "departure=2026-11-23"), "DATE_PAST", "arrival"),
    (("do", "check-in", "reservation=77"), "RESERVATION_UNKNOWN", "reservation"), (("do", "set-room-status", "room=77", "status=dirty"), "ROOM_UNKNOWN", "room"),
    (("night-audit", "--auto", "--date", "2026-12-24"), "DAY_NOT_OPEN", "day"), (("show", "stay", "no=S261123-001"), "STAY_UNKNOWN", "stay"),
    (("do", "add-room", "no=101", "floor=1", "type=KNG"), "ROOM_KNOWN", "no"), (("do", "import", "kind=rooms", "source=x", "sha256=y"), "ROWS_MISSING", None),
])  # fmt: skip
def test_4_when_a_rule_of_the_house_says_no(ends, words, code, field):
    error = ends(4, *words)
    assert (error["code"], error["field"]) == (code, field)
    assert isinstance(error["next"], list)


@pytest.mark.sqlite_only("another program holds the file")
def test_5_when_another_desk_keeps_the_hotel_busy(ends, lakeside):
    holder = driver.connect(str(lakeside))
    driver.use_journal(holder)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert ends(5, *BOOK, "--lock-wait", "0.05")["code"] == "E_LOCKED"
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.mark.parametrize(("words", "code"), [
    ((*BOOK, "--as", "nobody"), "UNKNOWN_LOGIN"), (("night-audit", "--auto", "--as", "desk"), "DENIED"),
    (("do", "add-room-type", "code=X", "--as", "night"), "DENIED"),
])  # fmt: skip
def test_6_when_the_person_may_not(ends, words, code):
    assert ends(6, *words)["code"] == code


def test_6_when_a_command_is_sent_along_to_the_screens(program: Program, lakeside, monkeypatch):
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "hotelcs do close-day")
    monkeypatch.setenv("EDITOR", "sh")
    before = dump_but_denials(lakeside)
    with patch.dict(os.environ):  # the gate leaves only what a terminal says about itself
        ended = program("gate", "--json")
        assert "EDITOR" not in os.environ
    assert (ended.code, json.loads(ended.out)["error"]["code"]) == (6, "NO_COMMANDS")
    assert dump_but_denials(lakeside) == before


@pytest.mark.parametrize("schema", [0, SCHEMA - 1, SCHEMA + 1, 99])
def test_7_when_the_database_is_of_another_release(ends, lakeside, schema):
    connection = driver.connect(str(lakeside))
    connection.execute(f"PRAGMA user_version={schema}")
    connection.close()
    assert ends(7, "show", "rooms")["code"] == "E_SCHEMA"


def test_8_when_the_file_is_no_database(program: Program, lakeside):
    lakeside.write_bytes(b"SQLite format 3\x00" + b"\xa5" * 8192)
    ended = program("show", "rooms", "--json")
    assert (ended.code, ended.document["error"]["code"]) == (8, "E_CORRUPT")


@pytest.mark.parametrize("words", [("import", "rooms", "none.csv"), ("import", "rooms", ".")])
def test_9_when_a_file_cannot_be_read(ends, words, monkeypatch, home):
    monkeypatch.chdir(home)
    assert ends(9, *words)["code"] == "E_IO"


def test_10_when_a_part_was_not_done(program: Program, lakeside, home, monkeypatch):
    monkeypatch.chdir(home)
    (home / "rooms.csv").write_text("no,floor,type\n401,4,SUI\n402,x,SUI\n", "utf-8")
    ended = program("import", "rooms", "rooms.csv", "--json")
    assert (ended.code, ended.document["error"]["code"], ended.document["data"]["added"]) == (
        10,
        "E_PARTIAL",
        1,
    )
    assert rows(lakeside, "SELECT count(*) FROM room") == [(7,)]


@pytest.mark.sqlite_only("is about the file")
def test_11_when_somebody_should_look(program: Program, lakeside):
    lakeside.chmod(0o660)
    ended = program("doctor", "--json")
    assert (ended.code, ended.document["error"]["code"]) == (11, "E_STALE")


@pytest.mark.parametrize(
    "words", [BOOK, ("show", "rooms"), ("night-audit", "--auto", "--date", "2026-11-23", "--dry-run")]
)
def test_the_same_command_says_the_same_in_either_language_to_a_program(program: Program, lakeside, words):
    answers = []
    for language in i18n.LANGUAGES:
        document = program(*words, "--dry-run", "--json", "--lang", language).document
        answers.append({key: value for key, value in document.items() if key != "property"})
    assert answers[0] == answers[1]
