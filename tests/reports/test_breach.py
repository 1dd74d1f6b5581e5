"""The notice of a data breach: what is known stands in it, what only people know is left to write, nobody is named."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.reports.breach import BLANK, breach
from hotelcs.reports.pdf import pdf
from hotelcs.text import width
from tests.conftest import Hand


@pytest.fixture
def leak(hand: Hand) -> str:
    """A list of guests that lay at the copier."""
    hand.check_in(hand.book("Zhang Wei"), room="102")
    no = str(hand.do("raise-incident", type="system", place="Front office").result["incident"])
    hand.do("log-incident", incident=no, text="list taken off the copier")
    hand.do("care-for-guest", incident=no, stay="102", what="told at the desk", cost=0)
    return no


def test_it_tells_when_it_was_known_what_is_kept_and_what_was_done(hand: Hand, leak: str) -> None:
    told = breach(hand.desk, leak, lang="en").text
    began = hand.desk.show("incident", no=leak).at
    wanted = (
        "Notice of a personal data breach", leak, f"Known since: {began}", "Front office", "list taken off the copier",
        "Registration: who slept here, with which document", "Guests who are known to be touched: 1",
    )  # fmt: skip
    for words in wanted:
        assert words in told, words
    rows = {row.data_class: row.rows for row in hand.desk.show("retention")}
    line = next(line for line in told.splitlines() if line.startswith("Registration:"))
    assert line.split()[-2:] == [str(rows["registration"]), "1095"]


def test_it_is_to_be_told_within_72_hours_and_asks_why_when_it_is_later(hand: Hand, leak: str) -> None:
    began = hand.desk.show("incident", no=leak).at
    told = breach(hand.desk, leak, lang="en").text
    (due,) = re.findall(r"To be told by: (\S+ \S+)", told)
    assert due[11:] == began[11:]
    assert int(due[8:10]) - int(began[8:10]) == 3
    assert "Why it is told after" not in told
    hand.now += timedelta(hours=73)
    assert "Why it is told after more than 72 hours" in breach(hand.desk, leak, lang="en").text


def test_nobody_is_named(hand: Hand, leak: str) -> None:
    told = breach(hand.desk, leak, lang="both").text
    for row in hand.desk.show("incident", no=leak).guests:
        assert row.guest not in told
        assert row.guest_no not in told
    assert hand.desk.login not in re.findall(r"[\w-]+", told)


def test_what_only_people_know_is_left_to_write(hand: Hand, leak: str) -> None:
    assert breach(hand.desk, leak, lang="en").text.count(BLANK) == 8
    hand.do("note-incident-facts", incident=leak, damage="a list of arrivals lay at the copier")
    told = breach(hand.desk, leak, lang="en").text
    assert "a list of arrivals lay at the copier" in told
    assert told.count(BLANK) == 6


@pytest.mark.parametrize("lang", ["", "en", "zh", "both"])
def test_it_is_80_cells_wide_in_every_language(hand: Hand, leak: str, lang: str) -> None:
    printed = breach(hand.desk, leak, lang=lang)
    assert max(width(line) for line in printed.lines) <= 80
    assert ("个人信息泄露通知" in printed.text) == (lang in ("zh", "both"))
    assert i18n.current() == "en"
    assert pdf(printed).startswith(b"%PDF")


def test_a_drill_says_so_on_every_line(hand: Hand, leak: str) -> None:
    with hand.desk.file.write() as session:
        session.execute(text("UPDATE incident SET drill = 1"))
    assert all(line.startswith("DRILL 演练") for line in breach(hand.desk, leak).lines)


def test_a_number_that_is_not_there_is_refused(hand: Hand) -> None:
    with pytest.raises(Refusal) as caught:
        breach(hand.desk, "N9")
    assert caught.value.code == "INCIDENT_UNKNOWN"
