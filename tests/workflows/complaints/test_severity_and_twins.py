"""How bad it is, who may say otherwise, and when two complaints are one."""

import shutil
from pathlib import Path

import pytest

from hotelcs.errors import Denied
from hotelcs.workflows.complaints import taxonomy
from hotelcs.workflows.complaints.severity import is_quiet, severity_of, worse
from tests.conftest import POSTS, Hand
from tests.workflows.complaints.conftest import SAID, Bench


@pytest.fixture
def team(business_hotel: Path, tmp_path: Path) -> Bench:
    """The bench with somebody of each post beside it."""
    path = tmp_path / "hotel.db"
    shutil.copy(business_hotel, path)
    return Bench(Hand(path))


def test_the_taxonomy_is_whole() -> None:
    codes = taxonomy.codes()
    assert len(codes) == 45
    for code in codes.values():
        assert taxonomy.suggested(code.code), code
        assert code.guide in taxonomy.guides(), code
        assert code.severity in ("s1", "s2", "s3", "s4")
        assert code.name_zh
        assert code.name_en
    words = [word for code in codes.values() for word in code.words]
    assert not {word for word in words if words.count(word) > 1} - {
        "other",
        "water",
        "phone",
        "type",
        "lost",
        "ill",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [("noise", "NOI-1"), ("noi1", "NOI-1"), ("NOI-1", "NOI-1"), ("clean", "CLN-1"), ("噪音", "NOI-1"), ("卫生", "CLN-1"),
     ("客房卫生差", "CLN-1"), ("Wi-Fi", "FAC-3")],
)  # fmt: skip
def test_a_code_is_found_by_a_word(text: str, code: str) -> None:
    assert taxonomy.named(text).code == code


def test_severity_is_one_level_worse_once() -> None:
    noise = taxonomy.codes()["NOI-1"]
    assert severity_of(noise) == "s3"
    assert severity_of(noise, aggravated=True) == "s2"
    assert severity_of(noise, safety=True) == "s1"
    assert [worse(grade) for grade in ("s4", "s3", "s2", "s1")] == ["s3", "s2", "s1", "s1"]


def test_quiet_hours_cross_midnight() -> None:
    assert [is_quiet(minute, 22 * 60, 7 * 60) for minute in (21 * 60 + 59, 22 * 60, 3 * 60, 7 * 60)] == [
        False,
        True,
        True,
        False,
    ]
    assert is_quiet(13 * 60, 12 * 60, 14 * 60)
    assert not is_quiet(14 * 60, 12 * 60, 14 * 60)


@pytest.mark.parametrize(
    ("flag", "severity"), [("media", "s2"), ("vulnerable", "s2"), ("safety", "s1"), ("sensitive", "s3")]
)
def test_flags_make_it_worse(bench: Bench, flag: str, severity: str) -> None:
    assert bench.see(bench.take(**{flag: True})).severity == severity


def test_a_vip_and_a_second_complaint_of_a_stay_make_it_worse(bench: Bench) -> None:
    assert bench.see(bench.take("bed")).severity == "s3"
    assert bench.see(bench.take("smoke")).severity == "s2"
    guest = bench.hand.value(
        "SELECT g.no FROM guest g JOIN stay s ON s.guest_id = g.id WHERE s.no = :no", no=bench.second
    )
    version = bench.hand.value("SELECT version FROM guest WHERE no = :no", no=guest)
    bench.do("update-guest", guest=guest, version=version, vip_level=1)
    assert bench.see(bench.take("bed", "102")).severity == "s2"


def test_noise_at_night_is_looked_at_within_ten_minutes(bench: Bench) -> None:
    def onsite(no: str) -> int:
        return next(line.left for line in bench.see(no).clocks if line.metric == "onsite")

    assert onsite(bench.take()) == 20
    assert onsite(bench.at("24 03:00").take(whose="102")) == 10


