"""What is wrong with the matrix, whoever is on shift: found row by row, and nothing found where nothing is wrong."""

from contextlib import closing

import pytest

from hotelcs.storage import driver
from tests.conftest import Hand
from tests.workflows.people.refusing import hire

TODAY = "2026-11-23"


def problems(hand: Hand) -> list[tuple[str, str]]:
    """(duty, problem) of what the linter finds, warnings left out."""
    return [(row.duty, row.problem) for row in hand.desk.show("duty-problems") if not row.warning]


def warned(hand: Hand) -> list[str]:
    """The sentences of the warnings."""
    return [row.words for row in hand.desk.show("duty-problems") if row.warning]


def base(hand: Hand, *statements: str) -> None:
    """Change the tables behind the program's back; the rule of one A is laid aside."""
    with closing(driver.connect(str(hand.path))) as connection:
        for verb in ("insert", "update"):
            connection.execute(f"DROP TRIGGER IF EXISTS tr_duty_assignment_one_a_{verb}")
        for statement in statements:
            connection.execute(statement)


def test_a_new_hotel_has_no_problem(hand):
    assert hand.desk.show("duty-problems") == []


@pytest.mark.parametrize(("statement", "found"), [
    ("DELETE FROM duty_assignment WHERE duty = 'DU-06' AND raci = 'A'", [("DU-06", "no_a")]),
    ("UPDATE duty_assignment SET valid_to = '2026-11-22', valid_from = '2026-11-01' WHERE duty = 'DU-06' AND raci = 'A'",
     [("DU-06", "no_a")]),
    ("UPDATE duty_assignment SET valid_from = '2026-11-24' WHERE duty = 'DU-06' AND raci = 'A'", [("DU-06", "no_a")]),
    ("UPDATE duty_assignment SET valid_to = '2026-11-23' WHERE duty = 'DU-06' AND raci = 'A'", []),
    ("INSERT INTO duty_assignment (duty, post, raci, valid_from) VALUES ('DU-06', 'SUP', 'A', '2026-11-23')",
     [("DU-06", "two_a")]),
    ("INSERT INTO duty_assignment (duty, post, raci, valid_from) VALUES ('DU-06', 'SUP', 'A', '2026-11-24')", []),
    ("DELETE FROM duty_assignment WHERE duty = 'DU-19' AND raci = 'R'", [("DU-19", "no_r")]),
    ("DELETE FROM duty_assignment WHERE duty = 'DU-06' AND raci IN ('A','R')", [("DU-06", "no_a"), ("DU-06", "no_r")]),
    ("UPDATE department SET kind = 'liaison' WHERE code = 'TQ'", None),
    ("UPDATE duty SET active = 0 WHERE code = 'DU-06'", []),
])  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_else(hand, statement, found):
    base(hand, statement)
    if found is None:
        of_tqc = set(hand.rows("SELECT duty FROM duty_assignment WHERE post = 'TQC' AND raci IN ('A','R')"))
        found = [(duty, "outside") for (duty,) in sorted(of_tqc)]
        assert len(found) > 3
    assert sorted(set(problems(hand))) == sorted(found)


def test_a_duty_that_is_not_done_any_more_has_no_problem(hand):
    base(
        hand,
        "DELETE FROM duty_assignment WHERE duty = 'DU-06'",
        "UPDATE duty SET active = 0 WHERE code = 'DU-06'",
    )
    assert problems(hand) == []


def test_two_who_answer_are_both_named(hand):
    base(
        hand,
        "INSERT INTO duty_assignment (duty, post, raci, valid_from) VALUES ('DU-06', 'NM', 'A', '2026-11-01')",
    )
    (row,) = hand.desk.show("duty-problems")
    assert row.words == "Several answer for it (A): NM, REC."


def test_a_retired_duty_of_a_post_outside_is_no_problem(hand):
    base(hand, "UPDATE department SET kind = 'liaison' WHERE code = 'TQ'", "UPDATE duty SET active = 0")
    assert problems(hand) == []


# --- too much for one person


def test_answering_for_more_than_the_hotels_number_is_warned_of_and_not_for_as_many(hand):
    assert hand.value("SELECT count(*) FROM duty_assignment WHERE post = 'REC' AND raci = 'A'") == 10
    hand.do("change-setting", name="holders_warn", value="10")
    assert warned(hand) == []
    hand.do("change-setting", name="holders_warn", value="9")
    assert warned(hand) == ["E002 Front desk answers for 10 duties."]


def test_what_somebody_answers_for_in_several_posts_is_counted_together(hand):
    hand.do("change-setting", name="holders_warn", value="13")
    hand.do("give-post", staff="E002", post="RES")
    assert warned(hand) == ["E002 Front desk answers for 14 duties."]


def test_a_duty_is_counted_once_and_a_deputy_answers_for_nothing_of_their_own(hand):
    hand.do("change-setting", name="holders_warn", value="2")
    hand.do("deputise", staff="E003", absent="E002", first=TODAY, last=TODAY, reason="ill")
    assert warned(hand) == [
        "E001 Administrator answers for 3 duties.",
        "E002 Front desk answers for 10 duties.",
    ]


def test_whoever_has_left_or_holds_the_post_no_more_is_not_counted(hand):
    hand.do("change-setting", name="holders_warn", value="9")
    other = hire(hand, "Li Na", "REC")
    assert len(warned(hand)) == 2
    hand.do("leave-staff", staff=other, on=TODAY)
    assert len(warned(hand)) == 2, "up to the end of the last day"
    hand.do("end-post", staff="E002", post="REC")
    assert warned(hand) == [f"{other} Li Na answers for 10 duties."]


def test_of_many_who_answer_for_much_some_are_named_and_the_others_counted(hand):
    hand.do("change-setting", name="holders_warn", value="9")
    for number in range(22):
        hire(hand, f"Person {number}", "REC")
    told = warned(hand)
    assert len(told) == 21
    assert told[-1] == "So do 3 more people for more than 9 duties."


@pytest.mark.parametrize(("template", "most"), [("boutique", 20), ("business", 12), ("chain", 8)])
def test_each_template_has_its_own_number(template, most):
    from hotelcs.workflows.organisation.templates import template as read

    assert read(template).settings["holders_warn"] == most


def test_problems_are_said_in_words(hand):
    base(hand, "DELETE FROM duty_assignment WHERE duty = 'DU-06' AND raci IN ('A','R')")
    assert [row.words for row in hand.desk.show("duty-problems")] == [
        "Nobody answers for it (A).",
        "Nobody does it (R).",
    ]
