"""Drafts that wait: chosen by number, opened again in the form they came from."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.forms.form_state import KEPT
from hotelcs.workflows.verbs import VERBS, spoken

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def title(record: str, fields: dict[str, Any]) -> str:
    """What it is, about what, and the first words typed; never a document, which a guest at the desk could read."""
    verb, _, about = record.partition(" ")
    about = "" if about.startswith(NUMBERED) else about
    typed = next(
        (
            str(value)
            for name, value in fields.items()
            if value and name != KEPT and not name.endswith("document")
        ),
        "",
    )
    if record in LINES or verb not in VERBS:
        return f"{tr(LINES.get(record, N_('Draft')))}  {typed}".rstrip()
    return "  ".join(part for part in (str(spoken(verb)), about, typed) if part)


LINES = {"log line": N_("A line for the log"), "handover note": N_("The note to the next shift")}
"""Lines on the `:` row that are kept, by their names."""


NUMBERED = "#"
"""Begins the number of a case that was put aside and is about no record yet."""


def opening(counter: "Counter", record: str) -> Callable[[], None]:
    """What opens a draft from a list."""
    return lambda: reopen(counter, record)


def reopen(counter: "Counter", record: str) -> None:
    """Open the form of a draft on the screen it was begun on; what cannot be opened any more is shown."""
    area = counter.drafting.screens.get(record, "")
    if area and len(counter.sheets) > 1 + (area != HOME):
        counter.jump(HOME)
    if area and counter.sheet.number != area:
        counter.jump(area)
    verb, _, about = record.partition(" ")
    opens = OPENS.get(verb)
    if record in LINE_OPENS:
        LINE_OPENS[record](counter)
    elif opens is not None:
        opens(counter, about)
    elif verb in _forms():
        from hotelcs.screens.act_form import open_act

        open_act(counter, verb, given(about), parked=about if about.startswith(NUMBERED) else "")
    else:
        _show(counter, record)


def _forms() -> dict[str, Any]:
    from hotelcs.screens.act_forms import FORMS

    return FORMS


def given(about: str) -> dict[str, str]:
    """The fields in the name of a draft: `staff=E004 day=2026-11-23`; a value may hold blanks."""
    found: dict[str, str] = {}
    for part in about.split(" "):
        name, equals, value = part.partition("=")
        if equals:
            found[name] = value
        elif found:
            last = next(reversed(found))
            found[last] = f"{found[last]} {part}"
    return found


def _show(counter: "Counter", record: str) -> None:
    from hotelcs.screens.dialogs.card import Card

    fields = counter.drafts.get(record, {})
    Card(
        counter, record, [f"{name}: {value}" for name, value in fields.items() if value and name != KEPT]
    ).open()


def _check_in(counter: "Counter", about: str) -> None:
    from hotelcs.screens.assisted import RECORD, open_assisted
    from hotelcs.screens.check_in_form import open_check_in

    if about.startswith(RECORD):
        open_assisted(counter, about.removeprefix(RECORD))
    else:
        open_check_in(counter, about)


def _walk_in(counter: "Counter", number: str) -> None:
    from hotelcs.screens.walk_in_form import open_walk_in

    open_walk_in(counter, number)


def _book(counter: "Counter", number: str) -> None:
    from hotelcs.screens.book_form import open_book

    open_book(counter, number)


def _block(counter: "Counter", room: str) -> None:
    from hotelcs.screens.block_form import BlockForm

    counter.show_sheet(BlockForm(counter, room, counter.home.business_date if counter.home else ""))


def _hand_over(counter: "Counter", department: str) -> None:
    from hotelcs.screens.handover_form import open_handover

    open_handover(counter, department)


def _walk(counter: "Counter", reference: str) -> None:
    from hotelcs.screens.walk_form import open_walk

    open_walk(counter, reference)


def _list(counter: "Counter", group: str) -> None:
    from hotelcs.screens.list_form import ListForm

    counter.show_sheet(ListForm(counter, group))


def _group(counter: "Counter", group: str) -> None:
    from hotelcs.screens.group_check_in import open_group_check_in

    open_group_check_in(counter, group)


def _complaint(counter: "Counter", whose: str) -> None:
    from hotelcs.screens.complaint_intake import ComplaintIntake

    counter.show_sheet(ComplaintIntake(counter, "" if whose.startswith(NUMBERED) else whose, parked=whose))


HOME = "01"

OPENS: dict[str, Callable[["Counter", str], None]] = {
    "take-complaint": _complaint,
    "check-in-rooms": _group,
    "rooming-list": _list,
    "check-in": _check_in,
    "walk-in": _walk_in,
    "book": _book,
    "block-room": _block,
    "hand-over": _hand_over,
    "walk": _walk,
}


def _log(counter: "Counter") -> None:
    from hotelcs.screens.log_line import ask

    ask(counter)


def _note(counter: "Counter") -> None:
    counter.jump("11")


LINE_OPENS: dict[str, Callable[["Counter"], None]] = {"log line": _log, "handover note": _note}
