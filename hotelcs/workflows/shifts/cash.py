"""The drawer of a shift: what should be in it, what moved it, and which line would explain a difference (S-151).

Counting is blind: what should be there is told only to who has counted.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.reception import balances

_SUM = (
    "SELECT coalesce(sum(CASE WHEN amount_minor > 0 THEN amount_minor END), 0), "
    "coalesce(sum(CASE WHEN amount_minor < 0 THEN -amount_minor END), 0) FROM payment "
    "WHERE method = 'cash' AND id > :first AND id <= :last"
)
_MOVES = (
    "SELECT p.id, p.at, p.kind, p.amount_minor, f.no, p.actor FROM payment p JOIN folio f ON f.id = p.folio_id "
    "WHERE p.method = 'cash' AND p.id > :first AND p.id <= :last ORDER BY p.id"
)
_OTHERS = (
    "SELECT p.id, p.at, p.method, p.amount_minor, f.no, p.actor FROM payment p JOIN folio f ON f.id = p.folio_id "
    f"WHERE p.method NOT IN ('cash','none') AND {balances.moves('p')} "
    "AND p.id > :first AND p.id <= :last ORDER BY p.id"
)
_BESIDE = "SELECT kind, sum(amount_minor) FROM drawer_move WHERE run_id = :run GROUP BY kind"
DESK = "FD"
"""The department that has a cash drawer."""
LEAST_DIGITS = 3
"""Digits of the smallest amount on a till: 0.00."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """What came in and went out in cash since the float was counted, minor units.

    Beside the payments of guests: money received on accounts, paid out, and dropped into the safe.
    """

    float_minor: int
    in_minor: int
    out_minor: int
    received_minor: int = 0
    paid_out_minor: int = 0
    dropped_minor: int = 0

    @property
    def expected_minor(self) -> int:
        """What should be in the drawer."""
        came = self.float_minor + self.in_minor + self.received_minor
        return came - self.out_minor - self.paid_out_minor - self.dropped_minor


@dataclass(frozen=True, slots=True)
class Move:
    """A payment that touched the drawer, or could have: its row, when (UTC), kind or method, amount, bill, who took it."""

    payment: int
    at: str
    kind: str
    amount_minor: int
    folio: str
    actor: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that would explain the difference: why is not_cash, twice, other_method, wrong_way or digits."""

    payment: int
    at: str
    folio: str
    amount_minor: int
    actor: str
    why: str


def drawer(reader: Reader, float_minor: int, first: int, last: int, run: int | None = None) -> Drawer:
    """The drawer after the payments above `first` up to `last`, and all that moved it beside them in the shift `run`."""
    came, went = reader.rows(_SUM, first=first, last=last)[0]
    beside = dict(reader.rows(_BESIDE, run=run)) if run is not None else {}
    return Drawer(
        float_minor, int(came), int(went), int(beside.get("received", 0)), -int(beside.get("paid_out", 0)),
        -int(beside.get("dropped", 0)),
    )  # fmt: skip


def moves(reader: Reader, first: int, last: int) -> list[Move]:
    """The cash payments of a shift, in order."""
    return [Move(*row) for row in reader.rows(_MOVES, first=first, last=last)]


def others(reader: Reader, first: int, last: int) -> list[Move]:
    """The payments of a shift that were not entered as cash."""
    return [Move(*row) for row in reader.rows(_OTHERS, first=first, last=last)]


def suspects(difference: int, cash: Sequence[Move], rest: Sequence[Move]) -> list[Suspect]:
    """Lines that would explain `difference` (counted less expected, minor units), the likeliest kinds first.

    Too little by an amount: it was entered as cash and was not, or twice where the bill has the same amount once more.
    Too much: a payment entered as something else was cash. Twice an amount: money that went the other way. A multiple of
    nine: two digits of an amount exchanged.
    """
    if not difference:
        return []
    same = [move for move in cash if move.amount_minor == -difference]
    bills = Counter(move.folio for move in same)
    found = [_suspect(move, "twice" if bills[move.folio] > 1 else "not_cash") for move in same]
    found += [_suspect(move, "other_method") for move in rest if move.amount_minor == difference]
    found += [_suspect(move, "wrong_way") for move in cash if 2 * move.amount_minor == -difference]
    if difference % 9 == 0:
        found += [_suspect(move, "digits") for move in cash if difference in _slips(move.amount_minor)]
    return found


def _suspect(move: Move, why: str) -> Suspect:
    return Suspect(move.payment, move.at, move.folio, move.amount_minor, move.actor, why)


def _slips(amount: int) -> set[int]:
    """By how much the drawer differs when two neighbouring digits of `amount` were exchanged on entering it.

    A till writes at least 0.00, and a zero that came first is not written: 500 may have been 5000.
    """
    digits = str(abs(amount))
    digits = digits.zfill(max(LEAST_DIGITS, len(digits) + 1))
    sign = 1 if amount > 0 else -1
    swapped = {
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in range(len(digits) - 1)
    }
    return {sign * (other - abs(amount)) for other in swapped} - {0}


def newest(reader: Reader) -> int:
    """The number of the newest payment; 0 before the first."""
    return int(value(reader, "SELECT coalesce(max(id), 0) FROM payment"))
