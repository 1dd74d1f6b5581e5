"""Editions of plans: drafted from the newest or the library, written by one, approved by another, one at a time."""

from itertools import product

import pytest

from hotelcs.workflows.plans.library import plans as library
from tests.workflows.shifts.crew import Crew

STATES = ("draft", "in_review", "approved", "superseded", "retired")
MOVES = {
    "submit-plan": {"draft"},
    "return-plan": {"in_review"},
    "approve-plan": {"in_review"},
    "retire-plan": {"draft", "in_review", "approved"},
}
"""Verb: the states in which it is legal (handbook SM-08)."""
AFTER = {
    "submit-plan": "in_review",
    "return-plan": "draft",
    "approve-plan": "approved",
    "retire-plan": "retired",
}


def of(crew: Crew, kind: str = "fire"):
    return next(row for row in crew.show("admin", "plans") if row.type == kind)


def approved(crew: Crew, kind: str = "fire") -> str:
    crew.do("night", "submit-plan", plan=kind)
    return str(crew.do("admin", "approve-plan", plan=kind).result["plan"])


def test_a_new_hotel_has_the_library_as_drafts_nobody_of_the_house_wrote(crew):
    rows = crew.show("desk", "plans")
    assert [row.type for row in rows] == list(library())
    assert {(row.open_status, row.author, row.review, row.approved) for row in rows} == {
        ("draft", "library", "unapproved", "")
    }
    assert sum(row.steps for row in rows) == 110


def test_the_library_marks_calls_evacuation_roll_call_and_first_aid_as_critical():
    critical = {step.text_en for plan in library().values() for step in plan.steps if step.critical}
    assert {"First aid", "Roll-call at open ground", "110 if not found"} <= critical
    assert any(text.startswith("Evacuate fire floor") for text in critical)
    assert any(text.startswith("Call 119") for text in critical)
    assert all(step.post and step.text_zh for plan in library().values() for step in plan.steps)


def test_a_plan_is_submitted_and_approved_for_a_year_at_most(crew):
    crew.do("night", "submit-plan", plan="CP-FIRE")
    for day in ("2027-11-24", "2026-11-23"):
        assert crew.refused("admin", "approve-plan", plan="fire", review=day).code == "REVIEW_TOO_LATE"
    done = crew.do("admin", "approve-plan", plan="fire").result
    assert (done["plan"], done["status"], done["review"], done["steps"]) == (
        "fire/1",
        "approved",
        "2027-11-23",
        11,
    )
    row = of(crew)
    assert (row.plan, row.approved, row.approved_by, row.review, row.days) == (
        "fire/1",
        "2026-11-23",
        "admin",
        "ok",
        365,
    )


def test_the_day_of_review_comes_near_and_passes(crew):
    crew.do("night", "submit-plan", plan="fire")
    crew.do("admin", "approve-plan", plan="fire", review="2026-11-24")
    assert of(crew).review == "near"
    for _ in range(2):
        crew.wait(days=1)
        crew.do("admin", "close-day")
    assert (of(crew).review, of(crew).days) == ("overdue", -1)


def test_whoever_wrote_a_plan_does_not_approve_it(crew):
    crew.do("admin", "write-step", plan="fire", step=1, target=30)
    crew.do("admin", "submit-plan", plan="fire")
    refused = crew.refused("admin", "approve-plan", plan="fire")
    assert (refused.code, refused.field, refused.next) == ("OWN_PLAN", "plan", ("return-plan",))
    crew.hire("boss", "GM")
    crew.do("boss", "approve-plan", plan="fire")
    assert of(crew).approved_by == "boss"


def test_only_the_manager_approves(crew):
    crew.do("night", "submit-plan", plan="fire")
    for verb, rest in (
        ("approve-plan", {}),
        ("return-plan", {"reason": "x"}),
        ("retire-plan", {"reason": "x"}),
    ):
        assert crew.refused("night", verb, plan="fire", **rest).code == "DENIED"
    assert crew.refused("desk", "submit-plan", plan="power").code == "DENIED"


def test_approving_the_next_edition_supersedes_the_one_before(crew):
    approved(crew)
    assert crew.do("night", "draft-plan", type="fire").result["before"] == "fire/1"
    assert [row.status for row in crew.show("desk", "plan-editions", type="fire")] == ["draft", "approved"]
    row = of(crew)
    assert (row.plan, row.open, row.open_status) == ("fire/1", "fire/2", "draft"), "the approved one counts"
    crew.do("night", "submit-plan", plan="fire/2")
    assert crew.do("admin", "approve-plan", plan="fire/2").result["before"] == "fire/1"
    assert [row.status for row in crew.show("desk", "plan-editions", type="fire")] == [
        "approved",
        "superseded",
    ]
    assert (
        crew.hand.value("SELECT count(*) FROM contingency_plan WHERE type = 'fire' AND status = 'approved'")
        == 1
    )


