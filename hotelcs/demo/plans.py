"""The demo hotel's rate plans: flexible, not refundable, members, a week, with breakfast; a tourist tax; a high season."""

from datetime import date, timedelta
from typing import Any

from hotelcs.demo import resort
from hotelcs.demo.crew import Crew

PACKAGES: tuple[dict[str, Any], ...] = (
    {"code": "BKF", "name_en": "Breakfast", "name_zh": "早餐", "kind": "breakfast", "per": "person", "amount": 9_00},
    {"code": "CLEAN", "name_en": "Extra cleaning", "name_zh": "加清洁", "kind": "other", "per": "room", "every": "stay", "amount": 25_00},
    {"code": "EXTRABED", "name_en": "Extra bed", "name_zh": "加床", "kind": "extra_bed", "per": "room", "amount": 18_00},
)  # fmt: skip
PLANS: tuple[dict[str, Any], ...] = (
    {"code": "FLEX", "name_en": "Flexible", "name_zh": "灵活价", "free_hours": 24, "sort": 1},
    {"code": "NRF", "name_en": "No refund", "name_zh": "不可退", "base": "FLEX", "percent_off": 12, "refundable": False,
     "needs": "prepaid", "sort": 2},
    {"code": "MEMBER", "name_en": "Members", "name_zh": "会员价", "base": "FLEX", "percent_off": 8, "member": True, "sort": 3},
    {"code": "WEEK", "name_en": "Long stay", "name_zh": "长住价", "free_hours": 72, "needs": "any", "sort": 4},
    {"code": "BB", "name_en": "With breakfast", "name_zh": "含早价", "base": "FLEX", "percent_off": -8, "includes": ["BKF"], "sort": 5},
)  # fmt: skip


def price(crew: Crew, today: date) -> None:
    """Furnish prices around `today`; bookings taken in keep the rates they came with."""
    for package in PACKAGES:
        crew.do("manager", "set-package", **package)
    for plan in PLANS:
        crew.do("manager", "set-plan", **plan)
    for nights, percent in ((7, 10), (14, 18)):
        crew.do("manager", "set-length", plan="WEEK", nights=nights, percent_off=percent)
    first = today + timedelta(days=30)
    crew.do("manager", "set-season", code="HIGH", first=first.isoformat(), until=(first + timedelta(days=60)).isoformat(),
            name_en="High season", name_zh="旺季")  # fmt: skip
    for kind in resort.KINDS:
        crew.do("manager", "set-price", plan="FLEX", type=kind.code, season="HIGH", rate=kind.rate * 6 // 5)
