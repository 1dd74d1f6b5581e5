"""What the forms of emergencies ask, by verb."""

from hotelcs.i18n import N_
from hotelcs.screens.asked import Form, amount, choice, day, number, words

NUMBER, TITLE = "10", N_("Emergency")
YES_NO = {"no": N_("no"), "yes": N_("yes")}
INCIDENT_FORMS: dict[str, Form] = {
    "care-for-guest": Form(
        NUMBER, TITLE, (words("stay", N_("Room")), words("what", N_("What was given")), amount("cost", N_("Cost"), required=False)),
        N_("Noted for {stay}: {guests} guests."), N_("Water, blankets, a quiet room, a doctor, a translator, another room."),
    ),
    "note-incident-facts": Form(
        NUMBER, TITLE,
        (number("casualties", N_("People hurt"), 0, 9999, required=False), words("damage", N_("Damage"), required=False),
         choice("media", N_("Press"), YES_NO, required=False), day("cctv_until", N_("Recordings until"))),
        N_("{incident}: noted."), N_("What is left empty stays as it is. Record facts only; no blame, no diagnosis."),
    ),
    "review-incident": Form(
        NUMBER, TITLE,
        (words("review", N_("What happened")), choice("plan_change", N_("Change the plan?"), YES_NO), words("why", N_("Why")),
         words("lesson", N_("Lesson for all"), required=False)),
        N_("{incident} is reviewed."), N_("The lesson becomes a notice that everybody must read."),
    ),
}  # fmt: skip
"""Forms by verb."""
