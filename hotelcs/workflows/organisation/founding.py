"""Founding a hotel: the file, its keys, its settings, the first business day, its organisation, the first people."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from hotelcs.storage import keys, migrate
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.opening import open_hotel

if TYPE_CHECKING:
    from sqlmodel import Session

    from hotelcs.storage.postgres.server import Server

SERVICE = "cron"
"""The login of the account that scheduled jobs act for."""


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
    admin_name: str = "Administrator"
    admin_posts: str = "GM"
    admin_no: str = "E001"
    accounts: tuple[tuple[str, str, str], ...] = field(
        default=(
            ("desk", "Front desk", "REC"),
            ("night", "Night manager", "NM"),
            (SERVICE, "Scheduled jobs", "INF"),
        )
    )
    """(login, name, posts) beside the administrator; several posts are joined by +, the first is the main one."""


def found(path: "Path | Server", plan: Plan, now: datetime) -> HotelFile:
    """Make the hotel at `path`, in a file or on a server. Leaves nothing behind when it cannot be finished."""
    made = _create(path)
    uid = secrets.token_hex(6)
    try:
        keys.make(uid)
        hotel = open_hotel(made)
        with hotel.write() as session:
            _settings(session, plan, uid, now)
            _people(session, plan)
    except BaseException:
        remove(made)
        keys.key_file(uid).unlink(missing_ok=True)
        raise
    return hotel


def _create(path: "Path | Server") -> "Path | Server":
    """Make an empty hotel; where it is comes back."""
    if isinstance(path, Path):
        migrate.create(path)
        return path
    from hotelcs.models import every_table
    from hotelcs.storage.postgres import making

    return making.create(path, every_table())


def remove(path: "Path | Server") -> None:
    """Take away what was begun of a hotel."""
    if isinstance(path, Path):
        path.unlink(missing_ok=True)
        return
    from hotelcs.storage.postgres import making

    making.remove(path)


def _settings(session: "Session", plan: Plan, uid: str, now: datetime) -> None:
    """The hotel's row, its first day, and the organisation of its template."""
    from hotelcs.models.hotel import BusinessDay, Property
    from hotelcs.workflows.organisation.furnishing import Furnisher
    from hotelcs.workflows.organisation.templates import template

    chosen = template(plan.template)
    session.add(Property(
        uid=uid, name_en=plan.name_en, name_zh=plan.name_zh, template=plan.template, tz=plan.tz,
        currency=plan.currency, locale=plan.locale, demo=plan.demo, **chosen.settings,
    ))  # fmt: skip
    session.add(BusinessDay(day=plan.business_date, opened_at=now))
    Furnisher(session, chosen, plan.currency, plan.admin, now).furnish(plan.business_date)


def _people(session: "Session", plan: Plan) -> None:
    """The administrator and the others; the service account belongs to nobody."""
    from hotelcs.models.people import Account, Staff, StaffPost

    first = (plan.admin, plan.admin_name, plan.admin_posts)
    listed = [first, *(row for row in plan.accounts if row[0] != plan.admin)]
    free = (no for no in map("E{:03d}".format, count(1)) if no != plan.admin_no)
    for login, name, posts in listed:
        if login == SERVICE:
            session.add(Account(login=login, name=name, post=posts, lang=plan.locale, service=True))
            continue
        staff = Staff(no=plan.admin_no if login == plan.admin else next(free), name=name)
        session.add(staff)
        session.flush()
        for place, post in enumerate(posts.split("+")):
            session.add(
                StaffPost(
                    staff_id=int(staff.id or 0), post=post, main=place == 0, valid_from=plan.business_date
                )
            )
        session.add(Account(login=login, staff_id=staff.id, lang=plan.locale))
