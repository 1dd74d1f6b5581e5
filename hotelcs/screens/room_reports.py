"""What became of many rooms in one act: how many went, and for each that stayed why."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def line_of(room: dict[str, Any]) -> str:
    """A room that stayed, in words."""
    name = room["room"] or room["of"]
    return tr(N_("{room}: {reason}"), room=name, reason=room["reason"] or room["code"])


def sayings(result: dict[str, Any]) -> list[str]:
    """Why rooms stay, and what is to be said of those that go."""
    return [
        line_of(room) if room["code"] else f"{room['room']}: {' '.join(map(tr, room['warnings']))}"
        for room in result["rooms"]
        if room["code"] or room["warnings"]
    ]


def report(counter: "Counter", result: dict[str, Any], said: str, title: str) -> None:
    """Say how many went (`said`, a msgid with `count`); those that stayed stand in a box, each with its reason."""
    counter.praise(tr(said, count=result["done"]))
    if lines := sayings(result):
        from hotelcs.screens.dialogs.card import Card

        Card(counter, tr(title, done=result["done"], refused=result["refused"]), lines).open()
