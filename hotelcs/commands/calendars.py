"""`hotelcs import calendar` and `hotelcs export calendar`: what channels say of our rooms, and what we tell them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.commands import rejects
from hotelcs.commands.counter import at_desk
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.transfer import GUESSED, PARTIAL, put_aside, rows_of, told
from hotelcs.errors import HotelcsError, Locked, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.feeds.from_outside import Asked, FeedTaken
    from hotelcs.workflows.transfer.rows import Reject

COUNTED = N_(
    "{feed}, room {room}: {events} events, {added} new, {changed} changed, {cancelled} cancelled, {rejected} rejected"
)
OPEN = N_("{feed}: {open} events need somebody (hotelcs show feed-events open=true).")
KEPT = N_("{feed}: {kept} events are gone from the calendar, but not ahead of us; they were kept.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    place: str = ""
    room: str = ""
    source: str = ""
    every: bool = False
    accept_fewer: bool = False
    all_stays: bool = False
    allow_private: bool = False
    reject: Path | None = None


def taken(job: Run, wanted: Wanted) -> Outcome:
    """Read one feed, or every one; `data.feeds` has the counts, rejects and failures of each. Exit 10 with either."""
    _refuse_words(wanted)
    if wanted.reject is not None:
        rejects.refuse_place(wanted.reject, (Path(wanted.place), Path(job.settings.db).expanduser()))
    with at_desk(job) as desk:
        if not wanted.every:
            return _told([_one(job, desk, _asked(wanted), wanted)])
        desk.require("feed.read", N_("Read a channel's calendar"))
        return _told(list(_every(job, desk, wanted)))


def _refuse_words(wanted: Wanted) -> None:
    if wanted.every and (
        wanted.place or wanted.room or wanted.source or wanted.all_stays or wanted.allow_private
    ):
        raise Usage(N_("{option} stands alone: each calendar is read as it was named."), option="--all")
    if wanted.every and wanted.reject:
        raise Usage(N_("With {option} each calendar has rejects of its own."), option="--all")
    if wanted.place and not wanted.room:
        raise Usage(N_("Which room is the calendar of? Say {option}."), option="--room NO")
    if not wanted.every and not wanted.place and not wanted.source:
        raise Usage(N_("Say FILE or URL with {room}, {source} of a calendar named before, or {all}."), room="--room NO",
                    source="--source NAME", all="--all")  # fmt: skip


def _asked(wanted: Wanted) -> "Asked":
    from hotelcs.workflows.feeds import fetching, from_outside

    if not wanted.place:
        return from_outside.Asked(wanted.source, accept_fewer=wanted.accept_fewer)
    place = wanted.place if fetching.is_url(wanted.place) else str(Path(wanted.place).expanduser().absolute())
    name = wanted.source or from_outside.name_of(place, wanted.room)
    return from_outside.Asked(
        name, wanted.room, place, wanted.allow_private, wanted.all_stays, wanted.accept_fewer
    )


@dataclass(frozen=True, slots=True)
class _End:
    """How reading one feed ended."""

    data: dict[str, Any]
    line: str = ""
    warnings: tuple[str, ...] = ()
    changed: int = 0
    failed: bool = False
    partial: bool = False


def _one(job: Run, desk: "Desk", asked: "Asked", wanted: Wanted) -> _End:
    from hotelcs.workflows.feeds import from_outside

    made = from_outside.take(desk, asked, preview=job.settings.dry_run)
    default = (
        None if job.settings.dry_run or made.same else Path(f"{asked.name.replace('/', '_')}-rejects.csv")
    )
    written, trouble = put_aside(wanted.reject or default, made.rejects if not made.same else ())
    result = {
        **made.done.result,
        "rejects": rows_of(made.rejects),
        "reject_file": str(written) if written else None,
    }
    untold: tuple[Reject, ...] = () if written or made.same else made.rejects
    warnings = (*([trouble] if trouble else []), *_warnings(made), *told(untold))
    return _End(result, tr(COUNTED, **made.done.result | {"rejected": len(made.rejects)}), warnings, made.done.changed,
                partial=bool(made.rejects) and not made.same)  # fmt: skip


def _warnings(made: "FeedTaken") -> Iterator[str]:
    result = made.done.result
    if made.guessed:
        yield tr(GUESSED, encoding=made.guessed)
    if result["kept"]:
        yield tr(KEPT, **result)
    if result["open"]:
        yield tr(OPEN, **result)


def _every(job: Run, desk: "Desk", wanted: Wanted) -> Iterator[_End]:
    """Every feed; one that fails does not keep the others from being read. Raises Locked: then none can be."""
    from hotelcs.workflows.feeds import from_outside

    for name in from_outside.names(desk):
        try:
            yield _one(job, desk, from_outside.Asked(name, accept_fewer=wanted.accept_fewer), wanted)
        except Locked:
            raise
        except HotelcsError as error:
            words = tr(N_("{feed}: {why}"), feed=name, why=str(error))
            yield _End(
                {"feed": name, "error": {"code": error.code, "message": str(error)}},
                "",
                (words,),
                failed=True,
            )


def _told(ends: list[_End]) -> Outcome:
    data = {"feeds": [end.data for end in ends]}
    lines = [end.line for end in ends if end.line] or [tr(N_("No calendar was named yet."))]
    warnings = tuple(word for end in ends for word in end.warnings)
    changed = sum(end.changed for end in ends)
    failed, partial = sum(end.failed for end in ends), sum(end.partial for end in ends)
    if not failed and not partial:
        return Outcome(data, lines, changed, warnings)
    reason = tr(N_("{partial} calendars with rejects, {failed} not read."), partial=partial, failed=failed)
    return Outcome(data, lines if any(end.line for end in ends) else [], changed, warnings, PARTIAL, reason)


def given(job: Run, room: str, file: Path | None, but: str) -> Outcome:
    """The calendar of a room for channels: to a file, whole or not at all, or as the only output."""
    from hotelcs.workflows.feeds.busy_calendar import busy_calendar

    with at_desk(job) as desk:
        spans = desk.show("room-busy", room=room)
        text = busy_calendar(spans, desk.clock(), but=but)
    listed = [span for span in spans if not but or span.feed != but]
    data: dict[str, Any] = {"room": room, "file": str(file) if file else None,
                            "busy": [{"first": span.first, "until": span.until, "kind": span.kind} for span in listed]}  # fmt: skip
    if file is None:
        return Outcome(data | {"calendar": text.decode()}, text.decode().splitlines())
    if not job.settings.dry_run:
        from hotelcs.commands.whole_files import write

        write(file, text)
    return Outcome(
        data,
        [tr(N_("{file}: {count} spans of nights in room {room}."), file=file, count=len(listed), room=room)],
    )
