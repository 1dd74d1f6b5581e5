"""F2, find anything: a room, a guest in any script, by pinyin, initials or phone tail, a number or a tag in full or short."""

from hotelcs.text.cleaning import DROPPED, GAPS
from hotelcs.workflows.complaints.find_complaints import complaint_hits
from hotelcs.workflows.groups.find_groups import group_hits
from hotelcs.workflows.guests import find_records
from hotelcs.workflows.guests.find_hits import Hit, booking_hits, guest_hits, kept_hits, room_hits, stay_hits
from hotelcs.workflows.guests.find_people import people
from hotelcs.workflows.views import Asking

LONGEST = 250
"""Characters of a search text that are read; controls are dropped from it as they are from stored names."""
MOST = 100


def find(asking: Asking, text: str, limit: int | str = 30) -> list[Hit]:
    """At most `limit` hits for `text`: rooms and numbers first, then people: who arrives today, who is in house, others."""
    wanted = DROPPED.sub("", GAPS.sub(" ", str(text)[:LONGEST])).strip()
    most = max(1, min(int(limit), MOST))
    if not wanted:
        return []
    if not asking.may("guest.read"):
        return room_hits(asking, find_records.rooms(asking, wanted))[:most]
    reservations, stays, guests = find_records.records(asking, wanted)
    hits = [
        *room_hits(asking, find_records.rooms(asking, wanted)),
        *stay_hits(asking, stays),
        *booking_hits(asking, reservations),
        *group_hits(asking, wanted),
        *complaint_hits(asking, wanted),
        *guest_hits(asking, guests),
        *kept_hits(asking, find_records.tags(asking, wanted)),
    ]
    if len(hits) < most:
        hits += guest_hits(asking, people(asking, wanted, most - len(hits)))
    return list(dict.fromkeys(hits))[:most]
