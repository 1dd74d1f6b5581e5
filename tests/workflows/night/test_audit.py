"""The night audit: its order, each step once for its date, going on where a run ended, two at once."""

from datetime import UTC, datetime

import pytest

from hotelcs.errors import InputOutput, Refusal
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.machine.backing_up import Purpose, folder_of, make
from hotelcs.workflows.night import audit, before
from hotelcs.workflows.night.audits_view import STEP_TITLES
from tests.conftest import IDS
from tests.invariants import check

D23, D24 = "2026-11-23", "2026-11-24"
TWO = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""02:00 of the 24th at the hotel."""


def copied(_desk):
    return "copy.db"


def audited(hand, day=D23, back_up=copied):
    done = [(one.day, one.step) for one in audit.run(hand.desk, day, back_up)]
    check(hand)
    return done


@pytest.fixture
def house(hand):
    """Somebody in house, somebody who will not come, a hold that runs out; two in the morning."""
    hand.check_in(hand.book(rate=30000))
    hand.book("Li Na", guarantee="card")
    hand.book("Ms Lee", status="tentative", arrival=D23, departure="2026-11-26")
    hand.book("Mr Ono", type="TWN", arrival="2026-11-26", departure="2026-11-28")
    hand.now = TWO
    return hand


def test_every_step_is_done_in_its_order_and_stands_in_the_tables(house):
    assert audited(house) == [(D23, step) for step in STEP_TITLES]
    [run] = house.desk.show("audits")
    assert (run.day, run.backup, run.steps, run.of) == (D23, "copy.db", 10, 10)
    assert run.done_at.startswith("2026-11-24 02:00")
    counts = {row.step: row.count for row in house.desk.show("audit-steps", day=D23)}
    assert (counts["rooms"], counts["no_shows"], counts["roll"], counts["holds"]) == (1, 1, 1, 1)
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == D24


def test_a_second_run_does_nothing(house):
    audited(house)
    before_ = house.value("SELECT max(seq) FROM ledger")
    assert audited(house) == []
    assert house.value("SELECT max(seq) FROM ledger") == before_


@pytest.mark.parametrize("most", range(1, 11))
def test_a_run_that_ended_after_any_step_is_gone_on_with(house, most):
    steps = audit.run(house.desk, D23, copied)
    begun = [next(steps).step for _ in range(most)]
    steps.close()
    rest = [step for _, step in audited(house)]
    wanted = list(STEP_TITLES)
    assert begun + rest == (["backup", *wanted] if most == 1 else [*begun, *wanted[max(most, 7) :]])
    assert house.value("SELECT count(*) FROM audit_step WHERE day = :day", day=D23) == 10
    assert house.value("SELECT count(*) FROM folio_line WHERE kind = 'room'") == 1


def test_jobs_of_an_earlier_date_come_first(house):
    house.do("close-day", day=D23)
    assert house.desk.show("night").owed == (D23,)
    house.now = TWO.replace(day=24)
    assert [day for day, _ in audited(house, D24)] == [D23, D23, D23, *[D24] * 10]


def test_a_backup_that_fails_leaves_the_day_open_and_untouched(house):
    def full(_desk):
        raise InputOutput("The disk is full.")

    with pytest.raises(InputOutput):
        list(audit.run(house.desk, D23, full))
    assert house.value("SELECT count(*) FROM folio_line WHERE kind = 'room'") == 0
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == D23


def test_a_date_that_is_not_open_is_refused_before_a_backup_is_made(house):
    with pytest.raises(Refusal) as told:
        audited(house, D24, lambda _desk: pytest.fail("no backup is wanted"))
    assert told.value.code == "DAY_NOT_OPEN"


def test_two_runs_at_once_do_each_step_once(house):
    other = open_desk(house.path, login="admin", terminal="other", clock=lambda: TWO)
    first, second = audit.run(house.desk, D23, copied), audit.run(other, D23, copied)
    done, runs = [], [first, second]
    while runs:
        for one in list(runs):
            step = next(one, None)
            if step is None:
                runs.remove(one)
            else:
                done.append(step.step)
    other.close()
    assert sorted(step for step in done if step != "backup") == sorted(
        step for step in STEP_TITLES if step != "backup"
    )
    check(house)


def test_whoever_was_faster_in_the_middle_of_the_backup_is_no_error(house):
    other = open_desk(house.path, login="admin", terminal="other", clock=lambda: TWO)

    def slow(_desk):
        list(audit.run(other, D23, copied))
        return "late.db"

    assert audited(house, back_up=slow) == [(D23, "backup")]
    assert [run.backup for run in house.desk.show("audits")] == ["copy.db"]
    other.close()


def test_a_job_is_known_and_done_once(house):
    with pytest.raises(Refusal) as told:
        house.do("audit-step", day=D23)
    assert told.value.code == "AUDIT_UNKNOWN"
    house.do("close-day")
    with pytest.raises(Refusal) as told:
        house.do("audit-step", day=D23, step="sweep")
    assert told.value.code == "STEP_UNKNOWN"
    assert house.do("audit-step", day=D23, step="books").result["owed"] == ["holds", "review"]
    with pytest.raises(Refusal) as told:
        house.do("audit-step", day=D23, step="books")
    assert told.value.code == "STEP_DONE"
    assert house.do("audit-step", day=D23).result["owed"] == ["review"]
    assert house.do("audit-step", day=D23).result["owed"] == []
    assert house.desk.show("night").owed == ()


def test_who_may_not_close_the_day_runs_no_audit(business_hotel, tmp_path):
    import shutil

    from hotelcs.errors import Denied

    path = tmp_path / "business.db"
    shutil.copy(business_hotel, path)
    desk = open_desk(path, login="rec", terminal="desk", clock=lambda: TWO)
    with pytest.raises(Denied):
        next(audit.run(desk, D23, copied))
    desk.close()


def test_the_copy_before_the_audit_is_a_backup_with_its_manifest(house):
    name = before.keep_copy(house.desk)
    folder = folder_of(house.path)
    assert name.endswith("-20261124-020000-pre_audit.db")
    assert sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")) == [
        name,
        f"{name}.json",
    ]


def test_a_verified_backup_that_is_missing_or_old_is_warned_of(house):
    assert before.backup_age(house.desk) == ""
    assert {"code": "W_BACKUP", "kind": "backup"} in before.look(house.desk).warnings
    make(house.desk, Purpose())
    assert before.backup_age(house.desk) is None
    house.now = TWO.replace(day=25)
    assert before.backup_age(house.desk) == "2026-11-23T18:00:00Z"


class TestKept:
    """Arrivals that are kept."""

    def test_an_arrival_that_is_kept_is_no_no_show_and_comes_after_midnight(self, hand):
        number = hand.book()
        assert hand.do("keep-arrival", reservation=number).changed == 1
        assert hand.do("keep-arrival", reservation=number).changed == 0
        assert hand.do("close-day").result["no_shows"] == []
        assert hand.value("SELECT status FROM reservation WHERE no = :no", no=number) == "confirmed"

    def test_keeping_is_taken_back(self, hand):
        number = hand.book()
        entry = hand.do("keep-arrival", reservation=number).entry
        hand.desk.undo(entry)
        assert hand.do("close-day").result["no_shows"] == [number]

    def test_only_who_is_awaited_today_is_kept(self, hand):
        with pytest.raises(Refusal) as told:
            hand.do("keep-arrival", reservation=hand.book(arrival=D24))
        assert told.value.code == "NOT_TODAY"
        number = hand.book()
        hand.do("no-show", reservation=number)
        with pytest.raises(Refusal) as told:
            hand.do("keep-arrival", reservation=number)
        assert told.value.code == "ILLEGAL_STATE"


def test_the_ledger_of_each_date_follows_from_the_one_before(hand):
    stay = hand.check_in(hand.book(rate=30000), document=IDS[0])
    hand.do("take-payment", stay=stay, amount="100.00", method="cash")
    hand.do("close-day")
    hand.do("close-day")
    days = hand.desk.show("day-figures", **{"from": D23, "to": D24})
    assert [
        (row.opening_minor, row.charges_minor, row.payments_minor, row.closing_minor) for row in days
    ] == [
        (0, 30000, 10000, 20000),
        (20000, 30000, 0, 50000),
    ]
    theirs = hand.desk.show("guest-ledger", **{"from": D23, "to": D24})
    assert [(row.opening_minor, row.closing_minor) for row in theirs] == [(0, 20000), (20000, 50000)]
