"""17 On duty: who is here, who is within reach, the week, what it lacks, who can what, rotations (handbook SC17)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import ROSTER
from hotelcs.screens import call_outs, deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.act_words import SKILLS
from hotelcs.screens.codes import shift_word
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.widgets.line_list import Column

WARNINGS = {"rest": N_("rest {hours} h"), "double": N_("double shift")}
ROTATION = {
    "proposed": N_("proposed"),
    "approved": N_("approved"),
    "rejected": N_("declined"),
    "ended": N_("ended"),
}
NOW, WEEK, LACKS, SKILL, TEAM, ROTATE, CALLS_TAB, READY_TAB = range(8)


def _warned(row: Any) -> str:
    found = []
    for warning in row.warnings:
        name, _, hours = warning.partition(" ")
        found.append("!" + tr(WARNINGS.get(name, warning), hours=hours))
    return " ".join(found)


def _skill(code: str) -> str:
    return tr(SKILLS.get(code, code))


def _answers(row: Any) -> str:
    told = [tr(N_("duty manager"))] if row.duty_manager else []
    told += [tr(N_("supervisor"))] if row.supervisor else []
    return " ".join([*told, row.teams]).strip()


def _gap(row: Any) -> str:
    return tr(N_("{day} {shift}: {there} of {least} {needed}"), day=row.day, shift=shift_word(row.shift), there=row.there,
              least=row.least, needed=_skill(row.needed))  # fmt: skip


ON_DUTY: tuple[Column[Any], ...] = (
    Column(N_("Name"), 0, lambda row: row.name),
    Column(N_("Posts"), 9, lambda row: row.posts),
    Column(N_("Shift"), 7, lambda row: shift_word(row.shift)),
    Column(N_("Until"), 7, lambda row: tr(N_("on call")) if row.on_call else row.until),
    Column(N_("Phone"), 15, lambda row: row.phone or "-"),
    Column(N_("Answers"), 16, _answers),
)
ENTRIES: tuple[Column[Any], ...] = (
    Column(N_("Day"), 10, lambda row: row.day),
    Column(N_("Shift"), 7, lambda row: shift_word(row.shift)),
    Column(N_("Name"), 0, lambda row: f"{row.staff} {row.name}"),
    Column(N_("Post"), 5, lambda row: row.post),
    Column(
        N_("Times"),
        11,
        lambda row: tr(N_("on call")) if row.on_call else f"{row.begins[11:16]}-{row.ends[11:16]}",
    ),
    Column(N_("Warnings"), 16, _warned),
)
GAPS: tuple[Column[Any], ...] = (
    Column(N_("Day"), 10, lambda row: row.day),
    Column(N_("Shift"), 7, lambda row: shift_word(row.shift)),
    Column(N_("Needed"), 0, lambda row: _skill(row.needed)),
    Column(N_("There"), 6, lambda row: str(row.there), "right"),
    Column(N_("Least"), 6, lambda row: str(row.least), "right"),
    Column(N_("On call"), 9, lambda row: tr(N_("counts")) if row.on_call_counts else "-"),
)
SKILL_ROWS: tuple[Column[Any], ...] = (
    Column(N_("Skill"), 16, lambda row: _skill(row.skill)),
    Column(N_("Who can"), 0, lambda row: " ".join(row.holders) or tr(N_("nobody"))),
    Column(N_("Runs out"), 14, lambda row: " ".join(row.expiring)),
)
TEAMS: tuple[Column[Any], ...] = (
    Column(N_("Team"), 8, lambda row: row.team),
    Column(N_("Least"), 6, lambda row: str(row.least), "right"),
    Column(N_("Team members"), 0, lambda row: " ".join(row.members) or tr(N_("nobody"))),
)
ROTATIONS: tuple[Column[Any], ...] = (
    Column(N_("Number"), 11, lambda row: row.rotation),
    Column(N_("Name"), 0, lambda row: row.name),
    Column(N_("From"), 5, lambda row: row.from_post),
    Column(N_("To"), 5, lambda row: row.to_post),
    Column(N_("Days"), 23, lambda row: f"{row.first} - {row.last}"),
    Column(N_("Standing"), 10, lambda row: tr(ROTATION.get(row.status, row.status))),
)


def _on_duty(desk: Any) -> list[Any]:
    rows: list[Any] = desk.show("on-duty")
    return rows


def _person(row: Any) -> list[str]:
    kinds = " ".join(_skill(kind) for kind in row.qualifications.split())
    return [f"{row.staff} {row.name}", row.posts, row.phone, row.languages, kinds, _answers(row)]


class Roster(Listing):
    """Today by shift and post, with what the shift lacks."""

    number: ClassVar[str] = "17"
    title: ClassVar[str] = N_("On duty")
    keys: ClassVar[tuple[Any, ...]] = ROSTER
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Now"), ON_DUTY, _on_duty, lambda row: f"{row.staff} {row.shift}",
            N_("Nobody is on the roster now. Tab shows the week; + copies last week, l fills it."),
            lambda row: f"{row.staff} {row.name}  {row.posts}  {row.languages}", _person),
        Tab(N_("Week"), ENTRIES, lambda desk: desk.show("roster"), lambda row: f"{row.day} {row.shift} {row.staff}",
            N_("No roster for this week. + copies last week, l fills it from the least on every shift."),
            lambda row: f"{row.day} {shift_word(row.shift)} {row.staff} {row.name} {row.note} {_warned(row)}"),
        Tab(N_("Gaps"), GAPS, lambda desk: desk.show("roster-gaps"), lambda row: f"{row.day} {row.shift} {row.needed}",
            N_("No shift of this week lacks anybody."), _gap),
        Tab(N_("Skills"), SKILL_ROWS, lambda desk: desk.show("skills"), lambda row: row.skill,
            N_("No skill is entered yet."), lambda row: f"{_skill(row.skill)}: {' '.join(row.holders)}"),
        Tab(N_("Teams"), TEAMS, lambda desk: desk.show("teams"), lambda row: row.team, N_("There is no team."),
            lambda row: f"{row.team}: {' '.join(row.members)}"),
        Tab(N_("Rotation"), ROTATIONS, lambda desk: desk.show("rotations"), lambda row: row.rotation,
            N_("Nobody rotates. r proposes a rotation."), lambda row: f"{row.rotation} {row.name}: {row.goals}"),
        *call_outs.TABS,
    )  # fmt: skip

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What needs no row."""
        return {
            "n": lambda: open_act(self.counter, "roster", day=self._today()),
            "l": lambda: open_act(self.counter, "fill-roster", first=self._today(), days="7"),
            "+": self._copy,
            "r": lambda: open_act(self.counter, "propose-rotation"),
            "k": self._call,
        }

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a row."""
        own: dict[str, Callable[[Any], None]] = {"w": self._swap, "x": self._take_off, "s": self._step}
        if self.tab != CALLS_TAB:
            return own
        answers = {"y": call_outs.accept, "-": call_outs.decline, "s": call_outs.steps}
        return own | {key: partial(deed, self.counter) for key, deed in answers.items()}

    def _call(self) -> None:
        """Who can come is seen while the reason is typed."""
        if self.tab not in (CALLS_TAB, READY_TAB):
            self.go_to(READY_TAB)
        call_outs.call(self.counter)

    def _today(self) -> str:
        home = self.counter.home
        return home.business_date if home is not None else ""

    def _copy(self) -> None:
        """The week that begins today, from the one before."""
        today = self._today()
        before = (date.fromisoformat(today) - timedelta(days=7)).isoformat() if today else ""
        open_act(self.counter, "copy-roster", first=before, to=today)

    def _swap(self, row: Any) -> None:
        if self.tab == WEEK:
            given = {"staff": row.staff, "day": row.day, "shift": row.shift}
            open_act(self.counter, "swap-shifts", given, other_day=row.day)
        else:
            self.go_to(WEEK)

    def _take_off(self, row: Any) -> None:
        if self.tab != WEEK:
            self.counter.say(tr(N_("Somebody is taken off a shift in the week: Tab.")))
            return
        fields = {"staff": row.staff, "day": row.day, "shift": row.shift}
        told = tr(
            N_("Take {name} off {shift} of {day}? y/n"),
            name=row.name,
            shift=shift_word(row.shift),
            day=row.day,
        )
        deeds.sure(self.counter, "unroster", told, fields, N_("{staff} is off {shift} of {day}."))

    def _step(self, row: Any) -> None:
        """A gap is filled; a rotation is decided or ended."""
        if self.tab == LACKS:
            start = {"day": row.day, "shift": row.shift, "post": row.needed if row.kind == "post" else ""}
            open_act(self.counter, "roster", **start)
        elif self.tab == ROTATE:
            Menu(self.counter, row.rotation, self._rotation_steps(row)).open()
        else:
            self.counter.say(tr(N_("There is no next step here. F1 shows the keys.")))

    def _rotation_steps(self, row: Any) -> list[Entry]:
        fields = {"rotation": row.rotation}
        return [
            (tr(N_("Approve it")), lambda: deeds.do(self.counter, "decide-rotation", {**fields, "approve": True},
                                                    N_("{rotation} of {staff} is approved."))),
            (tr(N_("Decline it")), lambda: deeds.with_words(self.counter, "decide-rotation", {**fields, "approve": False}, "reason",
                                                            tr(N_("Why not:")), N_("{rotation} of {staff} is declined."))),
            (tr(N_("End it")), lambda: deeds.with_words(self.counter, "end-rotation", fields, "reason", tr(N_("Why:")),
                                                        N_("{rotation} of {staff} has ended."))),
        ]  # fmt: skip
