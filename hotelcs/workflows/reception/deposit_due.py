"""How much deposit to ask for (handbook 02 §2.4.2). Knows no table, so that lists may use it too."""

INCIDENTAL_MINOR = 200_00
ROUND_MINOR = 100_00


def suggested(nightly: list[int], *, guarantee: str, prepaid: bool) -> int:
    """The deposit to ask for: nights left plus an allowance for extras, rounded up to a full hundred.

    Nothing for credit stays; only the allowance when the room is prepaid (handbook 02 §2.4.2).
    """
    if guarantee == "credit_stay":
        return 0
    total = INCIDENTAL_MINOR + (0 if prepaid else sum(nightly))
    return -(-total // ROUND_MINOR) * ROUND_MINOR
