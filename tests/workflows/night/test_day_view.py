"""The business day as it is shown."""


def test_the_open_day_is_shown_and_the_one_closed_before(hand):
    first = hand.desk.show("business-day")
    assert (first.business_date, first.status, first.last_closed_date, first.days) == (
        "2026-11-23",
        "open",
        "",
        1,
    )
    hand.do("close-day")
    second = hand.desk.show("business-day")
    assert (second.business_date, second.last_closed_date, second.days) == ("2026-11-24", "2026-11-23", 2)
    assert second.last_closed_at == "2026-11-23T07:00:00Z"
