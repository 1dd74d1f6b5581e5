"""What stands beside the intake: the guest, where it may come from, rooms to offer, what may be given."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.money import parse_minor
from hotelcs.screens.booking import money
from hotelcs.screens.codes import code_word
from hotelcs.screens.complaint_words import STATES, STEPS
from hotelcs.screens.paint import Line, Row, Rule, cell, words, wrap

OFFERED = {"now": N_("at once"), "third": N_("third time")}
SIDES = {"next": N_("next door"), "above": N_("above")}


def beside(facts: Any, width: int, currency: str) -> list[Row]:
    """The rows of the right side."""
    if facts is None:
        return [Rule(tr(N_("Guest")))]
    rows: list[Row] = [Rule(tr(N_("Guest")))]
    rows += _lines(_guest(facts), width)
    if facts.around:
        rows.append(Rule(tr(N_("Likely source"))))
        rows += _lines([_around(one) for one in facts.around], width)
    if facts.offers:
        rows.append(Rule(tr(N_("Rooms to offer"))))
        rows += _lines([f"{room} {code_word(code)} {kind}" for room, code, kind in facts.offers], width)
    rows.append(Rule(tr(N_("You may give"))))
    rows += _lines(_gifts(facts, currency), width)
    return rows


def _lines(texts: list[str], width: int) -> list[Row]:
    return [(cell(f" {part}", width),) for text in texts for part in wrap(text, width - 2)]


def _guest(facts: Any) -> list[str]:
    told = []
    if facts.guest:
        told.append(facts.guest)
        told.append(tr(N_("In house {first} to {last}"), first=facts.date_in[5:], last=facts.due_out[5:]))
    elif facts.room:
        told.append(tr(N_("Nobody is in room {room}."), room=facts.room))
    if facts.wake:
        told.append(tr(N_("Wake-up call {at}"), at=facts.wake))
    if facts.note:
        told.append(facts.note)
    if facts.twin:
        state = tr(STATES.get(facts.twin_status, facts.twin_status))
        told.append(tr(N_("! {no} is about the same: {state}"), no=facts.twin, state=state))
    earlier = [f"{one.code or '*'} {one.day[5:]}{'!' if one.here else ''}" for one in facts.before]
    told.append(
        tr(N_("Earlier: {list}"), list=", ".join(earlier)) if earlier else tr(N_("Earlier complaints: none"))
    )
    return told


def _around(one: Any) -> str:
    people = (
        tr(N_("{count}p since {at}"), count=one.adults + one.children, at=one.since[-5:])
        if one.since
        else tr(N_("empty"))
    )
    return f"{one.room} {code_word(one.code)} {people} {tr(SIDES[one.side])}"


def _gifts(facts: Any, currency: str) -> list[str]:
    told = [tr(N_("limit {amount} a case"), amount=money(facts.limit_minor, currency))]
    if facts.offer:
        told.append(facts.offer)
    if facts.typical:
        told.append(
            tr(
                N_("typically up to {amount}"),
                amount=money(parse_minor(str(facts.typical), currency), currency),
            )
        )
    return told


def steps_told(facts: Any, width: int) -> list[Line]:
    """The suggestions with their minutes, then by when what has to be done."""
    lines: list[Line] = []
    for one in facts.steps:
        due = (
            tr(N_("{minutes} min"), minutes=one.minutes)
            if one.minutes
            else tr(OFFERED.get(one.offer, one.offer))
        )
        lines.append((cell(f" {one.seq} {one.text}", width - 11), cell(due, 10, align="right")))
    clocks = "  ".join(
        f"{tr(STEPS[name])} {_span(facts.minutes[name])}"
        for name in ("onsite", "plan", "resolve")
        if name in facts.minutes
    )
    return [*lines, (words(f" {clocks}"),)] if clocks else lines


def _span(minutes: int) -> str:
    return f"{minutes}m" if minutes < 120 else f"{minutes // 60}h"
