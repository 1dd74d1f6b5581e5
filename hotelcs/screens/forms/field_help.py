"""What a field of a form is, by its name, and what may be typed into it, for F1."""

from hotelcs.i18n import N_, tr
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.overbooking_help import OVERBOOKING_FIELDS
from hotelcs.screens.forms.register_help import REGISTER_FIELDS
from hotelcs.screens.forms.typed_help import LEFT_EMPTY, NEEDED, ONE_OF, SECRET, SEVERAL

FIELDS: dict[str, str] = {
    **REGISTER_FIELDS,
    **OVERBOOKING_FIELDS,
    "document": N_("The identity document. Scan it, or type a resident ID (18 characters), the two lines of a passport, or kind:country:number as passport:GBR:X1234567. Check digits are looked at when the cursor leaves."),
    "name": N_("The name as it stands in the document; Chinese or Latin. A passport's two lines fill it."),
    "guest": N_("Whose booking it is: the family name at least. A guest who is on file is recognised."),
    "phone": N_("Telephone with its area or country code: 13912345678, +44 20 7946 0958."),
    "method": N_("How the deposit or the payment is made. 0 takes nothing now and leaves the deposit open."),
    "deposit": N_("How much is taken as a deposit; the suggestion stands in the border: nights left and an allowance, in full hundreds."),
    "room": N_("The room, best first, each with what speaks for it. A digit chooses; r asks for another number."),
    "cards": N_("How many key cards are handed out."),
    "briefed": N_("What the guest was told: breakfast, wifi, exits, check-out time, telephone."),
    "override": N_("Why a rule is set aside, in words; for posts that may. Without the right a second person is asked."),
    "type": N_("The kind of room; behind it how many are free tonight. F4 06 shows other nights."),
    "rate": N_("The price of a night, when it is not the list's. Below what your post may give a second person is asked."),
    "plan": N_("The rate plan: what is included, and under which conditions the booking is changed or cancelled."),
    "arrival": N_("The day of arrival."),
    "departure": N_("The night of the departure day is not used."),
    "adults": N_("How many adults sleep in the room."),
    "children": N_("How many children sleep in the room; each gets a line at check-in, without a document."),
    "requests": N_("Wishes as the guest says them; the desk and housekeeping see them."),
    "guarantee": N_("What makes the booking sure: without a guarantee the room is held until the evening only."),
    "status": N_("Confirmed; or tentative, which holds the room for a time only; or on the waitlist when nothing is free."),
    "hold_minutes": N_("For how many minutes a tentative booking holds its room."),
    "amount": N_("How much. Empty takes all that is owed, where that makes sense."),
    "kind": N_("What it is for."),
    "qty": N_("How many; the amount is that of one."),
    "description": N_("What stands on the bill beside it."),
    "reason": N_("Why, in a few words: whoever reads the ledger later asks just that."),
    "auth_no": N_("The approval number of the card or the transfer, as the machine prints it."),
    "window": N_("Which part of the bill, 1 to 9; empty is the first."),
    "minor": N_("Yes for anybody under 18: no document is needed, but a guardian is."),
    "guardian": N_("Who answers for the child: the name of an adult in the room, or of whoever brought it."),
    "relation": N_("What the guardian is to the child: mother, uncle, teacher."),
    "text": N_("A line as you would tell it the next shift."),
    "staff": N_("A number of staff (E004), a login or a name."),
    "post": N_("A post by its code: REC, SUP, HKS."),
    "login": N_("The name somebody signs in with: small letters, digits and dots."),
    "first": N_("The first day."),
    "last": N_("The last day."),
}  # fmt: skip
"""What a field is, by the last part of its name."""
OTHERWISE: dict[tuple[str, str], str] = {
    ("take-payment", "method"): N_("How it is paid. To a company's account the field Company says whose."),
    ("refund", "method"): N_("How the money goes back; empty is the way it came."),
    ("refund", "amount"): N_(
        "How much goes back: what was paid too much. A deposit goes back at the check-out."
    ),
}
"""The same by verb and name, where a field is something else in one form."""
MEANT = frozenset(
    ("check-in", "walk-in", "book", "amend", "add-guest", "post-charge", "take-payment", "refund", "block-room", "add-staff", "give-post",
     "end-post", "deputise", "qualify", "join-team", "add-account", "roster", "swap-shifts", "fill-roster", "propose-rotation", "set-least",
     "assign-duty", "post-notice", "log")
)  # fmt: skip
"""Verbs in whose forms the fields mean that; in another form a field of the same name may be something else."""


def help_of(field: Field, verb: str) -> list[str]:
    """Sentences about a field of the form of `verb`, in the current language: what it is, what may be typed, whether it may stay empty."""
    name = field.name.rsplit(".", 1)[-1]
    meant = OTHERWISE.get((verb, name)) or (FIELDS.get(name) if verb in MEANT else None)
    told = [tr(meant)] if meant else []
    if field.help:
        told.append(tr(field.help))
    elif field.several:
        told.append(tr(SEVERAL))
    elif field.chooses:
        told.append(tr(ONE_OF))
    if field.secret:
        told.append(tr(SECRET))
    told.append(tr(NEEDED if field.required else LEFT_EMPTY))
    if field.options:
        told += _answers(field)
    if wrong := field.wrong():
        told.append(wrong)
    return told


def _answers(field: Field) -> list[str]:
    """What can be chosen: in a row, or a line each where there is more to say of them."""
    if any(one.detail for one in field.options):
        return [f"{one.digit} {tr(one.title)}  {one.detail}".rstrip() for one in field.options]
    return ["   ".join(f"{one.digit} {tr(one.title)}" for one in field.options)]
