"""The one path of every write: one transaction, keys, previews, undo, two desks, and what is not there."""

import json
import threading
from datetime import date, timedelta
from typing import ClassVar

import pytest
from sqlalchemy import text

from hotelcs.errors import Denied, Locked, NotReady, Refusal, Stale, Usage
from hotelcs.models.rooms import Room, RoomType
from hotelcs.storage import driver, keys
from hotelcs.workflows.act import Act, Actor, Work, plain
from hotelcs.workflows.desk import open_desk
from tests.conftest import NOON, Hand
from tests.invariants import check
from tests.workflows.test_refusals import Nothing

NIGHT = {"type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}


def refused(call, *words, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call(*words, **fields)
    return caught.value


def test_an_act_that_fails_half_way_leaves_nothing(hand):
    class Half(Act):
        verb: ClassVar[str] = "brief"

        def perform(self, work: Work) -> Nothing:
            work.session.add(Room(no="999", floor=9, type_id=1))
            work.session.flush()
            raise RuntimeError("the lights went out")

    before = hand.value("SELECT max(seq) FROM ledger")
    with pytest.raises(RuntimeError):
        hand.desk.execute(Half())
    assert hand.value("SELECT count(*) FROM room WHERE no = '999'") == 0
    assert hand.value("SELECT max(seq) FROM ledger") == before
    hand.book()
    check(hand)


def test_the_same_key_with_other_fields_is_refused(hand):
    hand.do("book", key="k", guest="A", **NIGHT)
    error = refused(hand.do, "book", key="k", guest="B", **NIGHT)
    assert (error.code, error.field) == ("KEY_REUSED", "key")
    assert refused(hand.do, "set-room-status", key="k", room="101", status="dirty").code == "KEY_REUSED"
    assert hand.value("SELECT count(*) FROM reservation") == 1


def test_the_same_act_without_a_key_is_done_twice(hand):
    assert hand.do("book", guest="A", **NIGHT).result != hand.do("book", guest="A", **NIGHT).result


def test_a_refused_act_gives_its_key_back(hand):
    assert refused(hand.do, "book", key="k", guest="A", **{**NIGHT, "type": "NONE"}).code == "TYPE_UNKNOWN"
    assert hand.do("book", key="k", guest="A", **NIGHT).replayed is False


def test_a_preview_with_a_wrong_field_is_refused_as_the_act_is(hand):
    error = refused(hand.desk.preview, "book", {"guest": "A", **NIGHT, "adults": 9})
    assert error.code == "TYPE_TOO_SMALL"


def test_a_key_answers_the_same_after_the_hotel_has_moved_on(hand):
    first = hand.do("book", key="k", guest="A", **NIGHT)
    hand.do("cancel", reservation=first.result["reservation"], reason="x")
    hand.do("close-day")
    again = hand.do("book", key="k", guest="A", **NIGHT)
    assert (again.replayed, again.result, again.entry) == (True, first.result, first.entry)


def test_another_desk_with_the_same_key_gets_the_first_answer(hand):
    first = hand.do("book", key="k", guest="A", **NIGHT)
    other = hand.at("desk")
    assert other.do("book", key="k", guest="A", **NIGHT).result == first.result
    other.desk.close()


@pytest.mark.parametrize("entry", [0, -1, 10**6])
def test_an_entry_that_is_not_there_cannot_be_undone(hand, entry):
    error = refused(hand.desk.undo, entry)
    assert (error.code, error.field) == ("ENTRY_UNKNOWN", "entry")


def test_an_entry_of_a_verb_that_is_gone_cannot_be_undone(hand):
    connection = driver.connect(str(hand.path))
    connection.execute("DROP TRIGGER tr_ledger_no_update")
    connection.execute("UPDATE ledger SET verb = 'sell-moon' WHERE seq = 1")
    connection.close()
    error = refused(hand.desk.undo, 1)
    assert error.code == "UNDO_IMPOSSIBLE"
    assert "sell-moon" in str(error)


def test_an_act_is_undone_once(hand):
    done = hand.do("set-overbooking", type="KNG", overbooking=2)
    hand.desk.undo(done.entry)
    assert refused(hand.desk.undo, done.entry).code == "ALREADY_UNDONE"
    assert hand.value("SELECT overbooking FROM room_type WHERE code = 'KNG'") == 0


def test_an_undo_is_undone_as_an_act_of_its_own(hand):
    done = hand.do("set-overbooking", type="KNG", overbooking=2)
    back = hand.desk.undo(done.entry)
    hand.desk.undo(back.entry)
    assert hand.value("SELECT overbooking FROM room_type WHERE code = 'KNG'") == 2
    check(hand)


def test_undo_needs_the_right_of_the_act_that_takes_back(hand):
    done = hand.do("set-overbooking", type="KNG", overbooking=2)
    clerk = hand.at("desk")
    with pytest.raises(Denied):
        clerk.desk.undo(done.entry)
    clerk.desk.close()


def test_a_hotel_without_an_open_day_refuses_every_act_and_says_what_to_do(hand):
    with hand.desk.file.write() as session:
        session.execute(text("UPDATE business_day SET status = 'closed', closed_at = opened_at"))
    with pytest.raises(NotReady) as caught:
        hand.book()
    assert caught.value.hint == "Run: hotelcs doctor"


def test_a_hotel_without_settings_is_not_ready(tmp_path):
    from hotelcs.storage import migrate

    migrate.create(tmp_path / "empty.db")
    with pytest.raises(NotReady) as caught:
        open_desk(tmp_path / "empty.db")
    assert caught.value.hint == "Run: hotelcs init"


def test_an_account_nobody_made_is_denied(hand):
    nobody = hand.at("mallory")
    error = refused(nobody.book)
    assert (error.code, error.exit, nobody.desk.post) == ("UNKNOWN_LOGIN", 6, "")
    nobody.desk.close()


def test_whoever_is_not_named_acts_as_the_first_account(hand):
    desk = open_desk(hand.path, clock=lambda: NOON)
    assert (desk.login, desk.post) == ("admin", "GM")
    assert desk.terminal
    desk.close()


def test_a_row_that_is_gone_when_it_is_written_is_stale_and_nothing_is_kept(hand):
    class Late(Act):
        verb: ClassVar[str] = "set-room-status"

        def perform(self, work: Work) -> Nothing:
            kind = work.session.get_one(
                RoomType, int(str(work.reader.rows("SELECT max(id) FROM room_type")[0][0]))
            )
            work.session.connection().execute(text("DELETE FROM room_type WHERE id = :id"), {"id": kind.id})
            kind.name_en = "Loft"
            work.session.flush()
            return Nothing()

    hand.do("add-room-type", code="LOFT")
    before = hand.rows("SELECT code, name_en FROM room_type")
    with pytest.raises(Stale) as caught:
        hand.desk.execute(Late())
    assert (caught.value.code, caught.value.next) == ("STALE", ("show",))
    assert hand.rows("SELECT code, name_en FROM room_type") == before


def test_a_desk_that_waits_too_long_is_told_and_nothing_is_lost(hand):
    impatient = open_desk(hand.path, login="desk", terminal="t", clock=lambda: NOON, wait=0.05)
    holder = driver.connect(str(hand.path))
    driver.use_journal(holder)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked) as caught:
        impatient.do("book", {"guest": "A", **NIGHT})
    holder.execute("ROLLBACK")
    holder.close()
    assert caught.value.exit == 5
    assert impatient.do("book", {"guest": "A", **NIGHT}).entry
    impatient.close()


def test_many_desks_at_once_sell_each_room_once(hand):
    """Six desks want the last two king rooms; two get them, four are refused, the ledger is whole."""
    hand.book()
    ends: list[str] = []

    def want(number: int) -> None:
        desk = open_desk(hand.path, login="desk", terminal=f"t{number}", clock=lambda: NOON)
        try:
            ends.append(desk.do("book", {"guest": f"G{number}", **NIGHT}).result["status"])
        except Refusal as refusal:
            ends.append(refusal.code)
        finally:
            desk.close()

    threads = [threading.Thread(target=want, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["SOLD_OUT"] * 4 + ["confirmed"] * 2
    check(hand)


def test_a_change_of_another_desk_is_noticed_and_ones_own_is_not(hand):
    seen = hand.desk.changed()
    assert hand.desk.changed() == seen
    other = hand.at("desk")
    other.book()
    other.desk.close()
    assert hand.desk.changed() != seen


@pytest.mark.parametrize("verb", ["", "Book", "book ", "sell-moon", "__class__"])
def test_a_verb_that_is_not_there_is_a_wrong_word(hand, verb):
    with pytest.raises(Usage):
        hand.desk.do(verb, {})


def test_an_act_may_be_previewed_as_it_stands(hand):
    from hotelcs.workflows.verbs import act_of

    act = act_of("book").parse({"guest": "A", **NIGHT})
    assert hand.desk.preview(act).result["reservation"] == hand.desk.execute(act).result["reservation"]


def test_without_the_key_file_the_desk_goes_on_and_says_that_numbers_cannot_be_kept(
    hand, monkeypatch, tmp_path
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    keyless = Hand(hand.path)
    reservation = keyless.book()
    error = refused(keyless.check_in, reservation)
    assert error.code == "KEY_MISSING"
    assert keyless.value("SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1").startswith("unkeyed:")
    assert not keys.load(keyless.desk.uid).present
    keyless.desk.close()


@pytest.mark.parametrize(("value", "told"), [
    (date(2026, 11, 23), "2026-11-23"), ((date(2026, 11, 23), 1), ["2026-11-23", 1]), ({"a": (1, None)}, {"a": [1, None]}),
    ([{"d": date(2026, 1, 1)}], [{"d": "2026-01-01"}]), ("x", "x"), (None, None), (True, True),
])  # fmt: skip
def test_results_are_plain_json(value, told):
    assert plain(value) == told
    assert json.loads(json.dumps(plain(value))) == told


def test_an_actor_may_what_the_post_is_granted_and_no_more():
    actor = Actor("lin", "REC", "t", frozenset({"read"}))
    assert actor.may("read")
    assert not actor.may("settings")


def test_a_view_is_asked_at_the_hotels_own_hour(hand):
    hand.now = NOON + timedelta(hours=10)
    hand.book()
    shown = hand.desk.show("home")
    assert shown.log[0].at.startswith("2026-11-24 01:00")
    assert shown.business_date == "2026-11-23"
