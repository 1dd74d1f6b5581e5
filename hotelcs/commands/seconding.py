"""A second person says yes to a restore: at this terminal by password, or at any other while the request waits."""

from typing import TYPE_CHECKING, Any

import typer

from hotelcs.clock import parse_instant
from hotelcs.commands.outcome import Run
from hotelcs.errors import Denied
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

VERB = "begin-restore"


def refuse_alone(job: Run, desk: "Desk", fields: dict[str, Any], *, here: bool) -> None:
    """Refuse while nobody else has said yes to exactly `fields`; whoever is not asked yet is asked.

    With `here` somebody can be asked at this terminal. Raises Denied (SECOND_PERSON, WRONG_PASSWORD), Refusal.
    """
    try:
        desk.preview(VERB, fields)
    except Denied as error:
        if error.code != "SECOND_PERSON":
            raise
        number, until = _waiting(desk, fields) or _asked(desk, fields)
        if here and (login := _login()):
            password = typer.prompt(tr(N_("Password of {login}"), login=login), hide_input=True, err=True)
            desk.approve_here(number, login, str(password))
            return
        minutes = int((parse_instant(until) - job.settings.clock()).total_seconds() // 60)
        raise Denied(
            "SECOND_PERSON",
            N_("{no} waits for somebody else's yes; nothing was changed."),
            hint=N_("Within {minutes} minutes somebody else decides at any desk, or: hotelcs do decide-approval approval={no} approve=true "
                    '--as LOGIN. Then the same line again, with --reason "{reason}". Nobody else is there: --alone with --reason.'),
            next=("decide-approval", "restore --alone"), no=number, minutes=minutes,
            reason=fields["reason"],
        ) from None  # fmt: skip


def _login() -> str:
    asked = tr(N_("Login of the second person; nothing when they say yes at another desk"))
    return str(typer.prompt(asked, default="", show_default=False, err=True)).strip()


def _waiting(desk: "Desk", fields: dict[str, Any]) -> tuple[str, str] | None:
    """The own request for the same that waits: its number, and until when."""
    filled = {name: value for name, value in fields.items() if value}
    for row in desk.show("approvals", asked_by=desk.login):
        if row.verb == VERB and desk.show("approval", no=row.approval).fields == filled:
            return row.approval, row.until
    return None


def _asked(desk: "Desk", fields: dict[str, Any]) -> tuple[str, str]:
    done = desk.do("ask-approval", {"for": VERB, "fields": fields, "reason": fields["reason"]})
    return done.result["approval"], done.result["until"]
