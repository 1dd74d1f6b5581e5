"""What the forms of groups ask, by verb."""

from typing import Any

from hotelcs.entry.times import parse_time
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.screens.asked import Asked, Form, amount, choice, day, flag, number, words

KINDS = {
    "tour": N_("coach tour"),
    "conference": N_("conference"),
    "wedding": N_("wedding"),
    "sport": N_("sport"),
    "corporate": N_("company"),
}
BILLINGS = {"master": N_("one bill"), "individual": N_("each their own"), "split": N_("rooms on one bill")}
STAGES = {
    "enquiry": N_("enquiry"),
    "definite": N_("definite"),
    "rooming": N_("with list"),
    "in_house": N_("in house"),
    "departed": N_("gone"),
    "cancelled": N_("cancelled"),
}
_FIRM = {"definite": N_("definite"), "enquiry": N_("enquiry")}


def _minute(text: str) -> int:
    moment = parse_time(text)
    return moment.hour * 60 + moment.minute


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _wrong(text: str) -> str:
    """What is wrong with a time of day; nothing when it is one."""
    try:
        parse_time(text)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _people(text: str) -> list[str]:
    """Names with commas between them."""
    return [name.strip() for name in text.replace("，", ",").split(",") if name.strip()]


_COACH = Asked("coach", N_("Coach at"), check=_wrong, value=_minute, written=_clock)


def _known(*, required: bool) -> tuple[Asked, ...]:
    """What is known of a group, for a new one or a change."""
    return (
        words("name", N_("Group name"), required=required),
        words("company", N_("Company"), required=False),
        words("leader", N_("Leader"), required=False),
        words("phone", N_("Phone"), required=False),
        day("arrival", N_("Arrival"), required=required),
        day("departure", N_("Departure"), required=required, from_="arrival"),
        number("pax", N_("Head count"), 0, 9999, required=False),
        choice("billing", N_("Bill"), BILLINGS, required=False),
        day("cutoff", N_("Held until")),
        _COACH,
    )


GROUP_FORMS: dict[str, Form] = {
    "book-group": Form(
        "06", N_("Reservations"),
        (*_known(required=True)[:7], words("block", N_("Rooms held"), required=False), *_known(required=True)[7:],
         choice("kind", N_("Kind"), KINDS, required=False), choice("status", N_("Firm"), _FIRM, required=False)),
        N_("{group} is taken; {room_nights} room nights are held until {cutoff}."),
        N_("Rooms held: a type and how many, then a comma and the next. They are held until two days before arrival unless another day is named."), "group",
    ),
    "change-group": Form("06", N_("Reservations"), _known(required=False), N_("{group} is changed."),
                         N_("What is left empty stays as it is."), edits="version"),
    "set-block": Form(
        "06", N_("Reservations"),
        (words("type", N_("Type")), number("rooms", N_("Rooms held"), 0, 999), amount("rate", N_("Rate"), required=False),
         day("first", N_("From")), day("until", N_("To"))),
        N_("{group}: {rooms} rooms of type {type}, before {before}."), N_("Without days on all nights of the group."),
    ),
    "pick-up": Form(
        "06", N_("Reservations"),
        (words("guest", N_("Name")), words("type", N_("Type"), required=False), number("adults", N_("Adults"), 1, 99, required=False),
         words("room", N_("Room"), required=False), day("arrival", N_("Arrival")), day("departure", N_("Departure"), from_="arrival"),
         words("requests", N_("Wishes"), required=False), flag("beyond", N_("Beyond block"))),
        N_("Booked: {reservation}."), N_("Without dates as the group. A room by its number needs no type."),
    ),
    "split-guests": Form(
        "06", N_("Reservations"),
        (Asked("guests", N_("Who goes"), required=True, value=_people), words("room", N_("Room"), required=False),
         number("children", N_("Children"), 0, 99, required=False)),
        N_("{made}: {went} went, {left} are left."),
        N_("Names with commas between them. Who is in house needs the room they go to; somebody stays."),
    ),
}  # fmt: skip
"""Forms by verb."""


def start_of(row: Any) -> dict[str, str]:
    """What a group is now, as its form takes it."""
    told = {"name": row.name, "company": row.company, "leader": row.leader, "arrival": row.arrival, "departure": row.departure,
            "pax": str(row.pax), "billing": row.billing, "cutoff": row.cutoff, "coach": row.coach}  # fmt: skip
    return {name: value for name, value in told.items() if value}
