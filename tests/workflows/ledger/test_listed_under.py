"""What an entry is listed under is what it speaks of: nothing is put in or taken out unseen."""

import pytest

from hotelcs.errors import Corrupt
from hotelcs.storage import keys
from hotelcs.workflows import ledger
from tests.conftest import Hand
from tests.workflows.ledger.thief import Ledger
from tests.workflows.shifts.crew import Crew

OVER = {
    "guest": "Zhang Wei",
    "type": "KNG",
    "arrival": "2026-11-23",
    "departure": "2026-11-24",
    "overbook": True,
}
PUT = "INSERT INTO ledger_reference (ref, seq) VALUES (?, ?)"


@pytest.mark.parametrize("ref", ["R261122-1393", "A261122-001", "S261123-999", "G7", "101", "x"])
def test_a_number_that_an_entry_does_not_speak_of_is_found(ledger: Ledger, ref: str) -> None:
    ledger.run(PUT, ref, 5)
    assert ledger.verify().names(5)


def test_a_number_that_is_taken_out_is_found(ledger: Ledger) -> None:
    with ledger.opened() as connection:
        (seq,) = connection.execute("SELECT min(seq) FROM ledger_reference WHERE ref GLOB 'R*'").fetchone()
    ledger.run("DELETE FROM ledger_reference WHERE ref GLOB 'R*' AND seq = ?", seq)
    assert ledger.verify().names(seq)


@pytest.fixture
def approved(hand: Hand) -> tuple[Crew, str, int]:
    """Somebody did with a second person's yes what they may not do alone: the number of the request, the entry."""
    crew = Crew(hand)
    asked = {"for_": "book", "fields": OVER, "reason": "an old guest"}
    number = str(crew.do("desk", "ask-approval", **asked).result["approval"])
    crew.do("night", "decide-approval", approval=number, approve=True)
    return crew, number, int(crew.do("desk", "book", **OVER).entry or 0)


def verified(crew: Crew) -> int:
    """The number of entries of a ledger that is whole. Raises Corrupt."""
    with crew.hand.desk.file.read() as reader:
        return ledger.verify(reader, keys.load(crew.hand.desk.uid))


def put(crew: Crew, ref: str, seq: int) -> None:
    """List an entry under one thing more, behind the program's back."""
    with crew.hand.desk.file.write() as session:
        session.connection().exec_driver_sql(PUT, (ref, seq))


def broken_at(crew: Crew) -> int:
    """The entry that is named as broken."""
    with pytest.raises(Corrupt) as caught:
        verified(crew)
    return int(str(caught.value.slots["seq"]))


def test_the_request_that_was_used_up_stands_beside_what_an_entry_answers(
    approved: tuple[Crew, str, int],
) -> None:
    crew, number, entry = approved
    found = [row.seq for row in crew.show("admin", "ledger", entity=number)]
    assert found[-1] == entry
    assert verified(crew) >= entry


def test_an_entry_that_used_up_one_request_is_listed_under_no_other_number(
    approved: tuple[Crew, str, int],
) -> None:
    crew, _, entry = approved
    put(crew, "A261123-002", entry)
    assert broken_at(crew) == entry


def test_a_request_is_used_up_by_one_entry_of_who_asked(approved: tuple[Crew, str, int]) -> None:
    crew, number, _ = approved
    later = int(
        crew.do("desk", "book", guest="Li Na", type="TWN", arrival="2026-11-25", departure="2026-11-26").entry
        or 0
    )
    put(crew, number, later)
    assert broken_at(crew) == later


def test_a_request_that_nobody_used_stands_nowhere(approved: tuple[Crew, str, int]) -> None:
    crew, _, entry = approved
    fields = {**OVER, "guest": "Li Na"}
    waits = str(crew.do("desk", "ask-approval", for_="book", fields=fields, reason="x").result["approval"])
    later = int(crew.do("desk", "log", text="Quiet").entry or 0)
    put(crew, waits, later)
    assert entry < broken_at(crew) == later
