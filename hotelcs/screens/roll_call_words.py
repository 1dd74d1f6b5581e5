"""A roll call in words and digits: how somebody stands, what is said of them, counters that are read from far away."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.paint import ALARM, GOOD, GREY, PLAIN, STRONG, WARN, Line, Span, cell, flow, words
from hotelcs.screens.widgets.line_list import Column

ANSWERS = {
    "safe": N_("safe"), "off_site": N_("off-site"), "injured": N_("injured"), "hospital": N_("hospital"), "missing": N_("MISSING"),
    "unknown": N_("not seen"),
}  # fmt: skip
"""How somebody stands."""
LETTERS = {"y": "safe", "o": "off_site", "i": "injured", "h": "hospital", "m": "missing", "-": "unknown"}
"""The key of each answer; u undoes, so that not seen is a dash."""
KINDS = {"visitor": N_("visitor"), "staff": N_("staff"), "contractor": N_("contractor")}
DRILL = "DRILL 演练"
HOME = "CHN"
"""The nationality that is not told."""
_DIGITS = (
    (" _ ", "   ", " _ ", " _ ", "   ", " _ ", " _ ", " _ ", " _ ", " _ "),
    ("| |", "  |", " _|", " _|", "|_|", "|_ ", "|_ ", "  |", "|_|", "|_|"),
    ("|_|", "  |", "|_ ", " _|", "  |", " _|", "|_|", "  |", "|_|", " _|"),
)
"""Rows of the digits from 0 to 9."""


def named(row: Any) -> str:
    """Who it is; a guest whom nobody wrote down is told as what they are."""
    if row.name:
        kind = KINDS.get(row.kind)
        return f"{tr(kind)} {row.name}" if kind else str(row.name)
    return tr(N_("(child, not written down)")) if row.minor else tr(N_("(guest, not written down)"))


def note(row: Any) -> str:
    """What whoever looks for them should know: help first, a minor and the age, the nationality, the post."""
    told = []
    if row.assist:
        told.append(" ".join(filter(None, (tr(N_("ASSIST")), row.need))))
    if row.minor:
        told.append(tr(N_("minor {age}"), age="" if row.years is None else row.years).strip())
    if row.nationality not in ("", HOME):
        told.append(row.nationality)
    if row.post:
        told.append(row.post)
    if row.appended:
        told.append(tr(N_("later")))
    return ", ".join(told)


def stands(row: Any) -> str:
    """How they stand; who is not seen has nothing there."""
    return "" if row.status == "unknown" else tr(ANSWERS[row.status])


def where(row: Any) -> str:
    """The room, or for whoever has none the place on the list."""
    return str(row.room or row.spot)


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Room"), 7, where),
    Column(N_("Who"), 0, named),
    Column(N_("Note"), 0, note),
    Column(N_("Is"), 9, stands),
)
WIDE_COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Room"), 7, where),
    Column(N_("Who"), 0, named),
    Column(N_("Note"), 0, note),
    Column(N_("Is"), 9, stands),
    Column(N_("At"), 5, lambda row: row.at),
    Column(N_("By"), 8, lambda row: row.by),
)


def counts(head: Any) -> tuple[tuple[str, int, str], ...]:
    """What is counted: its word, how many, its look."""
    return (
        (tr(N_("expected")), head.expected, PLAIN),
        (tr(N_("SAFE")), head.safe, GOOD),
        (tr(N_("off-site")), head.off_site, PLAIN),
        (tr(N_("injured")), head.injured + head.hospital, WARN if head.injured + head.hospital else GREY),
        (tr(N_("MISSING")), head.missing, ALARM if head.missing else GREY),
        (tr(N_("not seen")), head.unknown, ALARM if head.unknown else GOOD),
    )


def in_a_line(head: Any) -> Line:
    """The counters in one row, for a narrow pane."""
    spans: list[Span] = []
    for word, count, look in counts(head):
        spans += [words(f" {word} "), words(str(count), look or STRONG)]
    return tuple(spans)


def in_big_digits(head: Any, cells: int) -> list[Line]:
    """The counters three rows tall under their words, each in its share of `cells`."""
    told = counts(head)
    share = cells // len(told)
    rows: list[Line] = [tuple(cell(f" {word}", share, STRONG) for word, _, _ in told)]
    shaped = [
        [" " + " ".join(shapes[int(digit)] for digit in str(count)) for _, count, _ in told]
        for shapes in _DIGITS
    ]
    rows += [
        tuple(cell(text, share, look) for text, (_, _, look) in zip(row, told, strict=True)) for row in shaped
    ]
    return rows


def keys_told(cells: int) -> list[Line]:
    """The letters, in as few rows as they need."""
    told = (
        N_("y safe"),
        N_("o off-site"),
        N_("i injured"),
        N_("h hospital"),
        N_("m missing"),
        N_("- not seen"),
    )
    return [(words(f" {line}"),) for line in flow(map(tr, told), cells - 1)]


def floors(people: list[Any]) -> list[tuple[int, int, int]]:
    """Floor, how many are not seen or missing, how many there are; the highest first."""
    found: dict[int, list[int]] = {}
    for one in people:
        if one.floor is not None:
            kept = found.setdefault(one.floor, [0, 0])
            kept[0] += one.status in ("unknown", "missing")
            kept[1] += 1
    return [(floor, unseen, whole) for floor, (unseen, whole) in sorted(found.items(), reverse=True)]


def sentence(row: Any) -> str:
    """Somebody in one sentence."""
    return "  ".join(filter(None, (where(row), named(row), note(row), tr(ANSWERS[row.status]))))
