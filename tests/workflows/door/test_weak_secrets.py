"""What everybody tries is no password and no PIN; anything else is one, in whatever characters."""

import random
import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from hotelcs.errors import Refusal
from hotelcs.storage.keys import Keys
from hotelcs.workflows.door import passwords
from tests.workflows.door.doors import HANDED, PASSWORDS, PINS, Hotel, refused

LEAST = 15
ABOUT = ("Lakeside Hotel", "湖畔酒店", "Front desk", "Chen Jing", "chen.jing")

GUESSED = {
    "words": ["passwordpassword", "password12345678", "iloveyouiloveyou", "welcome to hotel", "letmeinletmein1"],
    "names": ["jennifermichael", "MichaelJackson1", "christopher1990", "elizabeth taylor"],
    "login": ["chen.jing chen.jing", "chen.jing1234567", "chenjing19900101"],
    "hotel": ["lakeside lakeside", "lakesidehotel2026", "Lakeside2026Hotel", "hotelcs hotelcs 1", "湖畔酒店湖畔酒店湖畔酒店湖畔酒店"],
    "dates": ["19900101 19900101", "1990-01-01-1990-01-01"[:15], "19900101 20261123"],
    "rows of keys": ["qwertyuiopasdfghjkl", "1qaz2wsx3edc4rfv", "qwerty qwerty qwerty", "asdfghjkl;'12345", "zxcvbnm,./zxcvbnm"],
    "repeated": ["aaaaaaaaaaaaaaaa", "abababababababab", "abcabcabcabcabc", "111111111111111111", "哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈", " " * 20],
    "sequences": ["abcdefghijklmnop", "123456789012345", "0987654321098765"],
}  # fmt: skip
BROKEN_UP = [
    "Lakeside Hotel 1",
    "Lakeside Hotel!!",
    "lakeside hotel front desk",
    "hotel lakeside 2026",
    "front desk password",
    "frontdesk frontdesk",
    "chenjing chenjing",
    "Michael Jackson 1",
    "1990-01-01 1990-01-01",
]
"""Words, names and dates near at hand with something between them."""
ACCEPTED = [
    "kettle orbit walnut fjord",
    "kettleorbitwalnutfjord",
    "gravel-sonnet-bishop-thaw",
    "窗前的猫喜欢在雨天听留声机唱歌",
    "我家楼下那只胖橘猫每天都要吃两条鱼",
    "🐙🛎️🧳🌂🍋🎺🪁🦔🧭🎈🥨🪴🧲🪵🛶",
    "tschüß Öl Äpfel Straße",
    "    gravel     sonnet  thaw x9   ",
    "пароль из четырёх слов кот",
    "no capitals nor digits wanted",
    "7 otters juggled 19 lemons",
    "x9!Kq#2vLm$8Zp@w",
]


def told(rule: Callable[..., None], *given: Any) -> str:
    """The code and the field of a refusal; nothing without one."""
    try:
        rule(*given)
    except Refusal as refusal:
        return f"{refusal.code} {refusal.field}"
    return ""


def code(password: str, least: int = LEAST) -> str:
    """What a password is refused for; nothing for a good one."""
    return told(passwords.refuse_weak, password, least, ABOUT).removesuffix(" password")


@pytest.mark.parametrize(
    ("kind", "password"), [(kind, each) for kind, listed in GUESSED.items() for each in listed]
)
def test_what_everybody_tries_is_refused(kind: str, password: str) -> None:
    assert code(password, 8) == "PASSWORD_GUESSED", kind


@pytest.mark.parametrize("password", BROKEN_UP)
def test_a_blank_or_a_dash_between_makes_no_password_of_what_everybody_tries(password: str) -> None:
    assert code(password) == "PASSWORD_GUESSED"


@pytest.mark.parametrize("password", ACCEPTED)
def test_anything_else_is_accepted_whatever_the_characters(password: str) -> None:
    assert code(password) == ""


@pytest.mark.parametrize(
    "password", ["password12345678", "lakeside lakeside", "qwertyuiopasdfghjkl", "iloveyouiloveyou"]
)
def test_what_everybody_tries_is_refused_in_wide_letters_too(password: str) -> None:
    """They are the same password: whoever tries the plain letters opens the door."""
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else "\u3000" for letter in password)
    assert passwords.matches(Keys(b"k" * 32), passwords.hashed(Keys(b"k" * 32), wide), password)
    assert code(wide) == "PASSWORD_GUESSED"


@pytest.mark.parametrize("least", [12, 15, 20])
def test_length_is_counted_in_characters(least: int) -> None:
    assert code("窗前的猫喜欢在雨天听留声机唱歌跳舞下棋"[: least - 1], least) == "PASSWORD_SHORT"
    assert code("窗前的猫喜欢在雨天听留声机唱歌跳舞下棋画画"[:least], least) == ""
    assert code("", least) == code("x", least) == "PASSWORD_SHORT"


