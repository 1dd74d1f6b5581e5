"""Which backups stay: so many of each period, and floors that no clock and no figures take away."""

from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.clock import fixed
from hotelcs.errors import Locked
from hotelcs.storage import manifest, vault
from hotelcs.storage.backup import Wish, back_up
from hotelcs.storage.pruning import Pruning, judged, prune
from hotelcs.storage.rotation import AUDIT_DAYS, GREAT, Keep, Kept, Verdict, judge
from tests.conftest import NOON, Hand

pytestmark = pytest.mark.sqlite_only("keeps copies of the file")

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NONE = Keep(0, 0, 0, 0)


def nightly(days: int, *, verified: bool = True) -> list[Kept]:
    """One backup each night, the last one an hour ago."""
    begun = NOW - timedelta(hours=1)
    return [Kept(f"n{day:03d}", begun - timedelta(days=day), verified) for day in range(days)]


def stay(verdicts: list[Verdict]) -> set[str]:
    return {verdict.name for verdict in verdicts if verdict.stays}


def test_a_year_of_nights_leaves_days_weeks_and_months() -> None:
    kept = stay(judge(nightly(400), Keep(), NOW, SHANGHAI))
    assert {f"n{day:03d}" for day in range(14)} <= kept, "fourteen days"
    weeks = {(NOW - timedelta(hours=1, days=int(name[1:]))).isocalendar()[:2] for name in kept}
    assert len(weeks) >= 8
    months = {(NOW - timedelta(hours=1, days=int(name[1:]))).strftime("%Y-%m") for name in kept}
    assert len(months) == 12
    assert len(kept) == 14 + 6 + 10, (
        "eight weeks of which two are in the days, twelve months of which two are"
    )


def test_of_several_of_one_second_the_last_stays() -> None:
    """As `backup` names them: the second of a second has a longer name, which the alphabet would put first."""
    names = ["hotel-20261123-100000.db", *(f"hotel-20261123-100000.{number}.db" for number in range(2, 12))]
    made = [Kept(name, NOW - timedelta(hours=1), True) for name in names]
    for there in (made, made[::-1]):
        assert stay(judge(there, Keep(), NOW, SHANGHAI)) == {"hotel-20261123-100000.11.db"}


def test_hours_are_kept_when_asked_for() -> None:
    hourly = [Kept(f"h{hour:03d}", NOW - timedelta(hours=hour), True) for hour in range(72)]
    assert len(stay(judge(hourly, Keep(hourly=48, daily=0, weekly=0, monthly=0), NOW, SHANGHAI))) == 48


def test_a_day_is_the_hotels_own() -> None:
    """00:30 and 23:30 of one day in Shanghai are two days in UTC."""
    first = Kept("first", datetime(2026, 11, 20, 16, 30, tzinfo=UTC), True)
    last = Kept("last", datetime(2026, 11, 21, 15, 30, tzinfo=UTC), True)
    assert stay(judge([first, last], Keep(0, 5, 0, 0), NOW, SHANGHAI)) == {"last"}
    assert stay(judge([first, last], Keep(0, 5, 0, 0), NOW, UTC)) == {"first", "last"}


def test_of_a_day_the_verified_one_stays() -> None:
    good = Kept("good", NOW - timedelta(hours=3), True)
    later = Kept("later", NOW - timedelta(hours=2))
    newest = Kept("newest", NOW - timedelta(hours=1))
    verdicts = judge([good, later, newest], Keep(0, 1, 0, 0), NOW, SHANGHAI)
    assert {verdict.name: verdict.reasons for verdict in verdicts} == {
        "good": ("newest verified", "daily"), "later": (), "newest": ("newest",)}  # fmt: skip


@pytest.mark.parametrize("tag", sorted(GREAT))
def test_what_was_made_before_a_great_change_stays(tag: str) -> None:
    old = Kept("old", NOW - timedelta(days=900), tag=tag)
    assert "old" in stay(judge([old, *nightly(30)], NONE, NOW, UTC))


def test_what_was_made_before_an_audit_stays_for_days() -> None:
    young = Kept("young", NOW - timedelta(days=AUDIT_DAYS - 1), tag="pre_audit")
    old = Kept("old", NOW - timedelta(days=AUDIT_DAYS + 1), tag="pre_audit")
    assert stay(judge([young, old, *nightly(1)], NONE, NOW, UTC)) == {"young", "n000"}


def test_what_no_drill_has_proved_yet_stays_and_so_does_what_one_did() -> None:
    there = nightly(100)
    drilled = NOW - timedelta(days=40)
    verdicts = judge(there, NONE, NOW, UTC, drilled=drilled, proved="n060")
    assert stay(verdicts) == {one.name for one in there if one.at > drilled} | {"n060"}


