"""What tells of a guest is found wherever it stands, and views that ask for it load no tables."""

import subprocess
import sys
from types import SimpleNamespace

from hotelcs.storage import keys
from hotelcs.workflows.privacy.person import SEALED_FOR, person_of
from hotelcs.workflows.reception.identity import sealed_for
from tests.conftest import IDS
from tests.workflows.privacy.house import LATIN, MAIL, NAME, PHONE


def test_names_numbers_and_documents_are_read_from_where_they_are(house: SimpleNamespace) -> None:
    assert SEALED_FOR.format(blind="x") == sealed_for("x")
    with house.gm.desk.file.read() as reader:
        found = person_of(reader, keys.load(house.gm.desk.uid), 1)
    assert set(found.names) == {NAME, LATIN}
    assert set(found.numbers) == {PHONE, PHONE[3:], MAIL, IDS[0]}
    assert not found.shared


def test_without_the_key_file_the_documents_are_not_known(house: SimpleNamespace) -> None:
    with house.gm.desk.file.read() as reader:
        assert IDS[0] not in person_of(reader, keys.Keys(), 1).numbers


def test_views_of_privacy_load_neither_sqlalchemy_nor_pydantic() -> None:
    asked = (
        "import sys, hotelcs.workflows.privacy.guest_data_view, hotelcs.workflows.privacy.retention_view; "
    )
    asked += "print({'sqlalchemy', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
