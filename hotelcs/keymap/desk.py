"""The keys of the front desk: who comes, stays and goes, rooms, bookings, bills."""

from dataclasses import replace

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

HOME = (Action("item", tuple("123456789"), N_("Open"), N_("Open what needs you, by its number")),)


CHECK_IN = (
    Action("check_in", ("i",), N_("Check in"), N_("Check in the booking under the cursor"), verb="check-in"),
    Action("walk_in", ("w",), N_("Walk-in"), N_("Receive a guest without a booking"), verb="walk-in"),
    Action("new", ("n",), N_("Queue"), N_("Queue the booking under the cursor for a room"), verb="queue"),
    Action(
        "room", ("r",), N_("Room"), N_("Assign a room to the booking under the cursor"), verb="assign-room"
    ),
    Action(
        "group", ("m",), N_("Groups"), N_("Check a group in: a line for each room"), verb="check-in-rooms"
    ),
    Action(
        "assisted",
        ("b",),
        N_("Assisted"),
        N_("Check in with the guest: big letters, one question at a time"),
        bar=False,
        verb="check-in",
    ),
    Action(
        "walk",
        ("k",),
        N_("Overbooked"),
        N_("Overbooked nights, and whom to send to another hotel"),
        bar=False,
    ),
    *LIST,
)


IN_HOUSE = (
    Action("move", ("m",), N_("Move"), N_("Move to another room"), verb="move-room"),
    Action("extend", ("+",), N_("Extend"), N_("Stay longer: nights more, or a date"), verb="extend"),
    Action("shorten", ("-",), N_("Shorten"), N_("Leave sooner: nights less, or a date"), verb="shorten"),
    Action("bill", ("b",), N_("Bill"), N_("The bill: lines, payments, deposits")),
    Action("wake", ("w",), N_("Wake"), N_("A wake-up call"), verb="set-wake-call"),
    Action("message", ("l",), N_("Message"), N_("A message for the guest"), verb="take-message"),
    Action("card", ("k",), N_("Key card"), N_("One more key card"), verb="issue-key"),
    Action("print", ("p",), N_("Print"), N_("Print the registration card, as text or PDF"), bar=False),
    Action("quick", ("q",), N_("Check out"), N_("Check out now"), verb="check-out"),
    Action(
        "ran_off",
        ("z",),
        N_("Ran off"),
        N_("Gone without paying: the room is free, the debt stays"),
        bar=False,
        verb="skip",
    ),
    Action(
        "person",
        ("i",),
        N_("Add person"),
        N_("Somebody joins the stay: an adult with a document, a child with a guardian"),
        verb="add-guest",
    ),
    Action(
        "divide",
        ("d",),
        N_("Divide"),
        N_("Give some of the guests a booking of their own"),
        bar=False,
        verb="split-guests",
    ),
    Action("rooms", ("0-9",), N_("Go"), N_("Digits go to a room"), bar=False),
    Action("pane", ("tab",), N_("Next"), N_("Everybody, due out, who owes"), bar=False),
    *LIST,
)


DEPARTURES = (
    Action(
        "quick", ("q",), N_("Quick out"), N_("Check out: what is to be paid is asked once"), verb="check-out"
    ),
    Action(
        "mark", ("space",), N_("Mark"), N_("Mark a room; then q checks out all that are marked"), bar=False
    ),
    Action("new", ("n",), N_("Charge"), N_("Charge something to the bill"), verb="post-charge"),
    Action("pay", ("m",), N_("Pay"), N_("Take a payment"), verb="take-payment"),
    Action("bill", ("b",), N_("Bill"), N_("The bill: lines, payments, deposits")),
    Action("invoice", ("i",), N_("Invoice"), N_("Ask for an invoice of the bill"), verb="request-invoice"),
    Action("print", ("p",), N_("Print"), N_("Print the bill, as text or PDF"), bar=False),
    Action("extend", ("+",), N_("Extend"), N_("Stay longer: nights more, or a date"), verb="extend"),
    Action("undo_out", ("y",), N_("Back in"), N_("Take a check-out back"), bar=False, verb="undo-check-out"),
    Action(
        "ran_off",
        ("z",),
        N_("Ran off"),
        N_("Gone without paying: the room is free, the debt stays"),
        bar=False,
        verb="skip",
    ),
    Action(
        "outcome",
        tuple("1234"),
        N_("Call"),
        N_("Behind No contact: leaves, leaves later, stays on, no answer"),
        bar=False,
    ),
    Action("rooms", ("0-9",), N_("Go"), N_("Digits go to a room"), bar=False),
    Action(
        "pane", ("tab",), N_("Next"), N_("Due out, ready, to check, owes, gone, debts, no contact"), bar=False
    ),
    *LIST,
)


