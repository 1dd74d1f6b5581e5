"""What a row keeps back from somebody whose posts do not need it: names of guests, what they owe, what is in the drawer.

One place for every view: fields are blanked by their name, in rows inside of rows too (handbook 02 §2.10, S-149). A
text is then empty, and anything else is None: a 0 or an empty list would be a fact, and a wrong one.
"""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from hotelcs.workflows.actors import Actor

KEPT_BACK = {
    "guest.read": frozenset(("guest", "guest_no", "arriving", "arriving_reservation", "phone", "requests")),
    "folio.read": frozenset(
        (
            "balance_minor",
            "deposit_minor",
            "moves",
            "counts",
            "suspects",
            "float_minor",
            "in_minor",
            "out_minor",
            "received_minor",
            "paid_out_minor",
            "dropped_minor",
            "expected_minor",
            "counted_minor",
            "difference_minor",
            "difference_reason",
        )
    ),
}
"""Right → names of fields that are blank for whoever lacks it, in every view that does not ask for that right itself."""


def masked(found: Any, actor: Actor, right: str) -> Any:
    """`found` (rows, a row, or anything else) as `actor` may see it in a view that asked for `right`."""
    lacking = [name for name in KEPT_BACK if name != right and not actor.may(name)]
    hidden = frozenset().union(*(KEPT_BACK[name] for name in lacking))
    return _blank(found, hidden) if hidden else found


def _blank(thing: Any, hidden: frozenset[str]) -> Any:
    if isinstance(thing, list):
        return [_blank(item, hidden) for item in thing]
    if isinstance(thing, tuple):
        return tuple(_blank(item, hidden) for item in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    changed: dict[str, Any] = {name: _nothing(getattr(thing, name)) for name in _names(type(thing)) & hidden}
    for name in _names(type(thing)) - hidden:
        inside = getattr(thing, name)
        if isinstance(inside, list | tuple) and inside and is_dataclass(inside[0]):
            changed[name] = _blank(inside, hidden)
    return replace(thing, **changed) if changed else thing


@cache
def _names(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


def _nothing(value: Any) -> Any:
    """What says nothing in its place."""
    return "" if isinstance(value, str) else None