def test_a_clock_that_was_a_year_ahead_costs_nothing() -> None:
    ahead = [Kept(f"a{n}", NOW + timedelta(days=365 + n), True) for n in range(20)]
    kept = stay(judge([*nightly(20), *ahead], Keep(0, 14, 0, 0), NOW, UTC))
    assert {one.name for one in ahead} <= kept
    assert {f"n{day:03d}" for day in range(14)} <= kept, "those ahead take no place"


def test_years_are_kept_when_asked_for() -> None:
    yearly = [Kept(f"y{year}", datetime(2026 - year, 5, 1, tzinfo=UTC), True) for year in range(10)]
    assert stay(judge(yearly, Keep(0, 0, 0, 0), NOW, SHANGHAI)) == {"y0"}
    assert len(stay(judge(yearly, Keep(0, 0, 0, 0, 7), NOW, SHANGHAI))) == 7


# --- what is too old to be kept

YEAR = timedelta(days=365)


@pytest.mark.parametrize("tag", ["", *sorted(GREAT)])
def test_what_is_too_old_goes_whatever_keeps_it_and_what_is_pinned_stays(tag: str) -> None:
    there = [
        Kept("old", NOW - timedelta(days=366), True, tag=tag),
        Kept("pinned", NOW - timedelta(days=900), True, pinned=True),
        Kept("young", NOW - timedelta(days=364), True, tag="pre_purge"),
        *nightly(20),
    ]
    verdicts = judge(there, Keep(yearly=7), NOW, SHANGHAI, drilled=NOW - 3 * YEAR, proved="old")
    assert {"old", "pinned", "young"} <= stay(verdicts)
    verdicts = judge(there, Keep(yearly=7), NOW, SHANGHAI, drilled=NOW - 3 * YEAR, proved="old", longest=YEAR)
    assert stay(verdicts) & {"old", "pinned", "young"} == {"pinned", "young"}


def test_the_newest_verified_one_is_never_too_old() -> None:
    there = [
        Kept("old", NOW - 2 * YEAR, True),
        Kept("older", NOW - 3 * YEAR, True),
        *nightly(20, verified=False),
    ]
    assert stay(judge(there, None, NOW, SHANGHAI, longest=YEAR)) & {"old", "older"} == {"old"}


def test_a_clock_that_jumped_ahead_makes_nothing_too_old() -> None:
    ahead = NOW + 10 * YEAR
    there = [*nightly(100), Kept("first", ahead, True)]
    assert stay(judge(there, None, ahead, SHANGHAI, longest=YEAR)) == {one.name for one in there}
    days = [Kept(f"later{day}", ahead - timedelta(days=day), True) for day in range(7)]
    assert stay(judge([*there, *days], None, ahead, SHANGHAI, longest=YEAR)) == {
        "first",
        *(one.name for one in days),
    }


def test_a_folder_with_old_ones_alone_is_emptied_where_younger_ones_lie_elsewhere() -> None:
    stick = [Kept("stick", NOW - 2 * YEAR, True), Kept("pinned", NOW - 2 * YEAR, True, pinned=True)]
    assert stay(judge(stick, None, NOW, SHANGHAI, longest=YEAR)) == {"stick", "pinned"}
    assert stay(judge(stick, None, NOW, SHANGHAI, longest=YEAR, elsewhere=nightly(10))) == {"pinned"}


def test_days_that_are_fewer_than_a_week_are_kept_to_as_well() -> None:
    assert stay(judge(nightly(20), Keep(), NOW, SHANGHAI, longest=timedelta(days=3))) == {
        "n000",
        "n001",
        "n002",
    }


def test_nothing_is_judged_when_there_is_nothing() -> None:
    assert judge([], Keep(), NOW, UTC) == []


backups = st.lists(
    st.builds(
        Kept,
        name=st.integers(0, 10**6).map(lambda n: f"b{n}"),
        at=st.integers(-40_000, 3_000).map(lambda hours: NOW + timedelta(hours=hours)),
        verified=st.booleans(),
        pinned=st.booleans(),
        tag=st.sampled_from(["", "", "pre_audit", "pre_restore", "fair"]),
    ),
    max_size=80,
    unique_by=lambda one: one.name,
)
figures = st.builds(Keep, *[st.integers(-3, 20)] * 5)
instants = st.one_of(st.none(), st.integers(-2000, 0).map(lambda hours: NOW + timedelta(hours=hours)))


def made(one: Kept) -> tuple[datetime, int]:
    """Backups of one second are numbered as they are made: the second before the tenth."""
    return one.at, int(one.name.removeprefix("b"))


