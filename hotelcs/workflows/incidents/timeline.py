"""Writing a line into the timeline of an emergency."""

from datetime import datetime, timedelta

from hotelcs.entry.times import parse_time
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.incident_parts import IncidentEvent
from hotelcs.models.incidents import Incident
from hotelcs.workflows.act import Work
from hotelcs.workflows.registers.moments import instant_of
from hotelcs.workflows.roster.shift_times import wall_of


def log(
    work: Work,
    row: Incident,
    kind: str,
    code: str = "",
    text: str = "",
    *,
    at: datetime | None = None,
    seq: int | None = None,
    cost: int = 0,
) -> IncidentEvent:
    """Note something; what happened `at` an earlier instant stays known as written down later."""
    event: IncidentEvent = work.add(IncidentEvent(
        incident_id=int(row.id or 0), at=at or work.now, logged_at=work.now, actor=work.actor.login, post=work.actor.post,
        kind=kind, code=code, text=text, seq=seq, cost_minor=cost,
    ))  # fmt: skip
    return event


def happened(work: Work, text: str, field: str = "at") -> datetime | None:
    """The instant meant by an hour of the hotel's clock (the last such) or a day and an hour; None for nothing.

    Raises Refusal TIME_INVALID, HAPPENS_LATER.
    """
    if not text.strip():
        return None
    wall = wall_of(work.now, work.property.tz)
    try:
        meant = datetime.strptime(text.strip().replace("T", " "), "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the hotel's wall clock
    except ValueError:
        meant = datetime.combine(wall.date(), parse_time(text, field=field))
        meant = meant if meant <= wall else meant - timedelta(days=1)
    instant = instant_of(meant, work.property.tz)
    if instant > work.now:
        raise Refusal("HAPPENS_LATER", N_("{at} is still to come."), field=field, at=text.strip()[:40])
    return instant
