"""Rights asked for inside an act, beside the one its verb needs: one sentence each, one way to refuse."""

from hotelcs.errors import Denied
from hotelcs.i18n import N_
from hotelcs.workflows.act import Work

SENTENCES = {
    "overbook": N_("Overbooking needs the right {permission}."),
    "stay.override": N_("An override needs the right {permission}."),
    "fee.waive": N_("Waiving a fee needs the right {permission}."),
    "deposit.waive": N_("Waiving the deposit needs the right {permission}."),
    "folio.allowance": N_("An allowance needs the right {permission}."),
}
"""What is said when the right is missing."""


def ask(work: Work, permission: str, field: str, *, wanted: bool = True) -> bool:
    """Whether `wanted`; when it is, the post must be granted `permission`, else Denied naming `field`."""
    if wanted and not work.actor.may(permission):
        raise Denied(
            "DENIED", SENTENCES[permission], field=field, next=("ask-supervisor",), permission=permission
        )
    return wanted
