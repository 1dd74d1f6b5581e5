"""What screen 10 draws of an emergency: the plan, the timeline, and beside them authorities, search, guests, what closing waits for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import money
from hotelcs.screens.incident_words import DANGER, SIDES, since, span
from hotelcs.screens.paint import ALARM, CURSOR, GOOD, PLAIN, STRONG, WARN, Line, Row, Rule, cell, words, wrap
from hotelcs.screens.pressing_words import DRILL

POST, TIME = 4, 6


def plan_title(row: Any) -> str:
    """The plan with its version; one that nobody approved says so."""
    if not row.plan:
        return tr(N_("No plan for this"))
    told = tr(N_("Plan {code} v{edition}"), code=row.plan, edition=row.edition)
    return told if row.plan_approved else tr(N_("{plan} NOT APPROVED"), plan=told)


def plan(row: Any, at: int, now: datetime | None, width: int, height: int) -> list[Row]:
    """The steps in a window around the cursor, with a heading."""
    rows: list[Row] = [Rule(_marked(row, plan_title(row)))]
    text = width - 4 - POST - 2 * TIME
    heading = (
        cell(tr(N_(" #  Step")), text + 4), cell(tr(N_("Who")), POST), cell(tr(N_("Target")), TIME, PLAIN, "right"),
        cell(tr(N_("Took")), TIME, PLAIN, "right"),
    )  # fmt: skip
    if not row.steps:
        return [*rows, (words(" " + tr(N_("Write down what happens: c."))),)]
    tall = max(min(height - 2, len(row.steps)), 1)
    top = max(0, min(at - tall // 2, len(row.steps) - tall))
    elapsed = since(row.began, now)
    steps = [
        _step(row, step, elapsed, text, here=top + y == at)
        for y, step in enumerate(row.steps[top : top + tall])
    ]
    return [*rows, heading, *steps]


def late(row: Any, step: Any, elapsed: int) -> bool:
    """Whether a step is not done and should be."""
    return (
        step.seconds is None
        and step.target_seconds is not None
        and elapsed > step.target_seconds
        and row.status in DANGER
    )


def _step(row: Any, step: Any, elapsed: int, text: int, *, here: bool) -> Line:
    is_late = late(row, step, elapsed)
    took = span(step.seconds) if step.seconds is not None else tr(N_("LATE")) if is_late else "...."
    slow = step.seconds is not None and step.target_seconds is not None and step.seconds > step.target_seconds
    look = ALARM if is_late else WARN if slow else GOOD if step.seconds is not None else PLAIN
    return (
        cell(f"{'>' if here else ' '}{step.seq:<2} ", 4, STRONG if here else PLAIN),
        cell(step.text, text, CURSOR if here else PLAIN),
        cell(f" {step.post}", POST), cell(span(step.target_seconds) or "-", TIME, PLAIN, "right"),
        cell(took, TIME, look, "right"),
    )  # fmt: skip


def _marked(row: Any, title: str) -> str:
    return f"{DRILL} {title}" if row.drill else title


def line(row: Any, event: Any) -> str:
    """A line of the timeline; of a late one also when it was written."""
    told = tr(N_("{at} (late, {logged}) {words}"), at=event.at, logged=event.logged, words=event.words) if event.logged else \
        f"{event.at} {event.words}"  # fmt: skip
    return f"DRILL 演练 {told}" if row.drill else told


def timeline(row: Any, width: int, height: int) -> list[Row]:
    """The newest lines first, each with who wrote it; a long one is cut, h shows the whole."""
    rows: list[Row] = [Rule(tr(N_("Timeline, newest first")))]
    for event in row.events[: max(height - 1, 0)]:
        by = (event.post or event.by or "-")[:9]
        rows.append(
            (
                cell(f" {line(row, event)}", width - len(by) - 2, WARN if event.logged else PLAIN),
                cell(f" {by}", len(by) + 2),
            )
        )
    return rows


def aside(row: Any, people: Sequence[Any], currency: str, width: int, height: int) -> list[Row]:
    """Authorities, the people of the room, the search, guests, what closing waits for."""
    rows: list[Row] = [*_authorities(row, width)]
    if people:
        rows += [Rule(tr(N_("In room {room}"), room=row.room)), *_lines(people, width)]
    if row.cells:
        rows += [Rule(tr(N_("Search: f")))]
        rows += [
            (cell(f" {cell_.cell}  {_searched(cell_)}", width, GOOD if cell_.cleared_by else PLAIN),)
            for cell_ in row.cells
        ]
    rows += [Rule(tr(N_("How it stands"))), *_facts(row, currency, width)]
    if row.status in ("recovering", "reviewing") and row.lacking:
        rows += [Rule(tr(N_("Before it is closed: s")))]
        rows += [(cell(" - " + tr(told), width),) for told in row.lacking]
    return rows[:height]


def _authorities(row: Any, width: int) -> list[Row]:
    rows: list[Row] = [Rule(tr(N_("Authorities: k")))]
    called = {call.number for call in row.calls}
    for call in row.calls:
        told = tr(
            N_("{number} called at {after} by {login}"),
            number=call.number,
            after="+" + span(call.seconds),
            login=call.by or "-",
        )
        rows.append((cell(f" {told}  {call.reference}", width, GOOD),))
    look = WARN if row.status in DANGER else PLAIN
    waiting = [number for number in row.authorities if number not in called]
    rows += [
        (cell(" " + tr(N_("{number} not called yet"), number=number), width, look),) for number in waiting
    ]
    return rows if len(rows) > 1 else [*rows, (words(" -"),)]


def _searched(one: Any) -> str:
    return (
        tr(N_("clear ({login})"), login=one.cleared_by)
        if one.cleared_by
        else tr(N_("{login} looks"), login=one.claimed_by)
    )


def _facts(row: Any, currency: str, width: int) -> list[Row]:
    told = [tr(N_("People hurt: {count}"), count=row.casualties)]
    if row.guests:
        told.append(
            tr(
                N_("Guests touched: {count}, cost {amount}"),
                count=len(row.guests),
                amount=money(row.cost_minor, currency),
            )
        )
    if row.offered:
        told.append(tr(N_("Command offered to {login}"), login=row.offered))
    if row.damage:
        told.append(tr(N_("Damage: {words}"), words=row.damage))
    if row.media:
        told.append(tr(N_("The press takes notice")))
    if row.cctv_until:
        told.append(tr(N_("Recordings kept until {day}"), day=row.cctv_until))
    if row.signed:
        told.append(tr(N_("Signed: {sides}"), sides=", ".join(tr(SIDES[one.side]) for one in row.signed)))
    return list(_lines(told, width))


def _lines(told: Sequence[Any], width: int) -> list[Row]:
    return [(cell(f" {part}", width),) for one in told for part in wrap(str(one), width - 2)]
