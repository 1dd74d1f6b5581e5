"""The demo's staff at work: desks for each of them, and one clock that goes on with every act."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.workflows.act import Act, Done
from hotelcs.workflows.desk import Desk, open_desk

PACE = timedelta(seconds=20)
"""From one act to the next."""


class Crew:
    """Everybody who works in the demo hotel."""

    def __init__(self, path: Path, zone: str, now: datetime) -> None:
        self.path = path
        self.zone = ZoneInfo(zone)
        self.now = now
        self._desks: dict[str, Desk] = {}

    def desk(self, login: str) -> Desk:
        """The desk of one of them, opened when first needed."""
        if login not in self._desks:
            self._desks[login] = open_desk(
                self.path, login=login, terminal=f"desk-{login}", clock=lambda: self.now
            )
        return self._desks[login]

    def do(self, login: str, verb: str, **fields: Any) -> Done:
        """Let `login` do an act; the clock goes on."""
        done = self.desk(login).do(verb, {name.rstrip("_"): value for name, value in fields.items()})
        self.now += PACE
        return done

    def execute(self, login: str, act: Act) -> Done:
        """Let `login` do an act that is made already."""
        return self.desk(login).execute(act)

    def wait_until(self, instant: datetime) -> None:
        """Let time pass; it never goes back."""
        self.now = max(self.now, instant)

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows as the manager sees them."""
        with self.desk("manager").file.read() as reader:
            return reader.rows(sql, **values)

    def close(self) -> None:
        """Everybody goes home."""
        for desk in self._desks.values():
            desk.close()
        self._desks.clear()
