"""What an arrival before dawn is asked for (handbook 02 §2.4.6): one rule for the bill and for who asks beforehand."""

from datetime import date, datetime


def fee(nightly_minor: int, *, policy: str) -> int:
    """Minor units asked by the hotel's policy for an arrival before dawn."""
    return {"none": 0, "half": nightly_minor // 2, "full": nightly_minor}[policy]


def is_early(local: datetime, business_date: date, until_minute: int) -> bool:
    """Whether `local` is before dawn of the open business date: the audit of the evening before is done."""
    return local.date() == business_date and local.hour * 60 + local.minute < until_minute


def due(
    nightly_minor: int, arrival: date, *, local: datetime, business_date: date, until_minute: int, policy: str
) -> int:
    """Minor units that who arrives now is asked for. Who had booked the night that is over pays it in full."""
    if not is_early(local, business_date, until_minute):
        return 0
    return fee(nightly_minor, policy="full" if arrival < business_date else policy)
