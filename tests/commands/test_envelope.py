"""One owner of exit codes and of the JSON document (handbook 05 §5.1, design contract)."""

import io
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from hotelcs import __version__, errors, i18n
from hotelcs.commands.context import Settings
from hotelcs.commands.envelope import crash, fail, run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_

HEAD = [
    "ok",
    "command",
    "version",
    "schema",
    "property",
    "business_date",
    "started_at",
    "finished_at",
    "dry_run",
]


@pytest.fixture
def settings(tmp_path: Path) -> Any:
    """Settings that stand still, varied by keyword."""

    def made(**other: Any) -> Settings:
        from datetime import UTC, datetime

        fixed = {"db": "x.db", "config": tmp_path / "c.toml", "lang": "en", "login": None}
        now = datetime(2026, 11, 23, 3, 1, tzinfo=UTC)
        return Settings(**{**fixed, "log": tmp_path / "deep" / "hotelcs.log", "now": now, **other})

    return made


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    """The one document on standard output."""
    out = capsys.readouterr().out
    assert out.endswith("}\n")
    assert out.count("\n") == 1
    return json.loads(out)


def test_success_prints_one_document(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def body(job: Run) -> Outcome:
        job.schema, job.hotel, job.business_date = 7, "湖畔酒店", "2026-11-23"
        return Outcome({"file": "a.db"}, ["done"], changed=2, warnings=("slow disk",))

    assert run(settings(json=True, dry_run=True), "backup", body) == 0
    document = printed(capsys)
    assert list(document) == [*HEAD, "changed", "warnings", "data"]
    assert document == {
        "ok": True,
        "command": "backup",
        "version": __version__,
        "schema": 7,
        "property": "湖畔酒店",
        "business_date": "2026-11-23",
        "started_at": "2026-11-23T03:01:00Z",
        "finished_at": "2026-11-23T03:01:00Z",
        "dry_run": True,
        "changed": 2,
        "warnings": ["slow disk"],
        "data": {"file": "a.db"},
    }


def test_words_go_to_standard_output_and_warnings_beside_it(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(settings(), "x", lambda _: Outcome(human=["one", "two"], warnings=("mind",))) == 0
    assert capsys.readouterr() == ("one\ntwo\n", "mind\n")


def test_quiet_says_nothing_on_success(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(settings(quiet=True), "x", lambda _: Outcome(human=["one"], warnings=("mind",))) == 0
    assert capsys.readouterr() == ("", "")


ERRORS = [
    (errors.Usage("wrong"), "E_USAGE", 2),
    (errors.NotReady("no hotel"), "E_NOT_READY", 3),
    (errors.Refusal("ROOM_NOT_READY", "not ready"), "ROOM_NOT_READY", 4),
    (errors.Locked("busy"), "E_LOCKED", 5),
    (errors.Denied("DENIED", "may not"), "DENIED", 6),
    (errors.SchemaMismatch("older"), "E_SCHEMA", 7),
    (errors.Corrupt("damaged"), "E_CORRUPT", 8),
    (errors.InputOutput("disk full"), "E_IO", 9),
]


@pytest.mark.parametrize(("error", "code", "exit_code"), ERRORS)
@pytest.mark.parametrize("as_json", [True, False])
def test_each_error_has_its_code_and_exit(
    error: errors.HotelcsError,
    code: str,
    exit_code: int,
    as_json: bool,
    settings: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def body(_: Run) -> Outcome:
        raise error

    assert run(settings(json=as_json), "x", body) == exit_code
    if as_json:
        document = printed(capsys)
        assert list(document) == [*HEAD, "changed", "warnings", "error"]
        assert (document["ok"], document["changed"]) == (False, 0)
        assert (document["error"]["code"], document["error"]["exit"]) == (code, exit_code)
        assert document["error"]["message"] == error.message
    else:
        assert capsys.readouterr() == ("", f"{error.message}\n")


def test_a_failure_says_which_hotel_it_met(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def body(job: Run) -> Outcome:
        job.schema, job.hotel = 7, "Lakeside"
        raise errors.Locked("busy")

    run(settings(json=True), "x", body)
    document = printed(capsys)
    assert (document["schema"], document["property"]) == (7, "Lakeside")


def test_a_refusal_names_the_field_and_the_legal_acts(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = errors.Refusal(
        "ROOM_NOT_READY",
        "Room {room} is not ready.",
        field="room",
        next=("queue", "assign-room"),
        hint="Queue for {room}.",
        items=({"room": "1208"},),
        room="1208",
    )
    fail(settings(json=True), "do", refusal)
    assert printed(capsys)["error"] == {
        "hint": "Queue for 1208.",
        "items": [{"room": "1208"}],
        "code": "ROOM_NOT_READY",
        "exit": 4,
        "message": "Room 1208 is not ready.",
        "field": "room",
        "next": ["queue", "assign-room"],
    }
    fail(settings(), "do", refusal)
    said = capsys.readouterr().err.splitlines()
    assert said == ["Room 1208 is not ready.", "Queue for 1208.", "Possible now: queue, assign-room"]


def test_the_language_changes_words_only(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    i18n.use("zh")
    try:
        fail(settings(json=True), "ui", errors.NotReady(N_("The screens need a terminal.")))
    finally:
        i18n.use("en")
    document = printed(capsys)
    assert document["error"]["message"] == "界面需要在终端里打开。"
    assert document["error"]["code"] == "E_NOT_READY"


@pytest.mark.parametrize("as_json", [True, False])
def test_a_bug_is_one_sentence_and_the_log_says_where_it_was_without_what_was_typed(
    as_json: bool, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "passport G12345678"
    set_ = settings(json=as_json)

    def body(_: Run) -> Outcome:
        raise RuntimeError(secret)

    assert run(set_, "close-day", body) == 1
    out, err = capsys.readouterr()
    assert secret not in out + err
    assert "Traceback" not in out + err
    assert str(set_.log) in (out if as_json else err)
    if as_json:
        assert json.loads(out)["error"]["code"] == "E_BUG"
    text = set_.log.read_text("utf-8")
    assert text.startswith("2026-11-23T03:01:00Z hotelcs close-day\n  builtins.RuntimeError\n")
    assert "test_envelope.py" in text
    assert secret not in text
    assert stat.S_IMODE(set_.log.stat().st_mode) == 0o600


def test_the_log_is_added_to(settings: Any) -> None:
    for error in (RuntimeError(), LookupError()):
        crash(settings(), "x", error)
    text = settings().log.read_text("utf-8")
    assert text.index("RuntimeError") < text.index("LookupError")


def test_a_log_that_cannot_be_written_is_said(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert crash(settings(log=Path("/dev/null/x/hotelcs.log")), "x", RuntimeError("y")) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("end", [KeyboardInterrupt, BrokenPipeError])
def test_an_interrupted_run_ends_130(
    end: type[BaseException], settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    def body(_: Run) -> Outcome:
        raise end

    assert run(settings(json=True), "backup", body) == 130
    assert printed(capsys)["error"]["code"] == "E_INTERRUPTED"


@pytest.mark.parametrize(
    ("exit_code", "code"), [(4, "E_BLOCKED"), (8, "E_CORRUPT"), (10, "E_PARTIAL"), (11, "E_STALE")]
)
def test_work_that_wants_eyes_has_both_data_and_error(
    exit_code: int, code: str, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = Outcome({"rejected": 1}, ["2 rows"], changed=1, exit=exit_code, reason="1 row was rejected.")
    assert run(settings(json=True), "import", lambda _: outcome) == exit_code
    document = printed(capsys)
    assert not document["ok"]
    assert document["data"] == {"rejected": 1}
    assert document["error"] == {"code": code, "exit": exit_code, "message": "1 row was rejected."}
    assert run(settings(), "import", lambda _: outcome) == exit_code
    assert capsys.readouterr() == ("2 rows\n", "1 row was rejected.\n")


HOSTILE = "a\x1b[2J\x9b31m\u202eb\ud800\u2028\x00\ufeff"


def test_hostile_words_reach_no_terminal(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    run(settings(), "x", lambda _: Outcome(human=[HOSTILE], warnings=(HOSTILE,)))
    out, err = capsys.readouterr()
    for character in "\x1b\x9b\u202e\ud800\u2028\x00":
        assert character not in out + err
    assert out.count("\n") == 1


def test_hostile_words_survive_in_json_without_raw_controls(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    run(settings(json=True), "x", lambda _: Outcome({"name": HOSTILE}))
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\x9b\u202e\ud800\u2028\x00\ufeff")
    assert json.loads(out)["data"]["name"] == HOSTILE


class Closed(io.StringIO):
    """A reader that has gone."""

    def flush(self) -> None:
        raise BrokenPipeError

    def fileno(self) -> int:
        return self.null.fileno()


def test_output_nobody_reads_is_no_failure(
    settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w") as null:
        stream = Closed()
        stream.null = null
        monkeypatch.setattr(sys, "stdout", stream)
        assert run(settings(), "x", lambda _: Outcome(human=["one"])) == 0
