"""What an emergency needs of the roll call: that it is opened, and who is not accounted for."""

from importlib import import_module, util

from hotelcs.models.incidents import Incident
from hotelcs.workflows.act import Work

_OPENING = "hotelcs.workflows.rollcall.opening"


def begin(work: Work, row: Incident, assembly: str) -> None:
    """Freeze who is in the house."""
    if util.find_spec("hotelcs.workflows.rollcall") is not None:
        import_module(_OPENING).open_roll_call(work, row, assembly)


def unaccounted(work: Work, row: Incident) -> int:  # noqa: ARG001 - until the roll call is there
    """How many people nobody has seen yet."""
    return 0
