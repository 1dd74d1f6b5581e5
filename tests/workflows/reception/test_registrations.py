"""The duty to register guests with the authority."""

import csv
import io
import stat
from datetime import timedelta

import pytest

from hotelcs.errors import Denied, InputOutput, NotReady, Refusal, Usage
from hotelcs.workflows.reception import registration_export
from tests.invariants import check


def two_stays(hand, ids) -> tuple[str, str]:
    """A domestic guest in 101, an overseas one in 102."""
    first = hand.check_in(hand.book("Zhang Wei"))
    second = hand.check_in(hand.book("Anna"), "102", document="passport:GBR:X1234567")
    return first, second


def test_all_that_is_open_is_submitted_with_the_authoritys_reference(hand, ids):
    two_stays(hand, ids)
    done = hand.do("submit-registration", reference="PSB-77")
    assert (done.result["domestic"], done.result["overseas"], done.result["late"]) == (1, 1, 0)
    assert hand.rows("SELECT DISTINCT status, reference, submitted_at FROM registration") == [
        ("submitted", "PSB-77", "2026-11-23T07:00:00Z")
    ]
    check(hand)


def test_submitting_again_changes_nothing(hand, ids):
    two_stays(hand, ids)
    hand.do("submit-registration")
    again = hand.do("submit-registration")
    assert (again.changed, again.result["registrations"]) == (0, [])


def test_filters_narrow_to_a_stay_a_kind_or_one(hand, ids):
    first, _ = two_stays(hand, ids)
    assert len(hand.do("submit-registration", stay=first).result["registrations"]) == 1
    assert hand.do("submit-registration", kind="domestic").changed == 0
    assert hand.do("submit-registration", registration=2).result["overseas"] == 1


def test_what_goes_out_after_its_deadline_is_late_for_ever(hand, ids):
    two_stays(hand, ids)
    hand.now += timedelta(hours=25)
    assert hand.do("submit-registration").result["late"] == 2
    assert hand.value("SELECT count(*) FROM registration WHERE late") == 2


def test_a_rejected_one_is_mended_and_sent_again(hand, ids):
    two_stays(hand, ids)
    number = hand.do("submit-registration", kind="overseas").result["registrations"][0]
    hand.do("answer-registration", registration=number, answer="rejected", reason="port of entry")
    assert hand.do("submit-registration").result["registrations"] == [1, number]
    hand.do("answer-registration", registration=number, answer="accepted", reference="OK-1")
    assert hand.rows("SELECT status, reference FROM registration WHERE id = :id", id=number) == [
        ("accepted", "OK-1")
    ]


@pytest.mark.parametrize("answer", ["accepted", "rejected"])
def test_only_what_was_submitted_is_answered(hand, ids, answer):
    two_stays(hand, ids)
    with pytest.raises(Refusal) as caught:
        hand.do("answer-registration", registration=1, answer=answer, reason="x")
    assert (caught.value.code, caught.value.next) == ("ILLEGAL_STATE", ("submit-registration", "exempt"))


def test_an_exemption_needs_a_reason(hand, ids):
    two_stays(hand, ids)
    with pytest.raises(Refusal) as caught:
        hand.do("answer-registration", registration=1, answer="exempt")
    assert caught.value.code == "REASON_MISSING"
    hand.do("answer-registration", registration=1, answer="exempt", reason="diplomat")
    assert hand.do("submit-registration").result["registrations"] == [2]


def test_an_unknown_registration_is_named(hand):
    with pytest.raises(Refusal) as caught:
        hand.do("answer-registration", registration=9, answer="exempt", reason="x")
    assert caught.value.code == "REGISTRATION_UNKNOWN"


def test_open_ones_are_listed_by_deadline_with_the_time_left_and_masked(hand, ids):
    two_stays(hand, ids)
    hand.now += timedelta(hours=20, minutes=30)
    domestic, overseas = hand.desk.show("registrations")
    assert (domestic.kind, domestic.minutes_left, domestic.alert) == ("domestic", -1200, 1)
    assert (overseas.kind, overseas.minutes_left, overseas.hours_left, overseas.alert) == (
        "overseas",
        210,
        3.5,
        2,
    )
    assert domestic.document == "3405**********001X"
    assert "X1234567" not in repr(overseas)


