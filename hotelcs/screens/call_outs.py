"""Call-outs on screen 17: the team that is called, its answers, who could come now; also what `:call` does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.command_words import Word
from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.listing import Tab
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.screens.widgets.line_list import Column

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

RRT = "rrt"
STATES = {
    "raised": N_("no answer yet"),
    "escalated": N_("!nobody came"),
    "accepted": N_("coming"),
    "on_scene": N_("on the scene"),
    "stood_down": N_("over"),
}
ANSWERED = {"called": N_("silent"), "lead": N_("leads"), "joined": N_("joins"), "declined": N_("cannot come")}
PLACES = {"here": N_("here"), "on_call": N_("on call"), "off": N_("off")}
LACKS = {"new": N_("new here"), "untrained": N_("course old")}
DRILL = "DRILL 演练 "
CALLED = N_("{callout}: called {called}; somebody has to accept in 2 minutes.")


def clock(seconds: int) -> str:
    """Minutes and seconds, 02:07; hours before them when there are any."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def _state(row: Any) -> str:
    return ("!" if row.overdue else "") + tr(STATES[row.status])


def _told(row: Any) -> str:
    return tr(N_("{drill}{no} {reason}  {state}, {coming} of {called} coming, lead {lead}"), no=row.callout, reason=row.reason,
              drill=DRILL if row.drill else "", state=_state(row), coming=row.coming, called=row.called,
              lead=f"{row.lead} {row.lead_name}".strip() or "-")  # fmt: skip


def _detail(row: Any) -> list[str]:
    steps = ((N_("Raised {at} by {who}"), row.raised), (N_("Accepted {at}"), row.accepted), (N_("On the scene {at}"), row.on_scene),
             (N_("Passed on {at}"), row.escalated), (N_("Stood down {at}"), row.stood_down))  # fmt: skip
    return [_told(row), *(tr(words, at=at, who=row.by or "-") for words, at in steps if at), row.outcome]


def _lacks(row: Any) -> str:
    return ", ".join(tr(LACKS.get(code, code)) for code in row.lacks.split())


CALLS: tuple[Column[Any], ...] = (
    Column(N_("Number"), 11, lambda row: row.callout),
    Column(N_("Reason"), 0, lambda row: (DRILL if row.drill else "") + row.reason),
    Column(N_("Room"), 5, lambda row: row.room),
    Column(N_("Standing"), 13, _state),
    Column(N_("Coming"), 6, lambda row: f"{row.coming}/{row.called}", "right"),
    Column(N_("Lead"), 10, lambda row: row.lead_name or "-"),
    Column(N_("Clock"), 7, lambda row: clock(row.seconds), "right"),
)
READY: tuple[Column[Any], ...] = (
    Column(N_("Team"), 5, lambda row: row.team),
    Column(N_("Name"), 0, lambda row: f"{row.staff} {row.name}{' *' if row.lead else ''}"),
    Column(N_("Where"), 8, lambda row: tr(PLACES[row.place])),
    Column(N_("Phone"), 15, lambda row: row.phone or "-"),
    Column(N_("Lacks"), 13, _lacks),
    Column(N_("There"), 6, lambda row: f"{row.there}/{row.least}", "right"),
)
TABS: tuple[Tab, ...] = (
    Tab(N_("Call-outs"), CALLS, lambda desk: desk.show("call-outs"), lambda row: row.callout,
        N_("No team was called out. k calls the rapid response team, or :call rrt and why."), _told, _detail),
    Tab(N_("Who can come"), READY, lambda desk: desk.show("team-readiness"), lambda row: f"{row.team} {row.staff}",
        N_("Nobody is in a team. Staff, F4 28, puts people into it."),
        lambda row: f"{row.staff} {row.name}  {tr(PLACES[row.place])}  {_lacks(row)}"),
)  # fmt: skip


