"""28 Ledger: who did what, about which record; and whether it is whole (handbook SC28)."""

import json
from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.errors import Corrupt
from hotelcs.i18n import N_, tr
from hotelcs.keymap import LEDGER
from hotelcs.screens.forms.dates import as_day, is_day
from hotelcs.screens.forms.field import plain
from hotelcs.screens.gateway import Failure
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import ALARM, GOOD, Line, words
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.sentences import sentence_of
from hotelcs.screens.widgets.line_list import Column
from hotelcs.workflows.subjects import named
from hotelcs.workflows.verbs import spoken

PAGE = 200
"""Entries read at once."""


def _about(row: Any) -> str:
    """The records that the result names, in one line."""
    return " ".join(named(row.result))


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Entry"), 6, lambda row: str(row.seq), "right"),
    Column(N_("When (UTC)"), 11, lambda row: row.at[5:16].replace("T", " ")),
    Column(N_("By"), 12, lambda row: row.actor or "-"),
    Column(N_("What"), 24, lambda row: str(spoken(row.verb))),
    Column(N_("About"), 0, _about),
)


def _detail(row: Any) -> list[str]:
    lines = [
        f"{row.seq}  {row.at}  {row.business_date}",
        f"{row.actor} @ {row.terminal}",
        str(spoken(row.verb)),
        "",
    ]
    lines += [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in row.result.items()]
    return [*lines, tr(N_("Takes back entry {seq}"), seq=row.undoes)] if row.undoes else lines


def _newest(desk: Any) -> list[Any]:
    return list(reversed(desk.show("ledger", limit=PAGE)))


class Ledger(Listing):
    """Newest first, searched by record, person and day."""

    number: ClassVar[str] = "28"
    title: ClassVar[str] = N_("Ledger")
    keys: ClassVar[tuple[Any, ...]] = LEDGER
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Entries"), COLUMNS, _newest, lambda row: str(row.seq), N_("No entry for this search. Esc clears it."),
            lambda row: f"{row.seq} {row.actor} {spoken(row.verb)} {_about(row)}", _detail, right="ledger.read"),
    )  # fmt: skip

    def __init__(self, counter: Any, tab: int = 0) -> None:
        super().__init__(counter, tab)
        self.asked: dict[str, Any] = {}
        self.checked: tuple[str, str] = ("", "")

    def open(self) -> None:
        """Read the newest entries of the search."""
        if self.may_see():
            self.counter.ask_first("ledger", self._asking(), self._reading(0))

    def reload(self) -> None:
        """Read them again."""
        if self.counter.desk is not None and self.may_see():
            self.counter.ask("ledger", self._asking(), self._reading(0))

    def _asking(self) -> Callable[[Any], list[Any]]:
        asked = dict(self.asked)
        return lambda desk: list(reversed(desk.show("ledger", limit=PAGE, **asked)))

    def banner(self) -> Line:
        """The search, and what the check said."""
        told, look = self.checked
        asked = "  ".join(f"{tr(WORDS[name])} {value}" for name, value in self.asked.items())
        return (words(f" {asked}  {told}", look),) if asked or told else ()

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """Search and check."""
        return {"o": self._ask_record, "w": self._ask_person, "d": self._ask_day, "k": self._check}

    def _ask_record(self) -> None:
        self._ask("entity", tr(N_("About which record (number, room, login):")))

    def _ask_person(self) -> None:
        self._ask("actor", tr(N_("By whom (login):")))

    def _ask_day(self) -> None:
        self._ask("day", tr(N_("From which business date (2026-11-23, mon, -1):")))

    def _ask(self, name: str, label: str) -> None:
        def entered(text: str) -> None:
            wanted = plain(text.strip())
            if name == "day" and wanted:
                today = self.counter.home.business_date if self.counter.home else ""
                if fault := is_day(today)(wanted):
                    self.counter.say(fault, ALARM)
                    return
                wanted = as_day(today)(wanted)
            self.asked.pop(name, None)
            if wanted:
                self.asked[name] = wanted
            self.open()

        self.counter.ask_line(Prompt(label, entered, text=str(self.asked.get(name, ""))))

    def _check(self) -> None:
        """The whole chain, and its end against the anchors."""

        def whole(found: Any) -> None:
            told = tr(N_("{entries} entries, chain intact, {anchors} anchors agree; the newest is {head}."), entries=found.entries,
                      anchors=found.anchors, head=found.head[:12])  # fmt: skip
            self.checked = (told, GOOD)
            self.counter.say(told, GOOD)

        def broken(failure: Failure) -> None:
            told = sentence_of(failure)
            if isinstance(failure, Corrupt):
                self.checked = (told, ALARM)
            self.counter.say(told, ALARM)

        self.counter.say(tr(N_("Checking every entry ...")))
        self.counter.gateway.ask("ledger-check", lambda desk: desk.check_ledger(), whole, broken)

    def back(self) -> None:
        """Esc clears the search first."""
        if self.asked and not self.wanted:
            self.asked = {}
            self.open()
        else:
            super().back()


WORDS = {"entity": N_("about"), "actor": N_("by"), "day": N_("from")}
"""What is searched for, in the banner."""
