"""One guest's data going: what goes, what stays for the law, what is in the way, and what no byte says afterwards."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.night.invariants import broken
from tests.workflows.privacy.house import (
    LATIN,
    MAIL,
    NAME,
    NEEDLES,
    bytes_of,
    code_of,
    erase,
    told_in,
    years_ago,
)


def whole(path: Path, hand: Any) -> bytes:
    """The bytes on the disk once the log is written back."""
    with hand.desk.file.write() as session:
        session.connection()
    hand.desk.file.close()
    return bytes_of(path)


def test_everything_is_there_before(house: SimpleNamespace) -> None:
    assert set(told_in(bytes_of(house.path), *NEEDLES[:6], LATIN, MAIL)) == {*NEEDLES[:6], LATIN, MAIL}


def test_within_the_time_of_registration_profile_and_words_go_and_the_registration_stays(
    house: SimpleNamespace,
) -> None:
    done = erase(house.inf, house.gm, house.guest)
    assert done["rest_date"] == "2029-11-22"
    name, phone, mail, note = house.gm.rows(
        "SELECT name, phone, email, note FROM guest WHERE no = :no", no=house.guest
    )[0]
    assert (name, phone, mail, note) == ("—", "", "", "")
    assert house.gm.rows("SELECT name FROM stay_guest") == [(NAME,)]
    assert house.gm.value("SELECT count(*) FROM id_document") == 1
    assert house.gm.value("SELECT count(*) FROM search_term") == 0
    assert house.gm.value("SELECT words FROM complaint") == "—"
    assert house.gm.rows("SELECT words FROM log_entry ORDER BY id")[2] == ("Lamp in 102 mended",)


def test_what_others_wrote_keeps_its_other_words(house: SimpleNamespace) -> None:
    years_ago(house.path)
    erase(house.inf, house.gm, house.guest)
    lines = [row[0] for row in house.gm.rows("SELECT words FROM log_entry ORDER BY id")]
    assert lines[0] == "— asked for a taxi; reach her at —"
    assert lines[1].startswith("— and — and —; mail —")


@pytest.mark.sqlite_only("reads the bytes of the file")
def test_after_the_time_nothing_of_the_guest_is_in_any_byte(house: SimpleNamespace) -> None:
    years_ago(house.path)
    assert erase(house.inf, house.gm, house.guest)["rest_date"] == ""
    for hand in (house.rec, house.inf):
        hand.desk.close()
    assert told_in(whole(house.path, house.gm), *NEEDLES) == []
    house.gm.desk.check_ledger()
    with house.gm.desk.file.read() as reader:
        assert broken(reader) == []


def test_amounts_nights_and_states_stay_what_they_were(house: SimpleNamespace) -> None:
    asked = (
        "SELECT sum(amount_minor), count(*) FROM folio_line", "SELECT sum(amount_minor), count(*) FROM payment",
        "SELECT status, arrival, departure, country, segment FROM reservation", "SELECT status, date_in, date_out FROM stay",
        "SELECT code, severity, status, close_kind, wants FROM complaint", "SELECT event, at, data FROM case_event",
        "SELECT nationality FROM stay_guest", "SELECT status, late FROM registration", "SELECT kind, amount_minor FROM invoice_request",
    )  # fmt: skip
    years_ago(house.path)
    before = [house.gm.rows(sql) for sql in asked]
    erase(house.inf, house.gm, house.guest)
    assert [house.gm.rows(sql) for sql in asked] == before


def test_who_asked_does_not_say_yes(house: SimpleNamespace) -> None:
    number = house.inf.do("plan-erasure", guest=house.guest, reason="letter").result["erasure"]
    with pytest.raises(Denied) as error:
        house.inf.do("confirm-erasure", erasure=number, code=code_of(house.inf))
    assert error.value.code == "SECOND_PERSON"
    assert house.gm.desk.show("erasures")[0].confirm_code == "", "the code is told by who asked"


@pytest.mark.parametrize(("minutes", "code", "refused"), [(16, "", "CODE_OVER"), (1, "000000", "CODE_WRONG")])
def test_a_code_is_good_for_a_quarter_of_an_hour_and_for_one_plan(
    house: SimpleNamespace, minutes: int, code: str, refused: str
) -> None:
    from datetime import timedelta

    number = house.inf.do("plan-erasure", guest=house.guest, reason="letter").result["erasure"]
    told = code or code_of(house.inf)
    house.gm.now += timedelta(minutes=minutes)
    with pytest.raises(Refusal) as error:
        house.gm.do("confirm-erasure", erasure=number, code=told)
    assert error.value.code == refused
    assert house.gm.value("SELECT name FROM guest") == NAME


def test_a_yes_to_what_is_something_else_by_now_is_refused(house: SimpleNamespace) -> None:
    number = house.inf.do("plan-erasure", guest=house.guest, reason="letter").result["erasure"]
    years_ago(house.path)
    with pytest.raises(Refusal) as error:
        house.gm.do("confirm-erasure", erasure=number, code=code_of(house.inf))
    assert error.value.code == "PLAN_CHANGED"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ("UPDATE stay SET status = 'in_house', departed_at = NULL, date_out = NULL", "GUEST_IN_HOUSE"),
        ("UPDATE reservation SET status = 'confirmed'", "GUEST_EXPECTED"),
        (("INSERT INTO folio_line SELECT 900, folio_id, business_date, at, kind, description, qty, 100, 100, NULL, NULL, NULL, '', "
         "actor FROM folio_line LIMIT 1"), "BILL_OPEN"),
        ("UPDATE invoice_request SET status = 'requested'", "INVOICE_OPEN"),
        ("UPDATE complaint SET status = 'resolved', resolved_at = at, closed_at = NULL, close_kind = ''", "CASE_OPEN"),
        ("UPDATE luggage SET out_at = NULL, handed_to = ''", "THINGS_KEPT"),
    ],
)  # fmt: skip
def test_a_guest_the_house_has_to_do_with_stays(house: SimpleNamespace, spoil: str, code: str) -> None:
    with house.gm.desk.file.write() as session:
        session.connection().exec_driver_sql(spoil)
    with pytest.raises(Refusal) as error:
        house.gm.do("plan-erasure", guest=house.guest, reason="letter")
    assert error.value.code == code


def test_a_hold_on_the_guest_the_stay_or_the_case_keeps_everything(house: SimpleNamespace) -> None:
    for record in (house.guest, house.stay, house.complaint):
        hold = house.gm.do("place-hold", record=record, reason="court 7/26").result["hold"]
        with pytest.raises(Refusal) as error:
            house.gm.do("plan-erasure", guest=house.guest, reason="letter")
        assert error.value.code == "UNDER_HOLD"
        house.gm.do("lift-hold", hold=hold, reason="settled")
    assert house.gm.do("plan-erasure", guest=house.guest, reason="letter").result["goes"]["profile"] == 1


def test_what_went_cannot_go_again(house: SimpleNamespace) -> None:
    years_ago(house.path)
    erase(house.inf, house.gm, house.guest)
    with pytest.raises(Refusal) as error:
        house.inf.do("plan-erasure", guest=house.guest, reason="letter")
    assert error.value.code == "NOTHING_LEFT"


def test_another_guest_of_the_same_name_keeps_theirs(house: SimpleNamespace) -> None:
    other = house.rec.book(NAME, arrival="2026-12-01", departure="2026-12-02")
    house.rec.do("log", text=f"{NAME} will come by train", link=other)
    erase(house.inf, house.gm, house.guest)
    assert house.gm.rows("SELECT name FROM guest ORDER BY id") == [("—",), (NAME,)]
    words = [row[0] for row in house.gm.rows("SELECT words FROM log_entry ORDER BY id")]
    assert words[-1] == f"{NAME} will come by train", "it may be the other's"
    assert words[0] == "— asked for a taxi; reach her at —", "it was in the guest's room while they stayed"


def test_a_preview_of_the_yes_writes_nothing_outside(house: SimpleNamespace) -> None:
    from hotelcs.workflows.privacy.erased_log import place_of

    number = house.inf.do("plan-erasure", guest=house.guest, reason="letter").result["erasure"]
    house.gm.desk.preview("confirm-erasure", {"erasure": number, "code": code_of(house.inf)})
    assert not place_of(house.gm.desk.uid).exists()
    assert house.gm.value("SELECT name FROM guest") == NAME


def test_drafts_and_sealed_requests_that_name_the_guest_are_emptied(house: SimpleNamespace) -> None:
    from hotelcs.storage import keys
    from hotelcs.workflows.door.drafts import Drafts

    drafts = Drafts(house.rec.desk.file, keys.load(house.rec.desk.uid), "rec")
    drafts.keep("book:1", "book", {"guest": NAME, "phone": ""}, house.rec.now)
    drafts.keep("book:2", "book", {"guest": "Somebody Else"}, house.rec.now)
    house.rec.do("ask-approval", for_="book", reason=f"{NAME} asks",
                 fields={"type": "KNG", "arrival": "2026-12-01", "departure": "2026-12-03", "guest": NAME, "rate": 100})  # fmt: skip
    erase(house.inf, house.gm, house.guest)
    assert [kept.record for kept in drafts.mine()] == ["book:2"]
    assert house.gm.value("SELECT reason FROM approval") == "— asks"


def test_who_was_erased_and_comes_again_is_a_new_guest_with_their_document(house: SimpleNamespace) -> None:
    erase(house.inf, house.gm, house.guest)
    house.gm.check_in(house.rec.book(NAME), room="102")
    kept = house.gm.rows(
        "SELECT g.no, g.name, p.name FROM stay_guest p JOIN guest g ON g.id = p.guest_id ORDER BY p.id"
    )
    assert kept == [("P261123-001", "—", NAME), ("P261123-002", NAME, NAME)]
    assert house.gm.rows("SELECT guest_id FROM id_document") == [(2,)]
    assert house.gm.rows("SELECT count(*) FROM search_term WHERE guest_id = 1") == [(0,)]
