"""13 Follow-ups: guests to be called after a complaint, what to say, the outcome by digit (handbook SC13)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import FOLLOW_UPS
from hotelcs.screens import complaint_words as words_of
from hotelcs.screens import deeds
from hotelcs.screens.complaint_steps import reached
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words
from hotelcs.screens.widgets.line_list import Column


def _due(row: Any) -> str:
    """Its hour, with ! once that has passed."""
    return f"!{row.due[5:]}" if row.minutes >= 0 else row.due[5:]


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Due"), 12, _due),
    Column(N_("Complaint"), 11, lambda row: row.complaint),
    Column(N_("Sev."), 4, words_of.grade),
    Column(N_("Room"), 5, lambda row: row.room or "-"),
    Column(N_("Guest"), 0, lambda row: row.guest or "-"),
    Column(N_("Phone"), 6, lambda row: row.phone or "-"),
    Column(N_("What"), 0, lambda row: row.title),
    Column(N_("Tries"), 5, lambda row: str(row.tries), "right"),
)
NOT_REACHED = {"2": "no_answer", "3": "declined", "4": "wrong_number"}
SAID = {
    "no_answer": N_("{complaint}: nobody answered."),
    "declined": N_("{complaint}: the guest does not want to be called."),
    "wrong_number": N_("{complaint}: a wrong number."),
}


def _told(row: Any) -> str:
    if not row.hours and not row.in_house:
        return tr(
            N_("{guest}  {number}  guests are called from 9 to 20"),
            guest=row.guest or "-",
            number=row.dial or "-",
        )
    return f"{row.guest or '-'}  {row.dial or tr(N_('no phone'))}  {row.title}"


def _detail(row: Any) -> list[str]:
    mood = tr(words_of.MOODS[str(row.mood_in)]) if row.mood_in else "-"
    return [
        *row.script.splitlines(), "", f"{row.dial or row.phone or '-'}  {row.room}", row.title,
        tr(N_("Resolved {at}: {plan}"), at=row.resolved[5:], plan=row.plan or "-"), tr(N_("Mood before: {mood}"), mood=mood),
    ]  # fmt: skip


class FollowUps(Listing):
    """By their hour; a digit is the outcome."""

    number: ClassVar[str] = "13"
    title: ClassVar[str] = N_("Follow-ups")
    keys: ClassVar[tuple[Any, ...]] = FOLLOW_UPS
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Recovery calls"), COLUMNS, lambda desk: desk.show("recovery-calls"), lambda row: row.complaint,
            N_("Nobody is to be called after a complaint."), _told, _detail, right="guest.read"),
    )  # fmt: skip

    def banner(self) -> Line:
        """How many are due."""
        due = sum(row.minutes >= 0 for row in self.rows[0] or ())
        told = tr(
            N_("To call now: {count}   1 reached 2 no answer 3 declined 4 wrong number 5 open again"),
            count=due,
        )
        return (words(f" {told}", WARN if due else ""),)

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Outcomes, and the whole script."""
        missed = {digit: self._missed(outcome) for digit, outcome in NOT_REACHED.items()}
        return {"1": lambda row: reached(self.counter, row), **missed, "5": self._again, "k": super().opened}

    def opened(self, row: Any) -> None:
        """The case."""
        from hotelcs.screens.complaints import open_case

        open_case(self.counter, row.complaint)

    def _missed(self, outcome: str) -> Callable[[Any], None]:
        def press(row: Any) -> None:
            deeds.do(
                self.counter, "recovery-call", {"complaint": row.complaint, "outcome": outcome}, SAID[outcome]
            )

        return press

    def _again(self, row: Any) -> None:
        label = tr(N_("{no}, the guest again:"), no=row.complaint)
        fields = {"complaint": row.complaint}
        deeds.with_words(
            self.counter, "complain-again", fields, "words", label, N_("{complaint} is {severity} now.")
        )
