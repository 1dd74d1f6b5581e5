"""`hotelcs import calendar` and `hotelcs export calendar`: feeds remembered, read again, refused whole; busy dates out."""

import json
import stat

import pytest

from tests.commands.conftest import Program, dump, rows
from tests.invariants import check
from tests.workflows.feeds.calendars import HEAD, calendar, event

ONE = event("one@channel", "20261201", "20261203")
TWO = event("two@channel", "20261210", "20261212")
CLOSED = event("closed@channel", "20261205", "20261208", summary="Not available")


@pytest.fixture
def feed(home, monkeypatch):
    """Write the channel's calendar; its path comes back."""
    monkeypatch.chdir(home)

    def write(*events: str):
        place = home / "airbnb.ics"
        place.write_text(calendar(*events), "utf-8")
        return str(place)

    return write


def test_a_calendar_is_taken_and_remembered_under_its_own_name(program: Program, lakeside, feed):
    taken = program("import", "calendar", feed(ONE, CLOSED), "--room", "101")
    assert (taken.code, taken.out) == (
        0,
        "airbnb-101, room 101: 2 events, 2 new, 0 changed, 0 cancelled, 0 rejected\n",
    )
    assert rows(lakeside, "SELECT name, active, fault FROM calendar_feed") == [("airbnb-101", 1, "")]
    assert rows(lakeside, "SELECT verb FROM ledger ORDER BY seq DESC LIMIT 1") == [("read-feed",)]
    check(lakeside)


def test_the_same_calendar_again_changes_nothing_whatever_its_stamps(program, lakeside, feed, home):
    program("import", "calendar", feed(ONE, CLOSED), "--room", "101")
    before = dump(lakeside)
    (home / "airbnb.ics").write_text(
        calendar(CLOSED, ONE).replace("20261123T000000Z", "20261123T121212Z"), "utf-8"
    )
    for words in (("--all",), ("--source", "airbnb-101"), (str(home / "airbnb.ics"), "--room", "101")):
        again = program("import", "calendar", *words, "--json")
        assert (again.code, again.document["changed"]) == (0, 0)
    assert dump(lakeside) == before


def test_every_calendar_is_read_by_one_command_and_a_bad_one_keeps_no_other_back(
    program, lakeside, feed, home
):
    program("import", "calendar", feed(ONE), "--room", "101")
    other = home / "vrbo.ics"
    other.write_text(calendar(TWO), "utf-8")
    program("import", "calendar", str(other), "--room", "102")
    (home / "airbnb.ics").write_text(HEAD, "utf-8")
    other.write_text(calendar(TWO, ONE), "utf-8")
    read = program("import", "calendar", "--all", "--json")
    document = read.document
    assert (read.code, document["error"]["code"]) == (10, "E_PARTIAL")
    assert [one.get("added", one.get("error", {}).get("code")) for one in document["data"]["feeds"]] == [
        "FEED_BROKEN",
        1,
    ]
    assert rows(lakeside, "SELECT name, fault FROM calendar_feed ORDER BY name") == [
        ("airbnb-101", "FEED_BROKEN"),
        ("vrbo-102", ""),
    ]
    assert rows(lakeside, "SELECT count(*) FROM reservation WHERE status = 'confirmed'") == [(3,)], (
        "nothing was cancelled"
    )


def test_a_broken_calendar_is_refused_whole(program, lakeside, feed, home):
    program("import", "calendar", feed(ONE, TWO), "--room", "101")
    before = dump(lakeside)
    (home / "airbnb.ics").write_text(calendar(ONE)[:-40], "utf-8")
    refused = program("import", "calendar", "--source", "airbnb-101", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "FEED_BROKEN")
    after = dump(lakeside)
    after["calendar_feed"] = before["calendar_feed"]
    assert after == before


def test_an_empty_calendar_cancels_nothing_until_somebody_agrees(program, lakeside, feed):
    program("import", "calendar", feed(ONE, TWO), "--room", "101")
    feed()
    refused = program("import", "calendar", "--all", "--json")
    assert (refused.code, refused.document["data"]["feeds"][0]["error"]["code"]) == (10, "FEED_SHRANK")
    assert rows(lakeside, "SELECT DISTINCT status FROM reservation") == [("confirmed",)]
    assert program("import", "calendar", "--all", "--accept-fewer").code == 0
    assert rows(lakeside, "SELECT DISTINCT status FROM reservation") == [("cancelled",)]


def test_conflicts_end_10_with_their_rejects_and_the_unchanged_rerun_0(program, lakeside, feed, home):
    program("do", "book", "guest=Li Na", "type=KNG", "room=101", "arrival=2026-12-02", "departure=2026-12-04")
    taken = program("import", "calendar", feed(ONE, event("no dates")), "--room", "101")
    assert taken.code == 10
    rejects = (home / "airbnb-101-rejects.csv").read_text("utf-8-sig")
    assert "one@channel" in rejects
    assert "without the room" in rejects
    assert "no dates" in rejects
    assert stat.S_IMODE((home / "airbnb-101-rejects.csv").stat().st_mode) == 0o600
    again = program("import", "calendar", "--all")
    assert again.code == 0
    assert "1 events need somebody" in again.err
    listed = program("show", "feed-events", "open=true", "--json").document["data"]
    assert [(one["result"], one["why"]) for one in listed] == [("unroomed", "ROOM_TAKEN")]


def test_a_dry_run_counts_and_writes_nothing(program, lakeside, feed, home):
    before = dump(lakeside)
    tried = program(
        "import", "calendar", feed(ONE, event("no dates")), "--room", "101", "--dry-run", "--json"
    )
    counts = tried.document["data"]["feeds"][0]
    assert (tried.code, counts["added"], len(counts["rejects"]), counts["reject_file"]) == (10, 1, 1, None)
    assert dump(lakeside) == before
    assert not list(home.glob("*-rejects.csv"))


