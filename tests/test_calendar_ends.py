"""The ends of the calendar, years 1 and 9999: problems with a code, never an exception."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing import (
    Computation,
    assumptions,
    compare,
    compute,
    read_case,
    reconcile,
    solve,
    sweep,
    what_if,
    window,
)
from sentencing.analysis.check import check_text
from sentencing.case.format.fields import CASE
from sentencing.case.format.lists import Many
from sentencing.case.format.relation import Relation
from sentencing.case.format.tables import Named, Records, Table
from sentencing.case.model import Case
from sentencing.core.days import FIRST_DAY, LAST_DAY, in_calendar, iso
from sentencing.core.partial_dates import parse_partial_date
from tests.conftest import CASES, codes, result_of

EDGES = (
    "0001-01-01",
    "0001-01-02",
    "0001-02",
    "0004-02-29",
    "9990-01-01",
    "9999-02-28",
    "9999-11",
    "9999-12-05",
    "9999-12-25~",
    "9999-12-30",
    "9999-12-31",
    "9999-12-30/9999-12-31",
)
NO_DATE = "9999-24"
TERMS = (
    "1 day",
    "1 year",
    "4999 years 11 months",
    "5000 years",
    "60000 months",
    "260000 weeks",
    "1,000,000 days",
    "life",
    "life with a minimum of 5000 years",
    "time served",
)
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_TERM = re.compile(r"\b\d+ (?:years?|months?|days?)\b")

BASES: dict[str, str] = {
    "us-federal": """
        jurisdiction: us-federal
        born: 1960-01-01
        custody: [{id: jail, from: 2019-05-01, to: 2020-01-05}, {id: tx, from: 2018-01-01, to: 2018-02-01, holder: texas}]
        judgments:
          - {id: a, imposed: 2020-01-06, term: 10 years, fine: 100 USD, supervised_release: 3 years, counts: [{id: 1, offense: 18 USC 1343, term: 10 years}]}
          - {id: b, imposed: 2020-03-02, term: 5 years, runs: consecutive to a}
          - {id: state, jurisdiction: texas, imposed: 2019-02-02, dates: {release: 2021-02-02}}
        events: [{id: out, kind: escape, from: 2022-01-01, to: 2022-02-01}]
        credits: {time_credits: {risk: low}, good_conduct: {events: [{id: x, kind: disallowed, days: 9 days, on: 2021-01-01}]}}
        payments: {made: [{id: p, on: 2021-01-01, amount: 100 USD}]}
    """,
    "england-wales": """
        jurisdiction: england-wales
        born: 1990-01-01
        early_removal: true
        judgments:
          - {id: a, imposed: 2020-01-06, term: 6 years, counts: [{id: 1, term: 6 years, offense_date: 2019-01-01}]}
          - {id: b, imposed: 2020-03-02, counts: [{id: 1, term: 4 years, offense_date: 2019-01-01, runs: consecutive to a}]}
        adjustments:
          - {id: remand, kind: remand, from: 2019-06-01, to: 2020-01-05}
          - {id: added, kind: added days, days: 20, on: 2021-01-01}
    """,
}


# -- Notations -------------------------------------------------------------------------------------


def test_a_season_over_the_end_of_the_calendar() -> None:
    result = result_of("jurisdiction: us-federal\njudgments: [{imposed: 9999-24, term: 1 year}]")
    assert codes(result)[0] == "beyond-the-calendar"
    assert parse_partial_date("9999-23").last == LAST_DAY - 31
    assert parse_partial_date("0001-21").first == FIRST_DAY + 59


def test_a_day_outside_is_shown_in_words() -> None:
    assert iso(LAST_DAY) == "9999-12-31"
    assert iso(LAST_DAY + 1) == "after the year 9999"
    assert iso(FIRST_DAY) == "0001-01-01"
    assert iso(FIRST_DAY - 1) == "before the year 1"


# -- Every field -----------------------------------------------------------------------------------


def date_fields(table: Table, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where in a case a date may stand, by the table that reads it."""
    for field in table.fields:
        notation: Any = field.notation
        here: tuple[str | int, ...] = (*path, field.key)
        if isinstance(notation, Many):
            notation = notation.item
        if isinstance(notation, Records):
            notation, here = notation.table, (*here, 0)
        elif isinstance(notation, Named):
            notation, here = notation.table, (*here, "x")
        elif isinstance(notation, Relation):
            notation = notation.table
        if isinstance(notation, Table):
            yield from date_fields(notation, here)
        elif getattr(notation, "name", "") == "date":
            yield here


FIELDS = sorted(date_fields(CASE), key=str)


def put(data: Any, path: tuple[str | int, ...], value: object) -> None:
    """Write a value into plain data; what is missing on the way is made."""
    for key, following in pairwise(path):
        if isinstance(key, int):
            data += [] if data else [{}]
        elif isinstance(data.get(key), str) or key not in data:
            data[key] = [] if isinstance(following, int) else {}
        data = data[key]
    data[path[-1]] = value


def test_fields_of_every_depth_are_known() -> None:
    for path in [("born",), ("judgments", 0, "imposed"), ("judgments", 0, "counts", 0, "vacated")]:
        assert path in FIELDS
    assert len(FIELDS) > 25


@pytest.mark.parametrize("law", BASES)
@pytest.mark.parametrize("path", FIELDS, ids=lambda path: ".".join(map(str, path)))
def test_every_date_at_both_ends_of_the_calendar(law: str, path: tuple[str | int, ...]) -> None:
    base = yaml.load(BASES[law], yaml.BaseLoader)  # noqa: S506  # it makes text only
    for edge in (*EDGES, NO_DATE):
        data = copy.deepcopy(base)
        put(data, path, edge)
        told(read_case(yaml.safe_dump(data), "case.yaml"))


