"""Pages go out once: over services that fail, stall and recover, with processes that die, two at once, for an hour or for ever."""

import json
from datetime import timedelta
from email import message_from_string
from email.header import decode_header, make_header

import pytest

from hotelcs.workflows.paging import sending
from hotelcs.workflows.paging.sending import LEASE, claim, wait_after
from hotelcs.workflows.paging.transport import Outcome
from tests.workflows.paging.conftest import Gateway, Pager, PostOffice

TAKEN = Outcome(taken=True, proof="json 0.1 s")
REFUSED = Outcome(taken=False, proof="json 503")


def test_a_page_is_sent_with_its_number_and_the_proof_is_kept(pager: Pager, gateway: Gateway) -> None:
    pager.channel(gateway.address)
    pager.page(level="s1", room="301")
    sent = pager.send()
    assert [(one.page, one.state) for one in sent] == [("T261123-001", "sent")]
    number, body = gateway.taken[0]
    assert number == "T261123-001"
    assert json.loads(body)["title"] == "Lakeside Hotel T261123-001"
    assert json.loads(body)["message"] == "Complaint C261123-001, S1, room 301: needs you."
    row = pager.hand.desk.show("pages")[0]
    assert (row.state, row.sent, row.channel, row.proof[:5]) == ("sent", "2026-11-23 15:00", "guo", "json ")
    assert pager.send() == []
    assert len(gateway.taken) == 1


def test_a_mail_server_takes_a_page_after_it_has_refused_it(
    pager: Pager, post_office: tuple[PostOffice, str]
) -> None:
    office, address = post_office
    pager.channel(address)
    office.mood = "busy"
    pager.page(kind="incident", ref="N261123-001", code="raised", type="fire", place="lobby")
    assert [(one.state, one.proof) for one in pager.send()] == [("queued", "mailto 451")]
    assert pager.send() == []
    office.mood = "well"
    pager.minutes(1)
    assert [one.state for one in pager.send()] == ["sent"]
    mail = message_from_string(office.taken[0])
    assert str(make_header(decode_header(mail["Subject"]))) == "Lakeside Hotel T261123-001"
    assert mail["Idempotency-Key"] == "T261123-001"
    assert "Emergency N261123-001, fire, lobby: raised just now." in office.taken[0]
    assert len(office.taken) == 1


@pytest.mark.parametrize("mood", ["fails", "stalls"])
def test_with_paging_down_for_an_hour_nothing_is_lost_and_nobody_is_paged_twice(
    pager: Pager, gateway: Gateway, mood: str
) -> None:
    pager.channel(gateway.address)
    gateway.mood = mood
    for minute in range(60):
        if minute % 12 == 0:
            pager.page(ref=f"C261123-{minute:03d}")
        if mood == "fails" or minute % 12 == 0:
            pager.send()
        pager.minutes(1)
    assert gateway.taken == []
    assert set(pager.states()) == {"queued"}
    gateway.mood = "well"
    for _ in range(7):
        pager.send()
        pager.minutes(1)
    assert sorted(number for number, _ in gateway.taken) == [f"T261123-{n:03d}" for n in range(1, 6)]
    assert set(pager.states()) == {"sent"}


def test_a_service_that_is_gone_was_never_reached_and_the_page_is_no_repeat(
    pager: Pager, gateway: Gateway
) -> None:
    pager.channel("json://127.0.0.1:9/page")
    pager.page()
    assert pager.send()[0].proof == "json unreachable"
    pager.channel(gateway.address)
    pager.minutes(1)
    pager.send()
    assert "again" not in gateway.taken[0][1]


def test_what_a_service_took_without_saying_so_comes_again_under_the_same_number_and_says_so(
    pager: Pager, gateway: Gateway
) -> None:
    pager.channel(gateway.address)
    pager.page()
    gateway.mood = "takes and stalls"
    assert pager.send()[0].proof == "json silent ?"
    gateway.mood = "fails"
    pager.minutes(1)
    assert pager.send()[0].proof == "json 503 ?"
    gateway.mood = "well"
    pager.minutes(1)
    pager.send()
    assert [number for number, _ in gateway.taken] == ["T261123-001", "T261123-001"]
    assert ["Sent again, the same page" in body for _, body in gateway.taken] == [False, True]


