"""Lists of what is open read what is open: not ten years of visitors, luggage, messages and bookings."""

import re

import pytest

from hotelcs.workflows.guests import find_records
from hotelcs.workflows.ownership.sources import SOURCES
from hotelcs.workflows.registers import (
    due,
    luggage_view,
    marks_view,
    messages_view,
    notes_view,
    visitors_view,
    wake_view,
    whereabouts_view,
)
from tests.conftest import Hand

OPEN = {
    "visitors": visitors_view._INSIDE, "luggage": luggage_view._HERE, "wake": wake_view._WAITING, "messages": messages_view._WAITING,
    "whereabouts": whereabouts_view._HOLDS, "marks": marks_view._MARKED, "due calls": due._WAKE, "due visitors": due._VISITORS,
    "urgent": due._URGENT, "unfetched": due._KEPT, "notes": notes_view._NOTES, "tags": find_records._TAGS,
} | {f"item {kind}": SOURCES[kind].sql for kind in ("wake", "visitor", "message", "luggage", "parcel")}  # fmt: skip
OF_WHAT_IS_OPEN = re.compile(
    r"SCAN \w+ USING (COVERING )?INDEX (uq_visitor_person|uq_luggage_tag|ix_guest_message_open|uq_stay_room_in_house|ix_wake_call_due|"
    r"uq_wake_call_stay_id_at|uq_whereabouts_stay_id)|SCAN (o|\(subquery-\d+\)|CONSTANT ROW)"
)
"""Scans of an index that holds open rows alone."""


@pytest.mark.parametrize("name", OPEN)
def test_only_what_is_open_is_read(hand: Hand, name: str) -> None:
    sql = OPEN[name].replace("{more}", "")
    values = dict.fromkeys(re.findall(r":(\w+)", sql), "1")
    plan = [row[3] for row in hand.rows(f"EXPLAIN QUERY PLAN {sql}", **values)]
    assert plan
    assert [step for step in plan if step.startswith("SCAN") and not OF_WHAT_IS_OPEN.match(step)] == []
