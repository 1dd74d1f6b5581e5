"""The organisation as plain values: what a version of it keeps, and how two of them differ."""

from typing import Any

from hotelcs.storage.reading import Reader

_PARTS = {
    "departments": "SELECT code, name_en, name_zh, kind, active FROM department ORDER BY code",
    "posts": "SELECT code, department, name_en, name_zh, level, coalesce(reports_to, ''), compensation_minor, gesture_minor, "
    "discount FROM post ORDER BY code",
    "rights": "SELECT post, permission FROM post_grant ORDER BY post, permission",
    "deputies": "SELECT post, place, deputy FROM post_deputy ORDER BY post, place",
    "duties": "SELECT d.code, d.department, d.version, d.active, t.name_en, t.name_zh FROM duty d "
    "JOIN duty_text t ON t.duty = d.code AND t.version = d.version ORDER BY d.code",
    "matrix": "SELECT duty, post, raci FROM duty_assignment WHERE valid_from <= :day "
    "AND (valid_to IS NULL OR valid_to >= :day) ORDER BY duty, post, raci",
}
"""What a version holds, and where it stands."""


def taken(reader: Reader, day: str) -> dict[str, list[list[Any]]]:
    """The organisation on `day`, as JSON has it."""
    return {name: [list(row) for row in reader.rows(sql, day=day)] for name, sql in _PARTS.items()}


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What is gone (-) and what is new (+) between two versions: part, sign, the row in words."""
    found = []
    for part in _PARTS:
        old = {tuple(row) for row in before.get(part, [])}
        new = {tuple(row) for row in after.get(part, [])}
        found += [(part, "-", _words(row)) for row in sorted(old - new, key=str)]
        found += [(part, "+", _words(row)) for row in sorted(new - old, key=str)]
    return found


def _words(row: tuple[Any, ...]) -> str:
    return " ".join(str(value) for value in row if value not in ("", None))
