"""What needs somebody on Home: each thing opens where it is done, and drafts open in the form they came from."""

from types import SimpleNamespace

import pytest

from hotelcs import i18n
from hotelcs.errors import InputOutput
from hotelcs.screens import pressing_words, reopen
from hotelcs.screens.answers import slots_of
from hotelcs.screens.home_items import MOST, OPENS
from hotelcs.screens.item_words import item_words
from hotelcs.screens.paint import flow
from hotelcs.workflows.pressing import Pressing
from tests.conftest import Hand
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk
from tests.screens.test_real_hotel import AtWork

KINDS = {
    "complaint_grave": ("C261123-001", "S1 101"),
    "complaint_pattern": ("E261123-001", "NOI-1|3"),
    "recovery_due": ("", ""),
    "callout": ("U261123-001", "rrt|101"),
    "callout_you": ("U261123-001", "rrt|101"),
    "callout_led": ("U261123-001", "rrt|101"),
    "team_short": ("rrt", "1|2"),
    "escalated": ("C261123-001", "S1"),
    "escalated_again": ("C261123-001", "S1"),
    "clocks_late": ("C261123-001", ""),
    "incident": ("N261123-001", "fire|0703"),
    "incident_unsigned": ("N261123-001", "fire|0703"),
    "drill": ("N261123-001", "fire|0703|2026-11-23T07:00:00Z"),
    "handover": ("H261123-001", "lin"),
    "handover_late": ("H261123-001", "lin"),
    "handover_disputed": ("H261123-001", "lin"),
    "approved": ("A261123-001", "book"),
    "approval": ("A261123-001", "lin|book"),
    "offer": ("J261123-001", "Lin"),
    "late": ("J261123-001", "Carried over"),
    "mine": ("J261123-001", "Carried over"),
    "must_read": ("B261123-001", "Water off"),
    "report_up": ("J261123-001", "Guest fell"),
    "unsigned": ("", ""),
    "wake_up": ("", "101|06:30"),
    "wake_late": ("", "101|06:30"),
    "wake_knock": ("", "101|06:30"),
    "wake_now": ("", "101|06:30"),
    "wake_soon": ("", "101|06:30"),
    "visitor_late": ("", "101|"),
    "message_urgent": ("", "101|"),
    "unfetched": ("A17", "|"),
    "shortage": ("2026-11-25", "2026-11-25"),
    "holds": ("2026-11-25", "2026-11-25"),
    "call_hold": ("2026-11-25", "2026-11-25"),
    "call_pre_arrival": ("2026-11-25", "2026-11-25"),
    "call_due_out": ("2026-11-25", "2026-11-25"),
    "audit_due": ("2026-11-25", "2026-11-25"),
    "audit_owed": ("2026-11-25", "2026-11-25"),
    "audit_overdue": ("2026-11-25", "2026-11-25"),
}


def pressing(kind: str, screen: str = "11") -> Pressing:
    ref, words = KINDS[kind]
    return Pressing(kind, 2, ref, words, screen, alarm=True)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_presses_has_its_sentence(kind: str, language: str) -> None:
    i18n.use(language)
    told = pressing_words.told(pressing(kind))
    assert told
    assert "{" not in told
    assert KINDS[kind][0] in told or kind in ("mine", "must_read") or KINDS[kind][0] == "2026-11-25"


def test_every_kind_of_sentence_is_known() -> None:
    assert set(KINDS) == set(pressing_words.SENTENCES)
    assert set(OPENS) <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_presses_is_on_home_and_opens_by_its_number(kind: str) -> None:
    desk = FakeDesk()
    desk.pressing = [pressing(kind, "18" if kind == "unsigned" else "11")]
    keys = Keys(desk)
    assert keys.counter.sheet.items()[0][0] == pressing_words.told(desk.pressing[0])  # type: ignore[attr-defined]
    keys.press("1")
    opened = (
        keys.counter.dialog is not None
        or keys.counter.prompt is not None
        or keys.counter.sheet.number != "01"
        or keys.message
    )
    assert opened or kind == "must_read"  # nothing is left to read, so it is closed again


