"""Whole day numbers: the calendar arithmetic under every rule.

A day is an integer, the proleptic Gregorian ordinal of `datetime.date` (1 January of year 1 is
day 1). Rules work on these numbers; `datetime.date` and `pendulum.Date` appear at the edges only.

The law counts in calendar months and years, and the calendar leaves three questions open. Each
function here makes its caller answer them:

* Which day is 31 January plus one month? `Rounding`: the last day of February (clamp), the first
  of March (roll), or no answer (refuse).
* Are years and months added in one jump, or one after the other, rounding twice? `Order`.
* Does the first day count? `last_day` and `inclusive` count it; nothing here leaves it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

Day: TypeAlias = int
"""A day number; `date.toordinal()` of that day."""

Rounding: TypeAlias = Literal["clamp", "roll", "refuse"]
"""What a month addition does where the target month has no such day."""

Order: TypeAlias = Literal["together", "years_then_months"]
"""Years and months in one jump with one rounding, or years first, rounded, then months."""

FIRST_DAY: Day = date.min.toordinal()
LAST_DAY: Day = date.max.toordinal()
FRIDAY = 4

_MONTHS_PER_YEAR = 12


class CalendarRangeError(OverflowError):
    """A day before year 1 or after year 9999, where the calendar of this project ends."""


class NoSuchDayError(ValueError):
    """A month addition with rounding "refuse" whose target month lacks the day."""


class Span(NamedTuple):
    """A run of days, both ends counted."""

    first: Day
    last: Day

    @property
    def days(self) -> int:
        """How many days the span holds, both ends counted."""
        return self.last - self.first + 1


def date_of(day: Day) -> date:
    """The calendar date of a day number.

    Raises:
        CalendarRangeError: the day lies outside years 1 to 9999.
    """
    try:
        return date.fromordinal(day)
    except (ValueError, OverflowError) as error:
        message = f"day {day} is outside the years 1 to 9999"
        raise CalendarRangeError(message) from error


def in_calendar(day: Day) -> bool:
    """Whether a day lies within the years 1 to 9999."""
    return FIRST_DAY <= day <= LAST_DAY


def iso(day: Day) -> str:
    """The day as `YYYY-MM-DD`; one outside the calendar in words, for it may be shown in a step."""
    if in_calendar(day):
        return date.fromordinal(day).isoformat()
    return "after the year 9999" if day > LAST_DAY else "before the year 1"


def on_weekend(day: Day) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return (day - 1) % 7 > FRIDAY


def weekday(day: Day) -> str:
    """The English name of the day of the week."""
    return date_of(day).strftime("%A")


def inclusive(first: Day, last: Day) -> int:
    """Days from `first` to `last`, both counted; zero or less when they are out of order."""
    return last - first + 1


def add_months(day: Day, months: int, rounding: Rounding) -> Day:
    """The corresponding day of the month that lies `months` later (or earlier, if negative).

    Args:
        day: the day to start from.
        months: whole calendar months.
        rounding: what to do where the target month lacks the day of the month.

    Raises:
        CalendarRangeError: the result lies outside years 1 to 9999.
        NoSuchDayError: the target month lacks the day and `rounding` is "refuse".
    """
    try:
        start = date.fromordinal(day)
        index = start.year * _MONTHS_PER_YEAR + start.month - 1 + months
        return date(index // _MONTHS_PER_YEAR, index % _MONTHS_PER_YEAR + 1, start.day).toordinal()
    except (ValueError, OverflowError):
        start = date_of(day)
    index = start.year * _MONTHS_PER_YEAR + start.month - 1 + months
    year, month0 = divmod(index, _MONTHS_PER_YEAR)
    if not date.min.year <= year <= date.max.year:
        message = f"{start.isoformat()} and {months} months is outside the years 1 to 9999"
        raise CalendarRangeError(message)
    if rounding == "refuse":
        message = f"{year:04}-{month0 + 1:02} has no day {start.day}"
        raise NoSuchDayError(message)
    first_of_next = _first_of_month(index + 1)
    return first_of_next if rounding == "roll" else first_of_next - 1


def add_calendar(
    day: Day,
    *,
    years: int = 0,
    months: int = 0,
    days: int = 0,
    rounding: Rounding,
    order: Order = "together",
) -> Day:
    """The corresponding day after years, months and days, the days always last.

    Args:
        day: the day to start from.
        years: whole calendar years.
        months: whole calendar months.
        days: whole days, added after the years and months.
        rounding: what to do where a target month lacks the day of the month.
        order: whether years and months are one jump or two.
    """
    if order == "together":
        total = years * _MONTHS_PER_YEAR + months
        return (add_months(day, total, rounding) if total else day) + days
    after_years = add_months(day, years * _MONTHS_PER_YEAR, rounding)
    return add_months(after_years, months, rounding) + days


def months_and_days(first: Day, until: Day, rounding: Rounding) -> tuple[int, int]:
    """The whole months, then the days left over, from `first` up to, not including, `until`.

    Adding the parts back to `first` in that order gives `until` exactly.
    """
    start, end = date_of(first), date_of(until)
    months = (end.year - start.year) * _MONTHS_PER_YEAR + end.month - start.month
    while months > 0 and add_months(first, months, rounding) > until:
        months -= 1
    months = max(months, 0)
    return months, until - add_months(first, months, rounding)


def previous_working_day(day: Day, is_holiday: Callable[[Day], bool]) -> Day:
    """The day itself if it is a working day, else the last working day before it."""
    while on_weekend(day) or is_holiday(day):
        day -= 1
    return day


def union(spans: Iterable[Span]) -> list[Span]:
    """The same days as `spans` together, as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.first <= merged[-1].last + 1:
            merged[-1] = Span(merged[-1].first, max(merged[-1].last, span.last))
        else:
            merged.append(span)
    return merged


def without(span: Span, taken: Iterable[Span]) -> list[Span]:
    """The days of `span` that are in none of `taken`, as sorted spans."""
    holes = [hole for hole in taken if hole.last >= span.first and hole.first <= span.last]
    if not holes:
        return [span] if span.first <= span.last else []
    left: list[Span] = []
    first = span.first
    for hole in union(holes):
        if hole.first > first:
            left.append(Span(first, hole.first - 1))
        first = hole.last + 1
    if first <= span.last:
        left.append(Span(first, span.last))
    return left


def _first_of_month(index: int) -> Day:
    year, month0 = divmod(index, _MONTHS_PER_YEAR)
    if year > date.max.year:
        return LAST_DAY + 1
    return date(year, month0 + 1, 1).toordinal()
