"""A day or a time that is none is a mistake of whoever types it: exit 2, said in words, and never an empty list."""

import pytest

from tests.commands.conftest import Program

ASKED = {
    "audit-log from": ("audit-log", "--from", "2026-13-01"),
    "audit-log to": ("audit-log", "--to", "2026-02-30"),
    "audit-log word": ("audit-log", "--from", "zz"),
    "log": ("show", "log", "day=2026-13-40"),
    "ledger": ("show", "ledger", "until=31.12."),
    "on-duty word": ("show", "on-duty", "at=zz"),
    "on-duty zone": ("show", "on-duty", "at=2026-11-23T08:00:00+00:00"),
    "roster": ("show", "roster", "from=2026-11-31"),
    "arrivals": ("show", "arrivals", "day=yesterday"),
    "availability": ("show", "availability", "from=zz"),
    "duty owners": ("show", "duty-owners", "day=0001-01-01"),
}


@pytest.mark.parametrize("words", ASKED.values(), ids=list(ASKED))
def test_a_date_that_is_none_ends_as_a_mistake_in_the_line(program: Program, lakeside, words):
    ended = program(*words, "--json")
    error = ended.document["error"]
    assert (ended.code, error["code"], error["exit"]) == (2, "E_USAGE", 2), error
    assert words[-1].rpartition("=")[2] in error["message"]
    for pythons in ("isoformat", "month must be", "day is out of range", "Invalid"):
        assert pythons not in error["message"]


def test_more_entries_than_a_page_has_are_refused_with_the_way_on(program: Program, lakeside):
    ended = program("audit-log", "--limit", "501", "--json")
    assert ended.code == 2
    assert "At most 500" in ended.document["error"]["message"]
    assert program("audit-log", "--limit", "500").code == 0
