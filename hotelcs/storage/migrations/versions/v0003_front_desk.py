"""The front desk complete: rates, bills, groups, registers, guests sent elsewhere, calendar feeds.

Tables that are there get columns that may be empty or have a default, so that no row is copied.
"""

from alembic import op

from hotelcs.storage.migrations.desk_of_3 import feeds, folios, groups, hands, rates, registers, walks
from hotelcs.storage.triggers import third_triggers

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PARTS = (
    rates,
    folios,
    groups,
    registers,
    walks,
    feeds,
    hands,
)


def upgrade() -> None:
    """Make every part, those first that others refer to."""
    for part in PARTS:
        part.make()
    for trigger in third_triggers():
        op.execute(trigger)


def downgrade() -> None:
    """There is no way back: what people did could not be kept."""
    raise NotImplementedError