def test_closed_nights_are_bookings_where_the_channel_writes_both_alike(program, lakeside, feed):
    program("import", "calendar", feed(CLOSED), "--room", "101", "--all-stays", "--source", "booking.com")
    program("import", "calendar", "--all")
    assert rows(lakeside, "SELECT source, status FROM reservation") == [("booking.com", "confirmed")]


def test_a_calendar_in_another_encoding_is_read_with_a_warning(program, lakeside, feed, home):
    (home / "alt.ics").write_bytes(
        calendar(event("a", "20261201", "20261203", summary="Reserved - Müller")).encode("cp1252")
    )
    taken = program("import", "calendar", str(home / "alt.ics"), "--room", "101")
    assert taken.code == 0
    assert "Encoding mismatch" in taken.err
    assert rows(lakeside, "SELECT name FROM guest WHERE source IS NULL ORDER BY id DESC LIMIT 1") == [
        ("Müller",)
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [(("calendar",), 2), (("calendar", "airbnb.ics"), 2), (("calendar", "--all", "--room", "101"), 2), (("calendar", "--source", "nobody"), 4), (("calendar", "--all", "--reject", "why.csv"), 2),
     (("calendar", "airbnb.ics", "--room", "101", "--reject", "airbnb.ics"), 2),
     (("calendar", "none.ics", "--room", "101"), 9), (("calendar", "airbnb.ics", "--room", "999"), 4),
     (("calendar", "file:///etc/passwd", "--room", "101"), 4), (("calendar", "http://127.0.0.1:9/a", "--room", "101"), 4),
     (("rooms",), 2)],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_before_anything_is_written(program, lakeside, feed, words, code):
    feed(ONE)
    before = dump(lakeside)
    refused = program("import", *words, "--json")
    assert refused.code == code
    assert dump(lakeside) == before


def test_nothing_named_yet_is_nothing_to_do(program, lakeside):
    assert program("import", "calendar", "--all").out == "No calendar was named yet.\n"


def test_a_held_writer_ends_5_for_all_of_them(program, lakeside, feed, request):
    program("import", "calendar", feed(ONE), "--room", "101")
    feed(ONE, TWO)
    request.getfixturevalue("writer")
    assert program("import", "calendar", "--all", "--lock-wait", "0.1").code == 5


def test_the_address_of_a_feed_is_shown_to_nobody(program, lakeside, feed, monkeypatch):
    monkeypatch.setattr("hotelcs.workflows.feeds.fetching.fetch", lambda *_, **__: calendar(ONE).encode())
    program("import", "calendar", "https://channel.example/ical/1.ics?s=top-secret", "--room", "101")
    said = [
        program("show", "feeds", "--json").out,
        program("audit-log", "--json").out,
        program("doctor", "--json").out,
    ]
    assert "channel.example" in said[0]
    assert not [text for text in said if "top-secret" in text]


def test_the_doctor_tells_of_a_feed_that_failed_and_of_one_not_read_for_a_day(program, lakeside, feed):
    def seen(now: str = "2026-11-23T08:00:00Z") -> dict[str, str]:
        checks = json.loads(program("doctor", "--json", now=now).out)["data"]["checks"]
        return next(check for check in checks if check["name"] == "feeds")

    lakeside.chmod(0o600)
    assert seen()["state"] == "ok"
    program("import", "calendar", feed(ONE), "--room", "101")
    assert seen()["state"] == "ok"
    late = seen("2026-11-25T08:00:00Z")
    assert (late["state"], "not read for a day" in late["words"]) == ("warn", True)
    feed()
    program("import", "calendar", "--all")
    assert "FEED_SHRANK" in seen()["words"]


def test_busy_dates_go_out_and_nothing_of_a_channel_comes_back_to_it(program, lakeside, feed, home):
    program("import", "calendar", feed(ONE, CLOSED), "--room", "101")
    program("do", "book", "guest=Li Na", "type=KNG", "room=101", "arrival=2026-12-20", "departure=2026-12-22")
    place = home / "out.ics"
    assert program("export", "calendar", "--room", "101", str(place)).code == 0
    first = place.read_text("utf-8")
    assert first.count("BEGIN:VEVENT") == 3
    assert stat.S_IMODE(place.stat().st_mode) == 0o644
    out = program("export", "calendar", "--room", "101", "--for", "airbnb-101")
    assert out.out.count("BEGIN:VEVENT") == 1
    assert "20261220" in out.out
    assert program("export", "calendar", "--room", "999").code == 4
    assert program("export", "calendar", "--room", "101", str(home / "no" / "out.ics")).code == 9
    listed = program("export", "calendar", "--room", "101", "--json").document["data"]["busy"]
    assert listed[0] == {"first": "2026-12-01", "until": "2026-12-03", "kind": "stay"}


def test_what_one_hotel_gives_another_reads(program, lakeside, feed, home):
    program("import", "calendar", feed(ONE, CLOSED), "--room", "101")
    program("export", "calendar", "--room", "101", str(home / "out.ics"))
    taken = program("import", "calendar", str(home / "out.ics"), "--room", "102", "--json")
    counts = taken.document["data"]["feeds"][0]
    assert (counts["rejects"], counts["added"], counts["blocked_nights"]) == ([], 2, 3)


def test_an_interrupted_reading_leaves_nothing_behind(program, lakeside, feed, monkeypatch):
    from hotelcs.workflows.feeds import channel_blocks

    before = dump(lakeside)

    def stop(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(channel_blocks, "take", stop)
    assert program("import", "calendar", feed(ONE, CLOSED), "--room", "101").code == 130
    assert dump(lakeside) == before
