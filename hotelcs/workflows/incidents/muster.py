"""What an emergency needs of the roll call: that it is opened, and who is not accounted for."""

from hotelcs.models.incidents import Incident
from hotelcs.workflows.act import Work
from hotelcs.workflows.rollcall import opening


def begin(work: Work, row: Incident, assembly: str) -> None:
    """Freeze who is in the house, unless somebody has opened the roll call already."""
    if opening.under_way(work, row) is None:
        opening.open_roll_call(work, row, assembly)


def unaccounted(work: Work, row: Incident) -> int:
    """How many people nobody has seen yet, and nobody has taken over looking for."""
    return opening.unaccounted(work, row)
