"""What the forms of the registers of the desk ask, by verb."""

from hotelcs.i18n import N_, tr
from hotelcs.screens.asked import Asked, Form, choice, flag, number, several, words
from hotelcs.screens.form_needs import whose_it_is
from hotelcs.screens.forms.field import plain
from hotelcs.screens.forms.register_help import UNTIL

NUMBER, TITLE = "29", N_("Registers")
KINDS = {"luggage": N_("luggage"), "parcel": N_("parcel")}
WAYS = {"phone": N_("call"), "knock": N_("knock")}
_UNTIL = Asked("until", N_("Kept until"), timed=True, help=UNTIL)


def _is_last_four(text: str) -> str:
    """Four characters of a document, and no more."""
    return (
        ""
        if len(text) <= 4 and text.isalnum() and text.isascii()
        else tr(N_("Only the last four characters."))
    )


REGISTER_FORMS: dict[str, Form] = {
    "visitor-in": Form(
        NUMBER, TITLE,
        (words("stay", N_("Room")), words("name", N_("Name")), Asked("last4", N_("Document ends"), check=_is_last_four, value=plain),
         flag("approved", N_("Guest agrees")), words("reason", N_("Reason"), required=False)),
        N_("{visitor} visits room {room}, until {until}."),
        N_("Of the document the last four characters, never more. Whom the guest did not ask up needs a reason: a doctor, the police."),
    ),
    "register-visitor": Form(
        NUMBER, TITLE, (words("document", N_("Document")), words("name", N_("Name"), required=False)),
        N_("{visitor} is a guest of {stay} now."), N_("A number as typed, or what the reader reads."),
    ),
    "take-luggage": Form(
        NUMBER, TITLE,
        (choice("kind", N_("What is kept"), KINDS), words("whose", N_("Room, booking"), required=False), words("owner", N_("Or whose"), required=False),
         number("pieces", N_("Pieces"), 1, 99, required=False), words("tag", N_("Tag"), required=False),
         words("location", N_("Where"), required=False), words("sender", N_("From whom"), required=False), _UNTIL,
         flag("fragile", N_("Fragile")), words("note", N_("Note"), required=False)),
        N_("Kept under {tag}, until {until}."),
        N_("Without a tag the house writes one. Until: an hour or a day, as 16, fri 18, +1; else until they leave."),
        needs=whose_it_is,
    ),
    "change-luggage": Form(
        NUMBER, TITLE,
        (number("pieces", N_("Pieces"), 1, 99, required=False), words("location", N_("Where"), required=False), _UNTIL,
         choice("fragile", N_("Fragile"), {"no": N_("no"), "yes": N_("yes")}, required=False)),
        N_("{tag}: {pieces} pieces, {location}, until {until}."), N_("What is left empty stays as it is."),
    ),
    "set-wake-call": Form(
        NUMBER, TITLE,
        (several("stays", N_("Room numbers")), Asked("at", N_("When"), required=True, timed=True), choice("kind", N_("How"), WAYS, required=False),
         flag("repeat", N_("Every day")), flag("party", N_("Whole party"))),
        N_("Wake-up calls set: {count}, {at}."), N_("When: an hour, or a day and an hour, as 0630, fri 0630."),
    ),
    "take-message": Form(
        NUMBER, TITLE,
        (words("whose", N_("Room, booking")), words("sender", N_("From whom"), required=False), words("words", N_("Message")),
         flag("urgent", N_("Urgent"))),
        N_("{message} waits for the guest."),
    ),
    "locate": Form(
        NUMBER, TITLE, (words("stay", N_("Room")), words("place", N_("Place")), Asked("until", N_("There until"), timed=True, help=UNTIL)),
        N_("Room {room} is found there until {until}."), N_("Until: an hour, as 16; else until midnight."),
    ),
}  # fmt: skip
"""Forms by verb."""
