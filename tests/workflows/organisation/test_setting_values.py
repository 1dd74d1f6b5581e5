"""Every setting of the hotel by its name: what it takes, what it refuses, read back as it is written, taken back."""

from contextlib import suppress

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.organisation.setting_names import SETTINGS
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import refused

TIMES = (
    "hold_time",
    "late_half_until",
    "hourly_latest",
    "early_until",
    "quiet_from",
    "quiet_to",
    "visitor_cutoff",
)
NUMBERS = {
    "cancel_free_hours": (0, 999), "late_free_minutes": (0, 720), "hourly_base_hours": (1, 12), "hourly_free_minutes": (0, 120),
    "undo_minutes": (0, 720), "password_least": (12, 64), "idle_minutes": (1, 15), "secret_hours": (1, 168),
    "approval_minutes": (1, 120), "transfer_minutes": (1, 60), "handover_minutes": (1, 120), "rest_hours": (0, 24),
    "week_days": (1, 7), "holders_warn": (1, 200),
    "no_show_none": (0, 100), "no_show_guaranteed": (0, 100), "no_show_evidence": (1, 99_999), "report_minutes": (1, 240),
    "event_rooms": (1, 999),
}  # fmt: skip
SWITCHES = ("inspection_required", "self_inspect", "briefing_blocks", "alarm_bell", "audit_cash")
WORDS = ("name_en", "name_zh", "key_kinds")
PLAIN = ("address_en", "address_zh", "alarm_phone", "assembly")
OTHERS = ("checkin_time", "checkout_time", "early_policy", "lost_key_fee", "duty_managers", "supervisors")
GOOD: list[tuple[str, str, str]] = [
    *((name, "07:05", "07:05") for name in TIMES),
    *((name, "7:05", "07:05") for name in TIMES),
    *((name, str(bound), str(bound)) for name, bounds in NUMBERS.items() for bound in bounds),
    *((name, word, shown) for name in SWITCHES for word, shown in
      (("yes", "yes"), ("no", "no"), ("TRUE", "yes"), ("false", "no"), ("1", "yes"), ("0", "no"))),
    *((name, "  A  new   name ", "A new name") for name in WORDS),
    *((name, "  1  Lake   Road ", "1 Lake Road") for name in PLAIN),
    ("name_zh", "湖畔酒店", "湖畔酒店"), ("checkin_time", "15:30", "15:30"), ("checkout_time", "11:00", "11:00"),
    ("early_policy", "none", "none"), ("early_policy", "full", "full"), ("lost_key_fee", "35.50", "35.50"),
    ("lost_key_fee", "0", "0.00"), ("duty_managers", "SUP NM", "SUP NM"), ("supervisors", "GM", "GM"),
]  # fmt: skip
WRONG: list[tuple[str, str]] = [
    *((name, value) for name in (*TIMES, "checkin_time") for value in ("24:00", "7", "07:60", "07:5", "-1:00", "", "noon", "٠٧:٠٠")),
    *((name, str(value)) for name, (least, most) in NUMBERS.items() for value in (least - 1, most + 1)),
    *((name, value) for name in NUMBERS for value in ("", "many", "3.5")),
    *((name, value) for name in SWITCHES for value in ("", "maybe", "2", "on")),
    *((name, value) for name in WORDS for value in ("", "   ", "x" * 101)),
    ("early_policy", "some"), ("early_policy", "HALF"), ("lost_key_fee", "-1"), ("lost_key_fee", "1e3"), ("lost_key_fee", "many"),
    ("lost_key_fee", ""), ("duty_managers", ""),
]  # fmt: skip


def shown(hand: Hand, name: str) -> str:
    """A setting as it is shown."""
    (row,) = hand.desk.show("settings", name=name)
    return str(row.value)


def test_every_setting_is_tried():
    assert {*TIMES, *NUMBERS, *SWITCHES, *WORDS, *PLAIN, *OTHERS} == set(SETTINGS)
    assert {name for name, *_ in GOOD} == set(SETTINGS)


