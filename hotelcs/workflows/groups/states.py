"""The state a group is in now, in words, and what it refuses (handbook 02 SM-30)."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.groups import GroupBooking
from hotelcs.storage.reading import value
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.groups.stages import LEGAL, STAGE
from hotelcs.workflows.lookup import numbered, unknown
from hotelcs.workflows.verbs import spoken

_STAGE = f"SELECT {STAGE} FROM group_booking g WHERE g.id = :id"
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
