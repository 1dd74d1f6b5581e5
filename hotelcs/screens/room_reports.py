"""What became of many rooms in one act: how many went, and for each that stayed why."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.sentences import next_act

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

__all__ = ["line_of", "next_act", "report"]


def line_of(room: dict[str, Any]) -> str:
    """A room that stayed, in words."""
    name = room["room"] or room["of"]
    return tr(N_("{room}: {reason}"), room=name, reason=room["reason"] or room["code"])


def report(counter: "Counter", result: dict[str, Any], said: str, title: str) -> None:
    """Say how many went (`said`, a msgid with `count`); those that stayed stand in a box, each with its reason."""
    stayed = [room for room in result["rooms"] if room["code"]]
    counter.praise(tr(said, count=result["done"]))
    if stayed:
        from hotelcs.screens.dialogs.card import Card

        slots = {"done": result["done"], "refused": result["refused"]}
        Card(counter, tr(title, **slots), [line_of(room) for room in stayed]).open()
