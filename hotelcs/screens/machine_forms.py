"""What the forms of the machine room ask, by verb."""

from hotelcs.i18n import N_
from hotelcs.screens.asked import Form, choice, number, words
from hotelcs.workflows.machine.ticket_words import PRIORITIES

MACHINE_FORMS: dict[str, Form] = {
    "raise-ticket": Form(
        "25", N_("Machine room"),
        (words("words", N_("What is wrong")), words("component", N_("Part"), required=False),
         choice("priority", N_("How urgent"), PRIORITIES, required=False), words("department", N_("Department"), required=False)),
        N_("{ticket} is written down."), N_("Parts: program network locks id-reader printer channels phones power."),
    ),
    "note-outage": Form(
        "25", N_("Machine room"),
        (words("component", N_("Part")), words("reason", N_("What is wrong")), words("since", N_("Since (0815)"), required=False)),
        N_("{component} is down; its minutes are counted."), N_("Parts: program network locks id-reader printer channels phones power."),
    ),
    "expect-job": Form(
        "25", N_("Machine room"),
        (words("command", N_("Job")), number("minutes", N_("Within, minutes"), 0, 100_000)),
        N_("{command} is asked for within {minutes} minutes."), N_("0 minutes asks for nothing."), edits="was", names=("command",),
    ),
}  # fmt: skip
