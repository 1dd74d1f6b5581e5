"""The table of worked examples is whole: each has a test that says its number, or a measure without inputs that says why."""

import re

from hotelcs.workflows.measures.catalogue import METRICS
from tests.commands.worked.examples import EXAMPLES
from tests.source_tree import ROOT


def test_every_measure_has_its_worked_example() -> None:
    assert {code for code, *_ in EXAMPLES if code.startswith("M-")} == set(METRICS)


def test_an_example_is_shown_by_a_test_or_its_measure_says_what_is_missing() -> None:
    for code, example, test in EXAMPLES:
        if not test:
            assert METRICS[code].lacks, (code, example)
            continue
        path, _, name = test.partition("::")
        assert re.search(rf"^def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), test
        assert not code.startswith("M-") or not METRICS[code].lacks, code


def test_a_worked_number_of_a_measure_comes_out_of_the_command() -> None:
    """Its test asks `report` (or `metric`, which does); clocks alone are asked for themselves."""
    for code, _, test in EXAMPLES:
        if test and code.startswith("M-"):
            path, _, name = test.partition("::")
            body = (ROOT / path).read_text("utf-8").split(f"def {name}(")[1].split("\ndef ")[0]
            assert re.search(rf"\b(report|metric|numbers)\([^)]*\"{code}\"", body), test
