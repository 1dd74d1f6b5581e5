"""What somebody wants of a new hotel, checked before anything is made of it."""

from datetime import UTC, date, datetime

import pytest

from hotelcs.errors import HotelcsError, Refusal, Usage
from hotelcs.workflows.organisation.founding import Plan
from hotelcs.workflows.organisation.planning import plan_of

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
"""One in the morning of the 24th in Shanghai."""


def planned(**fields: str) -> Plan:
    """The plan of somebody who says only this."""
    return plan_of(NOW, "en", **fields)


def test_a_plan_of_nothing_is_a_hotel_all_the_same():
    plan = planned()
    assert (plan.name_en, plan.name_zh, plan.template, plan.tz, plan.currency) == (
        "Hotel",
        "酒店",
        "boutique",
        "Asia/Shanghai",
        "CNY",
    )
    assert (plan.admin, plan.admin_name, plan.admin_posts, plan.locale, plan.demo) == (
        "admin",
        "Administrator",
        "GM",
        "en",
        False,
    )


@pytest.mark.parametrize(("fields", "names"), [
    ({"name_en": "Lakeside"}, ("Lakeside", "Lakeside")), ({"name_zh": "湖畔"}, ("湖畔", "湖畔")),
    ({"name_en": "Lakeside", "name_zh": "湖畔"}, ("Lakeside", "湖畔")), ({"name_en": "  Lakeside "}, ("Lakeside", "Lakeside")),
])  # fmt: skip
def test_a_name_in_one_language_is_the_name_in_both(fields, names):
    plan = planned(**fields)
    assert (plan.name_en, plan.name_zh) == names


@pytest.mark.parametrize(
    ("tz", "day"),
    [("Asia/Shanghai", "2026-11-24"), ("UTC", "2026-11-23"), ("Pacific/Kiritimati", "2026-11-24")],
)
def test_the_first_day_is_today_where_the_hotel_is(tz, day):
    assert planned(tz=tz).business_date.isoformat() == day


def test_the_first_day_can_be_any_other():
    assert planned(business_date="2027-03-01").business_date == date(2027, 3, 1)


@pytest.mark.parametrize(("words", "posts"), [
    ("GM", "GM"), ("gm+inf", "GM+INF"), ("owner", "GM+TQC+INF"), ("owner + GM + NM", "GM+TQC+INF+NM"), ("REC", "REC"),
])  # fmt: skip
def test_posts_are_codes_or_the_templates_names_for_several_each_once(words, posts):
    assert planned(admin_posts=words).admin_posts == posts


WRONG: list[tuple[dict[str, str], str]] = [
    ({"tz": "Asia/Atlantis"}, "time zone"), ({"tz": ""}, "time zone"), ({"tz": "../../etc/passwd"}, "time zone"),
    ({"tz": "/etc/localtime"}, "time zone"), ({"tz": "Asia"}, "time zone"), ({"tz": "x" * 5000}, "time zone"),
    ({"tz": "A\x00B"}, "time zone"),
    ({"currency": "yuan"}, "currency"), ({"currency": "cny"}, "currency"), ({"currency": "CN"}, "currency"), ({"currency": ""}, "currency"),
    ({"currency": "ＣＮＹ"}, "currency"), ({"currency": "C1Y"}, "currency"),
    ({"template": "hostel"}, "template"), ({"template": ""}, "template"), ({"template": "Boutique"}, "template"),
    ({"business_date": "2026-02-30"}, "date"), ({"business_date": "23.11.2026"}, "date"), ({"business_date": "20261123"}, "date"),
    ({"business_date": "1999-12-31"}, "date"), ({"business_date": "2101-01-01"}, "date"), ({"business_date": "2026-W48-1"}, "date"),
    ({"admin": "cron"}, "login"), ({"admin": "e001"}, "login"), ({"admin_posts": "XXX"}, "post"), ({"admin_posts": ""}, "post"), ({"admin_posts": "GM+"}, "post"),
    ({"admin_posts": "guest-relations"}, "post"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "about"), WRONG)
def test_what_cannot_be_is_said_in_one_sentence(fields, about):
    with pytest.raises(Usage) as caught:
        planned(**fields)
    assert about in str(caught.value)


@pytest.mark.parametrize(("field", "value", "code"), [
    ("name_en", "4111 1111 1111 1111", "CARD_NUMBER"), ("name_en", "x" * 2000, "TEXT_TOO_LONG"),
    ("admin", " ", "TEXT_EMPTY"), ("admin", "x" * 41, "TEXT_TOO_LONG"), ("admin_name", "x" * 301, "TEXT_TOO_LONG"),
])  # fmt: skip
def test_text_that_cannot_be_kept_is_refused_by_its_field(field, value, code):
    with pytest.raises(Refusal) as caught:
        planned(**{field: value})
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize("admin", ["two words", "x;y"])
def test_the_administrators_login_has_the_form_of_every_other(admin):
    with pytest.raises(HotelcsError):
        planned(admin=admin)
