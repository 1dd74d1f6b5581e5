"""The rows of a bill as they are shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line: its id (for `correct-line`), folio and window, date, kind and its name, amounts in minor units.

    `corrects` is the line it takes back, `corrected` whether it was taken back itself.
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
    """A folio of the bill and its own balance (1 is the room, 2 extras)."""

    folio: str
    window: int
    status: str
    title: str
    charges_minor: int
    paid_minor: int
    balance_minor: int


@dataclass(frozen=True, slots=True)
class Bill:
    """The whole bill of a reservation: balance = charges − paid. `held_minor` is in deposits not settled yet."""

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
    windows: tuple[WindowRow, ...]
    lines: tuple[LineRow, ...]
    payments: tuple[PaymentRow, ...]
    deposits: tuple[DepositRow, ...]
