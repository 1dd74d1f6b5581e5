"""S-145: after a day of work of every kind no document number stands in clear in any file that the hotel leaves behind."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.config import config_home, state_home
from hotelcs.reports.copy_on_disk import write_copy
from hotelcs.storage import driver, keys
from hotelcs.storage.backup import Wish, back_up
from hotelcs.workflows.door.drafts import Drafts
from tests.conftest import IDS, Hand
from tests.workflows.one_of_each import DOES, NOT_FIELDS, READY

pytestmark = pytest.mark.sqlite_only("reads the bytes of the file")

WORKED = (
    "check-in", "walk-in", "add-guest", "complete-guest", "register-visitor", "rooming-list", "reveal-document", "ask-approval",
    "hand-over", "log", "take-complaint", "open-roll-call", "submit-registration", "check-out",
)  # fmt: skip
"""Acts that are given a document, or that write down what somebody may have been told of one."""


def files_of(*folders: Path) -> list[Path]:
    """Every file below `folders`."""
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def standing(needles: tuple[str, ...], *folders: Path) -> list[tuple[str, str]]:
    """Which of `needles` stand in which file, in whatever case and width of letters."""
    found = []
    for path in files_of(*folders):
        blob = path.read_bytes().lower()
        for needle in needles:
            wide = "".join(chr(ord(char) + 0xFEE0) for char in needle)
            found += [(path.name, needle) for form in (needle, wide) if form.lower().encode() in blob]
            if needle.encode("utf-16-le") in blob or bytes(reversed(needle.lower().encode())) in blob:
                found.append((path.name, needle))
    return found


def test_the_scan_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text(f"seen {IDS[1].lower()}")
    assert standing(IDS, tmp_path) == [("a.log", IDS[1])]


@pytest.mark.parametrize("verb", [verb for verb in WORKED if verb in READY])
def test_no_byte_of_any_file_tells_a_document_number(hand: Hand, verb: str) -> None:
    ready, more = READY[verb]
    given = ready(hand)
    asked = {name: value for name, value in given.items() if name not in NOT_FIELDS.get(verb, ())} | more
    doer = hand.at(DOES[verb]) if verb in DOES else hand
    doer.do(verb, **asked)
    Drafts(hand.desk.file, keys.load(hand.desk.uid), "admin").keep(
        "check-in:1", "check-in", {"document": IDS[0]}, hand.now
    )
    write_copy(hand.desk)
    folder = hand.path.parent / "backups"
    back_up(Wish(hand.path, folder, "20261123-150000", lambda: hand.now))
    shutil.copy(hand.path, hand.path.with_name("while-open.db"))
    assert standing(IDS, hand.path.parent, state_home()) == []
    if doer is not hand:
        doer.desk.close()
    hand.desk.close()
    with closing(driver.connect(str(hand.path))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert standing(IDS, hand.path.parent, state_home()) == []
    assert config_home() not in hand.path.parents
