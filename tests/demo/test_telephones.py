"""The demo's telephone numbers: well formed, and nobody's."""

from random import Random

import phonenumbers
import pytest

from hotelcs.demo.people import groups
from hotelcs.demo.telephones import SET_ASIDE, UNUSED, telephone

COUNTRIES = sorted({group["country"] for group in groups()})


def test_every_country_of_the_names_has_one_rule():
    assert set(COUNTRIES) == SET_ASIDE.keys() | UNUSED.keys()
    assert not SET_ASIDE.keys() & UNUSED.keys()


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_number_has_the_length_its_country_dials(country):
    chance = Random(country)
    for _ in range(20):
        written = telephone(country, chance)
        number = phonenumbers.parse(written)
        assert phonenumbers.is_possible_number(number)
        assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == written


@pytest.mark.parametrize("country", sorted(UNUSED))
def test_outside_the_ranges_set_aside_no_number_can_be_in_use(country):
    chance = Random(country)
    assert not any(
        phonenumbers.is_valid_number(phonenumbers.parse(telephone(country, chance))) for _ in range(50)
    )


def test_ranges_set_aside_are_kept_to():
    chance = Random(1)
    swedish = {int(telephone("SWE", chance)[-3:]) for _ in range(500)}
    assert (min(swedish), max(swedish)) == (605, 699)
    assert all(telephone("USA", chance)[5:].startswith("55501") for _ in range(50))


def test_a_mainland_number_looks_like_a_mobile_number():
    assert telephone("CHN", Random(2)).removeprefix("+86").startswith("154")


def test_a_country_without_a_rule_is_an_error():
    with pytest.raises(KeyError):
        telephone("XXX", Random(0))
