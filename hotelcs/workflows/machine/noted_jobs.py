"""The commands that cron runs: each run of one is noted, so that it can be asked for and missed (handbook 05 §5.1)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """A command that cron runs. `key` is the entry of its data that names a run; `alone` means one process at a time."""

    key: str = ""
    alone: bool = False


JOBS = {
    "backup": Job("file"),
    "close-day": Job("business_date", alone=True),
    "duties check": Job(),
    "escalate": Job(),
    "export": Job("sha256"),
    "health": Job(alone=True),
    "import": Job("sha256"),
    "migrate": Job("to"),
    "night-audit": Job("business_date", alone=True),
    "page send": Job(),
    "purge": Job(alone=True),
    "readiness run": Job(alone=True),
    "reminders": Job("until", alone=True),
    "report daily": Job("date"),
    "report degraded-pack": Job("folder"),
    "restore": Job("file"),
    "restore-drill": Job(alone=True),
    "roll-call": Job(),
    "submit-registration": Job(),
    "verify": Job(),
}
"""By the name in the envelope. A command that is added here is noted when it ends, and may be asked for (`expect-job`)."""
FAMILIES = frozenset({"export"})
"""Commands of which each kind is a job of its own: export stays."""


def job_of(command: str) -> Job | None:
    """The job that a command is; None for one that is not noted."""
    family, _, kind = command.partition(" ")
    return JOBS.get(command) or (JOBS[family] if kind and family in FAMILIES else None)
