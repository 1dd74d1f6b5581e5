"""Room codes and marks in words: codes in English, two characters in Chinese (handbook 08 §8.0 rule 7)."""

from hotelcs.i18n import N_, tr
from hotelcs.screens.paint import ALARM, GOOD, PLAIN, WARN

CODES = {
    "VI": N_("VI"),
    "VC": N_("VC"),
    "VD": N_("VD"),
    "VD*": N_("VD*"),
    "OC": N_("OC"),
    "OD": N_("OD"),
    "OOS": N_("OOS"),
    "OOO": N_("OOO"),
}
MEANINGS = {
    "VI": N_("vacant, inspected"),
    "VC": N_("vacant, clean"),
    "VD": N_("vacant, dirty"),
    "VD*": N_("being cleaned"),
    "OC": N_("occupied, clean"),
    "OD": N_("occupied, dirty"),
    "OOS": N_("out of service"),
    "OOO": N_("out of order"),
}
FLAGS = {
    "due_out": N_("ed"),
    "arrival": N_("ea"),
    "no_baggage": N_("nb"),
    "slept_out": N_("so"),
    "make_up": N_("mur"),
    "dnd": N_("dnd"),
    "rush": N_("rush"),
    "vip": N_("vip"),
}
LOOKS = {"VI": GOOD, "VC": PLAIN, "OOO": ALARM, "OOS": WARN, "VD*": WARN}


def code_word(code: str) -> str:
    """The code as the column shows it."""
    return tr(CODES.get(code, code)) if code else ""


def code_look(code: str) -> str:
    """A colour that only repeats what the code says."""
    return LOOKS.get(code, PLAIN)


def meaning(code: str) -> str:
    """The code in words."""
    return tr(MEANINGS.get(code, code)) if code else ""


def flag_word(flag: str) -> str:
    """The mark of a room, short."""
    return tr(FLAGS.get(flag, flag)) if flag else ""
