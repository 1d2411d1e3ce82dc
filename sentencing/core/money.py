"""Money: exact amounts with their currency, never a float."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from sentencing.core.diagnostics import NotationError

_SYMBOLS = {"$": "USD", "\u00a3": "GBP", "\u20ac": "EUR"}
_NUMBER = r"(\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.(\d{1,2}))?"
_AMOUNT = re.compile(
    rf"(?P<sign>-?)(?:(?P<symbol>[$\u00a3\u20ac])\s*|(?P<before>[A-Z]{{3}})\s+)?{_NUMBER}"
    rf"(?:\s*(?P<scale>thousand|million|billion))?(?:\s*(?P<after>[A-Z]{{3}}))?",
    re.ASCII,
)
_SCALES = {None: 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_LONGEST = 40


class Money(msgspec.Struct, frozen=True):
    """An amount in hundredths of a currency unit (cents), with the currency's ISO 4217 code."""

    cents: int
    currency: str

    def __add__(self, other: Money) -> Money:
        """The sum of two amounts of one currency.

        Raises:
            ValueError: the currencies differ.
        """
        if self.currency != other.currency:
            message = f"{self.currency} and {other.currency} cannot be added"
            raise ValueError(message)
        return Money(self.cents + other.cents, self.currency)

    def times(self, count: int) -> Money:
        """The amount `count` times over."""
        return Money(self.cents * count, self.currency)

    def __str__(self) -> str:
        """As `2,178,349.50 USD`; whole amounts without the cents."""
        units, cents = divmod(abs(self.cents), 100)
        fraction = f".{cents:02}" if cents else ""
        return f"{'-' if self.cents < 0 else ''}{units:,}{fraction} {self.currency}"


def parse_money(text: str) -> Money:
    """An amount from `169_000_000 USD`, `2,178,349.50 USD`, `USD 100`, `$100`, `170 million USD`.

    Raises:
        NotationError: code `bad-money`.
    """
    found = _AMOUNT.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if not found:
        raise NotationError(
            "bad-money", f"{text[:_LONGEST]!r} is not an amount", "write 169_000_000 USD"
        )
    if found["sign"]:
        raise NotationError("bad-money", f"{text!r} is below zero")
    named = {found["before"], found["after"], _SYMBOLS.get(found["symbol"])} - {None}
    if len(named) != 1:
        what = "names no currency" if not named else "names two currencies"
        raise NotationError("bad-money", f"{text!r} {what}", "write 169_000_000 USD")
    units = int(re.sub("[,_]", "", found[4]))
    cents = int((found[5] or "0").ljust(2, "0"))
    return Money((units * 100 + cents) * _SCALES[found["scale"]], str(named.pop()))


def by_currency(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sum of amounts in each currency, in the order of their codes."""
    sums: dict[str, int] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.cents
    return tuple(Money(cents, currency) for currency, cents in sorted(sums.items()))
