"""09 Complaints: the least time left first; one key for each act; a case, its timeline, what comes again (handbook SC09)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import COMPLAINTS, PATTERNS
from hotelcs.screens import complaint_words as told
from hotelcs.screens import deeds
from hotelcs.screens.complaint_case import ComplaintSheet, timeline
from hotelcs.screens.complaint_deeds import DEEDS
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words
from hotelcs.screens.widgets.line_list import Column

OPEN, AGAIN = range(2)
COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("To go"), 6, lambda row: told.left(row.left), "right"),
    Column(N_("Sev."), 4, told.grade),
    Column(N_("Complaint"), 11, lambda row: row.complaint),
    Column(N_("Room"), 5, lambda row: row.room or "-"),
    Column(N_("What"), 0, lambda row: row.title or tr(N_("(few eyes)"))),
    Column(N_("Standing"), 12, told.state),
    Column(N_("Due"), 10, told.step),
    Column(N_("Owner"), 8, told.owner),
)
PATTERN_COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Number"), 11, lambda row: row.pattern),
    Column(N_("Of what"), 9, lambda row: tr(told.PATTERNS[row.kind])),
    Column(N_("Which"), 0, lambda row: row.subject),
    Column(N_("Times"), 5, lambda row: str(row.count), "right"),
    Column(N_("Last"), 11, lambda row: row.last[5:]),
    Column(N_("Dealt with"), 20, lambda row: row.outcome or "-"),
)


def _sentence(row: Any) -> str:
    return "  ".join(
        filter(
            None,
            (row.complaint, told.grade(row), row.room, row.guest, row.title, " ".join(row.words.split())),
        )
    )


def _detail(row: Any) -> list[str]:
    due = tr(N_("{step} by {due}"), step=told.step(row), due=row.due[5:]) if row.due else ""
    tasks = tr(N_("To do: {count}"), count=row.tasks) if row.tasks else ""
    again = tr(N_("Opened again: {count}"), count=row.reopened) if row.reopened else ""
    return list(filter(None, (
        f"{row.complaint}  {told.grade(row)}  {row.code}", f"{row.room} {row.guest}".strip(), row.title, *row.words.splitlines(),
        told.state(row), due, tasks, again, told.owner(row), tr(N_("Since {at}"), at=row.at[5:]),
    )))  # fmt: skip


class Complaints(Listing):
    """What is open by the time that is left, and what comes again and again."""

    number: ClassVar[str] = "09"
    title: ClassVar[str] = N_("Complaints")
    keys: ClassVar[tuple[Any, ...]] = COMPLAINTS

    def __init__(self, counter: Any, wanted: str = "") -> None:
        self.over = False
        self.tabs = (  # type: ignore[misc] # what is read depends on the view
            Tab(N_("Complaints"), COLUMNS, self._reads("complaints"), lambda row: row.complaint,
                N_("No complaint is open. n takes one, or :c 1208 noise."), _sentence, _detail),
            Tab(N_("Again and again"), PATTERN_COLUMNS, self._reads("complaint-patterns"), lambda row: row.pattern,
                N_("Nothing was complained of three times lately."), lambda row: f"{row.pattern} {row.subject} {row.count}"),
        )  # fmt: skip
        super().__init__(counter)
        if wanted:
            self.front.sought = wanted

    def _reads(self, view: str) -> Callable[[Any], list[Any]]:
        def read(desk: Any) -> list[Any]:
            rows: list[Any] = desk.show(view, **({"all": "yes"} if self.over else {}))
            return rows

        return read

    def banner(self) -> Line:
        """How many are late."""
        rows = [row for row in self.rows[OPEN] or () if not row.closed]
        late = sum(row.late for row in rows)
        seen = (
            N_("Open {count}, late {late}   open and over, v: only open")
            if self.over
            else N_("Open {count}, late {late}")
        )
        return (words(" " + tr(seen, count=len(rows), late=late), WARN if late else ""),)

    def go_to(self, tab: int) -> None:
        """The keys are those of the tab in front."""
        self.keys = PATTERNS if tab == AGAIN else COMPLAINTS  # type: ignore[misc]
        super().go_to(tab)

    def opened(self, row: Any) -> None:
        """The case."""
        if self.tab == OPEN:
            open_case(self.counter, row.complaint)
        else:
            super().opened(row)

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """A new one; what is over."""
        return {"n": self._new, "v": self._view}

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Every act on a row."""
        if self.tab == AGAIN:
            return {"s": self._dealt_with}
        found = {key: self._doing(deed) for key, deed in DEEDS.items()}
        return {**found, "h": lambda row: timeline(self.counter, row.complaint)}

    def _doing(self, deed: Callable[[Any, Any], None]) -> Callable[[Any], None]:
        return lambda row: deed(self.counter, row)

    def _new(self) -> None:
        from hotelcs.screens.complaint_intake import open_intake

        open_intake(self.counter)

    def _view(self) -> None:
        self.over = not self.over
        self.open()

    def _dealt_with(self, row: Any) -> None:
        label = tr(N_("What was done about it:"))
        deeds.with_words(
            self.counter,
            "close-pattern",
            {"pattern": row.pattern},
            "outcome",
            label,
            N_("{pattern} is dealt with."),
        )


def open_case(counter: Any, number: str) -> None:
    """The case of a complaint, by its number or a short form."""
    counter.ask_first(
        "complaint",
        lambda desk: desk.show("complaint", no=number),
        lambda case: counter.show_sheet(ComplaintSheet(counter, case)),
    )
