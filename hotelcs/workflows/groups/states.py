"""The states of a group and the acts that lead out of each (handbook 02 SM-30).

Whether it is an enquiry, definite or cancelled is decided and written down; that its list is there, that it is in
house or has left follows from its rooms, so nothing has to be put right when a check-in is taken back.
"""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.groups import GroupBooking
from hotelcs.storage.reading import value
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.lookup import numbered, unknown
from hotelcs.workflows.verbs import spoken

_IS = "EXISTS (SELECT 1 FROM group_room l JOIN reservation r ON r.id = l.reservation_id WHERE l.group_id = g.id AND r.status "
STAGE = (
    "CASE WHEN g.status <> 'definite' THEN g.status "
    f"WHEN {_IS} = 'checked_in') THEN 'in_house' "
    f"WHEN g.departure < :today OR ({_IS} = 'checked_out') AND NOT {_IS} IN ('confirmed','guaranteed'))) THEN 'departed' "
    "WHEN g.rooming_list_at IS NOT NULL THEN 'rooming' ELSE 'definite' END"
)
"""The state of the group `g` on the business date `:today`."""
_STAGE = f"SELECT {STAGE} FROM group_booking g WHERE g.id = :id"
_OPEN = (
    "pick-up",
    "rooming-list",
    "assign-group",
    "set-block",
    "release-block",
    "change-group",
    "check-in-rooms",
)
LEGAL: dict[str, tuple[str, ...]] = {
    "enquiry": ("confirm-group", "set-block", "change-group", "cancel-group"),
    "definite": (*_OPEN, "cancel-group"),
    "rooming": (*_OPEN, "cancel-group"),
    "in_house": (*_OPEN, "check-out-rooms"),
    "departed": (),
    "cancelled": (),
}
"""Legal next acts by state."""
NAMES = {
    "enquiry": N_("an enquiry"),
    "definite": N_("definite"),
    "rooming": N_("definite, with its list"),
    "in_house": N_("in house"),
    "departed": N_("gone"),
    "cancelled": N_("cancelled"),
}


def stage(work: Work, group: GroupBooking) -> str:
    """The state of `group` now."""
    return str(value(work.reader, _STAGE, id=group.id, today=work.business_date.isoformat()))


def named(work: Work, reference: str) -> GroupBooking:
    """The group with this number; a short form means the latest with that serial. Raises Refusal GROUP_UNKNOWN."""
    found = numbered(work, GroupBooking, reference) if _is_number(reference) else None
    if found is None:
        raise unknown("GROUP_UNKNOWN", N_("There is no group {reference}."), "group", reference)
    return found


def _is_number(reference: str) -> bool:
    return numbers.full(reference) is not None or numbers.short_tail(reference) is not None


def require(work: Work, group: GroupBooking, verb: str) -> str:
    """Refuse `verb` when the state of the group does not allow it, naming what is allowed; the state comes back."""
    now = stage(work, group)
    if verb not in LEGAL[now]:
        raise Refusal("ILLEGAL_STATE", N_("{no} is {state}; this is not possible now: {verb}."), field="group",
                      next=LEGAL[now] or ("show groups",), no=group.no, state=Word(NAMES[now]), verb=spoken(verb))  # fmt: skip
    return now
