"""What of call-outs and of teams presses whoever asks: a call that waits for one's own answer, one that runs, a team too small."""

from hotelcs.workflows.callouts import readiness_view
from hotelcs.workflows.pressing import Pressing
from hotelcs.workflows.views import Asking

_OPEN = (
    "SELECT c.no, c.reason, coalesce(m.no, ''), c.status, c.drill, (SELECT a.answer FROM callout_answer a WHERE a.callout_id = c.id "
    "AND a.staff_id = :me) FROM callout c LEFT JOIN room m ON m.id = c.room_id WHERE c.stood_down_at IS NULL ORDER BY c.id"
)
DRILL = "DRILL 演练 "


def pressing(asking: Asking) -> list[Pressing]:
    """Call-outs stand in the banner of every screen until the team is stood down; a team below its least, for whoever keeps the roster."""
    found = [
        Pressing(_kind(status, answer), 1, no, f"{DRILL if drill else ''}{reason}|{room}", "17", alarm=True)
        for no, reason, room, status, drill, answer in asking.rows(_OPEN, me=asking.actor.staff)
    ]
    if asking.may("roster.write"):
        found += [
            Pressing("team_short", 1, state.team, f"{state.there}|{state.least}", "17", alarm=False)
            for state in readiness_view.states(asking) if state.is_short
        ]  # fmt: skip
    return sorted(found, key=lambda one: one.kind != "callout_you")


def _kind(status: str, answer: str | None) -> str:
    """Whether it waits for one's own answer, for anybody's, or somebody leads."""
    if answer == "called":
        return "callout_you"
    return "callout_led" if status in ("accepted", "on_scene") else "callout"
