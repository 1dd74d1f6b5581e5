"""The fourteen checks of readiness in words, in order (handbook W-16). A leaf: views and screens read it, too."""

from hotelcs.i18n import N_

CHECKS = {
    "block": N_("Rooms agreed and rooms taken agree"),
    "names": N_("Every name is there, none twice"),
    "fits": N_("Each party fits its room"),
    "arrivals": N_("When they come is known"),
    "vip": N_("Every VIP has a room"),
    "billing": N_("Who pays what is settled"),
    "invoice": N_("The title of the invoice is there"),
    "documents": N_("Documents are known beforehand, 90 %"),
    "profiles": N_("What is known of guests, 80 %"),
    "rooms": N_("No room of theirs is out of order"),
    "keys": N_("Key cards are counted and enough"),
    "machines": N_("Network, printers and encoders work"),
    "backup": N_("A backup was made within a day"),
    "pack": N_("The lists for working without computers are printed"),
}
"""By code; every event has each of them."""
ASKED = ("keys", "pack")
"""What no table tells: a person looks and ticks."""
STAGES = (48, 24, 4)
"""Hours before an event at which the checks run by themselves."""
