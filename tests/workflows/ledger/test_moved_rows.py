"""No entry can be taken out, put in or change places with another unseen."""

from itertools import pairwise
from typing import Any

import pytest

from hotelcs.errors import Corrupt
from hotelcs.storage.keys import Keys
from hotelcs.workflows import desk
from hotelcs.workflows import ledger as chain
from hotelcs.workflows.ledger_check import check
from tests.workflows.ledger.thief import CHAINED, Ledger, rechained

THIEFS = Keys(b"t" * 32)
"""The thief has a key, but not the hotel's."""


def forged(ledger: Ledger, held: Keys, **fields: Any) -> dict[str, Any]:
    """An entry nobody made, fitting behind the last one as well as the thief can make it."""
    last = ledger.rows()[-1]
    row = {**last, "seq": last["seq"] + 1, "verb": "refund", "act_key": None, "undoes": None, **fields}
    return rechained([row], held, last["hash"])[0]


def test_each_entry_that_is_deleted_is_missed(ledger: Ledger) -> None:
    rows = ledger.rows()
    hotel = desk.open_hotel(ledger.path)
    for row in rows:
        ledger.run("DELETE FROM ledger WHERE seq = ?", row["seq"])
        with pytest.raises(Corrupt) as broken:
            check(hotel, ledger.uid)
        told = (broken.value.slots.get("seq"), *dict(broken.value.items).values())
        assert row["seq"] in told
        assert str(row["seq"]) in str(broken.value)
        ledger.write(row)
    assert check(hotel, ledger.uid).entries == len(rows)
    hotel.close()


@pytest.mark.parametrize("seq", [1, 8])
def test_a_deleted_entry_is_named_to_the_administrator(ledger: Ledger, seq: int) -> None:
    ledger.run("DELETE FROM ledger WHERE seq = ?", seq)
    assert ledger.verify().names(seq)


def test_a_gap_that_is_closed_by_numbering_anew_is_named(ledger: Ledger) -> None:
    rows = ledger.rows()
    ledger.cut(7)
    ledger.write(*({**row, "seq": row["seq"] - 1} for row in rows[8:]))
    assert ledger.verify().names(8)


def test_any_two_neighbours_that_changed_places_are_found(ledger: Ledger) -> None:
    rows = ledger.rows()
    hotel = desk.open_hotel(ledger.path)
    for first, second in pairwise(rows):
        ledger.write({**second, "seq": first["seq"]}, {**first, "seq": second["seq"]})
        with pytest.raises(Corrupt) as broken:
            check(hotel, ledger.uid)
        assert broken.value.slots["seq"] == first["seq"]
        ledger.write(first, second)
    assert check(hotel, ledger.uid).entries == len(rows)
    hotel.close()


@pytest.mark.parametrize(("one", "other"), [(1, 2), (5, 9), (2, -1), (-2, -1)])
@pytest.mark.parametrize("links", ["with", "without"])
def test_two_entries_that_changed_places_are_named(ledger: Ledger, one: int, other: int, links: str) -> None:
    """Whether the links of the chain go along with what they chain, or stay where they were."""
    rows = ledger.rows()
    first, second = rows[one - 1 if one > 0 else one], rows[other - 1 if other > 0 else other]
    stay = {} if links == "with" else {"prev", "hash"}
    ledger.write(
        {**second, "seq": first["seq"], **{name: first[name] for name in stay}},
        {**first, "seq": second["seq"], **{name: second[name] for name in stay}},
    )
    assert ledger.verify().names(first["seq"])


@pytest.mark.parametrize("column", CHAINED[1:])
def test_two_values_that_changed_places_are_named(ledger: Ledger, column: str) -> None:
    rows = ledger.rows()
    first = rows[5]
    second = next(row for row in rows[6:] if row[column] != first[column])
    ledger.write({**first, column: second[column]}, {**second, column: first[column]})
    assert ledger.verify().names(first["seq"])


