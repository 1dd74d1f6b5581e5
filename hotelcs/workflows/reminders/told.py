"""Of what somebody was told on a business date already: the ledger says so, and nothing else is kept (kind, object, day)."""

import json

from hotelcs.storage.reading import Reader

_TOLD = "SELECT result FROM ledger WHERE verb = 'remind' AND business_date = :day ORDER BY seq"


def told(reader: Reader, day: str) -> set[tuple[str, str]]:
    """Kind and reference of everything that was told on the business date `day`."""
    found = (json.loads(result) for (result,) in reader.rows(_TOLD, day=day))
    return {(one["kind"], ref) for one in found for ref in one["items"]}
