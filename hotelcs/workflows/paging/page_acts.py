"""What people do about a page: say that they have it, have it sent again, or see to it by other means."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.paging import Page
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.people import finding

STATES = {
    "queued": N_("waiting to be sent"),
    "sending": N_("being sent"),
    "sent": N_("sent"),
    "delivered": N_("answered"),
    "given_up": N_("given up"),
    "withdrawn": N_("not needed any more"),
}
"""How a page stands, in words."""


@dataclass(frozen=True, slots=True)
class PageChanged:
    """The page, the case it is about, and its state."""

    page: str
    case: str
    state: str


class AnswerPage(Act):
    """Say that one has a page: the proof that it was delivered."""

    page: Ref

    def perform(self, work: Work) -> PageChanged:
        """One's own; a page that was withdrawn needs no answer."""
        row = _page(work, self.page)
        if row.staff_id != finding.myself(work).id:
            raise Refusal("PAGE_NOT_YOURS", N_("{no} is not for you; whoever it is for answers it."), field="page", no=row.no,
                         next=("show pages",))  # fmt: skip
        _refuse_state(row, "queued", "sending", "sent", "given_up")
        row.state, row.holder, row.answered_at = "delivered", "", work.now
        return _changed(work, row)


class RetryPage(Act):
    """Send a page again, now: one that was given up, or waits for its next try."""

    page: Ref

    def perform(self, work: Work) -> PageChanged:
        """It is tried for as long as a new one."""
        row = _page(work, self.page)
        _refuse_state(row, "queued", "given_up")
        row.state, row.attempts, row.proof = "queued", 0, row.proof[-1:] if row.proof.endswith("?") else ""
        row.queued_at = row.next_try_at = work.now
        return _changed(work, row)


class GiveUpPage(Act):
    """Send a page no more: somebody was told by other means, or need not be."""

    page: Ref
    reason: Name

    def perform(self, work: Work) -> PageChanged:
        """Nobody has to see to it any more."""
        row = _page(work, self.page)
        _refuse_state(row, "queued", "sending", "given_up")
        row.state, row.holder = "withdrawn", ""
        return _changed(work, row)


def _page(work: Work, reference: str) -> Page:
    """The page of a number. Raises Refusal PAGE_UNKNOWN."""
    found = lookup.numbered(work, Page, reference)
    if found is None:
        raise lookup.unknown("PAGE_UNKNOWN", N_("There is no page {reference}."), "page", reference)
    return found


def _refuse_state(row: Page, *states: str) -> None:
    if row.state not in states:
        raise Refusal("PAGE_OVER", N_("{no} is {state}."), field="page", next=("show pages",), no=row.no,
                      state=Word(STATES[row.state]))  # fmt: skip


def _changed(work: Work, row: Page) -> PageChanged:
    work.touch(row)
    return PageChanged(row.no, row.ref, row.state)
