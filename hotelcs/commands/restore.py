"""`hotelcs restore`: look at a backup, say what would be lost, save the present, bring the backup back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.backup import folder_of, rules, wish_of
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Corrupt, InputOutput, NotReady, Refusal, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.storage.restore import Found, Loss
    from hotelcs.workflows.desk import Desk

_ONLY_NOTES = (
    "SELECT count(*) FROM ledger WHERE seq > :seq AND (verb <> 'note-restore' OR result NOT LIKE :digest)"
)


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=N_("The backup."))],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="PATH", help=N_("Make a new file of it."))
    ] = None,
    over: Annotated[bool, typer.Option("--replace", help=N_("Put it in the place of the hotel."))] = False,
    reason: Annotated[str, typer.Option(help=N_("Why; it goes into the ledger."))] = "",
) -> int:
    """Bring a backup back: into a new file, or in the place of the hotel after saving its present state."""
    return run(ctx.obj, "restore", lambda job: brought_back(job, file, to, reason, over=over))


def brought_back(job: Run, file: Path, to: Path | None, reason: str, *, over: bool) -> Outcome:
    """Restore `file`; `data.lost` counts what the live hotel has beyond it, `changed` is 0 when it has nothing."""
    if (to is None) is not over:
        raise Usage(N_("Say where to: --to PATH makes a new file, --replace takes the place of the hotel."))
    file = file.expanduser().absolute()
    live = Path(job.settings.db).expanduser().absolute()
    if to is None and live.exists() and file.exists() and file.samefile(live):
        return _same(file, "")
    from hotelcs.storage import restore as storage

    found = storage.look_at(file)
    warnings = (
        () if found.manifest else (tr(N_("The backup has no manifest; its checksum was not compared.")),)
    )
    if to is not None or not live.exists():
        outcome = _new(job, found, (to or live).expanduser().absolute())
    else:
        outcome = _replace(job, found, reason)
    return replace(outcome, warnings=warnings + outcome.warnings)


def _new(job: Run, found: "Found", path: Path) -> Outcome:
    from hotelcs.storage import restore as storage
    from hotelcs.storage.place import identity

    _ask_the_hotel(job)
    data = {"file": str(path), "from": str(found.path), "lost": {"entries": 0, "rows": {}}}
    if job.settings.dry_run and identity(path) is None:
        return Outcome(data, [tr(N_("{path} would be made from {file}."), path=path, file=found.path)])
    storage.into_new(found, path, seconds=job.settings.lock_wait)
    if path == Path(job.settings.db).expanduser().absolute():
        with at_desk(job) as desk:
            _anchor(job, desk)
    return Outcome(data, [tr(N_("{path} was made from {file}."), path=path, file=found.path)], 1)


def _ask_the_hotel(job: Run) -> None:
    """Where there is a hotel, it says who may; one that is damaged or not there cannot be asked."""
    if not Path(job.settings.db).expanduser().exists():
        return
    with suppress(Corrupt, InputOutput, NotReady), at_desk(job) as desk:
        desk.require("restore", N_("Bring a backup back"))


def _replace(job: Run, found: "Found", reason: str) -> Outcome:
    from hotelcs.storage import restore as storage
    from hotelcs.storage.backup import back_up

    with _at_sound_desk(job) as desk:
        desk.require("restore", N_("Bring a backup back"))
        storage.refuse_other_hotel(found, desk.uid)
        storage.refuse_older(found)
        with desk.file.read() as reader:
            lost = storage.loss(reader, found)
            present = reader.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")
            if lost.nothing or _noted(reader, found, lost):
                return _same(found.path, found.sha256)
        note = _note(found, lost, present, reason)
        desk.preview("note-restore", note)  # may this person do it?
        _ask(job, lost)
        if job.settings.dry_run:
            return Outcome(_data(found, lost), [_told(lost), tr(N_("Nothing was changed."))])
        folder = found.path.parent if found.manifest else folder_of(desk.file.path)
        saved, _ = back_up(
            replace(wish_of(job, desk, folder, "pre_restore", verify=False), tag="pre_restore")
        )
        storage.into_live(found, desk.file.path, seconds=job.settings.lock_wait)
        _anchor(job, desk)
    return _after(job, found, lost, note | {"saved_as": saved.name}, saved)


def _anchor(job: Run, desk: "Desk") -> None:
    """The ledger goes on from where the backup ended: the anchors outside the database say so."""
    from hotelcs.storage.anchors import Anchors

    with desk.file.read() as reader:
        seq, digest = reader.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    kept = Anchors(desk.uid, desk.file.path)
    kept.note(seq, digest, job.settings.clock(), "restore")
    kept.mark(seq, digest)


@contextmanager
def _at_sound_desk(job: Run) -> Iterator["Desk"]:
    """The desk; a damaged hotel cannot be compared with its backup nor saved, so the way round is told."""
    try:
        with at_desk(job) as desk:
            yield desk
    except Corrupt as error:
        error.hint = N_("Move the damaged file and its -wal aside, then restore again: a new file is made.")
        raise


def _after(job: Run, found: "Found", lost: "Loss", note: dict[str, Any], saved: Path) -> Outcome:
    """Open the restored hotel, enter the restore in its ledger, and look at its rules."""
    with at_desk(job) as desk:
        entry, warnings = _enter(desk, note)
        with desk.file.read() as reader:
            problems = rules(reader)
    data = _data(found, lost) | {"pre_restore": str(saved), "entry": entry, "problems": problems}
    lines = [_told(lost), tr(N_("The state before is saved as {path}."), path=saved)]
    return Outcome(data, lines, 1, (*warnings, *problems))


def _enter(desk: "Desk", note: dict[str, Any]) -> tuple[int | None, tuple[str, ...]]:
    """Enter the restore; the backup may be from before this person had the right to."""
    try:
        return desk.do("note-restore", note).entry, ()
    except Refusal as error:
        return None, (tr(N_("The ledger of the restored hotel could not note it: {why}"), why=error),)


def _noted(reader: Any, found: "Found", lost: "Loss") -> bool:
    """Whether all that happened since the backup is that it was brought back."""
    if lost.diverged:
        return False
    values = {"seq": found.content.entry, "digest": f'%"{found.sha256}"%'}
    return bool(reader.rows(_ONLY_NOTES, **values) == [(0,)])


def _note(found: "Found", lost: "Loss", present: list[tuple[Any, ...]], reason: str) -> dict[str, Any]:
    entry, head = present[0] if present else (0, "")
    return {"backup": found.path.name, "sha256": found.sha256, "entries_lost": lost.entries, "entry_before": entry,
            "head_before": head, "reason": reason}  # fmt: skip


def _ask(job: Run, lost: "Loss") -> None:
    """What would be lost has to be agreed to: by --yes, or by somebody at a terminal."""
    settings = job.settings
    if settings.yes or settings.dry_run:
        return
    asked = not settings.json and sys.stdin.isatty() and sys.stderr.isatty()
    if not asked or not typer.confirm(f"{_told(lost)} " + tr(N_("Bring the backup back?")), err=True):
        raise Refusal(
            "NOT_CONFIRMED", N_("Nothing was changed."), hint=N_("Look with --dry-run, then say --yes."),
            items=tuple({"table": name, "rows": rows} for name, rows in lost.rows.items()),
        )  # fmt: skip


def _data(found: "Found", lost: "Loss") -> dict[str, Any]:
    counted = {"entries": lost.entries, "rows": lost.rows, "since": lost.since, "diverged": lost.diverged}
    return {"from": str(found.path), "sha256": found.sha256, "lost": counted}


def _told(lost: "Loss") -> str:
    rows = ", ".join(f"{name} {count}" for name, count in lost.rows.items()) or "-"
    return tr(
        N_("Missing after the restore: {entries} ledger entries since {since}; rows: {rows}."),
        entries=lost.entries, since=lost.since or "-", rows=rows,
    )  # fmt: skip


def _same(file: Path, sha256: str) -> Outcome:
    line = tr(N_("The hotel is what {file} holds; nothing was changed."), file=file)
    return Outcome({"from": str(file), "sha256": sha256, "lost": {"entries": 0, "rows": {}}}, [line])
