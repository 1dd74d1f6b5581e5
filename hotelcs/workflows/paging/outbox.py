"""What waits to be sent, and what became of it."""

from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.running import Case


def page(work: Work, case: Case, staff: int, code: str, **slots: str | int) -> None:
    """Tell a person about a case: a code with its numbers, levels and rooms, never a guest's name or words."""
