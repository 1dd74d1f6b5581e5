"""Founding a hotel: the file, its keys, its settings, the first business day, the first accounts."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from hotelcs.storage import keys, migrate
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.workflows.organisation.grants import GRANTS


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new hotel is to be."""

    name_en: str
    name_zh: str
    business_date: date
    template: str = "boutique"
    tz: str = "Asia/Shanghai"
    currency: str = "CNY"
    locale: str = "en"
    admin: str = "admin"
    demo: bool = False
    accounts: tuple[tuple[str, str, str], ...] = field(
        default=(
            ("desk", "Front desk", "REC"),
            ("night", "Night manager", "NM"),
            ("cron", "Scheduled jobs", "INF"),
        )
    )
    """(login, name, post) beside the administrator."""


def found(path: Path, plan: Plan, now: datetime) -> HotelFile:
    """Make the hotel at `path`. Leaves nothing behind when it cannot be finished."""
    from hotelcs.models.hotel import BusinessDay, Property

    migrate.create(path)
    uid = secrets.token_hex(6)
    try:
        keys.make(uid)
        hotel = HotelFile(path)
        with hotel.write() as session:
            session.add(Property(
                uid=uid, name_en=plan.name_en, name_zh=plan.name_zh, template=plan.template, tz=plan.tz,
                currency=plan.currency, locale=plan.locale, demo=plan.demo,
                inspection_required=plan.template == "chain",
            ))  # fmt: skip
            session.add(BusinessDay(day=plan.business_date, opened_at=now))
            session.add_all(_people(plan))
    except BaseException:
        path.unlink(missing_ok=True)
        keys.key_file(uid).unlink(missing_ok=True)
        raise
    return hotel


def _people(plan: Plan) -> list[object]:
    """The accounts and what their posts are granted."""
    from hotelcs.models.people import Account, PostGrant

    listed = [(plan.admin, "Administrator", "GM"), *(row for row in plan.accounts if row[0] != plan.admin)]
    accounts: list[object] = [
        Account(login=login, name=name, post=post, lang=plan.locale, service=login == "cron")
        for login, name, post in listed
    ]
    grants: list[object] = [
        PostGrant(post=post, permission=right) for right, posts in GRANTS.items() for post in posts
    ]
    return accounts + grants
