"""What is invoiced stays charged: a bill never falls below its invoices (handbook 02 InvoiceRequest)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.money import Money
from hotelcs.workflows.accounts import invoiceable
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception.bills import Debtor


@contextmanager
def kept(work: Work, listed: Iterable[Debtor], field: str = "line") -> Iterator[None]:
    """Refuse what is done inside when a bill of `listed` falls below its invoices by it. Raises Refusal INVOICED."""
    bills = {(who.id, who.master and who.master.id): who for who in listed}
    before = {key: invoiceable.left(work, who) for key, who in bills.items()}
    yield
    for key, who in bills.items():
        now = invoiceable.left(work, who)
        if now.invoiced_minor and now.left_minor < min(before[key].left_minor, 0):
            raise Refusal("INVOICED", N_("{amount} of this is invoiced; void the invoice first."), field=field,
                          next=("void-invoice", "show invoices"), amount=Money(-now.left_minor, work.property.currency),
                          items=(-now.left_minor,))  # fmt: skip
