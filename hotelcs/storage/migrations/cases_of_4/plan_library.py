"""The library of plans, put into a hotel that is there already: drafts, to be approved by somebody of the hotel."""

import csv
from typing import Any

from alembic import op
from sqlalchemy import text

from hotelcs.config import data_path

_PLAN = text(
    "INSERT INTO contingency_plan (id, type, code, edition, name_en, name_zh, call, status, author, created_at, note, version) "
    "SELECT :id, :type, :code, 1, :name_en, :name_zh, :call, 'draft', 'library', min(opened_at), '', 1 FROM business_day "
    "HAVING count(*) > 0"
)
_STEP = text(
    "INSERT INTO plan_step (plan_id, seq, text_en, text_zh, post, target_seconds, critical) "
    "SELECT id, :step, :text_en, :text_zh, :post, :target, :critical FROM contingency_plan WHERE code = :plan"
)
_NUMBER = text(
    "INSERT INTO emergency_number (code, name_en, name_zh, number, types, sort) "
    "SELECT :code, :name_en, :name_zh, :number, :types, :sort WHERE EXISTS (SELECT 1 FROM property)"
)
_CHECK = text(
    "INSERT INTO emergency_check (code, name_en, name_zh, post, every_days, since, sort) "
    "SELECT :code, :name_en, :name_zh, :post, :every_days, max(day), :sort FROM business_day HAVING count(*) > 0"
)
_SCHEDULE = text(
    "INSERT INTO drill_schedule (type, per_year, since) "
    "SELECT :type, :per_year, max(day) FROM business_day HAVING count(*) > 0"
)


def plans() -> None:
    """The first edition of every plan as a draft, the numbers that are called, what is looked at."""
    run = op.get_bind().execute
    for id_, row in enumerate(_rows("plans.csv"), 1):
        run(_PLAN, {"id": id_, **row})
    for row in _rows("steps.csv"):
        target = int(row["target_seconds"]) if row["target_seconds"] else None
        run(_STEP, {**row, "target": target, "critical": int(bool(row["critical"]))})
    for sort, row in enumerate(_rows("numbers.csv")):
        run(_NUMBER, {"sort": sort, **row})
    for sort, row in enumerate(_rows("checks.csv")):
        run(_CHECK, {"sort": sort, **row, "every_days": int(row["every_days"])})


def schedule() -> None:
    """How many drills a year, from the day that is open."""
    for row in _rows("drills.csv"):
        op.get_bind().execute(_SCHEDULE, {**row, "per_year": int(row["per_year"])})


def _rows(name: str) -> list[dict[str, Any]]:
    with data_path("plans", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
