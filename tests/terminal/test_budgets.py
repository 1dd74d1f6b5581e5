"""Every task of the budget table that the desk can do: typed in a real terminal, counted, and compared with the tables."""

import pytest

from tests.conftest import IDS, Hand
from tests.terminal.budgets import TASKS, Task, sent
from tests.terminal.conftest import Start

NOW = "2026-11-23T07:00:00Z"


@pytest.fixture
def house(hand: Hand) -> Hand:
    """One to come, two in the house: one owes 28.00, the other nothing; the desk's shift is open."""
    hand.admit_everybody()
    hand.book("Zhang Wei", departure="2026-11-25")
    hand.check_in(hand.book("Wang Fang"), room="101")
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    hand.do("post-charge", stay="101", kind="minibar", amount=2800)
    return hand


def known_title(house: Hand) -> None:
    """A price list, and a guest whose company's title is on the profile from an invoice before."""
    house.do("add-service-item", code="COLA", category="minibar", name_en="Cola", name_zh="可乐", price=1000)
    title = {
        "kind": "company_general",
        "title": "Sunshine Trading",
        "tax_id": "91350100M000100Y43",
        "amount": 0,
    }
    house.do(
        "void-invoice",
        reason="an earlier stay",
        invoice=house.do("request-invoice", stay="101", **title).result["invoice"],
    )


def called(house: Hand) -> None:
    """Two people in 0604, one of them a child whom nobody wrote down, and a roll call of five."""
    house.do("add-room", no="0604", floor=6, type="KNG")
    house.check_in(house.book("Gu Min", children=1), room="0604", document=IDS[2])
    house.do("visitor-in", stay="101", name="Fan Ying", approved=True)
    house.do("raise-incident", type="fire", place="6F corridor")
    house.do("open-roll-call", assembly="Car park")


def complained(house: Hand, *, asks: bool) -> None:
    """A complaint that was repeated to the guest; perhaps somebody asks to give more than they may."""
    taken = {
        "code": "noise",
        "words": "loud",
        "whose": "101",
        "acknowledge": True,
        "understood": "music",
        "wants": "fix",
    }
    no = house.do("take-complaint", steps="1", **taken).result["complaint"]
    if asks:
        desk = house.at("desk")
        wanted = {"complaint": no, "kind": "discount", "value": 90000}
        desk.do("ask-approval", for_="compensate", fields=wanted, reason="sleep lost")
        desk.desk.close()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: f"{task.number} {task.name}")
def test_the_task_is_done_within_its_keys(start: Start, house: Hand, task: Task) -> None:
    control, data = task.spent
    assert control <= task.control
    assert data <= task.data
    if task.number == "3":
        house.do("shorten", stay="102", departure="2026-11-24")
        house.do("close-day", keep_arrivals=True)
        house.do("take-payment", stay="102", method="cash")
    if task.number == "4":
        known_title(house)
    if task.number == "14":
        called(house)
    if task.number in ("12", "26"):
        complained(house, asks=task.number == "26")
    terminal = start("-m", "hotelcs", "--db", str(house.path), "--as", "admin", "--now", NOW)
    assert terminal.wait_for("In house"), terminal.text()
    if task.before:
        terminal.send(*sent(task.before))
        terminal.settle(0.3)
    terminal.send(*sent(task.keys))
    assert terminal.wait_for(task.said), terminal.text()
    assert house.value(task.sql) == task.result, terminal.text()