def test_after_departure_office_hours_count(bench: Bench) -> None:
    bench.do("check-out", stay="101", settle="cash")
    no = bench.at("23 22:00").take("rude", bench.first)
    ack = next(line for line in bench.see(no).clocks if line.metric == "ack")
    assert ack.due == "2026-11-24 11:00"
    assert not bench.see(no).in_house


def test_anybody_raises_and_only_a_supervisor_lowers(team: Bench) -> None:
    no = team.take()
    desk = team.hand.at("rec")
    assert desk.do("raise-severity", complaint=no).result["severity"] == "s2"
    assert team.refused("raise-severity", complaint=no, to="s3") == "NOT_WORSE"
    assert team.refused("lower-severity", complaint=no, to="s1", reason="x") == "NOT_BETTER"
    with pytest.raises(Exception) as denied:
        desk.do("lower-severity", complaint=no, to="s4", reason="not so bad")
    assert getattr(denied.value, "code", "") == "DENIED"
    assert (
        team.hand.at("sup").do("lower-severity", complaint=no, to="s4", reason="x").result["severity"] == "s4"
    )


def test_raising_is_never_due_later_and_what_was_missed_stays_missed(team: Bench) -> None:
    no = team.take("phone")
    before = {line.metric: line.due for line in team.see(no).clocks}
    team.later(31).do("raise-severity", complaint=no, to="s2")
    lines = {line.metric: line for line in team.see(no).clocks}
    assert all(lines[metric].due <= due for metric, due in before.items())
    assert lines["ack"].state == "breached"
    team.do("lower-severity", complaint=no, to="s4", reason="x")
    assert {line.metric: line.state for line in team.see(no).clocks}["ack"] == "breached"


def test_everybody_takes_and_few_own(team: Bench) -> None:
    for post in POSTS:
        hand = team.hand.at(post.lower())
        no = hand.do("take-complaint", code="other", words=f"by {post}", whose="103", separate=True).result[
            "complaint"
        ]
        hand.do("acknowledge-complaint", complaint=no, understood="x", wants="fix")
        owns = post in ("GM", "SUP", "NM", "HKS", "CRM", "CMP")
        if owns:
            hand.do("plan-complaint", complaint=no, plan="see them")
        else:
            with pytest.raises(Denied) as denied:
                hand.do("plan-complaint", complaint=no, plan="see them")
            assert denied.value.code == "DENIED"


def test_somebody_has_every_complaint_from_the_first_minute(team: Bench) -> None:
    no = team.take()
    row = team.hand.desk.show("complaints")[0]
    assert (row.complaint, row.held) == (no, "own")
    assert row.owner
    assert [item.item for item in team.hand.desk.show("items", kind="complaint")] == [no]


def test_the_officer_on_duty_has_it_before_the_duty_manager(team: Bench) -> None:
    officer = team.hand.value(
        "SELECT s.no FROM staff s JOIN account a ON a.staff_id = s.id WHERE a.login = 'cmp'"
    )
    team.do("roster", staff=officer, day="2026-11-23", shift="late", post="CMP")
    assert team.at("23 16:00").do("take-complaint", code="noise", words=SAID, whose="101")["owner"] == officer


def test_the_same_again_is_offered_and_may_be_another_matter(bench: Bench) -> None:
    no = bench.take()
    assert bench.refused("take-complaint", code="NOI-3", words="hum", whose="101") == "NEAR_DUPLICATE"
    assert bench.take("bed") != no
    assert bench.take("NOI-3", separate=True) != no
    assert bench.take("NOI-3", "102") != no
    bench.later(24 * 60 + 1)
    assert bench.take("NOI-3") != no


