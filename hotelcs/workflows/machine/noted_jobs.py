"""The commands that cron runs: each run of one is noted, so that it can be asked for and missed (handbook 05 §5.1)."""

from dataclasses import dataclass

from hotelcs.workflows.exports.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Job:
    """A command that cron runs. `key` is the entry of its data that names a run; `alone` means one process at a time.

    Where `mark` is an entry that holds, its name and a space stand before the key.
    """

    key: str = ""
    alone: bool = False
    mark: str = ""


JOBS = {
    "backup": Job("file", mark="verified"),
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
FAMILIES = {"export": ("calendar", *(kind.name for kind in KINDS))}
"""Commands of which each kind is a job of its own: export stays. Alone they are none."""
NAMES = tuple(
    f"{name} {kind}".strip() for name in JOBS for kind in sorted(FAMILIES.get(name, ("",)))
)  # fmt: skip
"""Every job as it is typed, in the order of the table."""


def job_of(command: str) -> Job | None:
    """The job that a command is; None for one that is not noted."""
    if command not in NAMES:
        return None
    return JOBS.get(command) or JOBS[command.partition(" ")[0]]
