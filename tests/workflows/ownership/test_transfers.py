"""An item goes into other hands: offered with a reason, taken within five minutes, or the supervisor has it."""

from datetime import timedelta

import pytest

from tests.conftest import NOON
from tests.invariants import check

FIVE = timedelta(minutes=5)
TRANSFERS = "SELECT status, reason, actor, at, until FROM transfer ORDER BY id"


@pytest.fixture
def mine(crew) -> str:
    """A carried-over line in the receptionist's hands; a second receptionist and a supervisor work here too."""
    crew.hire("second", "REC")
    crew.hire("chief", "SUP")
    no = str(crew.log("desk", carry_over=True))
    crew.do("night", "assign-item", item=no, to="desk")
    return no


def stands(crew, no: str) -> tuple[str, str, str]:
    """In whose hands an item is, how, and to whom it is offered."""
    item = crew.item("log", no)
    return item.login, item.held, item.offered_login


def offer(crew, no: str, login: str = "desk", to: str = "second", reason: str = "my day ends"):
    return crew.do(login, "transfer-item", item=no, to=to, reason=reason)


def test_an_offer_leaves_the_item_where_it_is_until_it_is_accepted(crew, mine):
    done = offer(crew, mine).result
    assert done == {
        "kind": "log",
        "item": mine,
        "staff": "E002",
        "other": crew.numbers["second"],
        "status": "offered",
    }
    assert stands(crew, mine) == ("desk", "offered", "second")
    assert [item.item for item in crew.show("second", "items", offered_to="second")] == [mine]
    crew.do("second", "accept-item", item=mine)
    assert stands(crew, mine) == ("second", "own", "")
    assert crew.hand.rows(TRANSFERS) == [
        ("accepted", "my day ends", "desk", "2026-11-23T07:00:00Z", "2026-11-23T07:05:00Z")
    ]
    check(crew.hand)


@pytest.mark.parametrize(
    ("passed", "accepted"),
    [
        (timedelta(0), True),
        (FIVE - timedelta(seconds=1), True),
        (FIVE, True),
        (FIVE + timedelta(seconds=1), False),
        (timedelta(hours=10), False),
        (-timedelta(hours=1), True),
    ],
)
@pytest.mark.parametrize("verb", ["accept-item", "decline-item"])
def test_an_offer_is_good_for_exactly_five_minutes(crew, mine, verb, passed, accepted):
    offer(crew, mine)
    crew.now = NOON + passed
    if accepted:
        assert stands(crew, mine) == ("desk", "offered", "second")
        crew.do("second", verb, item=mine)
        assert stands(crew, mine) == ("second" if verb == "accept-item" else "chief", "own", "")
    else:
        assert stands(crew, mine) == ("chief", "bounced", "")
        refusal = crew.refused("second", verb, item=mine)
        assert (refusal.code, refusal.next) == ("TRANSFER_BOUNCED", ("take-item",))


def test_the_minutes_are_a_setting_of_the_hotel(crew, mine):
    crew.do("admin", "change-setting", name="transfer_minutes", value="20")
    offer(crew, mine)
    crew.wait(minutes=20)
    assert stands(crew, mine)[1] == "offered"
    crew.wait(seconds=1)
    assert stands(crew, mine)[1] == "bounced"


def test_a_transfer_says_why(crew, mine):
    for reason in ("", "  "):
        refusal = crew.refused("desk", "transfer-item", item=mine, to="second", reason=reason)
        assert refusal.field == "reason"
    assert crew.code("desk", "transfer-item", item=mine, to="second") == "FIELD_MISSING"
    assert stands(crew, mine) == ("desk", "own", "")


def test_only_who_has_it_or_who_assigns_gives_it_away(crew, mine):
    refusal = crew.refused("second", "transfer-item", item=mine, to="second", reason="mine")
    assert (refusal.code, refusal.exit) == ("NOT_YOURS", 6)
    assert "E002" in str(refusal)
    refusal = crew.refused("second", "take-item", item=mine)
    assert (refusal.code, refusal.exit) == ("NOT_YOURS", 6)
    assert crew.code("second", "assign-item", item=mine, to="second") == "DENIED"
    offer(crew, mine, login="chief")
    assert stands(crew, mine) == ("desk", "offered", "second")


def test_a_post_below_gives_away_only_what_is_its_own(crew, mine):
    for post in ("RES", "REC", "RAT", "MNT", "CRM", "CMP", "INF", "TQC"):
        login = post.lower()
        crew.hire(login, post)
        assert crew.code(login, "transfer-item", item=mine, to=login, reason="x") == "NOT_YOURS", post
        crew.do("night", "assign-item", item=mine, to=login)
        offer(crew, mine, login=login)
        assert stands(crew, mine) == (login, "offered", "second"), post


def test_who_assigns_takes_gives_and_offers_anything(crew, mine):
    crew.hire("house", "HKS")
    for login in ("night", "chief", "admin", "house"):
        crew.do("night", "assign-item", item=mine, to="desk")
        offer(crew, mine, login=login)
        crew.do(login, "take-item", item=mine)
        assert stands(crew, mine) == (login, "own", "")
        crew.do(login, "assign-item", item=mine, to="second")
        assert stands(crew, mine) == ("second", "own", "")


