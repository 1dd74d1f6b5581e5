"""The panels of Home, each a list of rows that starts with its border."""

from collections.abc import Sequence
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.codes import READY, code_word, minutes_word
from hotelcs.screens.paint import ALARM, GOOD, PLAIN, STRONG, WARN, Line, Row, Rule, Span, cell, fits, words
from hotelcs.text import width as cells_wide

LEAST_OF_ACT = 8
"""Cells that are left of what was done, before what it was about is cut instead."""


def _figures(*pairs: tuple[str, object]) -> Line:
    """`Arrivals 37  in 21  left 16`: words and figures in equal cells."""
    spans: list[Span] = [(" ", PLAIN)]
    for at, (told, figure) in enumerate(pairs):
        spans += [cell(told, 11 if at == 0 else 7), cell(str(figure), 4, STRONG, "right"), ("  ", PLAIN)]
    return tuple(spans)


def today_panel(home: Any, width: int) -> list[Row]:
    """Arrivals, departures, house and tonight."""
    del width
    share = 100 * home.sold_tonight / home.rooms_total if home.rooms_total else 0.0
    tonight = tr(
        N_("Tonight {sold}/{rooms} {share}%  sellable {sellable}"),
        sold=home.sold_tonight,
        rooms=home.rooms_total,
        share=f"{share:.2f}",
        sellable=home.sellable,
    )
    return [
        Rule(tr(N_("Today"))),
        _figures(
            (tr(N_("Arrivals")), home.arrivals_due),
            (tr(N_("in")), home.arrivals_in),
            (tr(N_("left")), home.arrivals_left),
        ),
        _figures(
            (tr(N_("Departures")), home.departures_due),
            (tr(N_("out")), home.departures_out),
            (tr(N_("left")), home.departures_left),
        ),
        _figures(
            (tr(N_("In house")), home.in_house),
            (tr(N_("guests")), home.guests),
            (tr(N_("minors")), home.minors),
        ),
        (words(" " + tonight),),
    ]


def rooms_panel(home: Any, width: int) -> list[Row]:
    """How many rooms have each code."""
    rows: list[Row] = [Rule(tr(N_("Rooms")))]
    line: list[Span] = [(" ", PLAIN)]
    used = 1
    for code, count in home.codes.items():
        told = f"{code_word(code)} {count:<3} "
        if used + cells_wide(told) > width:
            rows.append(tuple(line))
            line, used = [(" ", PLAIN)], 1
        line.append((told, PLAIN))
        used += cells_wide(told)
    return [*rows, tuple(line)]


def waiting_panel(home: Any, width: int, height: int) -> list[Row]:
    """Guests queued for a room, and whether theirs is ready."""
    rows: list[Row] = [Rule(tr(N_("Waiting for a room ({count})"), count=len(home.queue)))]
    if not home.queue:
        rows.append((words(" " + tr(N_("Nobody waits."))),))
    for ticket in home.queue[: max(height - 1, 1)]:
        ready = ticket.room_code in READY
        room = f"{ticket.room} {code_word(ticket.room_code)}" if ticket.room else "-"
        rows.append(
            (
                (" ", PLAIN),
                cell(ticket.guest, width - 32),
                cell(f" {ticket.type}", 6),
                cell(
                    f"{waited_word(ticket.minutes)} ",
                    7,
                    WARN if ticket.minutes >= PATIENCE else PLAIN,
                    "right",
                ),
                cell(room, 10),
                cell(tr(N_("ready")) if ready else tr(N_("waits")), 7, GOOD if ready else PLAIN),
            )
        )
    return rows


def arrivals_panel(arrivals: Sequence[Any], width: int, height: int) -> list[Row]:
    """The next guests to come, earliest first."""
    rows: list[Row] = [Rule(tr(N_("Arrivals next ({count})"), count=len(arrivals)))]
    if not arrivals:
        rows.append((words(" " + tr(N_("No arrivals left today. :in receives a walk-in."))),))
    for row in arrivals[: max(height - 1, 0)]:
        room = f"{row.room} {code_word(row.room_code)}" if row.room else "-"
        rows.append(
            (
                cell(f" {row.eta or '--:--'} ", 7),
                cell(row.guest or tr(N_("(no name yet)")), width - 27, PLAIN if row.guest else WARN),
                cell(f" {row.type}", 6),
                cell(tr(N_("{nights}n"), nights=row.nights), 4, PLAIN, "right"),
                cell(f" {room}", 10),
            )
        )
    return rows


