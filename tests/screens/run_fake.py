"""Opens the screens on the desk in memory, to look at them: `python -m tests.screens.run_fake [en|zh]`."""

import sys

from hotelcs import i18n
from hotelcs.app import show


def main() -> int:
    """Run until somebody leaves; the exit code."""
    i18n.use(sys.argv[1] if len(sys.argv) > 1 else "en")

    def opened() -> object:
        from tests.screens.fake_desk import FakeDesk

        return FakeDesk()

    return show(opened)


if __name__ == "__main__":
    sys.exit(main())
