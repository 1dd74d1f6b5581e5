"""Every hostile string can be a guest's name, a note and a search text, and is found again."""

import csv

import pytest

from hotelcs.errors import Refusal
from hotelcs.text import clean, optional
from hotelcs.workflows.transfer.take import take
from tests import hostile

pytestmark = hostile.needs_hostile


def storable(text: str) -> bool:
    """Whether anything readable is left of `text`; the rest is refused with TEXT_EMPTY."""
    return bool(optional(text, field="name", limit=300))


@pytest.fixture
def guests(hand, tmp_path):
    """A hotel whose guests bear the hostile strings, imported with the same text as name and note."""
    given = [text for text in (*hostile.lines("blns.txt"), *hostile.names()) if storable(text)]
    path = tmp_path / "guests.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "note"])
        writer.writerows([text.replace("\x00", ""), text.replace("\x00", "")] for text in given)
    taken = take(hand.desk, "guests", path)
    assert taken.rejects == ()
    assert taken.done.result["added"] == len(given)
    return given


def test_every_string_is_stored_as_typed_and_found_by_itself(hand, guests):
    stored = dict(hand.rows("SELECT no, name FROM guest ORDER BY id"))
    notes = dict(hand.rows("SELECT no, note FROM guest"))
    missed = []
    for (number, name), given in zip(stored.items(), guests, strict=True):
        assert name == clean(given, field="name", limit=300)
        assert notes[number] == clean(given, field="note", limit=10_000, multiline=True)
        hits = [hit for hit in hand.desk.show("find", text=given, limit=60) if hit.kind == "guest"]
        if name not in {stored[hit.no] for hit in hits}:
            missed.append(given)
    assert missed == []


def test_booking_and_noting_take_every_string_of_the_list(hand):
    for given in hostile.lines("blns.txt"):
        fields = {
            "guest": given,
            "type": "SUI",
            "arrival": "2026-11-23",
            "departure": "2026-11-24",
            "requests": given,
        }
        if not storable(given):
            with pytest.raises(Refusal) as refused:
                hand.desk.preview("book", fields)
            assert refused.value.code == "TEXT_EMPTY"
            continue
        assert hand.desk.preview("book", fields).result["reservation"].startswith("R261123-")
    assert hand.value("SELECT count(*) FROM reservation") == 0
