"""Imprecise dates: a day known only as a month, a year, a range, or not at all.

The notation is that of ISO 8601-2 (EDTF) levels 0 and 1, as far as days are concerned:
`2017-04-21`, `2017-04`, `2017`, `2017-04/2017-06`, `../2017-04`, `2017-04/..`, unspecified digits
(`2017-XX`, `201X`, `2017-04-XX`), seasons (`2017-21` to `2017-24`), and the marks `~` (about),
`?` (uncertain) and `%` (both) at the end. A lone `?` is a day that is not known at all.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from sentencing.core.days import FIRST_DAY, LAST_DAY, Day, iso
from sentencing.core.diagnostics import NotationError

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_SHAPE = re.compile(r"(\d[\dX]{3})(?:-([\dX]{2})(?:-([\dX]{2}))?)?", re.ASCII)
_HINT = "write 2017-04-21, 2017-04, 2017, 2017-04/2017-06 or ?"


class PartialDate(msgspec.Struct, frozen=True, kw_only=True):
    """A day that lies somewhere from `first` to `last`, both included.

    Attributes:
        first: the earliest day it can be, or None if nothing bounds it.
        last: the latest day it can be, or None if nothing bounds it.
        text: as it was written.
        approximate: marked as "about": the true day may even lie a little outside.
        uncertain: marked as doubtful by who wrote it.
    """

    first: Day | None
    last: Day | None
    text: str = ""
    approximate: bool = False
    uncertain: bool = False

    @classmethod
    def on(cls, day: Day) -> PartialDate:
        """A day known exactly."""
        return cls(first=day, last=day, text=iso(day))

    @property
    def exact(self) -> bool:
        """Whether it is one known day."""
        return self.first is not None and self.first == self.last

    @property
    def bounded(self) -> bool:
        """Whether both an earliest and a latest day are known."""
        return self.first is not None and self.last is not None

    def assume(self, *, latest: bool) -> Day | None:
        """The day to reckon with where one is needed: the latest it can be, or the earliest.

        If that side is open, the other end; None if nothing at all is known.
        """
        preferred, other = (self.last, self.first) if latest else (self.first, self.last)
        return other if preferred is None else preferred

    def __str__(self) -> str:
        """As it was written."""
        return self.text


def parse_partial_date(text: str) -> PartialDate:
    """A date, precise or not, from its notation.

    Raises:
        NotationError: code `bad-date`, `no-such-date`, `reversed-dates` or `beyond-the-calendar`.
    """
    written = text.strip()
    if written == "?":
        return PartialDate(first=None, last=None, text="?")
    left, slash, right = written.partition("/")
    first, last, marks = _open_or(left)
    if slash:
        _, last, right_marks = _open_or(right)
        marks += right_marks
    if first is not None and last is not None and first > last:
        raise NotationError("reversed-dates", f"{written} ends before it begins")
    if first is last is None:
        raise NotationError("bad-date", f"{written!r} is not a date", _HINT)
    return PartialDate(
        first=first,
        last=last,
        text=written,
        approximate="~" in marks or "%" in marks,
        uncertain="?" in marks or "%" in marks,
    )


def parse_day(text: str) -> Day:
    """An exact day, `2017-04-21`.

    Raises:
        NotationError: code `bad-date` or `no-such-date`.
    """
    when = parse_partial_date(text)
    if when.first is None or when.first != when.last:
        raise NotationError("bad-date", f"{text!r} is not one day", "write 2017-04-21")
    return when.first


def _open_or(text: str) -> tuple[Day | None, Day | None, str]:
    """The bounds of one side of a range, which may be left open."""
    return (None, None, "") if text in ("", "..") else _bounds(text)


def _bounds(text: str) -> tuple[Day, Day, str]:
    """The first and the last day that the text can mean, and its marks."""
    bare = text.rstrip("~?%")
    found = _SHAPE.fullmatch(bare)
    if not found:
        raise NotationError("bad-date", f"{text!r} is not a date", _HINT)
    year, month, day = found.groups()
    low_year, high_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not low_year:
        raise NotationError("bad-date", f"{text!r}: the calendar begins with year 1", _HINT)
    marks = text[len(bare) :]
    if month and "X" not in month and int(month) in _SEASONS and day is None and "X" not in year:
        return *_season(low_year, *_SEASONS[int(month)], text), marks
    low_month, high_month = _digits(month, 1, 12, text)
    if not day or "X" in day:
        if day and day != "XX":
            raise NotationError("bad-date", f"{text!r} leaves part of a day open", _HINT)
        return _month(low_year, low_month)[0], _month(high_year, high_month)[1], marks
    if low_year != high_year or low_month != high_month:
        raise NotationError("bad-date", f"{text!r} gives a day of an open month", _HINT)
    try:
        exact = date(low_year, low_month, int(day)).toordinal()
    except ValueError:
        raise NotationError("no-such-date", f"{text} does not exist") from None
    return exact, exact, marks


def _digits(month: str | None, low: int, high: int, text: str) -> tuple[int, int]:
    if month is None or month == "XX":
        return low, high
    if "X" in month:
        raise NotationError("bad-date", f"{text!r} leaves part of a month open", _HINT)
    number = int(month)
    if not low <= number <= high:
        raise NotationError("no-such-date", f"{text}: there is no month {month}")
    return number, number


def _season(year: int, begin: int, end: int, text: str) -> tuple[Day, Day]:
    """The first day of the month that begins a season, and the last of the month that ends it."""
    ends_in = year + (end < begin)
    if ends_in > date.max.year:
        raise NotationError("beyond-the-calendar", f"{text} ends after the year {date.max.year}")
    return _month(year, begin)[0], _month(ends_in, end)[1]


def _month(year: int, month: int) -> tuple[Day, Day]:
    first = date(year, month, 1).toordinal()
    if (year, month) == (date.max.year, 12):
        return first, LAST_DAY
    following = date(year + month // 12, month % 12 + 1, 1).toordinal()
    return max(first, FIRST_DAY), following - 1
