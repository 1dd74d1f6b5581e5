"""What is done in the machine room: a job run now, the steps of a ticket, what is down, the checks of a group."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens import machine_words as told
from hotelcs.screens.act_form import open_act
from hotelcs.screens.dialogs.menu import Menu
from hotelcs.screens.paint import ALARM
from hotelcs.screens.sentences import sentence_of

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def run(counter: "Counter", line: tuple[str, ...], begun: str, said: Callable[[dict[str, Any]], str]) -> None:
    """Run a command as cron would, and say how it ended: `said` makes the sentence of its data when all is well.

    Its own rights decide. The screen goes on meanwhile.
    """

    def ran(found: Any) -> None:
        if found.exit:
            counter.say(found.message or told.ended(found.exit), ALARM)
            return
        counter.praise(said(found.data))
        counter.sheet.reload()

    def job(desk: Any) -> Any:
        from hotelcs.workflows.machine.run_now import run_now

        return run_now(desk, *line)

    counter.say(tr(begun))
    counter.gateway.ask("machine", job, ran, lambda failure: counter.say(sentence_of(failure), ALARM))


def ticket_steps(counter: "Counter", row: Any) -> None:
    """What a ticket can come to from here."""
    asked = {"ticket": row.ticket}

    def words(verb: str, field: str, label: str, said: str) -> Callable[[], None]:
        return lambda: deeds.with_words(counter, verb, asked, field, tr(label, ticket=row.ticket), said)

    steps = {
        "take": ("take-ticket", N_("Take it"), lambda: deeds.do(counter, "take-ticket", asked, N_("{ticket} is yours."))),
        "wait": ("wait-ticket", N_("It waits for something"),
                 words("wait-ticket", "reason", N_("{ticket} waits for:"), N_("{ticket} waits."))),
        "resolve": ("resolve-ticket", N_("It is done"),
                    words("resolve-ticket", "outcome", N_("How {ticket} was done:"), N_("{ticket} is done."))),
        "withdraw": ("withdraw-ticket", N_("It is not needed any more"),
                     words("withdraw-ticket", "reason", N_("Why {ticket} is not needed:"), N_("{ticket} is taken back."))),
        "reopen": ("reopen-ticket", N_("It was not done after all"),
                   words("reopen-ticket", "reason", N_("What is wrong with {ticket} again:"), N_("{ticket} is open again."))),
    }  # fmt: skip
    legal = {
        "open": ("take", "resolve", "withdraw"),
        "taken": ("resolve", "wait", "take"),
        "waiting": ("take", "resolve"),
    }
    chosen = legal.get(row.status, ("reopen",))
    entries = [deeds.step(counter, *steps[name]) for name in chosen]
    Menu(counter, told.ticket_told(row), entries).open()


def down(counter: "Counter") -> None:
    """What is down works again, or another part is down."""

    def read(rows: Any) -> None:
        entries = [
            deeds.step(counter, "end-outage", tr(N_("{component} works again"), component=row.component), _up(counter, row))
            for row in rows if row.state == "down"
        ]  # fmt: skip
        new = deeds.step(
            counter,
            "note-outage",
            N_("A part of the system is down"),
            lambda: open_act(counter, "note-outage"),
        )
        Menu(counter, tr(N_("What works and what does not")), [*entries, new]).open()

    counter.ask_first("components", lambda desk: desk.show("components"), read)


def _up(counter: "Counter", row: Any) -> Callable[[], None]:
    return lambda: deeds.do(
        counter,
        "end-outage",
        {"component": row.component},
        N_("{component} works again after {minutes} min."),
    )


def points(counter: "Counter", row: Any) -> None:
    """The fourteen checks of a group: those a person is asked about are ticked here; then it is signed."""

    def read(rows: Any) -> None:
        if not rows:
            counter.say(tr(N_("{group} was not looked at yet: r does."), group=row.group))
            return
        entries = [
            (told.point_told(point), _point(counter, row, point)) for point in rows if point.status != "ok"
        ]
        why = tr(N_("Sign for {group}. With something open, why:"), group=row.group)
        sign = deeds.step(
            counter, "sign-readiness", N_("Sign that the house is ready"), lambda: _sign(counter, row, why)
        )
        Menu(counter, told.event_told(row), [*entries[:8], sign]).open()

    counter.ask_first("event", lambda desk: desk.show("event-checks", no=row.group), read)


def _sign(counter: "Counter", row: Any, why: str) -> None:
    said = N_("{group} is signed for: {ok} well.")
    if row.issues or row.asked:
        deeds.with_words(counter, "sign-readiness", {"group": row.group}, "why", why, said)
    else:
        deeds.do(counter, "sign-readiness", {"group": row.group}, said)


def _point(counter: "Counter", row: Any, point: Any) -> Callable[[], None]:
    asked = {"group": row.group, "check": point.check}

    def tick() -> None:
        deeds.do(counter, "tick-readiness", {**asked, "well": True}, N_("Ticked."))

    def give() -> None:
        deeds.with_words(
            counter,
            "assign-readiness",
            asked,
            "staff",
            tr(N_("Who mends it (login or number):")),
            N_("It is with {staff}."),
        )

    return tick if point.status == "ask" else give
