"""What somebody with the database file and without scruples does to its ledger, and what the check says of it."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hotelcs import i18n
from hotelcs.cli import main
from hotelcs.storage import driver
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.keys import Keys
from hotelcs.workflows import ledger, performing
from tests.conftest import Hand

COLUMNS = (
    "seq", "at", "business_date", "actor", "terminal", "verb", "act_key", "digest", "changed", "result", "undoes",
    "prev", "hash",
)  # fmt: skip
"""Every column of the ledger, in its order."""
CHAINED = COLUMNS[:11]
"""What the hash of an entry covers, beside the hash before it."""


@dataclass(frozen=True)
class Verdict:
    """How `hotelcs audit-log --verify --json` ended."""

    code: int
    document: dict[str, Any]

    @property
    def message(self) -> str:
        """The sentence of the error."""
        return str(self.document["error"]["message"])

    def names(self, *entries: int) -> bool:
        """Whether it failed as a damaged ledger does, naming these entries."""
        found = self.document.get("error", {})
        told = self.message.replace(".", " ").replace(":", " ").split() if found else []
        return (self.code, found.get("code")) == (8, "E_CORRUPT") and all(str(seq) in told for seq in entries)


@dataclass
class Ledger:
    """The ledger of a hotel in which a day was worked, in the hands of a thief. No desk is open on it."""

    path: Path
    uid: str
    said: Callable[[], str]

    def verify(self) -> Verdict:
        """What the administrator is told."""
        self.said()
        code = main(
            ["audit-log", "--verify", "--json", "--db", str(self.path), "--now", "2026-11-24T12:00:00Z"]
        )
        i18n.use("en")
        return Verdict(code, json.loads(self.said()))

    @property
    def anchors(self) -> Anchors:
        """What is kept outside the database."""
        return Anchors(self.uid, self.path)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """The file, with every trigger dropped and no references minded."""
        connection = driver.connect(str(self.path))
        try:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f'DROP TRIGGER "{name}"')
            connection.execute("PRAGMA foreign_keys=OFF")
            yield connection
        finally:
            connection.close()

    def run(self, sql: str, *values: Any) -> None:
        """One statement of the thief."""
        with self.opened() as connection:
            connection.execute(sql, values)

    def rows(self) -> list[dict[str, Any]]:
        """Every entry, in order."""
        connection = driver.connect(str(self.path), readonly=True)
        try:
            found = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM ledger ORDER BY seq").fetchall()
        finally:
            connection.close()
        return [dict(zip(COLUMNS, row, strict=True)) for row in found]

    @property
    def last(self) -> int:
        """The number of the newest entry."""
        return int(self.rows()[-1]["seq"])

    def write(self, *rows: dict[str, Any]) -> None:
        """Put these entries in the places their numbers say."""
        with self.opened() as connection:
            connection.execute("BEGIN")
            for row in rows:
                connection.execute("DELETE FROM ledger WHERE seq = ?", (row["seq"],))
            for row in rows:
                marks = ", ".join("?" * len(COLUMNS))
                connection.execute(
                    f"INSERT INTO ledger ({', '.join(COLUMNS)}) VALUES ({marks})",
                    [row[name] for name in COLUMNS],
                )
            connection.execute("COMMIT")

    def cut(self, last: int) -> None:
        """Take away every entry after `last`, and what speaks of them."""
        with self.opened() as connection:
            connection.execute("DELETE FROM ledger_reference WHERE seq > ?", (last,))
            connection.execute("DELETE FROM ledger WHERE seq > ?", (last,))

    def work_on(self, times: int, what: str = "Round") -> None:
        """The hotel goes on working in a program that does not look first whether entries are missing, as this one does."""
        hand = Hand(self.path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(performing, "refuse_lost", lambda *_: None)
            for number in range(times):
                hand.do("log", text=f"{what} {number}")
        hand.desk.close()


def rechained(rows: list[dict[str, Any]], held: Keys, previous: str = ledger.START) -> list[dict[str, Any]]:
    """The same entries, chained anew with `held`, from `previous` on."""
    made = []
    for row in rows:
        chained = {**row, "prev": previous}
        chained["hash"] = previous = held.chain(previous, ledger.canonical([row[name] for name in CHAINED]))
        made.append(chained)
    return made


def moved(source: Path, path: Path, uid: str, state: Path) -> None:
    """Copy a hotel with its anchors, which lie in the folder `state`, to another place."""
    shutil.copy(source, path)
    with pytest.MonkeyPatch.context() as patch:
        there = Anchors(uid, path)
        patch.setenv("XDG_STATE_HOME", str(state))
        here = Anchors(uid, source)
    there.mark_file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(here.mark_file, there.mark_file)
    if here.log_file.exists():
        shutil.copy(here.log_file, there.log_file)
