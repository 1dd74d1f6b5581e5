"""10 Emergencies: the one under way at once, else the list of those there were (handbook 04 SC10)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import INCIDENTS
from hotelcs.screens.incident import IncidentSheet
from hotelcs.screens.incident_words import DANGER, STATES, kind
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import Line, words
from hotelcs.screens.widgets.line_list import Column

EMPTY = N_("No emergency is open. F9 raises one. v shows those that are over.")
NEVER = N_("There has been no emergency. F9 raises one.")


def _no(row: Any) -> str:
    return f"DRILL 演练 {row.incident}" if row.drill else str(row.incident)


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Number"), 22, _no), Column(N_("Kind"), 10, kind), Column(N_("Place"), 0, lambda row: row.place),
    Column(N_("Level"), 5, lambda row: row.level.upper()), Column(N_("Status"), 11, lambda row: tr(STATES[row.status])),
    Column(N_("Since"), 11, lambda row: row.at[5:]),
)  # fmt: skip


def _told(row: Any) -> str:
    told = [_no(row), kind(row), row.place, row.at, tr(STATES[row.status]), row.commander, row.reason]
    return "  ".join(filter(None, told))


class Incidents(Listing):
    """What is open, newest first; with v what is over as well. Whatever is dangerous opens by itself."""

    number: ClassVar[str] = "10"
    title: ClassVar[str] = N_("Emergencies")
    keys: ClassVar[tuple[Any, ...]] = INCIDENTS

    def __init__(self, counter: Any) -> None:
        self.over = False
        self.fresh = True
        tab = Tab(N_("Emergencies"), COLUMNS, self._reads, lambda row: str(row.incident), EMPTY, _told)
        self.tabs = (tab,)  # type: ignore[misc] # what is read depends on the view
        super().__init__(counter)

    def _reads(self, desk: Any) -> list[Any]:
        rows: list[Any] = (
            desk.show("incidents", limit=200) if self.over else desk.show("incidents", open=True)
        )
        return rows

    def _reading(self, tab: int) -> Callable[[Any], None]:
        """The first time the newest that is dangerous is opened, a real one before a drill."""
        reads = super()._reading(tab)

        def read(rows: Any) -> None:
            reads(rows)
            fresh, self.fresh = self.fresh, False
            burning = sorted((row for row in rows if row.status in DANGER), key=lambda row: row.drill)
            if fresh and burning and self.counter.sheet is self:
                self.opened(burning[0])

        return read

    def banner(self) -> Line:
        """What is shown."""
        return (
            words(
                " "
                + tr(
                    N_("Open and over, v: only what is open")
                    if self.over
                    else N_("What is open, v: over as well")
                )
            ),
        )

    def opened(self, row: Any) -> None:
        """Enter: the emergency itself."""
        self.counter.show_sheet(IncidentSheet(self.counter, row.incident))

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What is over as well."""
        return {"v": self._view}

    def _view(self) -> None:
        self.over = not self.over
        self.open()

    def _instead(self) -> str:
        told = super()._instead()
        return tr(NEVER) if self.over and told == tr(EMPTY) else told