def told(case: Case) -> Computation:
    """The computation of a case, which can be shown in every form and has no day outside."""
    result = compute(case)
    result.explain()
    result.to_dict()
    plain = compute(case, trace=False, ranges=False)
    assert plain.days() == result.days()
    assert {p.code for p in plain.problems} == {p.code for p in result.problems}
    assert all(map(in_calendar, result.days().values()))
    outside = [m for m in result.milestones.values() if m.reason.endswith(("9999", "year 1"))]
    assert not outside or "beyond-the-calendar" in codes(result)
    return result


# -- Whole cases -----------------------------------------------------------------------------------


def seeds() -> list[str]:
    return [
        path.read_text("utf-8")
        for path in sorted(CASES.rglob("*.yaml"))
        if path.stem not in ("not-text", "too-deep", "too-many-values", "range-of-terms")
    ]


@st.composite
def cases_at_the_ends(draw: st.DrawFn) -> str:
    """The text of a case of the project moved to an end of the calendar, some facts with it."""
    text = draw(st.sampled_from(seeds()))
    days = [day for day in map(day_of, _DAY.findall(text)) if day is not None]
    assume(days)
    end = draw(st.sampled_from([FIRST_DAY, LAST_DAY, None]))
    if end is not None:
        move = end - draw(st.sampled_from(days)) + draw(st.sampled_from([-400, -1, 0, 1, 400]))
        text = _DAY.sub(lambda found: moved(found[0], move), text)
    text = swapped(draw, text, _DAY, (*EDGES, NO_DATE))
    return swapped(draw, text, _TERM, TERMS)


def day_of(text: str) -> int | None:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def moved(text: str, days: int) -> str:
    day = day_of(text)
    return iso(day + days) if day is not None and in_calendar(day + days) else text


def swapped(draw: st.DrawFn, text: str, what: re.Pattern[str], others: tuple[str, ...]) -> str:
    """The text with some of the places that match given other values; no range grows long."""
    places = [m.span() for m in what.finditer(text) if "/" not in text[m.start() - 1 : m.end() + 1]]
    if not places:
        return text
    chosen = draw(st.lists(st.sampled_from(places), max_size=3, unique=True))
    for first, last in sorted(chosen, reverse=True):
        text = text[:first] + draw(st.sampled_from(others)) + text[last:]
    return text


@given(cases_at_the_ends())
def test_a_case_at_the_ends_of_the_calendar(text: str) -> None:
    told(read_case(text, "case.yaml"))
    check_text(text, "case.yaml")


# -- What is asked of cases there ------------------------------------------------------------------

LATE = {
    "us-federal": """
        jurisdiction: us-federal
        judgments: [{id: a, imposed: 9990-01-06, term: 8 years, supervised_release: 3 years}]
    """,
    "england-wales": """
        jurisdiction: england-wales
        born: 9970-01-01
        judgments: [{id: a, imposed: 9990-01-06, term: 8 years}]
    """,
}
EARLY = {law: text.replace("9990", "0001").replace("9970", "0001") for law, text in LATE.items()}


@pytest.mark.parametrize("text", [*LATE.values(), *EARLY.values()])
def test_analyses_of_cases_there(text: str) -> None:
    case = read_case(text, "case.yaml")
    term = "judgments.a.term"
    swept = sweep(case, {term: "1 year..5000 years:17 years"}).to_dict()
    assert len(swept["points"]) == 295
    sweep(case, {"judgments.a.imposed": "9999-12-01..9999-12-31"})
    for by in ("0001-01-01", "9998-01-01", "9999-12-31"):
        solve(case, term, by=by).to_dict()
        solve(case, term, not_before=by).to_dict()
        solve(case, "judgments.a.imposed", by=by, over="9999-12-01..9999-12-31").to_dict()
    for other in EDGES:
        what_if(case, {"judgments.a.imposed": other}, {term: "5000 years"}, {"born": other})
        compare(case, case.with_({"as_of": other})).to_dict()
        window(case, {"judgments.a.imposed": other}).to_dict()
    reconcile(case, "9999-12-31").to_dict()
    reconcile(case, "0001-01-01").to_dict()
    assumptions(case).to_dict()


@pytest.mark.parametrize("law", LATE)
def test_what_lies_outside_does_not_take_the_rest_with_it(law: str) -> None:
    """Supervised release to 10000, or a term to 10000 beside one that ends before."""
    result = result_of(LATE[law].replace("9990", "9991"))
    assert result.window.expected is not None
    assert result.window.latest is not None


def test_supervised_release_over_the_end() -> None:
    result = result_of(LATE["us-federal"].replace("9990", "9991"))
    assert codes(result) == ["beyond-the-calendar"]
    assert str(result.milestones["full_term"].date) == "9999-01-05"


def test_days_added_over_the_end() -> None:
    """A rule that only adds days: no date but the reason and the problem, and the other dates."""
    away = "adjustments: [{kind: unlawfully at large, from: 9992-01-01, to: 9993-06-01}]"
    text = f"{LATE['england-wales'].replace('9990', '9991').rstrip()}\n        {away}\n"
    result = told(read_case(text, "case.yaml"))
    assert codes(result) == ["beyond-the-calendar"]
    assert str(result.window.expected) == "9995-02-05"
    assert result.window.latest is None
    assert result.window.reason("latest") == "after the year 9999"
    assert "after the year 9999" in result.explain()
