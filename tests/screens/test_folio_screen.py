"""30 by keyboard at a real hotel: charging by digit, moving, splitting, rules, invoices, the master bill, printing."""

from pathlib import Path
from typing import Any

import pytest

from hotelcs import i18n
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

COLA = {"code": "COLA", "category": "minibar", "name_en": "Cola", "name_zh": "可乐", "price": 1000}
TITLE = {"kind": "company_general", "title": "Sunshine", "tax_id": "91350100M000100Y43"}


@pytest.fixture
def stay(hand: Hand) -> str:
    """Somebody in 101 who owes 28.00."""
    hand.admit_everybody()
    stay = hand.check_in(hand.book("Zhang Wei 张伟"))
    hand.do("post-charge", stay=stay, kind="minibar", amount=2800)
    return str(stay)


@pytest.fixture
def desk(hand: Hand, stay: str) -> AtWork:
    """The receptionist in front of the bill."""
    return AtWork(hand.at("desk")).press("<F4>", "03", "b")  # type: ignore[return-value]


def bill(hand: Hand, stay: str) -> Any:
    return hand.desk.show("folio", stay=stay)


def windows(hand: Hand, stay: str) -> dict[int, int]:
    return {row.window: row.balance_minor for row in bill(hand, stay).windows}


def test_a_charge_is_a_digit_and_a_quantity_and_the_cursor_is_on_it(hand: Hand, stay: str) -> None:
    hand.do("add-service-item", **COLA)
    for number in range(3):
        hand.do("post-charge", stay=stay, kind="laundry", amount=100 + number)
    desk = AtWork(hand.at("desk")).press("<F4>", "03", "b", "n", "1", "2", "<Enter>")
    assert desk.message == "Cola is on the bill."
    assert desk.counter.sheet.current.what == "Cola"  # type: ignore[attr-defined]
    desk.press("n", "1", "<Enter>", "n", "1", "x", "<Enter>")
    assert desk.message == "Type how many, from 1 to 999."
    desk.press("<Esc>", "u", "y")
    assert bill(hand, stay).balance_minor == 2800 + 303 + 2000
    check(hand)


def test_without_a_price_list_the_form_opens_and_something_else_is_always_there(
    hand: Hand, desk: AtWork, stay: str
) -> None:
    desk.press("n", "2", "<Tab>", "12.00", "<F10>")
    assert bill(hand, stay).balance_minor == 4000
    hand.do("add-service-item", **COLA)
    desk.press("n", "2", "2", "<Tab>", "13.00", "<F10>")
    assert bill(hand, stay).balance_minor == 5300


def test_a_long_price_list_is_chosen_by_kind_first(hand: Hand, desk: AtWork, stay: str) -> None:
    for number in range(9):
        kind = "minibar" if number % 2 else "laundry"
        hand.do(
            "add-service-item",
            code=f"I{number}",
            category=kind,
            name_en=f"Thing {number}",
            name_zh="物",
            price=100 + number,
        )
    desk.press("n", "1", "1", "<Enter>")
    assert bill(hand, stay).lines[-1].name == "Thing 1"


def test_a_line_is_moved_and_taken_back_with_one_key(hand: Hand, desk: AtWork, stay: str) -> None:
    desk.press("l", "2", "<Enter>")
    assert windows(hand, stay) == {1: 0, 2: 2800}
    desk.press("u", "y")
    assert windows(hand, stay) == {1: 2800, 2: 0}
    check(hand)


def test_marked_lines_are_moved_together(hand: Hand, desk: AtWork, stay: str) -> None:
    hand.do("post-charge", stay=stay, kind="laundry", amount=500)
    desk.press("<F5>", "<Home>", "<Space>", "<Space>")
    assert desk.screen()[-3].strip() == "Marked: 2. l moves them."
    desk.press("l", "３", "<Enter>")
    assert windows(hand, stay) == {1: 0, 3: 3300}
    assert not desk.counter.sheet.marked  # type: ignore[attr-defined]


