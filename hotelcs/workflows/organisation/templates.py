"""The organisation a new hotel begins with, read from data/organisation: what is common, and what its template says.

Read once, at founding or by `apply-template`; afterwards the hotel's own tables are what counts.
"""

import csv
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hotelcs.config import data_path
from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.models.hotel import TEMPLATES
from hotelcs.money import parse_minor

FOLDER = "organisation"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a post may give away, in the main unit of money, and what it may take off a price, in per cent."""

    compensation: int = 0
    gesture: int = 0
    discount: int = 0

    def in_minor(self, currency: str) -> dict[str, int]:
        """As columns of the post."""
        return {
            "compensation_minor": parse_minor(str(self.compensation), currency),
            "gesture_minor": parse_minor(str(self.gesture), currency),
            "discount": self.discount,
        }


@dataclass(frozen=True, slots=True)
class Template:
    """What data/organisation/NAME.toml says, over what all hotels have in common.

    Rows are dictionaries by the columns of their tables. `bundles` are names for several posts at once.
    """

    name: str
    settings: dict[str, Any]
    departments: tuple[dict[str, Any], ...]
    posts: tuple[dict[str, Any], ...]
    limits: dict[str, Limits]
    deputies: dict[str, tuple[str, ...]]
    shifts: tuple[dict[str, Any], ...]
    least: tuple[dict[str, Any], ...]
    team_least: int
    bundles: dict[str, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(maxsize=4)
def template(name: str) -> Template:
    """The template called `name`. Raises Usage for one there is not."""
    if name not in TEMPLATES:
        raise Usage(
            N_("There is no template {value}; choose {choices}."), value=name, choices=", ".join(TEMPLATES)
        )
    with data_path(FOLDER, f"{name}.toml").open("rb") as file:
        said = tomllib.load(file)
    own = said.get("department", [])
    moved = {post: row["code"] for row in own for post in row["posts"]}
    departments = [*rows("departments.csv"), *({k: v for k, v in row.items() if k != "posts"} for row in own)]
    posts = [{**row, "department": moved.get(row["code"], row["department"])} for row in rows("posts.csv")]
    return Template(
        name,
        _settings(said),
        tuple(departments),
        tuple(posts),
        {post: Limits(**limits) for post, limits in said["limits"].items()},
        {post: tuple(chain) for post, chain in said["deputies"].items()},
        tuple(_shift(row) for row in said["shift"]),
        tuple({"on_call": False, **row} for row in said["least"]),
        int(said["rapid_response_least"]),
        {bundle: tuple(posts) for bundle, posts in said["bundles"].items()},
    )


def _settings(said: dict[str, Any]) -> dict[str, Any]:
    """The columns of the hotel's settings that the template decides."""
    return {
        "quiet_from_minute": minute(said["quiet_from"]),
        "quiet_to_minute": minute(said["quiet_to"]),
        "holders_warn": said["holders_warn"],
        "self_inspect": said["self_inspect"],
        "briefing_blocks": said["briefing_blocks"],
        "inspection_required": said["inspection_required"],
        "duty_managers": " ".join(said["duty_manager"]),
        "supervisors": " ".join(said["supervisor"]),
    }


def _shift(row: dict[str, Any]) -> dict[str, Any]:
    plain = {name: row[name] for name in ("code", "name_en", "name_zh")}
    return {
        **plain,
        "from_minute": minute(row["from"]),
        "to_minute": minute(row["to"]),
        "beside": row.get("beside", False),
    }


def minute(text: str) -> int:
    """Minutes since midnight of "07:30"."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def rows(name: str, folder: str = FOLDER) -> list[dict[str, str]]:
    """The rows of a table in data/organisation, or another folder of data, by its header."""
    with data_path(folder, name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def rights() -> dict[str, frozenset[str]]:
    """Right → the posts that have it (handbook 02 §2.10)."""
    return {
        row["right"]: frozenset(post for post, mark in row.items() if post != "right" and mark)
        for row in rows("rights.csv")
    }


def raci() -> list[tuple[str, str, str]]:
    """Every letter of the matrix: duty, post, letter; "A/R" is two of them (handbook 07 §7.2)."""
    posts = [row["code"] for row in rows("posts.csv")]
    return [
        (row["code"], post, letter)
        for row in rows("duties.csv")
        for post in posts
        for letter in row[post].split("/")
        if letter
    ]


def escalation() -> list[dict[str, Any]]:
    """The rules of escalation, numbered within their kind and level (handbook 07 §7.8)."""
    found: list[dict[str, Any]] = []
    for row in rows("escalation.csv"):
        of = {name: row[name] for name in ("kind", "level", "since", "metric", "whom", "until")}
        place = 1 + sum((one["kind"], one["level"]) == (row["kind"], row["level"]) for one in found)
        only = {f"{name}_minute": minute(row[name]) if row[name] else None for name in ("from", "to")}
        numbers = {name: int(row[name]) for name in ("minutes", "percent", "every", "times")}
        found.append({**of, **numbers, **only, "place": place, "quiet": row["quiet"] == "yes"})
    return found
