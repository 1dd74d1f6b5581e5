"""What comes with the tables of the machine room into a hotel that is there already; a new one takes it from its template."""

import csv

from alembic import op
from sqlalchemy import text

from hotelcs.config import data_path

_RULE = text(
    "INSERT INTO escalation_rule (kind, level, place, since, minutes, metric, percent, whom, every, times, quiet, until) "
    "VALUES (:kind, :level, :place, :since, :minutes, :metric, :percent, :whom, :every, :times, :quiet, :until) "
    "ON CONFLICT (kind, level, place) DO NOTHING"
)
_SLA = text(
    "INSERT INTO sla_policy (kind, level, metric, minutes, calendar, pauses) "
    "SELECT :kind, :level, :metric, :minutes, code, :pauses FROM calendar WHERE code = :calendar AND NOT EXISTS "
    "(SELECT 1 FROM sla_policy WHERE kind = :kind AND level = :level AND metric = :metric)"
)


def rows(folder: str, name: str) -> list[dict[str, str]]:
    """A table of data/, by its header."""
    with data_path(folder, name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def escalation(*kinds: str) -> None:
    """The rules for kinds of cases that are new; a hotel that has them already keeps its own."""
    if not _is_there():
        return
    places: dict[tuple[str, str], int] = {}
    for row in rows("organisation", "escalation.csv"):
        of = row["kind"], row["level"]
        places[of] = places.get(of, 0) + 1
        if row["kind"] in kinds:
            numbers = {name: int(row[name]) for name in ("minutes", "percent", "every", "times")}
            op.get_bind().execute(
                _RULE, {**row, **numbers, "place": places[of], "quiet": row["quiet"] == "yes"}
            )


def service_levels(kind: str) -> None:
    """By when a kind of case is answered."""
    if _is_there():
        for row in rows("organisation", "sla.csv"):
            if row["kind"] == kind:
                values = {**row, "minutes": int(row["minutes"]), "pauses": row["pauses"] == "yes"}
                op.get_bind().execute(_SLA, values)


def _is_there() -> bool:
    return op.get_bind().execute(text("SELECT 1 FROM property")).first() is not None
