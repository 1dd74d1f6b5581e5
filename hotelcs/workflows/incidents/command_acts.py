"""Who commands an emergency: taken, handed over and accepted, each with its line in the timeline."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.incidents.standing import case_of, commanding, login_of, standing
from hotelcs.workflows.incidents.timeline import log
from hotelcs.workflows.people import finding

_MAY = "incident.command"


@dataclass(frozen=True, slots=True)
class CommandMoved:
    """The emergency, and the numbers of staff of who commands it and of whom it is offered to."""

    incident: str
    commander: str
    offered: str


class TakeCommand(Act):
    """Command an emergency: when nobody does, when it was offered to one, or else with the reason for taking it over."""

    incident: Ref
    reason: Words = ""

    def perform(self, work: Work) -> CommandMoved:
        """Taken from somebody who did not offer it, it needs a reason."""
        row, me = standing(work, self.incident), finding.myself(work)
        if row.commander_id == me.id:
            raise Refusal(
                "COMMAND_YOURS",
                N_("You command {no} already."),
                field="incident",
                next=("show incident",),
                no=row.no,
            )
        if row.commander_id is not None and row.offered_id != me.id and not self.reason:
            raise Refusal(
                "COMMAND_HELD", N_("{login} commands {no}. Say why you take it over."), field="reason",
                next=("type-again",), login=login_of(work, row.commander_id), no=row.no,
            )  # fmt: skip
        row.commander_id, row.offered_id = me.id, None
        log(work, row, "decide", "command", self.reason)
        chains.acknowledged(work, case_of(row))
        work.touch(row)
        return CommandMoved(row.no, me.no, "")


class OfferCommand(Act):
    """Hand the command of an emergency over to somebody; it is theirs when they accept it."""

    incident: Ref
    to: Ref

    def perform(self, work: Work) -> CommandMoved:
        """Refused to oneself and to somebody who may not command."""
        row = standing(work, self.incident)
        commanding(work, row)
        other, me = finding.present(work, self.to, "to"), finding.myself(work)
        if other.id == me.id:
            raise Refusal(
                "COMMAND_YOURS", N_("You command {no} already."), field="to", next=("type-again",), no=row.no
            )
        if not work.reader.rows(_GRANTED, staff=other.id, day=work.business_date.isoformat()):
            raise Refusal(
                "CANNOT_COMMAND",
                N_("{staff} may not command."),
                field="to",
                next=("show on-duty",),
                staff=other.no,
            )
        row.offered_id = other.id
        log(work, row, "decide", "command_offered", login_of(work, int(other.id or 0)))
        work.touch(row)
        return CommandMoved(row.no, me.no, other.no)


_GRANTED = (
    "SELECT 1 FROM staff_post h JOIN post_grant g ON g.post = h.post AND g.permission = 'incident.command' "
    "WHERE h.staff_id = :staff AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day) LIMIT 1"
)
