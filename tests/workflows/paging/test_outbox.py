"""What is queued, for whom, in which language; what is not queued; and what becomes of it when the case goes on."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.paging import outbox
from hotelcs.workflows.paging.sending import claim
from hotelcs.workflows.paging.transport import Outcome
from tests.workflows.paging.conftest import Pager

HERE = "json://127.0.0.1:9/page"
TAKEN = Outcome(taken=True, proof="json 0.1 s")


def act(pager: Pager, what: str, *args: object) -> None:
    """Do something to the outbox, as an act does."""
    with pager.hand.desk.file.write() as session:
        work = pager.hand.desk.performer._work(session, pager.hand.now, "read-notice")
        getattr(outbox, what)(work, *args)


def refused(pager: Pager, verb: str, /, **fields: object) -> str:
    with pytest.raises(Refusal) as caught:
        pager.hand.do(verb, **fields)
    return caught.value.code


def test_paging_is_off_until_a_channel_is_set_up(pager: Pager) -> None:
    pager.page()
    assert pager.states() == []


def test_the_same_step_is_queued_once_and_another_step_is_another_page(pager: Pager) -> None:
    pager.channel(HERE)
    for step in (1, 1, 2, 2, 1):
        pager.page(step=step)
    assert pager.states() == ["queued", "queued"]


def test_whoever_has_no_channel_is_seen_to_by_somebody_and_reached_once_there_is_one(pager: Pager) -> None:
    pager.channel(HERE, "sup", staff=None, post="SUP")
    pager.page()
    row = pager.hand.desk.show("pages", state="given_up")[0]
    assert (row.staff, row.proof) == ("E901", "no_channel")
    pager.channel(HERE)
    pager.hand.do("retry-page", page=row.page)
    assert [one.state for one in pager.send(lambda *_: TAKEN)] == ["sent"]


def test_a_channel_that_ends_while_a_page_waits_leaves_it_given_up(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page()
    pager.hand.do("end-channel", channel="guo")
    assert [(one.state, one.proof) for one in pager.send(lambda *_: TAKEN)] == [("given_up", "no_channel")]


def test_an_answer_ends_what_waits_and_is_the_proof_that_it_was_delivered(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page(step=1)
    pager.page(step=2)
    pager.page(ref="C2")
    act(pager, "answered", Case("complaint", "C261123-001"), pager.staff)
    assert pager.states() == ["delivered", "delivered", "queued"]


def test_a_case_that_is_over_pages_nobody_any_more(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page(step=1)
    pager.send(lambda *_: TAKEN)
    pager.page(step=2)
    pager.page(step=3)
    claimed = claim(pager.hand.desk.file, pager.hand.now)
    assert claimed is not None
    act(pager, "call_off", Case("complaint", "C261123-001"))
    assert pager.states() == ["sent", "withdrawn", "withdrawn"]
    assert pager.send(lambda *_: TAKEN) == []


def test_a_page_that_went_out_while_its_case_ended_is_told_as_sent(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page()

    def deliver(*_: object) -> Outcome:
        act(pager, "call_off", Case("complaint", "C261123-001"))
        return TAKEN

    pager.send(deliver)
    assert pager.states() == ["sent"]


def test_a_page_answered_while_it_is_sent_stays_answered(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page()

    def deliver(*_: object) -> Outcome:
        act(pager, "answered", Case("complaint", "C261123-001"), pager.staff)
        return Outcome(taken=False, proof="json 503")

    pager.send(deliver)
    assert pager.states() == ["delivered"]
    assert pager.send(lambda *_: TAKEN) == []


def test_people_are_paged_in_their_own_language(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page()
    pager.hand.do("change-staff", staff="E901", languages="fr zh")
    pager.page(step=2)
    pager.hand.do("change-staff", staff="E901", languages="fr")
    pager.page(step=3)
    langs = [lang for (lang,) in pager.hand.rows("SELECT lang FROM page ORDER BY id")]
    assert langs == ["en", "zh", pager.hand.value("SELECT substr(locale, 1, 2) FROM property")]


def test_a_page_is_answered_by_whom_it_is_for_and_no_other(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page()
    with pytest.raises(Refusal) as caught:
        pager.hand.do("answer-page", page="T1")
    assert caught.value.code == "PAGE_NOT_YOURS"
    me = int(pager.hand.value("SELECT staff_id FROM account WHERE login = 'admin'"))
    pager.page(staff=me)
    assert pager.hand.do("answer-page", page="T2").result["state"] == "delivered"
    assert refused(pager, "answer-page", page="T2") == "PAGE_OVER"
    assert refused(pager, "retry-page", page="T2") == "PAGE_OVER"
    assert refused(pager, "give-up-page", page="T9", reason="x") == "PAGE_UNKNOWN"


def test_somebody_who_was_told_by_other_means_is_not_paged(pager: Pager) -> None:
    pager.channel(HERE)
    pager.page()
    pager.hand.do("give-up-page", page="T1", reason="rang")
    assert pager.states() == ["withdrawn"]
    assert pager.send(lambda *_: TAKEN) == []
