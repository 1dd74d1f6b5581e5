"""What the fields of the registers' forms are, for F1."""

from hotelcs.i18n import N_

UNTIL = N_("An hour (16), a day (fri, +1) or both (fri 18).")
REGISTER_FIELDS = {
    "stay": N_("The room they are in: 1208."),
    "last4": N_("The last four characters of the identity document; more is never kept."),
    "approved": N_("Yes once the guest was asked and wants to see them."),
    "whose": N_("Whose it is: the room of guests who are here (1208), or the number of a booking (R..31)."),
    "owner": N_("The name of somebody who is no guest."),
    "pieces": N_("How many pieces hang under one tag."),
    "tag": N_("The number on the tag; empty lets the house write one."),
    "location": N_("Where it stands: shelf 3, back office."),
    "sender": N_("Who left it, or where it comes from."),
    "fragile": N_("Yes shows a sign beside it in the list."),
    "note": N_("What else the next one at the desk should know."),
    "until": N_("Until when."),
    "stays": N_("The rooms to wake: 1208, or several with commas between them."),
    "at": N_("When: an hour, the next such is meant (0630), or a day and an hour (fri 0630)."),
    "repeat": N_("Yes calls every day at that hour until they leave."),
    "party": N_("Yes wakes everybody of their party, whatever their rooms."),
    "words": N_("The words, as the guest should hear them."),
    "urgent": N_("Yes puts it before others, with a sign."),
    "place": N_("Where they are: pool, gym, lobby bar."),
}
"""By the name of the field."""
