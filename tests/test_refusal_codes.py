"""Every code with which the hotel's work refuses is raised by a test, and written as codes are."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hotelcs.workflows.refusals import _RULES
from tests.source_tree import ROOT, sources

RAISING = {"Refusal", "Denied", "Stale", "FieldError", "unknown", "_error"}
"""What is called with a code first."""
WORK = (
    "hotelcs/workflows/",
    "hotelcs/text/",
    "hotelcs/entry/",
    "hotelcs/demo/",
    "hotelcs/commands/",
    "hotelcs/storage/",
)
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
NEVER: dict[str, str] = {}
"""Codes no test can raise, each with its reason; empty is right."""


@cache
def raised() -> tuple[tuple[str, str], ...]:
    """(code, place) of every refusal in the program."""
    return tuple(_raised())


def _raised() -> Iterator[tuple[str, str]]:
    for path, tree in sources().items():
        if not path.startswith(WORK):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in RAISING and isinstance(node.args[0].value, str):
                    yield node.args[0].value, f"{path}:{node.lineno}"
    yield from ((code, f"hotelcs/workflows/refusals.py {rule}") for rule, (code, *_) in _RULES.items())


@cache
def asserted() -> frozenset[str]:
    """Every string in the tests that is compared or parametrised: not those of errors that a test makes itself."""
    found: set[str] = set()
    for path in sorted((ROOT / "tests").rglob("*.py")):
        if path != Path(__file__):
            found |= set(_compared(ast.parse(path.read_text("utf-8"))))
    return frozenset(found)


def _compared(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in RAISING:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value
        yield from _compared(node)


def codes() -> list[str]:
    """Every code in its order."""
    return sorted({code for code, _ in raised()})


def test_a_code_is_asserted_by_a_test():
    known = asserted() | set(NEVER)
    assert not [f"no test raises {code} of {place}" for code, place in raised() if code not in known]


def test_a_code_is_written_as_codes_are():
    for code in codes():
        assert CODE.fullmatch(code), code
        assert not code.startswith("E_"), f"{code}: the program's own errors, not the hotel's"
        assert len(code) <= 30, code


def test_nothing_is_allowed_that_no_code_needs():
    assert set(NEVER) <= set(codes())


def test_the_tests_are_read_where_they_compare_and_not_where_they_make_errors():
    tree = ast.parse('assert e.code == "ROOM_TAKEN"\nx = Refusal("ROOM_LOST", "No.")\nknown = ("SOLD_OUT",)')
    assert set(_compared(tree)) == {"ROOM_TAKEN", "SOLD_OUT"}


def test_there_are_as_many_codes_as_a_hotel_needs():
    assert len(codes()) > 100
