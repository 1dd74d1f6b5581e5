"""Numbers of payment cards are found wherever they were put by another way than through an act."""

import pytest
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.workflows.machine.card_scan import cards_in
from hotelcs.workflows.machine.checking import cards_of
from tests import invariants
from tests.conftest import Hand

CARD = "4111111111111111"
"""A number of the trade for trying; it passes every check."""


def found(hand: Hand) -> list[tuple[str, str, int]]:
    with hand.desk.file.read() as reader:
        return [(one.table, one.column, one.rows) for one in cards_in(reader)]


def put(hand: Hand, words: str) -> None:
    """Write past every act, as a hand in the file would."""
    with hand.desk.file.write() as session:
        session.connection().execute(text("UPDATE reservation SET requests = :words"), {"words": words})


def test_a_hotel_at_work_holds_none(hand: Hand) -> None:
    hand.check_in(hand.book(phone="+8613800138000", requests="quiet room, 16 floors up, 2026-11-23 14:05"))
    assert found(hand) == []
    with hand.desk.file.read() as reader:
        assert cards_of(reader).exit == 0


@pytest.mark.parametrize(
    "words",
    [CARD, "4111 1111 1111 1111", "pay by 5500-0000-0000-0004 please", "３７８２８２２４６３１０００５"],
)
def test_one_that_was_put_there_is_found_and_not_said_again(hand: Hand, words: str) -> None:
    hand.book()
    hand.book("Li Na", type="TWN")
    put(hand, words)
    assert found(hand) == [("reservation", "requests", 2)]
    with hand.desk.file.read() as reader:
        told = cards_of(reader)
    assert (told.name, told.exit) == ("cards", 4)
    assert words not in told.words
    with pytest.raises(AssertionError):
        invariants.check(hand)


def test_what_only_looks_like_one_is_none(hand: Hand) -> None:
    hand.book()
    for words in ("4111111111111112", "260123 1 2 3 4 5 6 7", "34052419800101001X", "9999999999999999"):
        put(hand, words)
        assert found(hand) == [], words


def test_digits_that_stand_by_chance_in_a_sum_or_a_telephone_are_none(hand: Hand) -> None:
    """A sum of sixty-four hexadecimal digits holds the number of a card once in a thousand."""
    hand.check_in(hand.book("Anna Berg", phone="+4915112345678"))
    total = f"ab{CARD}cd" + "0" * 44
    put(hand, f"{total} {CARD[:8]}-{CARD[8:12]}-{CARD[12:]}-4111-111111111111")
    with hand.desk.file.write() as session:
        session.connection().execute(text("UPDATE id_document SET blind = :sum"), {"sum": total})
    assert found(hand) == []


def test_no_act_puts_one_there(hand: Hand) -> None:
    with pytest.raises(Refusal):
        hand.book(requests=f"card {CARD}")
    assert found(hand) == []
