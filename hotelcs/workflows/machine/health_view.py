"""Checks that are not well: since when, who looks after them, by when somebody else is told (handbook SM-22)."""

from dataclasses import dataclass

from hotelcs.workflows.views import Asking

_EVENTS = (
    "SELECT e.name, e.severity, e.state, e.opened_at, e.seen_at, e.passes, coalesce(e.acked_by, ''), e.acked_at, e.resolved_at, "
    "(SELECT count(*) FROM escalation_run r JOIN escalation_chain c ON c.id = r.chain_id WHERE c.kind = 'health' "
    "AND c.ref = e.name || '/' || e.id) FROM health_event e WHERE e.state <> 'resolved' OR :every "
    "ORDER BY CASE e.state WHEN 'open' THEN 0 WHEN 'acked' THEN 1 ELSE 2 END, e.severity, e.opened_at DESC, e.id DESC LIMIT :most"
)
MOST = 500


@dataclass(frozen=True, slots=True)
class HealthRow:
    """A check and how it stands; `told` counts the steps that told somebody."""

    check: str
    severity: str
    status: str
    opened: str
    seen: str
    passes: int
    acked_by: str
    acked: str
    resolved: str
    told: int


def health(asking: Asking, all: str | bool = "", limit: int | str = 100) -> list[HealthRow]:
    """What stands, the worst first; `all=yes` with what is over."""
    every = str(all).casefold() in ("yes", "true", "1")
    rows = asking.rows(_EVENTS, every=every, most=max(1, min(int(limit), MOST)))
    return [
        HealthRow(name, severity, state, asking.local(opened), asking.local(seen), passes, by, asking.local(acked),
                  asking.local(resolved), told)
        for name, severity, state, opened, seen, passes, by, acked, resolved, told in rows
    ]  # fmt: skip
