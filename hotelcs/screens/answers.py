"""What an act answered, as slots of a sentence: codes of shifts and trainings in words, lists in one line."""

from typing import Any

from hotelcs.i18n import tr
from hotelcs.screens.act_words import SKILLS
from hotelcs.screens.codes import shift_word


def slots_of(done: Any) -> dict[str, Any]:
    """Every field of the answer that says something."""
    return {name: _told(name, value) for name, value in done.result.items() if value is not None}


def _told(name: str, value: Any) -> Any:
    if name == "shift":
        return shift_word(value)
    if name == "kind":
        return tr(SKILLS.get(value, value))
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