def test_an_offer_is_for_the_one_it_is_made_to(crew, mine):
    for verb in ("accept-item", "decline-item"):
        assert crew.code("second", verb, item=mine) == "NOT_OFFERED"
    offer(crew, mine)
    for login in ("desk", "night", "admin", "chief"):
        for verb in ("accept-item", "decline-item"):
            assert crew.code(login, verb, item=mine) == "NOT_OFFERED"
    crew.do("second", "accept-item", item=mine)
    assert crew.code("second", "accept-item", item=mine) == "NOT_OFFERED"


def test_declined_it_goes_to_the_supervisor_and_not_back(crew, mine):
    offer(crew, mine)
    done = crew.do("second", "decline-item", item=mine, reason="busy").result
    assert (done["staff"], done["other"], done["status"]) == (crew.numbers["chief"], "E002", "own")
    assert stands(crew, mine) == ("chief", "own", "")
    assert crew.hand.rows("SELECT status FROM transfer") == [("declined",)]


def test_what_bounced_is_the_supervisors_until_somebody_takes_it(crew, mine):
    offer(crew, mine)
    crew.wait(minutes=6)
    assert stands(crew, mine) == ("chief", "bounced", "")
    crew.do("second", "take-item", item=mine)
    assert stands(crew, mine) == ("second", "own", "")
    assert crew.hand.rows("SELECT status FROM transfer") == [("bounced",)]


def test_what_bounced_stays_the_supervisors_while_it_is_offered_once_more(crew, mine):
    offer(crew, mine)
    crew.wait(minutes=6)
    assert offer(crew, mine, login="chief").result["staff"] == crew.numbers["chief"]
    assert stands(crew, mine) == ("chief", "offered", "second")
    crew.wait(minutes=6)
    assert stands(crew, mine) == ("chief", "bounced", "")


def test_who_had_it_before_it_bounced_does_not_give_it_away_any_more(crew, mine):
    offer(crew, mine)
    crew.wait(minutes=6)
    assert crew.code("desk", "transfer-item", item=mine, to="second", reason="again") == "NOT_YOURS"


def test_a_second_offer_overtakes_the_first(crew, mine):
    offer(crew, mine)
    offer(crew, mine, to="night")
    assert stands(crew, mine) == ("desk", "offered", "night")
    assert crew.code("second", "accept-item", item=mine) == "NOT_OFFERED"
    crew.do("night", "accept-item", item=mine)
    assert stands(crew, mine) == ("night", "own", "")
    assert [status for status, *_ in crew.hand.rows(TRANSFERS)] == ["declined", "accepted"]


@pytest.mark.parametrize(("verb", "extra"), [("take-item", {}), ("assign-item", {"to": "night"})])
def test_an_offer_ends_when_the_item_is_taken_or_given_by_who_may(crew, mine, verb, extra):
    offer(crew, mine)
    crew.do("night", verb, item=mine, **extra)
    assert stands(crew, mine) == ("night", "own", "")
    assert crew.code("second", "accept-item", item=mine) == "NOT_OFFERED"
    crew.wait(minutes=6)
    assert stands(crew, mine) == ("night", "own", "")


def test_nothing_is_offered_to_who_has_it_or_who_is_not_there(crew, mine):
    assert crew.code("desk", "transfer-item", item=mine, to="desk", reason="x") == "SAME_PERSON"
    assert crew.code("desk", "transfer-item", item=mine, to="E099", reason="x") == "STAFF_UNKNOWN"
    assert crew.code("night", "assign-item", item=mine, to="nobody") == "STAFF_UNKNOWN"
    crew.do("admin", "leave-staff", staff="second")
    crew.do("admin", "close-day")
    assert crew.code("desk", "transfer-item", item=mine, to="second", reason="x") == "STAFF_LEFT"
    assert crew.code("night", "assign-item", item=mine, to="second") == "STAFF_LEFT"


def test_a_job_owns_nothing(crew, mine):
    crew.do("admin", "grant", post="INF", right="item.assign")
    for verb, extra in (
        ("transfer-item", {"to": "desk", "reason": "x"}),
        ("take-item", {}),
        ("accept-item", {}),
        ("decline-item", {}),
    ):
        assert crew.code("cron", verb, item=mine, **extra) == "NOBODY"
    assert crew.code("cron", "assign-item", item=mine, to="cron") == "STAFF_UNKNOWN"


@pytest.mark.parametrize("name", ["second", "SECOND-NUMBER", "Second"])
def test_a_receiver_is_named_by_login_number_or_name(crew, mine, name):
    to = crew.numbers["second"].lower() if name == "SECOND-NUMBER" else name
    assert offer(crew, mine, to=to).result["other"] == crew.numbers["second"]


def test_two_who_answer_one_offer_at_once_are_answered_once(crew, mine):
    offer(crew, mine)
    first = crew["second"].do("accept-item", key="a", item=mine)
    again = crew["second"].do("accept-item", key="a", item=mine)
    assert (again.replayed, again.result) == (True, first.result)
    assert crew.code("second", "decline-item", item=mine) == "NOT_OFFERED"
    assert crew.hand.rows("SELECT count(*) FROM ownership WHERE ref = :no", no=mine) == [(1,)]
