"""Floor 0: lengths of time as a court says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.core.diagnostics import NotationError
from sentencing.core.terms import (
    Life,
    Term,
    TermRange,
    TimeServed,
    parse_days,
    parse_length,
    parse_term,
)

TERMS = st.builds(
    Term, st.integers(0, 900), st.integers(0, 400), st.integers(0, 60), st.integers(0, 900)
)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("27 years", Term(years=27)),
        ("15 years 6 months", Term(years=15, months=6)),
        ("324 months", Term(months=324)),
        ("P27Y", Term(years=27)),
        ("P1Y2M3W4D", Term(1, 2, 3, 4)),
        ("1 year and 1 day", Term(years=1, days=1)),
        ("a year and a day", Term(years=1, days=1)),
        ("5 years, 3 months, and 2 days", Term(years=5, months=3, days=2)),
        ("30-year", Term(years=30)),
        ("12 mos", Term(months=12)),
        ("2 weeks", Term(weeks=2)),
        ("7.5 years", Term(months=90)),
        ("1,021 days", Term(days=1021)),
        ("Twenty".replace("Twenty", "20 YEARS"), Term(years=20)),
    ],
)
def test_terms_are_read(text: str, term: Term) -> None:
    assert parse_term(text) == term


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("life", Life()),
        ("Life imprisonment", Life()),
        ("life with a minimum of 20 years", Life(Term(years=20))),
        ("time served", TimeServed()),
        ("33-50 months", TermRange(Term(months=33), Term(months=50))),
        ("5 to 10 years", TermRange(Term(years=5), Term(years=10))),
        ("6 months", Term(months=6)),
    ],
)
def test_lengths_are_read(text: str, length: object) -> None:
    assert parse_length(text) == length


@pytest.mark.parametrize(
    "text",
    [
        "",
        "twelve",
        "1 yr 1 yr",
        "5",
        "1.3 years",
        "0.5 days",
        "99999999999 years",
        "50-33 months",
        "10 fortnights",
        "P",
        "PT5H",
        "6000 years",
        "1 year 1",
        "years",
    ],
)
def test_what_is_no_term_is_refused(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_length(text)
    assert caught.value.code == "bad-term"


@pytest.mark.parametrize("text", ["-3 years", "-1 day", "2 years -1 month"])
def test_a_negative_term_has_a_code_of_its_own(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_length(text)
    assert caught.value.code == "negative-term"


@given(TERMS)
def test_a_term_is_read_as_it_is_printed(term: Term) -> None:
    again = parse_term(str(term))
    assert (again.whole_months, again.whole_days) == (term.whole_months, term.whole_days)
    assert parse_term(term.iso) == term


@given(TERMS, TERMS)
def test_adding_and_taking_off(one: Term, other: Term) -> None:
    left = (one + other).less(other)
    assert (left.whole_months, left.whole_days) == (one.whole_months, one.whole_days)
    assert one.times(3) == one + one + one


def test_printing() -> None:
    assert str(Term(years=27)) == "27 years"
    assert str(Term(years=1, days=1)) == "1 year 1 day"
    assert str(Term(months=103, days=4)) == "103 months 4 days"
    assert str(Term(years=27, months=14)) == "28 years 2 months"
    assert str(Term()) == "0 days"
    assert str(Term(days=1021)) == "1,021 days"
    assert str(TermRange(Term(months=33), Term(months=50))) == "33 months to 50 months"
    assert str(Life(Term(years=20))) == "life with a minimum of 20 years"
    assert Term().iso == "P0D"


def test_days_alone() -> None:
    assert parse_days("27 days") == 27
    assert parse_days("27") == 27
    assert parse_days("2 weeks") == 14
    with pytest.raises(NotationError):
        parse_days("1 month")


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        (Term(years=27), "2017-04-21", "2044-04-20"),
        (Term(years=1), "2020-01-10", "2021-01-09"),
        (Term(months=24), "2020-01-01", "2021-12-31"),
        (Term(days=14), "2019-10-15", "2019-10-28"),
        (Term(months=1), "2021-01-31", "2021-02-28"),
        (Term(years=1), "2020-02-29", "2021-02-28"),
    ],
)
def test_the_first_day_is_day_one(term: Term, first: str, last: str) -> None:
    from sentencing.core.days import iso
    from sentencing.core.partial_dates import parse_day

    assert iso(term.last_day(parse_day(first), "roll")) == last


def test_years_first_and_then_months() -> None:
    from sentencing.core.days import iso
    from sentencing.core.partial_dates import parse_day

    term, leap_day = Term(years=1, months=1), parse_day("2020-02-29")
    assert iso(term.last_day(leap_day, "clamp", "years_then_months")) == "2021-03-27"
    assert iso(term.last_day(leap_day, "clamp")) == "2021-03-28"


def test_no_length_is_false() -> None:
    assert not Term()
    assert Term(days=1)
