"""What the form of somebody who is not on the list of a roll call asks."""

from hotelcs.i18n import N_
from hotelcs.screens.asked import Form, choice, flag, words

KINDS = {"visitor": N_("visitor"), "contractor": N_("contractor"), "staff": N_("staff"), "guest": N_("guest")}

ROLL_CALL_FORMS: dict[str, Form] = {
    "append-to-roll-call": Form(
        "10", N_("Roll call"),
        (words("name", N_("Name")), choice("kind", N_("Who it is"), KINDS), words("room", N_("Room"), required=False),
         words("need", N_("Needs help"), required=False), flag("minor", N_("Minor"))),
        N_("{place} is on the list; expected: {expected}."),
    ),
}  # fmt: skip
"""Forms by verb."""