def test_two_about_the_same_become_one(bench: Bench) -> None:
    no, other = bench.take(), bench.taken("NOI-2", separate=True, media=True, steps="1")
    merged = bench.do("merge-complaints", complaint=other, into=no)
    assert merged == {"complaint": other, "into": no, "severity": "s2"}
    case = bench.see(no)
    assert [task.action for task in case.tasks] == [f"{no}/1"]
    assert {"intake", "acknowledged", "merged_in", "raised"} <= {line.what for line in case.timeline}
    assert (bench.see(other).status, bench.see(other).duplicate_of) == ("merged", no)
    assert [row.complaint for row in bench.hand.desk.show("complaints")] == [no]
    assert bench.hand.desk.show("complaint-report")[0].complaints == 1


def test_what_is_not_the_same_is_not_merged(bench: Bench) -> None:
    no, bed, next_door = bench.take(), bench.take("bed"), bench.take(whose="102")
    assert bench.refused("merge-complaints", complaint=no, into=bed) == "NOT_THE_SAME"
    assert bench.refused("merge-complaints", complaint=no, into=next_door) == "NOT_THE_SAME"
    assert bench.refused("merge-complaints", complaint=no, into=no) == "NOT_THE_SAME"


def test_whose_it_is(bench: Bench) -> None:
    assert bench.refused("take-complaint", code="noise", words="x") == "WHOSE_MISSING"
    assert bench.refused("take-complaint", code="noise", words="x", whose="999") == "STAY_UNKNOWN"
    assert bench.refused("take-complaint", code="weather", words="x", whose="101") == "CODE_UNKNOWN"
    assert bench.refused("take-complaint", code="noise", words="x", whose="101", steps="9") == "STEP_UNKNOWN"
    assert bench.refused("note-complaint", complaint="C261123-999", words="x") == "COMPLAINT_UNKNOWN"
    nobody = bench.see(bench.take("lift", None, anonymous=True))
    assert (nobody.room, nobody.guest, nobody.stay) == ("", "", "")
    unsaid = bench.see(bench.take("smoke", "102", anonymous=True))
    assert (unsaid.room, unsaid.guest) == ("102", "")
    assert bench.see(bench.take("smoke", "103")).guest == ""


def test_few_read_what_is_sensitive(team: Bench) -> None:
    no = (
        team.hand.at("hks")
        .do("take-complaint", code="SEC-2", words="a man at my door", whose="101")
        .result["complaint"]
    )
    desk, officer = team.hand.at("rec"), team.hand.at("cmp")
    row = desk.desk.show("complaints")[0]
    assert (row.complaint, row.severity, row.words, row.room, row.guest, row.code) == (
        no,
        "s1",
        "",
        "",
        "",
        "",
    )
    for ask in (
        lambda: desk.desk.show("complaint", no=no),
        lambda: desk.do("note-complaint", complaint=no, words="x"),
    ):
        with pytest.raises(Exception) as denied:
            ask()
        assert getattr(denied.value, "code", "") == "SENSITIVE"
    assert officer.desk.show("complaint", no=no).words == "a man at my door"
    assert team.hand.at("hks").desk.show("complaint", no=no).complaint == no
    assert desk.desk.show("items", kind="complaint")[0].room == ""
    plain = team.take()
    desk.do("keep-sensitive", complaint=plain)
    with pytest.raises(Exception) as denied:
        desk.do("keep-sensitive", complaint=plain, sensitive=False)
    assert getattr(denied.value, "code", "") in {"SENSITIVE", "DENIED"}
    assert officer.do("keep-sensitive", complaint=plain, sensitive=False).result["complaint"] == plain


def test_a_report_does_not_tell_most_where_what_few_read_happened(team: Bench) -> None:
    team.hand.do("take-complaint", code="SEC-2", words="a man at my door", whose="101")
    team.take(whose="102")
    for by in ("code", "room"):
        groups = {row.group for row in team.hand.at("rec").desk.show("complaint-report", by=by)}
        assert "*" in groups
        assert not {"101", "SEC-2"} & groups
    assert {row.group for row in team.hand.at("cmp").desk.show("complaint-report")} == {"SEC-2", "NOI-1"}
