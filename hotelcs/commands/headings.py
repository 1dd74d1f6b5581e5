"""Headings of the tables for people: the name of a field in words. Programs see the English field names."""

from hotelcs.commands.complaint_headings import COMPLAINT_HEADINGS
from hotelcs.commands.escalation_headings import ESCALATION_HEADINGS
from hotelcs.commands.folio_headings import FOLIO_HEADINGS
from hotelcs.commands.incident_headings import INCIDENT_HEADINGS
from hotelcs.commands.machine_headings import MACHINE_HEADINGS
from hotelcs.commands.metric_headings import METRIC_HEADINGS
from hotelcs.commands.night_headings import NIGHT_HEADINGS
from hotelcs.commands.overbooking_headings import OVERBOOKING_HEADINGS
from hotelcs.commands.paging_headings import PAGING_HEADINGS
from hotelcs.commands.plan_headings import PLAN_HEADINGS
from hotelcs.commands.privacy_headings import PRIVACY_HEADINGS
from hotelcs.commands.register_headings import REGISTER_HEADINGS
from hotelcs.commands.roll_call_headings import ROLL_CALL_HEADINGS
from hotelcs.i18n import N_, tr

COMMON_HEADINGS = {
    "about": N_("About"), "accepted": N_("Accepted"), "accepted_by": N_("Accepted by"),
    "account": N_("Account"), "active": N_("In force"), "actor": N_("By"), "adds": N_("Charged beside"),
    "adults": N_("Adults"), "after": N_("After"), "alarm": N_("Urgent"), "alert": N_("Alert"),
    "amended_by": N_("Corrected by"), "amends": N_("Instead of"), "amount_minor": N_("Amount"),
    "answers": N_("Answers"), "approval": N_("Request"), "arrival": N_("Arrival"),
    "arrivals_due": N_("Arrivals due"), "arrivals_in": N_("Arrivals in"),
    "arrivals_left": N_("Arrivals left"), "arrived_at": N_("Arrived at"), "arriving": N_("Arriving"),
    "arriving_date": N_("Arrives on"), "arriving_reservation": N_("Next booking"), "asked": N_("Asked"),
    "asked_at": N_("Asked at"), "asked_by": N_("Asked by"), "at": N_("When"), "author": N_("By"),
    "away": N_("Absent owner"), "away_login": N_("Login of the absent owner"), "balance_minor": N_("Balance"),
    "base": N_("Derived from"), "basis_points": N_("Hundredths of a %"), "bed": N_("Bed"),
    "begins": N_("From"), "beside": N_("Beside the others"), "billing": N_("Bill"),
    "birth_date": N_("Born on"), "block_from": N_("Blocked from"), "block_nights": N_("Block"),
    "block_reason": N_("Block reason"), "block_until": N_("Blocked until"), "blocked": N_("Blocked"),
    "body": N_("Text"), "booked_date": N_("Booked on"), "booker": N_("Booker"), "briefed": N_("Told"),
    "business_date": N_("Business date"), "by": N_("By"), "by_post": N_("By the post"),
    "calendar": N_("Calendar"), "cancel_fee": N_("Cancel fee rule"), "cancel_fee_minor": N_("Cancel fee now"),
    "cancel_free_hours": N_("Free until hours before"), "cancel_free_until": N_("Free cancelling until"),
    "cancel_percent": N_("Cancel fee %"), "cancel_why": N_("Why this fee"), "card": N_("Card"),
    "carry_over": N_("Carry over"), "category": N_("About"), "changed": N_("Changes"),
    "channel": N_("Channel"), "charges_minor": N_("Charges"), "children": N_("Children"),
    "cleanliness": N_("Cleanliness"), "coach": N_("Coach at"), "code": N_("State"), "codes": N_("States"),
    "coming": N_("To come"), "company": N_("Company"), "compensation_minor": N_("For one case"),
    "corrected": N_("Corrected"), "corrects": N_("Corrects"), "count": N_("How many"),
    "counted_minor": N_("Counted"), "country": N_("Country"), "counts": N_("Drawer counts"),
    "currency": N_("Currency"), "cutoff": N_("Held until"), "date": N_("Date"), "date_out": N_("Left on"),
    "day": N_("Day"), "days": N_("Days"), "deadline": N_("Deadline"), "decided_by": N_("Decided by"),
    "departed_at": N_("Departed at"), "department": N_("Department"), "departure": N_("Departure"),
    "departures_due": N_("Departures due"), "departures_left": N_("Departures left"),
    "departures_out": N_("Departures out"), "deposit_minor": N_("Deposit"), "deposits": N_("Deposits"),
    "deputies": N_("Deputies"), "deputy": N_("As a deputy"), "deputy_for": N_("Stands in for"),
    "description": N_("Description"), "detail": N_("Detail"), "difference_minor": N_("Difference"),
    "difference_reason": N_("Why it differs"), "discount": N_("Discount %"), "do_not_move": N_("Do not move"),
    "document": N_("Document"), "document_kind": N_("Document kind"), "documents": N_("Documents"),
    "does": N_("Does it"), "due": N_("Due"), "duties": N_("Duties"), "duty": N_("Duty"),
    "duty_manager": N_("Duty manager"), "email": N_("E-mail"), "ended": N_("Ended"), "ends": N_("To"),
    "entry": N_("Log line"), "eta": N_("Due at"), "event": N_("Event"), "events": N_("Events"),
    "every": N_("Every"), "example": N_("Example"), "exempt": N_("Exempt"), "expected_minor": N_("Should be"),
    "expires": N_("Expires"), "expiring": N_("Runs out"), "fault": N_("Trouble"), "features": N_("Features"),
    "feed": N_("Calendar feed"), "fields": N_("Fields"), "figures": N_("Figures"), "first": N_("From"),
    "first_stay": N_("First stay"), "fits": N_("Fits"), "flags": N_("Marks"),
    "float_minor": N_("In the drawer"), "floor": N_("Floor"), "folio": N_("Folio"),
    "for_groups": N_("For groups"), "free": N_("Free"), "frequency": N_("How often"),
    "from_night": N_("From night"), "from_post": N_("From the post"), "from_time": N_("From"),
    "gesture_minor": N_("Gestures of a day"), "giver": N_("Giver says"), "goals": N_("To learn"),
    "gone": N_("Gone"), "good_at": N_("Read well at"), "group": N_("Group"), "group_rooms": N_("Its rooms"),
    "guarantee": N_("Guarantee"), "guardian": N_("Guardian"), "guest": N_("Guest"),
    "guest_data_missing": N_("Without guest"), "guest_missing": N_("No guest yet"),
    "guest_no": N_("Guest no"), "guests": N_("Guests"), "handover": N_("Handover"),
    "has_pin": N_("Has a PIN"), "held": N_("How held"), "held_minor": N_("Held"), "hired": N_("Here since"),
    "history": N_("History"), "hold_until": N_("Held until"), "holders": N_("Held by"), "hotel": N_("Hotel"),
    "hourly_rate_minor": N_("Hourly rate"), "hours": N_("Open hours"), "hours_left": N_("Hours left"),
    "idle_minutes": N_("Locks after (min)"), "in_house": N_("In house"), "in_minor": N_("Came in"),
    "incident": N_("Emergency"), "incidents": N_("Emergencies"), "included": N_("Includes"), "includes": N_("Includes"),
    "issued_at": N_("Issued at"), "item": N_("Item"), "joined_at": N_("Joined at"), "keys": N_("Keys"),
    "keys_out": N_("Keys out"), "kind": N_("Kind"), "label": N_("Label"), "lang": N_("Language"),
    "languages": N_("Languages"), "last": N_("To"), "last_closed_at": N_("Last closed at"),
    "last_closed_date": N_("Last closed"), "last_stay": N_("Last stay"), "late": N_("Overdue"),
    "lead": N_("Leads"), "leader": N_("Leader"), "least": N_("Least"), "left": N_("Left"),
    "left_at": N_("Left at"), "lengths": N_("Long stays"), "letters": N_("Letters"), "level": N_("Level"),
    "line": N_("Line"), "lines": N_("Lines"), "link": N_("Number"), "list_at": N_("List at"),
    "listed": N_("On the list"), "log": N_("Shift log"), "login": N_("Login"),
    "luggage_tag": N_("Luggage tag"), "main": N_("Main"), "mark": N_("Mark"), "marks": N_("Marks"),
    "max_adults": N_("Most adults"), "max_children": N_("Most children"), "member": N_("Members"),
    "members": N_("Members"), "mentor": N_("Mentor"), "method": N_("Method"), "method_name": N_("Paid by"),
    "metric": N_("Step"), "mine": N_("Mine"), "minor": N_("Minor"), "minors": N_("Minors"),
    "minutes": N_("Minutes"), "minutes_left": N_("Minutes left"), "mismatch": N_("Differs"),
    "missing": N_("Missing"), "most_nights": N_("Nights at most"), "moves": N_("Money moves"),
    "must_change": N_("Must be changed"), "must_read": N_("Must be read"), "must_reads": N_("Must be read"),
    "name": N_("Name"), "name_en": N_("English name"), "name_latin": N_("Latin name"),
    "name_zh": N_("Chinese name"), "names": N_("Guests"), "nationality": N_("Nationality"),
    "needed": N_("Needed"), "needs": N_("Needed"), "next": N_("Possible now"), "night": N_("Night of"),
    "night_lines": N_("Nights"), "nights": N_("Nights"), "no": N_("Number"),
    "no_show_fee": N_("No-show fee rule"), "no_show_percent": N_("No-show fee %"), "note": N_("Note"),
    "notes": N_("Notes"), "notice": N_("Notice"), "number": N_("Number"), "off_minor": N_("Amount off"),
    "offered_login": N_("Offered to login"), "offered_to": N_("Offered to"), "on": N_("On now"),
    "on_call": N_("On call"), "on_call_counts": N_("On call counts"), "open": N_("Is open"),
    "opened": N_("Opened"), "opened_at": N_("Opened at"), "out_minor": N_("Went out"),
    "overbooking": N_("Overbooking"), "overdue": N_("Overdue"), "outcome": N_("Outcome"), "override": N_("Override"),
    "owner": N_("Owner"), "package": N_("Package"), "packages": N_("Packages"),
    "packages_minor": N_("Packages"), "paid_minor": N_("Paid"), "part": N_("Part"), "party": N_("Party"),
    "password": N_("Password"), "password_least": N_("Password, at least"), "passwords": N_("Passwords"),
    "pauses": N_("Pauses"), "pax": N_("People"), "payment": N_("Payment"), "payments": N_("Payments"),
    "people": N_("People"), "per": N_("Per"), "per_person": N_("By the head"),
    "percent_off": N_("Percent off"), "phone": N_("Telephone"), "pin": N_("PIN"), "place": N_("Place"),
    "plan": N_("Rate plan"), "post": N_("Post"), "posts": N_("Posts"), "prepaid_minor": N_("Prepaid"),
    "problem": N_("Fault"), "proposed_by": N_("Proposed by"), "qty": N_("Quantity"),
    "qualifications": N_("Trained for"), "queue": N_("Queue"), "queued_minutes": N_("Waits (min)"),
    "rate_minor": N_("Rate"), "read": N_("Read"), "read_at": N_("Read at"), "read_by": N_("Read by"),
    "ready": N_("Ready"), "reason": N_("Reason"), "reasons": N_("Reasons"), "receipt": N_("Receipt"),
    "receiver": N_("Receiver says"), "recent": N_("Recent stays"), "ref": N_("Number"),
    "reference": N_("Reference"), "registration": N_("Registration"),
    "registration_kind": N_("Registration kind"), "registration_minutes": N_("Minutes to register"), "registrations_pending": N_("Registrations pending"),
    "relation": N_("Relation"), "released": N_("Released"), "released_at": N_("Released at"),
    "reminded": N_("Asked again"), "report_up": N_("Report up"), "reported_by": N_("Raised by"),
    "reports_to": N_("Reports to"), "requests": N_("Requests"), "reservation": N_("Reservation"),
    "restricted": N_("Restricted"), "result": N_("Result"), "right": N_("Right"), "rights": N_("Rights"),
    "room": N_("Room"), "room_code": N_("State"), "room_minor": N_("Room charge"), "rooms": N_("Room count"),
    "rooms_total": N_("All rooms"), "roster_kept": N_("Roster kept"), "rostered": N_("On the roster"),
    "rotation": N_("Rotation"), "row": N_("Row"), "rules": N_("Rules of sale"), "score": N_("Score"),
    "screen": N_("Screen"), "season": N_("Season"), "seconds": N_("Seconds"), "segment": N_("Segment"),
    "sellable": N_("Sellable"), "seq": N_("Entry"), "service": N_("Service"), "setting": N_("Setting"),
    "settled": N_("Settled"), "sex": N_("Sex"), "shift": N_("Shift"), "shift_open": N_("A shift is open"),
    "sign": N_("Gone or new"), "signed": N_("Signed by"), "signed_in": N_("Signed in"), "since": N_("Since"),
    "skill": N_("Skill"), "sold": N_("Sold"), "sold_tonight": N_("Sold tonight"), "source": N_("Source"),
    "source_ref": N_("Source reference"), "staff": N_("Staff"),
    "status": N_("Status"), "status_before": N_("Status before"), "stay": N_("Stay"), "stays": N_("Stays"),
    "subject": N_("About"), "submitted": N_("Handed over"), "submitted_by": N_("Handed over by"),
    "supervisor": N_("Supervisor"), "suspects": N_("Suspects"), "tax": N_("Tax"), "taxes_minor": N_("Taxes"),
    "taken": N_("Taken up"), "team": N_("Team"), "teams": N_("Teams"), "terminal": N_("Terminal"),
    "terminals": N_("Terminals"), "there": N_("There"), "ticket": N_("Ticket"), "title": N_("What"),
    "to_post": N_("To the post"), "told": N_("Informed"), "total_minor": N_("Total"),
    "trained": N_("Trained for"), "tries": N_("Tries"), "turn": N_("Turn"), "type": N_("Type"), "type_name": N_("Type name"),
    "uid": N_("Known outside as"), "undoes": N_("Takes back"), "unit_minor": N_("Unit price"),
    "unsettled": N_("Need somebody"), "unsigned": N_("To sign"), "unsigned_duties": N_("Duties to sign"),
    "until": N_("Until"), "value": N_("Value"), "verb": N_("Act"), "version": N_("Version"),
    "versions": N_("Versions"), "vip": N_("VIP"), "waiting": N_("Waiting"), "waits_for": N_("Waits for"),
    "warning": N_("Warning"), "warnings": N_("Warnings"), "weekday": N_("Weekday"), "who": N_("Who"),
    "why": N_("Why"), "window": N_("Window"), "windows": N_("Windows"), "withdrawn": N_("Taken back"),
    "words": N_("Words"),
}  # fmt: skip
"""Fields of views of several departments, or of one that has no page of its own."""

PARTS = (
    COMMON_HEADINGS,
    PLAN_HEADINGS,
    PRIVACY_HEADINGS,
    REGISTER_HEADINGS,
    MACHINE_HEADINGS,
    OVERBOOKING_HEADINGS,
    FOLIO_HEADINGS,
    ROLL_CALL_HEADINGS,
    INCIDENT_HEADINGS,
    COMPLAINT_HEADINGS,
    PAGING_HEADINGS,
    ESCALATION_HEADINGS,
    METRIC_HEADINGS,
    MACHINE_HEADINGS,
    NIGHT_HEADINGS,
)
"""A field has one heading in all of them: a name that means two things is two names."""

HEADINGS = {name: words for part in PARTS for name, words in part.items()}
"""The heading of every field that a view shows."""


def heading(name: str) -> str:
    """The heading of the field `name`, in the current language."""
    known = HEADINGS.get(name)
    return tr(known) if known else name.removesuffix("_minor").replace("_", " ").capitalize()
