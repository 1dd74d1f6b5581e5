"""What is owed is told the same everywhere: by the guest, by the bill, in lists, and in the checks of the night."""

import ast
import inspect
import re
from pathlib import Path

import hotelcs
from hotelcs.workflows.reception import balances
from tests.invariants import check


def value(hand, where):
    return hand.value(f"SELECT {balances.owed(where)}")


def test_the_module_imports_nothing():
    tree = ast.parse(inspect.getsource(balances))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def test_no_other_module_says_which_payments_move_no_money():
    root = Path(hotelcs.__file__).parent
    told = re.compile(r"""\(["']preauth_hold["'], ?["']preauth_release["']\)""")
    found = [
        path.name
        for path in root.rglob("*.py")
        if "migrations" not in path.parts and told.search(path.read_text())
    ]
    assert found == ["balances.py"]


def test_windows_are_added_up_and_each_has_its_own_balance(hand):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=50_000, method="preauth")
    hand.do("post-charge", stay=stay, kind="minibar", amount=2_800)
    hand.do("post-charge", stay=stay, kind="laundry", amount=4_000, window=2)
    hand.do("take-payment", stay=stay, amount=1_000, method="cash", window=2)
    assert value(hand, balances.of_guest("1")) == 5_800, "the hold moves no money"
    second = hand.value('SELECT id FROM folio WHERE "window" = 2')
    assert value(hand, balances.of_one(str(second))) == 3_000
    assert hand.value(f"SELECT {balances.charged(balances.of_guest('1'))}") == 6_800
    assert hand.value(f"SELECT {balances.paid(balances.of_guest('1'))}") == 1_000


def test_every_view_tells_the_same_balance(hand):
    stay = hand.check_in(hand.book(), room="101")
    hand.do("post-charge", stay=stay, kind="minibar", amount=2_800)
    hand.do("post-charge", stay=stay, kind="laundry", amount=4_000, window=2)
    bill = hand.desk.show("folio", stay=stay)
    (row,) = hand.desk.show("in-house")
    assert bill.balance_minor == sum(window.balance_minor for window in bill.windows) == 6_800
    assert row.balance_minor == hand.desk.show("room", no="101").balance_minor == 6_800
    check(hand.desk)
