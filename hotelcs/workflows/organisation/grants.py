"""The minimal table of who may do what, until people arrive with their own issue (handbook 02 §2.10)."""

from hotelcs.i18n import N_

POSTS = (
    N_("GM"), N_("SUP"), N_("NM"), N_("RES"), N_("REC"), N_("RAT"), N_("HKS"), N_("MNT"), N_("CRM"), N_("CMP"),
    N_("INF"), N_("TQC"),
)  # fmt: skip

_DESK = frozenset({"REC", "SUP", "NM", "GM"})
_LEADS = frozenset({"SUP", "NM", "GM"})
_EVERYBODY = frozenset(POSTS)

GRANTS: dict[str, frozenset[str]] = {
    N_("reservation.write"): _DESK | {"RES", "CRM"},
    N_("reservation.expire"): _DESK | {"RES", "INF"},
    N_("fee.waive"): _LEADS,
    N_("overbook"): _LEADS,
    N_("stay.write"): _DESK,
    N_("stay.override"): _LEADS,
    N_("undo.late"): _LEADS,
    N_("room.clean"): _DESK | {"RAT", "HKS"},
    N_("room.inspect"): _LEADS | {"HKS"},
    N_("room.block"): _LEADS | {"HKS"},
    N_("room.unpin"): _LEADS,
    N_("folio.write"): _DESK,
    N_("folio.correct"): _DESK,
    N_("folio.allowance"): _LEADS,
    N_("deposit.waive"): _LEADS,
    N_("guest.write"): _DESK | {"RES", "CRM", "CMP"},
    N_("guest.refuse"): _LEADS,
    N_("id.reveal"): _DESK,
    N_("registration.write"): _DESK,
    N_("day.close"): frozenset({"INF", "NM", "GM"}),
    N_("settings"): frozenset({"INF", "GM"}),
    N_("import"): frozenset({"INF", "GM", "SUP"}),
    N_("read"): _EVERYBODY,
}
"""Permission → posts that have it. Refusals say permission and post in the reader's language."""
