"""Views of people, posts, duties and the roster."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "accounts": View("people.accounts_view:accounts", N_("Accounts"), "users.read"),
    "me": View("people.me_view:me", N_("Who sits here"), "door"),
    "door": View("people.me_view:door", N_("The closed door"), "door"),
    "staff": View("people.staff_view:staff", N_("Who works here"), "read", ("post", "all")),
    "staff-member": View(
        "people.staff_view:staff_member", N_("One of the staff"), "staff.read", ("no",), ("no",)
    ),
    "skills": View("people.staff_view:skills", N_("Who can do what"), "read"),
    "teams": View("people.staff_view:teams", N_("Teams"), "read"),
    "roster": View("roster.roster_view:roster", N_("The roster"), "read", ("from", "to", "staff", "shift")),
    "roster-gaps": View(
        "roster.roster_view:roster_gaps", N_("What the roster lacks"), "read", ("from", "to")
    ),
    "roster-day": View(
        "roster.day_view:roster_day",
        N_("Who is there through a day"),
        "read",
        ("day", "post", "team", "shift"),
    ),
    "covers": View("roster.day_view:covers", N_("Parts of shifts to take"), "read", ("open",)),
    "on-duty": View("roster.roster_view:on_duty", N_("Who is on duty"), "read", ("at",)),
    "shifts": View("roster.roster_view:shift_list", N_("Shifts"), "read"),
    "rotations": View("roster.rotations_view:rotations", N_("Rotations"), "read", ("status",)),
    "duties": View("duties.duties_view:duties", N_("Duties"), "read", ("department", "post", "unsigned")),
    "duty": View("duties.duties_view:duty", N_("One duty"), "read", ("no",), ("no",)),
    "duty-problems": View("duties.duties_view:duty_problems", N_("What is wrong with the matrix"), "read"),
    "duty-gaps": View(
        "duties.coverage_view:duty_gaps",
        N_("Duties without an owner"),
        "read",
        ("from", "to", "shift", "without", "with"),
    ),
    "duty-owners": View(
        "duties.coverage_view:duty_owners", N_("Who answers on a shift"), "read", ("day", "shift")
    ),
}
