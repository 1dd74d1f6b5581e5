"""06 Reservations, the tab of groups: what is agreed, taken up and held, and what is done with a group from the list."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.booking import money
from hotelcs.screens.group_forms import STAGES, start_of
from hotelcs.screens.listing import Tab
from hotelcs.screens.prompts import Choice
from hotelcs.screens.widgets.line_list import Column

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def cutoff(row: Any) -> str:
    """Until when rooms are held; ! when some are still held, nothing once they are released."""
    if row.released:
        return tr(N_("released"))
    return f"{row.cutoff[5:]}{'!' if row.left else ''}"


def told(row: Any) -> str:
    """A group in one sentence."""
    sentence = tr(
        N_("{name}: rooms {taken} of {rooms}, held {left}, people {listed} of {pax}"), name=row.name, taken=row.taken,
        rooms=row.rooms, left=row.left, listed=row.listed, pax=row.pax,
    )  # fmt: skip
    return f"{sentence}  {differs(row)}".rstrip()


def differs(row: Any) -> str:
    """How much of the list does not agree with what was agreed."""
    return tr(N_("!{count} differ"), count=row.mismatch) if row.mismatch else ""


GROUPS: tuple[Column[Any], ...] = (
    Column(N_("Group no"), 11, lambda row: row.group),
    Column(N_("Group name"), 0, lambda row: row.name),
    Column(N_("In"), 5, lambda row: row.arrival[5:]),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("Taken"), 6, lambda row: f"{row.taken}/{row.rooms}", "right"),
    Column(N_("Listed"), 6, lambda row: f"{row.listed}/{row.pax}", "right"),
    Column(N_("Held to"), 8, cutoff),
    Column(N_("Status"), 12, lambda row: tr(STAGES[row.status]) + ("!" if row.mismatch else "")),
)
GROUPS_TAB = Tab(N_("Groups"), GROUPS, lambda desk: desk.show("groups"), lambda row: row.group, N_("No group is here or to come. n takes one."),
                 told, right="guest.read")  # fmt: skip


def group_deeds(counter: "Counter") -> dict[str, Callable[[Any], None]]:
    """What keys do with a group of the list."""
    return {
        "enter": lambda row: open_group(counter, row.group),
        "e": lambda row: change(counter, row),
        "x": lambda row: cancel(counter, row),
        "s": lambda row: confirm(counter, row),
        "l": lambda row: open_list(counter, row.group),
    }


def new(counter: "Counter") -> None:
    """Take a group."""
    open_act(counter, "book-group")


def change(counter: "Counter", row: Any) -> None:
    """Change what is known of it."""
    open_edit(counter, "change-group", {"group": row.group}, start_of(row), row.version, row.name)


def confirm(counter: "Counter", row: Any) -> None:
    """An enquiry becomes definite."""
    deeds.do(
        counter,
        "confirm-group",
        {"group": row.group},
        N_("{group} is definite; {held} room nights are held."),
    )


def open_group(counter: "Counter", number: str) -> None:
    """The sheet of a group."""
    from hotelcs.screens.group import Group

    counter.ask_first(
        "group",
        lambda desk: desk.show("group", no=number),
        lambda found: counter.show_sheet(Group(counter, found)),
    )


def open_list(counter: "Counter", number: str) -> None:
    """The form for its rooming list."""
    from hotelcs.screens.list_form import ListForm

    counter.show_sheet(ListForm(counter, number))


def cancel(counter: "Counter", row: Any) -> None:
    """Ask why, then what it costs: the fee is tried out first and shown before it is charged."""

    def because(reason: str) -> None:
        fields = {"group": row.group, "reason": reason}
        counter.act(
            lambda desk: desk.preview("cancel-group", fields),
            lambda tried: _ask_fee(counter, row, fields, tried.result),
        )

    label = tr(N_("Cancel {group} {name}. Why:"), group=row.group, name=row.name)
    deeds.ask_words(counter, "cancel-group", label, because)


def _ask_fee(counter: "Counter", row: Any, fields: dict[str, Any], tried: dict[str, Any]) -> None:
    """With a fee y charges it and 2 leaves it away; without one y cancels."""
    currency = counter.sitting.me.currency if counter.sitting.me else "CNY"
    slots = {"group": row.group, "count": len(tried["reservations"])}
    fee = tried["fee_minor"]

    def do(**more: Any) -> Callable[[], None]:
        return lambda: deeds.do(counter, "cancel-group", {**fields, **more}, N_("{group} is cancelled."))

    def stay() -> None:
        counter.say(tr(N_("Nothing was changed.")))

    answers = {"y": do(), "1": do(), "n": stay, "0": stay}
    if not fee:
        counter.ask_line(
            Choice(tr(N_("Cancel {group} with {count} bookings, no fee? y/n"), **slots), answers)
        )
        return
    asked = tr(N_("Cancel {group} with {count} bookings, fee {fee}? y (1) with it, 2 without, n (0)"), **slots,
               fee=money(fee, currency))  # fmt: skip
    counter.ask_line(Choice(asked, {**answers, "2": do(fee=0)}))
