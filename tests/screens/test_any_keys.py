"""Whatever keys are pressed at a real hotel: no crash, every screen drawn to its width, the hotel sound."""

import random
import shutil

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hotelcs import i18n
from hotelcs.command_words import WORDS
from hotelcs.errors import HotelcsError
from hotelcs.keymap import AREAS, CHECK_IN, CHECK_IN_FORM, GRAMMAR, HOME, ROOMS
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.bench_of_keys import NAMED
from tests.screens.test_real_hotel import AtWork

TYPED = ("101", "102", "zw", "Li Na", "王芳", IDS[0], IDS[1], "passport:GBR:X1234567", "2", "100", "2026-11-25", "2026-11-23", "x", "y", "n", "0",
         "1", "pipe", "R261123-001", "p", ":in 101", "O'Brien <b>", "[/b]", "{0}", "%s", "\u202e", "-1", "9" * 30, "４１", "é")  # fmt: skip
LETTERS = sorted(
    {
        key
        for action in (*GRAMMAR, *HOME, *CHECK_IN, *ROOMS, *CHECK_IN_FORM)
        for key in action.keys
        if len(key) == 1
    }
)
LINES = [f"{name} {rest}".strip() for word in WORDS for name in word.names[:2] for rest in ("", "101", "101 102", "101 1", "101 vd", "02", "zh", "en")
         if word.name != "quit"]  # fmt: skip
JUMPS = [("<F4>", area.number) for area in AREAS] + [("g", area.letter) for area in AREAS]
SIZES = ((80, 24), (120, 40), (81, 25), (200, 60))


def idea(dice: random.Random) -> tuple[str, ...]:
    """A few keys somebody might press."""
    kind = dice.random()
    if kind < 0.35:
        return (dice.choice(list(NAMED)),)
    if kind < 0.6:
        return (dice.choice(LETTERS),)
    if kind < 0.75:
        return (dice.choice(TYPED), "<Enter>")
    if kind < 0.9:
        return (":", dice.choice(LINES), "<Enter>")
    return dice.choice(JUMPS)


@pytest.fixture(scope="module")
def furnished(model_hotel, tmp_path_factory):
    """The hotel of six rooms with somebody in house, arrivals, a queue and a repair; copied, never changed."""
    path = tmp_path_factory.mktemp("keys") / "hotel.db"
    shutil.copy(model_hotel, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "home" / "config"))
        hand = Hand(path)
        hand.check_in(hand.book("Zhang Wei 张伟", phone="+8613800138000"), cards=1)
        hand.book("Li Na", room="102", children=1)
        hand.do("queue", reservation=hand.book("[b]Wu[/b]", type="TWN", requests="two\npillows"))
        hand.do("block-room", room="103", kind="oos", from_="2026-11-23", to="2026-11-24", reason="paint")
        hand.do("book", type="SUI", arrival="2026-11-23", departure="2026-11-24", source_ref="X-1")
        hand.desk.close()
    return path


def wander(path, folder, seed: int, login: str, keys: int) -> AtWork:
    """Press `keys` ideas of `seed` at a copy of the hotel; the screen is drawn after each."""
    dice = random.Random(seed)
    copy = folder / f"{seed}.db"
    shutil.copy(path, copy)
    person = AtWork(Hand(copy, login))
    pressed: list[tuple[str, ...]] = []
    i18n.use(dice.choice(["en", "zh"]))
    for _ in range(keys):
        pressed.append(idea(dice))
        try:
            person.press(*pressed[-1])
            size = dice.choice(SIZES)
            person.counter.columns = size[0]
            lines = person.screen(*size)
        except HotelcsError as error:
            raise AssertionError(f"seed {seed}: {pressed} let {error!r} through") from error
        except Exception as error:
            raise AssertionError(f"seed {seed}: {pressed} ended in {error!r}") from error
        assert lines[0].strip(), pressed
        assert lines[-1].strip(), pressed
        assert "\u202e" not in "".join(lines), pressed
    return person


@pytest.mark.parametrize("seed", range(8))
def test_no_keys_crash_a_screen_or_break_the_hotel(furnished, tmp_path, seed):
    person = wander(furnished, tmp_path, seed, "admin" if seed % 2 else "desk", 160)
    check(person.hand)
    person.hand.desk.close()


def test_something_is_done_by_pressing_keys_at_random(furnished, tmp_path):
    """Were nothing ever done, the test above would prove nothing."""
    done = 0
    for seed in range(100, 104):
        person = wander(furnished, tmp_path, seed, "admin", 120)
        done += person.last[1]
        person.hand.desk.close()
    before = Hand(furnished)
    entries = before.value("SELECT max(seq) FROM ledger")
    before.desk.close()
    assert done > 4 * entries


@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from([*NAMED, *LETTERS, *TYPED]), max_size=25),
    st.sampled_from(SIZES),
    st.sampled_from(["en", "zh"]),
)
def test_any_short_sequence_of_keys_leaves_a_screen_that_can_be_read(keys, pressed, size, language):
    i18n.use(language)
    keys.press(*pressed)
    keys.counter.columns = size[0]
    lines = keys.screen(*size)
    assert lines[0][1:3].isdigit()
    keys.press("<Esc>", "<Esc>", "<Esc>", "n", "<Esc>", "n", "<Esc>")
    assert keys.screen(*size)[0][1:3].isdigit()


def test_what_only_looks_like_a_digit_is_none(furnished, tmp_path, monkeypatch):
    """A key of a French keyboard, a circled figure: no screen takes them for a number."""
    failed: list[BaseException] = []
    monkeypatch.setattr("hotelcs.screens.gateway.report", lambda error: failed.append(error) or "A1B2C3")
    shutil.copy(furnished, tmp_path / "hotel.db")
    hand = Hand(tmp_path / "hotel.db")
    person = AtWork(hand)
    for area in AREAS:
        person.press("<F4>", area.number)
        for sign in ("²", "①", "½", "٣"):
            person.press(sign).screen()
    for word in ("in", "n", "parked ²", "go ²", "mv ²"):
        person.press(":", word, "<Enter>", "²", "<Enter>", "<Esc>", "<Esc>").screen()
    assert failed == []
    hand.desk.close()
