"""What is over its time: counted, held, gone batch by batch, and never more than that."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from hotelcs.errors import Denied, InputOutput, Refusal
from hotelcs.storage import vault
from hotelcs.workflows.night.invariants import broken
from hotelcs.workflows.privacy import purging
from tests.conftest import Hand
from tests.workflows.privacy.house import NAME, code_of, purge, years_ago


def test_nothing_is_due_on_the_day(house: SimpleNamespace) -> None:
    with pytest.raises(Refusal) as error:
        house.inf.do("plan-purge")
    assert error.value.code == "NOTHING_DUE"


def test_what_is_over_its_time_goes_and_the_figures_stay(house: SimpleNamespace) -> None:
    asked = ("SELECT count(*), sum(amount_minor) FROM folio_line", "SELECT count(*) FROM stay_guest", "SELECT count(*) FROM stay",
             "SELECT count(*), sum(rooms) FROM turnaway")  # fmt: skip
    years_ago(house.path)
    before = [house.gm.rows(sql) for sql in asked]
    done = purge(house.inf, house.gm)
    assert done == {"people": 1, "documents": 1, "visitors": 1, "luggage": 1, "messages": 1, "whereabouts": 1, "turned away": 1,
                    "profiles": 1}  # fmt: skip
    assert [house.gm.rows(sql) for sql in asked] == before
    assert house.gm.rows("SELECT name FROM stay_guest") == [("—",)]
    assert NAME in house.gm.value("SELECT words FROM complaint"), "complaints are kept for five years"
    with house.gm.desk.file.read() as reader:
        assert broken(reader) == []
    house.gm.desk.check_ledger()


def test_after_six_years_the_profile_and_the_words_of_the_case_go_too(house: SimpleNamespace) -> None:
    years_ago(house.path, 6)
    done = purge(house.inf, house.gm)
    assert done["profiles"] == 1
    assert done["complaints"] == 1
    assert house.gm.rows("SELECT name, phone, email FROM guest") == [("—", "", "")]
    assert house.gm.value("SELECT count(*) FROM search_term") == 0
    assert {row[0] for row in house.gm.rows("SELECT words FROM case_event WHERE words <> ''")} == {"—"}


def test_lines_of_the_log_go_with_those_that_amend_them(house: SimpleNamespace) -> None:
    first = house.rec.do("log", text="one").result["entry"]
    house.rec.do("amend-log", entry=first, text="two")
    for _ in range(4):
        house.gm.do("log", text="more")
    with house.gm.desk.file.write() as session:  # the business date moves on by four years
        session.connection().exec_driver_sql("UPDATE business_day SET day = '2030-12-01'")
    done = purge(house.inf, house.gm, classes=("log",))
    assert done == {"log": 9}
    assert house.gm.value("SELECT count(*) FROM log_entry") == 0


def test_a_hold_keeps_what_hangs_on_it(house: SimpleNamespace) -> None:
    years_ago(house.path, 6)
    house.gm.do("place-hold", record=house.stay, reason="court")
    with pytest.raises(Refusal) as error:
        purge(house.inf, house.gm, classes=("registration", "visitor", "complaint", "profile"))
    assert error.value.code == "NOTHING_DUE"
    assert house.gm.value("SELECT count(*) FROM id_document") == 1
    row = {row.data_class: row for row in house.gm.desk.show("retention")}["registration"]
    assert (row.over_time, row.under_hold) == (0, 2)


def test_a_hold_placed_between_the_batches_holds(house: SimpleNamespace) -> None:
    years_ago(house.path, 6)
    number = house.inf.do("plan-purge").result["erasure"]
    house.gm.do("confirm-purge", erasure=number, code=code_of(house.inf))
    house.gm.do("place-hold", record=house.guest, reason="police")
    while house.gm.do("purge-on", erasure=number).result["left"]:
        pass
    assert house.gm.value("SELECT name FROM stay_guest") == NAME
    assert house.gm.value("SELECT status FROM erasure") == "done"


def test_on_a_full_disk_nothing_is_purged(house: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server minds its own disk: there that of this machine is not asked."""
    years_ago(house.path, 6)
    if house.gm.desk.file.on_server:
        monkeypatch.setattr(vault, "free_on", lambda _: vault.FULL - 1)
        assert purge(house.inf, house.gm)["people"] == 1
        return
    number = house.inf.do("plan-purge").result["erasure"]
    code = code_of(house.inf)
    with monkeypatch.context() as patch:
        patch.setattr(vault, "free_on", lambda _: vault.FULL - 1)
        with pytest.raises(InputOutput, match="Nothing was written"):
            house.gm.do("confirm-purge", erasure=number, code=code)
    assert house.gm.value("SELECT status FROM erasure") == "planned"
    house.gm.do("confirm-purge", erasure=number, code=code)
    with monkeypatch.context() as patch:
        patch.setattr(vault, "free_on", lambda _: vault.FULL - 1)
        with pytest.raises(InputOutput, match="Nothing was written"):
            house.gm.do("purge-on", erasure=number)
    assert house.gm.value("SELECT name FROM stay_guest") == NAME
    while house.gm.do("purge-on", erasure=number).result["left"]:
        pass
    assert house.gm.value("SELECT status FROM erasure") == "done"


