"""What somebody wants of a new hotel, checked: from options of `init` or from the first-run form."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.text import clean
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.organisation.founding import SERVICE, Plan
from hotelcs.workflows.people.logins import LOGIN, number_of

NAMED = ("boutique", "business", "chain")


def plan_of(
    now: datetime, locale: str, *, name_en: str = "", name_zh: str = "", template: str = "boutique", business_date: str = "",
    admin: str = "admin", admin_name: str = "", admin_posts: str = "GM", currency: str = "CNY", tz: str = "Asia/Shanghai",
) -> Plan:  # fmt: skip
    """The plan. Raises Usage naming what cannot be, Refusal for text that cannot be kept."""
    zone = _zone(tz)
    return Plan(
        *_names(name_en, name_zh), _day(business_date, now.astimezone(zone)), _template(template), tz, _currency(currency),
        locale, _login(admin),
        admin_name=clean(admin_name, field="admin_name", limit=300) if admin_name else tr(N_("Administrator")),
        admin_posts=_posts(admin_posts, template),
    )  # fmt: skip


def _login(text: str) -> str:
    """The administrator's login, of the form of every other; the one of the jobs is taken."""
    login = clean(text, field="admin", limit=40)
    if not re.fullmatch(LOGIN, login):
        raise Usage(N_("{value} is no login: letters, digits and . _ - @."), field="admin", value=login)
    if re.fullmatch(r"E\d+", number_of(login)):
        raise Usage(
            N_("The login {login} looks like a staff number; take another."), field="admin", login=login
        )
    if login == SERVICE:
        raise Usage(
            N_("The login {login} is the one of scheduled jobs; take another."), field="admin", login=login
        )
    return login


def _names(english: str, chinese: str) -> tuple[str, str]:
    """Both names; one that is not given is the other."""
    english, chinese = english or chinese or "Hotel", chinese or english or "酒店"
    return clean(english, field="name_en"), clean(chinese, field="name_zh")


def _template(text: str) -> str:
    if text not in NAMED:
        raise Usage(
            N_("There is no template {name}; choose {choices}."),
            field="template",
            name=text,
            choices=", ".join(NAMED),
        )
    return text


def _posts(text: str, template: str) -> str:
    """Posts joined by +, names that the template has for several of them included."""
    chosen = templates.template(template)
    codes = [
        code for word in text.split("+") for code in chosen.bundles.get(word.strip(), (word.strip().upper(),))
    ]
    if unknown := set(codes) - {row["code"] for row in chosen.posts}:
        raise Usage(
            N_("There is no post {reference}."), field="admin_posts", reference=", ".join(sorted(unknown))
        )
    return "+".join(dict.fromkeys(codes))


def _day(text: str, now: datetime) -> date:
    try:
        day = date.fromisoformat(text) if text else now.date()
        if day.isoformat() != (text or day.isoformat()) or not 2000 <= day.year <= 2100:
            raise ValueError(text)
        return day
    except ValueError:
        raise Usage(N_("{option} wants a date like {example}; it was given {value}."), option="--business-date",
                    example="2026-11-23", value=text) from None  # fmt: skip


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # a missing zone is a KeyError
        raise Usage(N_("There is no time zone {name}."), field="tz", name=text) from None


def _currency(text: str) -> str:
    if len(text) != len("CNY") or not (text.isascii() and text.isalpha() and text.isupper()):
        raise Usage(N_("{name} is not a currency of ISO 4217, like CNY."), field="currency", name=text)
    return text
