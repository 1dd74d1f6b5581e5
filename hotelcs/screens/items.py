"""Open items and their owners: taken, offered, given, so that each is in one pair of hands (handbook S-11, S-157)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import ITEMS
from hotelcs.screens import deeds
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.item_words import held_word, item_words, owner_word
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.widgets.line_list import Column


def due_word(row: Any) -> str:
    """When it is due, with ! when that has passed."""
    due = row.due.replace("T", " ")[5:16]
    return f"!{due}" if row.late else due or "-"


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Kind"), 12, lambda row: row.title),
    Column(N_("Number"), 11, lambda row: row.item),
    Column(N_("What"), 0, lambda row: item_words(row.kind, row.words)),
    Column(N_("Room"), 5, lambda row: row.room or "-"),
    Column(N_("Due"), 12, due_word),
    Column(N_("Owner"), 11, owner_word),
)


def _told(row: Any) -> str:
    told = tr(
        N_("{item} {words}: {owner}"),
        item=row.item,
        words=item_words(row.kind, row.words),
        owner=row.owner or "-",
    )
    held = held_word(row)
    return f"{told} ({held})" if held else told


def _mine(desk: Any) -> list[Any]:
    rows: list[Any] = desk.show("items")
    mine = [row for row in rows if desk.login in (row.login, row.offered_login)]
    return sorted(mine, key=lambda row: row.offered_login != desk.login)


def _name(row: Any) -> str:
    return f"{row.kind} {row.item}"


class Items(Listing):
    """What is open in the house, and in whose hands."""

    number: ClassVar[str] = "11"
    title: ClassVar[str] = N_("Open items")
    keys: ClassVar[tuple[Any, ...]] = ITEMS
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Mine"), COLUMNS, _mine, _name, N_("Nothing is in your hands."), _told),
        Tab(
            N_("Everybody's"),
            COLUMNS,
            lambda desk: desk.show("items"),
            _name,
            N_("Nothing is open in the house."),
            _told,
        ),
    )

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Take, give, step."""
        return {"t": self._take, "a": self._give, "s": self._steps}

    def opened(self, row: Any) -> None:
        """Where it is worked on."""
        if row.kind in ("cutoff", "list"):
            from hotelcs.screens.groups import open_group

            open_group(self.counter, row.item)
            return
        if not self.counter.jump(row.screen):
            super().opened(row)

    def _take(self, row: Any) -> None:
        me = self.counter.desk.login
        if row.login == me and row.held == "own" and not row.offered_login:
            self.counter.say(tr(N_("{item} is in your hands already."), item=row.item))
            return
        verb = "accept-item" if row.offered_login == me else "take-item"
        deeds.do(self.counter, verb, about(row), N_("{item} is in your hands."))

    def _give(self, row: Any) -> None:
        give(self.counter, about(row), row.item)

    def _steps(self, row: Any) -> None:
        """What can be done with it now, by number."""
        mine = row.offered_login == self.counter.desk.login
        entries: list[Entry] = [
            (tr(N_("Take it")), lambda: self._take(row)),
            (tr(N_("Offer it to somebody")), lambda: self._give(row)),
        ]
        if mine:
            told = tr(N_("Why not:"))
            entries.append((tr(N_("Decline it")), lambda: deeds.with_words(
                self.counter, "decline-item", about(row), "reason", told, N_("{item} goes back."))))  # fmt: skip
        if row.kind == "log":
            entries.append((tr(N_("It is done")), lambda: deeds.do(
                self.counter, "finish-log", {"entry": row.item}, N_("{entry} is done."))))  # fmt: skip
        if row.kind == "incident":
            entries += incident_steps(self.counter, row.item)
        Menu(self.counter, row.item, entries).open()


def about(row: Any) -> dict[str, str]:
    """The item as acts name it."""
    return {"item": row.item, "kind": row.kind}


def give(counter: Any, fields: dict[str, str], item: str) -> None:
    """Ask to whom and why; who may give items away gives it at once, everybody else offers it."""

    def whom(to: str) -> None:
        if not to.strip():
            counter.say(tr(N_("Nothing was changed.")))
        elif counter.may("assign-item"):
            deeds.do(
                counter, "assign-item", {**fields, "to": to.strip()}, N_("{item} is in the hands of {staff}.")
            )
        else:
            deeds.with_words(counter, "transfer-item", {**fields, "to": to.strip()}, "reason", tr(N_("Why:")),
                             N_("{item} is offered; it stays with you until it is taken."))  # fmt: skip

    counter.ask_line(Prompt(tr(N_("{item} to whom (login or number of staff):"), item=item), whom))


def incident_steps(counter: Any, number: str) -> list[Entry]:
    """Open it; confirm, false alarm."""
    from hotelcs.screens.incident import open_incident

    fields = {"incident": number}
    return [
        (tr(N_("Open the emergency")), lambda: open_incident(counter, number)),
        deeds.step(counter, "confirm-incident", N_("Confirm the emergency"),
                   lambda: deeds.do(counter, "confirm-incident", fields, N_("{incident} is confirmed."))),
        deeds.step(counter, "false-alarm", N_("False alarm"),
                   lambda: deeds.with_words(counter, "false-alarm", fields, "reason", tr(N_("Why:")),
                                            N_("{incident} was a false alarm."))),
    ]  # fmt: skip
