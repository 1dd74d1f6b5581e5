"""Headings of the tables for people: the name of a field in words. Programs see the English field names."""

from hotelcs.i18n import N_, tr

HEADINGS = {
    "adults": N_("Adults"),
    "amount_minor": N_("Amount"),
    "arrival": N_("Arrival"),
    "arriving": N_("Arriving"),
    "at": N_("When"),
    "balance_minor": N_("Balance"),
    "blocked": N_("Blocked"),
    "business_date": N_("Business date"),
    "channel": N_("Channel"),
    "children": N_("Children"),
    "code": N_("State"),
    "departure": N_("Departure"),
    "detail": N_("Detail"),
    "eta": N_("Due at"),
    "flags": N_("Marks"),
    "floor": N_("Floor"),
    "free": N_("Free"),
    "guest": N_("Guest"),
    "guest_no": N_("Guest no"),
    "hotel": N_("Hotel"),
    "in_house": N_("In house"),
    "kind": N_("Kind"),
    "log": N_("Shift log"),
    "marks": N_("Marks"),
    "name": N_("Name"),
    "night": N_("Night"),
    "nights": N_("Nights"),
    "no": N_("Number"),
    "note": N_("Note"),
    "phone": N_("Telephone"),
    "queue": N_("Queue"),
    "rate_minor": N_("Rate"),
    "reasons": N_("Reasons"),
    "requests": N_("Requests"),
    "reservation": N_("Reservation"),
    "room": N_("Room"),
    "rooms": N_("Rooms"),
    "room_code": N_("State"),
    "sold": N_("Sold"),
    "status": N_("Status"),
    "stay": N_("Stay"),
    "title": N_("What"),
    "type": N_("Type"),
    "verb": N_("Act"),
}
"""Fields that appear in many views; a field without an entry is shown under its own name."""


def heading(name: str) -> str:
    """The heading of the field `name`, in the current language."""
    known = HEADINGS.get(name)
    return tr(known) if known else name.removesuffix("_minor").replace("_", " ").capitalize()
