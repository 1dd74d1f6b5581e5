"""Calendars as strangers write them: read for what they mean, refused whole for what they are not, never a danger."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from hotelcs.text import optional, visible
from hotelcs.workflows.feeds import calendar_text, take_apart
from hotelcs.workflows.feeds.entries import Entry, digest_of, horizon, sorted_out
from hotelcs.workflows.transfer.rows import Reject
from tests.conftest import TODAY
from tests.workflows.feeds.calendars import HEAD, TAIL, calendar, event

ZONE = "Asia/Shanghai"
LIAR = ("BEGIN:VTIMEZONE", "TZID:{zone}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
        "TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip


def read(text: str, *, all_stays: bool = False, zone: str = ZONE) -> tuple[list[Entry], list[Reject], bool]:
    found = take_apart.take_apart(calendar_text.checked(text.encode()).text, zone, *horizon(TODAY))
    return sorted_out(found, all_stays=all_stays, today=TODAY)


def spans(text: str, **more: Any) -> list[tuple[str, str, str]]:
    return [(one.uid, one.arrival.isoformat(), one.departure.isoformat()) for one in read(text, **more)[0]]


def whole(data: bytes | str) -> dict[str, Any]:
    text = calendar_text.checked(data.encode() if isinstance(data, str) else data).text
    return take_apart.take_apart(text, ZONE, *horizon(TODAY))


def refused(data: bytes | str) -> str:
    with pytest.raises(Refusal) as caught:
        whole(data)
    assert (caught.value.code, caught.value.field, caught.value.next) == (
        "FEED_BROKEN",
        "file",
        ("mend-file",),
    )
    return str(caught.value)


@pytest.mark.parametrize(
    ("summary", "kind", "guest"),
    [("Reserved", "stay", ""), ("Airbnb (Not available)", "block", ""), ("CLOSED - Not available", "block", ""),
     ("Blocked", "block", ""), ("Reserved - Ana Silva", "stay", "Ana Silva"), ("reserved -  李娜", "stay", "李娜"),
     ("John (HMABC123)", "stay", ""), ("不可用", "block", ""), ("", "stay", "")],
)  # fmt: skip
def test_stays_and_blocks_are_told_apart_by_the_words_of_the_channels(
    summary: str, kind: str, guest: str
) -> None:
    (one,), _, _ = read(calendar(event("a", "20261201", "20261203", summary=summary)))
    assert (one.kind, one.guest) == (kind, guest)
    (one,), _, _ = read(calendar(event("a", "20261201", "20261203", summary=summary)), all_stays=True)
    assert one.kind == "stay"


@pytest.mark.parametrize(
    ("lines", "first", "until"),
    [(("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203"), "2026-12-01", "2026-12-03"),
     (("DTSTART;VALUE=DATE:20261201",), "2026-12-01", "2026-12-02"),
     (("DTSTART;VALUE=DATE:20261201", "DURATION:P3D"), "2026-12-01", "2026-12-04"),
     (("DTSTART:20261201T140000Z", "DTEND:20261203T100000Z"), "2026-12-01", "2026-12-03"),
     (("DTSTART:20261201T200000Z", "DTEND:20261203T100000Z"), "2026-12-02", "2026-12-03"),
     (("DTSTART:20261201T140000", "DTEND:20261203T100000"), "2026-12-01", "2026-12-03"),
     (("DTSTART;TZID=America/New_York:20261201T150000", "DTEND;TZID=America/New_York:20261203T110000"), "2026-12-02", "2026-12-04"),
     (("DTSTART;TZID=Nowhere/At_All:20261201T150000", "DTEND;TZID=Nowhere/At_All:20261203T110000"), "2026-12-01", "2026-12-03"),
     (("DTSTART;VALUE=DA\r\n TE:202612\r\n\t01", "DTEND;VALUE=DATE:20261203"), "2026-12-01", "2026-12-03")],
)  # fmt: skip
def test_dates_are_nights_on_the_hotels_clock(lines: tuple[str, ...], first: str, until: str) -> None:
    assert spans(calendar(event("a", "", "", *lines))) == [("a", first, until)]


def test_a_zone_that_lies_about_a_known_place_is_not_believed() -> None:
    lies = [line.format(zone="Europe/Paris", offset="-1200") for line in LIAR]
    text = calendar(event("a", "", "", "DTSTART;TZID=Europe/Paris:20261201T200000", "DTEND;TZID=Europe/Paris:20261203T080000"),
                    before=lies)  # fmt: skip
    assert spans(text) == [("a", "2026-12-02", "2026-12-03")]


@pytest.mark.parametrize(
    ("made", "why"),
    [(event("a"), "no dates"), (event("a", "20261301", "20261303"), "no dates"), (event("a", "20261203", "20261201"), "no night"),
     (event("a", "20261201", "20261201"), "no night"), (event("", "20261201", "20261203"), "no UID"),
     (event("a", "", "", "DTSTART:20261201T140000Z"), "no night"), (event("a", "20261201", "20261203", "DTSTART;VALUE=DATE:20270101"), "no dates"),
     (event("a", "20261201", "20261203", "UID:b"), "no UID"), (event("a", "99991230", "99991231"), "not between 2000 and 2100"),
     (event("a", "20320101", "20320103"), "five years"), (event("a", "20200101", "20200103"), "five years"),
     (event("a", "", "", "DTSTART:99991231T230000Z", "DTEND:99991231T235900Z"), "no dates"),
     (event("a", "20260101", "20291231"), "not 1 to 400 nights"), (event("a" * 400, "20261201", "20261203"), "at most 300"),
     (event("a", "20261201", "20261203", "DESCRIPTION:card 4111 1111 1111 1111 cvv 123"), "card"),
     (event("a", "20261201", "20261203", "RRULE:FREQ=SECONDLY"), "repeats"),
     (event("a", "20261201", "20261203", "SEQUENCE:1") + event("a", "20261201", "20261204", "SEQUENCE:1"), "twice")],
)  # fmt: skip
def test_an_event_that_says_nothing_usable_is_told_and_the_rest_is_read(made: str, why: str) -> None:
    entries, rejects, _ = read(calendar(made, event("good", "20261210", "20261212")))
    assert [one.uid for one in entries] == ["good"]
    assert len(rejects) == 1
    assert why in rejects[0].reason


def test_an_event_without_a_uid_makes_the_calendar_incomplete() -> None:
    assert read(calendar(event("", "20261201", "20261203")))[2] is False
    assert read(calendar(event("a")))[2] is True


@pytest.mark.parametrize(
    ("older", "newer"),
    [(("SEQUENCE:1",), ("SEQUENCE:2",)), (("LAST-MODIFIED:20261101T000000Z",), ("LAST-MODIFIED:20261102T000000Z",)), ((), ())],
)  # fmt: skip
def test_of_two_with_one_uid_the_newer_counts_whatever_the_order(
    older: tuple[str, ...], newer: tuple[str, ...]
) -> None:
    same = "20261203" if not newer else "20261204"
    two = [event("a", "20261201", "20261203", *older), event("a", "20261201", same, *newer)]
    for order in (two, two[::-1]):
        assert spans(calendar(*order)) == [("a", "2026-12-01", date.fromisoformat(same).isoformat())]


def test_what_is_transparent_takes_no_nights_and_what_is_cancelled_says_so() -> None:
    text = calendar(
        event("free", "20261201", "20261203", "TRANSP:TRANSPARENT"),
        event("off", "20261201", "20261203", "STATUS:CANCELLED"),
    )
    assert [(one.uid, one.cancelled) for one in read(text)[0]] == [("off", True)]


def test_events_that_repeat_are_written_out_within_two_years_without_their_exceptions() -> None:
    text = calendar(
        event(
            "w",
            "20261201",
            "20261203",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE;VALUE=DATE:20261208",
            summary="Blocked",
        ),
        event("w", "20261216", "20261218", "RECURRENCE-ID;VALUE=DATE:20261215", summary="Blocked"),
    )
    assert spans(text) == [
        ("w#2026-12-01", "2026-12-01", "2026-12-03"), ("w#2026-12-15", "2026-12-16", "2026-12-18"),
        ("w#2026-12-22", "2026-12-22", "2026-12-24"),
    ]  # fmt: skip
    endless = spans(calendar(event("d", "20000101", "20000102", "RRULE:FREQ=DAILY")))
    assert len(endless) < 1_200
    assert endless[-1][1] == "2028-11-22"


BOMB = ";".join(("FREQ=DAILY", f"BYHOUR={','.join(map(str, range(24)))}", f"BYMINUTE={','.join(map(str, range(60)))}",
                 f"BYSECOND={','.join(map(str, range(60)))}"))  # fmt: skip


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "no calendar"), (b"\r\n\r\n", "no calendar"), (b"<html>Sign in</html>", "outside any calendar"), (b"BEGIN:VCALENDAR\0", "not text"),
     (os.urandom(64) + b"\x81\x8d", "not text"), (HEAD, "cut off"), (calendar(event("a", "20261201", "20261203"))[:-20], "closes what"), (calendar(event("a", "20261201", "20261203"))[:-15], "cut off"),
     (calendar(event("a", "20261201", "20261203")).replace("END:VEVENT\r\n", ""), "closes what is not open"),
     (HEAD * 9 + TAIL * 9, "nested too deep"), ("BEGIN:VEVENT\r\nEND:VEVENT\r\n", "outside any calendar"),
     (calendar() + "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "outside any calendar"), (HEAD + "X" * 2_000_001 + TAIL, "larger than"),
     (calendar(*["BEGIN:VEVENT\r\nEND:VEVENT\r\n"] * 5_001), "more than 5000"), (calendar("one two three\r\n"), "cannot be read"),
     (calendar(before=[line.format(zone="Liar", offset="+9900") for line in LIAR]), "cannot be read"),
     (calendar(event("a", "", "", "DTSTART:20001123T100000Z", f"RRULE:{BOMB}")), "takes too"),
     (calendar(*(event(f"d{n}", "20000101", "20000102", "RRULE:FREQ=DAILY") for n in range(6))), "more than 5000")],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)  # fmt: skip
def test_what_is_no_whole_calendar_is_refused_whole(data: bytes | str, why: str) -> None:
    assert why in refused(data)


def test_reading_ends_even_when_the_library_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take_apart, "PATIENCE", 0.01)
    assert "too long" in refused(calendar(event("a", "20261201", "20261203")))


def test_words_from_outside_are_cleaned_of_what_turns_a_screen_round() -> None:
    (one,), _, _ = read(
        calendar(
            event("a\u202eb", "20261201", "20261203", "DESCRIPTION:x\\n\u2066y\x1b[31m", summary="\u202egnp")
        )
    )
    assert (one.uid, one.remark) == ("ab", "gnp\nx\ny[31m")
    assert visible(one.remark, newlines=True) == one.remark


def test_the_largest_calendar_is_read_within_its_limits() -> None:
    assert len(read(calendar(*(event(f"{n}@x", "20261201", "20261203") for n in range(5_000))))[0]) == 5_000


def test_a_reading_is_known_by_what_it_says_and_not_by_its_stamps_or_order() -> None:
    one, other = event("a", "20261201", "20261203"), event("b", "20261204", "20261205")
    first = read(calendar(one, other))[0]
    second = read(calendar(other, one).replace("DTSTAMP:20261123T000000Z", "DTSTAMP:20261124T111111Z"))[0]
    assert digest_of(first, ()) == digest_of(second, ())
    assert digest_of(first, ()) != digest_of(first, ("c",))
    assert digest_of(first, ()) != digest_of(first[:1], ())


HOSTILE = Path(os.environ.get("HOTELCS_SHARED", "../shared")) / "data" / "hostile"


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile texts are not beside the checkout")
def test_hostile_texts_as_summaries_are_kept_clean_or_told() -> None:
    lines = [
        line
        for line in (HOSTILE / "blns.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    texts = [
        line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "")
        for line in lines
        if "\0" not in line
    ]
    made = [
        event(f"n{number}", "20261201", "20261203", summary=" ".join(text.split()))
        for number, text in enumerate(texts)
    ]
    entries, rejects, complete = read(calendar(*made))
    assert complete
    assert len(entries) + len(rejects) == len(made)
    assert len(entries) > 400
    for one in entries:
        assert optional(one.remark, field="remark", limit=10_000, multiline=True) == one.remark


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_comes_is_a_calendar_or_refused(data: bytes) -> None:
    for made in (data, HEAD.encode() + data + TAIL.encode()):
        codes = set()
        try:
            calendar_text.checked(made)
        except Refusal as refusal:
            codes.add(refusal.code)
        assert codes <= {"FEED_BROKEN"}
