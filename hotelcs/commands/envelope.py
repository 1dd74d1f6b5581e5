"""The one owner of exit codes and of the JSON document (handbook 05 §5.1, `docs/reference` of the contract).

`run` calls the body of a command and turns whatever happens into output and an exit code: the result goes to
standard output, words about it to standard error, and with `--json` exactly one document is printed, on
failure too. A traceback never reaches the screen: it goes to the log, which is made with mode 0600.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from hotelcs import __version__, program_log
from hotelcs.clock import iso
from hotelcs.commands import jobs, run_notes, streams
from hotelcs.commands.context import Settings
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import HotelcsError, Refusal
from hotelcs.i18n import N_, tr
from hotelcs.places import places

INTERRUPTED = 130
CODES = {
    1: "E_BUG",
    4: "E_BLOCKED",
    5: "E_LOCKED",
    8: "E_CORRUPT",
    10: "E_PARTIAL",
    11: "E_STALE",
    INTERRUPTED: "E_INTERRUPTED",
}
"""Names of the exit codes that an Outcome or an unexpected end can have; errors carry their own."""

BUG = N_("hotelcs met an error of its own. The details are in {log}.")
STOPPED = N_("Interrupted. Nothing is half-written.")


def run(settings: Settings, command: str, body: Callable[[Run], Outcome]) -> int:
    """Run `body` as `command`, print what came of it, and return the exit code."""
    job, started = Run(settings, command=command), settings.clock()
    outcome: Outcome | None = None
    try:
        outcome = body(job)
    except HotelcsError as error:
        job.refused = error.code
        code = fail(settings, command, error, job=job, started=started)
    except (KeyboardInterrupt, BrokenPipeError):
        code = _stop(settings, command, job, started)
    except Exception as error:
        code = crash(settings, command, error, job=job, started=started)
    else:
        code = _succeed(job, command, outcome, started)
    jobs.note(job, started, code, outcome)
    run_notes.note(job, started, code, outcome)
    return code


def fail(
    settings: Settings,
    command: str,
    error: HotelcsError,
    *,
    job: Run | None = None,
    started: datetime | None = None,
) -> int:
    """Say `error` in the form asked for; its exit code."""
    detail: dict[str, Any] = {
        "code": error.code,
        "exit": error.exit,
        "message": str(error),
        "hint": tr(error.hint, **error.slots),
        "items": list(error.items),
    }
    if isinstance(error, Refusal):
        detail |= {"field": error.field, "next": list(error.next)}
    _complain(settings, command, detail, job, started)
    return error.exit


def crash(
    settings: Settings,
    command: str,
    error: Exception,
    *,
    job: Run | None = None,
    started: datetime | None = None,
) -> int:
    """Note in the log where `error` happened and say where that is, in one sentence; exit code 1."""
    noted = program_log.note("bug", "error", settings.clock(), path=settings.log,
                             command=run_notes.known(command), places=places(error))  # fmt: skip
    message = (
        tr(BUG, log=settings.log)
        if noted
        else tr(N_("hotelcs met an error of its own, and its log cannot be written."))
    )
    _complain(settings, command, {"code": CODES[1], "exit": 1, "message": message}, job, started)
    return 1


def _stop(settings: Settings, command: str, job: Run, started: datetime) -> int:
    """Ctrl+C, or nobody reads the output any more."""
    detail = {"code": CODES[INTERRUPTED], "exit": INTERRUPTED, "message": tr(STOPPED)}
    _complain(settings, command, detail, job, started)
    return INTERRUPTED


def _succeed(job: Run, command: str, outcome: Outcome, started: datetime) -> int:
    settings = job.settings
    if settings.json:
        end = {"changed": outcome.changed, "warnings": list(outcome.warnings), "data": outcome.data}
        if outcome.exit:
            end["error"] = {"code": CODES[outcome.exit], "exit": outcome.exit, "message": outcome.reason}
        streams.print_json(_head(settings, command, outcome.exit == 0, job, started) | end)
    elif not settings.quiet:
        streams.print_lines(outcome.human)
    if not settings.quiet:
        streams.print_lines(outcome.warnings, sys.stderr)
    if outcome.reason and not settings.json:
        streams.print_lines([outcome.reason], sys.stderr)
    return outcome.exit


def _complain(
    settings: Settings, command: str, detail: dict[str, Any], job: Run | None, started: datetime | None
) -> None:
    """Print a failure: one document, or the message, the hint and the legal next acts on standard error."""
    if settings.json:
        end = {"changed": 0, "warnings": [], "error": {"hint": "", "items": []} | detail}
        streams.print_json(_head(settings, command, False, job, started) | end)
        return
    lines = [detail["message"], detail.get("hint", "")]
    if acts := detail.get("next"):
        lines.append(tr(N_("Possible now: {acts}"), acts=tr(N_(", ")).join(map(_next, acts))))
    streams.print_lines([line for line in lines if line], sys.stderr)


def _next(act: str) -> str:
    """A next act in words, with what is typed for it."""
    from hotelcs.workflows.next_acts import next_act, typed

    words = next_act(act)
    return f"{words} ({act})" if typed(act) and words != act else words


def _head(
    settings: Settings, command: str, ok: bool, job: Run | None, started: datetime | None
) -> dict[str, Any]:
    """The fields every document begins with."""
    finished = settings.clock()
    return {
        "ok": ok,
        "command": command,
        "version": __version__,
        "schema": job.schema if job else None,
        "property": job.hotel if job else None,
        "business_date": job.business_date if job else None,
        "started_at": iso(started or finished),
        "finished_at": iso(finished),
        "dry_run": settings.dry_run,
    }
