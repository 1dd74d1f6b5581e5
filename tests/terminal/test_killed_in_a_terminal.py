"""The same in a real terminal: a form that is being filled is killed with -9, and is there again for whoever filled it."""

import os
import random
import re
import signal
import time

import pytest

from tests.conftest import Hand
from tests.screens.every_form import RECORDS, Sitting, furnish, presses
from tests.terminal.conftest import KEPT_AFTER, NOW, Start
from tests.terminal.pty_harness import Terminal

SEED = int(os.environ.get("HOTELCS_SEED", "4"))
"""The same for every worker of a run, which all have to name the same tests."""
SAMPLED = sorted(random.Random(SEED).sample(RECORDS, 2))
REST = [record for record in RECORDS if record not in SAMPLED]


@pytest.fixture
def house(hand: Hand) -> Hand:
    """A hotel with something for every form to be about; everybody is let in."""
    furnish(hand)
    return hand


def sat_down(start: Start, house: Hand) -> Terminal:
    """The screens, and the form that is among the drafts."""
    terminal = start(
        "-m", "hotelcs", "--db", str(house.path), "--as", "admin", "--lang", "en", "--now", NOW, rows=40
    )
    assert terminal.wait_for("Parked forms: 1"), terminal.text()
    listed = next(line for line in terminal.lines() if "Parked forms: 1" in line and "|" in line)
    terminal.send(listed.split("Parked forms")[0].split("|")[-1].strip("> "), "1")
    assert terminal.wait_for("The draft is back."), terminal.text()
    return terminal


def typed(house: Hand, record: str) -> tuple[str, list[str]]:
    """The draft's full name, and keys for the form as far as they are characters."""
    sitting = Sitting(house.desk)
    form = sitting.open(record)
    keys = [press.text or "<Tab>" for press in presses(form)]
    return form.record, keys


def killed_in_the_middle(start: Start, house: Hand, record: str) -> None:
    """Open it from a draft, type half of it, wait until it must be on the disk, kill; it is there again, and only there."""
    name, keys = typed(house, record)
    first = Sitting(house.desk).open(record).form.draft()
    marked = next(field for field, value in first.items() if not value)
    house.desk.keep_draft(name, "", {**first, marked: "1"})
    terminal = sat_down(start, house)
    half = random.Random(f"{SEED} {record}").randrange(1, len(keys) + 1)
    for key in keys[:half]:
        terminal.send(key)
        terminal.settle(0.05)
    until = time.monotonic() + KEPT_AFTER
    while time.monotonic() < until:
        terminal.read_some(0.2)
    before = terminal.lines()[2:-3]
    os.kill(terminal.pid, signal.SIGKILL)
    (kept,) = house.desk.drafts.mine()
    assert kept.record == name
    assert house.at("desk").desk.drafts.mine() == []
    again = sat_down(start, house)
    again.settle()
    assert words(before) - {"fri"} <= words(again.lines()), "a day stands there as it is understood"


def words(lines: list[str]) -> set[str]:
    """What stands there, without the marks of the cursor and of fields that are needed or wrong."""
    return set(re.findall(r"\w{2,}", " ".join(lines)))


@pytest.mark.parametrize("record", SAMPLED)
def test_a_form_that_was_killed_is_there_again(start: Start, house: Hand, record: str) -> None:
    print(f"HOTELCS_SEED={SEED}")
    killed_in_the_middle(start, house, record)


@pytest.mark.soak
@pytest.mark.parametrize("record", REST)
def test_every_form_that_was_killed_is_there_again(start: Start, house: Hand, record: str) -> None:
    killed_in_the_middle(start, house, record)
