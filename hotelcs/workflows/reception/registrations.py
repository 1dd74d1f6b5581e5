"""Registration with the authority: submitted, answered, exempt (handbook 02 §2.7, SM-13)."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from sqlalchemy import text

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.stays import Registration
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Words

OPEN = ("pending", "rejected")
"""States in which a registration still has to be sent."""
_OPEN = (
    "SELECT g.id, g.kind, CASE WHEN g.deadline < :now THEN 1 ELSE 0 END FROM registration g "
    "JOIN stay_guest p ON p.id = g.stay_guest_id WHERE g.status IN ('pending', 'rejected')"
)
_SUBMIT = text(
    "UPDATE registration SET status = 'submitted', submitted_at = :now, reference = :reference, reason = '', "
    "late = CASE WHEN deadline < :now THEN true ELSE late END WHERE id = :id"
)
LEGAL = {
    "pending": ("submit-registration", "exempt"),
    "rejected": ("submit-registration", "exempt"),
    "submitted": ("accepted", "rejected", "exempt"),
    "accepted": (),
    "exempt": (),
}
"""Where each state may go (SM-13)."""
NAMES = {
    "pending": N_("not submitted"),
    "rejected": N_("rejected by the authority"),
    "submitted": N_("submitted"),
    "accepted": N_("accepted by the authority"),
    "exempt": N_("exempt"),
}


@dataclass(frozen=True, slots=True)
class Submitted:
    """Which registrations went out, by row, and how many of each kind; `late` after their deadline."""

    registrations: tuple[int, ...]
    domestic: int
    overseas: int
    late: int


class SubmitRegistration(Act):
    """Mark open registrations as submitted: all, those of a stay, of a kind, or one. Doing it again changes nothing."""

    stay: Ref | None = None
    kind: Literal["domestic", "overseas"] | None = None
    registration: int | None = Field(default=None, ge=1)
    reference: Words = ""

    def perform(self, work: Work) -> Submitted:
        """`reference` is what the authority's system answered."""
        sql = _OPEN
        values: dict[str, Any] = {"now": iso(work.now)}
        if self.stay is not None:
            sql, values["stay"] = f"{sql} AND p.stay_id = :stay", lookup.stay(work, self.stay).id
        if self.kind is not None:
            sql, values["kind"] = f"{sql} AND g.kind = :kind", self.kind
        if self.registration is not None:
            sql, values["one"] = f"{sql} AND g.id = :one", self.registration
        found = work.reader.rows(f"{sql} ORDER BY g.id", **values)
        if found:
            sent = [{"id": row[0], "now": iso(work.now), "reference": self.reference} for row in found]
            work.run(_SUBMIT, sent)
            work.changed += len(sent)
        kinds = [kind for _, kind, _ in found]
        late = sum(int(row[2]) for row in found)
        return Submitted(
            tuple(row[0] for row in found), kinds.count("domestic"), kinds.count("overseas"), late
        )


@dataclass(frozen=True, slots=True)
class Answered:
    """The registration, its state now and before."""

    registration: int
    status: str
    before: str


class AnswerRegistration(Act):
    """Record what became of a registration: accepted, rejected (to be mended and sent again), or exempt."""

    registration: int = Field(ge=1)
    answer: Literal["accepted", "rejected", "exempt"]
    reason: Words = ""
    reference: Words = ""

    def perform(self, work: Work) -> Answered:
        """A rejection and an exemption need a reason."""
        row = work.session.get(Registration, self.registration)
        if row is None:
            raise lookup.unknown("REGISTRATION_UNKNOWN", N_("There is no registration {reference}."), "registration",
                                 str(self.registration))  # fmt: skip
        before = row.status
        if self.answer not in LEGAL[before]:
            raise Refusal("ILLEGAL_STATE", N_("Registration {number} is {state}; it cannot become {wanted}."), field="answer",
                          next=LEGAL[before], number=row.id, state=Word(NAMES[before]), wanted=Word(NAMES[self.answer]))  # fmt: skip
        if self.answer != "accepted" and not self.reason:
            raise Refusal("REASON_MISSING", N_("Say why."), field="reason")
        row.status, row.reason = self.answer, self.reason
        row.reference = self.reference or row.reference
        work.changed += 1
        return Answered(self.registration, self.answer, before)


class ExportRegistrations(Act):
    """Enter in the ledger that registrations are written to a file (see registration_export)."""

    file: Words
    rows: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")

    def perform(self, work: Work) -> Any:  # noqa: ARG002 - nothing changes but the ledger
        """Name, rows and digest of the file; no personal value."""
        return Exported(self.file, self.rows, self.sha256)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file of registrations: its name, how many rows, and the digest of its bytes."""

    file: str
    rows: int
    sha256: str
