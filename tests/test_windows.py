"""Floor 0: imprecise dates, against the edtf package where both read a text."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.core.days import iso
from sentencing.core.diagnostics import NotationError
from sentencing.core.partial_dates import PartialDate, parse_day, parse_partial_date

YEARS = st.integers(1800, 2199)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-04-21", "2017-04-21", "2017-04-21"),
        ("2017-04", "2017-04-01", "2017-04-30"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-04/2017-06", "2017-04-01", "2017-06-30"),
        ("2017-XX", "2017-01-01", "2017-12-31"),
        ("2017-02-XX", "2017-02-01", "2017-02-28"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2017-22", "2017-06-01", "2017-08-31"),
        ("2017-24", "2017-12-01", "2018-02-28"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_bounds(text: str, first: str, last: str) -> None:
    when = parse_partial_date(text)
    assert when.first is not None
    assert when.last is not None
    assert (iso(when.first), iso(when.last)) == (first, last)
    assert str(when) == text


def test_open_and_unknown() -> None:
    assert parse_partial_date("?") == PartialDate(first=None, last=None, text="?")
    assert parse_partial_date("2017/..").last is None
    assert parse_partial_date("../2017").first is None
    assert parse_partial_date("2017/").last is None
    assert not parse_partial_date("2017/..").bounded
    assert parse_partial_date("2017/..").assume(latest=True) == parse_day("2017-01-01")
    assert parse_partial_date("?").assume(latest=True) is None


def test_marks() -> None:
    about, doubtful, both = (
        parse_partial_date("2017~"),
        parse_partial_date("2017-04-21?"),
        parse_partial_date("2017%"),
    )
    assert (about.approximate, about.uncertain) == (True, False)
    assert (doubtful.approximate, doubtful.uncertain) == (False, True)
    assert (both.approximate, both.uncertain) == (True, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2017-02-30", "no-such-date"),
        ("2021-02-29", "no-such-date"),
        ("2017-13", "no-such-date"),
        ("2017-00", "no-such-date"),
        ("2017-04-31", "no-such-date"),
        ("2018/2017", "reversed-dates"),
        ("21 April 2017", "bad-date"),
        ("2017-4-21", "bad-date"),
        ("21.04.2017", "bad-date"),
        ("0000", "bad-date"),
        ("20XX-02-03", "bad-date"),
        ("2017-1X", "bad-date"),
        ("2017-04-2X", "bad-date"),
        ("", "bad-date"),
        ("/", "bad-date"),
        ("now", "bad-date"),
    ],
)
def test_what_is_no_date_is_refused(text: str, code: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_partial_date(text)
    assert caught.value.code == code


def test_one_day_is_needed_at_times() -> None:
    with pytest.raises(NotationError):
        parse_day("2017-04")


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_exact_date(day: date) -> None:
    assert parse_partial_date(day.isoformat()) == PartialDate.on(day.toordinal())


@given(YEARS, st.integers(1, 12))
def test_edtf_reads_months_alike(year: int, month: int) -> None:
    edtf = pytest.importorskip("edtf")
    text = f"{year:04}-{month:02}"
    theirs = edtf.parse_edtf(text)
    ours = parse_partial_date(text)
    assert ours.first is not None
    assert ours.last is not None
    assert ours.first == _ordinal(theirs.lower_strict())
    assert ours.last == _ordinal(theirs.upper_strict())
    assert ours.last - ours.first + 1 == calendar.monthrange(year, month)[1]


@pytest.mark.parametrize("text", ["2017", "2017-04/2017-06", "2017-XX", "2017-02-XX", "201X"])
def test_edtf_reads_the_other_forms_alike(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    theirs = edtf.parse_edtf(text)
    ours = parse_partial_date(text)
    assert (ours.first, ours.last) == (
        _ordinal(theirs.lower_strict()),
        _ordinal(theirs.upper_strict()),
    )


def _ordinal(moment: tuple[int, ...]) -> int:
    return date(*moment[:3]).toordinal()
