"""What the hotel knows: the tables, one file an aggregate, every rule a constraint can hold a named constraint."""


def every_table() -> object:
    """Import all tables and return their metadata (migrations and their tests compare against it)."""
    from sqlmodel import SQLModel

    from hotelcs.models import (  # noqa: F401 - importing registers the tables
        approvals,
        beds,
        bill_rules,
        callouts,
        calls,
        clocks,
        companies,
        complaints,
        covers,
        doors,
        drawer,
        drills,
        duties,
        escalation,
        extras,
        feeds,
        folios,
        groups,
        guests,
        hints,
        hotel,
        incident_parts,
        incidents,
        inventory,
        invoices,
        ledger,
        notices,
        organisation,
        ownership,
        paging,
        people,
        plans,
        policies,
        price_list,
        privacy,
        rates,
        registers,
        reservations,
        rollcall,
        rooms,
        roster,
        shift_log,
        stays,
        transfers,
        turnaways,
        walks,
    )

    return SQLModel.metadata
