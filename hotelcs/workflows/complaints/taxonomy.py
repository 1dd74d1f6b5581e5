"""What guests complain of, what helps, what may be offered, why it happened: data/complaints (handbook 07 §7.8, §7.9)."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from hotelcs import i18n
from hotelcs.config import data_path
from hotelcs.errors import Refusal
from hotelcs.i18n import N_


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of complaint: its severity before flags, whose it is, whether few read it, which emergency it may be."""

    code: str
    severity: str
    department: str
    name_en: str
    name_zh: str
    sensitive: bool
    incident: str
    guide: str
    words: tuple[str, ...]

    @property
    def family(self) -> str:
        """NOI of NOI-1."""
        return self.code.partition("-")[0]

    @property
    def name(self) -> str:
        """In the current language."""
        return self.name_zh if i18n.current() == "zh" else self.name_en


@dataclass(frozen=True, slots=True)
class Suggested:
    """What helps with a code: within `minutes` by a department, or (0) offered: `offer` is now or third (the third time)."""

    seq: int
    minutes: int
    department: str
    text_en: str
    text_zh: str
    offer: str

    @property
    def text(self) -> str:
        """In the current language."""
        return self.text_zh if i18n.current() == "zh" else self.text_en


@dataclass(frozen=True, slots=True)
class Guide:
    """What is typically offered in a situation; `typical` in whole units of money, None by rule."""

    guide: str
    situation_en: str
    situation_zh: str
    offer_en: str
    offer_zh: str
    typical: int | None

    @property
    def offer(self) -> str:
        """In the current language."""
        return self.offer_zh if i18n.current() == "zh" else self.offer_en


def _rows(name: str) -> list[dict[str, str]]:
    with data_path("complaints", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def codes() -> dict[str, Code]:
    """Every code, in the handbook's order."""
    return {
        row["code"]: Code(
            row["code"], row["severity"], row["department"], row["name_en"], row["name_zh"], row["sensitive"] == "yes",
            row["incident"], row["guide"], tuple(row["words"].split()),
        )
        for row in _rows("codes.csv")
    }  # fmt: skip


@lru_cache(maxsize=1)
def _suggested() -> dict[str, tuple[Suggested, ...]]:
    found: dict[str, tuple[Suggested, ...]] = {}
    for row in _rows("actions.csv"):
        one = Suggested(
            int(row["seq"]), int(row["minutes"] or 0), row["department"], row["text_en"], row["text_zh"], row["offer"]
        )  # fmt: skip
        found[row["code"]] = (*found.get(row["code"], ()), one)
    return found


def suggested(code: str) -> tuple[Suggested, ...]:
    """What helps with a code."""
    return _suggested().get(code, ())


@lru_cache(maxsize=1)
def guides() -> dict[str, Guide]:
    """What may be offered, by situation."""
    return {
        row["guide"]: Guide(
            row["guide"], row["situation_en"], row["situation_zh"], row["offer_en"], row["offer_zh"],
            int(row["typical"]) if row["typical"] else None,
        )
        for row in _rows("guide.csv")
    }  # fmt: skip


@lru_cache(maxsize=1)
def causes() -> dict[str, tuple[str, str]]:
    """Root causes with their names in English and Chinese."""
    return {row["cause"]: (row["name_en"], row["name_zh"]) for row in _rows("causes.csv")}


def named(text: str) -> Code:
    """The code of its letters ("noi-1", "noi1"), of one of its words ("noise") or its name. Raises Refusal CODE_UNKNOWN."""
    wanted = text.strip().casefold()
    bare = wanted.replace("-", "")
    for code in codes().values():
        if bare == code.code.replace("-", "").casefold():
            return code
    for code in codes().values():
        if wanted in code.words or wanted in {code.name_en.casefold(), code.name_zh}:
            return code
    near = [code.code for code in codes().values() if code.family.casefold() == wanted[:3]]
    raise Refusal("CODE_UNKNOWN", N_("There is no kind of complaint {text}."), field="code", text=text[:40],
                  items=tuple(near), next=("show complaint-codes",))  # fmt: skip


def cause(text: str) -> str:
    """The root cause of a code or a name. Raises Refusal CAUSE_UNKNOWN."""
    wanted = text.strip().casefold()
    for code, names in causes().items():
        if wanted in {code, *(name.casefold() for name in names)}:
            return code
    raise Refusal("CAUSE_UNKNOWN", N_("There is no root cause {text}; there are: {choices}."), field="cause",
                  text=text[:40], choices=", ".join(causes()), items=tuple(causes()))  # fmt: skip
