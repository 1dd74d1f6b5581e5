"""A backup takes the place of the hotel: two people agree to what is lost, desks stop writing, the present is saved first."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.seconding import VERB, refuse_alone
from hotelcs.errors import Corrupt, InputOutput, Locked, Refusal
from hotelcs.i18n import N_, tr
from hotelcs.storage.place import is_url

if TYPE_CHECKING:
    from hotelcs.storage.maintenance import Gate
    from hotelcs.storage.restore import Found, Loss
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.machine.backing_up import Purpose

SAVED_AS = "pre_restore"
_HEAD = "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1"
_ONLY_NOTES = (
    "SELECT count(*) FROM ledger WHERE seq > :seq AND (verb <> 'note-restore' OR result NOT LIKE :digest)"
)


def over_the_hotel(job: Run, found: "Found", reason: str, *, alone: bool) -> Outcome:
    """Put `found` in the place of the hotel; nothing changes when it holds no more than the backup.

    A second person says yes first, unless whoever does it says that they are `alone`.
    """
    from hotelcs.storage import maintenance
    from hotelcs.storage import restore as storage

    with _at_sound_desk(job) as desk:
        desk.require("restore", N_("Bring a backup back"))
        storage.refuse_other_hotel(found, desk.uid)
        storage.refuse_older(found)
        with desk.file.read() as reader:
            lost = storage.loss(reader, found)
            noted = not lost.nothing and _noted(reader, found, lost)
        if lost.nothing or noted:
            warnings = erased_again(desk) if noted and not job.settings.dry_run else ()
            return replace(same(found.path, found.sha256), warnings=warnings)
        agreed(job, lost)
        if job.settings.dry_run:
            return Outcome(told_data(found, lost), [told(lost), tr(N_("Nothing was changed."))])
        if not reason and _can_ask(job):
            reason = str(typer.prompt(tr(N_("Why (it goes into the ledger)")), err=True)).strip()
        asked = {
            "backup": found.path.name,
            "sha256": found.sha256,
            "since": lost.since,
            "reason": reason,
            "alone": alone,
        }
        refuse_alone(job, desk, asked, here=_can_ask(job))
        if desk.file.on_server:
            return _on_server(job, desk, found, lost, asked)
        with maintenance.closed(desk.file.path, seconds=job.settings.lock_wait) as gate:
            note = _begun(desk, asked) | _note(desk, found)  # whoever was writing has ended
            saved = _save(job, desk, found, gate, note)
            copied(job, desk, found, gate)
            anchor(job, desk)
            desk.close()
            return entered(job, found, lost, gate, saved)


def _on_server(job: Run, desk: "Desk", found: "Found", lost: "Loss", asked: dict[str, Any]) -> Outcome:
    """The same where one transaction holds all of it: there is no door to close, and nothing is ever cut off."""
    from hotelcs.workflows.machine.bringing_back import bring_back

    begun = _begun(desk, asked)
    brought = bring_back(desk, found, _purpose(job, desk, found), lambda: begun | _note(desk, found))
    desk.close()
    warnings: tuple[str, ...] = ()
    if brought.refused:
        warnings = (tr(N_("The restore was entered in nobody's name: {why}"), why=brought.refused),)
    with at_desk(job) as anew:
        return _ended(anew, found, lost, brought.saved, brought.entry, warnings)


def _begun(desk: "Desk", asked: dict[str, Any]) -> dict[str, Any]:
    """Enter that the restore begins; what its end enters of it."""
    begun = desk.do(VERB, asked).result
    return {name: begun[name] for name in ("reason", "second", "alone")}


def _purpose(job: Run, desk: "Desk", found: "Found") -> "Purpose":
    """The present state is saved beside the backup, where that can be written."""
    from hotelcs.workflows.machine.backing_up import Purpose, folder_of

    beside = found.path.parent
    folder = beside if found.manifest and os.access(beside, os.W_OK) else folder_of(desk.file.path)
    return Purpose(SAVED_AS, folder, examine=False, seconds=job.settings.lock_wait)


def _save(job: Run, desk: "Desk", found: "Found", gate: "Gate", note: dict[str, Any]) -> Path:
    """Save the present state; from here on it can be put back."""
    from hotelcs.storage.maintenance import SAVED
    from hotelcs.workflows.machine.backing_up import make

    saved, _ = make(desk, _purpose(job, desk, found))
    note |= {"saved_as": saved.name}
    gate.step(SAVED, backup=str(found.path), sha256=found.sha256, saved=str(saved), note=note)
    return saved


def copied(job: Run, desk: "Desk", found: "Found", gate: "Gate") -> None:
    """Copy the backup into the hotel. What was refused by a desk or the disk has left the hotel as it was."""
    from hotelcs.storage import restore as storage
    from hotelcs.storage.maintenance import COPIED, COPYING, SAVED

    gate.step(COPYING)
    try:
        storage.into_live(found, desk.file.path, seconds=job.settings.lock_wait)
    except (Locked, InputOutput):
        gate.step(SAVED)
        raise
    gate.step(COPIED)


def anchor(job: Run, desk: "Desk") -> None:
    """The ledger goes on from where the backup ended: the anchors outside the database say so."""
    from hotelcs.workflows.anchoring import begin_anew

    begin_anew(desk.file, desk.uid, job.settings.clock())


@contextmanager
def _at_sound_desk(job: Run) -> Iterator["Desk"]:
    """The desk; a damaged hotel cannot be compared with its backup nor saved, so the way round is told."""
    try:
        with at_desk(job) as desk:
            yield desk
    except Corrupt as error:
        if is_url(job.settings.db):
            raise
        error.hint = N_("Move the damaged file and its -wal aside, then restore again: a new file is made.")
        raise


def entered(job: Run, found: "Found", lost: "Loss | None", gate: "Gate", saved: Path) -> Outcome:
    """Open the restored hotel, enter the restore in its ledger, erase again what was erased, look at its rules."""
    from hotelcs.storage import backup_notes

    with at_desk(job) as desk:
        entry, warnings = _enter(desk, gate.progress.note or {})
        backup_notes.note(desk.file.path, saved=str(saved))
        outcome = _ended(desk, found, lost, saved, entry, warnings)
    gate.open()
    return outcome


def _ended(
    desk: "Desk",
    found: "Found",
    lost: "Loss | None",
    saved: Path,
    entry: int | None,
    warnings: tuple[str, ...],
) -> Outcome:
    """Erase again what was erased, look at the rules of the restored hotel, tell all of it."""
    from hotelcs.workflows.machine.backing_up import rules

    warnings += erased_again(desk)
    with desk.file.read() as reader:
        problems = rules(reader)
    data = told_data(found, lost) | {"pre_restore": str(saved), "entry": entry, "problems": problems}
    lines = [told(lost)] if lost else [tr(N_("The restore of {file} is finished."), file=found.path)]
    lines.append(tr(N_("The state before is saved as {path}."), path=saved))
    return Outcome(data, lines, 1, (*warnings, *problems))


def entered_anew(job: Run, found: "Found", reason: str) -> tuple[str, ...]:
    """Enter that a hotel was made anew where there was none: there was nobody to ask, so whoever did it was alone.

    What is missing is what this machine remembers of the hotel that was here.
    """
    from hotelcs.storage.anchors import Anchors

    with at_desk(job) as desk:
        head, digest = found.content.entry, found.content.head
        seen = Anchors(desk.uid, desk.file.path).marked()
        if seen is not None and seen.seq > head:
            head, digest = seen.seq, seen.hash
        anchor(job, desk)
        note = {"backup": found.path.name, "sha256": found.sha256, "entries_lost": head - found.content.entry,
                "entry_before": head, "head_before": digest, "reason": reason, "alone": True}  # fmt: skip
        _, warnings = _enter(desk, note)
        return warnings + erased_again(desk)


def _enter(desk: "Desk", note: dict[str, Any]) -> tuple[int | None, tuple[str, ...]]:
    """Enter the restore; the backup may be from before this person had the right to."""
    try:
        return desk.do("note-restore", note).entry, ()
    except Refusal as error:
        return None, (tr(N_("The ledger of the restored hotel could not note it: {why}"), why=error),)


def erased_again(desk: "Desk") -> tuple[str, ...]:
    """Who was erased since the backup is erased again."""
    from hotelcs.workflows.privacy.replay import replay

    try:
        replay(desk)
    except Refusal as error:
        return (tr(N_("What was erased since the backup could not be erased again: {why}"), why=error),)
    return ()


def _noted(reader: Any, found: "Found", lost: "Loss") -> bool:
    """Whether all that happened since the backup is that it was brought back."""
    if lost.diverged:
        return False
    values = {"seq": found.content.entry, "digest": f'%"{found.sha256}"%'}
    return bool(reader.rows(_ONLY_NOTES, **values) == [(0,)])


def _note(desk: "Desk", found: "Found") -> dict[str, Any]:
    """What goes into the ledger: which backup, and how far the hotel has come that it replaces. Nobody writes any more."""
    from hotelcs.storage import restore as storage
    from hotelcs.workflows import restored

    with desk.file.read() as reader:
        (entry, head), lost = reader.rows(_HEAD)[0], storage.loss(reader, found)
        highest = restored.highest(reader, desk.uid, desk.file)
    return {"backup": found.path.name, "sha256": found.sha256, "entries_lost": lost.entries,
            "entry_before": entry, "head_before": head, "highest": highest}  # fmt: skip


def agreed(job: Run, lost: "Loss") -> None:
    """What would be lost has to be agreed to: by --yes, or by somebody at a terminal who types how much it is."""
    settings = job.settings
    if settings.yes or settings.dry_run:
        return
    if _can_ask(job):
        typer.echo(told(lost), err=True)
        question = tr(
            N_("Type {count}, the number of entries that will be missing, to bring the backup back"),
            count=lost.entries,
        )
        if str(typer.prompt(question, default="", show_default=False, err=True)).strip() == str(lost.entries):
            return
    raise Refusal(
        "NOT_CONFIRMED", N_("Nothing was changed."), hint=N_("Look with --dry-run, then say --yes."),
        items=tuple({"table": name, "rows": rows} for name, rows in lost.rows.items()),
    )  # fmt: skip


def _can_ask(job: Run) -> bool:
    return not job.settings.json and at_a_terminal()


def at_a_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def told_data(found: "Found", lost: "Loss | None") -> dict[str, Any]:
    """For programs."""
    data: dict[str, Any] = {"from": str(found.path), "sha256": found.sha256}
    if lost is None:
        return data
    counted = {"entries": lost.entries, "rows": lost.rows, "since": lost.since, "diverged": lost.diverged}
    return data | {"lost": counted}


def told(lost: "Loss") -> str:
    """For people."""
    rows = ", ".join(f"{name} {count}" for name, count in lost.rows.items()) or "-"
    return tr(
        N_("Missing after the restore: {entries} ledger entries since {since}; rows: {rows}."),
        entries=lost.entries, since=lost.since or "-", rows=rows,
    )  # fmt: skip


def same(file: Path, sha256: str) -> Outcome:
    """The hotel is the backup already."""
    line = tr(N_("The hotel is what {file} holds; nothing was changed."), file=file)
    return Outcome({"from": str(file), "sha256": sha256, "lost": {"entries": 0, "rows": {}}}, [line])
