"""Accounts: one for a person, some for jobs, shut and opened, with first passwords handed out; and one's own secrets."""

import pytest

from hotelcs.errors import Denied
from hotelcs.storage import keys
from hotelcs.workflows.door import passwords
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import hire, refused, signs_in_as

FIRST, OWN, OTHER = "bidak-mofet-ruvis", "kettle orbit walnut fjord", "lantern mango pebble tulip"


def account(hand: Hand, login: str) -> tuple[object, ...]:
    """Status, whether there is a password and a PIN, whether it has to be changed, until when it is good."""
    (row,) = hand.rows("SELECT status, password <> '', pin <> '', must_change, secret_until FROM account "
                       "WHERE login = :login", login=login)  # fmt: skip
    return row


def test_somebody_gets_an_account_with_a_password_for_one_use(hand):
    no = hire(hand, "Li Na", "REC")
    done = hand.do("add-account", login="li.na", staff=no, secret=FIRST, lang="zh")
    assert done.result == {
        "login": "li.na",
        "staff": no,
        "service": False,
        "secret_until": "2026-11-24T07:00:00Z",
    }
    assert account(hand, "li.na") == ("active", 1, 0, 1, "2026-11-24T07:00:00Z")
    (row,) = [row for row in hand.desk.show("accounts") if row.login == "li.na"]
    assert (row.staff, row.posts, row.lang, row.password) == (no, "REC", "zh", "once")
    check(hand)


def test_without_a_secret_there_is_no_password(hand):
    hand.do("add-account", login="li", staff=hire(hand, "Li Na", "REC"))
    assert account(hand, "li") == ("active", 0, 0, 0, None)


def test_an_account_for_jobs_has_a_post_and_no_person(hand):
    done = hand.do("add-account", login="jobs", service=True, post="INF", name="Nightly jobs")
    assert done.result == {"login": "jobs", "staff": "", "service": True, "secret_until": ""}
    assert hand.at("jobs").desk.show("me").posts == ("INF",)


def test_an_account_that_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"login": "desk", "staff": "E003"}, "LOGIN_KNOWN", "login"),
        ({"login": "x"}, "FIELD_MISSING", "staff"),
        ({"login": "x", "staff": "E002"}, "ACCOUNT_KNOWN", "staff"),
        ({"login": "x", "staff": "E999"}, "STAFF_UNKNOWN", "staff"),
        ({"login": "two words", "staff": "E002"}, "FIELD_INVALID", "login"),
        ({"login": "", "staff": "E002"}, "FIELD_INVALID", "login"),
        ({"login": "x" * 41, "staff": "E002"}, "FIELD_INVALID", "login"),
        ({"login": "x", "service": True}, "POST_UNKNOWN", "post"),
        ({"login": "x", "staff": "E002", "lang": "fr"}, "FIELD_INVALID", "lang"),
    ]:
        error = refused(hand, "add-account", **fields)
        assert (error.code, error.field) == (code, field)


def test_accounts_of_superiors_are_none_of_ones_business(hand):
    other, boss = signs_in_as(hand, "inf", "INF"), hire(hand, "Sun Li", "SUP")
    for verb, fields in (
        ("add-account", {"login": "sun", "staff": boss}), ("add-account", {"login": "j", "service": True, "post": "NM"}),
        ("disable-account", {"login": "night"}), ("enable-account", {"login": "night"}), ("end-sessions", {"login": "night"}),
        ("reset-password", {"login": "night", "secret": FIRST}),
    ):  # fmt: skip
        error = refused(other, verb, **fields)
        assert (error.code, error.exit) == ("ABOVE_YOU", 6), verb
    other.do("reset-password", login="desk", secret=FIRST)
    other.desk.close()


def test_a_job_may_be_above_nobody_and_is_held_by_its_rights_alone(hand):
    job = hand.at("cron")
    assert refused(job, "set-password", current=FIRST, password=OWN).exit == 6
    assert job.do("unlock-account", login="admin").result["login"] == "admin"
    job.desk.close()


