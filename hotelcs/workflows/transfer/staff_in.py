"""Staff from a file: columns name, posts at least; with a login they get an account without a password.

`posts` are codes joined by + (the main one first), or names that the hotel's template has for several posts at once.
`qualifications` are kinds, each with its last day after a colon where it has one; `team` joins the rapid response team,
with * as its lead.
"""

import re
from datetime import date
from typing import Any, get_args

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader, value
from hotelcs.text import clean
from hotelcs.workflows.act import Work
from hotelcs.workflows.fields import FIRST_YEAR, LAST_YEAR
from hotelcs.workflows.organisation.furnishing import RAPID_RESPONSE
from hotelcs.workflows.organisation.templates import template
from hotelcs.workflows.people.accounts import AddAccount
from hotelcs.workflows.people.logins import LOGIN, number_of
from hotelcs.workflows.people.skills import JoinTeam, Kind, Qualify
from hotelcs.workflows.people.staff import FIRST_HIRED, AddStaff
from hotelcs.workflows.transfer.mapping import plain_day
from hotelcs.workflows.transfer.reservations_in import Taken
from hotelcs.workflows.transfer.rows import Progress, Sorted, refuse_beyond

VERBS = ("add-staff", "qualify", "join-team")
"""What a row is when it is done by itself."""
KNOWN = (
    "no",
    "name",
    "name_latin",
    "posts",
    "phone",
    "login",
    "lang",
    "hired_on",
    "languages",
    "qualifications",
    "team",
)
LANGUAGES = ("en", "zh")
_PEOPLE = "SELECT s.no, s.name, a.login FROM staff s LEFT JOIN account a ON a.staff_id = s.id"
_LOGINS = "SELECT a.login, s.no FROM account a LEFT JOIN staff s ON s.id = a.staff_id"
LENGTHS = {"no": 40, "name": 300, "login": 40, "lang": 2}


class Here:
    """What a row is checked against: posts, the template's names for several of them, teams, people, the rows before it."""

    def __init__(self, reader: Reader) -> None:
        self.today = date.fromisoformat(
            str(value(reader, "SELECT day FROM business_day WHERE status = 'open'"))
        )
        self.posts = {str(code) for (code,) in reader.rows("SELECT code FROM post")}
        self.teams = {str(code) for (code,) in reader.rows("SELECT code FROM team")}
        self.people = {str(no): (str(name), str(login or "")) for no, name, login in reader.rows(_PEOPLE)}
        self.names = {name for name, _ in self.people.values()}
        self.logins: dict[str, str] = {str(login): str(no or "") for login, no in reader.rows(_LOGINS)}
        self.numbers, self.shadows = set(self.people), {number_of(login) for login in self.logins}
        self.seen: set[tuple[str, str]] = set()
        self.bundles = template(str(value(reader, "SELECT template FROM property"))).bundles

    def posts_of(self, text: str) -> list[str]:
        """The codes in "owner+NM". Raises Refusal POST_UNKNOWN."""
        found: list[str] = []
        for word in text.split("+"):
            found += self.bundles.get(word.strip(), (word.strip().upper(),))
        for code in found:
            if code not in self.posts:
                raise Refusal(
                    "POST_UNKNOWN", N_("There is no post {reference}."), field="posts", reference=code
                )
        return list(dict.fromkeys(found))

    def known(self, made: dict[str, Any]) -> bool:
        """Whether a row is somebody who is here: by number, else by login, else by name.

        Raises Refusal STAFF_KNOWN for a number or login that is here, but somebody else's.
        """
        no, login, name = made.get("no", "").upper(), made.get("login", ""), made["name"]
        if no in self.people:
            own = self.people[no]
            if own[0] != name or login not in ("", own[1]):
                raise Refusal("STAFF_KNOWN", N_("{value} is here already, with another name or login."), field="no",
                              value=no)  # fmt: skip
            return True
        if login in self.logins:
            owner = self.people.get(self.logins[login])
            if no or owner is None or owner[0] != name:
                raise Refusal("STAFF_KNOWN", N_("{value} is here already, with another name or number."), field="login",
                              value=login)  # fmt: skip
            return True
        return not no and not login and name in self.names

    def once(self, made: dict[str, Any]) -> None:
        """A number and a login belong to one row of the file. Raises Refusal TWICE_IN_FILE."""
        own = [("no", made.get("no", "").upper()), ("login", made.get("login", ""))]
        for name, word in own:
            if word and (name, word) in self.seen:
                raise Refusal(
                    "TWICE_IN_FILE", N_("{value} stands in an earlier row too."), field=name, value=word
                )
        self._refuse_both(*(word for _, word in own))
        self.seen.update(own)
        self.numbers.add(own[0][1])
        self.shadows.add(number_of(own[1][1]))

    def _refuse_both(self, no: str, login: str) -> None:
        """No word is a number here or in the file and a login too. Raises Refusal NUMBER_IS_LOGIN, LOGIN_IS_NUMBER."""
        if no and no in self.shadows:
            raise Refusal(
                "NUMBER_IS_LOGIN", N_("{no} is a login; a staff number is another word."), field="no", no=no
            )
        number = number_of(login)
        if number and (number == no or number in self.numbers):
            raise Refusal("LOGIN_IS_NUMBER", N_("{login} is a staff number; a login is another word."), field="login",
                          login=login)  # fmt: skip


