"""The commands are a table: listed without being imported, loaded when called, refused when unknown."""

import json
from typing import Any

import pytest
import typer

from hotelcs.cli import main
from hotelcs.commands import group
from hotelcs.commands.table import COMMANDS, Row


@pytest.mark.parametrize("row", COMMANDS, ids=[row.name for row in COMMANDS])
def test_every_row_of_the_table_loads(row: Row) -> None:
    thing = row.load()
    assert callable(thing)
    assert isinstance(thing, typer.Typer) or thing.__doc__


@pytest.mark.parametrize("row", COMMANDS, ids=[row.name for row in COMMANDS])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_explains_itself(row: Row, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([row.name, "--help", "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert f"hotelcs {row.name}" in out
    assert ("Options" in out) == (lang == "en")
    assert "--help" in out


def test_names_are_unique() -> None:
    names = [row.name for row in COMMANDS]
    assert len(names) == len(set(names))


def test_help_lists_options_and_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for word in ("--db PATH", "--lock-wait SECONDS", "--version", *[f"  {row.name} " for row in COMMANDS]):
        assert word in out


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["--json", *words]) == 2
    error: dict[str, Any] = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "E_USAGE"
    return error


def test_an_unknown_command_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    error = refusal(capsys, "confg")
    assert error["message"] == "There is no command confg."
    assert error["hint"] == "Did you mean config?"


def test_an_unknown_command_like_no_other_gets_no_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "zzzz")["hint"] == ""


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "config", "list", "--bad")["message"] == "There is no option --bad."


def test_a_family_asks_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "config")["message"] == "Say which: list, get, set, validate."


def test_a_word_too_many_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "extra" in refusal(capsys, "config", "list", "extra")["message"]


def test_a_plain_function_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def greet(ctx: typer.Context, name: str) -> int:
        """Greet."""
        called.append(f"{name} {ctx.obj.lang}")
        return 10

    row = Row("greet", "x:y", "Greet.")
    monkeypatch.setattr(Row, "load", lambda _: greet)
    monkeypatch.setitem(group.ROWS, "greet", row)
    assert main(["greet", "lin"]) == 10
    assert called == ["lin en"]


def test_a_missing_argument_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def greet(name: str) -> int:
        """Greet."""
        return len(name)

    monkeypatch.setattr(Row, "load", lambda _: greet)
    monkeypatch.setitem(group.ROWS, "greet", Row("greet", "x:y", "Greet."))
    assert refusal(capsys, "greet")["message"] == "name is missing."
