"""Who has not arrived, with telephone and fees: what is shown is what the decision then costs."""

import pytest

from tests.conftest import Hand

D23, D24, D25 = "2026-11-23", "2026-11-24", "2026-11-25"


@pytest.fixture
def awaited(hand: Hand) -> Hand:
    """Four who have not come: guaranteed, unsecured, on a plan that asks for all nights, and one who is kept."""
    hand.do("set-plan", code="SAVER", name_en="Saver", name_zh="特惠", needs="any", refundable=False, cancel_fee="all",
            no_show_fee="percent", no_show_percent=50)  # fmt: skip
    guest = hand.book("Li Na", guarantee="card")
    hand.book("Bo")
    hand.book("Cy", plan="SAVER", guarantee="card", type="TWN")
    hand.do("keep-arrival", reservation=hand.book("Kept"))
    number = hand.value(
        "SELECT g.no FROM guest g JOIN reservation r ON r.guest_id = g.id WHERE r.no = :no", no=guest
    )
    hand.do("update-guest", guest=number, phone="+8613800138000")
    hand.now = hand.now.replace(hour=17)
    return hand


def test_each_has_a_telephone_and_what_either_decision_would_cost(awaited: Hand) -> None:
    seen = {row.guest: row for row in awaited.desk.show("not-arrived")}
    assert set(seen) == {"Li Na", "Bo", "Cy"}
    assert seen["Li Na"].phone == "+8613800138000"
    fees = {guest: (row.no_show_minor, row.cancel_minor) for guest, row in seen.items()}
    assert fees == {"Li Na": (37600, 37600), "Bo": (0, 0), "Cy": (33600, 67200)}
    ended = {
        guest: awaited.do("no-show", reservation=row.reservation).result["fee_minor"]
        for guest, row in seen.items()
    }
    assert ended == {guest: fee for guest, (fee, _) in fees.items()}
    assert awaited.desk.show("not-arrived") == []


def test_cancelling_costs_what_was_shown(awaited: Hand) -> None:
    for row in awaited.desk.show("not-arrived"):
        done = awaited.do("cancel", reservation=row.reservation, reason="not arrived").result
        assert done["fee_minor"] == row.cancel_minor


def test_the_list_is_that_of_the_check_list(awaited: Hand) -> None:
    items = awaited.desk.show("audit-items", kind="arrivals")
    assert [row.reservation for row in awaited.desk.show("not-arrived")] == [item.ref for item in items]


def test_who_may_not_call_sees_the_end_of_the_number_alone(awaited: Hand) -> None:
    with awaited.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "DELETE FROM post_grant WHERE post = 'REC' AND permission = 'reservation.write'"
        )
    seen = awaited.at("desk").desk.show("not-arrived")
    assert [row.phone for row in seen if row.guest == "Li Na"] == ["**********8000"]
