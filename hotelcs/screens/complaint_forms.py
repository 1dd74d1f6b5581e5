"""What the forms of acts about complaints ask, by verb."""

from hotelcs.i18n import N_
from hotelcs.screens.asked import Form, amount, choice, flag, number, words
from hotelcs.screens.complaint_words import GIVEN, MOODS, WANTS

NUMBER, TITLE = "09", N_("Complaints")
COMPLAINT_FORMS: dict[str, Form] = {
    "acknowledge-complaint": Form(
        NUMBER, TITLE,
        (words("understood", N_("Understood")), choice("wants", N_("Wants"), WANTS), choice("mood", N_("Mood"), MOODS, required=False)),
        N_("{complaint} is repeated to the guest."), N_("In your own words; the guest says yes to it."),
    ),
    "add-action": Form(
        NUMBER, TITLE,
        (words("text", N_("What")), words("department", N_("Department")), number("minutes", N_("Minutes"), 1, 43200, required=False),
         words("to", N_("To whom"), required=False)),
        N_("{action} is to be done."), N_("A department by its code: HK, FD, SEC, IT. Without minutes half an hour."),
    ),
    "promise-guest": Form(
        NUMBER, TITLE, (words("text", N_("What")), number("minutes", N_("In minutes"), 1, 43200)),
        N_("{action} is promised."), N_("What the guest will have, or hear, by then."),
    ),
    "compensate": Form(
        NUMBER, TITLE,
        (choice("kind", N_("What"), GIVEN), amount("value", N_("Worth"), required=False), number("points", N_("Points"), 1, 1_000_000, required=False),
         words("note", N_("Note"), required=False)),
        N_("It is given."), N_("Once, in person, never for a better review. Money goes off the bill."),
    ),
    "resolve-complaint": Form(
        NUMBER, TITLE,
        (words("done", N_("What helped")), flag("told", N_("Guest was told")), words("cause", N_("Root cause"), required=False),
         number("call_in", N_("Call in minutes"), 1, 4320, required=False)),
        N_("{complaint} is resolved."),
    ),
    "recovery-call": Form(
        NUMBER, TITLE,
        (choice("mood", N_("Mood now"), MOODS), number("sat", N_("Content 1-5"), 1, 5), words("note", N_("Said"), required=False),
         words("cause", N_("Root cause"), required=False)),
        N_("{complaint}: noted."), N_("Content up to 2, or a mood up to 2, opens it again."),
    ),
    "wait-for-guest": Form(
        NUMBER, TITLE, (words("question", N_("Asked")), number("minutes", N_("In minutes"), 1, 1440, required=False)),
        N_("{complaint} waits for the guest."), N_("A day at most; then it goes on by itself."),
    ),
    "lower-severity": Form(
        NUMBER, TITLE,
        (choice("to", N_("Severity"), {"s2": "S2", "s3": "S3", "s4": "S4"}), words("reason", N_("Reason"))),
        N_("{complaint} is {severity} now."),
    ),
}  # fmt: skip
"""Forms by verb."""
