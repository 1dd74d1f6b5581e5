"""01 Home: what needs somebody now, and the panels of the post of whoever sits here."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import HOME
from hotelcs.screens.home_items import Item, items
from hotelcs.screens.home_panels import (
    arrivals_panel,
    backup_age,
    forecast_panel,
    log_panel,
    rooms_panel,
    today_panel,
    waiting_panel,
)
from hotelcs.screens.home_posts import (
    ARRIVALS,
    FORECAST,
    LOAD,
    NEEDS,
    ROOMS,
    TODAY,
    WAITING,
    WANTED,
    duty_panel,
    layout,
    load_panel,
    off_panel,
    wanted_panel,
)
from hotelcs.screens.paint import WARN, Line, Row, Rule, panes, words
from hotelcs.screens.presses import Press
from hotelcs.screens.sheet import Sheet

NARROW_LEFT, WIDE_LEFT = 45, 62
WIDE = 120
NIGHTS = 3
LOG_ROWS, LEAST_LOG = 11, 3
"""Rows of the last acts: in a wide terminal ten and their border, in a narrow one what is left."""


class Home(Sheet):
    """The duty board. Every number is read again within two seconds of a change (handbook SC01)."""

    number: ClassVar[str] = "01"
    title: ClassVar[str] = N_("Home")
    keys: ClassVar[tuple[Any, ...]] = HOME

    def __init__(self, counter: Any) -> None:
        super().__init__(counter)
        self.found: dict[str, list[Any]] = {}
        self.at = 0

    @property
    def panels(self) -> tuple[int, ...]:
        """The panels of whoever sits here."""
        me = self.counter.sitting.me
        return layout(me.posts[0] if me is not None and me.posts else "")

    def reload(self) -> None:
        """Read what the panels of this post show; the counts are read by the counter, for every screen."""
        if self.counter.desk is None:
            return
        wanted = {NEEDS[panel] for panel in self.panels if panel in NEEDS}
        if self.counter.columns >= WIDE:
            wanted |= {"forecast"}
        for name in (*sorted(wanted), "duty"):
            right, read = READS[name]
            if self.counter.has(right):
                self.counter.ask(f"home {name}", read, self._keeping(name))

    def _keeping(self, name: str) -> Callable[[list[Any]], None]:
        def there(rows: list[Any]) -> None:
            self.found[name] = rows

        return there

    def items(self) -> list[Item]:
        """What needs somebody, with what opens it, most pressing first."""
        return items(self.counter)

    def banner(self) -> Line:
        """What is late or missing."""
        home = self.counter.home
        if home is None:
            return ()
        if home.guest_data_missing:
            told = tr(N_("! Bookings without guest data: {count}"), count=home.guest_data_missing)
            return (words(" " + told, WARN), *backup_age(home))
        told = tr(N_("Sold tonight {sold} of {rooms}"), sold=home.sold_tonight, rooms=home.rooms_total)
        return (words(" " + told), *backup_age(home))

    def body(self, width: int, height: int) -> list[Line]:
        """Two columns of panels: those of the post, and what needs somebody, who is here, what was done last."""
        left_width = WIDE_LEFT if width >= WIDE else NARROW_LEFT
        right_width = width - left_width - 3
        home = self.counter.home
        if home is None:
            return panes(
                height, ([Rule(tr(N_("Today")))], left_width), ([Rule(tr(N_("Needs you")))], right_width)
            )
        left: list[Row] = []
        for at, panel in enumerate(self.panels):
            left += self._panel(
                panel, home, left_width, (height - 1 - len(left)), last=at == len(self.panels) - 1
            )
        right: list[Row] = self._needs_panel(right_width)
        wide = width >= WIDE
        if wide and FORECAST not in self.panels:
            right += forecast_panel(self.found.get("forecast", ()), right_width)
        room = height - 1 - len(right)
        log = LOG_ROWS if wide else max(room // 2, LEAST_LOG)
        right += duty_panel(self.found.get("duty", ()), right_width, room - min(log, room))
        right += log_panel(home, right_width, height - 1 - len(right))
        return panes(height, (left, left_width), (right, right_width))

    def _panel(self, panel: int, home: Any, width: int, room: int, *, last: bool) -> list[Row]:
        """One panel; a list takes half of the rows that are left, the last one all."""
        rows = room if last else room // 2
        if panel == TODAY:
            return today_panel(home, width)
        if panel == ROOMS:
            return rooms_panel(home, width)
        if panel == WAITING:
            return waiting_panel(home, width, rows)
        if panel == FORECAST:
            return forecast_panel(self.found.get("forecast", ()), width)
        if panel == LOAD:
            return load_panel(self.found.get("items", ()), width, rows)
        if panel == ARRIVALS:
            return arrivals_panel(_coming(self.found.get("arrivals", ())), width, rows)
        draw = wanted_panel if panel == WANTED else off_panel
        return draw(self.found.get("rooms", ()), width, rows)

    def _needs_panel(self, width: int) -> list[Row]:
        found = self.items()
        rows: list[Row] = [Rule(tr(N_("Needs you ({count})"), count=len(found)))]
        for index, (told, _) in enumerate(found):
            rows.append((words(f"{'>' if index == self.at else ' '}{index + 1} {told}"),))
        if not found:
            rows.append((words(" " + tr(N_("Nothing waits for you."))),))
        del width
        return rows

    def status(self) -> str:
        """The item under the cursor."""
        found = self.items()
        if not found:
            return tr(N_("Nothing waits for you. F2 finds a guest, a room or a booking."))
        return f"> {self.at + 1}  {found[min(self.at, len(found) - 1)][0]}"

    def press(self, press: Press) -> bool:
        """Choose an item by its number or with the arrows."""
        found = self.items()
        if press.key in ("up", "down") and found:
            self.at = (min(self.at, len(found) - 1) + (1 if press.key == "down" else -1)) % len(found)
        elif press.key == "enter" and found:
            found[min(self.at, len(found) - 1)][1]()
        elif press.key.isdecimal() and 0 < int(press.key) <= len(found):
            found[int(press.key) - 1][1]()
        else:
            return False
        return True

    def back(self) -> None:
        """There is no level above Home."""
        self.counter.say(tr(N_("This is Home. :quit leaves the program.")))


def _coming(rows: Sequence[Any]) -> list[Any]:
    """Those still to come, the earliest first."""
    due = [row for row in rows if row.status in ("confirmed", "guaranteed")]
    return sorted(due, key=lambda row: (row.eta or "99:99", row.guest))


def _read_forecast(desk: Any) -> list[Any]:
    """Rooms free per type in the next three nights."""
    first = date.fromisoformat(desk.show("business-day").business_date)
    until = first + timedelta(days=NIGHTS)
    rows: list[Any] = desk.show("availability", **{"from": first.isoformat(), "to": until.isoformat()})
    return rows


READS: dict[str, tuple[str, Callable[[Any], list[Any]]]] = {
    "arrivals": ("guest.read", lambda desk: desk.show("arrivals")),
    "rooms": ("read", lambda desk: desk.show("rooms")),
    "items": ("read", lambda desk: desk.show("items")),
    "forecast": ("read", _read_forecast),
    "duty": ("read", lambda desk: desk.show("on-duty")),
}
"""The right and the reading behind each kind of rows."""
