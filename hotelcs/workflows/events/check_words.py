"""The fourteen checks of readiness in words, in order (handbook W-16). A leaf: views and screens read it, too."""

from hotelcs.i18n import N_, tr

CHECKS = {
    "block": N_("Rooms agreed and rooms taken agree"),
    "names": N_("Every name is there, none twice"),
    "fits": N_("Each party fits its room"),
    "arrivals": N_("When they come is known"),
    "vip": N_("Every VIP has a room"),
    "billing": N_("Who pays what is settled"),
    "invoice": N_("The title of the invoice is there"),
    "documents": N_("Documents are known beforehand, 90 %"),
    "profiles": N_("Profiles are complete, 80 points"),
    "rooms": N_("No room of theirs is out of order"),
    "keys": N_("Key cards are counted and enough"),
    "machines": N_("Network, printers and encoders work"),
    "backup": N_("A backup of the last day was verified"),
    "pack": N_("The lists for working without computers are printed"),
}
"""By code; every event has each of them."""
ASKED = ("keys", "pack")
"""What no table tells: a person looks and ticks."""
STAGES = (48, 24, 4)
"""Hours before an event at which the checks run by themselves."""

PARTS = {
    "rooms_missing": N_("{count} rooms not taken"),
    "rooms_over": N_("{count} rooms too many"),
    "people_missing": N_("{count} people not on the list"),
    "people_over": N_("{count} people too many"),
    "same_name": N_("{count} names twice"),
    "same_document": N_("{count} documents twice"),
    "no_name": N_("{count} rooms without a name"),
    "too_many": N_("{count} rooms too small"),
    "no_time": N_("{count} without a time"),
    "no_room": N_("{count} VIP without a room"),
    "unsettled": N_("no company and no bill of the group"),
    "no_title": N_("no invoice title"),
    "no_document": N_("{count} without a document"),
    "nobody_listed": N_("nobody is on the list"),
    "nobody_known": N_("no guest is known"),
    "profile_thin": N_("{count} profiles below 80"),
    "room_off": N_("{count} rooms out of order"),
    "machine_down": N_("{count} down"),
    "not_verified": N_("none verified for 26 hours"),
}
"""What is wrong with a check, by the word that `checking` says."""


def parts_of(kept: str) -> dict[str, int]:
    """The parts of a check as they are kept, "same_name=1 no_name=4"."""
    pairs = (part.partition("=") for part in kept.split())
    return {word: int(many) for word, _, many in pairs}


def kept_as(parts: dict[str, int]) -> str:
    """Parts as text, as `parts_of` reads them."""
    return " ".join(f"{word}={many}" for word, many in parts.items())


def parts_told(kept: str) -> str:
    """The parts of a check in the reader's language, "1 names twice, 4 rooms without a name"."""
    return ", ".join(tr(PARTS[word], count=many) for word, many in parts_of(kept).items())
