"""What a key is, the screens one can jump to, the keys that mean the same everywhere.

Grammar: handbook 04 §4.1 as corrected by the decisions (F10 saves, `:quit` leaves). Letters of RESERVED mean the
same on every screen; a screen may add other letters.
"""

from dataclasses import dataclass

from hotelcs.i18n import N_


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does: `keys` in order of preference, a short `title`, one sentence of `help`.

    With a `verb`, only posts that may do that use it; for the others it is shown greyed, with the posts.
    """

    name: str
    keys: tuple[str, ...]
    title: str
    help: str
    bar: bool = True
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A screen one can jump to: its two digits after F4, its letter after `g`."""

    number: str
    name: str
    letter: str
    title: str


AREAS = (
    Area("01", "home", "h", N_("Home")),
    Area("02", "check_in", "a", N_("Check-in")),
    Area("03", "in_house", "i", N_("In house")),
    Area("04", "departures", "d", N_("Check-out")),
    Area("05", "rooms", "r", N_("Rooms")),
    Area("06", "reservations", "b", N_("Reservations")),
    Area("09", "complaints", "c", N_("Complaints")),
    Area("10", "incidents", "e", N_("Emergencies")),
    Area("11", "shift_log", "l", N_("Shift log")),
    Area("13", "follow_ups", "f", N_("Follow-ups")),
    Area("16", "plans", "z", N_("Plans and drills")),
    Area("17", "roster", "o", N_("On duty")),
    Area("18", "duties", "u", N_("Duties")),
    Area("24", "reports", "p", N_("Reports")),
    Area("25", "machine", "s", N_("Machine room")),
    Area("26", "notices", "n", N_("Notices")),
    Area("27", "users", "y", N_("Users")),
    Area("28", "ledger", "x", N_("Ledger")),
    Area("29", "registers", "g", N_("Registers")),
    Area("31", "night", "m", N_("Night audit")),
)


GRAMMAR = (
    Action("help", ("f1", "?"), N_("Help"), N_("The keys of this screen")),
    Action("find", ("f2", "/"), N_("Find"), N_("Find anything: room, guest, phone tail, initials, number")),
    Action("command", ("f3", ":"), N_("Cmd"), N_("Type a command; :help lists the words")),
    Action("jump", ("f4", "g"), N_("Jump"), N_("Jump: F4 and two digits, or g and a letter")),
    Action("refresh", ("f5", "ctrl+r"), N_("Refresh"), N_("Read everything again now"), bar=False),
    Action("next", ("tab", "f6"), N_("Next"), N_("Next part or field; Shift+Tab goes back"), bar=False),
    Action("language", ("f7",), N_("中文"), N_("Switch between English and Chinese at once")),
    Action("log", ("f8",), N_("Log"), N_("A line into the shift log, from anywhere"), verb="log"),
    Action(
        "alarm", ("f9",), N_("SOS"), N_("Emergency: a digit for the type, the place, Enter; signed in or not")
    ),
    Action("menu", (".",), N_("Menu"), N_("A numbered menu of every action")),
    Action(
        "decide",
        ("ctrl+y",),
        N_("Approve"),
        N_("Decide on what somebody asks a second person for"),
        bar=False,
        verb="decide-approval",
    ),
    Action("lock", ("ctrl+l",), N_("Lock"), N_("Lock the screen; what is typed stays"), bar=False),
    Action(
        "park", ("ctrl+p",), N_("Park"), N_("Put this form aside; anywhere else, list what was put aside")
    ),
    Action("undo", ("u",), N_("Undo"), N_("Take back your own last act"), bar=False),
    Action(
        "back", ("escape",), N_("Back"), N_("One level back; a changed form is kept as a draft"), bar=False
    ),
)


RESERVED = {
    "n": "new",
    "e": "edit",
    "t": "take",
    "a": "assign",
    "s": "step",
    "c": "note",
    "h": "history",
    "p": "print",
    "x": "cancel",
    "u": "undo",
    "f": "filter",
    "o": "order",
    "v": "view",
    "g": "jump",
    "space": "mark",
    ".": "menu",
    "?": "help",
    "/": "find",
    ":": "command",
    "enter": "open",
}
"""What a key means on every screen (handbook 04 §4.1)."""


LIST = (
    Action("open", ("enter",), N_("Open"), N_("Open the row under the cursor"), bar=False),
    Action("filter", ("f",), N_("Filter"), N_("Show only rows with what you type; Esc clears")),
)


def area_of(key: str) -> Area | None:
    """The area with two digits or one letter `key`."""
    return next((area for area in AREAS if key in (area.number, area.letter)), None)


SHOWN = {
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "enter": "Enter",
    "ctrl+r": "Ctrl+R",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "ctrl+l": "Ctrl+L",
    "ctrl+y": "Ctrl+Y",
    "ctrl+p": "Ctrl+P",
}


def shown(keys: tuple[str, ...]) -> str:
    """How the key bar writes `keys`: the first one, or a range of digits."""
    first = keys[0]
    if first.isdecimal() and len(keys) > 1:
        return f"{first}-{keys[-1]}"
    return SHOWN.get(first, first.upper() if len(first) > 1 else first)