@settings(max_examples=200, deadline=None)
@given(backups, figures, instants, st.integers(-9000, 9000), st.randoms())
def test_whatever_there_is_the_floors_hold(
    there: list[Kept], keep: Keep, drilled: datetime | None, jump: int, chance: object
) -> None:
    """Duplicate stamps, clocks that jump, figures of any size."""
    now = NOW + timedelta(hours=jump)
    verdicts = judge(there, keep, now, SHANGHAI, drilled=drilled)
    kept = stay(verdicts)
    assert [verdict.name for verdict in verdicts] == [one.name for one in sorted(there, key=made)]
    verified = [one for one in there if one.verified]
    if there:
        assert max(there, key=made).name in kept
    if verified:
        assert max(verified, key=made).name in kept
    for one in there:
        held = one.pinned or one.tag == "pre_restore" or one.at > now or (drilled and one.at > drilled)
        assert not held or one.name in kept, one
    aged = stay(judge(there, keep, now, SHANGHAI, drilled=drilled, longest=YEAR))
    assert aged <= kept, "age keeps nothing"
    for one in there:
        lasting = one.pinned or one.at > now - YEAR or one == max(there, key=made)
        assert not lasting or (one.name in aged) == (one.name in kept), one
    chance.shuffle(shuffled := list(there))  # type: ignore[attr-defined]
    assert judge(shuffled, keep, now, SHANGHAI, drilled=drilled) == verdicts, "the order makes no difference"


@settings(max_examples=100, deadline=None)
@given(backups, figures)
def test_rotating_twice_removes_no_more_and_keeps_no_more_than_it_may(there: list[Kept], keep: Keep) -> None:
    kept = stay(judge(there, keep, NOW, SHANGHAI))
    left = [one for one in there if one.name in kept]
    assert stay(judge(left, keep, NOW, SHANGHAI)) == kept
    free = [one for one in left if not one.pinned and one.tag not in GREAT | {"pre_audit"} and one.at <= NOW]
    assert len(free) <= sum(max(n, 0) for n in astuple(keep)) + 2


# --- on the disk


@pytest.fixture
def folder(hand: Hand, tmp_path: Path) -> Callable[[int], Pruning]:
    """Makes a folder with a backup of each of so many days."""

    def filled(days: int) -> Pruning:
        wish = Wish(hand.path, tmp_path / "backups", "x", fixed(NOON), examine=lambda _: [])
        for day in range(days):
            at = NOON - timedelta(days=days - day)
            back_up(replace(wish, stamp=f"{at:%Y%m%d-%H%M%S}", clock=fixed(at)))
        return Pruning(tmp_path / "backups", hand.desk.uid, Keep(0, 2, 0, 0), NOON, SHANGHAI)

    return filled


def test_what_goes_goes_with_its_manifest_and_the_rest_is_whole(folder: Callable[[int], Pruning]) -> None:
    wish = folder(4)
    names = [path.name for path, _ in manifest.listed(wish.folder)]
    assert prune(wish)[0] == names[:2]
    assert [path.name for path, _ in manifest.listed(wish.folder)] == names[2:]
    assert len([path for path in wish.folder.iterdir() if not path.name.startswith(".")]) == 4
    assert prune(wish)[0] == []


def test_only_what_this_program_made_for_this_hotel_is_removed(folder: Callable[[int], Pruning]) -> None:
    wish = folder(3)
    oldest, damaged, _ = [path for path, _ in manifest.listed(wish.folder)]
    strange = [wish.folder / "photos.db", wish.folder / "photos.db.json", wish.folder / "notes.txt"]
    for path in strange:
        path.write_text("{}")
    manifest.place_of(damaged).write_text("{")
    assert prune(replace(wish, uid="another", keep=NONE))[0] == []
    assert prune(replace(wish, keep=NONE))[0] == [oldest.name]
    assert all(path.exists() for path in (*strange, damaged, manifest.place_of(damaged)))


def test_a_backup_whose_instant_cannot_be_read_is_left_alone(folder: Callable[[int], Pruning]) -> None:
    wish = folder(2)
    path, made = manifest.listed(wish.folder)[0]
    for instant in ("yesterday", "", "2026-11-21T07:00:00"):
        manifest.place_of(path).write_text(replace(made, started_at=instant).text())
        assert path.name not in {verdict.name for verdict in judged(wish)}
        assert prune(replace(wish, keep=NONE))[0] == []


def test_a_manifest_whose_backup_is_gone_is_swept(folder: Callable[[int], Pruning]) -> None:
    wish = folder(2)
    path, made = manifest.listed(wish.folder)[0]
    path.unlink()
    prune(wish)
    assert not manifest.place_of(path).exists()
    manifest.place_of(path).write_text(replace(made, uid="another").text())
    prune(wish)
    assert manifest.place_of(path).exists(), "another hotel's is not ours to remove"


def test_nothing_is_removed_while_a_backup_is_made(folder: Callable[[int], Pruning]) -> None:
    wish = folder(3)
    with vault.working(wish.folder), pytest.raises(Locked):
        prune(wish)
    assert len(manifest.listed(wish.folder)) == 3
