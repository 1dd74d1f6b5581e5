"""25 Machine room at a real hotel: what is not well, jobs, tickets and a large group, by keyboard."""

from datetime import timedelta

import pytest

from hotelcs import i18n
from hotelcs.workflows.machine import job_runs, run_now
from hotelcs.workflows.machine.run_now import Ran
from tests.conftest import Hand
from tests.screens.test_plans_screen import drawn, same
from tests.screens.test_real_hotel import AtWork

TABS = ("health", "jobs", "backups", "tickets", "ready")


@pytest.fixture
def house(hand: Hand) -> Hand:
    """A ticket taken and one that is late, a check that is not well, a wedding in three days that was looked at."""
    hand.admit_everybody()
    hand.do("raise-ticket", words="The printer at the bar is silent", component="printer", priority="p2")
    hand.do("take-ticket", ticket="q1", staff="E002")
    hand.do("raise-ticket", words="No network in 301", component="network", priority="p1")
    hand.do("note-health", bad="backup")
    hand.do(
        "book-group",
        name="Wedding Chen",
        kind="wedding",
        arrival="2026-11-25",
        departure="2026-11-26",
        block="KNG 2",
    )
    hand.do("run-readiness", group="g1")
    hand.now += timedelta(minutes=12)
    return hand


def at(person: AtWork, name: str) -> AtWork:
    """Screen 25 with a list in front."""
    return person.press("<F4>", "25", *["<Tab>"] * TABS.index(name))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_machine_room_looks_as_it_did(house: Hand, language: str, size: tuple[int, int]) -> None:
    """But for the list of checks, which tells of the machine it runs on."""
    i18n.use(language)
    screens = {name: drawn(at(AtWork(house), name), size) for name in ("tickets", "ready")}
    mark = f"{language}.{size[0]}x{size[1]}"
    # the banner tells of this machine, too
    screens = {name: "\n".join(text.split("\n")[2:]) for name, text in screens.items()}
    assert not [name for name, found in screens.items() if not same(found, f"machine_{name}.{mark}")]


def test_what_is_not_well_comes_first_with_what_to_type_and_is_looked_after_with_one_key(house: Hand) -> None:
    person = at(AtWork(house), "health")
    person.counter.sheet.front.go(
        next(at for at, row in enumerate(person.counter.sheet.front.rows) if row.check == "backup")
    )
    assert "hotelcs backup --verify" in " ".join(person.screen())
    person.press("k")
    assert person.message == "You look after backup."
    assert person.last[0] == "ack-health"
    ok = next(at for at, row in enumerate(person.counter.sheet.front.rows) if row.state == "ok")
    person.counter.sheet.front.go(ok)
    person.press("k")
    assert "Nothing was noted" in person.message


def test_a_backup_is_made_from_here_by_the_command_that_cron_runs(house: Hand, monkeypatch) -> None:
    ran: list[tuple[str, ...]] = []

    def run(desk: object, *words: str) -> Ran:
        ran.append(words)
        return (
            Ran(0, {"file": "/b/hotel.db"}, "")
            if words[0] == "backup"
            else Ran(8, {}, "The file is damaged.")
        )

    monkeypatch.setattr(run_now, "run_now", run)
    person = at(AtWork(house), "backups").press("b")
    assert (ran, person.message) == ([("backup", "--verify")], "Backed up: /b/hotel.db")
    person.press("y")
    asked = ("verify", "--chain", "--invariants", "--last-backup")
    assert (ran[-1], person.message) == (asked, "The file is damaged.")


