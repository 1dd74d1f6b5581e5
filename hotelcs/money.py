"""Money as an integer number of minor units with a currency. Never a float."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

NO_MINOR_UNIT = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})
THREE_DIGITS = frozenset({"BHD", "KWD", "OMR", "TND", "JOD"})
SYMBOLS = {"CNY": "¥", "EUR": "€", "USD": "$", "GBP": "£"}
LIMIT_MINOR = 10**12
"""Nothing a hotel charges is larger; a bigger figure is a slip of the hand."""


def digits_of(currency: str) -> int:
    """Digits after the point in `currency` (ISO 4217)."""
    return 0 if currency in NO_MINOR_UNIT else 3 if currency in THREE_DIGITS else 2


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units of one currency."""

    minor: int
    currency: str = "CNY"

    def __str__(self) -> str:
        """With symbol, thousands separators and the currency's digits: ¥1,000.00."""
        sign = "-" if self.minor < 0 else ""
        amount = Money(abs(self.minor), self.currency).plain(",")
        return f"{sign}{SYMBOLS.get(self.currency, self.currency + ' ')}{amount}"

    def plain(self, thousands: str = "") -> str:
        """Digits and a point alone, with the currency's digits: 1000.00; `thousands` stands between groups of three."""
        digits = digits_of(self.currency)
        sign = "-" if self.minor < 0 else ""
        whole, rest = divmod(abs(self.minor), 10**digits)
        tail = f".{rest:0{digits}d}" if digits else ""
        return f"{sign}{f'{whole:,}'.replace(',', thousands)}{tail}"


def parse_minor(text: str, currency: str = "CNY") -> int:
    """Minor units of an amount as typed ("376", "1,250.50", "３７６").

    Raises ValueError for anything that is not a plain decimal number, has more digits than the currency,
    or is beyond LIMIT_MINOR. A comma is a thousands separator only; an input method's full stop is a point.
    """
    plain = normalize("NFKC", text).strip().replace(",", "").replace("。", ".")
    if not plain or not plain.isascii() or plain.strip("+-.0123456789"):
        raise ValueError(text)
    try:
        amount = Decimal(plain).scaleb(digits_of(currency))
    except InvalidOperation:
        raise ValueError(text) from None
    if amount != amount.to_integral_value() or abs(amount) > LIMIT_MINOR:
        raise ValueError(text)
    return int(amount)
