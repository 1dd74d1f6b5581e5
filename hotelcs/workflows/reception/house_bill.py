"""A bill of the house: what a guest sent elsewhere costs. It is read by its number, and no guest ever pays it."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_


def refuse_house(kind: str, number: str, field: str = "folio") -> None:
    """Refuse to have a guest pay, or be given, what stands on a folio of the house (Refusal HOUSE_BILL)."""
    if kind == "house":
        raise Refusal("HOUSE_BILL", N_("{folio} is a bill of the house; no guest pays it."), field=field,
                      next=("show folio", "correct-line"), folio=number)  # fmt: skip
