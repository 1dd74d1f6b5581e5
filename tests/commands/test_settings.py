"""`hotelcs config list --origin` says where each value came from."""

import json

import pytest

from hotelcs.cli import main
from hotelcs.commands.settings import redacted


def test_every_value_has_its_origin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOTELCS_DB", "env.db")
    assert main(["--lock-wait", "3", "config", "list", "--origin"]) == 0
    lines = dict(line.split(" = ") for line in capsys.readouterr().out.splitlines())
    assert lines["db"].split() == ["env.db", "environment"]
    assert lines["lock-wait"].split() == ["3.0", "command", "line"]
    assert lines["lang"].split() == ["en", "default"]


def test_origins_are_said_in_chinese_and_lined_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "list", "--origin", "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.endswith("命令行") for line in lines)
    assert len({line.rindex("  ") for line in lines}) == 1


def test_the_document_has_value_and_origin(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "list", "--json", "--as", "lin"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["command"], document["changed"]) == ("config list", 0)
    assert document["data"]["settings"]["as"] == {"value": "lin", "origin": "flag"}


@pytest.mark.parametrize(
    ("database", "shown"),
    [
        ("hotel.db", "hotel.db"),
        ("/srv/a:b@c.db", "/srv/a:b@c.db"),
        ("postgresql://desk:s3cret@host/db", "postgresql://desk:***@host/db"),
        ("postgresql://desk:p@ss@host/db", "postgresql://desk:***@host/db"),
        ("postgresql://desk@host/db", "postgresql://desk@host/db"),
        ("postgresql://host/db", "postgresql://host/db"),
    ],
)
def test_passwords_are_not_shown(database: str, shown: str) -> None:
    assert redacted(database) == shown