def test_what_alarms_stands_in_the_banner_of_every_screen() -> None:
    desk = FakeDesk()
    desk.pressing = [pressing("incident"), Pressing("mine", 1, "J1", "x", "11", alarm=False)]
    keys = Keys(desk)
    for area in ("01", "02", "05", "11", "17"):
        keys.press("<F4>", area)
        assert keys.screen()[1].startswith(" ** FIRE 0703  N261123-001")
        assert "In your hands" not in keys.screen()[1]


def test_the_figures_of_the_work_in_hand_give_way_to_an_emergency_alone() -> None:
    """A price that the guest is told is not hidden by a visitor past his hour; that he is there is still said."""
    desk = FakeDesk()
    desk.pressing = [pressing("visitor_late"), pressing("message_urgent")]
    keys = Keys(desk)
    assert "! Visitors past their hour" in keys.screen()[1]
    keys.press(":", "in", "<Enter>")
    while keys.counter.sheet.form.current.name != "type":  # type: ignore[attr-defined]
        keys.press("<Tab>")
    keys.press("1")
    assert keys.screen()[1].startswith(" !2  A")
    assert "a night" in keys.screen()[1]
    desk.pressing.insert(0, pressing("incident"))
    keys.counter.refresh()
    assert keys.screen()[1].startswith(" ** FIRE 0703")


def test_home_lists_nine_at_most_and_what_presses_first() -> None:
    desk = FakeDesk()
    desk.pressing = [pressing(kind) for kind in KINDS]
    keys = Keys(desk)
    items = keys.counter.sheet.items()  # type: ignore[attr-defined]
    assert len(items) == MOST
    assert [told for told, _ in items] == [pressing_words.told(row) for row in desk.pressing[:MOST]]


# --- drafts


