"""Duties with their letters and signatures, one of them in full, and what is wrong with the matrix (handbook SC18)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import one, value
from hotelcs.workflows.duties.duties_owed import owed
from hotelcs.workflows.views import Asking

_DUTIES = (
    "SELECT d.code, d.department, t.name_en, t.name_zh, d.frequency, d.source, d.active, d.version, d.review_date FROM duty d "
    "JOIN duty_text t ON t.duty = d.code AND t.version = d.version ORDER BY d.sort, d.code"
)
_LETTERS = (
    "SELECT a.duty, a.post, a.raci FROM duty_assignment a JOIN post p ON p.code = a.post WHERE a.valid_from <= :day "
    "AND (a.valid_to IS NULL OR a.valid_to >= :day) ORDER BY a.duty, p.sort, a.raci"
)
_TEXTS = (
    "SELECT version, name_en, name_zh, detail_en, detail_zh, at, actor, reason FROM duty_text WHERE duty = :duty "
    "ORDER BY version DESC"
)
_ACKS = "SELECT s.no, k.version, k.at FROM duty_ack k JOIN staff s ON s.id = k.staff_id WHERE k.duty = :duty ORDER BY k.at DESC"
_ANSWERING = (
    "SELECT s.no, s.name, count(DISTINCT d.code) FROM duty_assignment a JOIN duty d ON d.code = a.duty AND d.active "
    "JOIN staff_post h ON h.post = a.post AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day) "
    "AND h.deputy_for IS NULL JOIN staff s ON s.id = h.staff_id AND (s.left_on IS NULL OR s.left_on >= :day) "
    "WHERE a.raci = 'A' AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to >= :day) "
    "GROUP BY s.id HAVING count(DISTINCT d.code) > :much ORDER BY s.no"
)
_OUTSIDE = (
    "SELECT a.duty, a.post FROM duty_assignment a JOIN duty d ON d.code = a.duty AND d.active "
    "JOIN post p ON p.code = a.post JOIN department e ON e.code = p.department "
    "WHERE e.kind = 'liaison' AND a.raci IN ('A','R') AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to >= :day)"
)
NAMED = 20
"""People who answer for much, told by name; of a large house there may be hundreds."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty: who answers (A), who does it, who is asked and told (codes of posts); `unsigned` people have to sign it."""

    duty: str
    department: str
    name: str
    answers: str
    does: tuple[str, ...]
    asked: tuple[str, ...]
    told: tuple[str, ...]
    frequency: str
    source: str
    active: bool
    version: int
    unsigned: int
    mine: bool


@dataclass(frozen=True, slots=True)
class DutyVersion:
    """The words of a duty in one version."""

    version: int
    name: str
    detail: str
    at: str
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class DutyDetail:
    """A duty in full: its versions, newest first, who signed the newest and who has not."""

    duty: str
    department: str
    name: str
    detail: str
    letters: tuple[str, ...]
    frequency: str
    version: int
    versions: tuple[DutyVersion, ...]
    signed: tuple[str, ...]
    unsigned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutyProblem:
    """What is wrong with the matrix: no_a, two_a, no_r, outside, or (a warning) many_a; words in the reader's language."""

    duty: str
    problem: str
    warning: bool
    words: str


def duties(
    asking: Asking, department: str | None = None, post: str | None = None, unsigned: bool | None = None
) -> list[DutyRow]:
    """Every duty, of a department, of a post; `unsigned` only those one has to sign oneself."""
    today = asking.business_date()
    letters = _letters(asking, today)
    waiting = Counter(one.duty for one in owed(asking.reader, today))
    me = value(asking.reader, "SELECT staff_id FROM account WHERE login = :login", login=asking.login)
    mine = {one.duty for one in owed(asking.reader, today, staff=int(me))} if me is not None else set()
    zh = i18n.current() == "zh"
    rows = []
    for code, place, name_en, name_zh, frequency, source, active, version, _ in asking.rows(_DUTIES):
        held = letters[code]
        row = DutyRow(
            code, place, name_zh if zh else name_en, next(iter(held["A"]), ""), tuple(held["R"]), tuple(held["C"]),
            tuple(held["I"]), frequency, source, bool(active), version, waiting[code], code in mine,
        )  # fmt: skip
        wanted = (department is None or place == department) and (
            post is None or any(post in posts for posts in held.values())
        )
        if wanted and (not unsigned or row.mine):
            rows.append(row)
    return rows


