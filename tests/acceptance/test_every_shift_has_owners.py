"""Every duty has an owner on every shift, in each kind of house; taking somebody away names exactly what is lost."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.acceptance.houses import DAYS, Oracle, call, make

HOUSES = {"boutique": 3, "business": 40, "chain": 400}
SAMPLE = 40
House = Callable[[str], tuple[Path, Oracle]]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house of a template, made once."""

    @cache
    def made(template: str) -> tuple[Path, Oracle]:
        path = make(tmp_path_factory.mktemp(template), template, HOUSES[template])
        return path, Oracle(path)

    return made


@pytest.mark.parametrize("template", HOUSES)
def test_every_duty_has_an_owner_on_every_shift_of_a_rostered_week(house, template):
    path, oracle = house(template)
    checked = call(path, "duties", "check", "--strict")
    data = checked.document["data"]
    assert (checked.code, data["duties"], data["complete"]) == (0, 64, 64)
    assert (data["gaps"], data["problems"]) == ([], [])
    assert oracle.moments_fit()
    assert oracle.gaps() == set()
    assert len(oracle.roster) >= 2 * DAYS, "a roster on which somebody works"


@pytest.mark.parametrize("template", HOUSES)
@pytest.mark.parametrize("shift", ["early", "late", "night"])
def test_each_shift_of_the_last_day_passes_on_its_own(house, template, shift):
    path, _ = house(template)
    checked = call(path, "duties", "check", "--strict", "--from", "2026-11-29", "--shift", shift)
    assert checked.code == 0


@pytest.mark.parametrize("template", HOUSES)
def test_the_day_after_the_rostered_week_has_no_owners_and_fails(house, template):
    path, oracle = house(template)
    checked = call(path, "duties", "check", "--strict", "--from", "2026-12-01")
    assert checked.code == 4
    assert len(checked.gaps) == 3 * len(oracle.letters)
    assert not call(path, "duties", "check", "--from", "2026-12-01").code, "without --strict it only tells"


def removed(path: Path, oracle: Oracle, no: str) -> None:
    """Take `no` away: the program names what the rule names, and ends as it should."""
    checked = call(path, "duties", "check", "--strict", "--without", no)
    expected = oracle.gaps(gone={no})
    assert checked.gaps == expected, no
    assert checked.code == (4 if expected else 0), no
    lost = {duty for _, _, duty, _, _ in expected}
    assert checked.document["data"]["complete"] == 64 - len(lost), no


@pytest.mark.parametrize("template", ["boutique", "business"])
def test_removing_anybody_names_exactly_the_duties_that_lose_their_owner(house, template):
    path, oracle = house(template)
    assert len(oracle.people) == HOUSES[template]
    for no in oracle.people:
        removed(path, oracle, no)
    assert any(oracle.gaps(gone={no}) for no in oracle.people), "nobody's absence would matter"


@pytest.mark.soak
def test_removing_any_of_forty_people_of_a_chain_names_exactly_what_is_lost(house):
    path, oracle = house("chain")
    sample = Random(11).sample(oracle.people, SAMPLE - 1)
    for no in {"E001", *sample}:
        removed(path, oracle, no)


def groups(oracle: Oracle, seed: int) -> list[set[str]]:
    """Everybody of each post, and some people at random."""
    by_post: dict[str, set[str]] = {}
    for no, post, *_ in oracle.held:
        by_post.setdefault(post, set()).add(no)
    chance = Random(seed)
    size = len(oracle.people)
    return [
        *by_post.values(),
        *(set(chance.sample(oracle.people, chance.randint(1, size))) for _ in range(3)),
    ]


@pytest.mark.parametrize("template", HOUSES)
def test_removing_several_people_names_exactly_what_is_lost(house, template):
    path, oracle = house(template)
    outcomes = set()
    for gone in groups(oracle, 23):
        checked = call(path, "duties", "check", "--strict", "--without", ",".join(sorted(gone)))
        expected = oracle.gaps(gone=gone)
        assert checked.gaps == expected, sorted(gone)
        outcomes.add((checked.code, bool(expected)))
    assert outcomes <= {(0, False), (4, True)}
    assert (4, True) in outcomes


@pytest.mark.parametrize("template", HOUSES)
def test_with_only_these_people_the_duties_nobody_of_them_answers_for_are_named(house, template):
    path, oracle = house(template)
    by_post = {post: no for no, post, *_ in oracle.held}
    asked = [{"E001"}, {by_post["NM"]}, {by_post["NM"], by_post["MNT"]}, {by_post["REC"]}, set(by_post.values()),
             *(set(Random(seed).sample(oracle.people, 2)) for seed in range(2))]  # fmt: skip
    outcomes = set()
    for only in asked:
        checked = call(path, "duties", "check", "--strict", "--with", ", ".join(sorted(only)))
        expected = oracle.gaps(only=only)
        assert checked.gaps == expected, sorted(only)
        outcomes.add((checked.code, bool(expected)))
    assert outcomes == {(0, False), (4, True)}


def test_of_those_asked_about_somebody_can_be_left_out(house):
    path, oracle = house("business")
    only, gone = set(oracle.people[:12]), set(oracle.people[3:6])
    checked = call(path, "duties", "check", "--with", ",".join(only), "--without", ",".join(gone))
    assert checked.gaps == oracle.gaps(gone=gone, only=only)


def test_somebody_is_named_by_number_in_either_case_or_by_login(house):
    path, oracle = house("boutique")
    expected = oracle.gaps(gone={"E003"})
    assert expected, "somebody on whom a house of three depends"
    for name in ("E003", "e003", "p2", " p2 , E003"):
        assert call(path, "duties", "check", "--without", name).gaps == expected


@pytest.mark.parametrize("option", ["--with", "--without"])
def test_somebody_who_is_not_there_cannot_be_asked_about(house, option):
    path, _ = house("boutique")
    checked = call(path, "duties", "check", option, "E001,E999")
    assert (checked.code, checked.document["error"]["code"]) == (4, "STAFF_UNKNOWN")


def test_a_shift_that_there_is_not_never_passes(house):
    path, _ = house("boutique")
    checked = call(path, "duties", "check", "--strict", "--shift", "nigth")
    assert (checked.code, checked.document["error"]["code"]) == (4, "SHIFT_UNKNOWN")


@pytest.mark.parametrize("day", ["xx", "2026-02-30", "9999-12-30"])
def test_a_day_that_is_none_is_a_wrong_option_and_no_fault_of_the_program(house, day):
    path, _ = house("boutique")
    checked = call(path, "duties", "check", "--from", day)
    assert checked.code in {2, 4}
    assert checked.document["error"]["code"] != "E_BUG"


@pytest.mark.parametrize("template", HOUSES)
def test_filling_again_adds_nothing_and_the_week_still_passes(house, template):
    path, oracle = house(template)
    again = call(path, "do", "fill-roster", "first=2026-11-23", "days=7")
    assert (again.code, again.document["data"]["result"]["entered"]) == (0, 0)
    assert sorted(Oracle(path).roster) == sorted(oracle.roster)
    assert call(path, "duties", "check", "--strict").code == 0
