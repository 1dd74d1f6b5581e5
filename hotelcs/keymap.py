"""Every key and every word of the `:` line, once: the key bar, F1 help and the `.` menu are made from this.

A leaf: it knows no screen. Grammar: handbook 04 §4.1 as corrected by the decisions (F10 saves, `:quit` leaves).
Letters of RESERVED mean the same on every screen; a screen may add other letters.
"""

from dataclasses import dataclass

from hotelcs.i18n import N_


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does: `keys` in order of preference, a short `title`, one sentence of `help`."""

    name: str
    keys: tuple[str, ...]
    title: str
    help: str
    bar: bool = True


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
    Area("05", "rooms", "r", N_("Rooms")),
)

GRAMMAR = (
    Action("help", ("f1", "?"), N_("Help"), N_("The keys of this screen")),
    Action("find", ("f2", "/"), N_("Find"), N_("Find anything: room, guest, phone tail, initials, number")),
    Action("command", ("f3", ":"), N_("Cmd"), N_("Type a command; :help lists the words")),
    Action("jump", ("f4", "g"), N_("Jump"), N_("Jump: F4 and two digits, or g and a letter")),
    Action("refresh", ("f5", "ctrl+r"), N_("Refresh"), N_("Read everything again now"), bar=False),
    Action("next", ("tab", "f6"), N_("Next"), N_("Next part or field; Shift+Tab goes back"), bar=False),
    Action("language", ("f7",), N_("中文"), N_("Switch between English and Chinese at once")),
    Action("menu", (".",), N_("Menu"), N_("A numbered menu of every action")),
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

HOME = (Action("item", tuple("1234567"), N_("Open"), N_("Open what needs you, by its number")),)

CHECK_IN = (
    Action("check_in", ("i",), N_("Check in"), N_("Check in the booking under the cursor")),
    Action("walk_in", ("w",), N_("Walk-in"), N_("Receive a guest without a booking")),
    Action("new", ("n",), N_("Queue"), N_("Queue the booking under the cursor for a room")),
    Action("room", ("r",), N_("Room"), N_("Assign a room to the booking under the cursor")),
    *LIST,
)

ROOMS = (
    Action("digits", tuple("0123456789"), N_("Go to room"), N_("Type a room number to go to it")),
    Action("step", ("s",), N_("Status"), N_("Set the status of the room, or of all marked rooms")),
    Action("mark", ("space",), N_("Mark"), N_("Mark or unmark the room")),
    Action("block", ("b",), N_("Block"), N_("Take the room out of order or out of service")),
    *LIST,
    Action("view", ("v",), N_("View"), N_("Rack or list"), bar=False),
)

FORM = (
    Action("save", ("f10",), N_("Save"), N_("Save the form")),
    Action("field", ("tab", "enter"), N_("Next field"), N_("Next field; Shift+Tab goes back"), bar=False),
)

CHECK_IN_FORM = (
    *FORM,
    Action("room", ("r",), N_("Room"), N_("Another room, by its number, while the cursor is on the room")),
)

DEPOSIT_METHODS = (
    ("0", "none", N_("none")),
    ("1", "cash", N_("cash")),
    ("2", "wechat", N_("wechat")),
    ("3", "alipay", N_("alipay")),
    ("4", "card", N_("card")),
    ("5", "preauth", N_("preauth")),
)
"""The deposit's digits, the same in every form (handbook 03 W-02)."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the `:` line with its English and pinyin names and what follows it."""

    name: str
    names: tuple[str, ...]
    usage: str
    help: str


WORDS = (
    Word(
        "in",
        ("in", "rz", "入住", "check-in"),
        N_("in [number or name]"),
        N_("Check in; alone it receives a walk-in"),
    ),
    Word("walk-in", ("walk-in", "sm", "上门"), N_("walk-in"), N_("Receive a guest without a booking")),
    Word("out", ("out", "tf", "退房", "check-out"), N_("out <room>"), N_("Check out a room")),
    Word("ext", ("ext", "xz", "续住", "extend"), N_("ext <room> <nights or date>"), N_("Extend a stay")),
    Word("mv", ("mv", "hf", "换房", "move-room"), N_("mv <room> <room>"), N_("Move a guest to another room")),
    Word("n", ("n", "yd", "新预订", "book"), N_("n"), N_("A new booking")),
    Word("r", ("r", "ft", "房态"), N_("r <room> <code>"), N_("Set a room's status: VC VD VI VD*")),
    Word("find", ("find", "cz", "查找"), N_("find <words>"), N_("Find anything")),
    Word("go", ("go", "tz", "跳转"), N_("go <nn>"), N_("Jump to a screen by its two digits")),
    Word("undo", ("undo", "cx", "撤销"), N_("undo"), N_("Take back your own last act")),
    Word("lang", ("lang", "yy", "语言"), N_("lang zh|en"), N_("Switch the language")),
    Word("help", ("help", "bz", "帮助"), N_("help"), N_("The keys and words")),
    Word("quit", ("quit", "tc", "退出"), N_("quit"), N_("Leave the program")),
)


def word_of(name: str) -> Word | None:
    """The word called `name` in any of its forms; None when there is none (nothing runs on a guess)."""
    wanted = name.casefold()
    return next((word for word in WORDS if wanted in word.names), None)


def nearest(name: str) -> str:
    """The known word most like `name`, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(name.casefold(), [n for word in WORDS for n in word.names], 1)
    return found[0] if found else ""


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
}


def shown(keys: tuple[str, ...]) -> str:
    """How the key bar writes `keys`: the first one, or a range of digits."""
    first = keys[0]
    if first.isdigit() and len(keys) > 1:
        return f"{first}-{keys[-1]}"
    return SHOWN.get(first, first.upper() if len(first) > 1 else first)
