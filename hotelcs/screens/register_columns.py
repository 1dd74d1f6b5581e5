"""The registers of the desk as lists: what stands in the columns of each, and what is known of an entry."""

from collections.abc import Callable
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import register_words as told
from hotelcs.screens.codes import minutes_word
from hotelcs.screens.widgets.line_list import Column

_AGE: Column[Any] = Column(N_("Age"), 5, lambda row: minutes_word(row.minutes), "right")
_OWNER: Column[Any] = Column(N_("Owner"), 8, told.owner)
_ROOM: Column[Any] = Column(N_("Room"), 5, lambda row: row.room or "-")
_KEPT: tuple[Column[Any], ...] = (
    Column(N_("Tag"), 11, lambda row: row.tag), _ROOM, Column(N_("Whose"), 0, lambda row: row.guest),
    Column(N_("Pcs"), 3, lambda row: f"{row.pieces}{'!' if row.fragile else ''}", "right"),
    Column(N_("Where"), 11, lambda row: row.location or "-"), _AGE, Column(N_("Until"), 12, told.kept), _OWNER,
)  # fmt: skip
COLUMNS: tuple[tuple[Column[Any], ...], ...] = (
    (_ROOM, Column(N_("Visitor"), 0, lambda row: row.name), Column(N_("Document"), 8, lambda row: row.document or "-"),
     Column(N_("Guest"), 0, lambda row: row.guest), _AGE, Column(N_("Until"), 13, told.visitor), _OWNER),
    _KEPT,
    _KEPT,
    (_ROOM, Column(N_("Guest"), 0, lambda row: row.guest), Column(N_("Asked for"), 11, lambda row: row.at[5:]),
     Column(N_("Due"), 5, lambda row: row.due[-5:] if row.clock != "over" else ""), Column(N_("How"), 11, told.way),
     Column(N_("Standing"), 14, told.woken), _OWNER),
    (_ROOM, Column(N_("Guest"), 14, lambda row: row.guest), Column(N_("From"), 10, lambda row: row.sender or "-"),
     Column(N_("Message"), 0, lambda row: " ".join(row.text.split())), _AGE, Column(N_("Standing"), 9, told.message), _OWNER),
    (_ROOM, Column(N_("Guest"), 0, lambda row: row.guest), Column(N_("Place"), 0, lambda row: row.place), _AGE,
     Column(N_("Until"), 11, lambda row: row.until[5:]), Column(N_("By"), 10, lambda row: row.by)),
)  # fmt: skip
"""By tab of screen 29."""


def _visitor(row: Any) -> list[str]:
    return [
        f"{row.visitor}  {row.name}  {row.document}",
        tr(N_("With {guest}, room {room}"), guest=row.guest, room=row.room),
        tr(N_("The guest said yes"))
        if row.approved
        else tr(N_("Without being asked up: {reason}"), reason=row.reason),
        tr(N_("In {since}, noted by {by}"), since=row.since, by=row.by),
        told.visitor(row),
        told.held(row),
    ]


def _kept(row: Any) -> list[str]:
    return [
        f"{row.tag}  {row.guest}  {tr(told.WHERE[row.whereabouts])}",
        tr(N_("{pieces} pieces, {location}"), pieces=row.pieces, location=row.location or "-"),
        tr(N_("Fragile")) if row.fragile else "",
        tr(N_("From {sender}"), sender=row.sender) if row.sender else "",
        row.note,
        tr(N_("In {since}, noted by {by}"), since=row.since, by=row.by),
        tr(N_("Until {until}"), until=told.kept(row)),
        " ".join(filter(None, (row.reservation, row.stay))),
        told.held(row),
    ]


def _call(row: Any) -> list[str]:
    return [
        f"{row.call}  {row.room}  {row.guest}",
        tr(N_("Asked for {at}, {way}"), at=row.at, way=told.way(row)),
        tr(N_("Next at {due}"), due=row.due[-5:]) if row.clock != "over" else "",
        told.woken(row),
        tr(N_("Noted by {by}"), by=row.by),
        told.held(row),
    ]


def _message(row: Any) -> list[str]:
    return [
        f"{row.message}  {row.room}  {row.guest}  {tr(told.WHERE[row.whereabouts])}",
        tr(N_("From {sender}"), sender=row.sender or "-"),
        *row.text.splitlines(),
        tr(N_("In {since}, noted by {by}"), since=row.at, by=row.by),
        told.message(row),
        told.held(row),
    ]


def _place(row: Any) -> list[str]:
    return [
        f"{row.room}  {row.guest}",
        tr(N_("They are here until {until}: {place}"), until=row.until[-5:], place=row.place),
        tr(N_("In {since}, noted by {by}"), since=row.since, by=row.by),
    ]


DETAILS: tuple[Callable[[Any], list[str]], ...] = (_visitor, _kept, _kept, _call, _message, _place)
