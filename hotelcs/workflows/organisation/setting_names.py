"""Every setting of the hotel by its name: where it lies, and how it is written (handbook 05 `config`)."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.money import digits_of, parse_minor
from hotelcs.text import optional


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its column, its title, how a text becomes its value (ValueError otherwise) and back, an example."""

    column: str
    title: str
    read: Callable[[str, str], Any]
    show: Callable[[Any, str], str]
    example: str


def _minute(text: str, _: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not (
        hours.isascii()
        and hours.isdecimal()
        and minutes.isascii()
        and minutes.isdecimal()
        and len(minutes) == 2
    ):
        raise ValueError(text)
    value = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or value >= 24 * 60:
        raise ValueError(text)
    return value


def _clock(value: Any, _: str) -> str:
    return f"{int(value) // 60:02d}:{int(value) % 60:02d}"


def _whole(least: int, most: int) -> Callable[[str, str], int]:
    def read(text: str, _: str) -> int:
        if not (text.isascii() and text.isdecimal()):
            raise ValueError(text)
        value = int(text)
        if not least <= value <= most:
            raise ValueError(text)
        return value

    return read


def _truth(text: str, _: str) -> bool:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}[text.casefold()]


def _plain(value: Any, _: str) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _yes_no(value: Any, _: str) -> str:
    return "yes" if value else "no"


def _text(text: str, _: str) -> str:
    """Text from outside, cleaned, on one line. Raises Refusal CARD_NUMBER too."""
    if len(text) > 100:
        raise ValueError(text)
    kept = " ".join(optional(text, field="value").split())
    if not kept:
        raise ValueError(text)
    return kept


def _any_text(text: str, name: str) -> str:
    """The same, or nothing."""
    return _text(text, name) if text.strip() else ""


def _one_of(*choices: str) -> Callable[[str, str], str]:
    def read(text: str, _: str) -> str:
        if text not in choices:
            raise ValueError(text)
        return text

    return read


def _amount(text: str, currency: str) -> int:
    value = parse_minor(text, currency)
    if value < 0:
        raise ValueError(text)
    return value


def _money(value: Any, currency: str) -> str:
    return str(Decimal(int(value)).scaleb(-digits_of(currency)))


def _time(column: str, title: str, example: str) -> Setting:
    return Setting(column, title, _minute, _clock, example)


def _number(column: str, title: str, least: int, most: int, example: str) -> Setting:
    return Setting(column, title, _whole(least, most), _plain, example)


def _switch(column: str, title: str) -> Setting:
    return Setting(column, title, _truth, _yes_no, "yes")


