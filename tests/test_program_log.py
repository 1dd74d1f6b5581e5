"""The log: lines a program reads, nothing personal in them, one line whole however many write, never in the way."""

import json
import os
import resource
import signal
import stat
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hotelcs import program_log, rotating_log
from hotelcs.places import places
from tests.conftest import IDS
from tests.hostile import names

NOW = datetime(2026, 11, 23, 3, 1, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of the test's own."""
    path = tmp_path / "deep" / "hotelcs.log"
    monkeypatch.setattr(program_log, "_named", path)
    return path


def note(**facts: Any) -> bool:
    """A line of a command."""
    return program_log.note("run", "info", NOW, **facts)


def lines(path: Path) -> list[dict[str, Any]]:
    """Every line, each a document of its own."""
    return [json.loads(line) for line in path.read_text("ascii").splitlines()]


def test_a_line_says_when_what_and_how_it_ended(log: Path) -> None:
    assert note(command="backup", exit=0, changed=1, ms=840)
    (line,) = lines(log)
    assert line == {
        "at": "2026-11-23T03:01:00Z", "level": "info", "version": line["version"], "pid": os.getpid(), "event": "run",
        "command": "backup", "exit": 0, "changed": 1, "ms": 840,
    }  # fmt: skip
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_no_name_number_or_free_text_gets_into_a_line_by_any_field(log: Path) -> None:
    personal = (*names()[::50], *IDS, "13800138000", "+86 138 0013 8000", "4111111111111111", "4111 1111 1111 1111",
                "Zhang Wei", "li@example.com", "a leak in 302, ask Mr Li", "G12345678", "\x1b[2J", "secret\nsecond")  # fmt: skip
    fields = [*program_log.FORMS, *program_log.NUMBERS, "words", "guest"]
    for value in personal:
        for field in fields:
            if field != "event":
                assert note(**{field: value}), value
            assert note(places=[value])
        assert program_log.note(value, "info", NOW)
        assert note(ms=int("".join(filter(str.isdigit, value)) or 0) or None)
    written = log.read_bytes()
    assert written.count(b"\n") == len(lines(log)) > 100
    for value in personal:
        assert json.dumps(value)[1:-1].encode() not in written, value
        assert value.encode() not in written, value


def test_an_error_is_noted_by_its_kind_and_places_alone(log: Path) -> None:
    def inner(guest: str) -> None:
        raise RuntimeError(guest)

    def outer() -> None:
        try:
            inner("Zhang Wei")
        except RuntimeError as error:
            raise LookupError("G12345678") from error

    with pytest.raises(LookupError) as caught:
        outer()
    told = places(caught.value)
    assert program_log.note("bug", "error", NOW, command="screens", reference="0A1B2C", places=told)
    (line,) = lines(log)
    assert [place for place in line["places"] if "." in place and ":" not in place] == [
        "builtins.LookupError", "builtins.RuntimeError",
    ]  # fmt: skip
    assert any(place.endswith(" inner") for place in line["places"])
    assert "?" not in line["places"]
    assert "Zhang" not in log.read_text("ascii")


def test_files_are_named_without_the_folders_of_whoever_installed_the_program() -> None:
    from hotelcs.money import Money

    with pytest.raises(Exception) as caught:
        Money("x", "CNY") + 1  # type: ignore[arg-type, operator]
    told = [place for place in places(caught.value) if ":" in place]
    assert told
    assert not [place for place in told if place.startswith("/")]


def test_a_large_log_is_put_aside_and_the_oldest_goes(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_log, "LARGE", 2000)
    for number in range(200):
        assert note(ms=number)
    names = sorted(path.name for path in log.parent.iterdir())
    assert names == ["hotelcs.log", *(f"hotelcs.log.{number}" for number in range(1, program_log.KEPT + 1))]
    kept = [line["ms"] for name in reversed(names[1:]) for line in lines(log.parent / name)]
    kept += [line["ms"] for line in lines(log)]
    assert kept == list(range(200 - len(kept), 200))
    assert all(path.stat().st_size <= 2000 for path in log.parent.iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in log.parent.iterdir()} == {0o600}


def _child(work: Callable[[int], None], writer: int) -> int:
    """A process of its own that works and ends, well or with 1."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work(writer)
        code = 0
    finally:
        os._exit(code)


def test_many_that_write_at_once_lose_no_line(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_log, "LARGE", 4000)
    monkeypatch.setattr(program_log, "KEPT", 100)
    monkeypatch.setattr(program_log, "TURN", 30.0)

    def work(writer: int) -> None:
        for number in range(50):
            assert note(changed=writer, ms=number)

    children = [_child(work, writer) for writer in (1, 2, 3)]
    threads = [threading.Thread(target=work, args=(writer,)) for writer in (4, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    told = [(line["changed"], line["ms"]) for path in log.parent.iterdir() for line in lines(path)]
    assert sorted(told) == [(writer, number) for writer in range(1, 6) for number in range(50)]
    assert len(list(log.parent.iterdir())) > 3


def test_a_full_disk_costs_the_line_and_nothing_else(log: Path) -> None:
    assert note(ms=1)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (log.stat().st_size + 40, old[1])
    )  # a line breaks off in its middle
    try:
        assert not note(ms=2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)
    assert note(ms=3)
    assert [line["ms"] for line in program_log.newest(log)] == [1, 3]


@pytest.mark.parametrize("what", ["folder", "pipe", "below a file", "no name", "not ours"])
def test_a_log_that_cannot_be_is_left_out_at_once(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":  # nobody reads it
        os.mkfifo(path)
    elif what == "below a file":
        path.touch()
        path /= "deeper"
    elif what == "no name":
        path = Path("a\0b")
    else:
        monkeypatch.setattr(rotating_log.Rotating, "_open", lambda _: os.open("/none/of/ours", os.O_WRONLY))
    assert program_log.note("run", "info", NOW, path=path) is False
    assert program_log.newest(path) == []


def test_the_last_lines_are_read_and_what_is_no_line_is_left_out(log: Path) -> None:
    for number in range(30):
        note(ms=number)
    with log.open("a") as file:
        file.write('not ours\n[1]\n{"at": 1}\n\n')
    assert [line["ms"] for line in program_log.newest(log, 10)] == list(range(24, 30))
    assert program_log.newest(log.parent / "none") == []


def test_the_log_is_where_it_was_told_to_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(program_log, "_named", None)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("HOTELCS_LOG", raising=False)
    assert program_log.place() == tmp_path / "state" / "hotelcs" / "hotelcs.log"
    monkeypatch.setenv("HOTELCS_LOG", str(tmp_path / "own.log"))
    assert program_log.place() == tmp_path / "own.log"
    program_log.use(tmp_path / "told.log")
    assert program_log.place() == tmp_path / "told.log"
