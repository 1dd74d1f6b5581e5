"""What the forms of plans and drills ask, by verb."""

from hotelcs.i18n import N_
from hotelcs.screens.asked import Asked, Form, choice, day, number, several, words
from hotelcs.screens.forms.field import plain
from hotelcs.screens.plan_words import CRITERIA

NUMBER, TITLE = "16", N_("Plans and drills")
_YES_NO = {"no": N_("no"), "yes": N_("yes")}


def _is_seconds(text: str) -> str:
    """A whole number, before the alarm with a minus."""
    from hotelcs.i18n import tr

    digits = plain(text).removeprefix("-")
    whole = digits.isascii() and digits.isdecimal() and int(digits) <= 604_800
    return "" if whole else tr(N_("Seconds as a whole number, as 90; -3600 is before the alarm."))


_TARGET = Asked("target", N_("Seconds"), check=_is_seconds, value=lambda text: int(plain(text)))
PLAN_FORMS: dict[str, Form] = {
    "draft-plan": Form(
        NUMBER, TITLE, (words("name_en", N_("English")), words("name_zh", N_("Chinese"))), N_("{plan} is drafted, steps {steps}."),
    ),
    "write-step": Form(
        NUMBER, TITLE,
        (words("text_en", N_("English")), words("text_zh", N_("Chinese")), words("post", N_("Post")), _TARGET,
         choice("critical", N_("Critical"), _YES_NO, required=False)),
        N_("Step {step} of {plan} is written."),
        N_("A post, or SEC security, WDN warden, FA first-aider, RRT rapid response, FNB kitchen. Seconds from the alarm."), edits="was",
    ),
    "approve-plan": Form(
        NUMBER, TITLE, (day("review", N_("Review by")),), N_("{plan} is approved, review by {review}."),
        N_("Without a day it is looked at again in a year. The edition before is superseded."),
    ),
    "plan-drill": Form(
        NUMBER, TITLE,
        (words("type", N_("Emergency")), words("place", N_("Place")), words("at", N_("When")), choice("announced", N_("Announced"), _YES_NO),
         words("scenario", N_("Scenario"), required=False)),
        N_("{drill} is planned for {at}."), N_("Type as fire, lift, medical, system. When: an hour, or a day and an hour, as fri 10."),
    ),
    "cancel-drill": Form(
        NUMBER, TITLE, (words("at", N_("New date")), words("reason", N_("Reason"))), N_("{drill} is planned for {at} instead."),
        N_("A drill is put off, never only cancelled. An hour, or a day and an hour, as fri 10."),
    ),
    "set-drill-schedule": Form(NUMBER, TITLE, (number("per_year", N_("Drills a year"), 0, 12),), N_("{type}: {per_year} a year."),
                               edits="was"),
    "score-drill": Form(
        NUMBER, TITLE, tuple(number(name, title, 0, 4, required=False) for name, title in CRITERIA.items()),
        N_("{points} of {most} points; without points yet: {missing}."), N_("0 to 4 each; what is left empty stays."), edits="was",
    ),
    "observe-participant": Form(
        NUMBER, TITLE,
        (words("staff", N_("Who")), words("role", N_("Role"), required=False), number("calm", N_("Calm 1-5"), 1, 5),
         number("correct", N_("Correct 1-5"), 1, 5), words("note", N_("Note"), required=False)),
        N_("{staff} was seen in {drill}."),
    ),
    "add-finding": Form(
        NUMBER, TITLE, (words("words", N_("What")), words("owner", N_("Owner")), day("due", N_("Mend by"), required=True)),
        N_("{finding} is with {staff} until {due}."),
    ),
    "debrief-drill": Form(
        NUMBER, TITLE,
        (words("lessons", N_("What it teaches")), choice("plan_change", N_("Change plan"), _YES_NO), words("why", N_("Why")),
         several("to", N_("Sent to"), required=False), day("until", N_("To be read by"))),
        N_("{drill} is debriefed; {notice} goes to {people}."),
        N_("It goes out as a notice that must be read: to everybody, within two weeks, unless told otherwise."),
    ),
    "set-check": Form(
        NUMBER, TITLE,
        (words("code", N_("Its code")), number("every_days", N_("Every days"), 0, 365), words("name_en", N_("English"), required=False),
         words("name_zh", N_("Chinese"), required=False), words("post", N_("Post"), required=False)),
        N_("{code}: every {every_days} days."), N_("0 days takes it out."), edits="was", names=("code",),
    ),
    "set-emergency-number": Form(
        NUMBER, TITLE,
        (words("code", N_("Its code")), words("number", N_("Telephone"), required=False), words("name_en", N_("English"), required=False),
         words("name_zh", N_("Chinese"), required=False), several("types", N_("In case of"), required=False)),
        N_("{code} is set."), N_("In case of: types as fire, gas, medical. What is left empty stays."), edits="was", names=("code",),
    ),
}  # fmt: skip
"""Forms by verb."""
