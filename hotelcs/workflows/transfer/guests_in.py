"""Guests from a file. A row is known by its own reference (or its position), never by its content."""

from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.text import clean
from hotelcs.workflows.act import Work
from hotelcs.workflows.fields import NAME_LIMIT
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.transfer.reservations_in import Taken
from hotelcs.workflows.transfer.rows import Progress, Sorted

VERBS = ("update-guest",)
"""What a row is when it is done by itself."""
KNOWN = ("name", "name_latin", "phone", "email", "nationality", "lang", "company", "note", "vip_level")


def check(fields: dict[str, Any]) -> dict[str, Any]:
    """One row's fields, complete and legal. Raises Refusal naming the field."""
    for name in fields.keys() - set(KNOWN):
        raise Refusal("FIELD_UNKNOWN", N_("There is no field {name}."), field=name, name=name)
    if not str(fields.get("name") or "").strip():
        raise Refusal("FIELD_MISSING", N_("{name} is missing."), field="name", name="name")
    made = {name: clean(str(value), field=name, limit=10_000 if name == "note" else NAME_LIMIT, multiline=name == "note")
            for name, value in fields.items() if str(value).strip()}  # fmt: skip
    if made.get("vip_level", "0") not in {"0", "1", "2", "3"}:
        raise Refusal(
            "NUMBER_WRONG",
            N_("{value} is not a VIP level (0 to 3)."),
            field="vip_level",
            value=made["vip_level"],
        )
    return made


def write(work: Work, sorted_rows: Sorted, progress: Progress) -> Taken:
    """Put the guests on file whose reference is not known yet."""
    refs = work.reader.rows("SELECT source_ref FROM guest WHERE source = :source", source=sorted_rows.source)
    known = {ref for (ref,) in refs}
    fresh = [row for row in sorted_rows.good if row.reference not in known]
    for done, row in enumerate(fresh, 1):
        given = row.fields
        guest = profiles.create(
            work, given["name"], phone=given.get("phone", ""), nationality=given.get("nationality", "")
        )
        guest.source, guest.source_ref = sorted_rows.source, row.reference
        guest.name_latin, guest.email = given.get("name_latin", ""), given.get("email", "")
        guest.lang, guest.company, guest.note = (
            given.get("lang", ""),
            given.get("company", ""),
            given.get("note", ""),
        )
        guest.vip_level = int(given.get("vip_level", 0))
        if guest.name_latin:
            profiles.index(work, guest, again=True)
        progress(done, len(fresh))
    return Taken(len(fresh), len(sorted_rows.good) - len(fresh), (), (), 0)
