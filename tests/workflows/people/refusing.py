"""What a refusal is to its asker: a code and a field, and a hotel in which nothing has changed."""

from collections.abc import Collection
from typing import Any

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.verbs import VERBS
from tests.conftest import Hand


def acts(hand: Hand) -> int:
    """How many acts were entered; what is only noted (a wrong password, an attempt) is none."""
    return sum(verb in VERBS for (verb,) in hand.rows("SELECT verb FROM ledger"))


def refused(hand: Hand, verb: str, /, **fields: Any) -> Refusal:
    """The refusal of an act; no act was entered."""
    before = acts(hand)
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    assert acts(hand) == before
    return caught.value


def attempt(hand: Hand, may: Collection[str], verb: str, /, **fields: Any) -> dict[str, Any] | None:
    """The result of an act; None when it was refused for one of the reasons it `may` be refused for."""
    try:
        return hand.do(verb, **fields).result
    except Refusal as error:
        if error.code in may:
            return None
        raise


def hire(hand: Hand, name: str, *posts: str, **fields: Any) -> str:
    """Take somebody on; the number comes back."""
    return str(hand.do("add-staff", name=name, posts=list(posts), **fields).result["staff"])


def signs_in_as(hand: Hand, login: str, *posts: str) -> Hand:
    """The hands of somebody new with an account, in these posts."""
    hand.do("add-account", login=login, staff=hire(hand, login.title(), *posts))
    return hand.at(login)
