"""The fields of a deposit and the key cards, the same in every form that lets a guest in."""

from typing import Any

from hotelcs.i18n import N_
from hotelcs.keymap import DEPOSIT_METHODS
from hotelcs.money import Money, parse_minor
from hotelcs.screens.booking import amount_text
from hotelcs.screens.forms.field import Field, Option, is_amount, is_count, plain
from hotelcs.screens.forms.form_state import FormState


def deposit_fields(suggested: Money) -> list[Field]:
    """Method by digit, amount, cards."""
    options = tuple(Option(digit, value, title) for digit, value, title in DEPOSIT_METHODS)
    method = Field("method", N_("Deposit"), required=True, options=options)
    amount = Field("deposit", N_("Amount"), check=is_amount(suggested.currency))
    if suggested.minor:
        amount.put(amount_text(suggested))
    cards = Field("cards", N_("Cards"), check=is_count(0, 9))
    cards.put("1")
    return [method, amount, cards]


def deposit_of(form: FormState, currency: str) -> dict[str, Any]:
    """The act's fields: method, amount in minor units, cards. Without a deposit it is waived."""
    told: dict[str, Any] = {"method": form.value("method")}
    amount = parse_minor(form.value("deposit"), currency) if form.value("deposit") else 0
    if told["method"] == "none" or not amount:
        told["method"] = "none"
        told["waive_deposit"] = True
    else:
        told["deposit"] = amount
    if form.value("cards"):
        told["cards"] = int(plain(form.value("cards")))
    return told
