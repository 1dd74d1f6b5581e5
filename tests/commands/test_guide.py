"""What the guide tells a new hotel to type is typed here, line by line."""

import re
import shlex
from pathlib import Path

import pytest

from tests.commands.conftest import Program
from tests.source_tree import ROOT

GUIDE = (ROOT / "docs" / "guide" / "install.md").read_text("utf-8")
PEOPLE = GUIDE.partition("\n## People\n")[2].partition("\n## ")[0]


def fences() -> dict[str, str]:
    """The fences of the section about people by their kind; the commands have none."""
    return dict(re.findall(r"^```(\w*)\n(.*?)^```", PEOPLE, re.MULTILINE | re.DOTALL))


def test_the_hotel_with_people_of_the_guide_has_an_owner_for_every_duty(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("HOTELCS_DB", str(home / "guide.db"))
    (home / "staff.csv").write_text(fences()["csv"], "utf-8")
    lines = fences()[""].splitlines()
    assert [line.split()[1] for line in lines] == ["init", "do", "duties"]
    for line in lines:
        ended = program(*shlex.split(line)[1:], "--json", now="2031-05-05T07:00:00Z")
        assert ended.code == 0, ended.out
    assert ended.document["data"]["complete"] == 64