SETTINGS: dict[str, Setting] = {
    "name_en": Setting("name_en", N_("The hotel's name in English"), _text, _plain, "Harbour View"),
    "name_zh": Setting("name_zh", N_("The hotel's name in Chinese"), _text, _plain, "海景酒店"),
    "checkin_time": _time("checkin_minute", N_("Rooms are ready from"), "14:00"),
    "checkout_time": _time("checkout_minute", N_("Guests leave by"), "12:00"),
    "hold_time": _time("hold_minute", N_("Bookings without guarantee are held until"), "18:00"),
    "cancel_free_hours": _number(
        "cancel_free_hours", N_("Free cancellation, hours before arrival"), 0, 999, "24"
    ),
    "late_free_minutes": _number(
        "late_free_minutes", N_("Late check-out without a fee, minutes"), 0, 720, "60"
    ),
    "late_half_until": _time("late_half_until_minute", N_("Half a day is charged until"), "18:00"),
    "hourly_base_hours": _number("hourly_base_hours", N_("Hours in the price of an hourly room"), 1, 12, "3"),
    "hourly_free_minutes": _number("hourly_free_minutes", N_("Free minutes beyond the hours"), 0, 120, "15"),
    "hourly_latest": _time("hourly_latest_minute", N_("Hourly rooms end by"), "20:00"),
    "early_until": _time("early_until_minute", N_("Early arrivals pay until"), "06:00"),
    "early_policy": Setting(
        "early_policy", N_("What early arrivals pay"), _one_of("none", "half", "full"), _plain, "half"
    ),
    "undo_minutes": _number("undo_minutes", N_("A check-in is taken back within, minutes"), 0, 720, "30"),
    "lost_key_fee": Setting("lost_key_minor", N_("Fee for a lost key card"), _amount, _money, "20.00"),
    "inspection_required": _switch("inspection_required", N_("Only inspected rooms are given to guests")),
    "self_inspect": _switch("self_inspect", N_("Whoever cleaned a room may pass it")),
    "briefing_blocks": _switch("briefing_blocks", N_("A check-in waits for what the guest is told")),
    "quiet_from": _time("quiet_from_minute", N_("Quiet hours begin"), "22:00"),
    "quiet_to": _time("quiet_to_minute", N_("Quiet hours end"), "07:00"),
    "visitor_cutoff": _time("visitor_cutoff_minute", N_("Visitors leave by"), "23:00"),
    "password_least": _number("password_least", N_("Characters of a password, at least"), 12, 64, "15"),
    "idle_minutes": _number("idle_minutes", N_("A terminal locks itself after minutes"), 1, 15, "3"),
    "secret_hours": _number("secret_hours", N_("A password for one use is good for, hours"), 1, 168, "24"),
    "approval_minutes": _number(
        "approval_minutes", N_("A request for a second person waits, minutes"), 1, 120, "10"
    ),
    "transfer_minutes": _number("transfer_minutes", N_("An offered item waits, minutes"), 1, 60, "5"),
    "handover_minutes": _number(
        "handover_minutes", N_("A handover is accepted within, minutes"), 1, 120, "15"
    ),
    "rest_hours": _number("rest_hours", N_("Rest between two shifts, hours"), 0, 24, "11"),
    "week_days": _number("week_days", N_("Days of work in seven"), 1, 7, "5"),
    "holders_warn": _number("holders_warn", N_("Answering for more duties than this is much"), 1, 200, "12"),
    "duty_managers": Setting(
        "duty_managers", N_("Unassigned items are with the first of"), _text, _plain, "NM SUP GM"
    ),
    "supervisors": Setting(
        "supervisors", N_("What nobody accepts goes to the first of"), _text, _plain, "SUP NM GM"
    ),
    "no_show_none": _number("no_show_none", N_("No-shows among bookings without guarantee, %"), 0, 100, "12"),
    "no_show_guaranteed": _number(
        "no_show_guaranteed", N_("No-shows among guaranteed bookings, %"), 0, 100, "2"
    ),
    "no_show_evidence": _number(
        "no_show_evidence", N_("Arrivals in ninety days from which no-shows are measured"), 1, 99_999, "50"
    ),
    "address_en": Setting(
        "address_en", N_("The hotel's address in English"), _any_text, _plain, "1 Lake Road, Hangzhou"
    ),
    "address_zh": Setting(
        "address_zh", N_("The hotel's address in Chinese"), _any_text, _plain, "杭州市湖滨路1号"
    ),
    "alarm_phone": Setting(
        "alarm_phone", N_("The phone that authorities call back"), _any_text, _plain, "0571 8888 0000"
    ),
    "assembly": Setting("assembly", N_("Where everybody gathers outside"), _any_text, _plain, "A"),
    "report_minutes": _number(
        "report_minutes", N_("Superiors are told how it stands every, minutes"), 1, 240, "15"
    ),
    "alarm_bell": _switch("alarm_bell", N_("An emergency rings the bell of every terminal")),
    "audit_cash": _switch("audit_cash", N_("The night audit waits until the cash of past shifts is counted")),
    "event_rooms": _number(
        "event_rooms", N_("Groups are looked at beforehand from so many rooms on"), 1, 999, "20"
    ),
    "key_kinds": Setting("key_kinds", N_("Keys that are handed over"), _text, _plain, "master floor spare"),
}
"""The settings of a hotel that can be changed, in the order they are shown."""


def setting(name: str) -> Setting:
    """The setting called `name`. Raises Refusal SETTING_UNKNOWN, offering the nearest."""
    found = SETTINGS.get(name)
    if found is None:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(name, SETTINGS, 3))
        raise Refusal("SETTING_UNKNOWN", N_("There is no setting {name}."), hint=near, field="name", name=name,
                      next=("show settings",))  # fmt: skip
    return found
