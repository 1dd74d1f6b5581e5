"""The words of a duty by version, and the signatures under them: a change is signed again by who does it or answers."""

from datetime import date
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hotelcs.errors import Refusal
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import attempt, hire, refused, signs_in_as

TODAY = "2026-11-23"
NEW = {"code": "DU-90", "department": "FD", "name_en": "Umbrellas", "name_zh": "雨伞", "answers": "REC"}


def must_sign(hand: Hand, duty: str) -> set[str]:
    """Numbers of who has the newest version of a duty still to sign, worked out from the raw tables."""
    today = date.fromisoformat(TODAY)
    ((version, active),) = hand.rows("SELECT version, active FROM duty WHERE code = :duty", duty=duty)
    letters = hand.rows(
        "SELECT post, raci, valid_from, valid_to FROM duty_assignment WHERE duty = :duty", duty=duty
    )
    posts = {post for post, letter, first, last in letters
             if letter in "AR" and first <= TODAY and (last is None or last >= TODAY)}  # fmt: skip
    signed = {staff for (staff,) in hand.rows("SELECT staff_id FROM duty_ack WHERE duty = :duty AND version = :version",
                                              duty=duty, version=version)}  # fmt: skip
    people = {}
    for key, no, left, post, first, last, away in hand.rows(
        "SELECT s.id, s.no, s.left_on, h.post, h.valid_from, h.valid_to, h.deputy_for FROM staff s "
        "JOIN staff_post h ON h.staff_id = s.id"
    ):
        holds = date.fromisoformat(first) <= today and (last is None or date.fromisoformat(last) >= today)
        if holds and post in posts and away is None and (left is None or left >= TODAY):
            people[key] = no
    return {no for key, no in people.items() if key not in signed} if active else set()


def unsigned(hand: Hand, duty: str) -> set[str]:
    """Who has to sign, as the program tells it."""
    return set(hand.desk.show("duty", no=duty).unsigned)


def test_everybody_who_does_a_duty_or_answers_for_it_has_to_sign_it(hand):
    assert unsigned(hand, "DU-06") == must_sign(hand, "DU-06") == {"E002", "E003"}
    clerk = hand.at("desk")
    done = clerk.do("sign-duties", duty="du-06")
    assert done.result == {"staff": "E002", "signed": ["DU-06 v1"]}
    assert unsigned(hand, "DU-06") == {"E003"}
    assert hand.desk.show("duty", no="DU-06").signed == ("E002 2026-11-23 15:00",)
    clerk.desk.close()


def test_signing_all_leaves_nothing_to_sign(hand):
    clerk = hand.at("desk")
    owed = [row.duty for row in clerk.desk.show("duties", unsigned=True)]
    assert clerk.desk.show("me").unsigned_duties == len(owed) > 20
    assert clerk.do("sign-duties").result["signed"] == [f"{duty} v1" for duty in owed]
    assert clerk.desk.show("duties", unsigned=True) == []
    assert clerk.desk.show("me").unsigned_duties == 0
    assert clerk.do("sign-duties").changed == 0
    error = refused(clerk, "sign-duties", duty="DU-06")
    assert (error.code, error.field) == ("NOTHING_TO_SIGN", "duty")
    clerk.desk.close()


@pytest.mark.parametrize("duty", ["DU-51", "DU-99"])
def test_nobody_signs_what_is_not_theirs(hand, duty):
    clerk = hand.at("desk")
    assert refused(clerk, "sign-duties", duty=duty).code == "NOTHING_TO_SIGN"
    clerk.desk.close()


def test_a_job_signs_nothing(hand):
    job = hand.at("cron")
    error = refused(job, "sign-duties")
    assert (error.code, error.exit) == ("NOBODY", 6)
    job.desk.close()


def test_new_words_are_a_new_version_that_is_to_be_signed_again(hand):
    clerk = hand.at("desk")
    clerk.do("sign-duties")
    done = hand.do("change-duty", duty="DU-06", detail_en="By name.", reason="a complaint")
    assert done.result == {"duty": "DU-06", "version": 2, "to_sign": 2}
    assert unsigned(hand, "DU-06") == must_sign(hand, "DU-06") == {"E002", "E003"}
    assert [row.duty for row in clerk.desk.show("duties", unsigned=True)] == ["DU-06"]
    assert clerk.do("sign-duties").result["signed"] == ["DU-06 v2"]
    clerk.desk.close()


def test_every_version_keeps_its_words_its_author_and_its_reason(hand):
    before = hand.desk.show("duty", no="DU-06")
    hand.do("change-duty", duty="DU-06", name_en="Greet every guest", reason="clearer")
    after = hand.desk.show("duty", no="DU-06")
    assert [(v.version, v.name, v.actor, v.reason) for v in after.versions] == [
        (2, "Greet every guest", "admin", "clearer"), (1, before.name, "admin", ""),
    ]  # fmt: skip
    assert (
        hand.value("SELECT name_zh FROM duty_text WHERE duty = 'DU-06' AND version = 2")
        == "热情迎接每一位宾客"
    )


def test_the_same_words_are_no_new_version(hand):
    done = hand.do("change-duty", duty="DU-06", name_en="Welcome every guest", reason="nothing")
    assert (done.result["version"], done.result["to_sign"], done.changed) == (1, 0, 0)
    assert hand.value("SELECT count(*) FROM duty_text WHERE duty = 'DU-06'") == 1


def test_two_who_change_a_duty_at_once_do_not_overwrite_each_other(hand):
    hand.do("change-duty", duty="DU-06", detail_en="One.", reason="first", version=1)
    error = refused(hand, "change-duty", duty="DU-06", detail_en="Two.", reason="second", version=1)
    assert (error.code, error.field) == ("STALE", "version")
    assert hand.desk.show("duty", no="DU-06").detail == "One."


