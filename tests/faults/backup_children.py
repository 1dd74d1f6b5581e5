"""Children that are killed at a step of their work: at the n-th thing they ask of the system."""

import os
import signal
import sys
from typing import Any

from hotelcs.cli import main

STEPS = frozenset({
    "open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "fcntl.flock",
    "sqlite3.connect", "shutil.rmtree", "tempfile.mkdtemp",
})  # fmt: skip
"""What counts as a step, as the interpreter's audit names it; fsync and writes in place are counted besides."""


def killed_at(step: int, words: list[str], surroundings: dict[str, str], line: Any) -> None:
    """Run a command and die at its `step`-th step; it says how many it took when it came to its end."""
    os.environ.update(surroundings)
    main(["verbs", "--quiet"])  # imports are no steps
    taken = 0

    def count(event: str = "", given: Any = ()) -> None:
        nonlocal taken
        if event == "open" and not (isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        if event in STEPS:
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    for name in ("fsync", "pwrite"):
        original = getattr(os, name)

        def counted(*given: Any, _original: Any = original) -> Any:
            count("os.link")
            return _original(*given)

        setattr(os, name, counted)
    sys.addaudithook(count)
    code = main(words)
    line.send((code, taken))
