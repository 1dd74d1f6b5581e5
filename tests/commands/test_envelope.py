"""One owner of exit codes and of the JSON document (handbook 05 §5.1, design contract)."""

import io
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from hotelcs import __version__, errors, i18n
from hotelcs.commands import run_notes
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
    assert said == [
        "Room 1208 is not ready.",
        "Queue for 1208.",
        "Possible now: queue, assign a room (assign-room)",
    ]


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

    assert run(set_, "night-audit", body) == 1
    out, err = capsys.readouterr()
    assert secret not in out + err
    assert "Traceback" not in out + err
    assert str(set_.log) in (out if as_json else err)
    if as_json:
        assert json.loads(out)["error"]["code"] == "E_BUG"
    text = set_.log.read_text("utf-8")
    (line,) = map(json.loads, text.splitlines())
    assert (line["at"], line["level"], line["event"]) == ("2026-11-23T03:01:00Z", "error", "bug")
    assert (line["command"], line["places"][0]) == ("night-audit", "builtins.RuntimeError")
    assert line["places"][-1].startswith("test_envelope.py:")
    assert "?" not in line["places"]
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


def run_lines(log: Path) -> list[dict[str, Any]]:
    """What the log was told of commands that ended."""
    return [line for line in map(json.loads, log.read_text().splitlines()) if line["event"] == "run"]


def test_the_log_tells_of_changes_jobs_and_failures_and_not_of_lists(settings: Any) -> None:
    def refused(_: Run) -> Outcome:
        raise errors.Refusal("ROOM_TAKEN", "Zhang Wei is in 302.")

    quiet = settings(quiet=True)
    for command, body in (
        ("show", lambda _: Outcome()),
        ("do", lambda _: Outcome(changed=2)),
        ("escalate", lambda _: Outcome()),
        ("do", refused),
        ("zhang wei", lambda _: Outcome(changed=1)),
    ):
        run(quiet, command, body)
    told = [
        (line["command"], line["level"], line["exit"], line["changed"], line.get("code"))
        for line in run_lines(quiet.log)
    ]
    assert told == [
        ("do", "info", 0, 2, None), ("escalate", "info", 0, 0, None), ("do", "warning", 4, 0, "ROOM_TAKEN"),
        ("?", "info", 0, 1, None),
    ]  # fmt: skip
    assert "Zhang" not in quiet.log.read_text()


def test_a_wrong_word_is_no_event(settings: Any) -> None:
    def wrong(_: Run) -> Outcome:
        raise errors.Usage("No.")

    assert run(settings(quiet=True), "do", wrong) == 2
    assert not settings().log.exists()


def test_what_a_terminal_came_to_is_noted(settings: Any) -> None:
    begun = settings().clock()
    assert [run_notes.of_screens(settings(), begun, code) for code in (0, 70)] == [0, 70]
    assert [(line["command"], line["level"], line["exit"]) for line in run_lines(settings().log)] == [
        ("screens", "info", 0), ("screens", "warning", 70),
    ]  # fmt: skip


def test_a_log_that_takes_nothing_changes_no_exit_and_no_output(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(settings(log=Path("/dev/full"), json=True), "backup", lambda _: Outcome(changed=1)) == 0
    assert printed(capsys)["changed"] == 1
