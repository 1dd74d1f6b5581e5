"""M-26, M-27, M-29, M-30: the work on rooms (handbook 06 §6.4). Pure functions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from hotelcs.workflows.measures.figures import Figure, half_up, quotient, ratio, share

CREDITS = {
    "DEP": Fraction(1),
    "STAY": Fraction(6, 10),
    "DEEP": Fraction(2),
    "TURN": Fraction(3, 10),
    "HOUR": Fraction(7, 10),
    "TOUCH": Fraction(2, 10),
}
"""M-26: what a task of a kind counts."""
NET_MINUTES = 430
"""M-26: minutes of work of an attendant in a day."""


def minutes_per_room(minutes: int, rooms: int) -> Figure:
    """M-26: minutes from begin to end without pauses, for each room of a kind of task."""
    return ratio("minutes", minutes, rooms, "min")


def credit_minutes(rooms: Mapping[str, int], minutes: int) -> tuple[Decimal, Decimal | None]:
    """M-26: credits of the tasks done, and minutes for each credit."""
    credited = sum((CREDITS[kind] * many for kind, many in rooms.items()), Fraction(0))
    return half_up(credited, 1), quotient(minutes, credited)


def attendants(planned: Mapping[int, int]) -> int:
    """M-26: how many people are needed; `planned` is minutes for a task → how many of them."""
    return -(-sum(minutes * many for minutes, many in planned.items()) // NET_MINUTES)


def first_pass(passed: int, inspected: int) -> Figure:
    """M-27: rooms that passed at the first inspection of those inspected."""
    return share("first_pass", passed, inspected)


def discrepancies(found: int, walked: int) -> Figure:
    """M-29: rooms found otherwise than on file, of the rooms walked."""
    return share("discrepancies", found, walked)


def repair_time(minutes: Sequence[int]) -> Figure:
    """M-30: mean minutes from the report to the repair, without waiting to be let in."""
    return ratio("mttr", sum(minutes), len(minutes), "min")


def checks_kept(kept: int, due: int) -> Figure:
    """M-30: preventive checks done by the day they were due."""
    return share("pm", kept, due)
