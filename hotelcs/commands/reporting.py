"""`hotelcs report`: what was, counted or told (handbook 05 §5.2)."""

from pathlib import Path
from typing import Annotated

import typer

from hotelcs.commands.complaint_report import complaints
from hotelcs.commands.envelope import run
from hotelcs.commands.incident_report import incident
from hotelcs.commands.reports import reported
from hotelcs.i18n import N_

family = typer.Typer()
Day = Annotated[
    str, typer.Option("--date", metavar="DATE", help=N_("The business date; the open one when left out."))
]
ClosedDay = Annotated[
    str,
    typer.Option(
        "--date", metavar="DATE", help=N_("The business date, or today; the last closed one when left out.")
    ),
]
First = Annotated[str, typer.Option("--from", metavar="DATE", help=N_("The first day; a week back."))]
Last = Annotated[str, typer.Option("--to", metavar="DATE", help=N_("The last day; the business date."))]
Format = Annotated[
    str, typer.Option("--format", help=N_("txt, md, csv, json, html or xlsx; as the file ends, else txt."))
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help=N_("Write it to this file, over the one before."))
]


@family.callback()
def report() -> None:
    """Reports: what was, counted."""


family.command(
    "complaints", help=N_("Complaints of some days in groups: counts, steps in time, opened again, recovery.")
)(complaints)
family.command("incident", help=N_("The report of an emergency."))(incident)


@family.command("daily", help=N_("The day on one page, for whoever manages the hotel."))
def daily(ctx: typer.Context, day: ClosedDay = "", format_: Format = "", out: Out = None) -> int:
    """The daily report."""
    from hotelcs.reports.daily import daily as make

    return run(ctx.obj, "report daily", lambda job: reported(job, lambda desk: make(desk, day), format_, out))


@family.command("shift", help=N_("The sheet of a shift: handovers, the log, what is open."))
def shift(
    ctx: typer.Context,
    day: Day = "",
    code: Annotated[str, typer.Option("--shift", help=N_("One shift only."))] = "",
    dept: Annotated[str, typer.Option(help=N_("One department only."))] = "",
    format_: Format = "",
    out: Out = None,
) -> int:
    """The shift report."""
    from hotelcs.reports.shift_report import shift as make

    return run(
        ctx.obj,
        "report shift",
        lambda job: reported(job, lambda desk: make(desk, day, code, dept), format_, out),
    )


@family.command("occupancy", help=N_("Rooms and rates by day, in groups, and the nights to come."))
def occupancy(
    ctx: typer.Context,
    first: First = "",
    last: Last = "",
    by: Annotated[str, typer.Option(help=N_("Groups: type, channel or segment."))] = "",
    forecast: Annotated[
        int,
        typer.Option(metavar="NIGHTS", help=N_("So many nights to come, too; 0 for none."), min=0, max=60),
    ] = 14,
    format_: Format = "",
    out: Out = None,
) -> int:
    """The occupancy report."""
    from hotelcs.reports.rooms_report import occupancy as make

    return run(
        ctx.obj,
        "report occupancy",
        lambda job: reported(job, lambda desk: make(desk, first, last, by, forecast), format_, out),
    )


@family.command("revenue", help=N_("What was charged and paid, and what guests owe."))
def revenue(
    ctx: typer.Context, first: First = "", last: Last = "", format_: Format = "", out: Out = None
) -> int:
    """The revenue report."""
    from hotelcs.reports.rooms_report import revenue as make

    return run(
        ctx.obj,
        "report revenue",
        lambda job: reported(job, lambda desk: make(desk, first, last), format_, out),
    )


@family.command("satisfaction", help=N_("What guests said, as far as the hotel asks them."))
def satisfaction(
    ctx: typer.Context,
    day: Annotated[str, typer.Option("--date", metavar="DATE", help=N_("One day."))] = "",
    daily_: Annotated[
        bool, typer.Option("--daily", help=N_("One day: today unless --date says otherwise."))
    ] = False,
    first: First = "",
    last: Last = "",
    format_: Format = "",
    out: Out = None,
) -> int:
    """The satisfaction report."""
    from hotelcs.reports.begin import dates
    from hotelcs.reports.work_report import satisfaction as make

    return run(
        ctx.obj, "report satisfaction",
        lambda job: reported(job, lambda desk: make(desk, *(dates(desk, day, day)[:2] if day or daily_ else (first, last))), format_, out),
    )  # fmt: skip


@family.command("housekeeping", help=N_("Rooms as they stand, and how fast they were ready."))
def housekeeping(
    ctx: typer.Context,
    day: Day = "",
    sheet: Annotated[bool, typer.Option("--sheet", help=N_("Every room, to be walked with a pen."))] = False,
    format_: Format = "",
    out: Out = None,
) -> int:
    """The housekeeping report."""
    from hotelcs.reports.work_report import housekeeping as make

    return run(
        ctx.obj,
        "report housekeeping",
        lambda job: reported(job, lambda desk: make(desk, day, sheet=sheet), format_, out),
    )


@family.command(
    "metric", help=N_("A measure: its formula, its numbers, day by day, the records; every one without CODE.")
)
def metric(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="[CODE]", help=N_("The code of a measure, as M-02."))] = "",
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help=N_("The first day; the last one when left out."))
    ] = "",
    last: Last = "",
    format_: Format = "",
    out: Out = None,
) -> int:
    """One measure, or all."""
    from hotelcs.reports.metric_report import asked

    return run(
        ctx.obj,
        "report metric",
        lambda job: reported(job, lambda desk: asked(desk, code, first, last), format_, out),
    )


@family.command("staff", help=N_("What everybody did; who may not read the staff gets their own."))
def staff(
    ctx: typer.Context,
    first: First = "",
    last: Last = "",
    person: Annotated[str, typer.Option(metavar="NO", help=N_("One person only."))] = "",
    period: Annotated[
        str, typer.Option(metavar="PERIOD", help=N_("A month, a quarter or a year: 2026-11, 2026-Q4, 2026."))
    ] = "",
    format_: Format = "",
    out: Out = None,
) -> int:
    """The staff report."""
    from hotelcs.reports.begin import within
    from hotelcs.reports.work_report import staff as make

    return run(
        ctx.obj,
        "report staff",
        lambda job: reported(
            job, lambda desk: make(desk, *within(desk, period, first, last), person), format_, out
        ),
    )


@family.command(
    "foreigners", help=N_("Registrations of guests from abroad; ends with 4 when one is past its deadline.")
)
def foreigners(
    ctx: typer.Context,
    pending: Annotated[bool, typer.Option("--pending", help=N_("Only those that are open."))] = False,
    day: Day = "",
    reveal: Annotated[
        bool, typer.Option("--reveal/--mask", help=N_("Names whole; masked unless told."))
    ] = False,
    reason: Annotated[str, typer.Option(help=N_("Why it has to be whole."))] = "",
    format_: Format = "",
    out: Out = None,
) -> int:
    """The report on guests from abroad."""
    from hotelcs.reports.work_report import foreigners as make

    return run(
        ctx.obj, "report foreigners",
        lambda job: reported(job, lambda desk: make(desk, day, pending=pending, revealed=reveal), format_, out,
                             ("foreigners", reason) if reveal else None),
    )  # fmt: skip


@family.command(
    "degraded-pack", help=N_("What the desk works with when the machine does not: printable lists and forms.")
)
def degraded_pack(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help=N_("The folder that a new folder is made in."))
    ],
) -> int:
    """The pack."""
    from hotelcs.commands.packing import packed

    return run(ctx.obj, "report degraded-pack", lambda job: packed(job, out))