@pytest.mark.parametrize("held", ["hashless", "with another key"])
def test_an_entry_forged_at_the_end_is_named(ledger: Ledger, held: str) -> None:
    row = forged(ledger, THIEFS)
    ledger.write(row if held != "hashless" else {**row, "hash": ledger.rows()[-1]["hash"]})
    assert ledger.verify().names(row["seq"])


def test_an_entry_forged_at_the_end_without_any_key_is_named(ledger: Ledger) -> None:
    """It fits: entries made while the key file is missing are chained so. But no act has made it."""
    row = forged(ledger, Keys())
    ledger.write(row)
    assert ledger.verify().names(row["seq"])


@pytest.mark.parametrize("acts", [1, 2, 20])
def test_an_entry_forged_without_the_key_is_found_however_long_the_hotel_has_worked_on(
    ledger: Ledger, acts: int
) -> None:
    """The next entry is keyed, chained to the forged one, and the mark goes on over it."""
    row = forged(ledger, Keys())
    ledger.write(row)
    ledger.work_on(acts)
    assert ledger.verify().names(row["seq"])


def test_two_desks_that_mark_out_of_turn_accuse_nobody(ledger: Ledger) -> None:
    ledger.work_on(3)
    ledger.anchors.mark(ledger.last - 2, ledger.rows()[-3]["hash"])
    ledger.work_on(1)
    assert ledger.verify().code == 0


@pytest.mark.parametrize("seq", [0, -1, -1000])
def test_an_entry_forged_before_the_first_is_found(ledger: Ledger, seq: int) -> None:
    """It is shown in every list of the ledger."""
    ledger.write({**ledger.rows()[3], "seq": seq, "act_key": None, "undoes": None, "verb": "refund"})
    assert ledger.verify().code == 8


def test_an_entry_changed_and_chained_anew_without_any_key_is_found(ledger: Ledger) -> None:
    """From the changed entry to the end everything fits again; the anchor does not."""
    rows = ledger.rows()
    for seq in (1, 8, len(rows)):
        kept = rows[: seq - 1]
        changed = [{**rows[seq - 1], "actor": "night"}, *rows[seq:]]
        made = rechained(changed, Keys(), kept[-1]["hash"] if kept else chain.START)
        ledger.write(*made)
        anchored = [anchor.seq for anchor in ledger.anchors.noted() if anchor.seq >= seq]
        assert ledger.verify().names(min(anchored, default=len(rows)))
        ledger.write(*rows)
    assert ledger.verify().code == 0


def test_a_chain_made_anew_with_another_key_is_named_where_it_begins(ledger: Ledger) -> None:
    rows = ledger.rows()
    ledger.write(*rechained(rows[4:], THIEFS, rows[3]["hash"]))
    assert ledger.verify().names(5)


def test_without_anchors_a_chain_made_anew_is_told_by_what_it_lacks(ledger: Ledger) -> None:
    """Whoever may write the anchors too leaves a ledger that fits; it says that nobody is proved by it."""
    rows = ledger.rows()
    ledger.write(*rechained(rows, Keys()))
    ledger.anchors.forget()
    verdict = ledger.verify()
    assert verdict.code == 0
    assert verdict.document["data"]["unkeyed"] == len(rows)
    assert f"{len(rows)} entries were made without the key file" in verdict.document["warnings"][0]
    assert "no anchors" in verdict.document["warnings"][1]


def test_the_first_of_several_damages_is_the_one_that_is_named(ledger: Ledger) -> None:
    for seq in (9, 4, 12):
        ledger.run("UPDATE ledger SET terminal = 'x' WHERE seq = ?", seq)
    assert ledger.verify().names(4)


def test_an_empty_ledger_with_anchors_has_lost_everything(ledger: Ledger) -> None:
    last = ledger.last
    ledger.cut(0)
    verdict = ledger.verify()
    assert verdict.names(1)
    assert verdict.document["error"]["items"][0] == ["missing_from", 1]
    assert last >= verdict.document["error"]["items"][1][1]
