"""The drawer beside payments: paid out, dropped into the safe, received on an account; and what is taken back of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import money

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def menu(counter: "Counter") -> None:
    """What can be done with the drawer, by number."""
    from hotelcs.screens.dialogs.menu import Menu

    Menu(counter, tr(N_("The drawer")), [
        deeds.step(counter, "pay-out", N_("Pay something out of the drawer"), lambda: open_act(counter, "pay-out")),
        deeds.step(counter, "drop-cash", N_("Take cash into the safe"), lambda: open_act(counter, "drop-cash")),
        deeds.step(counter, "receive-on-account", N_("Take money of a company"), lambda: open_act(counter, "receive-on-account")),
        deeds.step(counter, "correct-drawer", N_("Take a movement of the drawer back"), lambda: _moves(counter)),
    ]).open()  # fmt: skip


def _moves(counter: "Counter") -> None:
    counter.ask_first(
        "drawer",
        lambda desk: [row for row in desk.show("drawer-moves") if not row.corrected and row.corrects is None],
        lambda rows: _choose(counter, [row for row in rows if row.kind != "received"]),
    )


def _choose(counter: "Counter", rows: Sequence[Any]) -> None:
    """The movements of the shift; the one chosen is taken back, with a reason."""
    from hotelcs.screens.dialogs.menu import Menu

    if not rows:
        counter.say(tr(N_("Nothing was paid out or dropped in this shift.")))
        return
    entries = [(_told(row), lambda row=row: _back(counter, row)) for row in rows]
    Menu(counter, tr(N_("Take a movement of the drawer back")), entries).open()


def _told(row: Any) -> str:
    return f"{row.at[-5:]} {row.name} {money(abs(row.amount_minor), row.currency)} {row.reason}"


def _back(counter: "Counter", row: Any) -> None:
    deeds.with_words(counter, "correct-drawer", {"move": row.move}, "reason", tr(N_("Take back {move}. Why:"), move=_told(row)),
                     N_("Taken back by its opposite."))  # fmt: skip
