"""F8: one line into the shift log from anywhere. Marks in front say what it asks for, a room number is recognised."""

from typing import TYPE_CHECKING, Any

from hotelcs.errors import HotelcsError
from hotelcs.i18n import N_, tr
from hotelcs.screens.prompts import Prompt
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

MARKS = {"!": "must_read", "^": "report_up", ">": "carry_over"}
CATEGORIES = ("guest", "room", "money", "safety", "maintenance", "notice", "vip", "other")
RECORD = "log line"
"""Under this name what is typed is kept while it is not saved."""


def parse(line: str) -> dict[str, Any]:
    """`!>1208 fan lent` → text, must_read, carry_over, room (if it is one); `money: …` gives the category.

    Empty without words.
    """
    rest = line.strip()
    fields: dict[str, Any] = {}
    while rest and (mark := MARKS.get(halfwidth_key(rest[0]))):
        fields[mark] = True
        rest = rest[1:].lstrip()
    head, colon, after = rest.replace("：", ":", 1).partition(":")
    if colon and head.strip().lower() in CATEGORIES and after.strip():
        fields["category"], rest = head.strip().lower(), after.strip()
    first = "".join(map(halfwidth_key, rest.split(" ")[0]))
    if first.isalnum() and any(char.isdecimal() for char in first):
        fields["room"] = first
    return {"text": rest, **fields} if rest else {}


def ask(counter: "Counter", text: str = "") -> None:
    """Ask for the line; what was typed before and not saved stands there."""
    kept = counter.drafts.pop(RECORD, {}).get("text", "")
    counter.say(tr(N_("! must be read   ^ report up   > carry over   a room number in front")))
    counter.interrupt(
        Prompt(tr(N_("Log:")), lambda line: save(counter, line), text=text or kept, record=RECORD)
    )


def save(counter: "Counter", line: str) -> None:
    """Write it; a refusal gives the line back."""
    fields = parse(line)
    if not fields:
        counter.say(tr(N_("Nothing was written.")))
        return

    def written(done: Any) -> None:
        counter.drop_draft(RECORD)
        counter.praise(tr(N_("In the log: {number}."), number=done.result.get("entry", "")))

    def refused(_: Any) -> None:
        counter.drafts[RECORD] = {"text": line}

    counter.act(lambda desk: desk.do("log", _with_room(desk, fields)), written, refused)


def _with_room(desk: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """A first word with digits is a room when there is one of that number; else it is a word like any other."""
    wanted = fields.get("room")
    if wanted is None:
        return fields
    try:
        desk.show("room", no=wanted)
    except HotelcsError:
        return {name: value for name, value in fields.items() if name != "room"}
    return {"category": "room", **fields}
