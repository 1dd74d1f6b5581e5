"""The way to the desk without threads: every question is answered before the next line is read."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hotelcs.errors import HotelcsError, Replaced
from hotelcs.screens.desk_port import DeskPort
from hotelcs.screens.gateway import Bug, Call, Fail, Then
from hotelcs.screens.trouble import report


class AtOnce:
    """Asks and acts on the desk where it is called; what goes wrong is told as the screens tell it."""

    def __init__(self) -> None:
        self.desk: DeskPort | None = None
        self._seen: int | None = None
        self.replaced: Replaced | None = None

    def ask(self, slot: str, call: Call, then: Then, fail: Fail) -> None:
        """Read; `slot` is for those who may be overtaken."""
        del slot
        self._run(call, then, fail)

    def act(self, call: Call, then: Then, fail: Fail) -> None:
        """Write."""
        self._run(call, then, fail)

    def before(self, call: Callable[[], Any], then: Then, fail: Fail) -> None:
        """Do something for which no desk is needed."""
        self._run(lambda _: call(), then, fail)

    def forget(self, slot: str) -> None:
        """Nothing is ever on its way."""

    def moved(self) -> bool:
        """Whether another process has changed the hotel since this was asked last."""
        if self.desk is None:
            return False
        try:
            seen, self.replaced = self.desk.changed(), None
        except Replaced as error:
            self.replaced = error
            return False
        except HotelcsError:
            return False
        before, self._seen = self._seen, seen
        return before is not None and before != seen

    def close(self) -> None:
        """The terminal ends: whoever signed in here is signed out; what cannot be written is no reason to stay."""
        if self.desk is not None:
            with suppress(Exception):
                self.desk.leave_all("quit")
            self.desk.close()

    def _run(self, call: Callable[[Any], Any], then: Then, fail: Fail) -> None:
        try:
            value = call(self.desk)
        except HotelcsError as error:
            fail(error)
        except Exception as error:  # the edge of the work: reported, told, and the desk goes on
            fail(Bug(report(error)))
        else:
            then(value)
