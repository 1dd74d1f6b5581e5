"""What the keys of the bill do with its lines and windows: take back, move, split, rules, the master bill."""

import re
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.money import parse_minor
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import money
from hotelcs.screens.folio_columns import Entry, amount_of
from hotelcs.screens.paint import ALARM
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.folio import Folio

SHARE = re.compile(r"(\d{1,2}) ?%(?: ([1-9]))?")
PART = re.compile(r"([\d.,]+)(?: ([1-9]))?")


def _typed(text: str) -> str:
    return " ".join("".join(map(halfwidth_key, text)).split())


def correct(sheet: "Folio", row: Any) -> None:
    """Take a line or a payment back, with a reason."""
    if not isinstance(row, Entry):
        sheet.counter.say(tr(N_("Corrections are made in the bill: Tab.")))
        return
    deeds.with_words(
        sheet.counter, "correct-line", {row.field: row.key}, "reason",
        tr(N_("Take back {what} {amount}. Why:"), what=row.what, amount=amount_of(row)), N_("Taken back by its opposite."),
    )  # fmt: skip


def transfer(sheet: "Folio", row: Any) -> None:
    """Move the marked lines, or the one under the cursor: to a window by its digit, a room, or a folio by its number."""
    entries = [one for one in sheet.rows[0] or () if one.name in sheet.marked] or [row]
    if not all(isinstance(one, Entry) and one.field == "line" for one in entries):
        sheet.counter.say(tr(N_("Lines are moved in the bill: Tab.")))
        return
    summed = money(sum(one.amount_minor for one in entries), entries[0].currency)
    label = tr(
        N_("Move {count} lines, {amount}, to window, room or folio:"), count=len(entries), amount=summed
    )

    def there(text: str) -> None:
        typed = _typed(text)
        window = len(typed) == 1 and typed.isdecimal()
        place = {"window": int(typed)} if window else {"folio" if typed[:1].upper() == "F" else "stay": typed}
        deeds.do(sheet.counter, "transfer-lines", {"lines": [one.key for one in entries], **place}, N_("Moved to {folio}."),
                 lambda _: sheet.marked.clear())  # fmt: skip

    deeds.ask_words(sheet.counter, "transfer-lines", label, there)


def split(sheet: "Folio", row: Any) -> None:
    """Split a line: `40%` or an amount is the first part; a window after it takes the rest."""
    if not isinstance(row, Entry) or row.field != "line":
        sheet.counter.say(tr(N_("Lines are split in the bill: Tab.")))
        return

    def parts(text: str) -> None:
        fields = _parts(_typed(text), row.currency)
        if fields is None:
            sheet.counter.say(
                tr(N_("Type a share as 40% or an amount, and a window for the rest if you like.")), ALARM
            )
            return
        deeds.do(sheet.counter, "split-line", {"line": row.key, **fields}, N_("The line is split."))

    label = tr(N_("Split {what} {amount}, first part (40% or amount):"), what=row.what, amount=amount_of(row))
    deeds.ask_words(sheet.counter, "split-line", label, parts)


def _parts(typed: str, currency: str) -> dict[str, Any] | None:
    """The act's fields for what was typed; None for what is no share and no amount."""
    fields: dict[str, Any] = {}
    if found := SHARE.fullmatch(typed):
        fields["percent"] = int(found[1])
    elif found := PART.fullmatch(typed):
        try:
            fields["parts"] = [parse_minor(found[1], currency)]
        except ValueError:
            return None
    else:
        return None
    return {**fields, "window": int(found[2])} if found[2] else fields


def route(sheet: "Folio") -> None:
    """Say where charges go from now on, or what a master bill receives and who pays it."""
    verb = "change-master" if sheet.bill is not None and sheet.bill.master else "route-charges"
    open_act(sheet.counter, verb, sheet.given(), sheet.about())


def master(sheet: "Folio") -> None:
    """The master bill of the party: it is opened on the screen when there is one, and made when there is none."""
    from hotelcs.screens.folio import open_folio

    bill = sheet.bill
    if bill is None or bill.master:
        return
    found = next((row.folio for row in bill.windows if row.kind == "master"), "")
    if found:
        open_folio(sheet.counter, no=found)
    elif not bill.party:
        sheet.counter.say(tr(N_("This booking is in no party, so it has no master bill.")))
    else:
        open_act(sheet.counter, "open-master", {"reservation": bill.reservation}, sheet.about(), what="room")


def close_master(sheet: "Folio") -> None:
    """Close the master bill on the screen."""
    deeds.sure(sheet.counter, "close-master", tr(N_("Close the master bill {folio}? y/n"), folio=sheet.bill.master),
               {"folio": sheet.bill.master}, N_("{folio} is closed."))  # fmt: skip
