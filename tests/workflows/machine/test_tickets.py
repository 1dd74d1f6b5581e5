"""Tickets: asked for, taken, waiting, over, opened again; on clocks of their own; escalated."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import Hand
from tests.workflows.one_of_each_machine import resolved, taken, ticket

HOSTILE_WORDS = (
    "\x1b[2Jcleared",
    "nul\x00nul",
    "\u202eabc",
    "x" * 100_000,
    "\ud800",
    "[bold]x[/]",
    "=1+1",
    "4111111111111111",
)


def clocks(hand: Hand) -> dict[str, str]:
    return dict(hand.rows("SELECT metric, state FROM sla_clock WHERE kind = 'ticket' ORDER BY id"))


def refused(hand: Hand, verb: str, **fields: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def test_a_ticket_goes_from_open_to_taken_to_waiting_to_resolved_and_its_clocks_with_it(hand):
    asked = ticket(hand)
    assert clocks(hand) == {"ack": "running", "resolve": "running"}
    hand.do("take-ticket", **asked, staff="E002")
    assert clocks(hand) == {"ack": "stopped", "resolve": "running"}
    hand.do("wait-ticket", **asked, reason="a part is on its way")
    assert hand.desk.show("tickets")[0].status == "waiting"
    hand.do("take-ticket", **asked, staff="E003")
    hand.do("resolve-ticket", **asked, outcome="paper")
    assert clocks(hand) == {"ack": "stopped", "resolve": "stopped"}
    assert hand.desk.show("tickets") == []
    assert hand.desk.show("tickets", all="yes")[0].outcome == "paper"


def test_the_urgent_come_first_and_what_is_late_says_so(hand):
    hand.do("raise-ticket", words="a wish", priority="p4")
    hand.do("raise-ticket", words="all is dark", priority="p1")
    assert [row.priority for row in hand.desk.show("tickets")] == ["p1", "p4"]
    hand.now += timedelta(minutes=11)
    assert [row.late for row in hand.desk.show("tickets")] == [True, False]


def test_a_ticket_is_an_open_item_of_whoever_took_it_until_it_is_over(hand):
    asked = taken(hand)
    items = [row for row in hand.desk.show("items") if row.kind == "ticket"]
    assert [row.item for row in items] == [asked["ticket"]]
    hand.do("resolve-ticket", **asked, outcome="done")
    assert not [row for row in hand.desk.show("items") if row.kind == "ticket"]


def test_one_that_nobody_takes_is_told_to_the_duty_manager(hand):
    hand.do("raise-ticket", words="all is dark", priority="p1")
    told = "SELECT r.place FROM escalation_run r JOIN escalation_chain c ON c.id = r.chain_id WHERE c.kind = 'ticket'"
    assert hand.rows(told) == [(1,)]
    hand.now += timedelta(minutes=9)
    hand.desk.escalate()
    assert hand.rows(told) == [(1,)]
    hand.now += timedelta(minutes=1)
    hand.desk.escalate()
    assert hand.rows(told)[1] == (2,)


def test_what_is_not_possible_is_refused_with_what_is(hand):
    asked = resolved(hand)
    refusal = refused(hand, "take-ticket", **asked)
    assert (refusal.code, refusal.next) == ("TICKET_STATE", ("reopen-ticket",))
    assert refused(hand, "take-ticket", ticket="Q261123-099").code == "TICKET_UNKNOWN"
    assert refused(hand, "raise-ticket", words="x", component="moon").code == "COMPONENT_UNKNOWN"
    assert refused(hand, "raise-ticket", words="x", department="moon").code == "DEPARTMENT_UNKNOWN"
    assert refused(hand, "withdraw-ticket", **taken(hand), reason="x").code == "TICKET_STATE"


def test_one_that_was_not_done_after_all_is_open_again_with_clocks_anew(hand):
    asked = resolved(hand)
    hand.now += timedelta(hours=1)
    hand.do("reopen-ticket", **asked, reason="silent again")
    row = hand.desk.show("tickets")[0]
    assert (row.status, row.staff, row.due) == ("open", "", "2026-11-23 16:30")


def test_everybody_may_ask_and_only_those_of_the_machine_room_take(hand):
    desk = hand.at("desk")
    asked = desk.do("raise-ticket", words="No network at the bar").result
    with pytest.raises(Denied) as caught:
        desk.do("take-ticket", ticket=asked["ticket"])
    assert caught.value.code == "DENIED"
    assert [row.author for row in desk.desk.show("tickets", mine="yes")] == ["desk"]
    desk.desk.close()


def test_words_from_outside_end_as_plain_text_or_a_refusal(hand):
    for words in HOSTILE_WORDS:
        try:
            hand.do("raise-ticket", words=words)
        except Refusal:
            continue
    for row in hand.desk.show("tickets", all="yes"):
        assert row.words
        assert "\x1b" not in row.words
        assert "\x00" not in row.words
