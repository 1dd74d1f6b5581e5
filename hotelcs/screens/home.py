"""01 Home: what needs somebody now - today's counts, rooms by code, who waits, who comes next."""

from datetime import date, timedelta
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import HOME
from hotelcs.screens.home_items import Item, items
from hotelcs.screens.home_panels import (
    arrivals_panel,
    forecast_panel,
    log_panel,
    rooms_panel,
    today_panel,
    waiting_panel,
)
from hotelcs.screens.paint import WARN, Line, Row, Rule, panes, words
from hotelcs.screens.presses import Press
from hotelcs.screens.sheet import Sheet

NARROW_LEFT, WIDE_LEFT = 45, 62
WIDE = 120
NIGHTS = 3


class Home(Sheet):
    """The duty board. Every number is read again within two seconds of a change (handbook SC01)."""

    number: ClassVar[str] = "01"
    title: ClassVar[str] = N_("Home")
    keys: ClassVar[tuple[Any, ...]] = HOME

    def __init__(self, counter: Any) -> None:
        super().__init__(counter)
        self.next: list[Any] = []
        self.coming: list[Any] = []
        self.at = 0

    def reload(self) -> None:
        """Read the arrivals still to come; the counts are read by the counter, for every screen."""
        if self.counter.desk is None:
            return
        if self.counter.has("guest.read"):
            self.counter.ask("arrivals", lambda desk: desk.show("arrivals"), self._arrivals)
        if self.counter.columns >= WIDE:
            self.counter.ask("forecast", _read_forecast, self._forecast)

    def _forecast(self, rows: list[Any]) -> None:
        self.coming = rows

    def _arrivals(self, rows: list[Any]) -> None:
        due = [row for row in rows if row.status in ("confirmed", "guaranteed")]
        self.next = sorted(due, key=lambda row: (row.eta or "99:99", row.guest))

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
            return (words(" " + told, WARN),)
        return (
            words(
                " " + tr(N_("Sold tonight {sold} of {rooms}"), sold=home.sold_tonight, rooms=home.rooms_total)
            ),
        )

    def body(self, width: int, height: int) -> list[Line]:
        """Two columns of panels."""
        left_width = WIDE_LEFT if width >= WIDE else NARROW_LEFT
        right_width = width - left_width - 3
        home = self.counter.home
        if home is None:
            return panes(
                height, ([Rule(tr(N_("Today")))], left_width), ([Rule(tr(N_("Needs you")))], right_width)
            )
        left: list[Row] = [*today_panel(home, left_width), *rooms_panel(home, left_width)]
        spare = height - 1 - len(left)
        waiting = waiting_panel(home, left_width, spare // 2)
        left += [*waiting, *arrivals_panel(self.next, left_width, spare - len(waiting))]
        right: list[Row] = self._needs_panel(right_width)
        if width >= WIDE:
            right += forecast_panel(self.coming, right_width)
        right += log_panel(home, right_width, height - 1 - len(right))
        return panes(height, (left, left_width), (right, right_width))

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
        elif press.key.isdigit() and 0 < int(press.key) <= len(found):
            found[int(press.key) - 1][1]()
        else:
            return False
        return True

    def back(self) -> None:
        """There is no level above Home."""
        self.counter.say(tr(N_("This is Home. :quit leaves the program.")))


def _read_forecast(desk: Any) -> list[Any]:
    """Rooms free per type in the next three nights."""
    first = date.fromisoformat(desk.show("home").business_date)
    until = first + timedelta(days=NIGHTS)
    rows: list[Any] = desk.show("availability", **{"from": first.isoformat(), "to": until.isoformat()})
    return rows
