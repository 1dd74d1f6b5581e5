"""Every fault and every bad input has tests that are there."""

from tests.faults.cases import BAD, CONTROLS, FAULTS
from tests.source_tree import ROOT

CASES = {**FAULTS, **BAD}
NUMBERS = {f"F{number}" for number in range(1, 33)} | {f"B{number}" for number in range(1, 41)}


def test_every_number_has_its_case() -> None:
    assert set(CASES) == NUMBERS


def test_every_test_that_is_named_is_there() -> None:
    missing = [
        f"{case}: {path} {name}"
        for case, (_, _, tests) in (*CASES.items(), *CONTROLS.items())
        for path, names in tests.items()
        for name in names.split()
        if f"def test_{name}(" not in (ROOT / "tests" / path).read_text("utf-8")
    ]
    assert missing == []
    assert all(names.split() for _, _, tests in CASES.values() for names in tests.values())


def test_every_control_is_of_a_fault_that_is_held() -> None:
    assert set(CONTROLS) <= set(FAULTS)
