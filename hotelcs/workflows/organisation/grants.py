"""The minimal table of who may do what, until people arrive with their own issue (handbook 02 §2.10)."""

POSTS = ("GM", "SUP", "NM", "RES", "REC", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC")

_DESK = frozenset({"REC", "SUP", "NM", "GM"})
_LEADS = frozenset({"SUP", "NM", "GM"})
_EVERYBODY = frozenset(POSTS)

GRANTS: dict[str, frozenset[str]] = {
    "reservation.write": _DESK | {"RES", "CRM"},
    "reservation.expire": _DESK | {"RES", "INF"},
    "fee.waive": _LEADS,
    "overbook": _LEADS,
    "stay.write": _DESK,
    "stay.override": _LEADS,
    "undo.late": _LEADS,
    "room.clean": _DESK | {"RAT", "HKS"},
    "room.inspect": _LEADS | {"HKS"},
    "room.block": _LEADS | {"HKS"},
    "room.unpin": _LEADS,
    "folio.write": _DESK,
    "folio.correct": _DESK,
    "folio.allowance": _LEADS,
    "deposit.waive": _LEADS,
    "guest.write": _DESK | {"RES", "CRM", "CMP"},
    "guest.refuse": _LEADS,
    "id.reveal": _DESK,
    "registration.write": _DESK,
    "day.close": frozenset({"INF", "NM", "GM"}),
    "settings": frozenset({"INF", "GM"}),
    "import": frozenset({"INF", "GM", "SUP"}),
    "read": _EVERYBODY,
}
"""Permission → posts that have it."""
