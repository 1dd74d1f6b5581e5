"""Every requirement of the security standard that is listed has tests that are there."""

import re

from tests.acceptance.asvs import ASVS
from tests.source_tree import ROOT

LEAST = 30
"""So many requirements are mapped at least."""


def test_enough_requirements_are_listed_by_numbers_in_their_order() -> None:
    assert len(ASVS) >= LEAST
    assert all(re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{1,2}", number) for number in ASVS)
    assert list(ASVS) == sorted(ASVS, key=lambda number: [int(part) for part in number.split(".")])


def test_every_test_that_is_named_is_there() -> None:
    missing = [
        f"{number}: {path} {name}"
        for number, (_, tests) in ASVS.items()
        for path, names in tests.items()
        for name in names.split()
        if f"def test_{name}(" not in (ROOT / "tests" / path).read_text("utf-8")
    ]
    assert missing == []
    assert all(names.split() for _, tests in ASVS.values() for names in tests.values())
