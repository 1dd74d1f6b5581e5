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
FLAGS: dict[str, str] = {
    "ed": N_("ed"),
    "ea": N_("ea"),
    "wait": N_("wait"),
    "rush": N_("rush"),
    "vip": N_("vip"),
    "refresh_due": N_("refresh"),
    "cleaning": N_("cleaning"),
    "dnd": N_("dnd"),
    "mur": N_("mur"),
    "sleep_out": N_("so"),
    "no_baggage": N_("nb"),
    "light_baggage": N_("lb"),
    "double_lock": N_("lock"),
    "service_refused": N_("no svc"),
    "extra_bed": N_("bed"),
    "baby_cot": N_("cot"),
    "assist_evac": N_("assist"),
    "accessible": N_("access"),
    "connecting": N_("conn"),
    "watch": "",  # guests can see this monitor
    "delayed": N_("late"),
    "hold_lapsed": N_("hold!"),
    "no_room": "",
    "not_ready": N_("not ready"),
    "pinned": N_("pin"),
    "day_use": N_("day"),
    "party": N_("party"),
    "due_out": N_("due out"),
    "overstay": N_("!over"),
    "request": N_("wish"),
    "register": N_("!police"),
    "hourly": N_("hours"),
    "minor": "",
    "urgent": N_("!msg"),
    "message": N_("msg"),
    "parcel": N_("pcl"),
    "luggage": N_("bag"),
    "visitor": N_("vis"),
    "wake": N_("wake"),
    "away": N_("away"),
}
SHIFTS = {"early": N_("Early"), "late": N_("Late"), "night": N_("Night"), "office": N_("Office")}
"""The shifts of the templates; a hotel's own ones keep their code."""
LOOKS = {"VI": GOOD, "VC": PLAIN, "OOO": ALARM, "OOS": WARN, "VD*": WARN}
READY = ("VI", "VC")
"""Codes of rooms into which a guest may go."""


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


def minutes_word(minutes: int) -> str:
    """How long something waits, short: 05m, 3h20, 2d."""
    if minutes < 60:
        return tr(N_("{minutes}m"), minutes=f"{max(minutes, 0):02d}")
    if minutes < 24 * 60:
        return f"{minutes // 60}h{minutes % 60:02d}"
    return tr(N_("{days}d"), days=minutes // (24 * 60))


def shift_word(code: str) -> str:
    """The shift in a word."""
    return tr(SHIFTS.get(code, code))
