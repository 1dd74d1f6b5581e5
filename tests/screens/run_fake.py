"""Opens the screens on the desk in memory: `python -m tests.screens.run_fake [en|zh] [hostile|empty]`."""

import sys
from typing import Any

from hotelcs import i18n
from hotelcs.app import show


def opened() -> Any:
    """The desk in memory, with names nobody invented when asked for."""
    from tests import hostile
    from tests.screens.fake_desk import NAMES, FakeDesk

    if "hostile" in sys.argv:
        return FakeDesk(names=hostile.lines("blns.txt") or NAMES, count=600)
    return FakeDesk(count=0 if "empty" in sys.argv else 210)


def main() -> int:
    """Run until somebody leaves; the exit code."""
    i18n.use("zh" if "zh" in sys.argv else "en")
    return show(opened)


if __name__ == "__main__":
    sys.exit(main())
