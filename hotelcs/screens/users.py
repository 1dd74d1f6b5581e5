"""27 Users: people, accounts, posts and what they may give away, rights, settings, shifts, levels, calendars (SC27)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import USERS
from hotelcs.screens import deeds, user_steps
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.act_words import SKILLS
from hotelcs.screens.booking import money
from hotelcs.screens.codes import shift_word
from hotelcs.screens.dialogs.menu import Menu
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.rewriting import Rewriting
from hotelcs.screens.widgets.line_list import Column

PEOPLE, ACCOUNTS, POSTS, RIGHTS, SETTINGS, SHIFTS, LEAST, LEVELS, CALENDARS = range(9)
STATUS = {"active": N_("open"), "disabled": N_("shut"), "locked": N_("locked")}
PASSWORD = {"none": N_("none"), "once": N_("for one use"), "own": N_("own")}


def _posts(row: Any) -> str:
    return tr(N_("service")) if row.service else row.posts


IN_WORDS = {
    "complaint": N_("complaint"), "work_order": N_("work order"), "request": N_("request"), "contact": N_("contact"),
    "post_stay": N_("after the stay"), "ack": N_("acknowledge"), "onsite": N_("be there"), "plan": N_("plan"),
    "resolve": N_("resolve"), "followup": N_("follow up"), "respond": N_("respond"), "first_response": N_("first answer"),
}  # fmt: skip
"""Kinds, levels and steps of service levels in words; a level without one is its number."""
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
DIGITS = "1234567"

PEOPLE_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Number"), 6, lambda row: row.staff),
    Column(N_("Name"), 0, lambda row: row.name),
    Column(N_("Posts"), 16, lambda row: row.posts or "-"),
    Column(N_("Login"), 12, lambda row: row.login or "-"),
    Column(N_("Phone"), 15, lambda row: row.phone or "-"),
    Column(N_("Teams"), 6, lambda row: row.teams or "-"),
)
ACCOUNTS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Login"), 12, lambda row: row.login),
    Column(N_("Name"), 0, lambda row: row.name),
    Column(N_("Posts"), 14, _posts),
    Column(N_("Standing"), 7, lambda row: tr(STATUS.get(row.status, row.status))),
    Column(N_("Password"), 11, lambda row: tr(PASSWORD.get(row.password, row.password))),
    Column(N_("PIN"), 6, lambda row: tr(N_("yes")) if row.pin else "-"),
    Column(N_("Last"), 11, lambda row: row.signed_in[5:] or "-"),
)
POSTS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Post"), 5, lambda row: row.post),
    Column(N_("Called"), 0, lambda row: row.name),
    Column(N_("Held by"), 7, lambda row: str(row.holders), "right"),
    Column(N_("For one case"), 13, lambda row: money(row.compensation_minor, row.currency), "right"),
    Column(N_("Gestures"), 11, lambda row: money(row.gesture_minor, row.currency), "right"),
    Column(N_("Discount %"), 10, lambda row: str(row.discount), "right"),
)
RIGHTS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Right"), 20, lambda row: tr(row.right)),
    Column(N_("Posts"), 0, lambda row: " ".join(row.posts) or tr(N_("nobody"))),
    Column(N_("Mine"), 5, lambda row: tr(N_("yes")) if row.mine else "-"),
)
SETTINGS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Setting"), 26, lambda row: row.setting),
    Column(N_("Value"), 14, lambda row: row.value),
    Column(N_("What"), 0, lambda row: row.title),
)
SHIFTS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Shift"), 8, lambda row: row.shift),
    Column(N_("Called"), 0, lambda row: row.name),
    Column(N_("From"), 6, lambda row: row.begins),
    Column(N_("To"), 6, lambda row: row.ends),
    Column(N_("Now"), 4, lambda row: tr(N_("yes")) if row.on else ""),
)
LEAST_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Shift"), 8, lambda row: shift_word(row.shift)),
    Column(N_("Needed"), 0, lambda row: tr(SKILLS.get(row.needed, row.needed))),
    Column(N_("Head count"), 10, lambda row: str(row.least), "right"),
    Column(N_("On call"), 9, lambda row: tr(N_("counts")) if row.on_call else "-"),
)
LEVELS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Kind"), 12, lambda row: tr(IN_WORDS.get(row.kind, row.kind))),
    Column(N_("Level"), 10, lambda row: tr(IN_WORDS.get(row.level, row.level.upper()))),
    Column(N_("Step"), 12, lambda row: tr(IN_WORDS.get(row.metric, row.metric))),
    Column(N_("Minutes"), 8, lambda row: str(row.minutes), "right"),
    Column(N_("Calendar"), 0, lambda row: row.calendar),
    Column(N_("Pauses"), 7, lambda row: tr(N_("yes")) if row.pauses else "-"),
)
CALENDARS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Calendar"), 12, lambda row: row.calendar),
    Column(N_("Called"), 0, lambda row: row.name),
    Column(N_("Which day"), 14, lambda row: tr(WEEKDAYS[int(row.day) - 1]) if row.day in DIGITS else row.day),
    Column(N_("Open hours"), 12, lambda row: row.hours or tr(N_("closed"))),
    Column(N_("Note"), 16, lambda row: row.note),
)


def _show(view: str, **filters: Any) -> Callable[[Any], list[Any]]:
    return lambda desk: list(desk.show(view, **filters))


class Users(Listing):
    """What the hotel is made of, beside its rooms."""

    number: ClassVar[str] = "27"
    title: ClassVar[str] = N_("Users")
    keys: ClassVar[tuple[Any, ...]] = USERS
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Staff list"), PEOPLE_SHOWN, _show("staff"), lambda row: row.staff, N_("Nobody works here yet. n takes somebody on."),
            lambda row: f"{row.staff} {row.name}  {row.posts}  {row.qualifications}"),
        Tab(N_("Accounts"), ACCOUNTS_SHOWN, _show("accounts"), lambda row: row.login, N_("No account."),
            lambda row: f"{row.login} {row.name}  {row.terminals}", right="users.read"),
        Tab(N_("Posts"), POSTS_SHOWN, _show("posts"), lambda row: row.post, N_("There are no posts."),
            lambda row: tr(N_("{post} {name}; deputies {deputies}"), post=row.post, name=row.name, deputies=row.deputies or "-")),
        Tab(N_("Rights"), RIGHTS_SHOWN, _show("rights"), lambda row: row.right, N_("There are no rights."),
            lambda row: f"{tr(row.right)}: {' '.join(row.posts)}"),
        Tab(N_("Settings"), SETTINGS_SHOWN, _show("settings"), lambda row: row.setting, N_("No setting."),
            lambda row: f"{row.title}: {row.value}"),
        Tab(N_("Shifts"), SHIFTS_SHOWN, _show("shifts"), lambda row: row.shift, N_("No shift: m on 18 furnishes from a template."),
            lambda row: f"{row.name} {row.begins}-{row.ends}"),
        Tab(N_("Least"), LEAST_SHOWN, _show("staffing"), lambda row: f"{row.shift} {row.needed}",
            N_("No shift has a least. n adds one."), lambda row: f"{shift_word(row.shift)} {row.needed} {row.least}"),
        Tab(N_("Levels"), LEVELS_SHOWN, _show("service-levels"), lambda row: f"{row.kind} {row.level} {row.metric}",
            N_("No service level: m on 18 furnishes from a template."), lambda row: f"{row.kind} {row.level} {row.metric}"),
        Tab(N_("Calendars"), CALENDARS_SHOWN, _show("calendars"), lambda row: f"{row.calendar} {row.day} {row.hours}",
            N_("No calendar: m on 18 furnishes from a template."), lambda row: f"{row.name} {row.day} {row.hours}"),
    )  # fmt: skip

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What needs no row: a new one of the tab's kind."""
        return {"n": self._new, "w": self._what_if}

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Change it; its next steps; a password for one use; shut or open."""
        return {"e": self._edit, "s": self._steps, "k": self._password, "d": self._shut}

    def opened(self, row: Any) -> None:
        """Somebody in full; else the row in a sentence."""
        if self.tab == PEOPLE:
            self.counter.ask_first("staff", lambda desk: desk.show("staff-member", no=row.staff),
                                   lambda found: user_steps.card(self.counter, found))  # fmt: skip
        else:
            super().opened(row)

    def _what_if(self) -> None:
        """With whom would which duty have no owner: on the duties' screen."""
        from hotelcs.screens.duties import Duties

        sheet = Duties(self.counter)
        self.counter.show_sheet(sheet)
        sheet.ask_what_if()

    def _new(self) -> None:
        verb = {PEOPLE: "add-staff", POSTS: "add-post", LEAST: "set-least"}.get(self.tab)
        if verb is not None:
            open_act(self.counter, verb)
        elif self.tab == ACCOUNTS:
            self.counter.say(tr(N_("An account belongs to somebody: s on that person among Staff makes it.")))
        elif self.tab == RIGHTS:
            self.counter.say(tr(N_("e on a right gives it to a post or takes it away.")))
        else:
            self.counter.say(tr(N_("e changes the row under the cursor.")))

    def _edit(self, row: Any) -> None:
        edit = {
            PEOPLE: self._steps, ACCOUNTS: self._steps, POSTS: self._post, RIGHTS: self._right, SETTINGS: self._setting,
            SHIFTS: lambda one: open_edit(self.counter, "set-shift", {"shift": one.shift}, {"begins": one.begins, "ends": one.ends}),
            LEAST: self._least,
            LEVELS: lambda one: open_edit(self.counter, "set-sla", {"kind": one.kind, "level": one.level, "metric": one.metric},
                                         {"minutes": str(one.minutes)}),
            CALENDARS: self._calendar,
        }[self.tab]  # fmt: skip
        edit(row)

    def _least(self, row: Any) -> None:
        name = "qualification" if row.needed in SKILLS else "post"
        start = {
            "shift": row.shift,
            "people": str(row.least),
            "on_call": "yes" if row.on_call else "",
            name: row.needed,
        }
        open_edit(self.counter, "set-least", {}, start)

    def _post(self, row: Any) -> None:
        start = {"compensation": money(row.compensation_minor, row.currency),
                 "gesture": money(row.gesture_minor, row.currency), "discount": str(row.discount)}  # fmt: skip
        open_edit(self.counter, "set-limits", {"post": row.post}, start)

    def _right(self, row: Any) -> None:
        """A post: it gets the right, or loses it when it has it."""

        def entered(text: str) -> None:
            post = text.strip().upper()
            if not post:
                return
            fields = {"post": post, "right": row.right}
            if post in row.posts:
                told = tr(N_("{post} has {right}. Take it away? y/n"), post=post, right=row.right)
                deeds.sure(self.counter, "revoke", told, fields, N_("{post} does not have it any more."))
            else:
                told = tr(N_("Give {right} to everybody who holds {post}? y/n"), post=post, right=row.right)
                deeds.sure(self.counter, "grant", told, fields, N_("{post} has it now."))

        if self.counter.may("grant"):
            self.counter.ask_line(Prompt(tr(N_("{right}: which post?"), right=row.right), entered))
        else:
            self.counter.refuse("grant")

    def _setting(self, row: Any) -> None:
        told = tr(N_("{setting} (as {example}):"), setting=row.title, example=row.example)
        rewriting = Rewriting(self.counter, "change-setting", {"name": row.setting}, "value", row.value)
        rewriting.ask(told, N_("{setting} is {value} now; it was {before}."))

    def _calendar(self, row: Any) -> None:
        given = {"calendar": row.calendar}
        begins, _, ends = row.hours.partition("-")
        if row.kind == "weekday":
            open_edit(self.counter, "set-hours", given, {"weekday": row.day, "begins": begins, "ends": ends})
        else:
            start = {"day": row.day, "kind": row.kind, "begins": begins, "ends": ends, "note": row.note}
            open_edit(self.counter, "set-day", given, start)

    def _steps(self, row: Any) -> None:
        """What can be done with somebody, or with an account, by number."""
        entries = {
            PEOPLE: user_steps.of_person,
            ACCOUNTS: user_steps.of_account,
            CALENDARS: user_steps.of_calendar,
        }.get(self.tab)
        if entries is None:
            self._edit(row)
        else:
            Menu(self.counter, getattr(row, "name", ""), entries(self.counter, row)).open()

    def _password(self, row: Any) -> None:
        login = getattr(row, "login", "")
        if login:
            user_steps.reset(self.counter, login)
        else:
            self.counter.say(tr(N_("There is no account here.")))

    def _shut(self, row: Any) -> None:
        if self.tab != ACCOUNTS:
            self.counter.say(tr(N_("Accounts are shut and opened among Accounts: Tab.")))
        elif row.status == "disabled":
            deeds.do(self.counter, "enable-account", {"login": row.login}, N_("{login} may sign in again."))
        else:
            told = tr(N_("Shut the account {login}? Whoever uses it is signed out. y/n"), login=row.login)
            deeds.sure(self.counter, "disable-account", told, {"login": row.login}, N_("{login} is shut."))