@pytest.mark.parametrize(("hours", "alert"), [(11, 0), (12, 1), (19, 1), (20, 2), (23, 3), (30, 3)])
def test_overseas_alerts_come_at_twelve_twenty_and_twenty_three_hours(hand, hours, alert):
    hand.check_in(hand.book("Anna"), document="passport:GBR:X1234567")
    hand.now += timedelta(hours=hours)
    assert hand.desk.show("registrations")[0].alert == alert


def test_views_filter_by_state_kind_and_stay(hand, ids):
    first, _ = two_stays(hand, ids)
    hand.do("submit-registration", stay=first)
    show = hand.desk.show
    assert [row.kind for row in show("registrations")] == ["overseas"]
    assert [row.status for row in show("registrations", status="submitted")] == ["submitted"]
    assert len(show("registrations", status="all")) == 2
    assert show("registrations", kind="domestic") == []
    assert len(show("registrations", status="all", stay=first)) == 1


class TestTheFile:
    """The file that is handed to the authority."""

    def rows(self, path) -> list[dict[str, str]]:
        text = path.read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def test_it_holds_whole_numbers_and_what_the_form_asks(self, hand, ids, tmp_path):
        two_stays(hand, ids)
        registration_export.write(hand.desk, tmp_path, "today.csv")
        first, second = self.rows(tmp_path / "today.csv")
        assert (first["document_number"], first["name"], first["room"]) == (ids.first, "Zhang Wei", "101")
        assert (second["document_number"], second["nationality"], second["kind"]) == (
            "X1234567",
            "GBR",
            "overseas",
        )
        assert second["departure"] == "2026-11-25"

    def test_its_mode_is_private_and_it_never_replaces_a_file(self, hand, ids, tmp_path):
        two_stays(hand, ids)
        registration_export.write(hand.desk, tmp_path, "a.csv")
        assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o600
        with pytest.raises(InputOutput):
            registration_export.write(hand.desk, tmp_path, "a.csv")

    def test_a_planted_link_is_not_followed(self, hand, ids, tmp_path):
        two_stays(hand, ids)
        (tmp_path / "a.csv").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(InputOutput):
            registration_export.write(hand.desk, tmp_path, "a.csv")
        assert not (tmp_path / "elsewhere").exists()

    @pytest.mark.parametrize("name", ["../a.csv", "/tmp/a.csv", ".a", "-a", "", "a" * 101, "a\0b", "a..b"])
    def test_only_a_plain_name_is_a_name(self, hand, tmp_path, name):
        with pytest.raises(Usage):
            registration_export.write(hand.desk, tmp_path, name)

    def test_no_cell_is_a_formula(self, hand, tmp_path):
        hand.check_in(hand.book("=cmd|' /C calc'!A0"))
        registration_export.write(hand.desk, tmp_path, "a.csv")
        assert self.rows(tmp_path / "a.csv")[0]["name"].startswith("'=")

    def test_it_is_in_the_ledger_without_a_number(self, hand, ids, tmp_path):
        two_stays(hand, ids)
        done = registration_export.write(hand.desk, tmp_path, "a.csv")
        row = hand.rows("SELECT verb, result FROM ledger WHERE seq = :seq", seq=done.entry)[0]
        assert row[0] == "export-registrations"
        assert done.result["rows"] == 2
        assert ids.first not in row[1]

    def test_who_may_not_register_gets_no_file(self, hand, ids, tmp_path):
        two_stays(hand, ids)
        with pytest.raises(Denied):
            registration_export.write(hand.at("cron").desk, tmp_path, "a.csv")
        assert list(tmp_path.glob("a.csv")) == []

    def test_submitted_ones_are_left_out_unless_asked_for(self, hand, ids, tmp_path):
        two_stays(hand, ids)
        hand.do("submit-registration", kind="domestic")
        assert registration_export.write(hand.desk, tmp_path, "a.csv").result["rows"] == 1
        assert registration_export.write(hand.desk, tmp_path, "b.csv", pending=False).result["rows"] == 2
        assert (
            registration_export.write(hand.desk, tmp_path, "c.csv", pending=False, kind="overseas").result[
                "rows"
            ]
            == 1
        )

    def test_without_the_key_file_it_says_so(self, hand, ids, tmp_path, monkeypatch):
        from hotelcs.storage import keys

        two_stays(hand, ids)
        monkeypatch.setattr(keys, "load", lambda _: keys.Keys())
        with pytest.raises(NotReady):
            registration_export.write(hand.desk, tmp_path, "a.csv")
