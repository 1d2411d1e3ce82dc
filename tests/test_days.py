"""Floor 0: day numbers, month addition, spans."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.core.days import (
    LAST_DAY,
    CalendarRangeError,
    NoSuchDayError,
    Span,
    add_calendar,
    add_months,
    date_of,
    inclusive,
    iso,
    months_and_days,
    previous_working_day,
    union,
    weekday,
    without,
)

CENTURIES = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.toordinal)
SPANS = st.tuples(st.integers(1, 60), st.integers(0, 15)).map(lambda s: Span(s[0], s[0] + s[1]))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@given(CENTURIES, st.integers(-1200, 1200))
def test_clamped_month_addition_is_that_of_pendulum(start: int, months: int) -> None:
    expected = pendulum.Date.fromordinal(start).add(months=months)
    assert add_months(start, months, "clamp") == expected.toordinal()


@given(CENTURIES, st.integers(0, 100), st.integers(0, 40), st.integers(0, 400))
def test_years_months_and_days_together_are_those_of_pendulum(
    start: int, years: int, months: int, days: int
) -> None:
    expected = pendulum.Date.fromordinal(start).add(years=years, months=months).add(days=days)
    got = add_calendar(start, years=years, months=months, days=days, rounding="clamp")
    assert got == expected.toordinal()


@given(CENTURIES, st.integers(0, 100), st.integers(0, 40))
def test_years_then_months_round_twice(start: int, years: int, months: int) -> None:
    first = pendulum.Date.fromordinal(start).add(years=years)
    expected = first.add(months=months).toordinal()
    got = add_calendar(
        start, years=years, months=months, rounding="clamp", order="years_then_months"
    )
    assert got == expected


def test_the_order_matters_for_a_leap_day() -> None:
    start = day("2020-02-29")
    together = add_calendar(start, years=1, months=1, rounding="clamp")
    in_turn = add_calendar(start, years=1, months=1, rounding="clamp", order="years_then_months")
    assert (iso(together), iso(in_turn)) == ("2021-03-29", "2021-03-28")


@given(CENTURIES, st.integers(0, 1200))
def test_roundings_agree_unless_the_month_is_too_short(start: int, months: int) -> None:
    clamped, rolled = add_months(start, months, "clamp"), add_months(start, months, "roll")
    if date_of(clamped).day == date_of(start).day:
        assert clamped == rolled == add_months(start, months, "refuse")
    else:
        assert rolled == clamped + 1
        assert date_of(rolled).day == 1
        with pytest.raises(NoSuchDayError):
            add_months(start, months, "refuse")


@given(CENTURIES, st.integers(0, 20_000), st.sampled_from(["clamp", "roll"]))
def test_months_and_days_add_up_again(start: int, length: int, rounding: str) -> None:
    months, days = months_and_days(start, start + length, rounding)  # type: ignore[arg-type]
    assert add_months(start, months, rounding) + days == start + length  # type: ignore[arg-type]
    assert 0 <= days < 32


def test_the_interval_of_blood_v_bledsoe() -> None:
    assert months_and_days(day("2004-02-09"), day("2006-03-13"), "roll") == (25, 4)


@pytest.mark.parametrize(("start", "months"), [("9999-12-15", 1), ("0001-01-01", -1)])
def test_the_calendar_ends(start: str, months: int) -> None:
    with pytest.raises(CalendarRangeError):
        add_months(day(start), months, "clamp")
    with pytest.raises(CalendarRangeError):
        date_of(LAST_DAY + 1)


def test_a_day_that_the_month_lacks() -> None:
    start = day("2021-01-31")
    assert iso(add_months(start, 1, "clamp")) == "2021-02-28"
    assert iso(add_months(start, 1, "roll")) == "2021-03-01"
    with pytest.raises(NoSuchDayError, match="2021-02 has no day 31"):
        add_months(start, 1, "refuse")


def test_rolling_past_the_last_month_is_outside() -> None:
    with pytest.raises(CalendarRangeError):
        date_of(add_months(day("9999-10-31"), 2, "roll") + 1)
    assert add_months(day("9999-10-31"), 1, "roll") == day("9999-12-01")


def test_both_ends_count() -> None:
    assert inclusive(day("2014-07-05"), day("2017-04-20")) == 1021
    assert Span(day("2020-01-01"), day("2020-01-01")).days == 1


def test_names_of_weekdays() -> None:
    assert weekday(day("2037-07-07")) == "Tuesday"


@given(CENTURIES)
def test_a_working_day_is_no_weekend_and_lies_before(start: int) -> None:
    holiday = start % 7
    found = previous_working_day(start, lambda d: d % 7 == holiday)
    assert start - 4 <= found <= start
    assert date_of(found).weekday() < 5
    assert found % 7 != holiday


@given(st.lists(SPANS, max_size=6))
def test_a_union_holds_the_same_days_in_spans_that_do_not_touch(spans: list[Span]) -> None:
    merged = union(spans)
    assert _days(merged) == _days(spans)
    assert all(a.last + 1 < b.first for a, b in pairwise(merged))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_what_is_left_of_a_span(span: Span, taken: list[Span]) -> None:
    left = without(span, taken)
    assert _days(left) == _days([span]) - _days(taken)
    assert sum(part.days for part in left) == len(_days(left))


def _days(spans: list[Span]) -> set[int]:
    return {day for span in spans for day in range(span.first, span.last + 1)}
