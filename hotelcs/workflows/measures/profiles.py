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
