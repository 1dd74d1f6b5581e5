"""Home shows each post what it works on, with the clocks that run, and every line opens the list that shows it."""

from types import SimpleNamespace

import pytest

from hotelcs import i18n
from hotelcs.screens.home_panels import left_word, waited_word
from hotelcs.screens.home_posts import LAYOUTS, layout, load_panel
from hotelcs.screens.paint import text_of
from tests.conftest import POSTS, Hand
from tests.screens.test_real_hotel import AtWork, in_house


def at_home(hand: Hand, post: str, login: str = "desk") -> AtWork:
    """Somebody whose main post is `post`, on Home."""
    if post != "REC":
        staff = hand.value(
            f"SELECT s.no FROM account a JOIN staff s ON s.id = a.staff_id WHERE a.login = '{login}'"
        )
        hand.do("give-post", staff=staff, post=post, main=True)
    person = AtWork(hand.at(login))
    person.press("<F5>")
    return person


def shown(person: AtWork, columns: int = 80, rows: int = 24) -> str:
    person.screen(columns, rows)
    person.press("<F5>")
    return "\n".join(person.screen(columns, rows))


@pytest.mark.parametrize(("post", "panels"), [
    ("REC", ("Today", "Rooms", "Waiting for a room (1)", "Arrivals next (2)")),
    ("HKS", ("Today", "Rooms", "Rooms wanted (1)", "Rooms off (1)")),
    ("MNT", ("Today", "Rooms", "Rooms off (1)", "Rooms wanted (1)")),
    ("SUP", ("Today", "Rooms", "Waiting for a room (1)", "Open ")),
    ("GM", ("Today", "Rooms", "Open ", "Free in the next nights")),
    ("RES", ("Today", "Free in the next nights", "Arrivals next (2)")),
])  # fmt: skip
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_every_post_sees_its_panels(
    hand: Hand, post: str, panels: tuple[str, ...], size: tuple[int, int]
) -> None:
    hand.do("set-room-status", room="102", status="dirty")
    hand.book("Li Na", room="102")
    hand.do("queue", reservation=hand.book("Wu Min"))
    hand.do("block-room", room="202", kind="ooo", reason="pipe", from_="2026-11-23", to="2026-11-25")
    told = shown(at_home(hand, post), *size)
    left = "\n".join(line[: size[0] // 2 + 8] for line in told.splitlines())
    for panel in panels:
        assert panel in left, told


def test_a_wide_terminal_adds_ten_acts_and_the_next_nights(hand: Hand) -> None:
    for room in ("101", "102", "103"):
        for status in ("dirty", "clean", "dirty", "clean"):
            hand.do("set-room-status", room=room, status=status)
    told = shown(at_home(hand, "REC"), 120, 40)
    assert "Free in the next nights" in told
    assert told.count("Set a room's status") == 10
    assert "On duty" in told


def test_who_is_on_duty_stands_by_post(hand: Hand) -> None:
    assert "Nobody is on the roster now." in shown(at_home(hand, "REC"))


@pytest.mark.parametrize("post", POSTS)
def test_every_post_of_every_template_has_a_home(post: str) -> None:
    assert layout(post) in LAYOUTS.values()


# --- clocks


@pytest.mark.parametrize(("minutes", "told"), [(3, "03m"), (14, "14m"), (15, "!15m"), (120, "!2h00")])
def test_who_waits_too_long_has_a_sign(minutes: int, told: str) -> None:
    assert waited_word(minutes) == told


@pytest.mark.parametrize(("minutes", "told"), [(None, ""), (250, "4h10"), (0, "0h00"), (-20, "!-0h20")])
def test_what_is_left_of_a_deadline(minutes: int | None, told: str) -> None:
    assert left_word(minutes) == told


def test_the_clocks_run_on_home(hand: Hand) -> None:
    hand.do("queue", reservation=hand.book("Wu Min"))
    in_house(hand, "103")
    hand.now = hand.now.replace(minute=hand.now.minute + 20)
    told = shown(at_home(hand, "REC"))
    assert "Queue, not ready: 1, !20m" in told
    assert "Registrations: 1, 0h10" in told


# --- every line opens the list that shows it


def opened(person: AtWork, words: str) -> AtWork:
    at = next(n for n, (told, _) in enumerate(person.counter.sheet.items(), 1) if told.startswith(words))  # type: ignore[attr-defined]
    return person.press(str(at))


def test_who_waits_for_a_room_is_what_the_queue_opens(hand: Hand) -> None:
    hand.book("Li Na")
    hand.do("queue", reservation=hand.book("Wu Min"))
    person = opened(at_home(hand, "REC"), "Queue")
    told = "\n".join(person.screen())
    assert told.startswith(" 02 Check-in")
    assert "only who waits for a room 1, Esc shows all" in told
    assert "Li Na" not in told
    person.press("<Esc>")
    assert "Li Na" in "\n".join(person.screen())


def test_bookings_without_a_guest_are_what_the_line_opens(hand: Hand) -> None:
    hand.book("Li Na")
    hand.do("book", type="KNG", arrival="2026-11-23", departure="2026-11-24", source_ref="X1", channel="ota")
    person = opened(at_home(hand, "REC"), "Bookings without guest: 1")
    told = "\n".join(person.screen())
    assert "only bookings without a guest 1" in told
    assert "Li Na" not in told


def test_departures_open_the_check_out(hand: Hand) -> None:
    in_house(hand, departure="2026-11-24")
    hand.do("close-day")
    person = opened(at_home(hand, "REC"), "Departures left: 1")
    assert person.screen()[0].startswith(" 04 Check-out")
    assert "Zhang Wei" in "\n".join(person.screen())


def test_registrations_are_listed_sent_and_answered(hand: Hand) -> None:
    in_house(hand)
    person = opened(at_home(hand, "REC"), "Registrations")
    assert "Zhang Wei" in "\n".join(person.screen())
    person.press("s", "1", "GA-77", "<Enter>")
    assert hand.rows("SELECT status, reference FROM registration") == [("submitted", "GA-77")]
    person.press("<Tab>", "s", "2", "wrong name", "<Enter>")
    assert hand.rows("SELECT status, reason FROM registration") == [("rejected", "wrong name")]
    person.press("<Tab>", "s", "1", "<Enter>", "<Tab>", "s", "1")
    assert hand.value("SELECT status FROM registration") == "accepted"
    assert "Nothing waits for an answer." in "\n".join(person.screen())


def test_a_registration_may_be_exempt_with_a_reason(hand: Hand) -> None:
    in_house(hand)
    person = opened(at_home(hand, "REC"), "Registrations")
    person.press("s", "2", "diplomat", "<Enter>")
    assert hand.rows("SELECT status, reason FROM registration") == [("exempt", "diplomat")]


# --- load


def test_load_names_nobody_first_then_who_is_behind_most() -> None:
    i18n.use("en")
    made = [("Lin", "own", False), ("Wang", "own", True), ("", "unassigned", False), ("Lin", "own", False)]
    items = [SimpleNamespace(owner=owner, held=held, late=late) for owner, held, late in made]
    lines = [text_of(row) for row in load_panel(items, 45, 9)[1:]]  # type: ignore[arg-type]
    assert [line.split()[0] for line in lines] == ["!nobody", "Wang", "Lin"]
    assert "late 1" in lines[1]
    assert "Nothing is open" in text_of(load_panel([], 45, 9)[1])  # type: ignore[arg-type]


def test_registrations_show_the_whole_name_in_eighty_columns_and_what_came_back(hand: Hand) -> None:
    hand.check_in(hand.book("Maximiliane Oberhuber"))
    desk = opened(at_home(hand, "REC"), "Registrations")
    assert "Maximiliane Oberhuber" in "\n".join(desk.screen(80, 24))
    assert "3405***001X" in "\n".join(desk.screen(80, 24))
    number = hand.value("SELECT id FROM registration")
    hand.do("submit-registration", registration=number)
    hand.do("answer-registration", registration=number, answer="rejected", reason="wrong name")
    assert "sent back" in next(line for line in desk.press("<F5>").screen() if "Oberhuber" in line)