@pytest.mark.parametrize(
    ("backups", "told"),
    [
        ([], "Well: file, ledger, no card numbers. There is no backup to look at."),
        ([{"opened": True}], "Well: file, ledger, no card numbers, last backup."),
        (
            [{"opened": False}],
            "Well: file, ledger, no card numbers. Last backup: sealed, by checksum alone.",
        ),
    ],
)
def test_what_was_verified_is_said_and_nothing_else(house: Hand, monkeypatch, backups, told) -> None:
    checks = [{"name": name} for name in ("file", "chain", "cards", "backup")]
    monkeypatch.setattr(run_now, "run_now", lambda *_: Ran(0, {"checks": checks, "backups": backups}, ""))
    assert at(AtWork(house), "health").press("y").message == told


def test_a_ticket_is_asked_for_taken_and_done_by_keyboard(house: Hand) -> None:
    person = at(AtWork(house), "tickets")
    person.press("n", "Lift panel dark", "<F10>")
    assert person.message == "Q261123-003 is written down."
    at(person, "tickets").press("t")
    assert person.message == "Q261123-002 is yours."
    person.press("s", "1", "a new cable", "<Enter>")
    assert person.message == "Q261123-002 is done."
    person.press("v")
    assert "Q261123-002" in "\n".join(person.screen())


def test_words_after_ticket_are_the_beginning_of_one(house: Hand) -> None:
    person = AtWork(house).word("ticket No paper at the bar")
    person.press("<F10>")
    assert person.message == "Q261123-003 is written down."
    assert house.desk.show("tickets", no="q3")[0].words == "No paper at the bar"
    assert AtWork(house).word("ticket").counter.sheet.number == "25"


def test_a_group_is_looked_at_ticked_and_signed(house: Hand) -> None:
    person = at(AtWork(house), "ready").press("r")
    assert person.message.startswith("G261123-001 is looked at")
    before = [row.check for row in house.desk.show("event-checks", no="g1") if row.status == "ask"]
    assert before == ["keys", "pack"]
    person.press("<Enter>")
    listed = "\n".join(person.screen())
    assert "Key cards are counted and enough" in listed
    assert "Sign that the house is ready" in listed


def test_what_is_down_is_noted_and_works_again(house: Hand) -> None:
    person = at(AtWork(house), "health").press("d", "1", "network", "<Enter>", "dark", "<F10>")
    assert person.message == "network is down; its minutes are counted."
    person.press("<F4>", "25", "d", "1")
    assert person.message == "network works again after 0 min."


def test_who_may_not_see_the_checks_finds_the_tickets(house: Hand) -> None:
    person = AtWork(house.at("desk")).press("<F4>", "25")
    assert person.counter.sheet.now.title == "Tickets"
    person.press("<Tab>", "<Tab>")
    assert "needs INF, SUP, NM or GM" in "\n".join(person.screen())


def test_while_the_hotel_changes_beside_it_the_whole_file_is_read_once_a_minute(house: Hand) -> None:
    """A check reads every page and the whole ledger; what others do all day must not start it again and again."""
    person = at(AtWork(house), "health")
    counter, looked = person.counter, []
    counter.desk.checked = lambda known=(): (
        looked.append(bool(known)) or type(counter.desk).checked(counter.desk, known)
    )
    counter.instant = house.now
    counter.sheet.open()
    counter.refresh()
    counter.instant += timedelta(seconds=59)
    counter.refresh()
    counter.instant += timedelta(seconds=1)
    counter.refresh()
    assert looked == [False, True, True, False]


def test_in_a_wide_terminal_the_history_of_a_job_and_the_checks_of_a_group_stand_beside_it(
    house: Hand,
) -> None:
    now = house.now
    for hours, code in ((26, 0), (2, 9)):
        at_ = now - timedelta(hours=hours)
        job_runs.keep(house.desk.file, job_runs.Ended("backup", f"k{hours}", at_, at_, code, 1, "cron"))
    house.do("expect-job", command="backup", minutes=1440)
    wide = drawn(at(AtWork(house), "jobs"), (120, 40))
    assert "cron" in wide
    assert "disk" in wide
    ready = drawn(at(AtWork(house), "ready"), (120, 40))
    assert "rooms not taken" in ready
