"""The report of an emergency: sections from the timeline, late lines marked, signatures, DRILL on every line, hostile words."""

import re

import pytest
from sqlalchemy import text

from hotelcs import i18n
from hotelcs.reports.incident import incident
from hotelcs.reports.pdf import pdf
from hotelcs.text import width
from tests.conftest import Hand
from tests.workflows.one_of_each_incident import finished

HAN = re.compile("[\u4e00-\u9fff]")
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202eevil\u2066 \x9b31m\x00 " + "<script>" + "A" * 9_000


@pytest.fixture
def closed(hand: Hand) -> str:
    """An emergency that went through everything."""
    hand.check_in(hand.book("Zhang Wei"), room="102")
    no = str(finished(hand)["incident"])
    hand.do("log-incident", incident=no, text="brigade called by a guest", at="14:58")
    hand.do("call-authority", incident=no, number="119", reference="0421", trapped="two")
    hand.do("care-for-guest", incident=no, stay="102", what="water", cost=1250)
    hand.do("plan-follow-ups", incident=no)
    hand.do("close-incident", incident=no, reason="put out")
    return no


def test_every_section_is_filled_from_what_was_written_down(hand: Hand, closed: str) -> None:
    told = incident(hand.desk, closed, lang="en").text
    wanted = (
        "Report of an emergency", closed, "There is a fire at 102.", "CP-FIRE v1", "not approved", "Two people go and look", "not done",
        "14:58 (written at 15:00) brigade called by a guest", "119", "0421", "Trapped:", "Zhang Wei", "12.50", "Put out",
        "Change the plan? no", "it worked", "Look first", "safety", "the record", "How it ended", "put out",
    )  # fmt: skip
    for words in wanted:
        assert words in told or words.replace("Trapped:", "被困：") in told, words
    assert "____" not in told, "every side is signed"


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_it_is_80_cells_wide_in_every_language_and_leaves_the_language_of_the_screens(
    hand: Hand, closed: str, lang: str
) -> None:
    printed = incident(hand.desk, closed, lang=lang)
    assert max(width(line) for line in printed.lines) <= 80
    assert bool(HAN.search(printed.text)) or lang == "en"
    assert i18n.current() == "en"
    assert pdf(printed).startswith(b"%PDF")


def test_sides_that_are_not_signed_have_a_line_to_sign_on(hand: Hand) -> None:
    hand.do("raise-incident", type="water", place="cellar")
    told = incident(hand.desk, "N1", lang="en").text
    assert told.count("____________") == 5
    assert "Nobody was called." in told


def test_a_drill_says_so_on_every_line(hand: Hand, closed: str) -> None:
    with hand.desk.file.write() as session:
        session.execute(text("UPDATE incident SET drill = 1"))
    printed = incident(hand.desk, closed, lang="both")
    assert all(line.startswith("DRILL 演练") for line in printed.lines)
    assert max(width(line) for line in printed.lines) <= 80


def test_hostile_words_end_as_plain_text(hand: Hand) -> None:
    no = str(finished(hand)["incident"])
    hand.do("log-incident", incident=no, text=HOSTILE + "\nsecond line")
    hand.do("note-incident-facts", incident=no, damage=HOSTILE)
    hand.do("review-incident", incident=no, review=HOSTILE, plan_change="yes", why="x", lesson=HOSTILE)
    hand.do("call-authority", incident=no, number="119", reference="\x1b[31m9")
    printed = incident(hand.desk, no, lang="both")
    assert not any(sign in printed.text for sign in "\x1b\x07\x00\x9b\u202e\u2066")
    assert max(width(line) for line in printed.lines) <= 80
    assert printed.text.count("A" * 60) > 100, "long words are whole, over many lines"
    assert pdf(printed).startswith(b"%PDF")


def test_a_number_that_is_not_there_is_refused(hand: Hand) -> None:
    from hotelcs.errors import Refusal

    with pytest.raises(Refusal) as caught:
        incident(hand.desk, "N9")
    assert caught.value.code == "INCIDENT_UNKNOWN"
