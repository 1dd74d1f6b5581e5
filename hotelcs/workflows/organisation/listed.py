"""The administrator of a new hotel beside a list of its staff, which may number them, or have a row for them too."""

import re
from dataclasses import replace
from itertools import count
from pathlib import Path

from hotelcs.text import clean
from hotelcs.workflows.organisation.founding import Plan
from hotelcs.workflows.people.logins import NUMBER
from hotelcs.workflows.transfer import csv_file


def beside(plan: Plan, path: Path) -> Plan:
    """`plan` with an administrator whom the list at `path` leaves room for.

    A row with the administrator's login is the administrator's: number and name are those of the row. Else the number
    is the first that the list does not give to somebody. Raises Refusal FILE_UNREADABLE, InputOutput.
    """
    rows = [
        {name: line.cells.get(name, "").strip() for name in ("no", "name", "login")}
        for line in csv_file.read(path).lines()
    ]
    own = next((row for row in rows if row["login"] == plan.admin), {})
    number = own.get("no", "").upper()
    if not re.fullmatch(NUMBER, number):
        taken = {row["no"].upper() for row in rows}
        number = next(no for no in map("E{:03d}".format, count(1)) if no not in taken)
    name = clean(own["name"], field="staff", limit=300) if own.get("name") else plan.admin_name
    return replace(plan, admin_no=number, admin_name=name)
