"""M-23: how complete the profile of a guest is (handbook 06 §6.2). Pure."""

from collections.abc import Collection

WEIGHTS = {
    "name": 15,
    "phone": 15,
    "identity": 15,
    "birth": 10,
    "email": 10,
    "language": 10,
    "preference": 10,
    "address": 15,
}
"""M-23: what a field of a profile is worth of 100; `name` with its Latin letters, `address` or a company.

A `preference` is what the guest said they like: a wish on any booking of theirs.
"""


def completeness(filled: Collection[str]) -> int:
    """M-23: the weights of the fields of a profile that are filled and valid."""
    return sum(weight for name, weight in WEIGHTS.items() if name in filled)


def points_of(
    name: str,
    latin: str,
    phone: str,
    birth: object,
    email: str,
    lang: str,
    company: str,
    document: object,
    wish: object,
) -> int:
    """M-23 of a guest from what the hotel keeps of them; a name in Latin letters needs no second one."""
    filled = {
        "name": name and (latin or name.isascii()), "phone": phone, "identity": document, "birth": birth, "email": email,
        "language": lang, "preference": wish, "address": company,
    }  # fmt: skip
    return completeness([field for field, kept in filled.items() if kept])
