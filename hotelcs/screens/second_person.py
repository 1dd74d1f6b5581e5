"""What one's own post may not do alone: ask a second person, who says yes here by password, or at another terminal."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.errors import HotelcsError
from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.gateway import Failure
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.workflows.verbs import spoken

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

ASK = "ask-approval"


def offered(failure: Failure) -> bool:
    """Whether a second person could say yes to what was refused."""
    return isinstance(failure, HotelcsError) and ASK in getattr(failure, "next", ())


def offer(counter: "Counter", verb: str, fields: dict[str, Any], again: Callable[[], None]) -> None:
    """Ask whether to ask; `again` does the act once somebody has said yes here."""
    if not counter.may(ASK):
        return

    def here() -> None:
        _why(counter, verb, fields, lambda number: _by_password(counter, number, again))

    def elsewhere() -> None:
        def asked(number: str) -> None:
            counter.praise(
                tr(
                    N_("{number} is asked. Once it is approved the banner says so: do it again then."),
                    number=number,
                )
            )

        _why(counter, verb, fields, asked)

    label = tr(N_("A second person: 1 here, by password   2 at another terminal   Esc not now"))
    counter.ask_line(Choice(label, {"1": here, "2": elsewhere, "n": lambda: None}))


def _why(counter: "Counter", verb: str, fields: dict[str, Any], then: Callable[[str], None]) -> None:
    """The reason, and the request itself; `then` gets its number."""

    def reason(text: str) -> None:
        wanted = {"for": verb, "fields": fields, "reason": text}
        counter.act(lambda desk: desk.do(ASK, wanted), lambda done: then(str(done.result["approval"])))

    deeds.ask_words(counter, ASK, tr(N_("Why (who decides reads it):")), reason)


def _by_password(counter: "Counter", number: str, again: Callable[[], None]) -> None:
    """Login and password of the second person, who does not take the seat."""

    def login(name: str) -> None:
        def password(text: str) -> None:
            counter.act(lambda desk: desk.approve_here(number, name.strip(), text), lambda _: again())

        if name.strip():
            counter.ask_line(
                Prompt(tr(N_("Password of {login}:"), login=name.strip()), password, secret=True)
            )

    counter.ask_line(Prompt(tr(N_("{number}: login of who says yes:"), number=number), login))


def decide(counter: "Counter") -> None:
    """The request that waits longest: what exactly, by whom, why; y approves, n says why not."""
    if not counter.may("decide-approval"):
        counter.refuse("decide-approval")
        return

    def read(desk: Any) -> Any:
        waiting = [row for row in desk.show("approvals") if row.asked_by != desk.login]
        return (desk.show("approval", no=waiting[-1].approval), len(waiting)) if waiting else None

    def there(found: Any) -> None:
        if found is None:
            counter.say(tr(N_("Nobody waits for a second person.")))
        else:
            _show(counter, *found)

    counter.ask_first("approval", read, there)


def _show(counter: "Counter", row: Any, count: int) -> None:
    from hotelcs.screens.dialogs.card import Card

    lines = [tr(N_("{who} asks: {verb}"), who=row.asked_by, verb=str(spoken(row.verb))), row.reason, "",
             tr(N_("Needed: {needs}"), needs=", ".join(row.needs)), ""]  # fmt: skip
    lines += [f"{name}: {value}" for name, value in row.fields.items()]
    card = Card(counter, tr(N_("{number}, 1 of {count}"), number=row.approval, count=count), lines)
    card.open()

    def answer(*, yes: bool, note: str = "") -> None:
        card.close()
        said = N_("{approval} is approved.") if yes else N_("{approval} is declined.")
        deeds.do(counter, "decide-approval", {"approval": row.approval, "approve": yes, "note": note}, said)

    def no() -> None:
        deeds.ask_words(
            counter, "decide-approval", tr(N_("Why not:")), lambda text: answer(yes=False, note=text)
        )

    def yes() -> None:
        answer(yes=True)

    counter.ask_line(Choice(tr(N_("Approve {number}? y/n, Esc later"), number=row.approval),
                            {"y": yes, "1": yes, "n": no, "0": no, "escape": card.close}))  # fmt: skip
