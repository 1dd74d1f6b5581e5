"""Global options may stand before or after the command (handbook 05 §5.1)."""

import pytest

from hotelcs.commands.options import OPTIONS, hoist
from hotelcs.errors import Usage


@pytest.mark.parametrize(
    ("words", "given", "left"),
    [
        ("", {}, ""),
        ("ui", {}, "ui"),
        ("--json config list", {"json": "1"}, "config list"),
        ("config list --json", {"json": "1"}, "config list"),
        ("config --json list --origin", {"json": "1"}, "config list --origin"),
        ("--db a.db config", {"db": "a.db"}, "config"),
        ("config --db=a.db", {"db": "a.db"}, "config"),
        ("config --db=", {"db": ""}, "config"),
        ("config --db a.db --db b.db", {"db": "b.db"}, "config"),
        ("do book guest=--json", {}, "do book guest=--json"),
        ("do note --as lin -- --json --db", {"as": "lin"}, "do note -- --json --db"),
        ("--as --json x", {"as": "--json"}, "x"),
        ("--unknown --jsonl -j", {}, "--unknown --jsonl -j"),
        (
            "--dry-run x --yes --no-color --quiet",
            {"dry-run": "1", "yes": "1", "no-color": "1", "quiet": "1"},
            "x",
        ),
    ],
)
def test_options_are_taken_out_wherever_they_stand(words: str, given: dict[str, str], left: str) -> None:
    assert hoist(words.split()) == (given, left.split())


@pytest.mark.parametrize("word", [f"--{option.name}" for option in OPTIONS if option.metavar])
def test_an_option_at_the_end_misses_its_value(word: str) -> None:
    with pytest.raises(Usage) as refused:
        hoist(["config", word])
    assert word in str(refused.value)


@pytest.mark.parametrize("word", [f"--{option.name}" for option in OPTIONS if not option.metavar])
def test_a_flag_takes_no_value(word: str) -> None:
    with pytest.raises(Usage) as refused:
        hoist([f"{word}=yes"])
    assert word in str(refused.value)


def test_the_options_of_the_handbook_are_all_there() -> None:
    names = "db config lang json quiet no-color as dry-run yes now lock-wait log version terminal plain"
    assert {option.name for option in OPTIONS} == set(names.split())
