"""A hotel in which three people have passwords and PINs, its terminals, and a clock that is set by hand."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hotelcs.errors import HotelcsError
from hotelcs.storage import driver, keys
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.workflows import desk as desks
from hotelcs.workflows.act import Done
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.door import passwords
from hotelcs.workflows.door.entrance import Welcome
from tests.conftest import MOVED, NOON

PASSWORDS = {
    "admin": "copper mitten drizzle anvil",
    "desk": "kettle orbit walnut fjord",
    "night": "lantern pickle tundra motif",
}
PINS = {"admin": "730418", "desk": "481937", "night": "926153"}
WRONG = "gravel sonnet bishop thaw"
"""A good password, and nobody's."""
WRONG_PIN = "570382"
HANDED = "bidak-mofet-ruvis-zolup-kanet"
"""A password for one use."""
ZONE = ZoneInfo("Asia/Shanghai")


def local(text: str) -> datetime:
    """The instant at which the hotel's wall clock shows `text`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def on(self, seconds: float = 0, **more: float) -> None:
        """Move on, or back."""
        self.now += timedelta(seconds=seconds, **more)


def refused(call: Callable[..., Any], *words: Any, **fields: Any) -> HotelcsError:
    """How `call` is refused."""
    with pytest.raises(HotelcsError) as caught:
        call(*words, **fields)
    return caught.value


def code_of(call: Callable[..., Any], *words: Any) -> str:
    """The code `call` is refused with; nothing when it is not."""
    try:
        call(*words)
    except HotelcsError as error:
        return error.code
    return ""


@dataclass
class Hotel:
    """A hotel with locks on its doors. Terminals share the clock; each is closed at the end."""

    path: Path
    clock: Clock = field(default_factory=Clock)
    opened: list[HotelFile] = field(default_factory=list)
    seen: Any = None

    def terminal(self, name: str = "front-1", login: str = "", *, anew: bool = False) -> Desk:
        """A terminal: nobody sits there, or `login` without a password, as on the command line.

        With `anew` the hotel is opened once more, as by another program.
        """
        if anew or not self.opened:
            self.opened.append(desks.open_hotel(self.path))
        return Desk(self.opened[-1], login, name, self.clock)

    def inside(self, login: str = "desk", name: str = "front-1") -> Desk:
        """A terminal at which somebody has signed in."""
        made = self.terminal(name)
        made.sign_in(login, PASSWORDS[login])
        return made

    def do(self, verb: str, /, by: str = "admin", **fields: Any) -> Done:
        """An act of the command line."""
        return self.terminal("office", by).do(verb, fields)

    def hand_out(self, login: str = "desk") -> None:
        """Give somebody a password for one use."""
        self.do("reset-password", login=login, secret=HANDED)

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What is in the tables."""
        self._moved()
        self.seen = self.seen or driver.connect(str(self.path), readonly=True)
        found: list[tuple[Any, ...]] = self.seen.execute(sql, values).fetchall()
        return found

    def _moved(self) -> None:
        """What is looked at is where the terminals work."""
        if MOVED.active and not self.opened:
            self.terminal()

    def value(self, sql: str, **values: Any) -> Any:
        """The first column of the first row."""
        rows = self.rows(sql, **values)
        return rows[0][0] if rows else None

    def write(self, sql: str, **values: Any) -> None:
        """Change the tables behind the program's back."""
        self._moved()
        connection = driver.connect(str(self.path))
        try:
            connection.execute(sql, values)
        finally:
            connection.close()

    def tried(self) -> list[tuple[str, str]]:
        """(verb, actor) of what the ledger says of the door, oldest first."""
        return self.rows("SELECT verb, actor FROM ledger WHERE verb IN ('sign-in', 'sign-in-failed', 'unlock', "
                         "'unlock-failed', 'sign-out') ORDER BY seq")  # fmt: skip

    def close(self) -> None:
        """Whatever was opened."""
        for file in self.opened:
            file.close()
        self.opened.clear()
        if self.seen is not None:
            self.seen.close()
            self.seen = None


def furnish(source: Path, path: Path) -> None:
    """Copy the hotel at `source` to `path` and give its people their secrets."""
    shutil.copy(source, path)
    give_secrets(path)


def give_secrets(path: Path) -> None:
    """Give the people of the hotel at `path` their passwords and PINs."""
    connection = driver.connect(str(path))
    uid = connection.execute("SELECT uid FROM property").fetchone()[0]
    held = keys.load(uid)
    assert held.present
    for login, password in PASSWORDS.items():
        kept = passwords.hashed(held, password), passwords.hashed(held, PINS[login]), login
        connection.execute("UPDATE account SET password = ?, pin = ? WHERE login = ?", kept)
    connection.close()


def wrong(desk: Desk, login: str = "desk", password: str = WRONG) -> str:
    """Try a wrong password; the code it is refused with."""
    return refused(desk.sign_in, login, password).code


def right(desk: Desk, login: str = "desk") -> Welcome:
    """Sign in as one should."""
    return desk.sign_in(login, PASSWORDS[login])