def test_a_line_goes_to_another_room_with_a_second_person_only(hand: Hand, desk: AtWork, stay: str) -> None:
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    desk.press("l", "102", "<Enter>")
    assert windows(hand, stay) == {1: 2800}
    manager = AtWork(hand).press("<F4>", "03", "<Home>", "b", "l", "102", "<Enter>")
    assert manager.message.startswith("Moved to F")
    assert windows(hand, stay) == {1: 0}


@pytest.mark.parametrize(
    ("typed", "left"), [("50%", {1: 2800}), ("40% 2", {1: 1120, 2: 1680}), ("10 3", {1: 1000, 3: 1800})]
)
def test_a_line_is_split_as_it_is_typed(
    hand: Hand, desk: AtWork, stay: str, typed: str, left: dict[int, int]
) -> None:
    desk.press("d", typed, "<Enter>")
    assert windows(hand, stay) == left
    check(hand)


@pytest.mark.parametrize("typed", ["half", "100%", "1.2.3", "%"])
def test_what_is_no_share_is_said(hand: Hand, desk: AtWork, stay: str, typed: str) -> None:
    desk.press("d", typed, "<Enter>")
    assert "Type a share" in desk.message
    assert windows(hand, stay) == {1: 2800}


def test_a_payment_is_neither_moved_nor_marked(hand: Hand, desk: AtWork, stay: str) -> None:
    hand.do("take-payment", stay=stay, method="cash")
    desk.press("<F5>", "<End>", "l")
    assert "moved in the bill" in desk.message
    desk.press("<Space>")
    assert "Only lines that stand" in desk.message


def test_a_rule_sends_the_room_to_a_company(hand: Hand, desk: AtWork, stay: str) -> None:
    hand.do("add-company", code="SUN", name="阳光", credit=500_000)
    desk.press("w", "1", "<Tab>", "<Tab>", "SUN", "<F10>")
    assert desk.message == "From now on it goes to window 2."
    hand.do("close-day")
    assert windows(hand, stay) == {1: 2800, 2: 37600}
    assert "阳光 (SUN)" in "\n".join(desk.press("<Tab>").screen())


def test_an_invoice_is_asked_for_and_offered_again(hand: Hand, desk: AtWork, stay: str) -> None:
    desk.press("i", "2", "<Tab>", "Sunshine", "<Tab>", TITLE["tax_id"], "<Tab>", "<Tab>", "5.00", "<F10>")
    assert desk.message == "Invoice K261123-001 is asked for."
    desk.press("i")
    assert "Sunshine 91350100M000100Y43? Enter asks, e changes" in desk.screen()[-2]
    desk.press("<Enter>")
    assert [row.amount_minor for row in hand.desk.show("invoices", stay=stay)] == [500, 2300]


def test_an_invoice_goes_its_way_on_its_tab(hand: Hand, desk: AtWork, stay: str) -> None:
    hand.do("request-invoice", stay=stay, **TITLE)
    desk.press("<STab>", "s", "2431", "<Enter>")
    assert desk.message == "Invoice K261123-001 is issued."
    desk.press("s")
    assert hand.desk.show("invoices", stay=stay)[0].status == "sent"
    desk.press("s")
    assert "nothing more to do" in desk.message
    desk.press("x", "wrong title", "<Enter>")
    assert hand.desk.show("invoices", stay=stay)[0].status == "void"


def test_the_room_of_an_ota_is_left_to_the_ota(hand: Hand, stay: str) -> None:
    other = hand.check_in(
        hand.book("Li Na", channel="ota", guarantee="prepaid", prepaid=75200), room="102", document=IDS[1]
    )
    hand.do("close-day")
    hand.do("post-charge", stay=other, kind="minibar", amount=100)
    desk = AtWork(hand.at("desk")).press("<F4>", "04", "<Esc>", ":", "bill 102", "<Enter>", "i")
    assert "invoiced by the OTA" in "\n".join(desk.screen()) + desk.message


