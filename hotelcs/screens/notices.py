"""26 Notices: what everybody has to know, who has read it and who has not (handbook SC26)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import NOTICES
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words
from hotelcs.screens.widgets.line_list import Column


def _state(row: Any) -> str:
    if row.reminded:
        return tr(N_("!asked for"))
    if row.read:
        return tr(N_("read {at}"), at=row.read[5:])
    return tr(N_("!must read")) if row.must_read else tr(N_("new"))


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Number"), 11, lambda row: row.notice),
    Column(N_("Title"), 0, lambda row: row.title),
    Column(N_("Written by"), 12, lambda row: f"{row.author} {row.department}".strip()),
    Column(N_("When"), 11, lambda row: row.at[5:]),
    Column(N_("Until"), 10, lambda row: row.until or "-"),
    Column(N_("Standing"), 16, _state),
)
OF_ALL: tuple[Column[Any], ...] = (
    *COLUMNS[:5],
    Column(N_("Kind"), 16, lambda row: tr(N_("must be read")) if row.must_read else ""),
)


def _told(row: Any) -> str:
    return f"{row.notice} {row.title}"


def _name(row: Any) -> str:
    return str(row.notice)


class Notices(Listing):
    """For one's own posts, unread ones first; and everybody's, with their receipts."""

    number: ClassVar[str] = "26"
    title: ClassVar[str] = N_("Notices")
    keys: ClassVar[tuple[Any, ...]] = NOTICES
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("For me"), COLUMNS, lambda desk: desk.show("notices"), _name, N_("All read. n writes a notice."), _told,
            lambda row: [row.title, "", *row.body.split("\n")]),
        Tab(N_("All"), OF_ALL, lambda desk: desk.show("notices", all=True), _name, N_("No notice yet. n writes one."), _told,
            lambda row: [row.title, "", *row.body.split("\n")]),
    )  # fmt: skip

    def banner(self) -> Line:
        """How many are unread."""
        count = sum(1 for row in self.rows[0] or () if not row.read)
        return (words(" " + tr(N_("Unread: {count}"), count=count), WARN if count else ""),)

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """Write one."""
        return {"n": lambda: open_act(self.counter, "post-notice")}

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Read, remind, take back."""
        return {
            "y": lambda row: deeds.do(self.counter, "read-notice", {"notice": row.notice}, N_("{notice} is read.")),
            "r": lambda row: deeds.do(self.counter, "remind-notice", {"notice": row.notice},
                                      N_("Whoever has not read {notice} is asked again.")),
            "x": lambda row: deeds.sure(self.counter, "withdraw-notice", tr(N_("Take {notice} back? y/n"), notice=row.notice),
                                        {"notice": row.notice}, N_("{notice} is taken back.")),
        }  # fmt: skip

    def opened(self, row: Any) -> None:
        """The whole text, and who has read it."""
        self.counter.ask_first("notice", lambda desk: desk.show("notice", no=row.notice), self._show)

    def _show(self, found: Any) -> None:
        lines = [*found.body.split("\n"), "", tr(N_("Read by {who}"), who=", ".join(found.read_by) or "-"),
                 tr(N_("Not read by {who}"), who=", ".join(found.missing) or "-")]  # fmt: skip
        Card(self.counter, f"{found.notice} {found.title}", lines).open()
