"""What most acts about a complaint answer."""

from dataclasses import dataclass

from hotelcs.models.complaints import Complaint
from hotelcs.workflows.act import Act
from hotelcs.workflows.fields import Ref


@dataclass(frozen=True, slots=True)
class ComplaintMoved:
    """The complaint, how bad it is, how it stands."""

    complaint: str
    severity: str
    status: str


class OnComplaint(Act):
    """An act about one complaint, by its number or a short form of it."""

    complaint: Ref


def moved(row: Complaint) -> ComplaintMoved:
    """How it stands now."""
    return ComplaintMoved(row.no, row.severity, row.status)
