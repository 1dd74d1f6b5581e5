"""What the forms of overbooked nights ask, by verb."""

from hotelcs.i18n import N_
from hotelcs.screens.asked import Form, amount, choice, day, number, words
from hotelcs.screens.turned_away import REASONS

_STARS = number("stars", N_("Stars"), 1, 5, required=False)
_AWAY = number("distance_m", N_("Away m"), 0, 100_000, required=False)
_PHONE, _ADDRESS = (
    words("phone", N_("Phone"), required=False),
    words("address", N_("Address"), required=False),
)

FORMS: dict[str, Form] = {
    "add-partner": Form(
        "06", N_("Overbooked nights"),
        (words("code", N_("Its code")), words("name_en", N_("English")), words("name_zh", N_("Chinese")), _PHONE, _STARS, _AWAY,
         amount("rate", N_("A night costs")), _ADDRESS),
        N_("{partner} takes our guests."), made="partner",
    ),
    "change-partner": Form(
        "06", N_("Overbooked nights"),
        (words("name_en", N_("English"), required=False), words("name_zh", N_("Chinese"), required=False), _PHONE, _STARS, _AWAY,
         amount("rate", N_("A night costs"), required=False), _ADDRESS,
         choice("active", N_("Takes guests"), {"yes": N_("yes"), "no": N_("no")}, required=False)),
        N_("{partner} is changed."), N_("What is left empty stays as it is."), edits="version",
    ),
    "source-rooms": Form(
        "06", N_("Overbooked nights"),
        (words("partner", N_("Its code")), number("rooms", N_("Room count"), 1, 99), day("night", N_("Night of")),
         amount("rate", N_("A night costs"), required=False), words("reference", N_("Reference"), required=False)),
        N_("{partner} holds {rooms} for {night}."), N_("Without a price the usual one; without a night tonight."),
    ),
    "turn-away": Form(
        "06", N_("Overbooked nights"),
        (day("arrival", N_("Arrival"), required=True), day("departure", N_("Departure"), from_="arrival"), words("type", N_("Type"), required=False),
         choice("reason", N_("Reason"), REASONS), number("rooms", N_("Room count"), 1, 999, required=False),
         amount("rate", N_("Price asked"), required=False), words("contact", N_("Contact"), required=False),
         words("note", N_("Note"), required=False)),
        N_("Noted."), N_("Sold out and restrictions are the house's no; the others are the guest's."), "turnaway",
    ),
}  # fmt: skip
"""Forms by verb."""
