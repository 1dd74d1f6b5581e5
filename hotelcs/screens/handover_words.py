"""A handover in words: its state, what it counts, its lines, its drawer."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import money
from hotelcs.screens.codes import shift_word
from hotelcs.screens.item_words import held_word, item_words
from hotelcs.screens.paint import flow

UNKNOWN = "?"
"""An amount that is not counted yet, or not for one's eyes."""
STATES = {
    "none": N_("not begun"),
    "draft": N_("draft"),
    "submitted": N_("waits to be accepted"),
    "disputed": N_("disputed"),
    "accepted": N_("accepted"),
}
FIGURES = {
    "arrival": N_("Arrivals left {count}"),
    "departure": N_("Due out left {count}"),
    "hold": N_("Held {count}"),
    "waitlist": N_("Waitlist {count}"),
    "queue": N_("Waiting for a room {count}"),
    "registration": N_("Registrations {count}"),
    "block": N_("Rooms off {count}"),
    "wake": N_("Wake-up calls {count}"),
    "visitor": N_("Visitors {count}"),
    "message": N_("Messages {count}"),
    "luggage": N_("Luggage {count}"),
    "parcel": N_("Parcels {count}"),
    "log": N_("Carried over {count}"),
    "report": N_("Reported up {count}"),
    "incident": N_("Emergencies {count}"),
    "late": N_("Late {count}"),
}
KINDS = {
    "arrival": N_("arrival"),
    "departure": N_("due out"),
    "hold": N_("held"),
    "waitlist": N_("waitlist"),
    "queue": N_("queue"),
    "registration": N_("registration"),
    "block": N_("room off"),
    "wake": N_("wake-up call"),
    "visitor": N_("visitor"),
    "message": N_("message"),
    "luggage": N_("luggage"),
    "parcel": N_("parcel"),
    "log": N_("carried over"),
    "report": N_("reported up"),
    "incident": N_("emergency"),
    "cash": N_("cash"),
    "keys": N_("keys"),
}
WHY = {
    "not_cash": N_("may not have been cash"),
    "twice": N_("may have been entered twice"),
    "other_method": N_("may have been cash"),
    "wrong_way": N_("may have gone the other way"),
    "digits": N_("may have two digits exchanged"),
}
"""Why a payment would explain a difference."""


def state_word(status: str) -> str:
    """How a handover stands."""
    return tr(STATES.get(status, status))


def heading(row: Any) -> str:
    """Which shift, whose, how its handover stands."""
    told = tr(N_("Shift {shift} {department} {day}, {lead}: {state}"), shift=shift_word(row.shift), department=row.department,
              day=row.day[5:], lead=row.lead, state=state_word(row.status))  # fmt: skip
    return f"{told}  {row.handover}" if row.handover else told


def figures(row: Any, cells: int) -> list[str]:
    """What is left, by kind, in lines of `cells`; no figure is broken."""
    told = [tr(FIGURES[kind], count=row.figures[kind]) for kind in FIGURES if row.figures.get(kind)]
    return flow(told or [tr(N_("Nothing is left open."))], cells)


def drawer(row: Any) -> str:
    """The drawer: counted against what should be in it; before counting only what it began with; nothing if kept back."""
    if row.moves is None:
        return ""
    if row.counted_minor is None or row.expected_minor is None:
        return tr(
            N_("Cash: began with {float}, not counted yet"),
            float=money(row.float_minor, row.currency, UNKNOWN),
        )
    moved = row.received_minor or row.paid_out_minor or row.dropped_minor
    told = tr(
        N_("Cash {float} + in {in} + accounts {received} - out {out} - paid out {paid_out} - dropped {dropped} = {expected}   counted {counted}")
        if moved else N_("Cash {float} + in {in} - out {out} = {expected}   counted {counted}"),
        **{name: money(getattr(row, f"{name}_minor"), row.currency, UNKNOWN)
           for name in ("float", "in", "received", "out", "paid_out", "dropped", "expected", "counted")},
    )  # fmt: skip
    return f"{told}  {_fits(row.difference_minor, row)}"


def differs(row: Any) -> bool:
    """Whether the drawer did not fit: now, or when it was counted first."""
    return bool(row.difference_minor or (row.counts and row.counts[0].difference_minor))


def recounted(row: Any) -> list[str]:
    """That it was counted more than once, and what was counted first; nothing after a single count."""
    if len(row.counts or ()) < 2:
        return []
    return [
        tr(
            N_("Counted {count} times, first {counted}: {fits}"),
            count=len(row.counts),
            counted=money(row.counts[0].counted_minor, row.currency, UNKNOWN),
            fits=_fits(row.counts[0].difference_minor, row),
        )
    ]


def counts(row: Any) -> list[str]:
    """Every count of the drawer, the first one first."""
    return [
        tr(N_("{at} {by} counted {counted}: {fits}"), at=one.at[-5:], by=one.by, counted=money(one.counted_minor, row.currency, UNKNOWN),
           fits=_fits(one.difference_minor, row))
        for one in row.counts or ()
    ]  # fmt: skip


def _fits(difference: int | None, row: Any) -> str:
    if not difference:
        return tr(N_("equal"))
    return tr(N_("! differs by {amount}"), amount=money(difference, row.currency, UNKNOWN))


def suspects(row: Any) -> list[str]:
    """The lines that would explain a difference."""
    return [
        tr(
            N_("{folio} {amount} {why}"),
            folio=one.folio,
            amount=money(one.amount_minor, row.currency, UNKNOWN),
            why=tr(WHY.get(one.why, one.why)),
        )
        for one in row.suspects or ()
    ]


def line_words(line: Any) -> str:
    """What an open item is; of a disputed line both accounts."""
    told = item_words(line.kind, line.words)
    if line.kind == "cash":
        told = line.words
    if line.status == "disputed":
        return f"!{told} / {line.receiver}"
    return f"{told} = {line.settled}" if line.settled else told


def line_due(line: Any) -> str:
    """When it is due, with ! when that has passed."""
    due = line.due[5:] if len(line.due) > 5 else line.due
    return f"!{due}" if line.late else due or "-"


def line_owner(line: Any) -> str:
    """In whose hands it is, and how."""
    held = held_word(line) if line.held else ""
    return f"{line.owner} {held}".strip()
