"""Show a whole document number: recorded first, shown for seconds (handbook 02 §2.7, 04 §4.1 rule 8).

The act enters the ledger with guest, document and reason, never the number. The number itself comes from the
view `revealed-document`, for the login that asked, shortly after its entry; it is stored nowhere in clear.
"""

import re
from dataclasses import dataclass
from typing import Annotated
from unicodedata import normalize, numeric

from pydantic import Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest, IdDocument
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref

_DIGITS = re.compile(r"[0-9]{5,}")
"""Digits in a row, whatever stood between them."""


@dataclass(frozen=True, slots=True)
class DocumentRevealed:
    """Whose document of which kind was asked for, and why; `document` is its row."""

    guest: str
    document: int
    kind: str
    reason: str


class RevealDocument(Act):
    """Ask to see the whole number of a guest's document, with a reason."""

    guest: Ref
    reason: Annotated[Name, Field(description="why it must be seen; no numbers")]
    document: Annotated[int | None, Field(description="which of several, by its row")] = None

    def perform(self, work: Work) -> DocumentRevealed:
        """Refused without a document on file, without the key, and when the reason itself holds a number."""
        guest = lookup.guest(work, self.guest)
        query = select(IdDocument).where(IdDocument.guest_id == guest.id).order_by(col(IdDocument.id).desc())
        if self.document is not None:
            query = query.where(IdDocument.id == self.document)
        row = work.session.exec(query).first()
        if row is None:
            raise Refusal("NO_DOCUMENT", N_("{no} has no such document on file."), field="guest", next=("add-guest",),
                          no=guest.no)  # fmt: skip
        said = squeezed(self.reason)
        if _DIGITS.search(said) or any(number in said for number in _numbers(work, guest)):
            raise Refusal("REASON_HOLDS_NUMBER", N_("Say why in words; the ledger keeps no numbers of documents."),
                          field="reason")  # fmt: skip
        if not work.keys.present:
            raise Refusal("KEY_MISSING", N_("The key file of this hotel is missing, so the number cannot be shown."),
                          hint=N_("Put the key file back from the recovery sheet, then try again."), field="guest")  # fmt: skip
        return DocumentRevealed(guest.no, int(row.id or 0), row.kind, self.reason)


def squeezed(text: str) -> str:
    """`text` without what stands between letters and digits, in one spelling: full width, case, digits of every script."""
    return "".join(map(_plain, normalize("NFKC", text).casefold()))


def _plain(char: str) -> str:
    """A letter as it is, a digit as 0 to 9, nothing for anything else."""
    if not char.isalnum():
        return ""
    value = numeric(char, -1)
    return str(int(value)) if value in range(10) else char


def _numbers(work: Work, guest: Guest) -> list[str]:
    """The numbers of the guest's documents, as they would stand in a squeezed reason."""
    rows = work.session.exec(select(IdDocument).where(IdDocument.guest_id == guest.id))
    opened = (work.keys.open(row.sealed, f"id_document:{row.blind}") for row in rows)
    return [number for number in map(squeezed, filter(None, opened)) if number]
