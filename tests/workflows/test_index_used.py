"""The index that a question is answered from, where SQLite would walk years of stays, bookings or events without it."""

import re

import pytest

from hotelcs.workflows.calls import calls_view
from hotelcs.workflows.complaints import complaint_view, pressing
from hotelcs.workflows.feeds import feeds_view
from hotelcs.workflows.guests import find_hits, find_people
from hotelcs.workflows.measures import house, occupancy_view
from hotelcs.workflows.night.rules import RULES
from hotelcs.workflows.ownership.sources import SOURCES
from hotelcs.workflows.reception import folio_view, routing
from tests.conftest import Hand

STAY = "SEARCH s USING INDEX uq_stay_reservation (reservation_id=?)"
IN_HOUSE = "SCAN s USING INDEX uq_stay_room_in_house"
OF_NIGHTS = "SEARCH n USING COVERING INDEX ix_reservation_night_night_type_id (night>? AND night<?)"
FROM = {
    "transfers of a complaint": (complaint_view._TRANSFERS, ["SEARCH t USING INDEX ix_transfer_item (kind=? AND ref=?)"]),
    "complaints that nobody answered": (pressing._GRAVE, ["SCAN c USING INDEX ix_complaint_live"]),
    "complaints that go on": (SOURCES["complaint"].sql, ["SCAN c USING INDEX ix_complaint_live"]),
    "calls after complaints": (SOURCES["recovery"].sql, ["SCAN r USING INDEX ix_recovery_call_due"]),
    "tasks for complaints": (SOURCES["action"].sql, ["SCAN a USING INDEX ix_complaint_action_open"]),
    "luggage": (SOURCES["luggage"].sql, [f"{STAY} LEFT-JOIN"]),
    "parcels": (SOURCES["parcel"].sql, [f"{STAY} LEFT-JOIN"]),
    "messages": (SOURCES["message"].sql, [f"{STAY} LEFT-JOIN"]),
    "the rule of check-in": (RULES["in-house"].sql, [IN_HOUSE, f"{STAY} LEFT-JOIN"]),
    "rules of charges": (routing._RULED, [IN_HOUSE]),
    "holds": (calls_view._HOLDS, ["SEARCH r USING INDEX ix_reservation_open_arrivals (arrival<?)"]),
    "deposits": (folio_view._DEPOSITS, [STAY, "SEARCH d USING INDEX ix_deposit_stay_id (stay_id=?)"]),
    "tags": (find_hits._KEPT, ["SEARCH l USING INDEX uq_luggage_tag (tag=?)"]),
    "rooms of a night": (house._STAYS, [OF_NIGHTS]),
    "rooms of a night in groups": (occupancy_view._STAYED.format(by="r.channel"), [OF_NIGHTS]),
    "events": (feeds_view._EVENTS, ["SEARCH e USING INDEX ix_calendar_event_departure (departure>?)"]),
    "people who are here": (find_people._NEAR, [
        IN_HOUSE, "SCAN s USING COVERING INDEX uq_stay_room_in_house", "SEARCH p USING INDEX ix_stay_guest_stay_id (stay_id=?)",
    ]),
}  # fmt: skip
WALKED = re.compile(r"SCAN [spde]\b(?! USING (COVERING )?INDEX uq_stay_room_in_house)|.*AUTOMATIC")
"""A table that grows, read from end to end, or an index made for one question."""


@pytest.mark.parametrize("name", FROM)
def test_the_question_is_answered_from_its_index(hand: Hand, name: str) -> None:
    sql, steps = FROM[name]
    sql = sql.replace("{ids}", ":one, :two")
    values = dict.fromkeys(re.findall(r":(\w+)", sql), "1")
    plan = [row[3] for row in hand.rows(f"EXPLAIN QUERY PLAN {sql}", **values)]
    assert set(steps) <= set(plan), plan
    assert not [step for step in plan if WALKED.match(step)]
