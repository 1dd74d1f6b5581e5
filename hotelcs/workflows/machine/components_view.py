"""Parts of the system and how they stand; when they were down, planned or not (handbook S-143, M-39)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.clock import iso, parse_instant
from hotelcs.workflows.views import Asking

_COMPONENTS = (
    "SELECT c.code, c.kind, c.name_en, c.name_zh, c.critical, "
    "(SELECT o.from_at FROM system_outage o WHERE o.component = c.code AND NOT o.planned AND o.to_at IS NULL), "
    "(SELECT min(o.to_at) FROM system_outage o WHERE o.component = c.code AND o.planned AND o.cancelled_at IS NULL "
    "AND o.from_at <= :now AND o.to_at > :now), "
    "(SELECT min(o.from_at) FROM system_outage o WHERE o.component = c.code AND o.planned AND o.cancelled_at IS NULL "
    "AND o.from_at > :now), c.ended_at IS NOT NULL FROM system_component c WHERE c.ended_at IS NULL OR :every "
    "ORDER BY c.critical DESC, c.code"
)
_OUTAGES = (
    "SELECT o.id, o.component, c.name_en, c.name_zh, o.planned, o.from_at, o.to_at, o.reason, o.notice, o.author, o.cancelled_at "
    "FROM system_outage o JOIN system_component c ON c.code = o.component WHERE :component = '' OR o.component = :component "
    "ORDER BY CASE WHEN o.to_at IS NULL THEN 0 ELSE 1 END, o.from_at DESC, o.id DESC LIMIT :most"
)
MOST = 500


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """A part of the system: works, down (since), maintained (until); `planned` is when maintenance begins next."""

    component: str
    kind: str
    name_en: str
    name_zh: str
    critical: bool
    state: str
    since: str
    planned: str


@dataclass(frozen=True, slots=True)
class OutageRow:
    """When a part was down; `minutes` so far while it still is."""

    outage: int
    component: str
    name_en: str
    name_zh: str
    planned: bool
    begins: str
    ends: str
    minutes: int
    reason: str
    notice: str
    author: str
    cancelled: bool


def components(asking: Asking, all: str | bool = "") -> list[ComponentRow]:
    """Every part, critical ones first."""
    every = str(all).casefold() in ("yes", "true", "1")
    found = []
    for code, kind, en, zh, critical, down, until, planned, ended in asking.rows(
        _COMPONENTS, now=iso(asking.now), every=every
    ):
        state = "ended" if ended else "down" if down else "maintenance" if until else "works"
        found.append(
            ComponentRow(
                code, kind, en, zh, bool(critical), state, asking.local(down or until), asking.local(planned)
            )
        )
    return found


def outages(asking: Asking, component: str = "", limit: int | str = 100) -> list[OutageRow]:
    """What is down first, then the newest."""
    rows = asking.rows(_OUTAGES, component=component or "", most=max(1, min(int(limit), MOST)))
    return [_outage(asking, row) for row in rows]


def _outage(asking: Asking, row: tuple[Any, ...]) -> OutageRow:
    key, code, en, zh, planned, begins, ends, reason, notice, author, cancelled = row
    until = parse_instant(ends) if ends else asking.now
    minutes = max(0, int((until - parse_instant(begins)).total_seconds()) // 60)
    return OutageRow(key, code, en, zh, bool(planned), asking.local(begins), asking.local(ends), minutes, reason, notice, author,
                     cancelled is not None)  # fmt: skip
