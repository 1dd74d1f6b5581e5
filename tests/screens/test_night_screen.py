"""31 Night audit at a real hotel: the check list, decisions by digit, the run step by step, the result, the print."""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotelcs import i18n
from hotelcs.reports import night as paper
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

FOLDER = Path(__file__).parent / "golden"
TABS = ("checks", "awaited", "staying", "last")
TWO = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""02:00 of the 24th at the hotel."""


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Somebody in house for two nights, one who should have left, three who have not come; two in the morning."""
    hand.check_in(hand.book("Zhang Wei 张伟"), room="101")
    hand.check_in(hand.book("Sun Qi", departure="2026-11-24"), room="102", document=IDS[1])
    hand.do("close-day")
    for _ in range(3):
        hand.do("audit-step", day="2026-11-23")
    hand.do("set-overbooking", type="TWN", overbooking=5)
    for guest in ("Li Na 李娜", "Ms Lee", "Mr Ono"):
        booked = hand.book(
            guest, type="TWN", arrival="2026-11-24", departure="2026-11-26", rate=33600, guarantee="card"
        )
        number = hand.value(
            "SELECT g.no FROM guest g JOIN reservation r ON r.guest_id = g.id WHERE r.no = :no", no=booked
        )
        hand.do("update-guest", guest=number, phone="+86 138 0013 8000")
    hand.admit_everybody()
    hand.now = TWO.replace(day=24)
    return hand


@pytest.fixture
def night(house: Hand) -> AtWork:
    """The night manager at screen 31."""
    return AtWork(house).press("<F4>", "31")


def test_the_check_list_says_what_warns_and_enter_goes_there_and_esc_comes_back(night: AtWork) -> None:
    text = "\n".join(night.screen())
    assert "2026-11-24 is over and open: 0 stop the audit" in text
    assert "Arrivals not arrived" in text
    night.press("<Enter>")
    assert "Li Na" in "\n".join(night.screen())
    night.press("<Tab>", "<Tab>", "<Tab>", "<Esc>")
    assert night.counter.sheet.number == "01"


def test_what_stands_on_another_screen_is_a_key_away_and_back(night: AtWork) -> None:
    rows = [row.kind for row in night.counter.sheet.front.rows]
    night.press(*["<Down>"] * rows.index("police"), "<Enter>")
    assert night.counter.sheet.number != "31"
    night.press("<Esc>")
    assert night.counter.sheet.number == "31"


def test_the_backup_is_looked_at_too_and_enter_says_how_one_is_made(night: AtWork, house: Hand) -> None:
    rows = [row.kind for row in night.counter.sheet.front.rows]
    night.press(*["<Down>"] * rows.index("backup"), "<Enter>")
    assert "hotelcs backup --verify" in night.message


def test_arrivals_are_decided_by_a_digit_each(night: AtWork, house: Hand) -> None:
    night.press("<Tab>", "1", "2", "3")
    states = house.rows("SELECT status FROM reservation WHERE arrival = '2026-11-24' ORDER BY id")
    assert sorted(state for (state,) in states) == ["cancelled", "guaranteed", "no_show"]
    assert house.value("SELECT count(*) FROM kept_arrival") == 1
    assert "Everybody of today has arrived, or is kept." in "\n".join(night.screen())
    check(house)


def test_who_should_have_left_stays_or_leaves_late_by_a_digit(night: AtWork, house: Hand) -> None:
    night.press("<Tab>", "<Tab>", "2")
    assert house.value("SELECT outcome FROM guest_call ORDER BY id DESC LIMIT 1") == "late_out"
    night.press("1")
    assert house.value("SELECT max(due_out) FROM stay WHERE status = 'in_house'") == "2026-11-25"
    check(house)


