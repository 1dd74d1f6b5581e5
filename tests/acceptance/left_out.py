"""Rows of the peer scenarios that should hold in any hotel but concern what is not delivered yet, and why."""

BEDS = "Rooms are sold whole; beds of a shared room come with the complete front desk."
RESTRICTIONS = (
    "Restrictions on arrival, departure, length and quota come with rates in the complete front desk."
)
RATE_PLANS = "Every rate is refundable until rate plans arrive with the complete front desk."

LEFT_OUT: dict[str, dict[str, str]] = {
    "A": {},
    "B": {
        "B6": BEDS,
        "B24": RESTRICTIONS,
        "B27": RESTRICTIONS,
        "B33": RESTRICTIONS,
        "B36": BEDS,
    },
    "C": {},
    "D": {},
    "E": {},
    "F": {
        "F12": RATE_PLANS,
        "F18": "Guests turned away are counted with the complete front desk.",
    },
    "G": {},
    "K": {},
}
"""Area → row → why it is left out."""
