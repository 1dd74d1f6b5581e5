"""29 Registers: visitors, luggage, parcels, wake-up calls, messages, where guests say they are (handbook SC29)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import REGISTERS
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words
from hotelcs.screens.register_columns import COLUMNS, DETAILS
from hotelcs.screens.register_deeds import NEW, answer

VISITORS, LUGGAGE, PARCELS, WAKE, MESSAGES, WHERE = range(6)
TITLES = (N_("Visitors"), N_("Luggage"), N_("Parcels"), N_("Wake-up"), N_("Messages"), N_("Whereabouts"))
NOTHING = (
    N_("No visitor is in the house. n notes one."),
    N_("No luggage is kept. n takes some, or :bag 1208 2."),
    N_("No parcel is kept. n takes one, for guests to come too."),
    N_("Nobody is to be woken. n, or :wake 1208 0630."),
    N_("No message waits. n takes one, or :msg 1208 and the words."),
    N_("Nobody said where they are. n notes it, or :at 1208 pool 16."),
)
VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("visitors", {}), ("luggage", {"kind": "luggage"}), ("luggage", {"kind": "parcel"}), ("wake-calls", {}), ("messages", {}),
    ("whereabouts", {}),
)  # fmt: skip
NAMES = ("visitor", "tag", "tag", "call", "message", "stay")
"""The field by which an entry is known."""


class Registers(Listing):
    """A tab for each register; what is open first, or what is over as well."""

    number: ClassVar[str] = "29"
    title: ClassVar[str] = N_("Registers")
    keys: ClassVar[tuple[Any, ...]] = REGISTERS[VISITORS]

    def __init__(self, counter: Any, tab: int = VISITORS, wanted: str = "") -> None:
        self.over = False
        self.tabs = tuple(  # type: ignore[misc] # what is read depends on the view
            Tab(
                title,
                COLUMNS[at],
                self._reads(at),
                _name(at),
                NOTHING[at],
                _sentence(at),
                _detail(at),
                right="guest.read",
            )
            for at, title in enumerate(TITLES)
        )
        super().__init__(counter, tab)
        self.keys = REGISTERS[tab]  # type: ignore[misc] # each register has its own
        self.sought = wanted

    def _reads(self, at: int) -> Callable[[Any], list[Any]]:
        view, filters = VIEWS[at]

        def read(desk: Any) -> list[Any]:
            over = {"all": "yes"} if self.over and at != WHERE else {}
            rows: list[Any] = desk.show(view, **filters, **over)
            return rows

        return read

    def _reading(self, tab: int) -> Callable[[Any], None]:
        """The entry that was sought is under the cursor, once."""
        reads = super()._reading(tab)

        def read(rows: Any) -> None:
            reads(rows)
            found = [
                at
                for at, row in enumerate(self.front.rows)
                if self.sought and self.now.name(row) == self.sought
            ]
            if found:
                self.front.go(found[0])
            self.sought = ""

        return read

    def go_to(self, tab: int) -> None:
        """The keys are those of the register in front."""
        self.keys = REGISTERS[tab]  # type: ignore[misc]
        super().go_to(tab)

    def banner(self) -> Line:
        """What is due in the register in front."""
        rows = self.rows[self.tab] or ()
        late = sum(
            1 for row in rows if getattr(row, "late", False) or getattr(row, "clock", "") in ("now", "late")
        )
        seen = (
            N_("Due or late: {count}   open and over, v: only what is open")
            if self.over
            else N_("Due or late: {count}")
        )
        return (words(" " + tr(seen, count=late), WARN if late else ""),)

    # --- deeds

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """A new entry; what is over."""
        new = {"n": lambda: NEW[self.tab](self.counter)}
        return new if self.tab == WHERE else {**new, "v": self._view}

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with an entry of the register in front."""
        kept: dict[str, Callable[[Any], None]] = {"r": self._hand, "e": self._change}
        by_tab: tuple[dict[str, Callable[[Any], None]], ...] = (
            {"k": self._out, "i": self._register},
            kept,
            kept,
            {"y": self._awake, "-": self._no_answer, "x": self._cancel_call},
            {"y": self._deliver, "x": self._withdraw},
            {"x": self._forget},
        )
        return by_tab[self.tab]

    def _view(self) -> None:
        self.over = not self.over
        self.open()

    def _awake(self, row: Any) -> None:
        answer(self.counter, row.call, answered=True)

    def _no_answer(self, row: Any) -> None:
        answer(self.counter, row.call, answered=False)

    def _out(self, row: Any) -> None:
        deeds.do(self.counter, "visitor-out", {"visitor": row.visitor}, N_("{visitor} has left room {room}."))

    def _register(self, row: Any) -> None:
        open_act(self.counter, "register-visitor", {"visitor": row.visitor}, row.name)

    def _hand(self, row: Any) -> None:
        label = tr(N_("{tag} {guest} is handed to:"), tag=row.tag, guest=row.guest)
        deeds.with_words(
            self.counter, "hand-luggage", {"tag": row.tag}, "to", label, N_("{tag} is handed out.")
        )

    def _change(self, row: Any) -> None:
        open_act(self.counter, "change-luggage", {"tag": row.tag}, row.guest)

    def _cancel_call(self, row: Any) -> None:
        question = tr(N_("Cancel the wake-up call of {room}, {at}? y/n"), room=row.room, at=row.at[5:])
        deeds.sure(
            self.counter, "cancel-wake-call", question, {"calls": [row.call]}, N_("{calls} is cancelled.")
        )

    def _deliver(self, row: Any) -> None:
        deeds.do(
            self.counter, "deliver-message", {"message": row.message}, N_("{message} is with the guest.")
        )

    def _withdraw(self, row: Any) -> None:
        question = tr(N_("Withdraw {message} for {guest}? y/n"), message=row.message, guest=row.guest)
        deeds.sure(
            self.counter,
            "withdraw-message",
            question,
            {"message": row.message},
            N_("{message} is withdrawn."),
        )

    def _forget(self, row: Any) -> None:
        deeds.do(
            self.counter, "locate", {"stay": row.stay}, N_("Where room {room} is, is not known any more.")
        )


def _name(at: int) -> Callable[[Any], str]:
    return lambda row: str(getattr(row, NAMES[at]))


def _sentence(at: int) -> Callable[[Any], str]:
    """The row in one sentence: every column, and whose it is."""
    return lambda row: "  ".join(filter(None, (column.shows(row) for column in COLUMNS[at])))


def _detail(at: int) -> Callable[[Any], list[str]]:
    return lambda row: list(filter(None, DETAILS[at](row)))