def test_a_plan_sent_back_says_why_and_is_a_draft_again(crew):
    crew.do("night", "submit-plan", plan="fire")
    crew.do("admin", "return-plan", plan="fire", reason="the gas is missing")
    (row,) = crew.show("desk", "plan-editions", type="fire")
    assert (row.status, row.note) == ("draft", "the gas is missing")


def test_every_state_takes_its_own_moves_and_no_other(crew):
    crew.hire("boss", "GM")
    for state, verb in product(STATES, MOVES):
        _in_state(crew, state)
        fields = {"plan": "fire/1", **({"reason": "why"} if verb in ("return-plan", "retire-plan") else {})}
        if state in MOVES[verb]:
            assert crew.do("boss", verb, **fields).result["status"] == AFTER[verb]
        else:
            assert crew.refused("boss", verb, **fields).code == "ILLEGAL_STATE", (state, verb)


def _in_state(crew: Crew, state: str) -> None:
    """The first edition of the plan for fires as it may be found."""
    held = (
        "NULL, NULL, NULL"
        if state in ("draft", "in_review", "retired")
        else "'x', '2026-11-23T07:00:00Z', '2027-01-01'"
    )
    with crew.hand.desk.file.write() as session:
        from sqlalchemy import text

        session.connection().execute(text(
            f"UPDATE contingency_plan SET status = '{state}', (approved_by, approved_at, next_review) = (SELECT {held}) "
            "WHERE type = 'fire'"
        ))  # fmt: skip


def test_a_draft_is_begun_from_the_newest_edition_or_from_the_library(crew):
    crew.do("night", "write-step", plan="fire", text_en="Count keys", text_zh="清点钥匙", post="REC")
    approved(crew)
    crew.do("night", "draft-plan", type="fire")
    assert len(crew.show("desk", "plan", plan="fire/2")) == 12
    crew.do("admin", "draft-plan", type="fire", library=True)
    assert len(crew.show("desk", "plan", plan="fire")) == 11


def test_nobody_begins_a_second_draft_of_their_own(crew):
    assert crew.refused("night", "draft-plan", type="fire").code == "PLAN_DRAFT_OPEN"
    approved(crew)
    crew.do("night", "draft-plan", type="fire")
    assert crew.refused("night", "draft-plan", type="fire").next == ("write-step", "submit-plan")
    crew.do("admin", "draft-plan", type="fire")
    assert crew.refused("night", "write-step", plan="fire/3", step=1, target=5).code == "PLAN_NOT_YOURS"


def test_a_type_the_library_does_not_know_needs_names_and_begins_empty(crew):
    assert crew.refused("night", "draft-plan", type="gas").code == "PLAN_NAMELESS"
    crew.do("night", "draft-plan", type="gas", name_en="Gas leak", name_zh="燃气泄漏")
    assert crew.refused("night", "submit-plan", plan="gas").code == "PLAN_EMPTY"
    crew.do("night", "write-step", plan="CP-GAS", text_en="No switches", text_zh="勿开关电器", post="SEC")
    assert crew.do("night", "submit-plan", plan="gas").result["steps"] == 1
    assert of(crew, "gas").name == "Gas leak"


def test_a_retired_plan_is_missing_and_comes_back_from_the_library(crew):
    crew.do("admin", "retire-plan", plan="typhoon", reason="inland now")
    row = of(crew, "typhoon")
    assert (row.review, row.plan, row.in_library) == ("missing", "", True)
    crew.do("night", "draft-plan", type="typhoon", library=True)
    assert of(crew, "typhoon").open == "typhoon/2"


@pytest.mark.parametrize("named", ["fire/2", "fire/x", "fire/-1", "fire/9999999", "dragon", "/", "fire/1/1"])
def test_a_plan_nobody_knows_is_refused(crew, named):
    assert crew.refused("admin", "submit-plan", plan=named).code == "CONTINGENCY_UNKNOWN"
    from hotelcs.errors import Refusal

    with pytest.raises(Refusal) as caught:
        crew.show("admin", "plan", plan=named)
    assert caught.value.code == "CONTINGENCY_UNKNOWN"


def test_hostile_words_of_a_plan_end_as_plain_text_or_are_refused(crew):
    crew.do("night", "write-step", plan="fire", step=1, text_en="a\x1b[31m\u202eb\x00", text_zh="查[b]看")
    step = crew.show("desk", "plan", plan="fire")[0]
    assert (step.text_en, step.text_zh) == ("a[31mb", "查[b]看")
    assert crew.refused("night", "write-step", plan="fire", step=1, text_en="x" * 100_000).field == "text_en"
