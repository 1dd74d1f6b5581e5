"""What doctor says of the log of the program, and what an act leaves in it."""

from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs import program_log
from hotelcs.errors import Refusal
from hotelcs.storage import place
from hotelcs.workflows import slow_acts
from hotelcs.workflows.machine.log_checks import LOOKS
from tests.conftest import NOON, Hand


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "log" / "hotelcs.log"
    monkeypatch.setenv("HOTELCS_LOG", str(path))
    return path


def look(hand: Hand) -> tuple[str, str, str]:
    (check,) = (one(hand.desk) for one in LOOKS)
    assert check.name == "log"
    return check.state, check.words, check.next


def test_it_says_where_the_log_is_and_how_large(hand: Hand, log: Path) -> None:
    assert look(hand) == ("ok", f"Log: nothing is in it yet ({log}).", "")
    program_log.note("run", "info", NOON, command="backup", exit=0)
    assert look(hand) == ("ok", f"Log: 1 kB, no error of the program since yesterday ({log}).", "")


def test_errors_of_the_program_are_a_warning_for_a_day(hand: Hand, log: Path) -> None:
    program_log.note("bug", "error", NOON - timedelta(hours=25), reference="000001")
    assert look(hand)[0] == "ok"
    program_log.note("bug", "error", NOON - timedelta(hours=2), reference="0A1B2C")
    program_log.note("bug", "error", NOON - timedelta(hours=1), command="backup", exit=1)
    state, words, next_ = look(hand)
    assert (state, next_) == ("warn", f"tail {log}")
    assert (
        words
        == f"Log: 2 errors of the program since yesterday, the last {NOON - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ} ({log})."
    )


def test_a_log_that_others_can_read_is_bad(hand: Hand, log: Path) -> None:
    program_log.note("run", "info", NOON)
    log.chmod(0o644)
    assert look(hand)[:2] == ("bad", f"Others can read {log}: chmod 600 {log}")


def test_a_log_that_cannot_be_written_is_a_warning(
    hand: Hand, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert look(hand)[:2] == ("warn", f"The log {log} cannot be written.")
    log.parent.mkdir()
    place.create_private(log)
    assert look(hand)[:2] == ("warn", f"The log {log} cannot be written.")


def test_an_act_that_took_long_is_noted_by_its_verb_alone(
    hand: Hand, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.book()
    assert not log.exists()
    monkeypatch.setattr(slow_acts, "SLOW_MS", 0)
    hand.do("book", guest="Zhang Wei", type="KNG", arrival="2026-11-24", departure="2026-11-25")
    with pytest.raises(Refusal):
        hand.do("cancel", reservation="R1-1", reason="Zhang Wei is ill")
    told = program_log.newest(log)
    assert [(line["event"], line["level"], line["verb"]) for line in told] == [
        ("slow act", "warning", "book"), ("slow act", "warning", "cancel"),
    ]  # fmt: skip
    assert "Zhang" not in log.read_text("ascii")


def test_a_log_on_a_full_disk_holds_up_no_act(hand: Hand, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow_acts, "SLOW_MS", 0)
    monkeypatch.setenv("HOTELCS_LOG", "/dev/full")
    assert hand.book()
    assert program_log.note("run", "info", NOON) is False
