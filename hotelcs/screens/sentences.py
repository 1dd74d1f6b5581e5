"""Failures as one sentence with the next acts, in the current language."""

from hotelcs.errors import HotelcsError, Refusal
from hotelcs.i18n import N_, tr
from hotelcs.screens.gateway import Bug, Failure
from hotelcs.screens.trouble import log_file
from hotelcs.workflows.verbs import spoken

NEXT = {
    "show audit-items": N_("look at the check list of the night audit"),
    "show audits": N_("look at the night audits"),
    "show erasures": N_("look at what was erased"),
    "show legal-holds": N_("look at the legal holds"),
    "queue": N_("queue"),
    "choose-room": N_("choose another room"),
    "choose-type": N_("choose another type"),
    "choose-time": N_("choose another time"),
    "find": N_("find the guest"),
    "amend": N_("amend the booking"),
    "waitlist": N_("waitlist"),
    "override": N_("let a manager override"),
    "move-room": N_("move the guest"),
    "check-out": N_("check out"),
    "assign-room": N_("assign a room"),
    "ask-supervisor": N_("ask a supervisor"),
    "call-duty-manager": N_("call the duty manager"),
    "other-document": N_("another document"),
    "add-document": N_("one more document"),
    "type-again": N_("type it again"),
    "confirmed=true": N_("compare and confirm"),
    "choose-dates": N_("choose other dates"),
    "choose-method": N_("choose how it is paid"),
    "walk-in": N_("receive as a walk-in"),
    "cancel": N_("cancel the booking"),
    "extend": N_("extend the stay"),
    "shorten": N_("shorten the stay"),
    "take-payment": N_("take a payment"),
    "take-deposit": N_("take a deposit"),
    "refund": N_("refund"),
    "settle": N_("settle the bill"),
    "unblock-room": N_("end the block"),
    "swap-rooms": N_("exchange rooms"),
    "unpin-room": N_("allow moving"),
    "more-rooms": N_("book another room"),
    "brief": N_("tell the guest"),
    "flag-room": N_("change the room's marks"),
    "name": N_("type the name"),
    "book": N_("a new booking"),
    "clean": N_("clean"),
    "dirty": N_("dirty"),
    "inspected": N_("inspected"),
    "cleaning": N_("being cleaned"),
    "show": N_("look again"),
    "show call-outs": N_("look at the call-outs"),
    "show pages": N_("look at the pages"),
    "show channels": N_("look at the channels"),
    "show suggestions": N_("look at free rooms"),
    "show rooms": N_("look at the rooms"),
    "show stay": N_("look at the stay"),
    "show availability": N_("look at availability"),
    "show complaint": N_("look at the complaint"),
    "show complaints": N_("look at the complaints"),
    "show complaint-codes": N_("look at the kinds of complaint"),
    "show complaint-patterns": N_("look at what comes again and again"),
    "separate": N_("say that it is another matter"),
    "gift": N_("give something else"),
    "show folio": N_("look at the folio"),
    "show reservation": N_("look at the booking"),
    "show waitlist": N_("look at the waitlist"),
    "show keys": N_("look at the key cards"),
    "show queue": N_("look at the queue"),
    "show business-day": N_("look at the business day"),
    "add-guardian": N_("add the guardian"),
    "exempt": N_("exempt from registration"),
    "accepted": N_("accepted by the authority"),
    "rejected": N_("rejected by the authority"),
    "amount": N_("type another amount"),
    "rate": N_("type the rate"),
    "rates": N_("type a rate for each night"),
    "nights": N_("type the nights"),
    "to_minute": N_("type when it ends"),
    "fewer hours": N_("fewer hours"),
    "extend room=": N_("extend in room {room}"),
    "room": N_("name the room"),
    "with": N_("name the other booking"),
    "keys_returned=true": N_("key cards are back"),
    "keys_lost=true": N_("key cards are lost"),
    "overbook": N_("overbook"),
    "override=true": N_("let a manager override"),
    "out_of_turn": N_("out of turn"),
    "save-again": N_("compare and save again"),
    "ask-approval": N_("ask a second person"),
    "sign-in": N_("sign in"),
    "choose-mapping": N_("choose another mapping"),
    "hotelcs import": N_("import the file"),
    "mend-file": N_("mend the file"),
    "restore --to": N_("bring it back to another place"),
    "show duty": N_("look at the duty"),
    "show duties": N_("look at the duties"),
    "show handover": N_("look at the handover"),
    "show items": N_("look at the open items"),
    "show rights": N_("look at the rights"),
    "show roster": N_("look at the roster"),
    "show settings": N_("look at the settings"),
    "show shifts": N_("look at the shifts"),
    "show staffing": N_("look at the least"),
    "show feeds": N_("look at the calendars of channels"),
    "--accept-fewer": N_("agree that it is whole"),
    "--allow-private": N_("say that it is meant"),
    "--room": N_("name its room"),
    "show calendars": N_("look at the calendars"),
    "show log": N_("look at the log"),
    "show notice": N_("look at the notice"),
    "show rate-plans": N_("look at the rate plans"),
    "show packages": N_("look at the packages"),
    "show seasons": N_("look at the seasons"),
    "show beds": N_("look at the beds"),
    "channel=member": N_("book as a member"),
    "show staff": N_("look at the staff"),
    "show room-types": N_("look at the room types"),
    "show accounts": N_("look at the accounts"),
    "show posts": N_("look at the posts"),
    "show teams": N_("look at the teams"),
    "show rotations": N_("look at the rotations"),
    "show handovers": N_("look at earlier handovers"),
    "show approvals": N_("look at what waits for a yes"),
    "show notices": N_("look at the notices"),
    "show incidents": N_("look at the emergencies"),
    "show covers": N_("look at what parts of shifts are offered"),
    "show visitors": N_("look at the visitors"),
    "show roll-call": N_("look at the roll call"),
    "handed": N_("say who looks for them"),
    "show luggage": N_("look at what is kept"),
    "show wake-calls": N_("look at the wake-up calls"),
    "show messages": N_("look at the messages"),
    "approved=true": N_("the guest says yes"),
    "reason": N_("type a reason"),
    "whose": N_("name a room or booking"),
    "owner": N_("name the owner"),
    "answered=true": N_("the guest has answered"),
    "show departments": N_("look at the departments"),
    "show groups": N_("look at the groups"),
    "show group": N_("look at the group"),
    "show free-rooms": N_("look at free rooms"),
    "beyond=true": N_("take it beyond the block"),
    "floors": N_("name other floors"),
    "show companies": N_("look at the company accounts"),
    "show company-statement": N_("look at the statement of the company"),
    "show price-list": N_("look at the price list"),
    "show invoices": N_("look at the invoices"),
    "show drawer-moves": N_("look at what moved the drawer"),
    "active=false": N_("shut the account"),
    "folio": N_("name the folio"),
    "stay": N_("name the room or stay"),
    "window": N_("name the window"),
    "window=2": N_("window 2"),
    "kind": N_("name the kind"),
    "parts": N_("type the parts"),
    "percent": N_("type the per cent"),
    "title": N_("type the title"),
    "tax_id": N_("type the tax ID"),
    "show walk-list": N_("look at whom to send elsewhere"),
    "show walks": N_("look at who was sent elsewhere"),
    "show partner-hotels": N_("look at the partner hotels"),
    "show turnaways": N_("look at the guests turned away"),
    "show calls": N_("look at the calls"),
    "confirmed": N_("confirmed"),
    "changed": N_("changed"),
    "cancelled": N_("cancelled"),
    "unreachable": N_("not reached"),
    "leaving": N_("leaving as planned"),
    "late_out": N_("leaving later"),
    "extends": N_("staying on"),
}
"""Next acts that are not spoken as their verb's title."""


def next_act(act: str) -> str:
    """A next act in words: its own, else the title of its verb, which begins small inside a sentence."""
    head, equals, value = act.rpartition("=")
    if head + equals in NEXT and value.isalnum() and act not in NEXT:
        return tr(NEXT[head + equals], room=value)
    title = str(spoken(act))
    return tr(NEXT[act]) if act in NEXT else title[:1].lower() + title[1:]


def sentence_of(failure: Failure) -> str:
    """What happened, why, and what can be done next."""
    if isinstance(failure, Bug):
        return tr(
            N_("An error of the program, number {reference}. Nothing was lost; details: {path}"),
            reference=failure.reference,
            path=log_file(),
        )
    told = str(failure)
    if failure.hint:
        told = tr(N_("{told} {hint}"), told=told, hint=_hint(failure))
    if isinstance(failure, Refusal) and failure.next:
        listed = tr(N_(", ")).join(next_act(act) for act in failure.next)
        told = tr(N_("{told} Next: {acts}."), told=told, acts=listed)
    return told


def _hint(failure: HotelcsError) -> str:
    """The hint, translated with the slots of its error where it has any."""
    try:
        return tr(failure.hint, **failure.slots)
    except (KeyError, IndexError, ValueError):
        return failure.hint
