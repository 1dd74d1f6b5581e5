"""What the demo hotel sells at the desk, and the company that may have bills charged to it."""

from hotelcs.demo.crew import Crew

ITEMS = (
    ("WATER", "minibar", "Water", "矿泉水", 3_00),
    ("COLA", "minibar", "Cola", "可乐", 4_00),
    ("BEER", "minibar", "Beer", "啤酒", 5_50),
    ("NUTS", "minibar", "Nuts", "坚果", 4_50),
    ("SHIRT", "laundry", "Shirt, washed and ironed", "衬衫洗熨", 6_00),
    ("TROUSERS", "laundry", "Trousers, washed and ironed", "裤子洗熨", 8_00),
    ("BREAKFAST", "breakfast", "Breakfast", "早餐", 14_00),
    ("AIRPORT", "transport", "Transfer to the airport", "机场接送", 65_00),
)
"""Code, kind of line, names, price in cents."""
COMPANY = {
    "code": "TRAVEL",
    "name": "海风旅行社",
    "name_en": "Sea Breeze Travel",
    "credit": 2_000_000,
    "terms_days": 30,
}


def furnish(crew: Crew) -> None:
    """Put the items on the list and open the account."""
    for code, category, name_en, name_zh, price in ITEMS:
        crew.do(
            "manager",
            "add-service-item",
            code=code,
            category=category,
            name_en=name_en,
            name_zh=name_zh,
            price=price,
        )
    crew.do("manager", "add-company", **COMPANY)
