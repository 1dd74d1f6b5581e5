"""The states of a reservation and the acts that lead out of each (handbook 02 SM-01)."""

from typing import TYPE_CHECKING

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.workflows.verbs import spoken

if TYPE_CHECKING:
    from hotelcs.models.reservations import Reservation

LEGAL: dict[str, tuple[str, ...]] = {
    "tentative": ("confirm", "cancel", "amend"),
    "waitlist": ("confirm", "cancel", "amend"),
    "confirmed": (
        "check-in",
        "amend",
        "assign-room",
        "guarantee",
        "cancel",
        "no-show",
        "queue",
        "walk",
        "record-call",
        "keep-hold",
        "release-hold",
    ),
    "guaranteed": ("check-in", "amend", "assign-room", "cancel", "no-show", "queue", "walk", "record-call"),
    "checked_in": (
        "check-out",
        "move-room",
        "extend",
        "shorten",
        "amend",
        "undo-check-in",
        "record-call",
        "skip",
    ),
    "checked_out": ("undo-check-out",),
    "cancelled": ("reinstate",),
    "no_show": ("reinstate",),
    "walked": ("unwalk",),
}
"""Legal next acts by state."""

NAMES = {
    "tentative": N_("tentative"),
    "waitlist": N_("on the waitlist"),
    "confirmed": N_("confirmed"),
    "guaranteed": N_("guaranteed"),
    "checked_in": N_("checked in"),
    "checked_out": N_("checked out"),
    "cancelled": N_("cancelled"),
    "no_show": N_("a no-show"),
    "walked": N_("relocated to another hotel"),
}


def require(reservation: "Reservation", verb: str) -> None:
    """Refuse `verb` when the state of the reservation does not allow it, naming what is allowed."""
    allowed = LEGAL[reservation.status]
    if verb in allowed:
        return
    raise Refusal(
        "ILLEGAL_STATE",
        N_("{no} is {state}; this is not possible now: {verb}."),
        field="reservation",
        next=allowed,
        no=reservation.no,
        state=Word(NAMES[reservation.status]),
        verb=spoken(verb),
    )
