"""Two desks edited one record: the later one is told what the other wrote, and who it was."""

from collections.abc import Iterable
from typing import Any

from hotelcs.errors import Stale
from hotelcs.i18n import N_, Word
from hotelcs.workflows.act import Work

_SOMEBODY = N_("Somebody")
RECENT = 300
"""How many ledger entries are looked through for who changed a record."""
_RECENT = (
    "SELECT actor, result FROM ledger WHERE seq > (SELECT max(seq) FROM ledger) - :recent ORDER BY seq DESC"
)


def refuse_stale(
    work: Work, reference: str, seen: int | None, now: int, fields: Iterable[tuple[str, Any, Any]]
) -> None:
    """Refuse when the version `seen` is not the version `now`; `fields` are (field, mine, theirs) as asked for.

    Raises Stale with the fields in which both differ, as JSON has them.
    """
    if seen is None or seen == now:
        return
    differing = tuple((name, _shown(mine), _shown(theirs)) for name, mine, theirs in fields if mine != theirs)
    raise Stale(
        "STALE",
        N_("{who} changed {reference} in the meantime; compare both before saving."),
        field="version",
        next=("show", "save-again"),
        items=differing,
        who=last_hand(work, reference) or Word(_SOMEBODY),
        reference=reference,
        version=now,
    )


def last_hand(work: Work, reference: str) -> str:
    """The login that last acted on `reference`, as far as the recent ledger tells; else empty."""
    quoted = f'"{reference}"'
    for actor, result in work.reader.rows(_RECENT, recent=RECENT):
        if quoted in result:
            return str(actor)
    return ""


def _shown(value: Any) -> Any:
    """Dates as ISO text, everything else as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value
