"""Channels: an address is checked, sealed, shown to nobody, in no entry, no log and no file."""

import io
import logging
import sys

import pytest

from hotelcs.errors import Refusal
from hotelcs.storage.keys import Keys
from tests.workflows.paging.conftest import Gateway, Pager

SECRET = "json://guo:opensesame@127.0.0.1:9/kettle-orbit"


def refused(pager: Pager, **fields: object) -> str:
    with pytest.raises(Refusal) as caught:
        pager.hand.do("set-channel", **({"channel": "guo", "staff": "E901", "address": SECRET} | fields))
    assert "opensesame" not in str(caught.value)
    return caught.value.code


def test_an_address_is_kept_sealed_and_nowhere_else(pager: Pager) -> None:
    done = pager.hand.do("set-channel", channel="guo", staff="E901", address=SECRET)
    assert done.result == {"channel": "guo", "staff": "E901", "post": "", "service": "json", "rank": 1}
    pager.hand.desk.file.close()
    for file in pager.hand.path.parent.iterdir():
        assert b"opensesame" not in file.read_bytes()
    row = pager.hand.desk.show("channels")[0]
    assert (row.channel, row.staff, row.service) == ("guo", "E901", "json")
    assert "kettle" not in repr(row)


def test_nothing_of_an_address_is_logged_while_a_page_fails(
    pager: Pager, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.StringIO()
    monkeypatch.setattr(logging.getLogger(), "handlers", [logging.StreamHandler(told)])
    monkeypatch.setattr(logging.getLogger(), "level", logging.DEBUG)
    pager.channel(SECRET)
    pager.page()
    pager.send()
    logging.getLogger("hotelcs").debug("heard")
    assert "heard" in told.getvalue()
    for word in ("opensesame", "kettle"):
        assert word not in told.getvalue()
        assert word not in repr(pager.hand.desk.show("pages"))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"address": "nowhere"}, "CHANNEL_WRONG"),
        ({"address": "file:///etc/passwd"}, "CHANNEL_WRONG"),
        ({"address": "syslog://"}, "CHANNEL_WRONG"),
        ({"address": "json://127.0.0.1/\x00"}, "CHANNEL_WRONG"),
        ({"address": "json://127.0.0.1/" + "x" * 100_000}, "CHANNEL_WRONG"),
        ({"address": "mailto://127.0.0.1?from=a@b.cd&to=x@y.zz,y@z.zz"}, "CHANNEL_MANY"),
        ({"post": "NM"}, "FIELD_MISSING"),
        ({"staff": None}, "FIELD_MISSING"),
        ({"staff": "E777"}, "STAFF_UNKNOWN"),
        ({"staff": None, "post": "XX"}, "POST_UNKNOWN"),
        ({"rank": 10}, "FIELD_INVALID"),
    ],
)
def test_what_is_no_channel_is_refused(pager: Pager, fields: dict[str, object], code: str) -> None:
    assert refused(pager, **fields) == code
    assert pager.hand.value("SELECT count(*) FROM paging_channel") == 0


def test_a_channel_of_the_same_name_takes_the_place_of_the_one_before(pager: Pager, gateway: Gateway) -> None:
    pager.channel(SECRET)
    pager.hand.do("end-channel", channel="guo")
    with pytest.raises(Refusal) as caught:
        pager.hand.do("end-channel", channel="guo")
    assert caught.value.code == "CHANNEL_UNKNOWN"
    assert pager.hand.desk.show("channels") == []
    pager.channel(gateway.address, rank=3)
    assert [row.rank for row in pager.hand.desk.show("channels", all="yes")] == [3]
    pager.page()
    pager.send()
    assert len(gateway.taken) == 1


def test_without_the_library_or_the_key_a_channel_is_refused_and_says_what_is_missing(
    pager: Pager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    assert refused(pager) == "PAGING_MISSING"
    monkeypatch.undo()
    pager.hand.desk.performer.keys = Keys()
    assert refused(pager) == "KEY_MISSING"


def test_a_channel_moved_to_another_name_by_hand_opens_nothing(pager: Pager) -> None:
    pager.channel(SECRET)
    pager.hand.do("set-channel", channel="other", post="NM", address="json://127.0.0.1:9/other")
    sealed = dict(pager.hand.rows("SELECT name, address FROM paging_channel"))
    from hotelcs.workflows.paging.sending import context_of

    keys = pager.hand.desk.performer.keys
    assert keys.open(bytes(sealed["guo"]), context_of("guo")) == SECRET
    assert keys.open(bytes(sealed["guo"]), context_of("other")) is None
