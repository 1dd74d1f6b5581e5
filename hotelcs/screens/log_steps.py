"""A line of the shift log: its marks, its words, and what can be done with it."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_words import CATEGORIES
from hotelcs.screens.codes import shift_word
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.prompts import Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def marks(row: Any) -> str:
    """As F8 takes them: ! must be read, ^ reported up, > carried over, # kept from most eyes, x done or corrected."""
    told = ("!" if row.must_read else "") + ("^" if row.report_up else "") + (">" if row.carry_over else "")
    told += "#" if row.restricted else ""
    return told + ("x" if row.amended_by or (row.carry_over and not row.open) else "")


def category(row: Any) -> str:
    """What it is about."""
    return tr(CATEGORIES.get(row.category, row.category))


def words_of(row: Any) -> str:
    """The words, or that they are kept from most eyes."""
    told = row.words or (tr(N_("(kept from most eyes; s opens it)")) if row.restricted else "")
    return tr(N_("{words} (corrects {entry})"), words=told, entry=row.amends) if row.amends else told


def told(row: Any) -> str:
    """The line in one sentence."""
    return f"{row.entry}  {row.at[5:]}  {words_of(row)}"


def show(counter: "Counter", row: Any) -> None:
    """The whole line, and what became of it."""
    from hotelcs.screens.dialogs.card import Card

    lines = [words_of(row), "", tr(N_("{at} by {author}, shift {shift} {department}"), at=row.at, author=row.author,
                                   shift=shift_word(row.shift), department=row.department)]  # fmt: skip
    if row.read_by:
        lines.append(tr(N_("Read by {who}"), who=row.read_by))
    if row.waits_for:
        lines.append(tr(WAITS[row.waits_for]))
    if row.amended_by:
        lines.append(tr(N_("Corrected by {entry}"), entry=row.amended_by))
    if row.link:
        lines.append(row.link)
    Card(counter, row.entry, lines).open()


WAITS = {
    "superior": N_("Reported up: a superior has not read it yet."),
    "next_level": N_("Reported up and not read in time: it is before the next level now."),
}


def menu(counter: "Counter", row: Any) -> None:
    """What can be done with the line, by number."""
    fields = {"entry": row.entry}
    entries: list[Entry] = []
    if row.report_up and not row.read_by:
        entries.append(
            (tr(N_("I have read it")), lambda: deeds.do(counter, "read-log", fields, N_("{entry} is read.")))
        )
    if row.open:
        entries.append(
            (tr(N_("It is done")), lambda: deeds.do(counter, "finish-log", fields, N_("{entry} is done.")))
        )
    elif row.carry_over:
        entries.append((tr(N_("It is not done: open again")), lambda: deeds.do(counter, "reopen-log", fields,
                                                                                N_("{entry} is open again."))))  # fmt: skip
    if not row.amended_by:
        entries.append((tr(N_("Correct it")), lambda: correct(counter, row)))
    if row.restricted:
        entries.append((tr(N_("Read what is kept from most eyes")), lambda: open_restricted(counter, row)))
    entries.append((tr(N_("Everything about it")), lambda: show(counter, row)))
    Menu(counter, row.entry, entries).open()


def correct(counter: "Counter", row: Any) -> None:
    """A new line in the place of this one; both stay in the log."""

    def entered(text: str) -> None:
        if text.strip() and text != row.words:
            deeds.do(
                counter,
                "amend-log",
                {"entry": row.entry, "text": text},
                N_("{entry} takes the place of {amends}."),
            )
        else:
            counter.say(tr(N_("Nothing was changed.")))

    if counter.may("amend-log"):
        counter.ask_line(
            Prompt(tr(N_("Instead:")), entered, text=row.words, record=f"log correction {row.entry}")
        )
    else:
        counter.refuse("amend-log")


def open_restricted(counter: "Counter", row: Any) -> None:
    """A reason, which the ledger keeps; then the words for a while."""

    def reason(text: str) -> None:
        def opened(_: Any) -> None:
            counter.ask_first(
                "log-entry",
                lambda desk: desk.show("log-entry", no=row.entry),
                lambda found: show(counter, found),
            )

        counter.act(lambda desk: desk.do("open-restricted", {"entry": row.entry, "reason": text}), opened)

    deeds.ask_words(
        counter, "open-restricted", tr(N_("Why do you have to read it (kept in the ledger):")), reason
    )
