"""What is counted for Home is what the list of calls shows, whatever was said."""

from datetime import timedelta

import pytest

from hotelcs.workflows.calls import due
from tests.conftest import IDS, NOON, Hand

ANSWERS = (
    (),
    ("confirmed",),
    ("unreachable",),
    ("unreachable", "unreachable"),
    ("unreachable", "confirmed"),
    ("changed",),
)


@pytest.mark.parametrize("kind", [due.PRE_ARRIVAL, due.HOLD, due.DUE_OUT])
def test_as_many_are_left_as_the_list_shows_due_or_later(hand: Hand, kind: str) -> None:
    if kind == due.DUE_OUT:
        for number, room in enumerate(("101", "102", "103")):
            hand.check_in(hand.book(f"G{number}", departure="2026-11-24"), room, document=IDS[number])
        hand.do("close-day")
        hand.now = NOON + timedelta(days=1)
        said = [("leaving",), ("unreachable",), ("unreachable", "unreachable")]
    else:
        day = "2026-11-24" if kind == due.PRE_ARRIVAL else "2026-11-23"
        for number in range(len(ANSWERS)):
            hand.book(f"G{number}", type="SUI", arrival=day, departure="2026-11-25", overbook=True)
        said = list(ANSWERS)
    with hand.desk.file.read() as reader:
        today = reader.rows("SELECT day FROM business_day WHERE status = 'open'")[0][0]
    rows = sorted(hand.desk.show("calls", kind=kind), key=lambda row: row.reservation)
    assert len(rows) == len(said)
    for row, answers in zip(rows, said, strict=True):
        for outcome in answers:
            hand.do("record-call", reservation=row.reservation, kind=kind, outcome=outcome)
    shown = [row for row in hand.desk.show("calls", kind=kind) if row.state in ("due", "later")]
    with hand.desk.file.read() as reader:
        assert due.left(reader, kind, today) == len(shown) > 0
