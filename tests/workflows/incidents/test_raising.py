"""What an emergency takes with it when it begins: level, the plan as it is now, its first line."""

from hotelcs.models.emergency_types import INCIDENT_TYPES
from hotelcs.workflows.incidents.raising import GRAVE, raise_incident
from tests.conftest import NOON
from tests.plans_at_hand import STEPS, with_plan
from tests.workflows.incidents.raised import detail, lines, raised, row


def test_the_approved_plan_is_taken_whatever_newer_drafts_there_are(crew):
    with_plan(crew.hand.desk.file, edition=6, status="approved")
    with_plan(crew.hand.desk.file, edition=7, status="draft")
    seen = detail(crew, raised(crew))
    assert (seen.plan, seen.edition, seen.plan_approved) == ("CP-FIRE", 6, True)
    assert [(step.seq, step.text, step.post, step.target_seconds) for step in seen.steps] == [
        (seq, en, post, target) for seq, (en, _, post, target) in enumerate(STEPS, 1)
    ]


def test_without_an_approved_plan_the_newest_is_taken_and_marked_so(crew):
    with_plan(crew.hand.desk.file, edition=8, status="draft")
    with_plan(crew.hand.desk.file, edition=9, status="in_review")
    seen = detail(crew, raised(crew))
    assert (seen.edition, seen.plan_approved) == (9, False)


def test_plans_that_are_superseded_or_retired_are_not_taken(crew):
    for edition, status in ((71, "superseded"), (72, "retired")):
        with_plan(crew.hand.desk.file, "typhoon", edition=edition, status=status, code="CP-TYPH")
    assert detail(crew, raised(crew, kind="typhoon")).edition < 71


def test_a_plan_that_changes_afterwards_leaves_the_steps_of_the_emergency_as_they_were(crew):
    with_plan(crew.hand.desk.file, edition=6)
    no = raised(crew)
    with_plan(crew.hand.desk.file, edition=7)
    assert detail(crew, no).edition == 6
    assert detail(crew, raised(crew)).edition == 7


def test_an_emergency_without_a_plan_has_no_steps_and_is_raised_all_the_same(crew):
    seen = detail(crew, raised(crew, kind="other"))
    assert (seen.plan, seen.steps) == ("", ())


def test_the_level_comes_from_the_type(crew):
    for kind in INCIDENT_TYPES:
        assert row(crew, raised(crew, kind=kind)).level == GRAVE.get(kind, "l1")


def test_the_timeline_begins_with_the_alarm(crew):
    no = raised(crew, place="6F corridor")
    assert lines(crew, no) == ["alarm raised: 6F corridor"]
    first = detail(crew, no).events[0]
    assert (first.at, first.by, first.post, first.kind, first.seconds) == (
        "15:00",
        "desk",
        "REC",
        "notify",
        0,
    )


def test_a_drill_is_marked_and_takes_no_owner_and_no_place_among_emergencies(crew):
    performer = crew["night"].desk.performer
    with performer.hotel.write() as session:
        work = performer._work(session, NOON, "raise-incident")
        no = raise_incident(work, "fire", "201", drill=True).no
    assert detail(crew, no).drill
    assert crew.item("incident", no) is None
    assert [one.incident for one in crew.show("desk", "incidents", drills="no")] == []
    assert [one.incident for one in crew.show("desk", "incidents", drills="only")] == [no]
    assert [one.kind for one in crew.show("desk", "pressing")] == ["drill", "unsigned"]
    assert crew.show("desk", "door").incidents[0].drill
