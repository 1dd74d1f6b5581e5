"""After the danger: facts, guests, sign-offs, the review, and what closing waits for."""

from datetime import timedelta

import pytest

from tests.conftest import IDS
from tests.invariants import check
from tests.workflows.incidents.raised import SIDES, brought_to, detail, lines, move, raised, row, sign


def test_closing_is_refused_with_the_list_of_what_is_missing(crew):
    no = brought_to(crew, "reviewing")
    refusal = crew.refused("night", "close-incident", incident=no)
    assert (refusal.code, refusal.field) == ("INCIDENT_UNFINISHED", "incident")
    assert len(refusal.items) == len(SIDES) + 2
    assert "the signature for money" in str(refusal)
    assert refusal.items == detail(crew, no).lacking
    sign(crew, no)
    assert len(crew.refused("night", "close-incident", incident=no).items) == 2
    move(crew, "review-incident", no)
    move(crew, "close-incident", no, reason="put out")
    assert (row(crew, no).status, row(crew, no).reason) == ("closed", "put out")
    check(crew.hand)


def test_the_side_of_the_press_is_signed_only_where_the_press_took_notice(crew):
    no = brought_to(crew, "reviewing")
    assert "media" not in detail(crew, no).unsigned
    move(crew, "note-incident-facts", no, media=True)
    assert detail(crew, no).unsigned[-1] == "media"
    move(crew, "note-incident-facts", no, media=False)
    assert lines(crew, no)[-2:] == ["the press takes notice", "no press"]


def test_a_side_is_signed_by_its_department_or_by_who_may_command_and_once(crew):
    crew.hire("maid", "RAT")
    no = brought_to(crew, "reviewing")
    crew.do("maid", "sign-off-incident", incident=no, side="rooms", note="aired")
    refusal = crew.refused("maid", "sign-off-incident", incident=no, side="money")
    assert (refusal.code, refusal.exit, refusal.field) == ("SIDE_NOT_YOURS", 6, "side")
    assert crew.code("night", "sign-off-incident", incident=no, side="rooms") == "SIGNED_OFF"
    assert crew.do("night", "sign-off-incident", incident=no, side="money").result["left"] == 3
    signed = detail(crew, no).signed
    assert [(one.side, one.department, one.by, one.post) for one in signed] == [
        ("money", "FIN", "night", "NM"),
        ("rooms", "HK", "maid", "RAT"),
    ]


def test_the_all_clear_waits_for_everybody_or_for_the_rescuers_to_have_their_names(crew):
    stay = crew.hand.check_in(crew.hand.book(), room="101")
    crew.hand.do("add-guest", stay=stay, document=IDS[1], name="Li Na")
    no = raised(crew)
    move(crew, "evacuate", no)
    move(crew, "contain-incident", no)
    refusal = crew.refused("night", "all-clear", incident=no)
    assert (refusal.code, refusal.field) == ("PEOPLE_MISSING", "handed")
    people = [row.spot for row in crew.show("desk", "roll-call", incident=no)]
    crew.do("desk", "tick-roll-call", who=people[1:], status=["safe"] * len(people[1:]), incident=no)
    assert crew.code("night", "all-clear", incident=no) == "PEOPLE_MISSING"
    move(crew, "all-clear", no, handed=True)
    assert "1 people not accounted for, handed to the rescuers" in lines(crew, no)


def test_the_all_clear_is_given_when_everybody_is_found_and_a_roll_call_that_is_open_goes_on(crew):
    crew.hand.check_in(crew.hand.book(), room="101")
    no = raised(crew)
    crew.do("desk", "open-roll-call", incident=no, assembly="car park")
    move(crew, "evacuate", no)
    people = [row.spot for row in crew.show("desk", "roll-call", incident=no)]
    crew.do("desk", "tick-roll-call", who=people, status=["safe"] * len(people), incident=no)
    move(crew, "contain-incident", no)
    assert move(crew, "all-clear", no).result["status"] == "recovering"


def test_nobody_signs_while_there_is_danger(crew):
    assert crew.code("night", "sign-off-incident", incident=raised(crew), side="safety") == "ILLEGAL_STATE"


@pytest.mark.parametrize("field", ["review", "why"])
def test_a_review_says_what_happened_and_why_the_plan_changes_or_not(crew, field):
    no = brought_to(crew, "reviewing")
    fields = {"review": "Put out", "plan_change": "yes", "why": "no key at hand", field: ""}
    refusal = crew.refused("night", "review-incident", incident=no, **fields)
    assert (refusal.code, refusal.field) == ("WORDS_MISSING", field)