def _letters(asking: Asking, today: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"A": [], "R": [], "C": [], "I": []})
    for code, post, letter in asking.rows(_LETTERS, day=today):
        found[code][letter].append(post)
    return found


def duty(asking: Asking, no: str) -> DutyDetail:
    """One duty. Raises Refusal DUTY_UNKNOWN."""
    row = one(
        asking.reader, "SELECT code, department, frequency, version FROM duty WHERE code = :no", no=no.upper()
    )
    if row is None:
        raise Refusal("DUTY_UNKNOWN", N_("There is no duty {reference}."), field="no", reference=no)
    code, department, frequency, version = row
    today = asking.business_date()
    versions = tuple(_version(asking, *text) for text in asking.rows(_TEXTS, duty=code))
    letters = tuple(
        f"{post} {letter}" for held, post, letter in asking.rows(_LETTERS, day=today) if held == code
    )
    signed = tuple(
        f"{no} {asking.local(at)}" for no, signed, at in asking.rows(_ACKS, duty=code) if signed == version
    )
    names = dict(asking.rows("SELECT id, no FROM staff"))
    unsigned = tuple(names[one.staff] for one in owed(asking.reader, today, duty=code))
    return DutyDetail(code, department, versions[0].name, versions[0].detail, letters, frequency, version, versions, signed,
                      unsigned)  # fmt: skip


def _version(asking: Asking, version: int, *words: Any) -> DutyVersion:
    name_en, name_zh, detail_en, detail_zh, at, actor, reason = words
    zh = i18n.current() == "zh"
    return DutyVersion(
        version, name_zh if zh else name_en, detail_zh if zh else detail_en, asking.local(at), actor, reason
    )


def duty_problems(asking: Asking) -> list[DutyProblem]:
    """What is wrong with the matrix as it stands, whoever is on shift (the shifts: `duty-gaps`)."""
    today = asking.business_date()
    letters = _letters(asking, today)
    found: list[DutyProblem] = []
    for code, *_, active, _, _ in asking.rows(_DUTIES):
        if not active:
            continue
        answering, doing = letters[code]["A"], letters[code]["R"]
        if not answering:
            found.append(DutyProblem(code, "no_a", warning=False, words=tr(N_("Nobody answers for it (A)."))))
        if len(answering) > 1:
            told = tr(N_("Several answer for it (A): {posts}."), posts=", ".join(answering))
            found.append(DutyProblem(code, "two_a", warning=False, words=told))
        if not doing:
            found.append(DutyProblem(code, "no_r", warning=False, words=tr(N_("Nobody does it (R)."))))
    for code, post in asking.rows(_OUTSIDE, day=today):
        told = tr(N_("{post} is outside the centre, but has an A or R here."), post=post)
        found.append(DutyProblem(code, "outside", warning=False, words=told))
    return found + _too_much(asking, today)


def _too_much(asking: Asking, today: str) -> list[DutyProblem]:
    """Who answers for more duties than the hotel wants of one person: some of them, and how many more there are."""
    much = int(value(asking.reader, "SELECT holders_warn FROM property"))
    rows = asking.rows(_ANSWERING, day=today, much=much)
    told = [
        tr(N_("{staff} {name} answers for {count} duties."), staff=no, name=name, count=count)
        for no, name, count in rows[:NAMED]
    ]
    if len(rows) > NAMED:
        told.append(
            tr(
                N_("So do {count} more people for more than {much} duties."),
                count=len(rows) - NAMED,
                much=much,
            )
        )
    return [DutyProblem("", "many_a", warning=True, words=words) for words in told]
