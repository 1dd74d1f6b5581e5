"""What the forms of the back office ask, by verb: people and posts, roster, duties, notices, the shift, settings."""

from hotelcs.i18n import N_
from hotelcs.screens import overbooking_forms
from hotelcs.screens.act_words import (
    BY_COMPANY,
    CATEGORIES,
    CHARGES,
    DAYS,
    INVOICES,
    OF_COMPANY,
    PAID_BY,
    SKILLS,
    WHAT,
)
from hotelcs.screens.asked import Asked, Form, amount, choice, day, flag, number, several, words
from hotelcs.screens.complaint_forms import COMPLAINT_FORMS
from hotelcs.screens.form_needs import adult_or_child, post_or_training, why_taken_off
from hotelcs.screens.group_forms import GROUP_FORMS
from hotelcs.screens.incident_forms import INCIDENT_FORMS
from hotelcs.screens.machine_forms import MACHINE_FORMS
from hotelcs.screens.plan_forms import PLAN_FORMS
from hotelcs.screens.register_forms import REGISTER_FORMS
from hotelcs.screens.roll_call_forms import ROLL_CALL_FORMS

_STAFF = words("staff", N_("Who"))
_FIRST = day("first", N_("From"))
_LAST = day("last", N_("To"))

FORMS: dict[str, Form] = {
    **GROUP_FORMS,
    **REGISTER_FORMS,
    **INCIDENT_FORMS,
    **COMPLAINT_FORMS,
    **MACHINE_FORMS,
    **PLAN_FORMS,
    # --- people and posts
    "add-staff": Form(
        "27", N_("Users"),
        (words("name", N_("Name")), several("posts", N_("Posts")), words("name_latin", N_("Latin name"), required=False),
         words("phone", N_("Phone"), required=False), words("languages", N_("Languages"), required=False),
         day("hired_on", N_("Here since"))),
        N_("{staff} works here now: {posts}."), N_("Posts by their codes; the first one is the main one."),
    ),
    "give-post": Form(
        "27", N_("Users"), (words("post", N_("Post")), _FIRST, _LAST, flag("main", N_("Main post")),
                            Asked("reason", N_("Reason"), with_="last")),
        N_("{staff} holds {post} from {first}."),
    ),
    "end-post": Form("27", N_("Users"), (words("post", N_("Post")), day("last", N_("Last day"))),
                     N_("{staff} holds {post} until {last}.")),
    "deputise": Form(
        "27", N_("Users"), (words("absent", N_("Stands in for")), day("first", N_("From"), required=True),
                            day("last", N_("To"), required=True), words("reason", N_("Reason"))),
        N_("{staff} stands in as {post} from {first} to {last}."),
    ),
    "qualify": Form("27", N_("Users"), (choice("kind", N_("Training"), SKILLS), day("issued", N_("From")),
                                        day("expires", N_("Good until"))), N_("Entered for {staff}: {kind}.")),
    "join-team": Form("27", N_("Users"), (flag("lead", N_("Leads it")), _FIRST, _LAST),
                      N_("{staff} is in the team {team}.")),
    "add-account": Form(
        "27", N_("Users"), (words("login", N_("Login")), choice("lang", N_("Language"), {"en": N_("English"), "zh": N_("Chinese")},
                                                                required=False)),
        N_("Account {login} is there; k hands out its first password."),
    ),
    "leave-staff": Form("27", N_("Users"), (day("on", N_("Last day")),),
                        N_("{staff} leaves on {left_on}; what was in those hands is unassigned.")),
    "amend": Form(
        "06", N_("Reservations"), (day("arrival", N_("Arrival"), required=True), day("departure", N_("Departure"), required=True, from_="arrival"),
                                   words("type", N_("Type")), number("adults", N_("Adults"), 1, 99),
                                   number("children", N_("Children"), 0, 99, required=False), words("requests", N_("Wishes"), required=False, clears=True)),
        N_("{reservation} is changed: {arrival} to {departure}, nights {nights}."),
        N_("Days as 24/12, 12-24, fri, +3; nights as 2n. Another arrival takes the departure along. Emptied wishes are taken away; what else is left empty stays."), edits="version",
    ),
    "add-guest": Form(
        "03", N_("In house"), (words("document", N_("Document"), required=False), words("name", N_("Name"), required=False),
                               flag("minor", N_("Minor")), words("guardian", N_("Guardian"), required=False),
                               words("relation", N_("Relation"), required=False)),
        N_("There are {people} people in the room now."),
        N_("An adult needs a document; a child its name and who answers for it."),
        needs=adult_or_child,
    ),
    # --- the bill
    "post-charge": Form(
        "30", N_("Bill"), (choice("kind", N_("What"), CHARGES), amount("amount", N_("Amount")), number("qty", N_("Quantity"), 1, 999),
                            words("description", N_("Description"), required=False), words("reason", N_("Reason"), required=False),
                            number("window", N_("Window"), 1, 9, required=False)),
        N_("It is on the bill."), N_("An allowance is taken off the bill; it needs a reason."), needs=why_taken_off,
    ),
    "take-payment": Form(
        "30", N_("Bill"), (choice("method", N_("Method"), PAID_BY), amount("amount", N_("Amount"), required=False),
                            words("auth_no", N_("Approval no"), required=False), number("window", N_("Window"), 1, 9, required=False),
                            words("company", N_("Company"), required=False)),
        N_("Paid."), N_("Without an amount all that is owed."),
    ),
    "route-charges": Form(
        "30", N_("Bill"), (choice("what", N_("What"), WHAT), number("window", N_("Window"), 1, 9, required=False),
                            words("company", N_("Company"), required=False), flag("forget", N_("Forget the rule"))),
        N_("From now on it goes to window {window}."),
        N_("A company, by the code of its account, pays its window at check-out. Without a window it gets the next free one."),
    ),
    "open-master": Form(
        "30", N_("Bill"), (choice("what", N_("It receives"), WHAT), words("company", N_("Company"), required=False),
                            words("title", N_("Title"), required=False)),
        N_("{folio} is the master bill of the party."), N_("It receives this from every room of the party, from now on."),
    ),
    "change-master": Form(
        "30", N_("Bill"), (choice("what", N_("It receives"), WHAT, required=False), words("company", N_("Company"), required=False),
                            words("title", N_("Title"), required=False), flag("no_company", N_("No company pays"))),
        N_("{folio} is changed."), N_("What is left empty stays as it is; what is on the bill stays there."),
    ),
    "request-invoice": Form(
        "30", N_("Bill"), (choice("kind", N_("Kind"), INVOICES), Asked("title", N_("Title"), with_="kind", when=OF_COMPANY),
                            Asked("tax_id", N_("Tax ID"), with_="kind", when=OF_COMPANY), words("email", N_("E-mail"), required=False),
                            amount("amount", N_("Amount"), required=False)),
        N_("Invoice {invoice} is asked for."), N_("A company needs its title and tax ID. Without an amount all of the bill."),
    ),
    "receive-on-account": Form(
        "30", N_("Bill"), (words("company", N_("Company")), amount("amount", N_("Amount")), choice("method", N_("Method"), BY_COMPANY),
                            words("auth_no", N_("Approval no"), required=False)),
        N_("{receipt} is received on the account of {company}."),
    ),
    "refund": Form(
        "30", N_("Bill"), (amount("amount", N_("Amount")), choice("method", N_("Method"), PAID_BY, required=False),
                            words("reason", N_("Reason"), required=False)),
        N_("Paid back."), N_("Without a method the way it came."),
    ),
    # --- roster
    "roster": Form(
        "17", N_("On duty"), (_STAFF, day("day", N_("Day"), required=True), words("shift", N_("Shift")),
                              words("post", N_("Post"), required=False), flag("on_call", N_("On call")),
                              words("note", N_("Note"), required=False)),
        N_("{staff} is on {shift} of {day} as {post}."),
    ),
    "swap-shifts": Form(
        "17", N_("On duty"), (words("other", N_("With")), day("other_day", N_("Their day")),
                              words("other_shift", N_("Their shift"))),
        N_("{staff} and {other} have exchanged shifts."),
    ),
    "copy-roster": Form(
        "17", N_("On duty"), (day("first", N_("Week from"), required=True), day("to", N_("To week from"), required=True)),
        N_("Copied {copied}, left out {left_out}."),
    ),
    "fill-roster": Form(
        "17", N_("On duty"), (day("first", N_("From"), required=True), number("days", N_("Days"), 1, 62, required=False)),
        N_("Entered {entered}, on call {on_call}, still missing {missing}."),
        N_("Fills what the least on every shift asks for; what is entered already stays."),
    ),
    "propose-rotation": Form(
        "17", N_("On duty"), (_STAFF, words("to_post", N_("To the post")), day("first", N_("From"), required=True),
                              day("last", N_("To"), required=True), words("mentor", N_("Mentor"), required=False),
                              words("goals", N_("To learn"))),
        N_("{rotation} is proposed for {staff}."),
    ),
    "set-least": Form(
        "27", N_("Users"), (words("shift", N_("Shift")), words("post", N_("Post"), required=False),
                            choice("qualification", N_("Training"), SKILLS, required=False),
                            number("people", N_("Head count"), 0, 99), flag("on_call", N_("On call is enough"))),
        N_("Set: {name}."), N_("A post or a training; nobody (0) takes the rule away."), needs=post_or_training, edits="was",
        names=("shift", "post", "qualification"),
    ),
    # --- duties
    "add-duty": Form(
        "18", N_("Duties"), (words("code", N_("Its code")), words("department", N_("Department")), words("name_en", N_("English")),
                             words("name_zh", N_("Chinese")), words("answers", N_("Answers (A)")),
                             several("does", N_("Does it (R)"), required=False)),
        N_("Duty {duty} is there; to sign: {to_sign}."),
    ),
    "change-duty": Form(
        "18", N_("Duties"), (words("name_en", N_("English"), required=False), words("name_zh", N_("Chinese"), required=False),
                             words("detail_en", N_("English text"), required=False), words("detail_zh", N_("Chinese text"), required=False),
                             words("reason", N_("Reason"))),
        N_("Version {version} of {duty}; to sign: {to_sign}."), N_("What is left empty stays as it is."), edits="version",
    ),
    "assign-duty": Form(
        "18", N_("Duties"), (words("post", N_("Post")), words("letters", N_("Letters")), _FIRST),
        N_("{duty}: {post} is {letters}."), N_("Letters of RACI, as A/R; - takes the post away from the duty."),
    ),
    # --- notices
    "post-notice": Form(
        "26", N_("Notices"), (words("title", N_("Title")), words("body", N_("Text"), required=False),
                              several("to", N_("Sent to")), flag("must_read", N_("Must be read")), day("until", N_("Shown until"), with_="must_read")),
        N_("{notice} is written for {people}."),
        N_("To: posts or departments by their codes, or all. What must be read needs a last day."),
    ),
    # --- the shift
    "open-shift": Form("11", N_("Shift log"), (amount("float", N_("In the drawer"), required=False),),
                       N_("The shift {shift} of {day} is open.")),
    "pay-out": Form("11", N_("Shift log"), (amount("amount", N_("Amount")), words("reason", N_("What for"))), N_("Paid out.")),
    "drop-cash": Form("11", N_("Shift log"), (amount("amount", N_("Amount")), words("reason", N_("Envelope"))),
                      N_("It is in the safe.")),
    "log": Form(
        "11", N_("Shift log"), (words("text", N_("What")), choice("category", N_("About"), CATEGORIES, required=False),
                                words("room", N_("Room"), required=False), words("link", N_("Number"), required=False),
                                flag("must_read", N_("Must be read")), flag("report_up", N_("Report up")),
                                flag("carry_over", N_("Carry over")), flag("restricted", N_("Restricted"))),
        N_("In the log: {entry}."),
    ),
    # --- settings
    "set-shift": Form("27", N_("Users"), (words("begins", N_("From")), words("ends", N_("To"))), N_("Set: {name}."),
                      N_("Times of the hotel's clock, as 07:00."), edits="was"),
    "set-sla": Form("27", N_("Users"), (number("minutes", N_("Minutes"), 0, 525_600),), N_("Set: {name}."), edits="was"),
    "set-hours": Form("27", N_("Users"), (number("weekday", N_("Weekday 1-7"), 1, 7), words("begins", N_("From"), required=False),
                                          words("ends", N_("To"), required=False)), N_("Set: {name}."),
                      N_("Without hours the day is closed."), edits="was", names=("weekday",)),
    "set-day": Form("27", N_("Users"), (day("day", N_("Day"), required=True), choice("kind", N_("Kind"), DAYS),
                                        words("begins", N_("From"), required=False), words("ends", N_("To"), required=False),
                                        words("note", N_("Note"), required=False)), N_("Set: {name}."), edits="was",
                    names=("day",)),
    "set-limits": Form(
        "27", N_("Users"), (amount("compensation", N_("For one case"), required=False),
                            amount("gesture", N_("Gestures of a day"), required=False),
                            number("discount", N_("Discount %"), 0, 100, required=False)),
        N_("The limits of {post} are set."), edits="was",
    ),
    "set-deputies": Form("27", N_("Users"), (several("deputies", N_("Deputies"), required=False),),
                         N_("The deputies of {post} are set."), N_("Posts by their codes, the first one first."), edits="was"),
    "add-post": Form(
        "27", N_("Users"), (words("code", N_("Its code")), words("department", N_("Department")), words("name_en", N_("English")),
                            words("name_zh", N_("Chinese")), number("level", N_("Level 1-5"), 1, 5, required=False),
                            words("reports_to", N_("Reports to"), required=False)),
        N_("The post {post} is there; it has no right yet."),
    ),
    **overbooking_forms.FORMS,
    **ROLL_CALL_FORMS,
}  # fmt: skip
"""Forms by verb."""