def test_the_lesson_becomes_a_notice_that_everybody_must_read(crew):
    no = brought_to(crew, "reviewing")
    sign(crew, no)
    move(crew, "review-incident", no, lesson="Look before you open the door")
    move(crew, "close-incident", no)
    notice = crew.show("desk", "notices")[0]
    assert (notice.title, notice.must_read) == (f"Lesson of {no}", True)


def test_facts_change_only_where_they_are_told_and_each_is_a_line(crew):
    no = raised(crew)
    move(crew, "note-incident-facts", no, casualties=2, damage="carpet of 6F", cctv_until="2026-12-23")
    move(crew, "note-incident-facts", no, casualties=2)
    seen = detail(crew, no)
    assert (seen.casualties, seen.damage, seen.cctv_until) == (2, "carpet of 6F", "2026-12-23")
    assert lines(crew, no)[1:] == [
        "people hurt: 2", "damage: carpet of 6F", "recordings are kept until 2026-12-23",
    ]  # fmt: skip


def test_care_is_noted_with_its_cost_and_its_guests_are_asked_after(crew):
    stay = crew.hand.check_in(crew.hand.book(), room="101")
    crew.hand.do("add-guest", stay=stay, document=IDS[1], name="Li Na")
    no = raised(crew, kind="water", place="lobby")
    crew.do("desk", "care-for-guest", incident=no, stay="101", what="another room", cost=5000)
    crew.do("desk", "care-for-guest", incident=no, stay="101", what="water")
    seen = detail(crew, no)
    assert (seen.cost_minor, len(seen.guests), sum(one.cost_minor for one in seen.guests)) == (5000, 2, 5000)
    assert "who asks after the guests" in seen.lacking
    done = move(crew, "plan-follow-ups", no)
    assert (done.result["guests"], done.result["due"]) == (2, "2026-11-24 10:00")
    assert "who asks after the guests" not in detail(crew, no).lacking
    assert (
        crew.item("after-incident", f"AFTER-{no}").words,
        crew.item("after-incident", f"AFTER-{no}").due,
    ) == (
        "2",
        "2026-11-24 10:00",
    )
    for guest in seen.guests:
        crew.do("desk", "follow-up-guest", incident=no, guest=guest.guest_no, how="well")
    assert crew.item("after-incident", f"AFTER-{no}") is None
    code = crew.code("desk", "follow-up-guest", incident=no, guest=seen.guests[0].guest_no, how="well")
    assert code == "NOT_TO_FOLLOW"


def test_after_an_evacuation_everybody_who_was_in_the_house_is_asked_in_one_go(crew):
    crew.hand.check_in(crew.hand.book(), room="101")
    no = raised(crew, place="kitchen")
    move(crew, "evacuate", no)
    crew.now += timedelta(hours=2)
    crew.hand.check_in(crew.hand.book("Li Na"), room="102", document=IDS[1])
    assert move(crew, "plan-follow-ups", no, at="2026-11-24 09:00").result["guests"] == 1
    assert [one.room for one in detail(crew, no).guests] == ["101"]


def test_where_nobody_is_known_to_be_touched_nobody_is_asked(crew):
    no = raised(crew, kind="power", place="house")
    assert crew.code("night", "plan-follow-ups", incident=no) == "NOBODY_AFFECTED"


def test_following_up_says_how_the_guest_is(crew):
    crew.hand.check_in(crew.hand.book(), room="201", document=IDS[0])
    no = raised(crew, place="201")
    move(crew, "plan-follow-ups", no)
    guest = detail(crew, no).guests[0].guest_no
    assert crew.code("desk", "follow-up-guest", incident=no, guest=guest, how=" ") == "WORDS_MISSING"


def test_who_may_not_see_guests_sees_no_names_of_those_affected(crew):
    crew.hire("fixer", "MNT")
    crew.hand.check_in(crew.hand.book(), room="201")
    no = raised(crew, place="201")
    move(crew, "plan-follow-ups", no)
    assert detail(crew, no).guests[0].guest == "Zhang Wei"
    assert detail(crew, no, "fixer").guests[0].guest == ""


def test_guests_have_no_part_in_a_drill_and_a_drill_is_closed_from_any_state(crew):
    from sqlalchemy import text

    no = raised(crew, place="201")
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE incident SET drill = 1"))
    assert crew.code("night", "plan-follow-ups", incident=no) == "ONLY_A_DRILL"
    assert move(crew, "close-incident", no).result["status"] == "closed"