def test_a_bill_and_a_card_are_printed_by_a_digit(hand: Hand, desk: AtWork, stay: str) -> None:
    desk.press("p", "2")
    place = Path(desk.message.removeprefix("Written: "))
    assert "客人账单 Guest bill" in place.read_text("utf-8")
    desk.press("p", "5")
    chinese = Path(desk.message.removeprefix("Written: ")).read_text("utf-8")
    assert "客人账单" in chinese
    assert "Guest bill" not in chinese
    desk.press("p", "6")
    assert "Guest bill" in Path(desk.message.removeprefix("Written: ")).read_text("utf-8")
    desk.press("p", "3")
    assert desk.message.endswith(".pdf")
    desk.press("<Esc>", "p", "1")
    assert "Registration card" in Path(desk.message.removeprefix("Written: ")).read_text("utf-8")


def test_a_bill_is_in_the_language_of_whoever_prints_while_nobody_noted_the_guests(
    hand: Hand, desk: AtWork, stay: str
) -> None:
    hand.do("update-guest", guest=hand.value("SELECT no FROM guest"), lang="")
    desk.press("<F7>", "p", "1")
    assert "客人账单" in Path(desk.message.split("：", 1)[-1].strip()).read_text("utf-8")


def test_windows_stand_side_by_side_in_a_wide_terminal(hand: Hand, desk: AtWork, stay: str) -> None:
    hand.do("post-charge", stay=stay, kind="laundry", amount=500, window=2)
    shown = desk.press("<F5>").screen(120, 40)
    heads = next(line for line in shown if "Window 1" in line)
    assert "Window 2" in heads
    row = next(line for line in shown if "Minibar" in line)
    assert "Laundry" in row
    assert row.startswith("|>")
    i18n.use("zh")
    assert "账页 2" in "\n".join(desk.screen(120, 40))


def test_the_master_bill_of_a_party_is_opened_paid_and_closed(hand: Hand, stay: str) -> None:
    booked = hand.do(
        "book", guest="Tour", type="KNG", arrival="2026-11-23", departure="2026-11-25", rooms=2
    ).result
    first = hand.check_in(booked["reservation"], room="102", document=IDS[1], name="Li Na")
    desk = AtWork(hand.at("desk")).press(":", "bill 102", "<Enter>", "b", "<F10>")
    assert "is the master bill of the party." in desk.message
    hand.do("close-day")
    master = desk.press("<F5>", "b").counter.sheet
    assert master.bill.balance_minor == 37600  # type: ignore[attr-defined]
    desk.press("m", "1", "<F10>", "w", "3", "<F10>", "q", "y")
    assert hand.value("SELECT status FROM folio WHERE kind = 'master'") == "closed", desk.message
    assert bill(hand, first).balance_minor == 0
    check(hand)


def test_somebody_alone_has_no_master_bill(desk: AtWork) -> None:
    assert "in no party" in desk.press("b").message


def test_before_leaving_something_is_charged_and_an_invoice_asked_for(hand: Hand, stay: str) -> None:
    hand.do("add-service-item", **COLA)
    desk = AtWork(hand.at("desk")).press(
        ":", "out 101", "<Enter>", "n", "1", "<Enter>", "i", "1", "<F10>", "1"
    )
    assert "has left room 101" in desk.message
    assert hand.value("SELECT sum(amount_minor) FROM payment") == 3800
    assert hand.desk.show("invoices", stay=stay)[0].kind == "personal"
    check(hand)


def test_the_drawer_is_moved_from_the_shift_log(hand: Hand, stay: str) -> None:
    desk = AtWork(hand.at("desk"))
    hand.at("desk").do("open-shift", float_=50_000)
    desk.press("<F4>", "11", "d", "1", "30", "<Tab>", "taxi", "<F10>")
    assert desk.message == "Paid out."
    desk.press("d", "4", "1", "not paid", "<Enter>")
    assert [row.amount_minor for row in hand.desk.show("drawer-moves")] == [-3000, 3000]
    desk.press("d", "4")
    assert "Nothing was paid out" in desk.message


def test_an_invoice_of_a_company_is_not_complete_without_title_and_tax_id(
    hand: Hand, desk: AtWork, stay: str
) -> None:
    desk.press("i", "2")
    assert "is complete" not in "\n".join(desk.screen())
    desk.press("<F10>")
    assert "is missing" in desk.message
    desk.press("<STab>", "1", "<F10>")
    assert hand.desk.show("invoices", stay=stay)[0].kind == "personal", desk.message
