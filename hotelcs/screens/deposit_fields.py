"""The fields of a deposit, key cards and the briefing, the same in every form that lets a guest in."""

from typing import Any

from hotelcs.i18n import N_
from hotelcs.keymap import DEPOSIT_METHODS
from hotelcs.money import Money, parse_minor
from hotelcs.screens.booking import amount_text
from hotelcs.screens.forms.field import Field, Option, is_amount, is_count, plain
from hotelcs.screens.forms.form_state import FormState

BRIEFING = (
    Option("1", "breakfast", N_("breakfast")),
    Option("2", "wifi", N_("wifi")),
    Option("3", "exits", N_("exits")),
    Option("4", "checkout", N_("check-out")),
    Option("5", "phone", N_("phone")),
)
"""What an arriving guest is told (handbook 04 SC02)."""


def deposit_fields(suggested: Money) -> list[Field]:
    """Method by digit, amount, cards."""
    options = tuple(Option(digit, value, title) for digit, value, title in DEPOSIT_METHODS)
    method = Field("method", N_("Deposit"), required=True, options=options)
    amount = Field("deposit", N_("Amount"), check=is_amount(suggested.currency))
    if suggested.minor:
        amount.put(amount_text(suggested))
    cards = Field("cards", N_("Cards"), check=is_count(0, 20))
    cards.put("1")
    return [method, amount, cards]


def deposit_of(form: FormState, currency: str) -> dict[str, Any]:
    """The act's fields: method, amount in minor units, cards. "none" takes nothing now and leaves it open."""
    told: dict[str, Any] = {"method": form.value("method")}
    amount = parse_minor(form.value("deposit"), currency) if form.value("deposit") else 0
    if told["method"] == "none" or not amount:
        told["method"] = "none"
    else:
        told["deposit"] = amount
    if form.value("cards"):
        told["cards"] = int(plain(form.value("cards")))
    return told