def test_batches_are_bounded_and_go_on_where_they_were(
    house: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "BATCH", 2)
    monkeypatch.setattr(purging.take, "__defaults__", (2,))
    for _ in range(5):
        house.rec.do("turn-away", arrival="2026-11-23", reason="sold_out", contact="x")
    years_ago(house.path)
    number = house.inf.do("plan-purge", classes=("request",)).result["erasure"]
    house.gm.do("confirm-purge", erasure=number, code=code_of(house.inf))
    rows = []
    while (done := house.gm.do("purge-on", erasure=number).result)["left"]:
        rows.append((done["part"], done["rows"]))
    assert rows == [
        ("messages", 1),
        ("whereabouts", 1),
        ("turned away", 2),
        ("turned away", 2),
        ("turned away", 2),
    ]
    with pytest.raises(Refusal) as error:
        house.gm.do("purge-on", erasure=number)
    assert error.value.code == "PURGE_OVER"


def test_one_purge_runs_at_a_time_and_by_two_people(house: SimpleNamespace) -> None:
    years_ago(house.path)
    first = house.inf.do("plan-purge", classes=("visitor",)).result["erasure"]
    code = code_of(house.inf)
    second = house.inf.do("plan-purge", classes=("request",)).result["erasure"]
    with pytest.raises(Denied) as denied:
        house.inf.do("confirm-purge", erasure=first, code=code)
    assert denied.value.code == "SECOND_PERSON"
    house.gm.do("confirm-purge", erasure=first, code=code)
    with pytest.raises(Refusal) as refused:
        house.gm.do("confirm-purge", erasure=second, code=code_of(house.inf))
    assert refused.value.code == "PURGE_RUNNING"


def test_before_and_a_policy_narrow_what_is_due(house: SimpleNamespace) -> None:
    years_ago(house.path, 1)
    assert house.inf.do("plan-purge", classes=("visitor",)).result["due"] == {"visitors": 1, "luggage": 1}
    with pytest.raises(Refusal):
        house.inf.do("plan-purge", classes=("visitor",), before="2025-11-01")
    assert (
        house.inf.do("plan-purge", classes=("request",), policy={"request": 100}).result["due"]["messages"]
        == 1
    )
    for fields, code in (
        ({"policy": {"registration": 10}}, "TOO_SHORT"),
        ({"classes": ("backup",)}, "CLASS_UNKNOWN"),
    ):
        with pytest.raises(Refusal) as error:
            house.inf.do("plan-purge", **fields)
        assert error.value.code == code


def test_the_manager_sets_how_long_but_not_below_the_law(house: SimpleNamespace) -> None:
    assert house.gm.do("set-retention", class_="visitor", days=30, basis="house rule").result == {
        "code": "visitor",
        "days": 30,
        "before": 180,
    }
    for fields, code in (
        ({"class_": "registration", "days": 100}, "TOO_SHORT"),
        ({"class_": "nothing"}, "CLASS_UNKNOWN"),
    ):
        with pytest.raises(Refusal) as error:
            house.gm.do("set-retention", **fields)
        assert error.value.code == code
    house.gm.do("set-retention", class_="visitor")
    years_ago(house.path)
    assert "visitors" not in house.inf.do("plan-purge").result["due"], "for ever"


def test_holds_are_placed_once_and_lifted_once(house: SimpleNamespace) -> None:
    hold = house.gm.do("place-hold", record=house.complaint, reason="insurer 12").result
    assert (hold["kind"], hold["record"]) == ("complaint", house.complaint)
    for verb, fields, code in (
        ("place-hold", {"record": house.complaint, "reason": "x"}, "HELD_ALREADY"),
        ("place-hold", {"record": "C261123-900", "reason": "x"}, "RECORD_UNKNOWN"),
        ("place-hold", {"record": "R261123-001", "reason": "x"}, "RECORD_UNKNOWN"),
        ("lift-hold", {"hold": "L261123-900", "reason": "x"}, "HOLD_UNKNOWN"),
        ("confirm-purge", {"erasure": "W261123-900", "code": "123456"}, "ERASURE_UNKNOWN"),
    ):
        with pytest.raises(Refusal) as error:
            house.gm.do(verb, **fields)
        assert error.value.code == code
    assert [row.record for row in house.gm.desk.show("legal-holds")] == [house.complaint]
    house.gm.do("lift-hold", hold=hold["hold"], reason="paid")
    assert house.gm.desk.show("legal-holds") == []
    assert house.gm.desk.show("legal-holds", every=True)[0].lifted_by == "gm"


def test_a_code_that_is_over_is_shown_as_expired(house: SimpleNamespace) -> None:
    house.inf.do("plan-erasure", guest=house.guest, reason="letter")
    house.inf.now += timedelta(minutes=16)
    row = house.inf.desk.show("erasures")[0]
    assert (row.status, row.confirm_code, row.about) == ("expired", "", house.guest)


def test_nobody_at_the_desk_may_do_any_of_it(house: SimpleNamespace) -> None:
    rec: Hand = house.rec
    for verb, fields in (
        ("plan-purge", {}),
        ("plan-erasure", {"guest": house.guest, "reason": "x"}),
        ("export-guest", {"guest": house.guest, "reason": "x"}),
    ):
        with pytest.raises(Denied):
            rec.do(verb, **fields)
    with pytest.raises(Denied):
        rec.desk.show("guest-data", no=house.guest)
