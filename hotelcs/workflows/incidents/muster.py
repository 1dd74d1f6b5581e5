"""What an emergency needs of the roll call: that it is opened, and who is not accounted for."""

from sqlmodel import col, select

from hotelcs.models.incidents import Incident
from hotelcs.models.rollcall import RollCall
from hotelcs.workflows.act import Work


def begin(work: Work, row: Incident, assembly: str) -> None:
    """Freeze who is in the house, unless the roll of this emergency is called already."""
    from hotelcs.workflows.rollcall.opening import open_roll_call  # it builds on emergencies itself

    query = select(RollCall).where(RollCall.incident_id == row.id, col(RollCall.closed_at).is_(None))
    if work.session.exec(query).first() is None:
        open_roll_call(work, row, assembly)


def unaccounted(work: Work, row: Incident) -> int:
    """Of how many people on the newest list nothing is known, or nothing good; 0 without a list."""
    from hotelcs.workflows.rollcall.calls import counted

    query = select(RollCall).where(RollCall.incident_id == row.id).order_by(col(RollCall.id).desc())
    call = work.session.exec(query).first()
    return counted(work, call)[1] if call is not None else 0
