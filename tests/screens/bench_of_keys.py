"""A counter over the desk in memory, without Textual: keys in, lines out."""

from collections.abc import Callable
from typing import Any

from hotelcs.errors import HotelcsError
from hotelcs.screens.counter import Counter
from hotelcs.screens.home import Home
from hotelcs.screens.paint import cells_of, text_of
from hotelcs.screens.presses import paste_of, press_of
from tests.screens.fake_desk import FakeDesk

NAMED = {
    "<Enter>": "enter",
    "<Esc>": "escape",
    "<Tab>": "tab",
    "<STab>": "shift+tab",
    "<Up>": "up",
    "<Down>": "down",
    "<Left>": "left",
    "<Right>": "right",
    "<PgUp>": "pageup",
    "<PgDn>": "pagedown",
    "<Home>": "home",
    "<End>": "end",
    "<Backspace>": "backspace",
    "<Space>": "space",
} | {f"<F{n}>": f"f{n}" for n in range(1, 13)}


class AtOnce:
    """A gateway that answers at once, or when told to (`hold`)."""

    def __init__(self, desk: FakeDesk) -> None:
        self.desk = desk
        self.hold = False
        self.waiting: list[Callable[[], None]] = []

    def ask(self, _slot: str, call: Any, then: Any, fail: Any) -> None:
        self._run(call, then, fail)

    def act(self, call: Any, then: Any, fail: Any) -> None:
        self._run(call, then, fail)

    def forget(self, _slot: str) -> None:
        self.waiting.clear()

    def _run(self, call: Any, then: Any, fail: Any) -> None:
        def run() -> None:
            try:
                value = call(self.desk)
            except HotelcsError as error:
                fail(error)
            else:
                then(value)

        if self.hold:
            self.waiting.append(run)
        else:
            run()

    def answer(self) -> None:
        """Give every answer that was held back."""
        while self.waiting:
            self.waiting.pop(0)()


class Keys:
    """A person at the desk."""

    def __init__(self, desk: FakeDesk | None = None, *, opened: bool = True) -> None:
        self.desk = desk or FakeDesk()
        self.gateway = AtOnce(self.desk)
        self.left = False
        self.counter = Counter(self.gateway, self._leave)
        self.counter.show_sheet(Home(self.counter))
        if opened:
            self.counter.opened(self.desk)

    def _leave(self) -> None:
        self.left = True

    def press(self, *keys: str) -> "Keys":
        """Press named keys and type texts."""
        for key in keys:
            if key in NAMED:
                self.counter.press(press_of(NAMED[key], None))
            else:
                for char in key:
                    self.counter.press(press_of(char, char))
        return self

    def paste(self, text: str) -> "Keys":
        """Paste `text`."""
        self.counter.press(paste_of(text))
        return self

    def screen(self, columns: int = 80, rows: int = 24) -> list[str]:
        """The screen as lines, checked to be no wider than it is."""
        lines = self.counter.lines(columns, rows)
        assert len(lines) == rows
        for line in lines:
            assert cells_of(line) <= columns, text_of(line)
        return [text_of(line) for line in lines]

    @property
    def message(self) -> str:
        """What is said to staff."""
        return self.counter.message[0]

    @property
    def acts(self) -> list[tuple[str, dict[str, Any]]]:
        """What the desk was told to do."""
        return [(verb, fields) for verb, fields, _ in self.desk.acts]
