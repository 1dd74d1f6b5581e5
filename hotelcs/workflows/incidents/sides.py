"""What closing an emergency asks for: the sides that are signed off, the review, the guests."""

from typing import TYPE_CHECKING

from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader, one

if TYPE_CHECKING:
    from hotelcs.models.incidents import Incident

DEPARTMENT = {"safety": "SEC", "rooms": "HK", "guests": "CRM", "money": "FIN", "record": "CI", "media": "MG"}
"""The department that signs a side."""
SIDE = {
    "safety": N_("safety"), "rooms": N_("rooms"), "guests": N_("guests"), "money": N_("money"), "record": N_("the record"),
    "media": N_("media"),
}  # fmt: skip
"""The sides in words."""
_LACKS = {
    "review": N_("the review"),
    "plan_change": N_("whether the plan has to change"),
    "follow_ups": N_("who asks after the guests"),
}
_SIGN = {
    "safety": N_("the signature for safety"), "rooms": N_("the signature for rooms"),
    "guests": N_("the signature for guests"), "money": N_("the signature for money"),
    "record": N_("the signature for the record"), "media": N_("the signature for media"),
}  # fmt: skip
_STATE = (
    "SELECT (SELECT count(*) FROM incident_guest g WHERE g.incident_id = i.id AND g.follow_due_at IS NULL), "
    "coalesce((SELECT group_concat(side, ' ') FROM incident_signoff o WHERE o.incident_id = i.id), '') "
    "FROM incident i WHERE i.id = :id"
)


def sides(media: bool) -> tuple[str, ...]:
    """The sides to sign: media only where the press took notice."""
    return tuple(side for side in DEPARTMENT if media or side != "media")


def missing(reader: Reader, row: "Incident") -> tuple[str, ...]:
    """What is missing before an emergency can be closed, in words (msgids)."""
    unasked, signed = one(reader, _STATE, id=row.id) or (0, "")
    return lacking(row.review, row.plan_change, int(unasked), str(signed).split(), media=row.media)


def lacking(
    review: str, plan_change: str | None, unasked: int, signed: list[str], *, media: bool
) -> tuple[str, ...]:
    """What is missing, from plain values: words (msgids) in the order in which they are dealt with."""
    found = [_SIGN[side] for side in sides(media) if side not in signed]
    if unasked:
        found.append(_LACKS["follow_ups"])
    if not review:
        found.append(_LACKS["review"])
    if plan_change is None:
        found.append(_LACKS["plan_change"])
    return tuple(found)