def test_who_ran_off_takes_two_calls_and_what_was_seen_and_a_mark_is_proposed(
    night: AtWork, house: Hand
) -> None:
    night.press("<Tab>", "<Tab>", "4")
    assert night.message.startswith("Call twice first; 0 calls"), "before a word was typed"
    assert house.value("SELECT count(*) FROM stay WHERE status = 'skipped'") == 0
    night.press("5", "5", "4", "empty, seen by the guard", "<Enter>")
    assert "stays owed" in night.message
    night.press("y")
    assert house.rows("SELECT status FROM stay ORDER BY id") == [("in_house",), ("skipped",)]
    assert house.rows("SELECT blacklist, blacklist_reason FROM guest WHERE name = 'Sun Qi'") == [
        ("watch", "empty, seen by the guard")
    ]
    assert "Nobody is in house who should have left." in "\n".join(night.screen())
    night.press("<Esc>", "<F4>", "04", *["<Tab>"] * 4)
    assert "unpaid" in "\n".join(night.screen())
    night.press("<Tab>")
    text = "\n".join(night.screen())
    assert "left without paying" in text
    assert "752.00" in text
    night.press("m", "1", "<F10>")
    assert "Nobody who is gone owes anything." in "\n".join(night.screen())
    check(house)


def test_who_owes_nothing_did_not_run_off_and_is_told_before_anything_is_asked(
    night: AtWork, house: Hand
) -> None:
    stay = house.value("SELECT no FROM stay ORDER BY id DESC LIMIT 1")
    house.do("take-payment", stay=stay, amount="1000.00", method="cash")
    night.press("<Tab>", "<Tab>", "5", "5", "4")
    assert "owes nothing" in night.message
    assert house.value("SELECT count(*) FROM stay WHERE status = 'skipped'") == 0


def test_a_receptionist_says_what_was_seen_and_then_asks_a_second_person(house: Hand) -> None:
    clerk = house.at("desk")
    night = AtWork(clerk).press(
        "<F4>", "31", "<Tab>", "<Tab>", "5", "5", "4", "empty, the guard saw it", "<Enter>"
    )
    text = night.message + "\n".join(night.screen())
    assert "second" in text, text
    assert house.value("SELECT count(*) FROM stay WHERE status = 'skipped'") == 0
    clerk.desk.close()


def test_the_audit_is_run_with_two_keys_and_its_result_is_shown_and_printed(
    night: AtWork, house: Hand
) -> None:
    night.press("r", "y")
    text = "\n".join(night.screen(80, 40))
    assert "2026-11-24 is closed; 10 steps" in text
    assert "Guest ledger: opening" in text
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-25"
    assert len(list((house.path.parent / "backups").glob("*pre_audit.db"))) == 1
    night.press("p", "1")
    printed = Path(night.message.removeprefix("Written: ")).read_text("utf-8")
    assert "Night audit 2026-11-24" in printed
    assert "= closing" in printed
    check(house)


def test_no_means_no(night: AtWork, house: Hand) -> None:
    night.press("r", "n")
    assert night.message == "Nothing was changed."
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-24"


def test_a_block_is_said_and_nothing_is_run(house: Hand) -> None:
    house.now = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    house.do("open-shift", shift="early", float="500.00")
    house.now = TWO.replace(day=24)
    person = AtWork(house).press("<F4>", "31", "r")
    assert person.message.startswith("Not yet: 1 things stop the audit.")
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-24"


def test_a_backup_that_fails_is_said_and_nothing_was_touched(night: AtWork, house: Hand) -> None:
    (house.path.parent / "backups").write_text("in the way")
    night.press("r", "y")
    assert night.message.endswith("Running it again is safe.")
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-24"
    assert not night.counter.sheet.run.going


def test_after_a_failure_whom_to_ring_stands_there_until_the_next_run(house: Hand) -> None:
    house.do("add-staff", name="Chen Jie 陈洁", posts=["INF"], phone="+86 139 0000 0000")
    night = AtWork(house).press("<F4>", "31")
    blocked = house.path.parent / "backups"
    blocked.write_text("in the way")
    night.press("r", "y")
    assert "Ring INF: Chen Jie 陈洁 +86" in "\n".join(night.screen())
    blocked.unlink()
    night.press("r", "y")
    assert "Ring INF" not in "\n".join(night.screen())
    assert house.desk.show("night").support != ()
    assert house.at("desk").desk.show("night").support == ()