def test_the_longest_password_has_1024_characters() -> None:
    chance = random.Random(7)
    letters = [chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(1025)]
    assert code("".join(letters[:1024])) == ""
    assert code("".join(letters)) == "PASSWORD_LONG"


def test_a_long_good_password_is_not_made_worse_by_what_follows() -> None:
    assert code("kettle orbit walnut fjord" + "a" * 300) == ""
    assert code("a" * 300) == "PASSWORD_GUESSED"


def test_words_near_at_hand_are_weighed_in_any_case() -> None:
    for word in ("CHEN.JING", "chen.Jing", "LAKESIDE"):
        assert code(f"{word}{word}1", 8) == "PASSWORD_GUESSED"


def test_setting_a_password_weighs_it_against_hotel_and_person(hotel: Hotel) -> None:
    """Each of these would be a good one somewhere else."""
    hotel.write("UPDATE property SET name_en = 'Zvornik Quaxley Bompard'")
    hotel.write(
        "UPDATE staff SET name = 'Thistlewick Umberfold', name_latin = 'Vexmoor Palidine' WHERE no = 'E002'"
    )
    desk = hotel.inside()
    for typed in (
        "zvornik quaxley",
        "bompard zvornik",
        "thistlewick umberfold",
        "Vexmoor Palidine",
        "umberfold.vexmoor",
    ):
        error = refused(desk.do, "set-password", {"current": PASSWORDS["desk"], "password": typed})
        assert (error.code, error.exit) == ("PASSWORD_GUESSED", 4), typed
        assert typed not in str(error)


def test_how_long_a_password_is_at_least_is_a_setting_of_the_hotel(hotel: Hotel) -> None:
    desk = hotel.inside()
    fields = {"current": PASSWORDS["desk"], "password": "x9!Kq#2vLm$8"}
    error = refused(desk.do, "set-password", fields)
    assert (error.code, error.slots["least"]) == ("PASSWORD_SHORT", 15)
    hotel.do("change-setting", name="password_least", value="12")
    assert desk.do("set-password", fields).changed == 1


def odd(pin: str) -> str:
    """What a PIN is refused for; nothing for a good one."""
    return told(passwords.refuse_odd_pin, pin).removesuffix(" pin")


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "1",
        "48193",
        "4819370",
        "48 937",
        "48a937",
        "４８１９３７",
        "٤٨١٩٣٧",
        "-48193",
        "+48193",
        "48193\n",
        "48.193",
    ],
)
def test_a_pin_has_six_digits(pin: str) -> None:
    assert odd(pin) == "PIN_FORM"


def test_pins_that_everybody_tries_are_refused() -> None:
    """One digit, up or down by one all the way, halves or thirds that repeat."""
    rows = "0123456789" * 2
    alike = {rows[first : first + 6] for first in range(10)}
    alike |= {row[::-1] for row in alike} | {digit * 6 for digit in "0123456789"}
    alike |= {"".join(half) * 2 for half in product("0123456789", repeat=3)}
    alike |= {"".join(third) * 3 for third in product("0123456789", repeat=2)}
    assert {pin for pin in alike if odd(pin) != "PIN_GUESSED"} == set()


def test_of_other_pins_nearly_all_are_accepted() -> None:
    chance = random.Random(11)
    pins = [f"{chance.randrange(10**6):06d}" for _ in range(20_000)]
    assert sum(odd(pin) != "" for pin in pins) < 200
    assert [odd(pin) for pin in ("481937", "730418", "926153", "058274", "900817")] == [""] * 5


@pytest.mark.parametrize("pin", ["123321", "112233"])
def test_a_pin_of_the_first_dozen_of_every_list_is_refused(pin: str) -> None:
    assert odd(pin) == "PIN_GUESSED"


def test_a_secret_that_is_refused_is_not_told_again(hotel: Hotel) -> None:
    desk = hotel.inside()
    for verb, fields in (
        ("set-pin", {"pin": "135135"}),
        ("set-pin", {"pin": "13513"}),
        ("set-password", {"password": "passwordpassword"}),
        ("set-password", {"password": "short one"}),
    ):
        error = refused(desk.do, verb, {"current": PASSWORDS["desk"], **fields})
        for secret in (*fields.values(), PASSWORDS["desk"]):
            assert secret not in repr(error) + str(error) + error.hint + repr(error.slots) + repr(error.items)


def test_what_is_handed_out_and_what_the_tests_use_would_be_accepted() -> None:
    for secret in (*PASSWORDS.values(), HANDED, *(passwords.once() for _ in range(20))):
        assert code(secret) == "", re.sub(r"\w", "x", secret)
    assert [odd(pin) for pin in PINS.values()] == ["", "", ""]
