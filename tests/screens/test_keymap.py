"""The registry of keys: nothing is bound twice, reserved letters keep their meaning, every word is found."""

import pytest

from hotelcs import keymap
from hotelcs.command_words import WORDS, nearest, word_of
from hotelcs.keymap import AREAS, GRAMMAR, RESERVED, area_of, shown

SCREENS = {
    "home": keymap.HOME,
    "check_in": keymap.CHECK_IN,
    "in_house": keymap.IN_HOUSE,
    "departures": keymap.DEPARTURES,
    "no_contact": keymap.SILENT,
    "reservations": keymap.RESERVATIONS,
    "machine": keymap.MACHINE,
    "overbooking": keymap.OVERBOOKING,
    "folio": keymap.FOLIO,
    "rooms": keymap.ROOMS,
    "shift_log": keymap.SHIFT_LOG,
    "items": keymap.ITEMS,
    "roster": keymap.ROSTER,
    "duties": keymap.DUTIES,
    "notices": keymap.NOTICES,
    "users": keymap.USERS,
    "ledger": keymap.LEDGER,
    "visitors": keymap.REGISTERS[0],
    "luggage": keymap.REGISTERS[1],
    "wake_calls": keymap.REGISTERS[3],
    "messages": keymap.REGISTERS[4],
    "whereabouts": keymap.REGISTERS[5],
    "roll_call": keymap.ROLL_CALL,
    **{f"plans {at}": keys for at, keys in enumerate(keymap.PLANS_AND_DRILLS)},
    "plan": keymap.PLAN,
    **{f"drill {at}": keys for at, keys in enumerate(keymap.OF_DRILL)},
    "incidents": keymap.INCIDENTS,
    "reports": keymap.REPORTS,
    "metric": keymap.METRIC,
    "report page": keymap.PAGE,
    "form": keymap.FORM,
    "check_in_form": keymap.CHECK_IN_FORM,
    "walk_in_form": keymap.WALK_IN_FORM,
}
UNSAFE = {
    "ctrl+c",
    "ctrl+z",
    "ctrl+b",
    "ctrl+a",
    "ctrl+s",
    "ctrl+q",
    "f11",
    "f12",
    "ctrl+i",
    "ctrl+m",
    "ctrl+h",
    "ctrl+j",
}


@pytest.mark.parametrize("screen", SCREENS)
def test_reserved_letters_keep_their_meaning(screen: str) -> None:
    for action in SCREENS[screen]:
        for key in action.keys:
            if key in RESERVED and not (key == "enter" and action.name == "field"):
                assert RESERVED[key] == action.name, (screen, key, action.name)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_a_screen(screen: str) -> None:
    keys = [key for action in SCREENS[screen] for key in action.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("actions", [keymap.INCIDENT, keymap.INCIDENT_MEDICAL], ids=["incident", "medical"])
def test_screen_10_has_an_alphabet_of_its_own_in_which_no_key_means_two_things(
    actions: tuple[keymap.Action, ...],
) -> None:
    keys = [key for action in actions for key in action.keys]
    assert len(keys) == len(set(keys))
    assert set(keys).isdisjoint(UNSAFE | {"g", ".", "?", "/", ":", "u"}), "what leads out of the screen stays"
    from hotelcs.screens.incident_deeds import DEEDS

    elsewhere = {*"123456789", "enter", "tab"}
    assert set(keys) - elsewhere == set(DEEDS[actions is keymap.INCIDENT_MEDICAL])


def test_nothing_is_bound_to_keys_that_terminals_keep_for_themselves() -> None:
    keys = {key for actions in (*SCREENS.values(), GRAMMAR) for action in actions for key in action.keys}
    assert keys.isdisjoint(UNSAFE)


def test_every_function_key_has_a_second_way() -> None:
    spoken = {name for word in WORDS for name in word.names}
    for action in GRAMMAR:
        if action.keys[0].startswith("f") and action.keys[0] != "f7":
            assert len(action.keys) > 1 or {"alarm": "sos"}.get(action.name, action.name) in spoken, (
                action.name
            )
    assert "lang" in spoken


def test_areas_are_found_by_digits_and_by_letter() -> None:
    assert {area_of(area.number) for area in AREAS} == {area_of(area.letter) for area in AREAS} == set(AREAS)
    assert area_of("99") is None


def test_words_are_found_in_english_pinyin_and_chinese() -> None:
    assert {word_of(name).name for name in ("in", "rz", "入住", "check-in", "IN")} == {"in"}  # type: ignore[union-attr]
    assert {word_of(name).name for name in ("walk", "ws", "外送")} == {"walk"}  # type: ignore[union-attr]
    assert word_of("walk-in").name == "walk-in", "walk sends a guest to another hotel; walk-in receives one"  # type: ignore[union-attr]


def test_no_word_has_two_meanings() -> None:
    names = [name for word in WORDS for name in word.names]
    assert len(names) == len(set(names))


def test_an_unknown_word_offers_the_nearest_and_runs_nothing() -> None:
    assert nearest("hlep") == "help"
    assert nearest("zzzzzz") == ""


def test_keys_are_written_as_they_stand_on_the_board() -> None:
    assert shown(("f1", "?")) == "F1"
    assert shown(tuple("0123456789")) == "0-9"
    assert shown(("escape",)) == "Esc"
    assert shown(("i",)) == "i"