def test_an_account_is_shut_opened_and_shut_again_once_each(hand):
    assert hand.do("disable-account", login="desk").changed == 1
    assert hand.do("disable-account", login="desk").changed == 0
    with pytest.raises(Denied) as caught:
        hand.at("desk").desk.show("me")
    assert caught.value.code == "UNKNOWN_LOGIN"
    assert hand.do("enable-account", login="desk").changed == 1
    assert hand.do("enable-account", login="desk").changed == 0
    assert hand.at("desk").desk.show("me").login == "desk"


def test_an_account_that_is_not_there_is_said_not_to_be(hand):
    for verb in ["disable-account", "enable-account", "unlock-account", "end-sessions", "reset-password"]:
        error = refused(hand, verb, login="nobody", **({"secret": FIRST} if verb == "reset-password" else {}))
        assert (error.code, error.field) == ("LOGIN_UNKNOWN", "login")


def test_a_job_never_gets_a_password(hand):
    error = refused(hand, "reset-password", login="cron", secret=FIRST)
    assert (error.code, error.field) == ("SERVICE_ACCOUNT", "login")
    assert account(hand, "cron")[1] == 0


def test_a_password_handed_out_ends_the_old_one_and_the_pin(hand):
    hand.do("reset-password", login="desk", secret=FIRST)
    clerk = hand.at("desk")
    clerk.do("set-password", current=FIRST, password=OWN)
    clerk.do("set-pin", current=OWN, pin="482913")
    assert account(hand, "desk") == ("active", 1, 1, 0, None)
    hand.do("change-setting", name="secret_hours", value="2")
    done = hand.do("reset-password", login="desk", secret=OTHER)
    assert done.result == {"login": "desk", "secret_until": "2026-11-23T09:00:00Z"}
    assert account(hand, "desk") == ("active", 1, 0, 1, "2026-11-23T09:00:00Z")
    kept = hand.value("SELECT password FROM account WHERE login = 'desk'")
    own = keys.load(hand.desk.uid)
    assert [passwords.matches(own, kept, secret) for secret in (FIRST, OWN, OTHER)] == [False, False, True]
    clerk.desk.close()


def with_password(hand: Hand) -> Hand:
    """A clerk with a password of their own."""
    hand.do("reset-password", login="desk", secret=FIRST)
    clerk = hand.at("desk")
    clerk.do("set-password", current=FIRST, password=OWN)
    return clerk


def test_a_password_that_will_not_do_is_refused_and_the_old_one_stays(hand):
    clerk = with_password(hand)
    for password, code in (
        (OWN, "PASSWORD_SAME"), ("fourteen chars", "PASSWORD_SHORT"), ("x" * 1025, "PASSWORD_LONG"),
        ("password password", "PASSWORD_GUESSED"),
    ):  # fmt: skip
        error = refused(clerk, "set-password", current=OWN, password=password)
        assert (error.code, error.field) == (code, "password")
        assert password not in str(error)
    error = refused(clerk, "set-password", current=OTHER, password=FIRST)
    assert error.code == "WRONG_PASSWORD"
    assert OTHER not in str(error)
    done = clerk.do("set-password", current=OWN, password=OTHER)
    assert done.result == {"login": "desk", "status": "active"}
    clerk.desk.close()


def test_as_long_as_the_hotel_says_is_long_enough(hand):
    clerk = with_password(hand)
    hand.do("change-setting", name="password_least", value="26")
    assert refused(clerk, "set-password", current=OWN, password=OTHER[:25]).code == "PASSWORD_SHORT"
    clerk.do("set-password", current=OWN, password=OTHER[:26])
    clerk.desk.close()


def test_a_pin_that_will_not_do_is_refused_without_repeating_it(hand):
    clerk = with_password(hand)
    wrong = {"PIN_FORM": ("48291", "4829134", "48291a", "４８２９１３", ""),
             "PIN_GUESSED": ("000000", "123456", "987654", "890123", "121212", "482482")}  # fmt: skip
    for code, pins in wrong.items():
        for pin in pins:
            error = refused(clerk, "set-pin", current=OWN, pin=pin)
            assert (error.code, error.field) == (code, "pin")
            assert not pin or pin not in str(error)
    assert account(hand, "desk")[2] == 0
    clerk.desk.close()


def test_a_pin_is_set_by_who_knows_the_password_only(hand):
    clerk = with_password(hand)
    assert refused(clerk, "set-pin", current=OTHER, pin="482913").code == "WRONG_PASSWORD"
    clerk.do("set-pin", current=OWN, pin="482913")
    assert account(hand, "desk")[2] == 1
    clerk.desk.close()


