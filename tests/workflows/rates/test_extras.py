"""Taxes and packages: charged by closing the day, each once, and by nights overstayed."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


@pytest.fixture
def house(hand):
    hand.do(
        "set-tax", code="CITY", name_en="City tax", name_zh="城市税", amount=350, most_nights=2, exempt="CREW"
    )
    hand.do("set-package", code="BKF", name_en="Breakfast", name_zh="早餐", amount=4000)
    hand.do(
        "set-package", code="CLEAN", name_en="Cleaning", kind="other", per="room", every="stay", amount=29500
    )
    return hand


def lines(hand, *kinds):
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    return hand.rows(
        f"SELECT kind, night, qty, amount_minor FROM folio_line WHERE kind IN ({wanted}) ORDER BY id"
    )


def test_every_night_is_charged_once_and_the_stay_once(house):
    house.check_in(house.book(packages=["BKF", "CLEAN"], departure="2026-11-26"))
    done = house.do("close-day").result
    assert (done["room_revenue_minor"], done["taxes_minor"], done["packages_minor"]) == (37600, 350, 33500)
    house.do("close-day")
    third = house.do("close-day").result
    assert (third["taxes_minor"], third["packages_minor"]) == (0, 4000), "the tax is for two nights"
    assert lines(house, "other") == [("other", "2026-11-23", 1, 29500)]
    assert [night for _, night, _, _ in lines(house, "breakfast")] == [
        "2026-11-23",
        "2026-11-24",
        "2026-11-25",
    ]
    check(house)


def test_minors_pay_no_tax_by_the_adult_and_some_segments_none(house):
    house.do("set-tax", code="FEE", per="person", amount=100)
    house.check_in(house.book(adults=1, children=1, segment="CREW"), guests=[
        {"name": "Xiao Li", "minor": True, "guardian": "Zhang Wei", "guardian_phone": "1", "relation": "father"}])  # fmt: skip
    assert house.do("close-day").result["taxes_minor"] == 200, "two heads; the crew pays no city tax"


def test_what_is_included_is_not_charged_and_what_is_dropped_no_more(house):
    house.do("set-plan", code="BB", includes=["BKF"], adds=["CLEAN"])
    reservation = house.book(plan="BB")
    assert house.desk.show("reservation", no=reservation).packages == "BKF CLEAN"
    house.check_in(reservation)
    house.do("drop-package", reservation=reservation, package="clean")
    assert house.do("close-day").result["packages_minor"] == 0


def test_a_package_is_had_once(house):
    reservation = house.book()
    house.do("add-package", reservation=reservation, package="BKF")
    for verb, fields, code in (
        ("add-package", {"package": "BKF"}, "PACKAGE_THERE"),
        ("add-package", {"package": "TEA"}, "PACKAGE_UNKNOWN"),
        ("drop-package", {"package": "CLEAN"}, "PACKAGE_NOT_THERE"),
    ):
        with pytest.raises(Refusal) as caught:
            house.do(verb, reservation=reservation, **fields)
        assert caught.value.code == code
    house.do("cancel", reservation=reservation, reason="plans")
    with pytest.raises(Refusal) as caught:
        house.do("add-package", reservation=reservation, package="CLEAN")
    assert caught.value.code == "ILLEGAL_STATE"


def test_a_booking_keeps_the_price_of_its_package(house):
    reservation = house.book(packages=["BKF"])
    house.do("set-package", code="BKF", amount=9000)
    house.check_in(reservation)
    assert house.do("close-day").result["packages_minor"] == 4000


def test_nights_overstayed_bring_their_tax_and_breakfast_once(house):
    stay = house.check_in(house.book(packages=["BKF"], departure="2026-11-24"))
    house.do("close-day")
    house.now += timedelta(days=1)
    done = house.do("close-day").result
    assert (done["room_revenue_minor"], done["taxes_minor"], done["packages_minor"]) == (37600, 350, 4000)
    house.now += timedelta(days=1)
    house.do("extend", stay=stay, departure="2026-11-26")
    house.do("close-day")
    assert [night for _, night, _, _ in lines(house, "breakfast")] == [
        "2026-11-23",
        "2026-11-24",
        "2026-11-25",
    ]
    assert [night for _, night, _, _ in lines(house, "tax")] == ["2026-11-23", "2026-11-24"]
    check(house)


def test_checking_out_late_charges_them_no_more_and_taking_it_back_leaves_them(house):
    stay = house.check_in(house.book(departure="2026-11-24"))
    for _ in range(2):
        house.do("close-day")
        house.now += timedelta(days=1)
    house.do("check-out", stay=stay, settle="cash")
    assert sum(amount for *_, amount in lines(house, "tax")) == 700
    house.do("undo-check-out", stay=stay, reason="came back", leave_today=True)
    assert sum(amount for *_, amount in lines(house, "tax")) == 700
    check(house)


def test_the_bill_of_a_chinese_hotel_names_them_in_chinese(house):
    with house.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE property SET locale = 'zh'")
    house.check_in(house.book(packages=["BKF"]))
    house.do("close-day")
    assert house.rows("SELECT description FROM folio_line WHERE kind <> 'room' ORDER BY id") == [
        ("城市税",),
        ("早餐",),
    ]


def test_they_are_listed(house):
    house.do("set-package", code="BKF", active=False)
    assert [(row.tax, row.amount_minor, row.most_nights) for row in house.desk.show("taxes")] == [
        ("CITY", 350, 2)
    ]
    assert [row.package for row in house.desk.show("packages")] == ["CLEAN"]
    assert [row.package for row in house.desk.show("packages", all=True)] == ["BKF", "CLEAN"]
    house.do("set-tax", code="CITY", active=False)
    assert house.desk.show("taxes") == []