def test_a_value_is_kept_read_back_as_it_is_written_and_taken_back(hand):
    for name in SETTINGS:
        for value, read in [(value, read) for one, value, read in GOOD if one == name]:
            before = shown(hand, name)
            done = hand.do("change-setting", name=name, value=value)
            assert done.result == {"setting": name, "value": read, "before": before}
            assert shown(hand, name) == read
            assert done.changed == (read != before)
            assert hand.do("change-setting", name=name, value=read).changed == 0, "the same value again"
            hand.desk.undo(done.entry)
            assert shown(hand, name) == before


def test_a_value_that_cannot_be_is_refused_with_an_example(hand):
    for name in sorted({name for name, _ in WRONG}):
        before = shown(hand, name)
        for value in [value for one, value in WRONG if one == name]:
            error = refused(hand, "change-setting", name=name, value=value)
            assert (error.code, error.field) == ("SETTING_VALUE", "value")
            assert SETTINGS[name].example in str(error)
            assert shown(hand, name) == before


def test_a_number_is_written_in_digits_alone(hand):
    assert refused(hand, "change-setting", name="undo_minutes", value="1_2").code == "SETTING_VALUE"


def test_the_example_of_a_setting_is_a_value_of_it_and_shows_as_it_is(hand):
    for name in SETTINGS:
        example = SETTINGS[name].example
        hand.do("change-setting", name=name, value=example)
        assert shown(hand, name) == example


@pytest.mark.parametrize("name", ["name_en", "name_zh", "key_kinds"])
def test_words_that_a_terminal_would_obey_are_not_kept(hand, name):
    for value in ("Har\x1b[31mbour", "Har\x00bour", "Har\u202ebour", "Har\x9bbour"):
        with suppress(Refusal):
            hand.do("change-setting", name=name, value=value)
        assert not {"\x1b", "\x00", "\u202e", "\x9b"} & set(shown(hand, name))


def test_a_card_number_is_no_name_of_a_hotel(hand):
    error = refused(hand, "change-setting", name="name_en", value="4111 1111 1111 1111")
    assert (error.code, error.field) == ("CARD_NUMBER", "value")


def test_a_setting_that_there_is_not_offers_the_nearest(hand):
    for name, near in [("chekin_time", "checkin_time"), ("names_en", "name_en"), ("zzz", "")]:
        error = refused(hand, "change-setting", name=name, value="1")
        assert (error.code, error.field, error.next) == ("SETTING_UNKNOWN", "name", ("show settings",))
        assert near in error.hint


def test_a_chain_names_posts_that_there_are(hand):
    for name in ["duty_managers", "supervisors"]:
        error = refused(hand, "change-setting", name=name, value="NM XXX")
        assert (error.code, error.field) == ("POST_UNKNOWN", "value")


def test_guests_are_out_before_others_come(hand):
    for name, value in [
        ("checkout_time", "14:00"),
        ("checkout_time", "15:00"),
        ("checkin_time", "12:00"),
        ("checkout_time", "00:00"),
    ]:
        error = refused(hand, "change-setting", name=name, value=value)
        assert (error.code, error.field) == ("SETTINGS_DISAGREE", "value")
        check(hand)


@pytest.mark.parametrize(("currency", "value", "read"), [("JPY", "350", "350"), ("KWD", "1.250", "1.250")])
def test_money_is_written_as_the_currency_has_it(hand, currency, value, read):
    from sqlalchemy import text

    with hand.desk.file.write() as session:
        session.execute(text("UPDATE property SET currency = :currency"), {"currency": currency})
    other = Hand(hand.path)
    other.do("change-setting", name="lost_key_fee", value=value)
    assert shown(other, "lost_key_fee") == read
    other.desk.close()


def test_settings_are_for_who_may_change_them_and_seen_by_everybody(hand):
    clerk = hand.at("desk")
    assert refused(clerk, "change-setting", name="undo_minutes", value="60").code == "DENIED"
    assert [row.setting for row in clerk.desk.show("settings")] == list(SETTINGS)
    assert all(row.title and row.example for row in clerk.desk.show("settings"))
    clerk.desk.close()
