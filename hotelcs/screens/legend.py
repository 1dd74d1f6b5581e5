"""What the signs, codes and marks of lists mean, for F1: each on the screens where it stands."""

from hotelcs.i18n import N_, tr
from hotelcs.screens.codes import CODES, FLAGS, MEANINGS

SIGNS = (
    (">", N_("in front of a row: the cursor; in front of an owner: offered to them")),
    ("*", N_("behind the name of a field: it has to be filled; beside a room: marked with Space")),
    ("!", N_("late, missing, or something that cannot wait; in a form: this field is wrong; behind a number: sold out")),
    ("~", N_("in front of an owner: their deputy has it, they are not here")),
    ("?", N_("in front of an owner: nobody has it yet")),
    ("()", N_("around a line of the bill: it was taken back by its opposite")),
    ("-28.00", N_("a balance with a minus: the hotel owes it; on a bill: paid, or taken off")),
    ("..", N_("at the end of a text: there is more than the column holds")),
    ("[ ]", N_("around a word above a list: the tab in front; Tab turns")),
    ("-", N_("nothing is there: no room, no owner, no phone")),
)  # fmt: skip
"""Signs of every list."""
FIRST = (
    ("F2", N_("A guest with a booking comes: part of the name, Enter, and the form is there. F10 saves it.")),
    (":in", N_("A guest without a booking comes.")),
    (":n", N_("Somebody books by telephone.")),
    (":mv 101 103", N_("A guest moves to another room; g i and m list rooms to choose from.")),
    (":ext 101 1", N_("A guest stays a night longer.")),
    (
        ":bill 101",
        N_("The bill of a room: n charges, m takes a payment, y pays back, x takes a line back, p prints."),
    ),
    (":out 101", N_("A guest leaves; what is to be paid is asked once.")),
    ("Ctrl+P", N_("The telephone rings in the middle of a form: put it aside; the same key brings it back.")),
    ("u", N_("That was wrong: take it back.")),
    (".", N_("Everything else, by number.")),
)
"""What most people look for first; words of the `:` row end with Enter."""
MARKS = {
    "ed": N_("leaves today"), "ea": N_("somebody arrives for it today"), "wait": N_("a guest waits for it"),
    "rush": N_("wanted soon: clean it first"), "vip": N_("VIP guest"), "refresh_due": N_("empty for days: touch it up"),
    "cleaning": N_("being cleaned"), "dnd": N_("do not disturb"), "mur": N_("make up the room now"),
    "sleep_out": N_("the guest did not sleep here"), "no_baggage": N_("no luggage in the room"),
    "light_baggage": N_("little luggage in the room"), "double_lock": N_("locked from inside"),
    "service_refused": N_("wants no service"), "extra_bed": N_("extra bed"), "baby_cot": N_("baby cot"),
    "assist_evac": N_("needs help to get out"), "accessible": N_("barrier-free"), "connecting": N_("has a door to the next room"),
    "delayed": N_("should have come on an earlier day"), "hold_lapsed": N_("was held until an hour that is over"),
    "not_ready": N_("its room is not ready"), "pinned": N_("was promised this room: do not move"),
    "day_use": N_("by day, no night"), "party": N_("of a party or group"), "due_out": N_("leaves today"),
    "overstay": N_("should have left"), "request": N_("has a wish: Enter shows it"),
    "register": N_("not yet registered with the police"), "hourly": N_("by hours"),
    "urgent": N_("an urgent message waits"), "message": N_("a message waits"), "parcel": N_("a parcel is kept for them"),
    "luggage": N_("luggage is kept for them"), "visitor": N_("a visitor is with them"), "wake": N_("a wake-up call is set"),
    "away": N_("somewhere else than in the room"),
}  # fmt: skip
"""Marks of rooms, bookings and stays, by their codes."""
ROOMS = ("01", "02", "03", "04", "05")
"""Screens that show codes of rooms, and their marks."""


def legend(number: str) -> list[tuple[str, str]]:
    """Signs, then on the screens of the desk codes and marks: each with its meaning, in the current language."""
    told = [(sign, tr(meaning)) for sign, meaning in SIGNS]
    if number not in ROOMS:
        return told
    told += [(tr(word), tr(MEANINGS[code])) for code, word in CODES.items()]
    told += [(tr(FLAGS[mark]), tr(meaning)) for mark, meaning in MARKS.items()]
    return told
