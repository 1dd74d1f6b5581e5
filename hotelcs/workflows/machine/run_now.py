"""A job run now, by a process of its own as cron would: what it says is what cron would have said."""

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotelcs.workflows import own_program

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

LONGEST = 600
"""Seconds after which nobody waits any more."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How it ended: its exit code, its data, and the message when it failed."""

    exit: int
    data: dict[str, Any]
    message: str


def run_now(desk: "Desk", *words: str) -> Ran:
    """Run `hotelcs WORDS` on the hotel of `desk` in the name of whoever sits here."""
    line = own_program.words_of(*words, "--json", "--as", desk.login)
    there = own_program.surroundings_of(desk)
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            line, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=False, env=there
        )
        document = json.loads(done.stdout.decode("utf-8", "replace"))
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        return Ran(1, {}, type(error).__name__)
    data = document.get("data")
    return Ran(
        done.returncode, data if isinstance(data, dict) else {}, document.get("error", {}).get("message", "")
    )
