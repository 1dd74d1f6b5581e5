"""Prices of rate plans from a file: columns plan, type, rate at least; season and weekday (1 Monday to 7) where they differ.

A rate with a point is in the main unit, one without in minor units.
"""

from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader
from hotelcs.text import clean
from hotelcs.workflows.act import Work
from hotelcs.workflows.rates.plan_acts import SetPrice
from hotelcs.workflows.transfer.reservations_in import Taken
from hotelcs.workflows.transfer.rows import Progress, Sorted, acted

VERBS = ("set-price",)
"""What a row is when it is done by itself."""
KNOWN = ("plan", "type", "season", "weekday", "rate")
_THERE = (
    "SELECT p.code, t.code, coalesce(s.code, ''), x.weekday, x.rate_minor FROM plan_price x JOIN rate_plan p ON p.id = x.plan_id "
    "JOIN room_type t ON t.id = x.type_id LEFT JOIN season s ON s.id = x.season_id"
)


class Here:
    """What a row is checked against: plans, types and seasons there are, and the rows before it."""

    def __init__(self, reader: Reader) -> None:
        self.plans = {code for (code,) in reader.rows("SELECT code FROM rate_plan")}
        self.types = {code for (code,) in reader.rows("SELECT code FROM room_type")}
        self.seasons = {code for (code,) in reader.rows("SELECT code FROM season")}
        self.seen: set[tuple[Any, ...]] = set()


def check(fields: dict[str, Any], here: Here) -> dict[str, Any]:
    """One row's fields, complete and legal; a price named twice is refused. Raises Refusal naming the field."""
    for name in fields.keys() - set(KNOWN):
        raise Refusal("FIELD_UNKNOWN", N_("There is no field {name}."), field=name, name=name)
    for name in ("plan", "type", "rate"):
        if not str(fields.get(name) or "").strip():
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field=name, name=name)
    made = {
        name: clean(str(value), field=name, limit=40) for name, value in fields.items() if str(value).strip()
    }
    for name, known, code, message in (
        ("plan", here.plans, "PLAN_UNKNOWN", N_("There is no rate plan {reference}.")),
        ("season", here.seasons, "SEASON_UNKNOWN", N_("There is no season {reference}.")),
    ):
        if name in made:
            made[name] = made[name].upper()
            if made[name] not in known:
                raise Refusal(code, message, field=name, reference=made[name])
    if made["type"] not in here.types:
        raise Refusal(
            "TYPE_UNKNOWN", N_("There is no room type {reference}."), field="type", reference=made["type"]
        )
    act = acted(SetPrice, made)
    key = (act.plan, act.type, act.season, act.weekday)
    if key in here.seen:
        raise Refusal("PRICE_TWICE", N_("This price stands in the file twice."), field="rate")
    here.seen.add(key)
    return made


def write(work: Work, sorted_rows: Sorted, progress: Progress) -> Taken:
    """Set the prices that are other than those there are."""
    there = {(plan, kind, season, day): rate for plan, kind, season, day, rate in work.reader.rows(_THERE)}
    acts = [acted(SetPrice, row.fields) for row in sorted_rows.good]
    fresh = [
        act for act in acts if there.get((act.plan, act.type, act.season or "", act.weekday)) != act.rate
    ]
    for done, act in enumerate(fresh, 1):
        act.perform(work)
        progress(done, len(fresh))
    return Taken(len(fresh), len(acts) - len(fresh), (), (), 0)