def test_the_result_has_the_backup_s_size_and_digest_and_the_head_of_the_ledger(
    night: AtWork, house: Hand
) -> None:
    night.press("r", "y")
    [run] = house.desk.show("audits", limit=1)
    seq, head = house.rows("SELECT seq, hash FROM ledger WHERE verb = 'close-day' ORDER BY seq DESC LIMIT 1")[
        0
    ]
    assert (run.ledger_entry, run.ledger_head) == (seq, head[:12])
    [copy] = (house.path.parent / "backups").glob("*pre_audit.db")
    assert (run.backup_bytes, run.backup_sha256) == (
        copy.stat().st_size,
        hashlib.sha256(copy.read_bytes()).hexdigest(),
    )
    text = "\n".join(night.screen(80, 40))
    assert run.backup_sha256[:16] in text
    printed = paper.night(house.desk, lang="en").text
    assert f"Ledger: {seq}" in printed
    assert f"Head: {run.ledger_head}" in printed
    assert f"Bytes: {run.backup_bytes}" in printed
    copy.unlink()
    Path(f"{copy}.json").unlink()
    [gone] = house.desk.show("audits", limit=1)
    assert (gone.backup_bytes, gone.backup_sha256, gone.ledger_head) == (0, "", run.ledger_head)


def test_what_was_not_finished_is_gone_on_with(house: Hand) -> None:
    house.do("close-day")
    house.now = TWO.replace(day=24, hour=19)
    person = AtWork(house)
    assert any(row.kind == "audit_owed" for row in person.counter.pressing)
    person.press("<F4>", "31")
    assert "! Audit 11-24 not finished" in "\n".join(person.screen())
    person.press("r")
    assert house.desk.show("night").owed == ()


def test_home_says_that_an_audit_is_due_and_later_that_it_is_overdue(house: Hand) -> None:
    assert [row.kind for row in AtWork(house).counter.pressing if row.screen == "31"] == ["audit_due"]
    house.now = TWO.replace(day=24, hour=21)
    person = AtWork(house)
    assert [row.kind for row in person.counter.pressing if row.screen == "31"] == ["audit_overdue"]
    assert "! Audit 11-24 overdue" in "\n".join(person.screen())


def test_the_word_night_opens_it(house: Hand) -> None:
    for word in ("night", "ys", "夜审"):
        assert AtWork(house).word(word).counter.sheet.number == "31"


def test_who_may_not_close_the_day_reads_and_does_not_run(house: Hand) -> None:
    person = AtWork(house.at("desk")).press("<F4>", "31", "r")
    assert "Close the business day" in person.message
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-24"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_night_looks_as_it_did(house: Hand, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    different = []
    for index, name in enumerate(TABS):
        person = AtWork(house).press("<F4>", "31", *["<Tab>"] * index)
        person.counter.columns = size[0]
        found = "\n".join(line.rstrip() for line in person.screen(*size)) + "\n"
        kept = FOLDER / f"night_{name}.{language}.{size[0]}x{size[1]}.txt"
        if os.environ.get("HOTELCS_GOLDEN") == "write":
            kept.write_text(found, "utf-8")
        if found != kept.read_text("utf-8"):
            different.append(name)
    assert not different


def test_going_on_with_an_earlier_date_leaves_the_open_one_alone(hand: Hand) -> None:
    """At four in the afternoon a step of yesterday is owed: it is done, and today stays open with its arrivals to come."""
    hand.admit_everybody()
    hand.do("close-day")
    hand.book("Li Na", arrival="2026-11-24", departure="2026-11-26")
    hand.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    person = AtWork(hand).press("<F4>", "31")
    assert "! Audit 11-23 not finished" in "\n".join(person.screen())
    person.press("r")
    assert person.message == "What earlier dates still owed is done: 3 steps."
    assert hand.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-24"
    assert hand.value("SELECT status FROM reservation") == "confirmed"
    assert hand.desk.show("night").owed == ()
