"""M-09 to M-11, M-19 to M-21, M-23, M-24: what guests say of the hotel (handbook 06 §6.2). Pure functions."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction

from hotelcs.workflows.measures.figures import Figure, half_up, quotient, ratio, share

WEIGHTS = {
    "name": 15,
    "phone": 15,
    "identity": 15,
    "birth": 10,
    "email": 10,
    "language": 10,
    "preference": 10,
    "address": 15,
}
"""M-23: what a field of a profile is worth of 100; `name` with its Latin letters, `address` or a company."""


def csat(ratings: Mapping[int, int]) -> tuple[Figure, ...]:
    """M-09: ratings of 4 and 5 of all from 1 to 5, and their mean. `ratings` counts each."""
    answers = sum(ratings.values())
    content = ratings.get(4, 0) + ratings.get(5, 0)
    return (
        share("csat", content, answers),
        ratio("mean", sum(grade * many for grade, many in ratings.items()), answers),
    )


def nps(promoters: int, passives: int, detractors: int) -> Figure:
    """M-10: those who answered 9 or 10 less those who answered 0 to 6, of all, with one decimal."""
    answers = promoters + passives + detractors
    value = quotient(promoters - detractors, answers, scale=100, places=1)
    return Figure("nps", value, "", Decimal(promoters - detractors), Decimal(answers))


def response_rate(answers: int, sent: int) -> Figure:
    """M-11: answers of the surveys that were sent or offered."""
    return share("response", answers, sent)


def daily_index(csat_percent: Fraction, sla_percent: Fraction, per_hundred: Fraction) -> Decimal:
    """M-19: half CSAT, three tenths SLA, two tenths quiet; the inputs unrounded, one decimal."""
    quiet = 100 - min(Fraction(100), 20 * per_hundred)
    return half_up(
        Fraction(5, 10) * csat_percent + Fraction(3, 10) * sla_percent + Fraction(2, 10) * quiet, 1
    )


def compliment_ratio(compliments: int, complaints: int) -> Figure:
    """M-20: compliments for each complaint."""
    return ratio("ratio", compliments, complaints)


def fulfilment(met: int, partly: int, missed: int) -> Figure:
    """M-21: expectations that were met; those met in part count half."""
    kept = met + Fraction(partly, 2)
    whole = met + partly + missed
    return Figure("fulfilled", quotient(kept, whole, scale=100), "%", half_up(kept, 1), Decimal(whole))


def completeness(filled: Collection[str]) -> int:
    """M-23: the weights of the fields of a profile that are filled and valid."""
    return sum(weight for name, weight in WEIGHTS.items() if name in filled)


def uplift(returned: int, greeted: int, returned_plain: int, plain: int) -> tuple[Figure, ...]:
    """M-24: by how many points, and by how much of it, more greeted guests came back than others like them."""
    if not greeted or not plain:
        return (Figure("points", None, "points"), Figure("relative", None, "%"))
    more = Fraction(returned, greeted) - Fraction(returned_plain, plain)
    relative = quotient(more, Fraction(returned_plain, plain), scale=100) if returned_plain else None
    return (Figure("points", half_up(more * 100), "points"), Figure("relative", relative, "%"))