def test_a_draft_opens_in_its_form_from_home(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na", "<Esc>", "y")
    at = next(n for n, (told, _) in enumerate(keys.counter.sheet.items(), 1) if told == "Parked forms: 1")  # type: ignore[attr-defined]
    keys.press(str(at))
    assert "Book a room or a party  Li Na" in "\n".join(keys.screen())
    keys.press("1")
    assert keys.counter.sheet.form.value("guest") == "Li Na"  # type: ignore[attr-defined]
    assert not keys.counter.drafts


@pytest.mark.parametrize(
    ("record", "number"),
    [("check-in R261123-001", "02"), ("walk-in ", "02"), ("book ", "06"), ("block-room 1208", "05")],
)
def test_every_form_of_the_desk_is_opened_again_from_its_draft(keys: Keys, record: str, number: str) -> None:
    keys.counter.drafts[record] = {"reason": "x", "guest": "Li Na"}
    reopen.reopen(keys.counter, record)
    assert keys.counter.sheet.number in (number, "02", "05")
    assert record not in keys.counter.drafts


def test_a_form_of_the_back_office_is_opened_again_with_what_was_given(hand: Hand) -> None:
    person = AtWork(hand)
    person.press("<F4>", "27", "s", "01", "RES")
    person.counter.keep_drafts()
    again = AtWork(hand)
    (record,) = again.counter.drafts
    assert record == "give-post staff=E001"
    reopen.reopen(again.counter, record)
    assert again.counter.sheet.form.value("post") == "RES"  # type: ignore[attr-defined]
    again.press("<F10>")
    assert again.message.startswith("E001 holds RES from ")
    assert hand.desk.drafts.mine() == []


def test_lines_are_opened_again(keys: Keys) -> None:
    keys.counter.drafts["log line"] = {"text": "half a line"}
    reopen.reopen(keys.counter, "log line")
    assert "half a line" in "\n".join(keys.screen())


def test_a_draft_of_a_form_that_is_gone_is_shown_so_that_nothing_typed_is_lost(keys: Keys) -> None:
    keys.counter.drafts["old-form 7"] = {"text": "what I typed"}
    reopen.reopen(keys.counter, "old-form 7")
    assert "what I typed" in "\n".join(keys.screen())
    assert "old-form 7" in keys.counter.drafts


@pytest.mark.parametrize(
    ("about", "fields"),
    [
        ("", {}),
        ("staff=E004", {"staff": "E004"}),
        ("staff=E004 day=2026-11-23", {"staff": "E004", "day": "2026-11-23"}),
        ("name=Li Na day=x", {"name": "Li Na", "day": "x"}),
        ("R261123-001", {}),
    ],
)
def test_what_was_given_is_read_from_the_name_of_a_draft(about: str, fields: dict[str, str]) -> None:
    assert reopen.given(about) == fields


def test_an_idle_form_is_written_to_the_disk_once(keys: Keys) -> None:
    kept: list[str] = []
    original = keys.desk.keep_draft
    keys.desk.keep_draft = lambda record, screen, fields: (
        kept.append(record) or original(record, screen, fields)
    )  # type: ignore[method-assign, func-returns-value]
    keys.press(":", "n", "<Enter>", "Li Na")
    for _ in range(3):
        keys.counter.keep_drafts()
    assert kept == ["book "]
    keys.press("!")
    keys.counter.keep_drafts()
    assert kept == ["book ", "book "]


def test_a_draft_that_cannot_be_kept_is_said_once_tried_again_and_asked_about_on_leaving(keys: Keys) -> None:
    original = keys.desk.keep_draft

    def refuse(record: str, screen: str, fields: dict[str, str]) -> bool:
        raise InputOutput("The disk is full; nothing was changed.")

    keys.desk.keep_draft = refuse  # type: ignore[method-assign]
    keys.press(":", "n", "<Enter>", "Li Na")
    keys.counter.keep_drafts()
    assert keys.message == "What you type is not kept on the disk: The disk is full; nothing was changed."
    keys.counter.say("")
    keys.counter.keep_drafts()
    assert keys.message == "", "it is said once"
    keys.press("<F3>", "quit", "<Enter>")
    assert "will be lost: 1" in " ".join(keys.screen())
    keys.press("n")
    keys.desk.keep_draft = original  # type: ignore[method-assign]
    keys.counter.keep_drafts()
    assert list(keys.desk.drafts.kept) == ["book "]


def test_saving_a_form_takes_its_draft_from_the_disk(keys: Keys) -> None:
    keys.press("<F4>", "05", "1208", "b", "1", "<Tab>", "<Tab>", "<Tab>", "pipe")
    keys.counter.keep_drafts()
    assert keys.desk.drafts.kept
    keys.press("<F10>")
    assert not keys.desk.drafts.kept


# --- small parts


def test_answers_say_shifts_and_lists_in_words() -> None:
    result = {"shift": "early", "posts": ["REC", "NM"], "kind": "first_aid", "last": None, "staff": "E002"}
    done = SimpleNamespace(result=result)
    assert slots_of(done) == {"shift": "Early", "posts": "REC, NM", "kind": "first aid", "staff": "E002"}
    i18n.use("zh")
    assert slots_of(done)["shift"] == "早班"


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("incident", "fire 0703", "fire 0703"),
        ("incident", "missing_child lobby", "child lobby"),
        ("block", "ooo pipe", "out of order pipe"),
        ("registration", "overseas pending", "foreign guest to be sent"),
        ("log", "ooo pending", "ooo pending"),
        ("hold", "KNG 2026-11-24", "KNG 2026-11-24"),
    ],
)
def test_items_are_told_in_words(kind: str, words: str, told: str) -> None:
    assert item_words(kind, words) == told


def test_figures_flow_into_lines_and_none_is_broken() -> None:
    assert flow(["aa 1", "bb 2", "cc 3"], 10) == ["aa 1  bb 2", "cc 3"]
    assert flow([], 10) == []
    assert flow(["a very long one"], 5) == ["a very long one"]
    assert flow(["抵店 1", "离店 2"], 14) == ["抵店 1  离店 2"]
