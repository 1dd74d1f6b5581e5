"""Complaints and emergencies: clocks, cases, escalation, pages, incidents, roll calls, plans, drills, call-outs."""

from alembic import op

from hotelcs.storage.migrations.cases_of_4 import (
    callouts,
    clocks,
    complaints,
    covers,
    drills,
    escalation,
    incidents,
    paging,
    plans,
    rollcall,
)
from hotelcs.storage.triggers import fourth_triggers

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PARTS = (
    clocks,
    covers,
    escalation,
    plans,
    complaints,
    incidents,
    rollcall,
    paging,
    callouts,
    drills,
)  # fmt: skip


def upgrade() -> None:
    """Make every part, those first that others refer to."""
    for part in PARTS:
        part.make()
    for trigger in fourth_triggers():
        op.execute(trigger)


def downgrade() -> None:
    """There is no way back: what people did could not be kept."""
    raise NotImplementedError
