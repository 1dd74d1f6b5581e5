"""What an act is about: the fields that name a record, the most telling first. Home, the ledger and requests share it."""

import re
from collections.abc import Mapping
from typing import Any

SUBJECTS = (
    "room", "stay", "reservation", "group", "guest", "visitor", "tag", "message", "call", "calls", "folio", "invoice",
    "receipt", "company", "hold", "partner", "turnaway", "registration", "finding", "drill", "incident", "season", "plan", "extra", "package",
    "type", "types", "item", "ticket", "component", "check", "command", "feed", "staff", "login", "team", "duty", "post", "department", "rotation", "rule", "setting",
    "template", "approval", "notice", "handover", "entry", "move", "stays", "rooms", "reservations", "day", "first",
    "business_date",
)  # fmt: skip
_NUMBER = re.compile(r"[A-Za-z]{0,3}-?\d{1,6}(-\d{1,4})?[A-Za-z]?", re.ASCII)
"""A number people quote, or one of a room; never a name, a telephone or a document."""


def named(fields: Mapping[str, Any]) -> list[str]:
    """Every record that the fields of an act, or of its result, name; of a list the first one, and how many more."""
    return [told for name in SUBJECTS if (told := _told(fields.get(name)))]


def subject(fields: Mapping[str, Any]) -> str:
    """The record an act is about; nothing when it names none."""
    return next(iter(named(fields)), "")


def numbered(fields: Mapping[str, Any]) -> str:
    """The record that fields as typed are about, when it is a number: what is kept in clear names nobody."""
    return next((told for told in named(fields) if _NUMBER.fullmatch(told.split(" ")[0])), "")


def _told(value: Any) -> str:
    if isinstance(value, list | tuple):
        whole = [one for one in value if isinstance(one, str) and one]
        more = f" +{len(whole) - 1}" if len(whole) > 1 else ""
        return f"{whole[0]}{more}" if whole else ""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != 0 else ""
