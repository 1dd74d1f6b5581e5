"""Whether the team could come now: who counts, who lacks what."""

from tests.workflows.callouts.conftest import Squad


def test_everybody_of_the_team_is_listed_with_where_they_are_and_what_they_lack(squad: Squad) -> None:
    rows = {row.staff: (row.place, row.lacks) for row in squad.hand.desk.show("team-readiness")}
    assert rows == {
        "E901": ("here", ""), "E902": ("here", ""), "E903": ("on_call", ""), "E904": ("off", ""),
        "E905": ("here", "new"), "E906": ("here", "untrained"),
    }  # fmt: skip
    assert {(row.there, row.least) for row in squad.hand.desk.show("team-readiness")} == {
        (3, squad.hand.value("SELECT least FROM team"))
    }


def test_telephones_of_those_who_are_off_are_masked_for_whoever_does_not_see_to_staff(squad: Squad) -> None:
    guo = squad.as_("guo", "E901")
    seen = {row.staff: row.phone for row in guo.desk.show("team-readiness")}
    assert seen["E903"] == "+861390000903"
    assert seen["E904"] == "*********0904"
    assert {row.phone for row in squad.hand.desk.show("team-readiness") if row.staff == "E904"} == {
        "+861390000904"
    }


def test_a_course_counts_for_a_year_and_a_service_of_a_year_is_enough(squad: Squad) -> None:
    squad.hand.do("add-staff", name="Xu An", posts="REC", no="E908", hired_on="2025-11-23")
    squad.hand.do("qualify", staff="E908", kind="rapid_response", issued="2025-11-23")
    squad.hand.do("join-team", staff="E908", first="2026-11-23")
    assert {row.staff: row.lacks for row in squad.hand.desk.show("team-readiness")}["E908"] == ""


def test_a_team_below_its_least_presses_whoever_keeps_the_roster(squad: Squad) -> None:
    squad.hand.do("set-team-least", least=3)
    assert not [row for row in squad.hand.desk.show("pressing") if row.kind == "team_short"]
    squad.hand.do("set-team-least", least=4)
    found = [row for row in squad.hand.desk.show("pressing") if row.kind == "team_short"]
    assert [(row.ref, row.words, row.screen, row.alarm) for row in found] == [("rrt", "3|4", "17", False)]
    guo = squad.as_("guo", "E901")
    assert not [row for row in guo.desk.show("pressing") if row.kind == "team_short"]


def test_an_open_call_out_stands_on_every_screen_until_the_team_is_stood_down(squad: Squad) -> None:
    guo = squad.as_("guo", "E901")
    callout = squad.call(room="301")
    found = [row for row in guo.desk.show("pressing") if row.kind.startswith("callout")]
    assert [(row.kind, row.ref, row.words, row.screen, row.alarm) for row in found] == [
        ("callout_you", callout, "smoke in 301|301", "17", True)
    ]
    guo.do("accept-call-out", callout=callout)
    assert [row.kind for row in squad.hand.desk.show("pressing") if row.kind.startswith("callout")] == [
        "callout_led"
    ]
    squad.hand.do("stand-down", callout=callout, outcome="steam")
    assert not [row for row in guo.desk.show("pressing") if row.kind.startswith("callout")]
