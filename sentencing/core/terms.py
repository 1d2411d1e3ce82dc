"""Terms: a length of time as a court says it, its units kept apart.

"324 months" and "27 years" end on the same day but are different words; a term keeps the words.
Years, months, weeks and days are never converted into each other except where the calendar makes
it exact (12 months in a year, 7 days in a week), and never through an average length.
"""

from __future__ import annotations

import re
from typing import TypeAlias

import msgspec

from sentencing.core.days import Day, Order, Rounding, add_calendar, add_months
from sentencing.core.diagnostics import NotationError

_LONGEST_YEARS = 5000
_MONTHS_PER_YEAR = 12
_DAYS_PER_WEEK = 7


class Term(msgspec.Struct, frozen=True):
    """A length of time in calendar units.

    `days` may be below zero inside a computation, where a part counted in days is taken off a
    term counted in months; no term that a person writes is negative.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __add__(self, other: Term) -> Term:
        """The sum, unit by unit."""
        return Term(
            self.years + other.years,
            self.months + other.months,
            self.weeks + other.weeks,
            self.days + other.days,
        )

    def __bool__(self) -> bool:
        """False for a term of no length."""
        return bool(self.whole_months or self.whole_days)

    @property
    def whole_months(self) -> int:
        """Years and months together, in months."""
        return self.years * _MONTHS_PER_YEAR + self.months

    @property
    def whole_days(self) -> int:
        """Weeks and days together, in days."""
        return self.weeks * _DAYS_PER_WEEK + self.days

    def times(self, count: int) -> Term:
        """The term `count` times over."""
        return Term(self.years * count, self.months * count, self.weeks * count, self.days * count)

    def less(self, part: Term) -> Term:
        """What is left when `part` is taken off, months from months and days from days."""
        return Term(
            months=self.whole_months - part.whole_months, days=self.whole_days - part.whole_days
        )

    def after(self, day: Day, rounding: Rounding, order: Order = "together") -> Day:
        """The corresponding day: the day after the last day of a term that begins on `day`."""
        return add_calendar(
            day,
            years=self.years,
            months=self.months,
            days=self.whole_days,
            rounding=rounding,
            order=order,
        )

    def last_day(self, day: Day, rounding: Rounding, order: Order = "together") -> Day:
        """The last day of a term whose first day is `day`, that day counting as day 1."""
        if order == "together":
            months = self.years * _MONTHS_PER_YEAR + self.months
            return add_months(day, months, rounding) + self.weeks * _DAYS_PER_WEEK + self.days - 1
        return self.after(day, rounding, order) - 1

    def __str__(self) -> str:
        """In words, as `15 years 6 months`."""
        years, months = self.years, self.months
        if years and abs(months) >= _MONTHS_PER_YEAR:
            years, months = divmod(self.whole_months, _MONTHS_PER_YEAR)
        parts = zip((years, months, self.weeks, self.days), _UNITS, strict=True)
        return " ".join(_counted(n, unit) for n, unit in parts if n) or "0 days"

    @property
    def iso(self) -> str:
        """As an ISO 8601 duration, `P15Y6M`."""
        parts = zip((self.years, self.months, self.weeks, self.days), "YMWD", strict=True)
        return "P" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0D")


class TermRange(msgspec.Struct, frozen=True):
    """A term given by its least and its greatest length, such as 33 to 50 months."""

    least: Term
    greatest: Term

    def __str__(self) -> str:
        """In words, as `33 months to 50 months`."""
        return f"{self.least} to {self.greatest}"


class Life(msgspec.Struct, frozen=True):
    """Imprisonment for life, with the least term to serve if the court set one."""

    minimum: Term | None = None

    def __str__(self) -> str:
        """In words."""
        return f"life with a minimum of {self.minimum}" if self.minimum else "life"


class TimeServed(msgspec.Struct, frozen=True):
    """A term equal to the custody that lies behind the person on the day it is imposed."""

    def __str__(self) -> str:
        """In words."""
        return "time served"


Length: TypeAlias = Term | TermRange | Life | TimeServed
"""Anything a court may impose as the length of a sentence."""

_UNITS = ("year", "month", "week", "day")
_ABBREVIATIONS = {
    "y": "year",
    "yr": "year",
    "yrs": "year",
    "m": "month",
    "mo": "month",
    "mos": "month",
    "mth": "month",
    "mths": "month",
    "w": "week",
    "wk": "week",
    "wks": "week",
    "d": "day",
}
_ISO = re.compile(r"[Pp](?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.ASCII)
_PART = re.compile(r"(-?\d[\d,_]*(?:\.\d+)?|an?)\s*-?\s*([a-z]+)\.?", re.ASCII)
_RANGE = re.compile(r"(\d+)\s*(?:-|to|\u2013)\s*(\d+)\s*([a-z]+)", re.ASCII)
_JOINERS = re.compile(r"\s*(?:,\s*and\s+|,|\band\b|\bplus\b|\s)\s*", re.ASCII)
_EXAMPLES = "write 27 years, 15 years 6 months, 324 months, P27Y, time served or life"


def parse_length(text: str) -> Length:
    """A sentence length from its words.

    Raises:
        NotationError: code `bad-term` or `negative-term`.
    """
    words = " ".join(text.lower().split())
    if words in ("life", "life imprisonment", "imprisonment for life"):
        return Life()
    if words in ("time served", "time-served", "credit for time served"):
        return TimeServed()
    for opening in ("life with a minimum of ", "life, minimum "):
        if words.startswith(opening):
            return Life(parse_term(words.removeprefix(opening)))
    ranged = _RANGE.fullmatch(words)
    if ranged:
        low, high, unit = ranged.groups()
        least, greatest = parse_term(f"{low} {unit}"), parse_term(f"{high} {unit}")
        if least.whole_months * 31 + least.whole_days > (
            greatest.whole_months * 31 + greatest.whole_days
        ):
            raise NotationError("bad-term", f"the range {text!r} ends below its beginning")
        return TermRange(least, greatest)
    return parse_term(text)


def parse_term(text: str) -> Term:
    """A fixed term from its words or from an ISO 8601 duration.

    Raises:
        NotationError: code `bad-term` or `negative-term`.
    """
    words = " ".join(text.lower().split())
    iso = _ISO.fullmatch(text.strip())
    term = Term(*(int(n or 0) for n in iso.groups())) if iso else _from_words(words, text)
    if term.whole_months > _LONGEST_YEARS * _MONTHS_PER_YEAR or term.whole_days > (
        _LONGEST_YEARS * 366
    ):
        raise NotationError("bad-term", f"{text!r} is longer than {_LONGEST_YEARS} years")
    return term


def parse_days(text: str) -> int:
    """A number of days: `27 days`, `2 weeks` or a bare `27`.

    Raises:
        NotationError: code `bad-term`, `negative-term`.
    """
    bare = text.strip()
    term = parse_term(f"{bare} days" if bare.lstrip("-").isdecimal() else bare)
    if term.whole_months:
        raise NotationError(
            "bad-term", f"{text!r} is counted in months; a number of days is needed"
        )
    return term.whole_days


def _from_words(words: str, text: str) -> Term:
    counts: dict[str, int] = {}
    position = 0
    while position < len(words):
        joiner = _JOINERS.match(words, position) if position else None
        position = joiner.end() if joiner else position
        part = _PART.match(words, position)
        if not part:
            raise NotationError("bad-term", f"{text!r} is not a length of time", _EXAMPLES)
        number, unit = _number(part[1], text), _unit(part[2], text)
        if unit in counts:
            raise NotationError("bad-term", f"{text!r} names {unit}s twice", _EXAMPLES)
        unit, whole = _in_whole_units(number, unit, text)
        counts[unit] = counts.get(unit, 0) + whole
        position = part.end()
    if not counts:
        raise NotationError("bad-term", "a length of time is empty", _EXAMPLES)
    return Term(*(counts.get(unit, 0) for unit in _UNITS))


def _number(word: str, text: str) -> tuple[int, int]:
    """A number as numerator and power of ten of the denominator."""
    if word in ("a", "an"):
        return 1, 0
    if word.startswith("-"):
        raise NotationError("negative-term", f"{text!r} is a negative length of time")
    whole, _, fraction = re.sub(r"[,_]", "", word).partition(".")
    if len(whole) + len(fraction) > len(str(_LONGEST_YEARS * 366)):
        raise NotationError("bad-term", f"{text!r} is longer than {_LONGEST_YEARS} years")
    return int(whole + fraction), len(fraction)


def _unit(word: str, text: str) -> str:
    unit = _ABBREVIATIONS.get(word, word.removesuffix("s"))
    if unit not in _UNITS:
        raise NotationError("bad-term", f"{text!r}: {word!r} is no unit of time", _EXAMPLES)
    return unit


def _in_whole_units(number: tuple[int, int], unit: str, text: str) -> tuple[str, int]:
    """7.5 years are 90 months; a fraction that no smaller unit makes whole is refused."""
    digits, places = number
    if not places:
        return unit, digits
    smaller = {"year": ("month", _MONTHS_PER_YEAR), "week": ("day", _DAYS_PER_WEEK)}.get(unit)
    if smaller:
        whole, rest = divmod(digits * smaller[1], 10**places)
        if not rest:
            return smaller[0], whole
    raise NotationError(
        "bad-term", f"{text!r} is a fraction of a {unit} that the calendar cannot make exact"
    )


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if abs(number) == 1 else f"{number:,} {unit}s"
