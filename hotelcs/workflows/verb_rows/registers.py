"""Registers of the desk: visitors, luggage, wake-up calls, messages, whereabouts."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "visitor-in": ("registers.visitors:VisitorIn", N_("Note a visitor"), "register.write", "visitor-out"),
    "visitor-out": ("registers.visitors:VisitorOut", N_("A visitor leaves"), "register.write", "reopen-entry"),
    "register-visitor": ("registers.visitors:RegisterVisitor", N_("Register a visitor as a guest"), "stay.write"),
    "take-luggage": ("registers.luggage:TakeLuggage", N_("Keep luggage or a parcel"), "register.write", "hand-luggage"),
    "hand-luggage": ("registers.luggage:HandLuggage", N_("Hand luggage or a parcel out"), "register.write", "reopen-entry"),
    "change-luggage": ("registers.luggage:ChangeLuggage", N_("Change what is kept"), "register.write", "change-luggage"),
    "set-wake-call": ("registers.wake_calls:SetWakeCall", N_("Set a wake-up call"), "register.write", "cancel-wake-call"),
    "answer-wake-call": ("registers.wake_answers:AnswerWakeCall", N_("Answer a wake-up call"), "register.write", "reopen-wake-call"),
    "cancel-wake-call": ("registers.wake_calls:CancelWakeCall", N_("Cancel a wake-up call"), "register.write", "reopen-wake-call"),
    "reopen-wake-call": ("registers.wake_answers:ReopenWakeCall", N_("Make a wake-up call due again"), "register.write"),
    "take-message": ("registers.messages:TakeMessage", N_("Take a message for a guest"), "register.write", "withdraw-message"),
    "deliver-message": ("registers.messages:DeliverMessage", N_("Give a guest a message"), "register.write", "reopen-entry"),
    "withdraw-message": ("registers.messages:WithdrawMessage", N_("Withdraw a message"), "register.write", "reopen-entry"),
    "locate": ("registers.whereabouts:Locate", N_("Note where a guest is"), "register.write", "locate"),
    "reopen-entry": ("registers.reopening:ReopenEntry", N_("Open an entry of a register again"), "register.write"),
}  # fmt: skip