def test_a_process_that_dies_with_a_page_leaves_it_to_the_next_after_the_lease(pager: Pager) -> None:
    pager.channel("json://127.0.0.1:9/page")
    pager.page()
    dead = claim(pager.hand.desk.file, pager.hand.now)
    assert dead is not None
    words: list[str] = []

    def deliver(address: str, message: object) -> Outcome:
        del address
        words.append(message.body)  # type: ignore[attr-defined]
        return TAKEN

    assert pager.send(deliver) == []
    pager.hand.now += LEASE - timedelta(seconds=1)
    assert pager.send(deliver) == []
    pager.hand.now += timedelta(seconds=1)
    assert [one.page for one in pager.send(deliver)] == [dead.no]
    assert "Sent again" in words[0]


def test_two_that_send_at_once_never_have_the_same_page(pager: Pager) -> None:
    pager.channel("json://127.0.0.1:9/page")
    for n in range(6):
        pager.page(ref=f"C{n}")
    other = pager.hand.at("admin")
    numbers: list[str] = []

    def deliver(address: str, message: object) -> Outcome:
        """While one is sending, the other sends the next."""
        del address
        numbers.append(message.number)  # type: ignore[attr-defined]
        if (found := claim(other.desk.file, other.now)) is not None:
            numbers.append(found.no)
        return TAKEN

    pager.send(deliver)
    assert sorted(numbers) == [f"T261123-{n:03d}" for n in range(1, 7)]
    other.desk.close()


def test_the_next_channel_is_tried_at_once_and_then_the_first_again(pager: Pager) -> None:
    pager.channel("json://127.0.0.1:9/first", "first")
    pager.channel("json://127.0.0.1:9/second", "second", rank=2)
    pager.channel("json://127.0.0.1:9/post", "engineers", staff=None, post="MNT")
    pager.page()
    tried: list[str] = []

    def deliver(address: str, message: object) -> Outcome:
        del message
        tried.append(address.rpartition("/")[2])
        return REFUSED

    pager.send(deliver)
    assert tried == ["first", "second", "post"]
    pager.minutes(1)
    pager.send(deliver)
    assert tried[3:] == ["first", "second", "post"]
    assert {row.channel: row.fault for row in pager.hand.desk.show("channels")} == dict.fromkeys(
        ("first", "second", "engineers"), "json 503"
    )


def test_waits_grow_and_a_page_is_given_up_in_the_end_and_becomes_somebodys_item(pager: Pager) -> None:
    assert [wait_after(n, 1).seconds // 60 for n in range(1, 8)] == [1, 1, 2, 3, 5, 5, 5]
    assert [wait_after(n, 2).seconds // 60 for n in range(1, 6)] == [0, 1, 0, 1, 0]
    pager.channel("json://127.0.0.1:9/page")
    pager.page()
    pager.send(lambda *_: REFUSED)
    pager.hand.now += sending.GIVEN_UP_AFTER
    assert [one.state for one in pager.send(lambda *_: REFUSED)] == ["given_up"]
    item = next(row for row in pager.hand.desk.show("items") if row.kind == "page")
    assert (item.item, item.words) == ("T261123-001", "escalated C261123-001")
    pager.hand.do("retry-page", page="t1")
    assert [one.state for one in pager.send(lambda *_: TAKEN)] == ["sent"]
    assert not [row for row in pager.hand.desk.show("items") if row.kind == "page"]


def test_new_pages_do_not_stand_behind_those_that_were_tried_often(pager: Pager) -> None:
    pager.channel("json://127.0.0.1:9/page")
    pager.page(ref="C1")
    pager.send(lambda *_: REFUSED)
    pager.minutes(10)
    pager.page(ref="C2")
    order: list[str] = []

    def deliver(address: str, message: object) -> Outcome:
        del address
        order.append(message.number)  # type: ignore[attr-defined]
        return TAKEN

    pager.send(deliver)
    assert order == ["T261123-002", "T261123-001"]


def test_without_its_key_file_the_hotel_pages_nobody_and_says_so(pager: Pager) -> None:
    from hotelcs.storage.keys import Keys

    pager.channel("json://127.0.0.1:9/page")
    pager.page()
    desk = pager.hand.desk
    told = sending.send_due(desk.file, Keys(), desk.clock, sending.names_of(desk), lambda *_: TAKEN)
    assert [(one.state, one.proof) for one in told] == [("queued", "key")]


def test_a_run_ends_before_the_next_minute(pager: Pager, monkeypatch: pytest.MonkeyPatch) -> None:
    pager.channel("json://127.0.0.1:9/page")
    for n in range(3):
        pager.page(ref=f"C{n}")
    monkeypatch.setattr(sending, "RUN_SECONDS", 0.0)
    assert pager.send(lambda *_: TAKEN) == []
    assert set(pager.states()) == {"queued"}
