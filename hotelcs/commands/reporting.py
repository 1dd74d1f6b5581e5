"""`hotelcs report`: what was, counted or told (handbook 05 §5.2)."""

import typer

from hotelcs.commands.complaint_report import complaints
from hotelcs.commands.incident_report import incident
from hotelcs.i18n import N_

family = typer.Typer()


@family.callback()
def report() -> None:
    """Reports: what was, counted."""


family.command(
    "complaints", help=N_("Complaints of some days in groups: counts, steps in time, opened again, recovery.")
)(complaints)
family.command("incident", help=N_("The report of an emergency."))(incident)
