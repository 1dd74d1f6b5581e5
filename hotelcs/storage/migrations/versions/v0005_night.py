"""The night and the machine room: the audit of each date, jobs, health, tickets, holds, erasures."""

from typing import Any

from alembic import op

from hotelcs.storage.migrations.night_of_5 import (
    audits,
    jobs,
    machine,
    privacy,
    readiness,
    reports,
    thresholds,
)
from hotelcs.storage.triggers import REMADE, fifth_triggers

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PARTS: tuple[Any, ...] = (
    audits,
    reports,
    jobs,
    machine,
    readiness,
    privacy,
    thresholds,
)
"""Modules of `night_of_5` in the order in which they are made."""


def upgrade() -> None:
    """Make every part, those first that others refer to; rules of older schemas that say more now are made anew."""
    for part in PARTS:
        part.make()
    for name in REMADE:
        op.execute(f"DROP TRIGGER {name}")
    for trigger in fifth_triggers():
        op.execute(trigger)


def downgrade() -> None:
    """There is no way back: what people did could not be kept."""
    raise NotImplementedError
