"""Telephone numbers that ring nowhere, as E.164.

Where a regulator sets numbers aside for films and books, they come from there. Elsewhere the number has the length
of the country's numbers and begins, after the country code, the way none of them begins; zeros follow.
"""

from random import Random

SET_ASIDE = {
    "GBR": ("+447700900", 0, 999, 3),  # Ofcom, numbers for drama
    "USA": ("+121255501", 0, 99, 2),  # NANPA: 555-0100 to 555-0199
    "IRL": ("+3532091", 0, 99999, 5),  # ComReg: 020 91x xxxx
    "FRA": ("+3363998", 0, 9999, 4),  # ARCEP: 06 39 98 xx xx
    "DEU": ("+493023125", 0, 999, 3),  # Bundesnetzagentur: 030 23125 xxx
    "SWE": ("+46701740", 605, 699, 3),  # PTS: 070-174 06 05 to 99
}
"""Country: prefix, first, last, digits."""

UNUSED = {
    "CHN": "+861540000",  # looks like a mobile number, yet 154 is given to no operator
    "HKG": "+8520000",
    "TWN": "+88610000",
    "JPN": "+81100000",
    "KOR": "+82900000",
    "RUS": "+7000000",
    "UKR": "+38000000",
    "SRB": "+38110000",
    "BGR": "+35910000",
    "MNG": "+9760000",
    "GRC": "+30000000",
    "SAU": "+96600000",
    "IRN": "+98000000",
    "ISR": "+97210000",
    "IND": "+91100000",
    "LKA": "+9400000",
    "BGD": "+880100000",
    "THA": "+6610000",
    "KHM": "+85510000",
    "GEO": "+99500000",
    "ARM": "+3740000",
    "ETH": "+25100000",
    "VNM": "+8410000",
    "PRT": "+35100000",
    "ESP": "+3400000",
    "BRA": "+551000000",
    "POL": "+4800000",
    "CZE": "+42000000",
    "HUN": "+3600000",
    "ROU": "+4000000",
    "TUR": "+90000000",
    "ISL": "+354000",
    "DNK": "+450000",
    "LTU": "+3700000",
    "ITA": "+39000000",
    "NGA": "+234000000",
}
"""Country: all but the last four digits."""


def telephone(country: str, chance: Random) -> str:
    """A number of `country` (ISO 3166 alpha-3); KeyError for a country without a rule."""
    if country in SET_ASIDE:
        prefix, first, last, digits = SET_ASIDE[country]
        return f"{prefix}{chance.randint(first, last):0{digits}}"
    return f"{UNUSED[country]}{chance.randrange(10**4):04}"
