"""What a terminal tells whoever signs in, and what it tells while nobody has."""

import pytest

from hotelcs.workflows.desk import open_desk


def test_the_view_of_oneself_knows_posts_rights_limits_and_what_waits(crew):
    crew.hire("host", "REC", "CRM")
    crew.do("admin", "post-notice", title="Fire drill", to=["CRM"], must_read=True, until="2026-11-30")
    me = crew.show("host", "me")
    assert (me.login, me.name, me.staff, me.posts, me.department) == (
        "host",
        "Host",
        crew.numbers["host"],
        ("REC", "CRM"),
        "FD",
    )
    assert (me.compensation_minor, me.discount) == (10_000, 5)
    assert me.rights == tuple(sorted(set(crew.show("desk", "me").rights) | set(me.rights)))
    assert set(me.who["overbook"]) == {"SUP", "NM", "GM"}
    assert (me.must_reads, me.must_change, me.has_pin, me.currency) == (1, False, False, "CNY")
    assert crew.show("desk", "me").must_reads == 0


@pytest.mark.parametrize(("shift", "rostered"), [("late", True), ("early", False), (None, False)])
def test_it_says_whether_the_roster_has_one_now(crew, shift, rostered):
    if shift:
        crew.do("admin", "roster", staff="desk", day="2026-11-23", shift=shift)
    me = crew.show("desk", "me")
    assert (me.rostered, me.roster_kept) == (rostered, shift == "late")


def test_the_closed_door_tells_the_shift_and_names_nobody(crew):
    lobby = open_desk(crew.hand.path, login="", terminal="lobby", clock=lambda: crew.now)
    before = lobby.show("door")
    assert (before.business_date, before.shift, before.shift_open, before.incidents) == (
        "2026-11-23",
        "Late",
        False,
        (),
    )
    crew.do("desk", "open-shift")
    after = lobby.show("door")
    assert after.shift_open
    assert "Front desk" not in repr(after)
    me = lobby.show("me")
    assert (me.login, me.posts, me.rights, me.must_reads) == (
        "",
        (),
        ("door", "escalation.run", "incident.raise"),
        0,
    )
    lobby.close()
