"""M-12 to M-18 as measures of the catalogue: the figures of complaints, counted in `complaint_cases` (handbook 06 §6.3)."""

from fractions import Fraction

from hotelcs.workflows.measures import complaint_cases as cases
from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import Figure, half_up, ratio, share, spread
from hotelcs.workflows.views import Asking


def first_response(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-12."""
    return spread([one.response for one in cases.cases(asking, dates) if one.response is not None], "min")


def resolution(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-13."""
    return spread(cases.net_minutes(asking, dates), "min")


def first_contact(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-14."""
    found = cases.first_contacts(asking, dates)
    return (share("fcr", sum(found), len(found)),)


def attainment(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-15."""
    return _in_time([met for _, met in cases.due_steps(asking, dates)])


def attainment_of_complaints(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-15 of complaints alone, for their own report."""
    return _in_time([met for _, met in cases.due_steps(asking, dates, cases.COMPLAINTS)])


def _in_time(met: list[bool]) -> tuple[Figure, ...]:
    return (share("sla", sum(met), len(met)),)


def reopened(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-16."""
    found = cases.resolved(asking, dates)
    return (share("reopened", sum(1 for *_, again in found if again), len(found)),)


def per_hundred(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-17."""
    many = len(cases.cases(asking, dates))
    return (ratio("per100", many, cases.room_nights(asking, dates), "/100", scale=100),)


def recovery(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-18: the rate, and the gain of satisfaction over the mood before."""
    after, before = cases.answered(asking, dates)
    gain = None
    if after and before:
        gain = half_up(Fraction(sum(after), len(after)) - Fraction(sum(before), len(before)))
    return (share("rate", sum(one >= 4 for one in after), len(after)), Figure("gain", gain, ""))


def complaints(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Complaints of those days; counted is what was answered."""
    return [
        Behind(
            one.complaint,
            one.day,
            f"{one.severity} {'*' if one.hidden else one.code}",
            None,
            one.response is not None,
        )
        for one in cases.cases(asking, dates)[:limit]
    ]


def steps(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Steps that were due; counted is what was met."""
    return [
        Behind(clock.ref, asking.local(clock.due_at.isoformat())[:10], clock.metric, None, met)
        for clock, met in cases.due_steps(asking, dates)[:limit]
    ]


def settled(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Complaints that were resolved; counted is what was opened again."""
    return [
        Behind(no, "", department, None, again > 0)
        for no, _, department, again in cases.resolved(asking, dates)[:limit]
    ]
