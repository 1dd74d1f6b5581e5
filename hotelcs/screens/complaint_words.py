"""Complaints in words: states, steps, moods, what is wanted, what is written in the timeline."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.item_words import owner_word

STATES = {
    "new": N_("new"),
    "acknowledged": N_("acknowledged"),
    "planned": N_("planned"),
    "in_action": N_("in action"),
    "waiting_guest": N_("waits for guest"),
    "resolved": N_("resolved"),
    "closed": N_("closed"),
    "merged": N_("merged"),
    "withdrawn": N_("withdrawn"),
}
STEPS = {
    "ack": N_("answer"),
    "onsite": N_("on site"),
    "plan": N_("plan"),
    "update": N_("tell guest"),
    "resolve": N_("resolve"),
    "followup": N_("call back"),
}
"""What a clock waits for."""
WANTS = {
    "fix": N_("put right"),
    "move": N_("move"),
    "apology": N_("apology"),
    "money": N_("money"),
    "manager": N_("manager"),
    "record": N_("just record"),
}
MOODS = {"1": N_("angry"), "2": N_("upset"), "3": N_("calm"), "4": N_("pleased"), "5": N_("delighted")}
FLAGS = {
    "safety": N_("safety, injury"),
    "media": N_("media"),
    "vulnerable": N_("child, elderly"),
    "again": N_("again"),
    "sensitive": N_("few eyes"),
    "anonymous": N_("no name"),
}
GIVEN = {
    "apology": N_("apology"),
    "gift": N_("gift"),
    "fnb": N_("food, drink"),
    "upgrade": N_("upgrade"),
    "discount": N_("off the bill"),
    "refund": N_("refund"),
    "free_night": N_("free night"),
    "points": N_("points"),
    "other": N_("other"),
}
CLOCKS = {
    "running": "",
    "paused": N_("waits"),
    "met": N_("in time"),
    "breached": N_("missed"),
    "void": N_("not asked"),
}
WHAT = {
    "intake": N_("said"),
    "acknowledged": N_("repeated to the guest"),
    "planned": N_("plan told"),
    "started": N_("begun"),
    "on_site": N_("on the spot"),
    "asked": N_("asked"),
    "answered": N_("answered"),
    "waited_long_enough": N_("waited long enough"),
    "never_waits": N_("goes on at once"),
    "resolved": N_("resolved"),
    "fixed_at_once": N_("put right at once"),
    "confirmed": N_("closed, confirmed"),
    "unfounded": N_("closed, unfounded"),
    "unreachable": N_("closed, not reached"),
    "withdrawn": N_("withdrawn"),
    "merged": N_("part of another"),
    "merged_in": N_("another one is part of it"),
    "reopened": N_("opened again"),
    "again": N_("the guest again"),
    "not_content": N_("not content, opened again"),
    "raised": N_("raised"),
    "lowered": N_("lowered"),
    "note": N_("note"),
    "evidence": N_("evidence"),
    "cause": N_("cause"),
    "kept": N_("kept from most eyes"),
    "shown": N_("shown again"),
    "staff_spoke": N_("told the guest"),
    "guest_spoke": N_("the guest"),
    "task": N_("to do"),
    "promise": N_("promised"),
    "task_done": N_("done"),
    "task_dropped": N_("dropped"),
    "promise_done": N_("kept"),
    "promise_dropped": N_("promise dropped"),
    "incident": N_("emergency"),
    "revoked": N_("not given after all"),
    "call_reached": N_("called, reached"),
    "call_no_answer": N_("called, no answer"),
    "call_wrong_number": N_("called, wrong number"),
    "call_declined": N_("called, declined"),
    "accepted": N_("handed over to"),
    "pending": N_("offered to"),
    "declined": N_("not taken by"),
    "bounced": N_("not accepted by"),
}
"""What a line of the timeline is."""
PATTERNS = {"code": N_("kind"), "room": N_("room"), "asset": N_("equipment"), "cause": N_("cause")}


def grade(row: Any) -> str:
    """S1 to S4."""
    return str(row.severity).upper()


def left(minutes: int | None) -> str:
    """How long there is: 04m, 3h20, 2d; with ! and a minus once it is late."""
    if minutes is None:
        return "-"
    size, sign = abs(minutes), "!-" if minutes < 0 else ""
    if size < 60:
        return f"{sign}{size:02d}m"
    return f"{sign}{size // 60}h{size % 60:02d}" if size < 48 * 60 else f"{sign}{size // 1440}d"


def step(row: Any) -> str:
    """What is due next."""
    return tr(STEPS.get(row.step, row.step)) if row.step else "-"


def state(row: Any) -> str:
    """How it stands."""
    return tr(STATES.get(row.status, row.status))


def event(line: Any) -> str:
    """What a line of the timeline says, in words."""
    told = tr(WHAT.get(line.what, line.what)) if line.event != "money" else _money(line)
    data = line.data
    more = [
        str(data[name]).upper() if name == "to" and line.what in ("raised", "lowered") else str(data[name])
        for name in ("action", "cause", "incident", "complaint", "to")
        if name in data
        and not (name == "to" and line.event == "state" and line.what not in ("raised", "lowered"))
    ]
    return "  ".join(filter(None, (told, *more, line.words)))


def _money(line: Any) -> str:
    return tr(GIVEN[line.what]) if line.what in GIVEN else tr(WHAT.get(line.what, line.what))


def owner(row: Any) -> str:
    """Whose it is."""
    return owner_word(row)
