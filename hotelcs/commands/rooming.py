"""`hotelcs import rooming`: the list of a group's people from a file, rows that cannot be taken told one by one."""

from pathlib import Path
from typing import Any

from hotelcs.commands import rejects
from hotelcs.commands.counter import at_desk
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_, tr

PARTIAL = 10
HIDDEN = ("document",)


def imported(
    job: Run, file: Path, mapping: str, group: str, reject: Path | None, encoding: str = ""
) -> Outcome:
    """Take the list in `file` for `group`; `data` is the act's answer and where rejected rows were written. Exit 10 with rejects."""
    if not group:
        raise Usage(N_("Whose list is it? Name the group: --group NO"), field="group")
    from hotelcs.workflows.groups.list_file import take
    from hotelcs.workflows.transfer.rows import Reject
    from hotelcs.workflows.transfer.take import name_of

    if reject is not None:
        rejects.refuse_place(reject, (file, Path(job.settings.db).expanduser()))
    with at_desk(job) as desk:
        done, rows = take(desk, file, group, use=mapping, encoding=encoding, preview=job.settings.dry_run)
    cells = {row["line"]: row for row in rows}
    wrong = [
        Reject(
            row["line"], row["field"], row["value"] or _cell(cells[row["line"]], row["field"]), row["reason"]
        )
        for row in done.result["rejected"]
    ]
    place = reject or (
        None if job.settings.dry_run else Path(f"{name_of(file).replace('/', '_')}-rejects.csv")
    )
    written: Path | None = None
    trouble: tuple[str, ...] = ()
    if wrong and place is not None:
        try:
            written = rejects.write(place, wrong)
        except InputOutput as error:  # what could be taken is taken; what could not is told instead
            trouble = (str(error),)
    data = {**done.result, "reject_file": str(written) if written else None}
    untold = () if written else tuple(
        tr(N_("Line {line}: {field} {value}: {reason}"), line=row.line, field=row.field, value=row.value, reason=row.reason)
        for row in wrong
    )  # fmt: skip
    warnings = (*trouble, *mismatches(done.result), *untold)
    line = tr(N_("{rows} people: {added} new, {changed} changed, {known} known, {rejected} rejected"),
              **{**done.result, "rejected": len(wrong)})  # fmt: skip
    if not wrong:
        return Outcome(data, [line], done.changed, warnings)
    return Outcome(
        data,
        [line],
        done.changed,
        warnings,
        PARTIAL,
        tr(N_("{rejected} rows were rejected."), rejected=len(wrong)),
    )


def _cell(row: dict[str, Any], field: str) -> str:
    """What stood in the file; a document is repeated nowhere."""
    value = str(row.get(field, "") or (row.get("place", "") if field in ("type", "room") else ""))
    return "" if field in HIDDEN else value[:200]


def mismatches(result: dict[str, Any]) -> tuple[str, ...]:
    """What does not agree between the list and what was agreed."""
    told = []
    if result["rooms"] != result["block_rooms"]:
        told.append(tr(N_("The list has {rooms} rooms, the block {block_rooms}."), **result))
    if result["pax"] and result["people"] != result["pax"]:
        told.append(tr(N_("The list has {people} people, the group {pax}."), **result))
    if result["missing"]:
        told.append(
            tr(
                N_(
                    "{missing} people of an earlier list are not on this one; they stay until they are cancelled."
                ),
                **result,
            )
        )
    return tuple(told)
