"""Earlier handovers: what was handed over, by whom to whom, and what was disputed."""

from typing import Any, ClassVar

from hotelcs.i18n import N_
from hotelcs.keymap import LIST
from hotelcs.screens import handover_words
from hotelcs.screens.codes import shift_word
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.widgets.line_list import Column

COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Number"), 11, lambda row: row.handover),
    Column(N_("Day"), 10, lambda row: row.day),
    Column(N_("Shift"), 7, lambda row: shift_word(row.shift)),
    Column(N_("Of"), 4, lambda row: row.department),
    Column(N_("By"), 12, lambda row: row.submitted_by),
    Column(N_("Taken by"), 12, lambda row: row.accepted_by or "-"),
    Column(N_("Standing"), 0, lambda row: handover_words.state_word(row.status)),
)


class Handovers(Listing):
    """Newest first; Enter shows one."""

    number: ClassVar[str] = "11"
    title: ClassVar[str] = N_("Handovers")
    keys: ClassVar[tuple[Any, ...]] = LIST
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Handovers"), COLUMNS, lambda desk: desk.show("handovers"), lambda row: row.handover,
            N_("No shift was handed over yet."), lambda row: f"{row.handover}  {handover_words.state_word(row.status)}"),
    )  # fmt: skip

    def opened(self, row: Any) -> None:
        """Everything that was written down."""
        self.counter.ask_first("handover", lambda desk: desk.show("handover", no=row.handover), self._show)

    def _show(self, found: Any) -> None:
        from hotelcs.screens.dialogs.card import Card

        lines = [
            handover_words.heading(found),
            *handover_words.figures(found, 70),
            handover_words.drawer(found),
            *handover_words.recounted(found),
        ]
        if found.difference_reason:
            lines.append(found.difference_reason)
        lines += [f"{line.ref}  {handover_words.line_words(line)}  [{line.owner}]" for line in found.lines]
        Card(self.counter, found.handover, [*lines, found.note]).open()
