"""Everybody of a small hotel at desks of their own, with one clock that a test sets."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.act import Done
from hotelcs.workflows.desk import Desk
from tests.conftest import Hand

STAFF = {"admin": "E001", "desk": "E002", "night": "E003"}
"""The numbers of the people a hotel is founded with."""


class Seat(Hand):
    """Another person's hands, at a desk that shares the file of the first: what is compiled once is used by all."""

    def __init__(self, first: Hand, login: str) -> None:
        self.path = first.path
        self.now = first.now
        self.desk = Desk(first.desk.file, login, "test", lambda: self.now)


class Crew:
    """Desks by login; the same instant on the clock of each."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.numbers = dict(STAFF)
        self._hands = {"admin": hand}

    @property
    def now(self) -> datetime:
        """What every clock shows."""
        return self.hand.now

    @now.setter
    def now(self, instant: datetime) -> None:
        for one in self._hands.values():
            one.now = instant

    def wait(self, **span: float) -> None:
        """Let time pass: minutes, seconds, hours."""
        self.now += timedelta(**span)

    def __getitem__(self, login: str) -> Hand:
        if login not in self._hands:
            self._hands[login] = Seat(self.hand, login)
        return self._hands[login]

    def hire(self, login: str, *posts: str) -> str:
        """Take somebody on who signs in as `login`; the number of staff comes back."""
        number = str(self.hand.do("add-staff", name=login.title(), posts=list(posts)).result["staff"])
        self.hand.do("add-account", login=login, staff=number)
        self.numbers[login] = number
        return number

    def do(self, login: str, verb: str, /, **fields: Any) -> Done:
        """Let `login` do an act."""
        return self[login].do(verb, **fields)

    def show(self, login: str, view: str, /, **filters: Any) -> Any:
        """What `login` sees."""
        return self[login].desk.show(view, **filters)

    def refused(self, login: str, verb: str, /, **fields: Any) -> Refusal:
        """The refusal that `login` meets."""
        with pytest.raises(Refusal) as caught:
            self[login].do(verb, **fields)
        return caught.value

    def code(self, login: str, verb: str, /, **fields: Any) -> str:
        """The code of the refusal that `login` meets."""
        return self.refused(login, verb, **fields).code

    def hidden(self, login: str, view: str, /, **filters: Any) -> Refusal:
        """The refusal that `login` meets when asking for a view."""
        with pytest.raises(Refusal) as caught:
            self[login].desk.show(view, **filters)
        return caught.value

    def log(self, login: str, text: str = "The lift stood still", **fields: Any) -> str:
        """Write a line into the shift log; its number comes back."""
        return str(self[login].do("log", text=text, **fields).result["entry"])

    def item(self, kind: str, ref: str) -> Any:
        """An open item as the manager sees it; None when it is not open."""
        found = [row for row in self.show("admin", "items", kind=kind) if row.item == ref]
        return found[0] if found else None


@pytest.fixture
def crew(hand: Hand) -> Crew:
    """The manager (admin), a receptionist (desk) and the night manager (night), at a desk each."""
    return Crew(hand)
