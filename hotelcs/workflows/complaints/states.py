"""The states of a complaint and what is legal in each (handbook SM-06)."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.complaints import OPEN_STATES, Complaint
from hotelcs.workflows.complaints.legal import LEGAL

NAMES = {
    "new": N_("new"),
    "acknowledged": N_("acknowledged"),
    "planned": N_("planned"),
    "in_action": N_("in action"),
    "waiting_guest": N_("waiting for the guest"),
    "resolved": N_("resolved"),
    "closed": N_("closed"),
    "merged": N_("merged"),
    "withdrawn": N_("withdrawn"),
}
"""How a complaint stands, in words."""


def refuse_unless(row: Complaint, *states: str) -> None:
    """Refuse what the table of states does not have (Refusal ILLEGAL_STATE naming the legal acts)."""
    if row.status not in states:
        raise Refusal("ILLEGAL_STATE", N_("{no} is {state}."), field="complaint", next=LEGAL[row.status], no=row.no,
                      state=Word(NAMES[row.status]))  # fmt: skip


def refuse_over(row: Complaint) -> None:
    """Refuse what is only for an open complaint."""
    refuse_unless(row, *OPEN_STATES)
