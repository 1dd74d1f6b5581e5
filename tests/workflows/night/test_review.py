"""The measures of a date are kept the night it is closed: once, all of them, and equal to what is counted later."""

import json
from datetime import UTC, datetime

from hotelcs.workflows.measures.catalogue import METRICS, measured
from hotelcs.workflows.night import audit, steps
from hotelcs.workflows.night.review import NOT_OF_A_DATE
from tests.conftest import IDS, Hand

DAY = "2026-11-23"


def closed(hand: Hand) -> Hand:
    """Two rooms were sold, a complaint was taken, the night audit was run."""
    hand.check_in(hand.book(departure="2026-11-24"), seconds=56)
    hand.check_in(
        hand.book("Li Na"), room="102", document=IDS[1], deposit=50000, method="cash", waive_deposit=False
    )
    hand.do("take-complaint", code="noise", words="loud", whose="101")
    hand.now = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    list(audit.run(hand.desk, DAY, lambda _: "copy.db"))
    return hand


def test_every_measure_of_the_date_is_kept_as_it_is_counted_later(hand: Hand) -> None:
    closed(hand)
    kept = json.loads(hand.value("SELECT numbers FROM daily_review WHERE day = :day", day=DAY))
    assert (kept["M-02.occ"], kept["M-03.adr"], kept["M-25.checkin_median"], kept["M-40.deposit"]) == (
        "33.33",
        "37600",
        "56",
        "50000",
    )
    assert {name.split(".")[0] for name in kept} == {
        code for code, one in METRICS.items() if not one.lacks
    } - set(NOT_OF_A_DATE)
    hand.do("close-day")
    with hand.desk.file.read() as reader:
        for code in {name.split(".")[0] for name in kept} - {"M-35", "M-38", "M-39"}:
            for one in measured(reader, code, DAY, DAY).figures:
                assert kept[f"{code}.{one.key}"] == (None if one.value is None else str(one.value)), (
                    code,
                    one.key,
                )


def test_it_is_kept_once_and_owed_until_it_is(hand: Hand) -> None:
    hand.do("close-day")
    assert hand.desk.show("night").owed == (DAY,)
    for step in ("holds", "books", "review"):
        assert hand.do("audit-step", day=DAY).result["step"] == step
    assert hand.desk.show("night").owed == ()
    assert list(steps.JOBS) == ["holds", "books", "review"]
    hand.now = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    assert list(audit.catch_up(hand.desk)) == []
    assert hand.value("SELECT count(*) FROM daily_review") == 1


def test_it_is_read_of_a_date_or_of_the_last_one_and_money_by_who_may_read_bills(hand: Hand) -> None:
    closed(hand)
    rows = {f"{row.code}.{row.key}": row for row in hand.desk.show("daily-review")}
    assert (rows["M-02.occ"].shown, rows["M-02.occ"].value, rows["M-02.occ"].day) == ("33.33%", "33.33", DAY)
    assert rows["M-03.adr"].shown == "¥376.00"
    assert "M-10.nps" not in rows, "what the hotel does not ask is not kept"
    assert hand.desk.show("daily-review", day="2026-11-20") == []
