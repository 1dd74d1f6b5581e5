"""What a shift hands over, written down: the drawer, the keys, every line with its owner as it is at that moment."""

import json
from collections import Counter

from hotelcs.models.shift_log import Handover, HandoverLine, ShiftRun
from hotelcs.workflows.act import Work
from hotelcs.workflows.roster import presence
from hotelcs.workflows.roster.shift_times import wall_of
from hotelcs.workflows.shifts.carried import carried

CASH, KEYS = "cash", "keys"


def freeze(work: Work, run: ShiftRun, row: Handover) -> int:
    """Write the lines as they are now, the drawer and the keys first; how many there are."""
    today, tz = work.business_date.isoformat(), work.property.tz
    listed = carried(work.reader, work.now, today, tz, run.department)
    lead = presence.responsible(work.reader, wall_of(work.now, tz)).duty_manager or run.lead_id
    lines = [HandoverLine(handover_id=int(row.id or 0), line=0, kind=CASH, ref=run.department, owner_id=run.lead_id),
             HandoverLine(handover_id=int(row.id or 0), line=1, kind=KEYS, ref=run.department, words=row.keys,
                          owner_id=run.lead_id)]  # fmt: skip
    lines += [
        HandoverLine(handover_id=int(row.id or 0), line=number, kind=one.kind, ref=one.ref, words=one.words,
                     room=one.room, owner_id=one.staff or lead, due=one.due, late=one.late)
        for number, one in enumerate(listed, 2)
    ]  # fmt: skip
    work.session.add_all(lines)
    work.session.flush()
    counted = Counter(one.kind for one in listed)
    counted["late"] = sum(one.late for one in listed)
    row.summary = json.dumps(dict(counted), sort_keys=True)
    return len(listed)
