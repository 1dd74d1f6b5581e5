"""Plans, drills and what is missing, in words."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.alarm import WORDS as TYPES
from hotelcs.screens.codes import shift_word

REVIEWS = {
    "ok": N_("in force"),
    "near": N_("!review near"),
    "overdue": N_("!review overdue"),
    "unapproved": N_("!not approved"),
    "missing": N_("!missing"),
}
EDITIONS = {
    "draft": N_("draft"),
    "in_review": N_("in review"),
    "approved": N_("approved"),
    "superseded": N_("superseded"),
    "retired": N_("retired"),
}
DRILLS = {
    "planned": N_("set for later"),
    "running": N_("!running"),
    "debrief": N_("debrief"),
    "closed": N_("closed"),
    "aborted": N_("aborted"),
    "cancelled": N_("put off"),
}
ITEMS = {
    "plan": N_("Plan approved, review to come"),
    "drill": N_("Drill held in time"),
    "rrt": N_("Rapid response team on every shift"),
    "warden": N_("Fire warden on every shift"),
    "first_aid": N_("First-aider on every shift"),
    "checks": N_("Checks not overdue"),
    "assist": N_("List of who needs help is current"),
}
CRITERIA = {
    "alarm_time": N_("Alarm time"),
    "confirmation": N_("Confirmation"),
    "call_text": N_("Call text"),
    "broadcast": N_("Broadcast"),
    "lifts": N_("Lifts"),
    "floor_sweep": N_("Floor sweep"),
    "assist_list": N_("Assist list"),
    "roll_complete": N_("Roll call complete"),
    "roll_speed": N_("Roll call speed"),
    "calm": N_("Calm"),
    "radio": N_("Radio discipline"),
    "handover": N_("Hand-over to authority"),
}
"""What a drill is scored on, in its order."""


def type_word(kind: str) -> str:
    """A type of emergency."""
    return tr(TYPES.get(kind, kind))


def target(seconds: int | None) -> str:
    """By when after the alarm a step is done: 2:30, 24 h, before it with a minus; when it happens."""
    if seconds is None:
        return tr(N_("event"))
    sign, rest = "-" if seconds < 0 else "", abs(seconds)
    return (
        f"{sign}{rest // 3600} h"
        if rest >= 3600 and not rest % 3600
        else f"{sign}{rest // 60}:{rest % 60:02d}"
    )


def review(row: Any) -> str:
    """How a plan stands."""
    told = tr(REVIEWS[row.review])
    return f"{told} {row.days}" if row.review == "near" else told


def opened(row: Any) -> str:
    """The edition that is written or in review, and how it stands."""
    return f"{row.open.partition('/')[2]} {tr(EDITIONS[row.open_status])}" if row.open else ""


def plan(row: Any) -> str:
    """A plan in one sentence."""
    if row.review == "missing":
        if row.in_library:
            return tr(N_("Plan {name} missing: copy from library (1)"), name=row.name)
        return tr(N_("Plan {name} missing: n drafts one"), name=row.name)
    told = tr(
        N_("{plan} {name}: {review}, steps {steps}"),
        plan=row.plan,
        name=row.name,
        review=review(row),
        steps=row.steps,
    )
    return f"{told}  {opened(row)}".rstrip()


def plan_lines(row: Any) -> list[str]:
    """What is known of a plan."""
    lines = [f"{row.code}  {row.name}", review(row)]
    if row.approved:
        lines.append(
            tr(
                N_("Approved {day} by {who}, review by {review}"),
                day=row.approved,
                who=row.approved_by,
                review=row.next_review,
            )
        )
    if row.open:
        lines.append(tr(N_("Edition {open}, written by {who}"), open=opened(row), who=author(row.author)))
    if row.call:
        lines.append(tr(N_("Calls {call}"), call=row.call))
    return lines


def drill(row: Any) -> str:
    """A drill in one sentence, marked."""
    return f"{row.mark}  {row.drill} {type_word(row.type)} {row.place}  {row.planned}  {tr(DRILLS[row.status])} {score(row)}".rstrip()


def score(row: Any) -> str:
    """Its score in per cent, or how many criteria have points."""
    return f"{row.score} %" if row.score else f"{row.scored}/12" if row.scored else ""


def drill_lines(row: Any) -> list[str]:
    """What is known of a drill, each line marked."""
    yes_no = {"yes": tr(N_("yes")), "no": tr(N_("no")), "": "-"}
    lines = [
        f"{row.drill} {type_word(row.type)}",
        row.place,
        tr(N_("announced")) if row.announced else tr(N_("not announced")),
        tr(N_("Planned {planned}"), planned=row.planned),
    ]
    if row.started:
        lines.append(tr(N_("From {started} to {ended}"), started=row.started, ended=row.ended[11:] or "..."))
    if row.incident:
        lines.append(tr(N_("Run as {incident}, plan {plan}"), incident=row.incident, plan=row.plan or "-"))
    if score(row):
        lines.append(tr(N_("Score {score}, people {people}"), score=score(row), people=row.people))
    if row.plan_change:
        lines.append(
            tr(
                N_("Change the plan: {answer}. {why}"),
                answer=yes_no[row.plan_change],
                why=row.plan_change_note,
            )
        )
    lines += [part for part in (row.reason, row.instead, row.scenario, row.lessons) if part]
    return [f"{row.mark} {line}" for text in lines for line in text.splitlines()]


def lacks(row: Any) -> str:
    """What an item of the index lacks."""
    if row.true:
        return ""
    if row.item == "plan":
        return tr(REVIEWS[row.lacks])
    if row.item == "drill":
        return tr(N_("was due {day}"), day=row.lacks)
    if row.item == "assist":
        return tr(N_("not gone through today"))
    if row.item == "checks":
        return str(row.lacks)
    day, _, shift = row.lacks.partition(" ")
    first = f"{day[5:]} {shift_word(shift)}".strip() or "-"
    return tr(N_("{first} and {more} more"), first=first, more=row.count - 1) if row.count > 1 else first


def item(row: Any) -> str:
    """An item of the index with what it is about."""
    told = tr(ITEMS[row.item])
    return tr(N_("{item}: {type}"), item=told, type=type_word(row.about)) if row.about else told


def author(login: str) -> str:
    """Who wrote an edition; nobody of the hotel has touched one from the library."""
    return tr(N_("the library")) if login == "library" else login
