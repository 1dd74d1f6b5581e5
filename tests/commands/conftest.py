"""Commands in the tests speak English on any machine, in a home of their own, at a copy of the model hotel."""

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hotelcs import i18n
from hotelcs.cli import main
from hotelcs.models import every_table
from hotelcs.storage import driver

NOON = "2026-11-23T07:00:00Z"
"""15:00 at the model hotel."""
ALONE = ("--yes", "--alone", "--reason", "drill")
"""How one person brings a backup back without being asked anything."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, in which no language and no colours are asked for."""
    for name in ("LC_ALL", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "")
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        read: dict[str, Any] = json.loads(self.out)
        return read

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every JSON line on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


Program = Callable[..., Ended]


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """The command line, called in this process, at noon of the model hotel's day."""

    def run(*words: str, stdin: str | bytes = "", now: str = NOON) -> Ended:
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        capsys.readouterr()
        code = main([*words, "--now", now])
        said = capsys.readouterr()
        i18n.use("en")
        return Ended(code, said.out, said.err)

    return run


@pytest.fixture
def lakeside(
    model_hotel: Path, home: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy of the model hotel with its key, named by HOTELCS_DB."""
    path = home / "hotel.db"
    shutil.copy(model_hotel, path)
    keys = tmp_path_factory.getbasetemp() / "home" / "config" / "hotelcs"
    shutil.copytree(keys, home / "config" / "hotelcs")
    monkeypatch.setenv("HOTELCS_DB", str(path))
    return path


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What is in the tables of the hotel at `path`."""
    with closing(driver.connect(str(path), readonly=True)) as connection:
        found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
        return found


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but what the machine notes about its own jobs."""
    with closing(driver.connect(str(path), readonly=True)) as connection:
        return {
            table.name: sorted(connection.execute(_everything(table)).fetchall(), key=repr)
            for table in every_table().sorted_tables
            if table.name != "job_run"
        }


def _everything(table: Any) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'SELECT {columns} FROM "{table.name}"'


def denials(path: Path) -> list[tuple[str, str, str]]:
    """(login, verb, code) of every attempt that the ledger notes, oldest first."""
    noted = rows(path, "SELECT actor, result FROM ledger WHERE verb = 'denied' ORDER BY seq")
    tried = [(actor, json.loads(result)) for actor, result in noted]
    return [(actor, result["verb"], result["code"]) for actor, result in tried]


def dump_but_denials(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without the entries of attempts."""
    found = dump(path)
    verb = [column.name for column in every_table().tables["ledger"].columns].index("verb")
    return found | {"ledger": [entry for entry in found["ledger"] if entry[verb] != "denied"]}


@pytest.fixture
def writer(lakeside: Path) -> Iterator[None]:
    """Another desk that holds the hotel and does not let go."""
    connection = driver.connect(str(lakeside))
    driver.use_journal(connection)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("ROLLBACK")
    connection.close()