def forecast_panel(rows: Sequence[Any], width: int) -> list[Row]:
    """Free rooms in the next nights, all types together and by type."""
    lines: list[Row] = [Rule(tr(N_("Free in the next nights")))]
    nights: dict[str, list[Any]] = {}
    for row in rows:
        nights.setdefault(row.night, []).append(row)
    for night, types in nights.items():
        by_type = " ".join(f"{row.type}{row.free}" for row in types)
        free = str(sum(row.free for row in types))
        lines.append(
            ((" ", PLAIN), cell(night, 11), cell(free, 4, STRONG, "right"), cell(f"  {by_type}", width - 17))
        )
    return lines


PATIENCE = 15
"""Minutes after which somebody waits too long for a room."""


BACKUP_OLD = 26
"""Hours after which the last verified backup is too old."""


def needs(home: Any) -> list[tuple[str, str]]:
    """What waits in the house, as (words, what opens it), most pressing first; with the clock that runs on it."""
    ready = [ticket.minutes for ticket in home.queue if ticket.room_code in READY]
    others = [ticket.minutes for ticket in home.queue if ticket.room_code not in READY]
    found = []
    for waited, told in (
        (ready, N_("Queue, room ready: {count}, {wait}")),
        (others, N_("Queue, not ready: {count}, {wait}")),
    ):
        if waited:
            found.append((tr(told, count=len(waited), wait=waited_word(max(waited))), "queue"))
    if home.arrivals_left:
        found.append((tr(N_("Arrivals to come: {count}"), count=home.arrivals_left), "arrivals"))
    if home.departures_left:
        found.append((tr(N_("Departures left: {count}"), count=home.departures_left), "departures"))
    if home.guest_data_missing:
        found.append((tr(N_("Bookings without guest: {count}"), count=home.guest_data_missing), "data"))
    if home.registrations_pending:
        left = left_word(home.registration_minutes)
        told = N_("Registrations: {count}, {left}") if left else N_("Registrations to send: {count}")
        found.append((tr(told, count=home.registrations_pending, left=left), "registrations"))
    return found


def waited_word(minutes: int) -> str:
    """How long somebody waits: 07m, and ! in front when that is too long."""
    return f"!{minutes_word(minutes)}" if minutes >= PATIENCE else minutes_word(minutes)


def lacks_backup(home: Any) -> bool:
    """Whether there is no verified backup, or none that is young enough (handbook M-39)."""
    return bool(home.backup_missing or (home.backup_hours is not None and home.backup_hours >= BACKUP_OLD))


def backup_age(home: Any) -> Line:
    """How old the last verified backup is; an alarm when that is too old, or when there is none (reliability §4.2)."""
    if home.backup_missing:
        return (words("  " + tr(N_("! No verified backup")), ALARM),)
    if home.backup_hours is None:
        return ()
    if lacks_backup(home):
        return (words("  " + tr(N_("! Backup {hours} h old"), hours=home.backup_hours), ALARM),)
    return (words("  " + tr(N_("Backup {hours} h old"), hours=home.backup_hours)),)


def left_word(minutes: int | None) -> str:
    """How long there is: 4h10, or how long it is late: !-0h20."""
    if minutes is None:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'!-' if minutes < 0 else ''}{hours}h{rest:02d}"


def log_panel(home: Any, width: int, height: int) -> list[Row]:
    """The last acts of the house, newest first, as many as fit."""
    if height < 3:
        return []
    rows: list[Row] = [Rule(tr(N_("Last acts")))]
    if not home.log:
        rows.append((words(" " + tr(N_("Nothing was done yet today."))),))
    return [*rows, *[(cell(_log_text(row, width), width),) for row in home.log[: height - 1]]]


def _log_text(row: Any, cells: int) -> str:
    """When, who, what, about which record; where it is narrow what was done is cut, so that the room is seen."""
    from hotelcs.workflows.verbs import spoken

    head, what, tail = f" {row.at[-5:]} {row.actor} ", str(spoken(row.verb)), f" {row.subject}"
    left = cells - cells_wide(head + tail)
    return f"{head}{fits(what, left) if left >= LEAST_OF_ACT else what}{tail}"
