"""Rooms of a hotel that names only its floors."""

from collections import Counter

import pytest

from hotelcs.errors import Usage
from hotelcs.workflows.organisation.floors import floors_of, rooms_on, types_of


@pytest.mark.parametrize(
    ("text", "floors"),
    [("1-3", [1, 2, 3]), ("5", [5]), ("1,3-4", [1, 3, 4]), (" 2 , 1 ", [1, 2]), ("2-2", [2])],
)
def test_floors_are_ranges_and_single_ones(text, floors):
    assert floors_of(text) == floors


@pytest.mark.parametrize("text", ["", "a", "3-1", "0", "1-999", "1--2", "-1", "1,,2"])
def test_what_is_no_range_is_refused(text):
    with pytest.raises(Usage, match="floors"):
        floors_of(text)


def test_numbers_are_equally_long():
    assert [room.no for room in rooms_on([5, 16], 2, types_of("business"))] == [
        "0501",
        "0502",
        "1601",
        "1602",
    ]
    assert [room.no for room in rooms_on([1], 10, types_of("boutique"))][-1] == "110"


@pytest.mark.parametrize("template", ["boutique", "business", "chain"])
def test_every_type_of_a_template_has_rooms_and_a_rate(template):
    kinds = types_of(template)
    counts = Counter(room.type for room in rooms_on(list(range(1, 4)), 24, kinds))
    assert set(counts) == {kind["code"] for kind in kinds}
    assert all(kind["rate"] > 0 and kind["name_zh"] and kind["name_en"] for kind in kinds)
    assert counts[kinds[0]["code"]] > 3 * 24 / 4


@pytest.mark.parametrize("count", [0, 100, -1])
def test_a_floor_has_from_one_to_ninety_nine_rooms(count):
    with pytest.raises(Usage):
        rooms_on([1], count, types_of("boutique"))
