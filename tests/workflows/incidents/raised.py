"""Short ways to an emergency in each of its states."""

from typing import Any

from tests.workflows.shifts.crew import Crew

WAY = {
    "reported": (),
    "responding": ("confirm-incident",),
    "contained": ("confirm-incident", "contain-incident"),
    "recovering": ("confirm-incident", "contain-incident", "all-clear"),
    "reviewing": ("confirm-incident", "contain-incident", "all-clear", "recover-incident"),
    "false_alarm": ("false-alarm",),
    "voided": ("void-incident",),
}
"""State → the acts that lead to it from being raised."""
WORDS = {
    "false-alarm": {"reason": "steam"},
    "void-incident": {"reason": "a finger slipped"},
    "reopen-danger": {"reason": "smoke"},
    "review-incident": {"review": "Put out", "plan_change": "no", "why": "it worked"},
}
"""What acts ask for beside the number."""
SIDES = ("safety", "rooms", "guests", "money", "record")


def raised(crew: Crew, login: str = "desk", kind: str = "fire", place: str = "201") -> str:
    """The number of an emergency that somebody raised."""
    return str(crew.do(login, "raise-incident", type=kind, place=place).result["incident"])


def move(crew: Crew, verb: str, no: str, login: str = "night", **fields: Any) -> Any:
    """Do a verb with what it asks for."""
    return crew.do(login, verb, incident=no, **{**WORDS.get(verb, {}), **fields})


def brought_to(crew: Crew, state: str, **fields: str) -> str:
    """An emergency in a state."""
    no = raised(crew, **fields)
    for verb in WAY["reviewing" if state == "closed" else state]:
        move(crew, verb, no)
    if state == "closed":
        sign(crew, no)
        move(crew, "review-incident", no)
        move(crew, "close-incident", no)
    return no


def sign(crew: Crew, no: str, *sides: str) -> None:
    """Sign sides off; all that are always signed unless named."""
    for side in sides or SIDES:
        move(crew, "sign-off-incident", no, side=side)


def detail(crew: Crew, no: str, login: str = "desk") -> Any:
    """The emergency as its screen sees it."""
    return crew.show(login, "incident", no=no)


def row(crew: Crew, no: str) -> Any:
    """The emergency as the list has it."""
    return next(one for one in crew.show("desk", "incidents") if one.incident == no)


def lines(crew: Crew, no: str) -> list[str]:
    """The timeline in words, oldest first."""
    return [event.words for event in reversed(detail(crew, no).events)]