def test_everybody_may_change_their_own_and_nobody_elses(hand):
    clerk = with_password(hand)
    assert refused(clerk, "reset-password", login="night", secret=FIRST).code == "DENIED"
    assert refused(clerk, "set-password", login="night", current=OWN, password=OTHER).code == "FIELD_UNKNOWN"
    clerk.desk.close()


def test_taking_back_a_shut_account_opens_it(hand):
    done = hand.do("disable-account", login="desk")
    assert hand.desk.undo(done.entry).result == {"login": "desk", "status": "active"}


def test_a_field_that_would_say_nothing_is_refused(hand):
    no = hire(hand, "Li Na", "REC")
    for fields, field in [
        ({"staff": no, "post": "REC"}, "post"),
        ({"staff": no, "name": "Nobody"}, "name"),
        ({"service": True, "post": "INF", "staff": no}, "staff"),
        ({"service": True, "post": "INF", "secret": FIRST}, "secret"),
        ({"staff": no, "posts": ["REC"]}, "posts"),
        ({"service": True, "post": "INF", "posts": ["REC"]}, "posts"),
        ({"name": "Somebody new", "posts": ["REC"], "post": "INF"}, "post"),
    ]:
        error = refused(hand, "add-account", login="x", **fields)
        assert (error.code, error.field) == ("FIELD_IDLE", field)


def test_a_job_gets_no_right_over_the_hotel_that_its_maker_lacks(hand):
    hand.do("grant", post="CMP", right="organisation.write")
    other = signs_in_as(hand, "inf", "INF")
    error = refused(other, "add-account", login="jobs", service=True, post="CMP")
    assert (error.code, error.field, error.exit) == ("NOT_YOURS_TO_GIVE", "post", 6)
    other.desk.close()


# --- somebody new


def people(hand: Hand) -> tuple[int, int]:
    """How many people, how many accounts."""
    return int(hand.value("SELECT count(*) FROM staff")), int(hand.value("SELECT count(*) FROM account"))


def test_somebody_new_is_taken_on_with_the_account_in_one_act(hand):
    before, entries = people(hand), hand.value("SELECT count(*) FROM ledger")
    done = hand.do("add-account", login="anna", name="Anna Berg", posts=["RAT", "REC"], secret=FIRST)
    assert done.result == {
        "login": "anna",
        "staff": "E004",
        "service": False,
        "secret_until": "2026-11-24T07:00:00Z",
    }
    assert people(hand) == (before[0] + 1, before[1] + 1)
    assert hand.value("SELECT count(*) FROM ledger") == entries + 1
    (row,) = [row for row in hand.desk.show("accounts") if row.login == "anna"]
    assert (row.name, row.staff, row.posts, row.password) == ("Anna Berg", "E004", "RAT+REC", "once")
    check(hand)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"login": "desk", "posts": ["REC"]}, "LOGIN_KNOWN"),
        ({"login": "e004", "posts": ["REC"]}, "LOGIN_IS_NUMBER"),
        ({"login": "anna", "posts": ["XYZ"]}, "POST_UNKNOWN"),
        ({"login": "anna", "posts": ["REC"], "name": ""}, "FIELD_MISSING"),
        ({"login": "anna"}, "FIELD_MISSING"),
    ],
)
def test_whoever_gets_no_account_is_not_taken_on_either(hand, fields, code):
    before = people(hand)
    assert refused(hand, "add-account", **{"name": "Anna Berg", **fields}).code == code
    assert people(hand) == before


def test_a_preview_of_somebody_new_changes_nothing(hand):
    before = people(hand)
    fields = {"login": "anna", "name": "Anna Berg", "posts": ["RAT"]}
    assert hand.desk.preview("add-account", fields).result["staff"] == "E004"
    assert people(hand) == before


def test_somebody_new_is_taken_on_by_who_may_do_that(hand):
    hand.do("revoke", post="INF", right="staff.write")
    other = signs_in_as(hand, "inf", "INF")
    error = refused(other, "add-account", login="anna", name="Anna Berg", posts=["RAT"])
    assert (error.code, error.exit) == ("DENIED", 6)
    assert "Take somebody on" in str(error)
