"""Steps of a draft: written, moved, dropped; numbered from one without a gap; compared with the edition before."""

import random

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.plans.plan_view import target_words
from tests.workflows.shifts.crew import Crew

NEW = {"text_en": "Count keys", "text_zh": "清点钥匙", "post": "rec"}


def texts(crew: Crew, plan: str = "fire") -> list[str]:
    steps = crew.show("desk", "plan", plan=plan)
    assert [row.step for row in steps] == list(range(1, len(steps) + 1))
    return [row.text_en.split(" ")[0] for row in steps]


def test_a_step_is_written_behind_the_last_or_before_another(crew):
    assert crew.do("night", "write-step", plan="fire", **NEW).result == {
        "plan": "fire/1",
        "step": 12,
        "steps": 12,
    }
    assert (
        crew.do("night", "write-step", plan="fire", **NEW, before=1, target=-600, critical=True).result[
            "step"
        ]
        == 1
    )
    first, last = crew.show("desk", "plan", plan="fire")[:: len(texts(crew)) - 1]
    assert (first.post, first.target, first.critical) == ("REC", -600, True)
    assert (last.text_zh, last.target, last.critical) == ("清点钥匙", None, False)


def test_what_is_left_out_of_a_step_stays(crew):
    before = crew.show("desk", "plan", plan="fire")[1]
    crew.do("night", "write-step", plan="fire", step=2, target=100)
    after = crew.show("desk", "plan", plan="fire")[1]
    assert (after.target, after.text_en, after.text_zh, after.post) == (
        100,
        before.text_en,
        before.text_zh,
        before.post,
    )


@pytest.mark.parametrize("missing", ["text_en", "text_zh", "post"])
def test_a_step_has_words_in_both_languages_and_a_post(crew, missing):
    refused = crew.refused(
        "night", "write-step", plan="fire", **{name: text for name, text in NEW.items() if name != missing}
    )
    assert (refused.code, refused.field) == ("STEP_INCOMPLETE", missing)


def test_a_step_is_for_a_post_or_a_role_there_is(crew):
    assert crew.refused("night", "write-step", plan="fire", **{**NEW, "post": "ELF"}).code == "POST_UNKNOWN"
    for role in ("SEC", "WDN", "FA", "RRT", "FNB", "MNT"):
        crew.do("night", "write-step", plan="fire", **{**NEW, "post": role})


def test_steps_move_and_drop_as_a_list_does_and_stay_numbered(crew):
    chance, model = random.Random(5), texts(crew)
    for _ in range(25):
        at = chance.randint(1, len(model))
        if chance.random() < 0.3 and len(model) > 2:
            crew.do("night", "drop-step", plan="fire", step=at)
            model.pop(at - 1)
        else:
            to = chance.randint(1, len(model))
            crew.do("night", "move-step", plan="fire", step=at, to=to)
            model.insert(to - 1, model.pop(at - 1))
        assert texts(crew) == model


def test_a_step_that_is_not_there_is_refused_at_its_field(crew):
    for verb, fields, field in (
        ("drop-step", {"step": 12}, "step"), ("move-step", {"step": 1, "to": 12}, "to"),
        ("write-step", {"step": 12, "target": 5}, "step"), ("write-step", {**NEW, "before": 12}, "before"),
    ):  # fmt: skip
        refused = crew.refused("night", verb, plan="fire", **fields)
        assert (refused.code, refused.field) == ("STEP_UNKNOWN", field)


def test_a_plan_that_is_no_draft_is_not_written_in(crew):
    crew.do("night", "submit-plan", plan="fire")
    for verb, fields in (
        ("write-step", NEW),
        ("move-step", {"step": 1, "to": 2}),
        ("drop-step", {"step": 1}),
    ):
        assert crew.refused("night", verb, plan="fire", **fields).code == "ILLEGAL_STATE"


def test_a_plan_has_an_end(crew):
    for _ in range(88):
        crew.do("night", "write-step", plan="fire", **NEW)
    assert crew.refused("night", "write-step", plan="fire", **NEW).code == "STEPS_TOO_MANY"


def test_the_differences_of_two_editions_are_told_line_by_line(crew):
    crew.do("night", "submit-plan", plan="fire")
    crew.do("admin", "approve-plan", plan="fire")
    crew.do("night", "draft-plan", type="fire")
    assert {row.sign for row in crew.show("desk", "plan-diff", to="fire/2")} == {""}, "nothing changed yet"
    crew.do("night", "drop-step", plan="fire", step=7)
    crew.do("night", "write-step", plan="fire", **NEW, target=150)
    told = [(row.sign, row.line) for row in crew.show("desk", "plan-diff", to="fire/2") if row.sign]
    assert told == [
        ("-", "MNT 5:00 Cut gas and normal air supply"), ("-", "MNT 5:00 切断燃气与空调新风"),
        ("+", "REC 2:30 Count keys"), ("+", "REC 2:30 清点钥匙"),
    ]  # fmt: skip
    assert {row.sign for row in crew.show("desk", "plan-diff", to="fire/1")} == {"+"}, (
        "the first has none before it"
    )
    back = [row.sign for row in crew.show("desk", "plan-diff", to="fire/1", **{"from": "fire/2"}) if row.sign]
    assert sorted(back) == ["+", "+", "-", "-"]
    with pytest.raises(Refusal) as caught:
        crew.show("desk", "plan-diff", to="fire/2", **{"from": "fire/7"})
    assert caught.value.code == "CONTINGENCY_UNKNOWN"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "--"), (0, "0:00"), (60, "1:00"), (150, "2:30"), (5400, "90:00"), (7200, "2 h"), (86400, "24 h"), (-43200, "-12 h"), (-90, "-1:30")],
)  # fmt: skip
def test_targets_are_told_as_people_say_them(seconds, words):
    assert target_words(seconds) == words