def call(counter: "Counter", reason: str = "", team: str = RRT, case: dict[str, str] | None = None) -> None:
    """Call a team out; the reason is asked for unless it is there. `case` is kind and number of what it is for."""
    if not counter.may("call-out"):
        counter.refuse("call-out")
        return

    def go(words: str) -> None:
        if not words.strip():
            counter.say(tr(N_("Nobody was called.")))
            return
        counter.do("call-out", {"team": team, "reason": words.strip(), **(case or {})}, done)

    def done(answer: Any) -> None:
        whom = ", ".join(answer.result["called"]) or tr(N_("nobody"))
        counter.praise(tr(CALLED, callout=answer.result["callout"], called=whom))

    if reason.strip():
        go(reason)
    else:
        counter.ask_line(Prompt(tr(N_("Why is the team called, and where:")), go))


def accept(counter: "Counter", row: Any) -> None:
    """Come oneself."""
    deeds.do(counter, "accept-call-out", {"callout": row.callout}, N_("You come to {callout}. Lead: {lead}."))


def decline(counter: "Counter", row: Any) -> None:
    """Say that one cannot come, and why."""
    label = tr(N_("Why can you not come:"))
    deeds.with_words(
        counter,
        "decline-call-out",
        {"callout": row.callout},
        "reason",
        label,
        N_("You do not come to {callout}."),
    )


def steps(counter: "Counter", row: Any) -> None:
    """What comes next for a call-out: there, or over; or somebody rang."""
    from hotelcs.screens.dialogs.menu import Menu

    fields = {"callout": row.callout}
    entries: list[tuple[str, Callable[[], None]]] = [
        deeds.step(counter, "on-scene", N_("I am on the scene"),
                   partial(deeds.do, counter, "on-scene", fields, N_("On the scene of {callout}."))),
        deeds.step(counter, "stand-down", N_("Stand the team down"),
                   partial(deeds.with_words, counter, "stand-down", fields, "outcome", tr(N_("What came of it:")),
                           N_("The team of {callout} is stood down."))),
        deeds.step(counter, "accept-call-out", N_("Somebody rang: they come"),
                   partial(deeds.with_words, counter, "accept-call-out", fields, "staff", tr(N_("Who comes (number):")),
                           N_("{staff} comes to {callout}. Lead: {lead}."))),
        deeds.step(counter, "decline-call-out", N_("Somebody rang: they cannot come"),
                   partial(deeds.with_words, counter, "decline-call-out", fields, "staff", tr(N_("Who cannot come (number):")),
                           N_("{staff} does not come to {callout}."))),
        (tr(N_("Who was called, and their telephones")), partial(answers, counter, row.callout)),
    ]  # fmt: skip
    Menu(counter, row.callout, entries).open()


def answers(counter: "Counter", callout: str) -> None:
    """Who was called, with their telephones and what they said."""
    from hotelcs.screens.dialogs.card import Card

    def show(rows: list[Any]) -> None:
        lines = [
            f"{row.staff} {row.name}  {row.phone or '-'}  {tr(ANSWERED[row.answer])} {row.at[11:]} {row.reason}".rstrip()
            for row in rows
        ]
        Card(counter, callout, lines or [tr(N_("Nobody was called: ring the duty manager."))]).open()

    counter.ask("call-out answers", lambda desk: desk.show("call-out-answers", callout=callout), show)


def run_word(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`call rrt smoke in 301` calls the team; `call rrt` asks why; `call` shows the call-outs."""
    from hotelcs.screens.roster import CALLS_TAB, Roster

    del word
    if not rest:
        counter.show_sheet(Roster(counter, CALLS_TAB))
    elif rest[0].casefold() in TEAMS:
        call(counter, " ".join(rest[1:]))
    else:
        call(counter, " ".join(rest[1:]), rest[0].casefold())


TEAMS = (RRT, "小组", "xz", "kx")
"""How the rapid response team is called at the `:` row."""


def answer_now(counter: "Counter", row: Any) -> None:
    """A call-out that waits for one's own answer (a row of what presses): y comes, n cannot."""
    yes: Callable[[], None] = partial(
        deeds.do, counter, "accept-call-out", {"callout": row.ref}, N_("You come to {callout}. Lead: {lead}.")
    )
    no: Callable[[], None] = partial(
        deeds.do, counter, "decline-call-out", {"callout": row.ref}, N_("You do not come to {callout}.")
    )
    question = tr(N_("{ref}: y I come, n I cannot"), ref=row.ref)
    counter.ask_line(Choice(question, {"y": yes, "1": yes, "n": no, "2": no}))
