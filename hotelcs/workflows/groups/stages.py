"""The states of a group and the acts that lead out of each (handbook 02 SM-30), for reads as for acts.

Whether it is an enquiry, definite or cancelled is decided and written down; that its list is there, that it is in
house or has left follows from its rooms, so nothing has to be put right when a check-in is taken back.
"""

_IS = "EXISTS (SELECT 1 FROM group_room l JOIN reservation r ON r.id = l.reservation_id WHERE l.group_id = g.id AND r.status "
STAGE = (
    "CASE WHEN g.status <> 'definite' THEN g.status "
    f"WHEN {_IS} = 'checked_in') THEN 'in_house' "
    f"WHEN g.departure < :today OR ({_IS} = 'checked_out') AND NOT {_IS} IN ('confirmed','guaranteed'))) THEN 'departed' "
    "WHEN g.rooming_list_at IS NOT NULL THEN 'rooming' ELSE 'definite' END"
)
"""The state of the group `g` on the business date `:today`."""
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
