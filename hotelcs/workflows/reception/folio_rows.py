"""The rows of a bill as they are shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line: its id (for `correct-line`), folio and window, date, kind and its name, amounts in minor units.

    `corrects` is the line it takes back, `corrected` whether it was taken back itself. `origin` is the line it was moved or
    split from, `room` and `reservation` whose stay it is for when it stands on another's bill; `night` the night of a room;
    `item_en` and `item_zh` what the price list calls it.
    """

    line: int
    folio: str
    window: int
    date: str
    kind: str
    name: str
    description: str
    qty: int
    unit_minor: int
    amount_minor: int
    corrects: int | None
    corrected: bool
    reason: str
    actor: str
    night: str
    origin: int | None
    reservation: str
    room: str
    item_en: str
    item_zh: str


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """Money in (positive) or out; `moves` is false for holds and releases of a pre-authorisation."""

    payment: int
    folio: str
    window: int
    date: str
    kind: str
    name: str
    method: str
    method_name: str
    amount_minor: int
    moves: bool
    corrects: int | None
    corrected: bool
    reason: str
    actor: str
    company: str


@dataclass(frozen=True, slots=True)
class DepositRow:
    """A deposit by its receipt, in minor units, and what became of it."""

    receipt: str
    method: str
    method_name: str
    amount_minor: int
    status: str


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A folio of the bill and its own balance (1 is the guest's own). `company` pays it at check-out; `receives` are kinds of
    charges that go there by a rule. The `kind` master stands apart: it is not added to the bill of a guest.
    """  # noqa: D205 - one sentence too long for a line

    folio: str
    window: int
    status: str
    title: str
    charges_minor: int
    paid_minor: int
    balance_minor: int
    kind: str
    company: str
    receives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bill:
    """The whole bill of a reservation, or one apart, of its party or of the house (`master` is its number): balance = charges − paid.

    `held_minor` is in deposits not settled yet. `party` is shared by rooms booked together.
    """

    reservation: str
    stay: str
    guest: str
    room: str
    arrival: str
    departure: str
    status: str
    currency: str
    charges_minor: int
    paid_minor: int
    balance_minor: int
    held_minor: int
    master: str
    party: str
    lang: str
    windows: tuple[WindowRow, ...]
    lines: tuple[LineRow, ...]
    payments: tuple[PaymentRow, ...]
    deposits: tuple[DepositRow, ...]
