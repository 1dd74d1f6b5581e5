"""What was complained of again and again, and the kinds of complaint there are."""

from dataclasses import dataclass

from hotelcs import i18n
from hotelcs.workflows.complaints import taxonomy
from hotelcs.workflows.registers.owned import is_all
from hotelcs.workflows.views import Asking

_PATTERNS = (
    "SELECT no, kind, subject, count, opened_at, last_at, closed_at, closed_by, outcome FROM complaint_pattern {where} "
    "ORDER BY id DESC LIMIT 200"
)


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A pattern: code, room, asset or cause; which one, how often, since when and how it was dealt with (hotel time)."""

    pattern: str
    kind: str
    subject: str
    count: int
    opened: str
    last: str
    closed: str
    closed_by: str
    outcome: str


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A root cause in the current language."""

    cause: str
    title: str


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A kind of complaint in the current language, its severity and department, how many suggestions, what is offered."""

    code: str
    title: str
    severity: str
    department: str
    first: str
    offer: str
    sensitive: bool


def complaint_patterns(asking: Asking, all: str | bool = "") -> list[PatternRow]:
    """What nobody dealt with yet; with `all` the rest, newest first."""
    where = "" if is_all(all) else "WHERE closed_at IS NULL"
    return [
        PatternRow(no, kind, subject, count, asking.local(opened), asking.local(last), asking.local(closed), by, outcome)
        for no, kind, subject, count, opened, last, closed, by, outcome in asking.rows(_PATTERNS.format(where=where))
    ]  # fmt: skip


def complaint_codes(asking: Asking) -> list[CodeRow]:  # noqa: ARG001 - a view is asked by somebody
    """The taxonomy, in the handbook's order."""
    return [
        CodeRow(code.code, code.name, code.severity, code.department, taxonomy.suggested(code.code)[0].text,
                taxonomy.guides()[code.guide].offer, code.sensitive)
        for code in taxonomy.codes().values()
    ]  # fmt: skip


def complaint_causes(asking: Asking) -> list[CauseRow]:  # noqa: ARG001 - a view is asked by somebody
    """Why things happen."""
    zh = i18n.current() == "zh"
    return [CauseRow(cause, names[1] if zh else names[0]) for cause, names in taxonomy.causes().items()]
