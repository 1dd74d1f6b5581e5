"""`hotelcs show`: every view, for people and for programs."""

from dataclasses import dataclass

import pytest

from hotelcs.commands import reading
from hotelcs.commands.reading import filters, row_kind
from hotelcs.errors import Usage
from hotelcs.workflows.view_rows.row import View
from hotelcs.workflows.views import VIEWS
from tests.commands.conftest import Program


def test_alone_it_lists_the_views_with_filters_and_columns(program: Program):
    listed = {row["view"]: row for row in program("show", "--json").document["data"]}
    assert list(listed) == list(VIEWS)
    assert listed["availability"]["filters"][:2] == ["from", "to"]
    assert {"night", "type", "rooms", "sold", "blocked", "free"} <= set(listed["availability"]["columns"])
    out = program("show").out
    assert "availability [from=] [to=]" in out
    assert "room no=" in out


@pytest.mark.parametrize("view", VIEWS)
def test_the_rows_of_every_view_have_declared_columns(view):
    assert row_kind(VIEWS[view]).__dataclass_fields__


def test_availability_tells_rooms_sold_blocked_free_per_night_and_type(program, lakeside):
    program("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-23", "departure=2026-11-24")
    shown = program("show", "availability", "--from", "2026-11-23", "--to", "2026-11-25", "--json")
    rows = {(row["night"], row["type"]): row for row in shown.document["data"]}
    assert set(rows) == {
        (night, kind) for night in ("2026-11-23", "2026-11-24") for kind in ("KNG", "TWN", "SUI")
    }
    sold = rows["2026-11-23", "KNG"]
    assert (sold["rooms"], sold["sold"], sold["blocked"], sold["free"]) == (3, 1, 0, 2)
    assert shown.document["property"] == "Lakeside Hotel"
    assert shown.document["business_date"] == "2026-11-23"


@pytest.mark.parametrize(
    "words", [("--from", "2026-11-23", "--to", "2026-11-24"), ("--from=2026-11-23", "to=2026-11-24"),
              ("from=2026-11-23", "--to=2026-11-24")]
)  # fmt: skip
def test_filters_are_spelt_in_three_ways(program, lakeside, words):
    assert len(program("show", "availability", *words, "--json").document["data"]) == 3


def test_one_thing_is_one_object(program, lakeside):
    for words in (("101",), ("no=101",), ("--no", "101")):
        assert program("show", "room", *words, "--json").document["data"]["room"] == "101"


def test_anything_is_found_by_text(program, lakeside):
    program("do", "book", "guest=张伟", "type=KNG", "arrival=2026-11-23", "departure=2026-11-24")
    for text in ("张伟", "zhang wei", "zw"):
        hits = program("show", "find", *text.split(), "--json").document["data"]
        assert "张伟" in [hit["title"] for hit in hits], text


def test_an_empty_view_says_so(program, lakeside):
    shown = program("show", "arrivals")
    assert (shown.code, shown.out) == (0, "Nothing to show.\n")
    assert program("show", "arrivals", "--json").document["data"] == []


def test_a_table_is_aligned_whatever_the_script(program, lakeside):
    for name in ("Ana", "张伟", "สมชาย", "a\u0301b"):
        program(
            "do",
            "book",
            f"guest={name}",
            "type=KNG",
            "arrival=2026-11-24",
            "departure=2026-11-25",
            "overbook=true",
        )
    from hotelcs.text import width

    heading, *lines = program("show", "arrivals", "day=2026-11-24").out.splitlines()
    place = heading.index("2026") if "2026" in heading else heading.index("Arrival")
    assert len(lines) == 4
    for line in lines:
        assert width(line.split("2026-11-24")[0]) == place


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nothing",), "There is no view nothing."),
        (("rooms", "colour=red"), "rooms has no filter colour."),
        (("room",), "room wants no=."),
        (("availability", "--from"), "The option --from needs a value."),
        (("availability", "from=yesterday"), "from must be a date"),
        (("home", "1208"), "1208 is not of the form name=value."),
    ],
)
def test_what_is_asked_wrongly_ends_2(program, lakeside, words, message):
    refused = program("show", *words, "--json")
    assert refused.code == 2
    assert refused.document["error"]["message"].startswith(message)


@dataclass(frozen=True)
class Line:
    no: str


def counted(asking, no: str, floor: int | None = None, open_: bool = False) -> list[Line]:
    return [Line(no)]


@pytest.fixture
def view(monkeypatch):
    made = View("x:y", "A view", "read", ("no", "floor", "open"), needs=("no",))
    monkeypatch.setattr(View, "load", lambda _: counted)
    return made


def test_filters_are_typed_as_the_view_declares_them(view):
    assert filters("lines", view, ["0101", "floor=3"]) == {"no": "0101", "floor": 3}
    with pytest.raises(Usage, match="whole number"):
        filters("lines", view, ["0101", "floor=top"])


def test_rows_are_found_inside_lists(view):
    assert reading.row_kind(view) is Line


def test_a_limit_that_is_none_ends_2_with_field_value_and_what_to_do(program: Program, lakeside) -> None:
    for words in (
        ("show", "ledger", "limit=-1"),
        ("show", "job-runs", "--limit", "0"),
        ("audit-log", "--limit=-1"),
    ):
        ended = program(*words)
        assert (ended.code, ended.out) == (2, ""), words
    ended = program("show", "ledger", "limit=-1")
    assert ended.err == (
        "limit is a whole number from 1 to 100000; it was given -1.\nLeave it out for the first page.\n"
    )