def check(fields: dict[str, Any], here: Here) -> dict[str, Any]:
    """One row's fields, complete and legal. Raises Refusal naming the field."""
    for name in fields.keys() - set(KNOWN):
        raise Refusal("FIELD_UNKNOWN", N_("There is no field {name}."), field=name, name=name)
    for name in ("name", "posts"):
        if not str(fields.get(name) or "").strip():
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field=name, name=name)
    made: dict[str, Any] = {
        name: clean(str(given), field=name, limit=LENGTHS.get(name, 200))
        for name, given in fields.items()
        if str(given).strip()
    }
    made["posts"] = here.posts_of(made["posts"])
    AddStaff.parse({name: made[name] for name in ("no", "name", "posts") if name in made})
    _refuse_choice("lang", made.get("lang", LANGUAGES[0]), LANGUAGES, "LANG_UNKNOWN")
    if "login" in made and not re.fullmatch(LOGIN, made["login"]):
        raise Refusal(
            "LOGIN_FORM",
            N_("{value} is no login: letters, digits and . _ - @."),
            field="login",
            value=made["login"],
        )
    if "hired_on" in made:
        made["hired_on"] = _day(made["hired_on"], "hired_on", FIRST_HIRED)
    if "team" in made and (team := team_of(made["team"])) not in here.teams:
        raise Refusal("TEAM_UNKNOWN", N_("There is no team {reference}."), field="team", reference=team)
    first = max(here.today, made.get("hired_on", here.today))
    words = made.get("qualifications", "").split()
    made["qualifications"] = [_qualification(word, first) for word in words]
    here.known(made)
    here.once(made)
    return made


def team_of(text: str) -> str:
    """The code of the team in a cell, the mark of its lead left out; the mark alone is the rapid response team."""
    return text.rstrip("*") or RAPID_RESPONSE


def _refuse_choice(field: str, given: str, choices: tuple[str, ...], code: str) -> None:
    if given not in choices:
        raise Refusal(
            code, N_("{value} is none of {choices}."), field=field, value=given, choices=", ".join(choices)
        )


def _day(text: str, field: str, first_year: int = FIRST_YEAR) -> date:
    try:
        day = plain_day(text)
        if not first_year <= day.year <= LAST_YEAR:
            raise ValueError(text)
        return day
    except ValueError:
        raise Refusal("DATE_WRONG", N_("{value} is no date like {example}."), field=field, value=text, example="2026-11-23") \
            from None  # fmt: skip


def _qualification(word: str, first: date) -> tuple[str, date | None]:
    kind, _, text = word.partition(":")
    _refuse_choice("qualifications", kind, get_args(Kind), "KIND_UNKNOWN")
    last = _day(text, "qualifications") if text else None
    if last is not None and last < first:
        raise Refusal(
            "DAYS_REVERSED", N_("{last} is before {first}."), field="qualifications", last=last, first=first
        )
    return kind, last


def write(work: Work, sorted_rows: Sorted, progress: Progress) -> Taken:
    """Take on whoever is not there yet: known by number, else by login, else by name. Denied for what is beyond one."""
    here = Here(work.reader)
    fresh = [row.fields for row in sorted_rows.good if not here.known(row.fields)]
    fresh.sort(key=lambda row: "no" not in row)  # numbers that are given are taken before any is counted up
    for done, row in enumerate(fresh, 1):
        _take_on(work, row)
        progress(done, len(fresh))
    return Taken(len(fresh), len(sorted_rows.good) - len(fresh), (), (), 0)


def _take_on(work: Work, row: dict[str, Any]) -> None:
    plain = ("no", "name", "name_latin", "posts", "phone", "hired_on", "languages")
    number = AddStaff.parse({name: row[name] for name in plain if name in row}).perform(work).staff
    first = max(work.business_date, row.get("hired_on", work.business_date))
    for kind, last in row["qualifications"]:
        Qualify.parse({"staff": number, "kind": kind, "issued": first, "expires": last}).perform(work)
    if team := row.get("team"):
        JoinTeam.parse({"staff": number, "team": team_of(team), "lead": team.endswith("*")}).perform(work)
    if "login" in row:
        refuse_beyond(work, ("add-account",))
        lang = row.get("lang", work.property.locale)
        AddAccount.parse({"login": row["login"], "staff": number, "lang": lang}).perform(work)
