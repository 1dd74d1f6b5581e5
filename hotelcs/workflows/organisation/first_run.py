"""Making a hotel from the first-run form: names, floors and rooms, types; for somebody without a file (handbook S-79)."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs import i18n
from hotelcs.clock import Clock
from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_
from hotelcs.money import digits_of, parse_minor
from hotelcs.workflows.organisation import floors

if TYPE_CHECKING:
    from hotelcs.workflows.organisation.setting_up import SetUp


@dataclass(frozen=True, slots=True)
class Founder:
    """Makes the hotel at `db`, in the language of the screens."""

    db: str
    clock: Clock

    def missing(self) -> bool:
        """Whether there is nothing at the place yet, so that a hotel can be made there."""
        return "://" not in self.db and not os.path.lexists(Path(self.db).expanduser())

    def types(self, template: str, currency: str = "CNY") -> list[str]:
        """The types of a template as lines of the form: code, name, rate of a night."""
        name = "name_zh" if i18n.current() == "zh" else "name_en"
        return [
            f"{kind['code']} {kind[name]} {rate_text(kind['rate'], currency)}"
            for kind in floors.types_of(template)
        ]

    def path(self) -> str:
        """Where the hotel's file will lie."""
        return str(Path(self.db).expanduser())

    def fault(self, name: str, text: str) -> str:
        """What is wrong with `text` in the field `name`, as a sentence; nothing for what is fine."""
        try:
            if name == "floors":
                floors.floors_of(text)
            elif name.startswith("type"):
                type_of(text, "business", "CNY", name)
        except Usage as error:
            return str(error)
        return ""

    def found(self, wanted: dict[str, str], types: list[str]) -> "SetUp":
        """Make the hotel. Raises Usage, Refusal or InputOutput, and then nothing is left."""
        from hotelcs.workflows.organisation.planning import plan_of
        from hotelcs.workflows.organisation.setting_up import furnish_types, local_file, set_up

        own = {name: value for name, value in wanted.items() if name not in ("floors", "per_floor")}
        plan = plan_of(self.clock(), i18n.current(), **own)
        lines = [(number, line) for number, line in enumerate(types, 1) if line.strip()]
        kinds = [type_of(line, plan.template, plan.currency, f"type{number}") for number, line in lines]
        if not kinds:
            raise Usage(
                N_("A hotel has at least one room type, written like {example}."),
                field="type1",
                example="KNG King room 376.00",
            )
        rooms = furnish_types(
            kinds, floors.floors_of(wanted["floors"]), floors.per_floor_of(wanted["per_floor"])
        )
        path = local_file(self.db)
        _make_folder(path)
        return set_up(path, plan, self.clock(), rooms)


def _make_folder(path: Path) -> None:
    """The folder that the hotel's file lies in. Raises InputOutput."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, ValueError) as error:  # a NUL in the path is a ValueError
        why = error.strerror if isinstance(error, OSError) else error
        raise InputOutput(N_("{path} cannot be made: {why}."), path=path, why=why) from None


def type_of(line: str, template: str, currency: str, field: str = "") -> dict[str, Any]:
    """`KNG King room 376.00` as the fields of a type; what the template knows of the code is kept. Raises Usage."""
    parts = line.split()
    try:
        code, name, rate = parts[0].upper(), " ".join(parts[1:-1]), parse_minor(parts[-1], currency)
    except (ValueError, IndexError):
        code = name = ""
        rate = 0
    if not name:
        raise Usage(
            N_("{value} is no room type; write one like {example}."),
            field=field or None,
            value=line[:60],
            example="KNG King room 376.00",
        )
    known = next((kind for kind in floors.types_of(template) if kind["code"] == code), {})
    named = (
        (name, name)
        if name not in (known.get("name_en"), known.get("name_zh"))
        else (known["name_en"], known["name_zh"])
    )
    return {**known, "code": code, "name_en": named[0], "name_zh": named[1], "rate": rate}


def rate_text(minor: int, currency: str) -> str:
    """A rate as it is typed."""
    digits = digits_of(currency)
    whole, rest = divmod(minor, 10**digits)
    return f"{whole}.{rest:0{digits}d}" if digits else str(whole)
