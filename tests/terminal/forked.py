"""The child side of a terminal: the program as `python -m` would start it, but with everything imported already."""

import fcntl
import os
import pkgutil
import runpy
import sys
import termios
from contextlib import suppress
from importlib import import_module
from multiprocessing.reduction import DupFd
from typing import Any

from hotelcs import screens

for found in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
    import_module(found.name)


def run(words: list[str], environment: dict[str, str], folder: str, terminal: Any) -> None:
    """Become the leader of a session in `terminal` and run `words`: a module and what it is told. Ends with its exit code."""
    descriptor = terminal.detach()
    os.setsid()
    fcntl.ioctl(descriptor, termios.TIOCSCTTY, 0)
    for standard in range(3):
        os.dup2(descriptor, standard)
    os.close(descriptor)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - they last as long as the process
        for number, mode in enumerate("rww")
    )
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv[1:] = words[1:]
    try:
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        with suppress(OSError):  # nobody reads any more
            sys.stdout.flush()
        os._exit(ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1)


def handed(descriptor: int) -> Any:
    """`descriptor` as it is given to the child."""
    return DupFd(descriptor)
