"""What went wrong in the demo hotel and who sees to it: complaints in every state; plans for emergencies that are in force."""

from datetime import date, timedelta
from typing import Any

from hotelcs.demo.crew import Crew
from hotelcs.demo.shift import Shift

UNREAD = ("food", "system")
"""Types whose plans still wait for whoever approves them."""
_ROOMS = (
    "SELECT m.no FROM stay s JOIN room m ON m.id = s.room_id JOIN business_day b ON b.status = 'open' "
    "WHERE s.status = 'in_house' AND s.due_out > b.day ORDER BY m.no"
)
_DRAFTS = "SELECT code || '/' || edition, type FROM contingency_plan WHERE status = 'draft' ORDER BY type"
_FIRST, _APART = 4, 9
"""Which guests complain: one in so many, from the so manieth on."""


def approve_plans(crew: Crew, first: date) -> None:
    """The supervisor has submitted the shipped plans, the manager has approved most of them."""
    for plan, kind in crew.rows(_DRAFTS):
        crew.do("supervisor", "submit-plan", plan=plan)
        if kind not in UNREAD:
            crew.do("manager", "approve-plan", plan=plan, review=(first + timedelta(days=300)).isoformat())


def night(crew: Crew) -> None:
    """Somebody called at night; it is quiet now."""
    room = _rooms(crew)[_FIRST + 5 * _APART]
    taken = _take(crew, "night", "noise", room, "Loud music next door, we leave early", mood=2, wants="fix",
                  understood="Music from the room next door")  # fmt: skip
    crew.do("night", "on-site", complaint=taken, note="Asked the party next door for quiet")
    crew.do(
        "night",
        "resolve-complaint",
        complaint=taken,
        done="Quiet since the visit",
        told=True,
        cause="neighbour",
    )


def morning(shift: Shift) -> None:
    """What guests said this morning: one just now, one that waits for a technician, one that was promised something, one mended."""
    crew = shift.crew
    rooms = _rooms(crew)[_FIRST::_APART]
    clean = _take(
        crew,
        "demo",
        "clean",
        rooms[0],
        "浴室地面有头发，没有打扫干净",
        mood=2,
        wants="fix",
        understood="浴室重新清洁",
    )
    crew.do("demo", "fix-at-once", complaint=clean, done="重新清洁并致歉", cause="skip_inspection")
    hot = _take(crew, "demo", "ac", rooms[1], "The air conditioning only blows warm air", mood=2, wants="fix",
                understood="No cold air in the room")  # fmt: skip
    crew.do(
        "supervisor", "add-action", complaint=hot, text="Look at the compressor", department="HK", minutes=45
    )
    wifi = _take(crew, "demo", "wifi", rooms[2], "No network since last night, I have to work", mood=3, wants="fix",
                 understood="Wi-Fi does not work in the room")  # fmt: skip
    crew.do("demo", "promise-guest", complaint=wifi, text="A cable and a new code at the room", minutes=90)
    crew.do(
        "demo",
        "take-complaint",
        code="bill",
        words="I was charged twice for the minibar",
        whose=rooms[3],
        mood=2,
    )


def _rooms(crew: Crew) -> list[str]:
    return [room for (room,) in crew.rows(_ROOMS)]


def _take(crew: Crew, login: str, code: str, room: str, words: str, **said: Any) -> str:
    done = crew.do(login, "take-complaint", code=code, words=words, whose=room, acknowledge=True, **said)
    return str(done.result["complaint"])
