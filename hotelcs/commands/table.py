"""The commands, and where each one lives. `--help` is made from this table without importing any of them.

To add a command: write a function (or a `typer.Typer` for a family) in a module of this package, and add its
row here. Options and arguments of the function carry their help as msgids marked with `N_`; they are
translated when the command is shown.
"""

from importlib import import_module
from typing import Any, NamedTuple

from hotelcs.i18n import N_


class Row(NamedTuple):
    """A command: its name, `module:attribute` of its function or family, and its help as a msgid."""

    name: str
    place: str
    help: str

    def load(self) -> Any:
        """Import the module; the function or the `typer.Typer`."""
        module, attribute = self.place.split(":")
        return getattr(import_module(module), attribute)


COMMANDS = (
    Row("init", "hotelcs.commands.setup:init", N_("Make a hotel.")),
    Row("demo", "hotelcs.commands.demonstration:demo", N_("Make a demo hotel of 210 rooms and open it.")),
    Row("verbs", "hotelcs.commands.acts:verbs", N_("List every act with its fields.")),
    Row("do", "hotelcs.commands.acts:do", N_("Do one act, or a batch of them.")),
    Row("show", "hotelcs.commands.reading:reads", N_("Show a view; alone it lists the views.")),
    Row(
        "import",
        "hotelcs.commands.transfer:import_",
        N_(
            "Take in rooms, guests, bookings, staff, a roster or prices from a file, or a channel's calendar."
        ),
    ),
    Row(
        "export",
        "hotelcs.commands.export:family",
        N_("Rows of the hotel as a file, masked unless told; a room's calendar for channels."),
    ),
    Row(
        "submit-registration",
        "hotelcs.commands.registrations:submit_registration",
        N_("Submit registrations to the authority."),
    ),
    Row("print", "hotelcs.commands.printing:family", N_("Print a bill or a registration card.")),
    Row(
        "report",
        "hotelcs.commands.reporting:family",
        N_("Reports: the day, the shift, rooms and revenue, complaints, people; what needs a decision."),
    ),
    Row(
        "roll-call",
        "hotelcs.commands.rolls:roll_call",
        N_("Who has to be found when the house is left, printed or kept on disk."),
    ),
    Row(
        "night-audit",
        "hotelcs.commands.nightly:night_audit",
        N_("Run the night audit: close the business day."),
    ),
    Row(
        "escalate",
        "hotelcs.commands.escalation:escalate",
        N_("Tell whom it concerns what nobody took in time."),
    ),
    Row(
        "reminders",
        "hotelcs.commands.reminding:reminders",
        N_("Remind of calls, handovers, duties, plans and drills that are due."),
    ),
    Row(
        "doctor",
        "hotelcs.commands.health:doctor",
        N_("Look at the database, its key, its jobs and its library."),
    ),
    Row("health", "hotelcs.commands.health:health", N_("Look as doctor does, and tell whom it concerns.")),
    Row(
        "readiness",
        "hotelcs.commands.readiness:family",
        N_("Whether the house is ready for large groups and events."),
    ),
    Row(
        "page",
        "hotelcs.commands.paging:family",
        N_("Send what people on call have to know; run it each minute."),
    ),
    Row("backup", "hotelcs.commands.backup:family", N_("Copy the hotel while desks work, checked.")),
    Row(
        "salvage",
        "hotelcs.commands.salvaging:salvage",
        N_("Read what can be read of a damaged file into a new one."),
    ),
    Row("restore", "hotelcs.commands.restore:restore", N_("Bring a backup back.")),
    Row("verify", "hotelcs.commands.verify:verify", N_("Check the hotel, or a backup of it.")),
    Row(
        "restore-drill",
        "hotelcs.commands.restore_drill:restore_drill",
        N_("Try whether the newest backup can be brought back."),
    ),
    Row(
        "transfer",
        "hotelcs.commands.moving:transfer",
        N_("Move the hotel from its file to a PostgreSQL server, or back."),
    ),
    Row("purge", "hotelcs.commands.purging:purge", N_("Let go what is over its time; two people.")),
    Row("privacy", "hotelcs.commands.privacy:family", N_("What is kept of guests: report, give out, erase.")),
    Row("migrate", "hotelcs.commands.migrate:migrate", N_("Bring an older database up to date.")),
    Row("audit-log", "hotelcs.commands.auditing:audit_log", N_("Search the ledger, or check it.")),
    Row("user", "hotelcs.commands.people:family", N_("Accounts: made, listed, given posts, shut, unlocked.")),
    Row("duties", "hotelcs.commands.duties:family", N_("Whether every duty has an owner on every shift.")),
    Row("drill", "hotelcs.commands.drilling:family", N_("Drills: begun, ended, when they are due.")),
    Row("config", "hotelcs.commands.settings:family", N_("Show and change settings.")),
    Row("gate", "hotelcs.commands.gate:gate", N_("Open the sign-in for somebody who comes by SSH.")),
    Row("ui", "hotelcs.commands.screens:ui", N_("Open the terminal screens; the same as no command.")),
    Row(
        "plain",
        "hotelcs.commands.screens:plain",
        N_("Work line by line, without drawing; the same as --plain."),
    ),
)
