"""What can be done with somebody who works here, or with an account."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.dialogs.menu import Entry
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def card(counter: "Counter", found: Any) -> None:
    """Somebody in full: posts with their days, trainings, teams."""
    from hotelcs.screens.dialogs.card import Card

    lines = [
        f"{found.login or '-'}  {found.phone}  {found.languages}",
        tr(N_("Here since {day}"), day=found.hired or "-"),
    ]
    for held in found.held:
        told = f"{held.post}{' *' if held.main else ''}  {held.first} - {held.last}"
        lines.append(f"{told}  {held.deputy_for} {held.reason}".rstrip())
    lines += [*found.trained, found.teams]
    Card(counter, f"{found.staff} {found.name}", [line for line in lines if line]).open()


def of_person(counter: "Counter", row: Any) -> list[Entry]:
    """Posts, trainings, team, account, leaving."""
    given = {"staff": row.staff}

    def opening(verb: str, **start: str) -> Any:
        return lambda: open_act(counter, verb, given, **start)

    def ending(verb: str, field: str, label: str, said: str) -> Any:
        return lambda: deeds.with_words(counter, verb, given, field, label, said)

    entries: list[Entry] = [
        (tr(N_("Give a post")), opening("give-post")),
        (tr(N_("End a post")), opening("end-post")),
        (tr(N_("Stands in for somebody")), opening("deputise")),
        (tr(N_("Enter a training")), opening("qualify")),
        (
            tr(N_("End a training")),
            ending(
                "end-qualification", "kind", tr(N_("Which training:")), N_("{kind} of {staff} has ended.")
            ),
        ),
        (tr(N_("Join the rapid response team")), opening("join-team")),
        (
            tr(N_("Leave the team")),
            lambda: deeds.do(counter, "leave-team", given, N_("{staff} has left the team {team}.")),
        ),
        (
            tr(N_("Change the phone number")),
            ending("change-staff", "phone", tr(N_("Phone:")), N_("{staff} is changed.")),
        ),
        (tr(N_("Leaves the hotel")), opening("leave-staff")),
    ]
    if row.login:
        entries.append((tr(N_("A password for one use")), lambda: reset(counter, row.login)))
    else:
        entries.append((tr(N_("Make an account")), opening("add-account")))
    return entries


def of_account(counter: "Counter", row: Any) -> list[Entry]:
    """Password, lock, sessions."""
    fields = {"login": row.login}
    entries: list[Entry] = [
        (tr(N_("A password for one use")), lambda: reset(counter, row.login)),
        (
            tr(N_("Lift the lock")),
            lambda: deeds.do(counter, "unlock-account", fields, N_("{login} may try again.")),
        ),
        (
            tr(N_("Sign out everywhere")),
            lambda: deeds.do(counter, "end-sessions", fields, N_("{login} is signed out everywhere.")),
        ),
    ]
    if row.status == "disabled":
        entries.append(
            (
                tr(N_("Open it again")),
                lambda: deeds.do(counter, "enable-account", fields, N_("{login} may sign in again.")),
            )
        )
    else:
        told = tr(N_("Shut the account {login}? Whoever uses it is signed out. y/n"), login=row.login)
        entries.append(
            (
                tr(N_("Shut it")),
                lambda: deeds.sure(counter, "disable-account", told, fields, N_("{login} is shut.")),
            )
        )
    return entries


def of_calendar(counter: "Counter", row: Any) -> list[Entry]:
    """The hours of a weekday, or a day unlike its weekday."""
    given = {"calendar": row.calendar}
    return [
        (tr(N_("Hours of a weekday")), lambda: open_act(counter, "set-hours", given)),
        (tr(N_("A day unlike its weekday")), lambda: open_act(counter, "set-day", given)),
    ]


def reset(counter: "Counter", login: str) -> None:
    """Hand out a password for one use: it is shown once, here, and nowhere again."""
    if not counter.may("reset-password"):
        counter.refuse("reset-password")
        return

    def yes() -> None:
        from hotelcs.screens.dialogs.card import Card
        from hotelcs.workflows.door.passwords import once

        secret = once()

        def made(_: Any) -> None:
            told = [tr(N_("{login} signs in with it once and then chooses an own one:"), login=login), "", f"    {secret}", "",
                    tr(N_("It is shown only here and only now."))]  # fmt: skip
            Card(counter, tr(N_("A password for one use")), told).open()

        counter.act(lambda desk: desk.do("reset-password", {"login": login, "secret": secret}), made)

    told = tr(N_("A new password for {login}? The old one, the PIN and every session end. y/n"), login=login)
    counter.ask_line(Choice(told, {"y": yes, "1": yes, "n": lambda: None, "0": lambda: None}))
