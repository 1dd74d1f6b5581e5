"""Every key, once: the key bar, F1 help and the `.` menu are made from this.

A leaf: it knows no screen. Grammar: handbook 04 §4.1 as corrected by the decisions (F10 saves, `:quit` leaves).
Letters of RESERVED mean the same on every screen; a screen may add other letters.
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
    Area("11", "shift_log", "l", N_("Shift log")),
    Area("17", "roster", "o", N_("On duty")),
    Area("18", "duties", "u", N_("Duties")),
    Area("26", "notices", "n", N_("Notices")),
    Area("27", "users", "y", N_("Users")),
    Area("28", "ledger", "x", N_("Ledger")),
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

IN_HOUSE = (
    Action("move", ("m",), N_("Move"), N_("Move to another room"), verb="move-room"),
    Action("extend", ("+",), N_("Extend"), N_("Stay longer: nights more, or a date"), verb="extend"),
    Action("shorten", ("-",), N_("Shorten"), N_("Leave sooner: nights less, or a date"), verb="shorten"),
    Action("bill", ("b",), N_("Bill"), N_("The bill: lines, payments, deposits")),
    Action("card", ("k",), N_("Key card"), N_("One more key card"), verb="issue-key"),
    Action("quick", ("q",), N_("Check out"), N_("Check out now"), verb="check-out"),
    Action("rooms", ("0-9",), N_("Go"), N_("Digits go to a room"), bar=False),
    Action("pane", ("tab",), N_("Next"), N_("Everybody, due out, who owes"), bar=False),
    *LIST,
)

DEPARTURES = (
    Action(
        "quick", ("q",), N_("Quick out"), N_("Check out: what is to be paid is asked once"), verb="check-out"
    ),
    Action("new", ("n",), N_("Charge"), N_("Charge something to the bill"), verb="post-charge"),
    Action("pay", ("m",), N_("Pay"), N_("Take a payment"), verb="take-payment"),
    Action("bill", ("b",), N_("Bill"), N_("The bill: lines, payments, deposits")),
    Action("extend", ("+",), N_("Extend"), N_("Stay longer: nights more, or a date"), verb="extend"),
    Action("undo_out", ("y",), N_("Back in"), N_("Take a check-out back"), bar=False, verb="undo-check-out"),
    Action("rooms", ("0-9",), N_("Go"), N_("Digits go to a room"), bar=False),
    Action("pane", ("tab",), N_("Next"), N_("Due out, ready, to check, owes, gone"), bar=False),
    *LIST,
)

RESERVATIONS = (
    Action("new", ("n",), N_("New"), N_("A new booking"), verb="book"),
    Action("edit", ("e",), N_("Change"), N_("Change dates, type or people"), verb="amend"),
    Action("cancel", ("x",), N_("Cancel"), N_("Cancel the booking, with a reason"), verb="cancel"),
    Action(
        "step",
        ("s",),
        N_("Confirm"),
        N_("Confirm a tentative booking, or give a place to who waits"),
        verb="confirm",
    ),
    Action(
        "guarantee", ("y",), N_("Guarantee"), N_("How the booking is guaranteed, by digit"), verb="guarantee"
    ),
    Action(
        "check_in",
        ("i",),
        N_("Check in"),
        N_("Check in the booking under the cursor"),
        bar=False,
        verb="check-in",
    ),
    Action("later", ("+", "-"), N_("Other week"), N_("The calendar a week on, or back")),
    Action("pane", ("tab",), N_("Next"), N_("Calendar, today, tomorrow, tentative, waitlist"), bar=False),
    *LIST,
)

FOLIO = (
    Action("new", ("n",), N_("Charge"), N_("Charge something to the bill"), verb="post-charge"),
    Action("pay", ("m",), N_("Pay"), N_("Take a payment"), verb="take-payment"),
    Action("refund", ("y",), N_("Pay back"), N_("Pay back what the hotel owes, or more"), verb="refund"),
    Action(
        "cancel",
        ("x",),
        N_("Take back"),
        N_("Take a line or a payment back by its opposite"),
        verb="correct-line",
    ),
    Action("quick", ("q",), N_("Check out"), N_("Check out now"), verb="check-out"),
    Action("pane", ("tab", "w"), N_("Next"), N_("The bill, its windows, the deposits"), bar=False),
    *LIST,
)

SHIFT_LOG = (
    Action(
        "step",
        ("s",),
        N_("Hand over"),
        N_("Next step: open, hand over, take over; of a line of the log, its steps"),
    ),
    Action(
        "submit",
        ("f10",),
        N_("Submit"),
        N_("Hand over; or take over what another hands over"),
        verb="hand-over",
    ),
    Action("new", ("n",), N_("Write"), N_("A line into the shift log"), verb="log"),
    Action(
        "assign", ("a",), N_("Owner"), N_("Give the item under the cursor to somebody"), verb="transfer-item"
    ),
    Action("take", ("t",), N_("Take"), N_("Take the item under the cursor"), bar=False, verb="take-item"),
    Action(
        "cancel", ("x",), N_("Dispute"), N_("Dispute a line of what is handed over"), verb="dispute-handover"
    ),
    Action("note", ("c",), N_("Note"), N_("The note to the next shift"), verb="edit-handover"),
    Action("edit", ("e",), N_("Correct"), N_("Correct a line of the log"), bar=False, verb="amend-log"),
    Action("pane", ("tab", "f6"), N_("Log"), N_("Carried over, or the log"), bar=False),
    Action("history", ("h",), N_("Earlier"), N_("Earlier handovers"), bar=False),
    Action("items", ("i",), N_("Items"), N_("Open items and their owners"), bar=False),
    Action("view", ("v",), N_("Department"), N_("The shift of the own department, or the desk's"), bar=False),
    *LIST,
)

ITEMS = (
    Action("take", ("t",), N_("Take"), N_("Take the item under the cursor"), verb="take-item"),
    Action("assign", ("a",), N_("Owner"), N_("Give it to somebody, or offer it"), verb="transfer-item"),
    Action("step", ("s",), N_("Step"), N_("What can be done with it now")),
    Action("pane", ("tab",), N_("Mine/all"), N_("One's own, or everybody's")),
    *LIST,
)

ROSTER = (
    Action("new", ("n",), N_("New"), N_("Put somebody on a shift"), verb="roster"),
    Action("swap", ("w",), N_("Swap"), N_("Exchange two shifts"), verb="swap-shifts"),
    Action("cancel", ("x",), N_("Off"), N_("Take somebody off a shift"), verb="unroster"),
    Action("fill", ("l",), N_("Fill"), N_("Fill the gaps from the least on every shift"), verb="fill-roster"),
    Action("copy", ("+",), N_("Copy"), N_("Copy a week"), verb="copy-roster"),
    Action("rotate", ("r",), N_("Rotate"), N_("Propose a rotation"), verb="propose-rotation"),
    Action("step", ("s",), N_("Step"), N_("Fill this gap; decide on this rotation")),
    Action("pane", ("tab",), N_("Tab"), N_("Now, week, gaps, skills, teams, rotation"), bar=False),
    *LIST,
)

DUTIES = (
    Action("sign", ("k",), N_("Sign"), N_("Sign one's own duties"), verb="sign-duties"),
    Action("check", ("l",), N_("Check"), N_("Check the matrix, and every shift of the week")),
    Action("what_if", ("w",), N_("What if"), N_("With only these people, which duty has no owner?")),
    Action("raci", ("r",), "RACI", N_("Set the letters of a post for this duty"), verb="assign-duty"),
    Action(
        "edit", ("e",), N_("Change"), N_("Change the words; or the deputies of a post"), verb="change-duty"
    ),
    Action("differ", ("d",), N_("Versions"), N_("Every version of this duty"), bar=False),
    Action("new", ("n",), N_("New"), N_("Add a duty"), bar=False, verb="add-duty"),
    Action("cancel", ("x",), N_("Retire"), N_("Retire this duty"), bar=False, verb="retire-duty"),
    Action(
        "template", ("m",), N_("Template"), N_("Furnish from a template"), bar=False, verb="apply-template"
    ),
    Action("pane", ("tab",), N_("Tab"), N_("Duties, to sign, this shift, gaps, faults, posts"), bar=False),
    *LIST,
)

NOTICES = (
    Action("read", ("y",), N_("Read"), N_("Say that one has read it"), verb="read-notice"),
    Action("new", ("n",), N_("New"), N_("Write a notice"), verb="post-notice"),
    Action("remind", ("r",), N_("Remind"), N_("Ask whoever has not read it"), verb="remind-notice"),
    Action("cancel", ("x",), N_("Take back"), N_("Take a notice back"), verb="withdraw-notice"),
    Action("pane", ("tab",), N_("Mine/all"), N_("For me, or all"), bar=False),
    *LIST,
)

USERS = (
    Action("new", ("n",), N_("New"), N_("A new one of what this tab shows")),
    Action("edit", ("e",), N_("Change"), N_("Change what is under the cursor")),
    Action("step", ("s",), N_("Step"), N_("Everything that can be done with somebody")),
    Action("password", ("k",), N_("Password"), N_("Hand out a password for one use"), verb="reset-password"),
    Action("shut", ("d",), N_("Shut"), N_("Shut or open an account"), verb="disable-account"),
    Action(
        "what_if", ("w",), N_("What if"), N_("With only these people, which duty has no owner?"), bar=False
    ),
    Action(
        "pane",
        ("tab",),
        N_("Tab"),
        N_("People, accounts, posts, rights, settings, shifts, least, levels, calendars"),
    ),
    *LIST,
)

LEDGER = (
    Action("order", ("o",), N_("Record"), N_("Entries about a record")),
    Action("who", ("w",), N_("Person"), N_("Entries of one person")),
    Action("day", ("d",), N_("Day"), N_("Entries from a business date on")),
    Action("check", ("k",), N_("Check"), N_("Check the whole chain against the anchors")),
    *LIST,
)

HOME = (Action("item", tuple("123456789"), N_("Open"), N_("Open what needs you, by its number")),)

CHECK_IN = (
    Action("check_in", ("i",), N_("Check in"), N_("Check in the booking under the cursor"), verb="check-in"),
    Action("walk_in", ("w",), N_("Walk-in"), N_("Receive a guest without a booking"), verb="walk-in"),
    Action("new", ("n",), N_("Queue"), N_("Queue the booking under the cursor for a room"), verb="queue"),
    Action(
        "room", ("r",), N_("Room"), N_("Assign a room to the booking under the cursor"), verb="assign-room"
    ),
    *LIST,
)

ROOMS = (
    Action("digits", tuple("0123456789"), N_("Go to room"), N_("Type a room number to go to it")),
    Action(
        "step",
        ("s",),
        N_("Status"),
        N_("Set the status of the room, or of all marked rooms"),
        verb="set-room-status",
    ),
    Action("mark", ("space",), N_("Mark"), N_("Mark or unmark the room")),
    Action(
        "block", ("b",), N_("Block"), N_("Take the room out of order or out of service"), verb="block-room"
    ),
    *LIST,
    Action("view", ("v",), N_("View"), N_("Rack or list"), bar=False),
)

DOOR = (
    Action("field", ("enter",), N_("Next"), N_("Next field; after the last one, come in")),
    Action("language", ("f7",), N_("中文"), N_("Switch between English and Chinese at once")),
    Action(
        "alarm", ("f9",), N_("SOS"), N_("Emergency: a digit for the type, the place, Enter; signed in or not")
    ),
    Action("command", ("f3",), N_("Cmd"), N_("Type :quit to leave")),
)

FIRST_RUN = (
    Action("save", ("f10",), N_("Make it"), N_("Make the hotel")),
    Action("field", ("tab", "enter"), N_("Next field"), N_("Next field; Shift+Tab goes back")),
    Action("language", ("f7",), N_("中文"), N_("Switch between English and Chinese at once")),
    Action("back", ("escape",), N_("Leave"), N_("Leave without making a hotel")),
)

MADE = (
    Action(
        "go_on",
        ("enter",),
        N_("Go on"),
        N_("Go on to the sign-in: password and recovery key are written down"),
    ),
)

MUST_READ = (
    Action(
        "read", ("enter", "y"), N_("I have read this"), N_("Say that one has read it; the next one follows")
    ),
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
}


def shown(keys: tuple[str, ...]) -> str:
    """How the key bar writes `keys`: the first one, or a range of digits."""
    first = keys[0]
    if first.isdigit() and len(keys) > 1:
        return f"{first}-{keys[-1]}"
    return SHOWN.get(first, first.upper() if len(first) > 1 else first)
