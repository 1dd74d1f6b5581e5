"""Which line would explain a difference in the drawer: the one that was planted is always among those named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import Phase, assume, example, given, settings
from hypothesis import strategies as st

from hotelcs.workflows.shifts.cash import Move, suspects

METHODS = ("wechat", "alipay", "card", "unionpay", "ecny")
AMOUNTS = st.integers(min_value=1, max_value=10_000_000)
"""A cent to a hundred thousand."""
SIGNED = st.one_of(AMOUNTS, AMOUNTS.map(lambda amount: -amount))
DAY = st.lists(st.tuples(st.booleans(), SIGNED), min_size=1, max_size=25)
"""Payments that really happened: in cash or not, in or out."""


@dataclass(frozen=True)
class Entered:
    """A day as it was entered: payments by number, cash and the others."""

    cash: tuple[Move, ...]
    rest: tuple[Move, ...]

    @property
    def expected(self) -> int:
        return sum(move.amount_minor for move in self.cash)

    def named(self, counted: int) -> set[int]:
        return {one.payment for one in suspects(counted - self.expected, self.cash, self.rest)}


def entered(lines: Sequence[tuple[bool, int]]) -> Entered:
    """The day as a clerk without fault enters it."""
    moves = [
        Move(
            number,
            "2026-11-23T07:00:00Z",
            "payment" if in_cash else METHODS[number % 5],
            amount,
            "F1",
            "desk",
        )
        for number, (in_cash, amount) in enumerate(lines, 1)
    ]
    cash = tuple(move for move, (in_cash, _) in zip(moves, lines, strict=True) if in_cash)
    rest = tuple(move for move, (in_cash, _) in zip(moves, lines, strict=True) if not in_cash)
    return Entered(cash, rest)


def drawer(lines: Sequence[tuple[bool, int]]) -> int:
    """What is really in the drawer."""
    return sum(amount for in_cash, amount in lines if in_cash)


def planted(lines: list[tuple[bool, int]], at: int, amount: int) -> Entered:
    """The day with the cash line `at` entered as `amount`."""
    return entered(
        [(in_cash, amount if number == at else paid) for number, (in_cash, paid) in enumerate(lines)]
    )


def with_cash(lines: list[tuple[bool, int]], at: int, amount: int) -> tuple[list[tuple[bool, int]], int]:
    """The day with one cash payment of `amount` more, and where it is."""
    place = at % (len(lines) + 1)
    return [*lines[:place], (True, amount), *lines[place:]], place


@settings(max_examples=100, deadline=None)
@given(DAY)
def test_a_drawer_that_is_right_has_no_suspects(lines):
    assert entered(lines).named(drawer(lines)) == set()


@settings(max_examples=100, deadline=None)
@given(DAY, st.integers(min_value=0, max_value=25), SIGNED)
def test_cash_that_was_entered_as_something_else_is_named(lines, at, amount):
    lines, place = with_cash(lines, at, amount)
    as_card = [(in_cash and number != place, paid) for number, (in_cash, paid) in enumerate(lines)]
    assert place + 1 in entered(as_card).named(drawer(lines))


@settings(max_examples=100, deadline=None)
@given(DAY, st.integers(min_value=0, max_value=25), SIGNED)
def test_what_was_entered_as_cash_and_was_not_is_named(lines, at, amount):
    as_cash, place = with_cash(lines, at, amount)
    truth = [(in_cash and number != place, paid) for number, (in_cash, paid) in enumerate(as_cash)]
    assert place + 1 in entered(as_cash).named(drawer(truth))


@settings(max_examples=100, deadline=None)
@given(DAY, st.integers(min_value=0, max_value=25), SIGNED)
def test_cash_that_was_entered_twice_is_named(lines, at, amount):
    lines, place = with_cash(lines, at, amount)
    day = entered([*lines, (True, amount)])
    assert {place + 1, len(lines) + 1} <= day.named(drawer(lines))


@settings(max_examples=100, deadline=None)
@given(DAY, st.integers(min_value=0, max_value=25), SIGNED)
def test_cash_that_was_entered_the_wrong_way_is_named(lines, at, amount):
    lines, place = with_cash(lines, at, amount)
    day = planted(lines, place, -amount)
    assert place + 1 in day.named(drawer(lines))


def exchanged(amount: int, place: int) -> int:
    """`amount` with two neighbouring digits exchanged, written as a till writes it: at least 0.00."""
    digits = list(f"{abs(amount):03d}")
    at = place % (len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits)) * (1 if amount > 0 else -1)


@settings(max_examples=200, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(DAY, st.integers(min_value=0, max_value=25), SIGNED, st.integers(min_value=0, max_value=7))
@example([(True, 1)], 0, 5_000, 0)
def test_cash_that_was_entered_with_two_digits_exchanged_is_named(lines, at, amount, where):
    typed = exchanged(amount, where)
    assume(typed not in (0, amount))  # nobody enters nothing, and two equal digits make no error
    lines, place = with_cash(lines, at, amount)
    day = planted(lines, place, typed)
    assert place + 1 in day.named(drawer(lines))


@settings(max_examples=100, deadline=None)
@given(DAY, st.integers(min_value=0, max_value=25), AMOUNTS)
def test_a_payment_that_was_given_back_without_entering_it_is_named(lines, at, amount):
    lines, place = with_cash(lines, at, amount)
    assert place + 1 in entered(lines).named(drawer(lines) - amount)


def test_a_line_that_stands_there_twice_is_said_to_stand_there_twice():
    line = Move(1, "2026-11-23T07:00:00Z", "payment", 37_600, "F1", "desk")
    found = suspects(-37_600, [line, replace(line, payment=2)], [])
    assert {one.payment for one in found if one.why == "twice"} & {1, 2}


def test_the_line_is_told_with_bill_amount_person_and_time():
    line = Move(7, "2026-11-23T07:00:00Z", "payment", 1_200, "F261123-001", "desk")
    (found,) = suspects(-1_200, [line], [])
    assert (found.payment, found.folio, found.amount_minor, found.actor, found.at) == (
        7,
        "F261123-001",
        1_200,
        "desk",
        "2026-11-23T07:00:00Z",
    )
    assert found.why == "not_cash"


def test_a_difference_that_no_line_explains_names_none():
    line = Move(1, "2026-11-23T07:00:00Z", "payment", 1_234, "F1", "desk")
    assert suspects(7, [line], [replace(line, payment=2, kind="wechat", amount_minor=99)]) == []
