"""What is asked all the time is found by an index, however long the hotel has been there."""

import re
from typing import Any

import pytest

from hotelcs.storage.reading import DriverReader

TABLES = ("approval", "handover", "log_entry", "cash_count")
"""Tables that grow for as long as the hotel is there; no question reads them from end to end."""


@pytest.fixture
def plans(crew, monkeypatch):
    """What SQLite would do for every question that a view asks: the question, and a line of its plan."""
    asked: list[tuple[str, dict[str, Any]]] = []
    original = DriverReader.rows

    def rows(self: DriverReader, sql: str, **values: Any) -> Any:
        asked.append((sql, values))
        return original(self, sql, **values)

    def of(login: str, view: str, **filters: Any) -> list[tuple[str, str]]:
        asked.clear()
        with monkeypatch.context() as patch:
            patch.setattr(DriverReader, "rows", rows)
            crew.show(login, view, **filters)
        return [
            (sql, row[3])
            for sql, values in list(asked)
            for row in crew.hand.rows(f"EXPLAIN QUERY PLAN {sql}", **values)
        ]

    return of


def scanned(plan: list[tuple[str, str]]) -> list[str]:
    """Tables that grow and that a question reads from end to end."""
    found = []
    for sql, line in plan:
        if line.startswith("SCAN") and "INDEX" not in line:
            alias = line.split()[1]
            found += [table for table in TABLES if alias == table or re.search(rf"\b{table} {alias}\b", sql)]
    return found


@pytest.mark.parametrize(
    ("view", "filters"),
    [
        ("pressing", {}),
        ("home", {}),
        ("approvals", {}),
        ("approvals", {"status": "approved"}),
        ("approvals", {"status": "expired"}),
        ("approvals", {"status": "used"}),
        ("approvals", {"status": "all", "asked_by": "desk"}),
        ("handovers", {"status": "submitted"}),
        ("handovers", {"status": "draft"}),
        ("handover", {}),
        ("log", {"category": "money"}),
        ("log", {"day": "2026-11-23"}),
        ("log", {"room": "101"}),
        ("log", {"open": True}),
        ("items", {}),
    ],
    ids=str,
)
def test_nothing_that_grows_is_read_from_end_to_end(crew, plans, view, filters):
    crew.do("desk", "open-shift")
    crew.do("desk", "count-cash", counted=0)
    assert scanned(plans("night", view, **filters)) == []


@pytest.mark.parametrize(
    ("view", "filters", "index"),
    [
        ("pressing", {}, "ix_approval_open"),
        ("approvals", {}, "ix_approval_open"),
        ("pressing", {}, "uq_handover_run_open"),
        ("log", {"category": "money"}, "ix_log_entry_category"),
    ],
    ids=str,
)
def test_the_index_that_was_made_for_it_is_used(crew, plans, view, filters, index):
    assert [line for _, line in plans("night", view, **filters) if index in line]


def test_what_waits_is_found_by_its_time_and_not_by_reading_what_ran_out(crew, plans):
    crew.hire("chief", "SUP")
    for status in ("pending", "approved"):
        assert [
            line
            for _, line in plans("chief", "approvals", status=status)
            if "ix_approval_open (until>?)" in line
        ]