SILENT = tuple(
    replace(action, bar=action.bar or action.name == "outcome")
    for action in sorted(DEPARTURES, key=lambda action: action.name != "outcome")
    if action.name != "rooms"
)
"""The keys of the tab No contact on 04: there a digit is an outcome, and goes to no room."""
OWING = tuple(
    action for action in DEPARTURES if action.name in {"pay", "bill", "pane", *(one.name for one in LIST)}
)
"""The keys of the tab Debts on 04."""


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


RESERVATIONS = (
    Action("new", ("n",), N_("New"), N_("A new booking; on Groups a new group"), verb="book"),
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
    Action(
        "divide",
        ("d",),
        N_("Divide"),
        N_("Give some of the guests a booking of their own"),
        bar=False,
        verb="split-guests",
    ),
    Action("later", ("+", "-"), N_("Other week"), N_("The calendar a week on, or back")),
    Action(
        "outcome",
        tuple("1234"),
        N_("Call"),
        N_("A call: confirmed, changed, does not come, not reached; a hold: keep, let go"),
        bar=False,
    ),
    Action(
        "turned_away",
        ("r",),
        N_("Turned away"),
        N_("A guest turned away for the first day shown"),
        bar=False,
        verb="turn-away",
    ),
    Action(
        "walk",
        ("k",),
        N_("Overbooked"),
        N_("Overbooked nights, and whom to send to another hotel"),
        bar=False,
    ),
    Action(
        "view", ("v",), N_("Prices"), N_("Free rooms in the calendar, or the prices of each plan"), bar=False
    ),
    Action(
        "pane",
        ("tab",),
        N_("Next"),
        N_("Calendar, today, tomorrow, tentative, waitlist, pre-arrival calls, holds, groups"),
        bar=False,
    ),
    *LIST,
)


FOLIO = (
    Action("new", ("n",), N_("Charge"), N_("Charge something to the bill"), verb="post-charge"),
    Action("pay", ("m",), N_("Pay"), N_("Take a payment"), verb="take-payment"),
    Action("invoice", ("i",), N_("Invoice"), N_("Ask for an invoice of the bill"), verb="request-invoice"),
    Action(
        "transfer",
        ("l",),
        N_("Move lines"),
        N_("Move marked lines to a window, a room or a folio"),
        verb="transfer-lines",
    ),
    Action("print", ("p",), N_("Print"), N_("Print the bill, as text or PDF")),
    Action("quick", ("q",), N_("Check out"), N_("Check out now"), verb="check-out"),
    Action("mark", ("space",), N_("Mark"), N_("Mark or unmark a line"), bar=False),
    Action(
        "split", ("d",), N_("Split"), N_("Split a line by per cent or amount"), bar=False, verb="split-line"
    ),
    Action(
        "window",
        ("w",),
        N_("Windows"),
        N_("Say where charges go: a window, a company"),
        bar=False,
        verb="route-charges",
    ),
    Action("master", ("b",), N_("Master"), N_("The master bill of the party"), bar=False),
    Action(
        "refund",
        ("y",),
        N_("Pay back"),
        N_("Pay back what the hotel owes, or more"),
        bar=False,
        verb="refund",
    ),
    Action(
        "cancel",
        ("x",),
        N_("Take back"),
        N_("Take a line or a payment back by its opposite"),
        verb="correct-line",
    ),
    Action("step", ("s",), N_("Step"), N_("The next step of an invoice"), bar=False, verb="issue-invoice"),
    Action("pane", ("tab",), N_("Next"), N_("The bill, its windows, deposits, invoices"), bar=False),
    *LIST,
)


FORM = (
    Action("save", ("f10",), N_("Save"), N_("Save the form")),
    Action(
        "field",
        ("tab", "enter"),
        N_("Next field"),
        N_("Tab goes to the next field, Enter to the next that is to be filled; Shift+Tab goes back"),
        bar=False,
    ),
)


WALK_IN_FORM = (
    *FORM,
    Action("room", ("r",), N_("Room"), N_("Another room, by its number, while the cursor is on the room")),
)


CHECK_IN_FORM = (
    *WALK_IN_FORM,
    Action(
        "new",
        ("n",),
        N_("Queue"),
        N_("Queue the guest until a room is ready, while the cursor is on the room; what is typed is kept"),
        verb="queue",
    ),
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
