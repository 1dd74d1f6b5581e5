"""The night audit on paper: its steps, the figures of the date, the guest ledger (handbook W-03, 02:02).

It bears the ledger's entry that closed the date and the beginning of its hash: on paper, outside of the machine, that proves
later that nothing before it was cut off or changed (reliability 7.3).
"""

from typing import TYPE_CHECKING

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.reports.sheet import Paper, Printed

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SHOWN = 16
"""Characters of a digest that are printed: enough to compare by eye."""


def night(desk: "Desk", day: str = "", *, lang: str = "") -> Printed:
    """The audit of `day`, or the newest. Raises Refusal AUDIT_UNKNOWN when there is none."""
    from hotelcs import i18n

    found = desk.show("audits", **({"day": day} if day else {"limit": 1}))
    if not found:
        raise Refusal("AUDIT_UNKNOWN", N_("{day} has no audit; it is begun by closing the date."), field="day",
                      next=("close-day",), day=day or "-")  # fmt: skip
    audit = found[0]
    [figures] = desk.show("day-figures", **{"from": audit.day, "to": audit.day})
    paper = Paper(lang or i18n.current(), desk.currency)
    paper.middle(desk.name_zh if paper.lang == "zh" else desk.name_en)
    paper.middle(paper.say(N_("Night audit {day}"), day=audit.day))
    paper.line()
    paper.pairs((N_("Closed"), f"{audit.closed_at} {audit.by}"), (N_("Warnings"), str(audit.warnings)))
    paper.pairs((N_("Backup"), audit.backup or "-"))
    if audit.backup_bytes:
        paper.pairs((N_("Bytes"), str(audit.backup_bytes)), (N_("SHA-256"), audit.backup_sha256[:SHOWN]))
    if audit.ledger_head:
        paper.pairs((N_("Ledger"), str(audit.ledger_entry)), (N_("Head"), audit.ledger_head))
    paper.rule()
    for row in desk.show("audit-steps", day=audit.day):
        paper.line(f"{row.at or '-':<18}{row.count:>8}  {paper.say(row.title)}")
    paper.rule()
    share = "-" if figures.occupancy is None else f"{figures.occupancy:.2f} %"
    paper.pairs((N_("Rooms sold"), f"{figures.sold} / {figures.sellable}"), (N_("Occupancy"), share))
    paper.pairs(
        (N_("ADR"), _money(paper, figures.adr_minor)), (N_("RevPAR"), _money(paper, figures.revpar_minor))
    )
    paper.pairs(
        (N_("Room revenue"), paper.money(figures.room_revenue_minor)),
        (N_("No-shows"), f"{figures.no_shows} / {figures.due}"),
    )
    paper.rule()
    for label, minor in (
        (N_("Guest ledger: opening"), figures.opening_minor), (N_("+ charges"), figures.charges_minor),
        (N_("- payments"), figures.payments_minor), (N_("= closing"), figures.closing_minor),
    ):  # fmt: skip
        paper.line(f"{paper.money(minor):>16}  {paper.say(label)}")
    return Printed(f"night-{audit.day}", paper.lang, tuple(paper.lines))


def _money(paper: Paper, minor: int | None) -> str:
    return "-" if minor is None else paper.money(minor)
