"""What moved the drawer of the open shift beside payments: so that a slip is found and taken back."""

from dataclasses import dataclass

from hotelcs.i18n import N_, tr
from hotelcs.workflows.shifts.cash import DESK
from hotelcs.workflows.views import Asking

KINDS = {
    "paid_out": N_("Paid out"),
    "dropped": N_("Dropped into the safe"),
    "received": N_("Received on an account"),
}
_MOVES = (
    "SELECT m.id, m.at, m.kind, m.amount_minor, m.reason, m.actor, m.corrects_id, c.id FROM drawer_move m "
    "JOIN shift_run r ON r.id = m.run_id LEFT JOIN drawer_move c ON c.corrects_id = m.id "
    "WHERE r.department = :desk AND r.status = 'open' ORDER BY m.id"
)


@dataclass(frozen=True, slots=True)
class DrawerRow:
    """A movement (negative out of the drawer): its number for `correct-drawer`, when (hotel time), minor units."""

    move: int
    at: str
    kind: str
    name: str
    amount_minor: int
    currency: str
    reason: str
    actor: str
    corrects: int | None
    corrected: bool


def drawer_moves(asking: Asking) -> list[DrawerRow]:
    """The movements of the open shift of the desk, in order; what should be in the drawer is not told before counting."""
    return [
        DrawerRow(key, asking.local(at), kind, tr(KINDS[kind]), amount, asking.currency, reason, actor, corrects, bool(correction))
        for key, at, kind, amount, reason, actor, corrects, correction in asking.rows(_MOVES, desk=DESK)
    ]  # fmt: skip
