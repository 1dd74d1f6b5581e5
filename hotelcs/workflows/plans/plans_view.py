"""Plans by type of emergency: which edition is approved, which is being written, by when it is looked at again."""

from dataclasses import dataclass
from typing import Any

from hotelcs import i18n
from hotelcs.workflows.plans import library
from hotelcs.workflows.views import Asking

SOON = 30
"""Days before the day of review from which on it is near."""
_ALL = (
    "SELECT p.id, p.type, p.code, p.edition, p.name_en, p.name_zh, p.call, p.status, p.author, p.created_at, p.approved_by, "
    "p.approved_at, p.next_review, p.note, (SELECT count(*) FROM plan_step s WHERE s.plan_id = p.id), "
    "CAST(julianday(p.next_review) - julianday(:today) AS INTEGER) "
    "FROM contingency_plan p {where} ORDER BY p.type, p.edition DESC"
)
_OF = "WHERE p.type = :type"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The plan for a type: the edition that counts, and the one being written.

    `review` is ok, near, overdue, unapproved (there are drafts only) or missing (there is no plan at all); `days` are left until
    the day of review. `open` is the edition that is a draft or in review, `open_status` how it stands.
    """

    type: str
    code: str
    name: str
    plan: str
    approved: str
    approved_by: str
    next_review: str
    days: int | None
    review: str
    steps: int
    open: str
    open_status: str
    author: str
    call: str
    in_library: bool


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition of a plan, newest first. Times are the hotel's."""

    plan: str
    type: str
    code: str
    name_en: str
    name_zh: str
    status: str
    author: str
    created: str
    approved_by: str
    approved: str
    next_review: str
    steps: int
    note: str


def plans(asking: Asking) -> list[PlanRow]:
    """Every type of the library and every other with a plan, in the library's order."""
    by_type: dict[str, list[tuple[Any, ...]]] = {kind: [] for kind in library.plans()}
    for row in asking.rows(_ALL.format(where=""), today=asking.business_date()):
        by_type.setdefault(row[1], []).append(row)
    return [_row(asking, kind, editions) for kind, editions in by_type.items()]


def _row(asking: Asking, kind: str, editions: list[tuple[Any, ...]]) -> PlanRow:
    zh = i18n.current() == "zh"
    known = library.plans().get(kind)
    live = [row for row in editions if row[7] != "retired"]
    approved = next((row for row in live if row[7] == "approved"), None)
    newer = next((row for row in live if row[7] in ("draft", "in_review")), None)
    shown = approved or newer
    if shown is None:
        name = (known.name_zh if zh else known.name_en) if known else kind
        return PlanRow(kind, known.code if known else "", name, "", "", "", "", None, "missing", 0, "", "", "", "",
                       in_library=known is not None)  # fmt: skip
    days = approved[15] if approved else None
    review = "unapproved" if days is None else "overdue" if days < 0 else "near" if days <= SOON else "ok"
    return PlanRow(
        kind, shown[2], shown[5] if zh else shown[4], f"{kind}/{shown[3]}", asking.local(approved[11])[:10] if approved else "",
        (approved[10] or "") if approved else "", (approved[12] or "") if approved else "", days, review, shown[14],
        f"{kind}/{newer[3]}" if newer else "", newer[7] if newer else "", newer[8] if newer else "", shown[6],
        in_library=known is not None,
    )  # fmt: skip


def plan_editions(asking: Asking, type: str) -> list[EditionRow]:
    """Every edition of the plan for a type, newest first."""
    rows = asking.rows(_ALL.format(where=_OF), today=asking.business_date(), type=type)
    return [
        EditionRow(f"{kind}/{edition}", kind, code, name_en, name_zh, status, author, asking.local(created), by or "",
                   asking.local(at), review or "", steps, note)
        for _, kind, code, edition, name_en, name_zh, _call, status, author, created, by, at, review, note, steps, _days in rows
    ]  # fmt: skip