@pytest.mark.parametrize("fields", [{}, {"reason": ""}])
def test_a_change_has_a_reason(hand, fields):
    error = refused(hand, "change-duty", duty="DU-06", detail_en="One.", **fields)
    assert error.field == "reason"


def test_a_new_post_holder_has_to_sign_and_a_stand_in_has_not(hand):
    other = hire(hand, "Li Na", "REC")
    hand.do("deputise", staff="E001", absent="E002", first=TODAY, last=TODAY, reason="ill")
    assert unsigned(hand, "DU-07") == must_sign(hand, "DU-07") == {"E002", "E003", other}


def test_whoever_gets_the_letter_signs_and_whoever_loses_it_does_not(hand):
    hand.do("assign-duty", duty="DU-19", post="REC", letters="R")
    assert unsigned(hand, "DU-19") == {"E002"}
    hand.do("assign-duty", duty="DU-19", post="REC", letters="I")
    assert unsigned(hand, "DU-19") == set()


def test_a_retired_duty_is_signed_by_nobody_and_stays_on_record(hand):
    done = hand.do("retire-duty", duty="DU-06")
    assert (done.result["to_sign"], done.changed) == (0, 1)
    assert hand.do("retire-duty", duty="DU-06").changed == 0
    assert unsigned(hand, "DU-06") == must_sign(hand, "DU-06") == set()
    assert [row.active for row in hand.desk.show("duties") if row.duty == "DU-06"] == [False]


@pytest.mark.parametrize("verb", ["change-duty", "retire-duty"])
def test_a_duty_that_is_not_there_is_not_changed(hand, verb):
    more = {"reason": "x"} if verb == "change-duty" else {}
    error = refused(hand, verb, duty="DU-99", **more)
    assert (error.code, error.field) == ("DUTY_UNKNOWN", "duty")
    with pytest.raises(Refusal) as caught:
        hand.desk.show("duty", no="DU-99")
    assert (caught.value.code, caught.value.field) == ("DUTY_UNKNOWN", "no")


def test_a_duty_of_the_hotels_own_has_one_who_answers_and_the_same_one_does_it(hand):
    done = hand.do("add-duty", **NEW)
    assert done.result == {"duty": "DU-90", "version": 1, "to_sign": 1}
    assert hand.desk.show("duty", no="DU-90").letters == ("REC A", "REC R")
    assert hand.desk.show("duty-problems") == []
    check(hand)


def test_those_who_do_it_are_named_once_each(hand):
    hand.do("add-duty", **NEW, does=["SUP", "NM", "SUP"], frequency="week")
    assert hand.desk.show("duty", no="DU-90").letters == ("SUP R", "NM R", "REC A")


def test_a_duty_that_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"code": "DU-06"}, "DUTY_KNOWN", "code"),
        ({"department": "XX"}, "DEPARTMENT_UNKNOWN", "department"),
        ({"answers": "XXX"}, "POST_UNKNOWN", "answers"),
        ({"code": "du-90"}, "FIELD_INVALID", "code"),
        ({"code": "DU-1"}, "FIELD_INVALID", "code"),
        ({"frequency": "often"}, "FIELD_INVALID", "frequency"),
        ({"name_en": " "}, None, "name_en"),
    ]:
        error = refused(hand, "add-duty", **{**NEW, **fields})
        assert error.field == field
        assert code is None or error.code == code


def test_a_post_that_does_it_and_is_not_there_is_named_by_its_field(hand):
    error = refused(hand, "add-duty", **NEW, does=["REC", "XXX"])
    assert (error.code, error.field) == ("POST_UNKNOWN", "does")


@pytest.mark.parametrize("statement", [
    "UPDATE duty_text SET name_en = 'x'", "DELETE FROM duty_text", "UPDATE duty_ack SET version = 9", "DELETE FROM duty_ack",
])  # fmt: skip
def test_words_and_signatures_stay_as_they_were_written(hand, statement):
    clerk = hand.at("desk")
    clerk.do("sign-duties", duty="DU-06")
    clerk.desk.close()
    with pytest.raises(IntegrityError, match="tr_duty_"), hand.desk.file.write() as session:
        session.execute(text(statement))


@pytest.mark.parametrize("seed", range(4))
def test_who_has_to_sign_is_what_the_tables_say_after_anything(hand, seed):
    chance = Random(seed)
    people = [
        signs_in_as(hand, f"p{number}", chance.choice(["REC", "HKS", "RES", "CRM"])) for number in range(3)
    ]
    duties = ["DU-01", "DU-06", "DU-19", "DU-35"]
    for _ in range(14):
        duty, post = chance.choice(duties), chance.choice(["REC", "HKS", "RES", "CRM", "NM"])
        number = chance.choice(["E002", "E003", "E004", "E005", "E006"])
        acts = [
            (hand, "change-duty", {"duty": duty, "detail_en": f"{chance.random()}", "reason": "r"}),
            (
                hand,
                "assign-duty",
                {"duty": duty, "post": post, "letters": chance.choice(["R", "A/R", "I", "-"])},
            ),
            (hand, "give-post", {"staff": number, "post": post}),
            (hand, "end-post", {"staff": number, "post": post}),
            (chance.choice(people), "sign-duties", {}),
        ]
        who, verb, fields = chance.choice(acts)
        attempt(who, {"NO_A", "POST_HELD", "POST_NOT_HELD", "DENIED"}, verb, **fields)
        for one in duties:
            assert unsigned(hand, one) == must_sign(hand, one), (verb, fields)
    for person in people:
        person.desk.close()
    check(hand)
