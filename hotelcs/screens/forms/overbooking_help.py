"""What the fields of overbooked nights are, for F1."""

from hotelcs.i18n import N_

OVERBOOKING_FIELDS: dict[str, str] = {
    "partner": N_("The hotel, the best and nearest first, with its price and what it holds for us tonight. A digit chooses; :walk, Partners adds one."),
    "transport": N_("How the guest gets there and back, at our cost."),
    "transport_cost": N_("What the ride costs; it goes on the house's account."),
    "cost": N_("What the room there costs for all nights. Empty takes the partner's price."),
    "return_on": N_("The day the guest comes back: the nights from then on are booked again here."),
    "room_type": N_("The kind of room the guest gets there."),
    "return_offer": N_("What was promised beside room and transport: an upgrade, a meal."),
    "stars": N_("Its class: 1 to 5."),
    "distance_m": N_("How far it is, in metres."),
    "address": N_("Its address, as it is shown to a driver."),
    "active": N_("No when it takes none of our guests any more."),
    "night": N_("The night the rooms are held for."),
    "reference": N_("Who agreed to it, or their number."),
    "contact": N_("Who asked, and how they are reached."),
}  # fmt: skip
"""Field → what may be typed there."""
