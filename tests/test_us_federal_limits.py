"""The limits that the statutes of the counts set: what is allowed, what is demanded, what is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import read_case
from sentencing.core.days import Day
from sentencing.core.diagnostics import Problem
from sentencing.core.terms import Life, Term, TimeServed, parse_length
from sentencing.jurisdictions.us_federal import limits, offenses
from sentencing.jurisdictions.us_federal.limits import (
    limit_problems,
    offense_class,
    statutory_maximum,
)
from sentencing.jurisdictions.us_federal.offenses import longer, parse_charge
from sentencing.jurisdictions.us_federal.penalties import penalty
from sentencing.kit.law import VERIFICATIONS
from sentencing.kit.relations import Orders, units
from sentencing.kit.resolver import Relations


def day(iso: str) -> Day:
    return date.fromisoformat(iso).toordinal()


def found(*judgments: str) -> list[Problem]:
    """The problems of judgments in the notation of case files."""
    text = "jurisdiction: us-federal\njudgments:\n" + "\n".join(f"  - {j}" for j in judgments)
    case = read_case(text, "case.yaml")
    assert not case.problems, case.problems
    return limit_problems(case.judgments, units(case), Relations(units(case)).orders)


def codes(*judgments: str) -> list[str]:
    return [problem.code for problem in found(*judgments)]


def judgment(*counts: str, more: str = "", imposed: str = "2020-06-01") -> str:
    listed = ", ".join(f"{{{count}}}" for count in counts)
    return f"{{id: main, imposed: {imposed}, counts: [{listed}]{more}}}"


def allowed(text: str, on: str = "2015-06-01", sentenced: str = "2020-06-01") -> str:
    """Maximum and minimum in words; a question mark where the text leaves several maxima open."""
    item = penalty(text, day(on), day(sentenced))
    if item is None:
        return "unknown"
    least = f"{item.minimum} to " if item.minimum else ""
    return f"{least}{item.maximum}{'' if item.certain else '?'}"


# -- reading the offense ---------------------------------------------------------------------------


def places(text: str) -> list[str]:
    charge = parse_charge(text)
    return [
        f"{bracket}{s.title} {s.section}{''.join(f'({part})' for part in s.path)}"
        for bracket, statutes in (("", charge.statutes), ("[", charge.objects))
        for s in statutes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 USC 1028A", ["18 1028a"]),
        ("18 U.S.C. § 1030(a)(5)(A)", ["18 1030(a)(5)(A)"]),
        ("15 USC 78j(b)", ["15 78j(b)"]),
        ("21 U.S.C. 841(b)(1)(A)(viii)", ["21 841(b)(1)(A)(viii)"]),
        ("18 USC 1343, 1349", ["18 1343", "18 1349"]),
        ("18 U.S.C. §§ 1343 and 1349 & 2", ["18 1343", "18 1349", "18 2"]),
        ("18 USC 1349 (1343)", ["18 1349", "[18 1343"]),
        ("18 USC 371 (15 USC 78j(b), 78ff), 2", ["18 371", "18 2", "[15 78j(b)", "[15 78ff"]),
        ("18 USC 1030(a)(2), (c)(2)(B)", ["18 1030(a)(2)", "18 1030(c)(2)(B)"]),
        ("18 USC 924(c) (1) (A)", ["18 924(c)(1)(A)"]),
        ("Title 18, United States Code, Sections 1343 and 2", ["18 1343", "18 2"]),
        ("18 U. S. C. Sec. 1343.", ["18 1343"]),
        ("18USC1343", ["18 1343"]),
        ("wire fraud (18 USC 1343)", ["18 1343"]),
        ("18 USC 1343: wire fraud, 5 counts", ["18 1343"]),
        ("18 USC 1343 (financial institution), 2", ["18 1343", "18 2"]),
        ("21 USC 841(b)(1)(A) (5 kilograms or more)", ["21 841(b)(1)(A)"]),
        ("15 USC 80b-6, 80b\u201317", ["15 80b-6", "15 80b-17"]),
        ("15 USC 78j(b); 17 CFR 240.10b-5; 15 USC 78ff", ["15 78j(b)", "15 78ff"]),
        ("Rule 10b-5, 15 USC 78j", ["15 78j"]),
        ("18 USC 1341-1343", ["18 1341-1343"]),
        ("(c)(1), 18 USC )1343(", []),
        ("wire fraud", []),
        ("1343", []),
        ("", []),
    ],
)
def test_statutes_in_a_text(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    parse_charge(text)
    penalty(text, 730_000, 730_000)


PIECES = st.sampled_from(
    [
        *("18 USC ", "15 U.S.C. § ", "21 USC ", "17 CFR 1.1", "371", "1343", "1349", "841", "78j"),
        *("1028A", "1030", "924", "1956", "3147", "3559", "(a)", "(b)", "(c)", "(g)", "(h)", "(1)"),
        *("(2)", "(5)", "(A)", "(B)", ", ", " and ", "; ", " (", ")", "death", "prior conviction"),
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.integers(725_000, 745_000))
def test_whatever_is_cited_the_bounds_are_in_order(text: str, on: Day) -> None:
    item = penalty(text, on, on + 400)
    if item:
        assert not longer(item.minimum, item.maximum)
        assert offense_class(item.maximum)


@given(
    st.integers(1, 54),
    st.from_regex(r"[1-9][0-9]{1,4}[a-z]{0,2}", fullmatch=True),
    st.lists(st.from_regex(r"[a-zA-Z]|[1-9][0-9]?|i{1,3}", fullmatch=True), max_size=4),
)
def test_a_citation_is_read_as_it_is_written(title: int, section: str, path: list[str]) -> None:
    labels = "".join(f"({part})" for part in path)
    (statute,) = parse_charge(f"{title} U.S.C. § {section}{labels}").statutes
    assert (statute.title, statute.section, list(statute.path)) == (title, section, path)


# -- the table -------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", offenses.offenses(), ids=lambda row: row.cite.text)
def test_every_row_has_its_law(row: offenses.Offense) -> None:
    assert row.cite.sure in VERIFICATIONS
    assert row.cite.read
    assert len(parse_charge(row.cite.text).statutes) == 1
    assert bool(row.of) == bool(row.defined)
    assert row.since <= row.until
    assert row.sentenced_since <= row.sentenced_until
    assert row.maximum or row.others in ("object", "half of object")
    assert not longer(row.minimum, row.maximum)
    assert row.others in ("", "object", "half of object", "misdemeanor", "predicate", "addition")


@pytest.mark.parametrize(
    ("section", "changed", "before", "since"),
    [
        ("18 USC 1341", "2002-07-30", "5 years", "20 years"),
        ("18 USC 1343", "2002-07-30", "5 years", "20 years"),
        ("18 USC 1343 (financial institution)", "1989-08-09", "5 years", "20 years"),
        ("18 USC 1343 (financial institution)", "1990-11-29", "20 years", "30 years"),
        ("18 USC 1343 (disaster)", "2008-01-07", "20 years", "30 years"),
        ("18 USC 1344", "1989-08-09", "5 years", "20 years"),
        ("18 USC 1344", "1990-11-29", "20 years", "30 years"),
        ("18 USC 1349 (1343)", "2002-07-30", "unknown", "20 years"),
        ("15 USC 78j(b)", "1988-11-19", "5 years", "10 years"),
        ("15 USC 78j(b)", "2002-07-30", "10 years", "20 years"),
        ("7 USC 13(a)", "2008-05-22", "5 years", "10 years"),
        ("18 USC 1028(a)(5)", "1996-09-30", "5 years", "15 years"),
        ("18 USC 1028(a)(3)", "2004-07-15", "3 years", "5 years"),
        ("18 USC 1028(a)(3) (terrorism)", "2004-12-17", "25 years", "30 years"),
        ("18 USC 1028A", "2004-07-15", "unknown", "2 years to 2 years"),
        ("18 USC 1029(a)(3)", "1998-04-24", "unknown", "10 years"),
        ("18 USC 1030(a)(5)(A), (c)(4)(B)", "2008-09-26", "unknown", "10 years"),
        ("18 USC 1001 (terrorism)", "2004-12-17", "5 years", "8 years"),
        ("18 USC 2701(a), (b)(1)(A)", "2003-01-24", "1 year", "5 years"),
        ("18 USC 924(c)(1)(A)(i)", "1998-11-13", "5 years to life?", "5 years to life"),
        ("21 USC 846 (841(b)(1)(A))", "1988-11-18", "unknown", "10 years to life"),
    ],
)
def test_the_day_of_the_offense_selects_the_version(
    section: str, changed: str, before: str, since: str
) -> None:
    eve = date.fromordinal(day(changed) - 1).isoformat()
    assert (allowed(section, eve), allowed(section, changed)) == (before, since)


def test_the_day_of_the_sentence_selects_the_version_of_a_prior_conviction() -> None:
    one = "21 USC 841(b)(1)(A) (prior conviction)"
    two = "21 USC 841(b)(1)(A) (two prior convictions)"
    assert allowed(one, sentenced="2018-12-20") == "20 years to life"
    assert allowed(one, sentenced="2018-12-21") == "15 years to life"
    assert allowed(two, sentenced="2018-12-20") == "life to life"
    assert allowed(two, sentenced="2018-12-21") == "25 years to life"


# -- what a count can bring ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one limb, or a limb that the text names
        ("18 USC 371", "5 years"),
        ("18 USC 793(e)", "10 years"),
        ("18 USC 1951", "20 years"),
        ("18 USC 1957", "10 years"),
        ("18 USC 1962(d), 1963", "20 years"),
        ("18 USC 1962(c) (life predicate)", "life"),
        ("18 USC 2511(1)(a), (4)(a)", "5 years"),
        ("18 USC 1028(a)(4)", "1 year"),
        ("18 USC 1029(a)(4)", "15 years"),
        ("18 USC 1029(a)(3) (prior conviction)", "20 years"),
        ("18 USC 1030(a)(1)", "10 years"),
        ("18 USC 1030(a)(4)", "5 years"),
        ("18 USC 1030(a)(5)(B), (c)(4)(A)", "5 years"),
        ("18 USC 1030(a)(5)(A) (death)", "life"),
        ("18 USC 1030(a)(5)(A), (c)(4)(E)", "20 years"),
        ("18 USC 1030(a)(5)(C)", "1 year"),
        ("31 USC 5314", "5 years"),
        ("31 USC 5314, 5322(a)", "5 years"),
        ("31 USC 5314 (pattern)", "10 years"),
        ("15 USC 80b-6, 80b-17", "5 years"),
        ("15 USC 78dd-1, 78ff", "5 years"),
        # several limbs left open
        ("18 USC 1030(a)(2)", "5 years?"),
        ("18 USC 1030(a)(2), (c)(2)(A)", "1 year"),
        ("18 USC 1030(a)(5)(A)", "10 years?"),
        ("18 USC 1028(a)(7)", "15 years?"),
        ("15 USC 78ff", "20 years?"),
        ("18 USC 2113(b)", "10 years?"),
        ("21 USC 841(a)(1)", "life?"),
        # the gravest of several
        ("18 USC 2113(a), (d)", "25 years"),
        ("18 USC 1341, 1344", "30 years"),
        ("18 USC 1343, 2", "20 years"),
        # conspiracy
        ("18 USC 1349", "unknown"),
        ("18 USC 1349 (1343)", "20 years"),
        ("18 USC 1343, 1349", "20 years"),
        ("18 USC 1349 (1343, 1344)", "30 years"),
        ("18 USC 1349 (9999)", "unknown"),
        ("18 USC 371 (15 USC 78j(b))", "5 years"),
        ("18 USC 371 (1030(a)(3))", "1 year"),
        ("18 USC 371 (1030(a)(2))", "5 years?"),
        ("18 USC 1956(h)", "20 years?"),
        ("18 USC 1956(h), 1956(a)(1)(B)(i)", "20 years"),
        ("18 USC 1956(h) (1957)", "10 years"),
        ("18 USC 1956", "20 years"),
        ("18 USC 1029(b)(2) (1029(a)(4))", "90 months"),
        ("18 USC 1029(b)(1), (a)(3)", "10 years"),
        ("18 USC 1030(b), (a)(5)(A), (c)(4)(B)", "10 years"),
        ("18 USC 1028(f) (1028(a)(5))", "15 years"),
        ("21 USC 846, 841(b)(1)(B)", "5 years to 40 years"),
        ("21 USC 846", "unknown"),
        # offenses that presuppose others
        ("18 USC 1028A(a)(1), (c)(5), and 2", "2 years to 2 years"),
        ("18 USC 1028A (1343)", "2 years to 2 years"),
        ("18 USC 1028A (terrorism)", "5 years to 5 years"),
        ("18 USC 1962(d) (1344)", "20 years"),
        ("18 USC 924(c)", "5 years to life"),
        ("18 USC 924(c)(1)(A)(ii), 1951", "7 years to life"),
        ("18 USC 924(c)(1)(B)(ii)", "30 years to life"),
        ("18 USC 924(c)(1)(C)(ii)", "life to life"),
        ("18 USC 3146(a)(1), (b)(1)(A)(ii)", "5 years"),
        ("18 USC 3147", "10 years?"),
        ("18 USC 3147(1)", "10 years"),
        ("18 USC 1343, 3147", "unknown"),
        # drugs
        ("21 USC 841(b)(1)(A)", "10 years to life"),
        ("21 USC 841(a)(1), (b)(1)(B) (death)", "20 years to life"),
        ("21 USC 841(b)(1)(C)", "20 years"),
        # a falsely registered domain name
        ("18 USC 1343, 3559(g)(1)", "27 years"),
        ("18 USC 1030(a)(4), 3559(g)(1)", "10 years"),
        ("18 USC 1028(a)(4), 3559(g)(1)", "1 year"),
        ("18 USC 924(c)(1)(A)(i), 3559(g)(1)", "5 years to life"),
        # what the table does not have
        ("18 USC 9999", "unknown"),
        ("18 USC 1343, 9999", "unknown"),
        ("18 USC 2", "unknown"),
        ("fraud", "unknown"),
    ],
)
def test_what_an_offense_can_bring(text: str, expected: str) -> None:
    assert allowed(text) == expected


def test_the_grade_decides_between_limbs() -> None:
    def graded(grade: str) -> str:
        item = penalty("18 USC 1030(a)(2)", day("2015-06-01"), day("2020-06-01"), grade)
        return str(item.maximum) if item and item.certain else "unknown"

    assert graded("class A misdemeanor") == "1 year"
    assert graded("felony") == "5 years"
    assert penalty("18 USC 1343", 735_000, 735_000, "misdemeanor") is None


def test_life_has_no_half() -> None:
    assert offenses.half(Life()) == Life()


# -- the sum of the maxima -------------------------------------------------------------------------


def maximum(text: str) -> str:
    (one,) = read_case(f"jurisdiction: us-federal\njudgments: [{text}]").judgments
    return str(statutory_maximum(one))


def test_the_eleven_counts_of_madoff() -> None:
    """150 years, United States v. Madoff (S.D.N.Y. 2009): the sum of the maxima."""
    counts = [
        "15 USC 78j(b), 78ff",
        "15 USC 80b-6, 80b-17",
        "18 USC 1341",
        "18 USC 1343",
        "18 USC 1956",
        "18 USC 1956",
        "18 USC 1957",
        "18 USC 1001",
        "18 USC 1621",
        "15 USC 78q(a), 78ff",
        "18 USC 664",
    ]
    listed = [f"id: {number}, offense: '{text}'" for number, text in enumerate(counts, 1)]
    assert maximum(judgment(*listed, imposed="2009-06-29")) == "150 years"
    assert codes(judgment(*listed, more=", term: 150 years", imposed="2009-06-29")) == []
    assert codes(judgment(*listed, more=", term: 1801 months", imposed="2009-06-29")) == [
        "above-sum-of-maxima"
    ]


def test_the_seven_counts_of_bankman_fried() -> None:
    """110 years, United States v. Bankman-Fried (S.D.N.Y. 2024): the sum of the maxima."""
    counts = [
        "id: 1, offense: 18 USC 1343, offense_date: 2022-11",
        "id: 2, offense: 18 USC 1349 (1343), offense_date: 2022-11",
        "id: 3, offense: 18 USC 1343, offense_date: 2022-11",
        "id: 4, offense: 18 USC 1349 (1343), offense_date: 2022-11",
        "id: 5, offense: '18 USC 371 (15 USC 78j(b), 78ff)', offense_date: 2022-11",
        "id: 6, offense: '18 USC 371 (7 USC 9(1), 13(a)(5))', offense_date: 2022-11",
        "id: 7, offense: '18 USC 1956(h), 1956(a)(1)(B)(i)', offense_date: 2022-11",
    ]
    assert maximum(judgment(*counts, imposed="2024-03-28")) == "110 years"


def test_like_counts_and_life_in_a_sum() -> None:
    assert maximum(judgment("id: 1-10, offense: 18 USC 1343")) == "200 years"
    assert maximum(judgment("id: 1, offense: 18 USC 1343, times: 3")) == "60 years"
    several = ("id: 1-2, offense: 18 USC 1343", "id: 3, offense: 18 USC 924(c)")
    assert maximum(judgment(*several)) == "life"
    assert maximum(judgment("id: 1, offense: 18 USC 924(c), times: 2")) == "life"


def test_sums_that_are_not_known() -> None:
    assert maximum(judgment("id: 1, offense: 18 USC 1343", "id: 2, offense: fraud")) == "None"
    assert maximum(judgment("id: 1, offense: 18 USC 1343", "id: 2")) == "None"
    assert maximum(judgment("id: 1, offense: 18 USC 1030(a)(2)")) == "None"
    assert maximum("{id: main, imposed: 2020-06-01, term: 5 years}") == "None"
    assert maximum("{id: main, counts: [{id: 1, offense: 18 USC 1343}]}") == "None"


# -- terms of counts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offense", "term", "expected"),
    [
        ("18 USC 1343", "20 years", []),
        ("18 USC 1343", "240 months", []),
        ("18 USC 1343", "20 years and 1 day", ["above-maximum"]),
        ("18 USC 1343", "241 months", ["above-maximum"]),
        ("18 USC 1343", "life", ["above-maximum"]),
        ("18 USC 1343 (financial institution)", "30 years", []),
        ("18 USC 1343 (financial institution)", "361 months", ["above-maximum"]),
        ("18 USC 1343", "time served", []),
        ("18 USC 1343", "1 day", []),
        ("18 USC 1030(a)(2)", "5 years", []),
        ("18 USC 1030(a)(2)", "61 months", ["above-maximum"]),
        ("18 USC 1028A", "2 years", []),
        ("18 USC 1028A", "24 months", []),
        ("18 USC 1028A", "730 days", []),
        ("18 USC 1028A", "25 months", ["above-maximum"]),
        ("18 USC 1028A", "23 months", ["below-minimum"]),
        ("18 USC 1028A", "time served", []),
        ("18 USC 924(c)", "5 years", []),
        ("18 USC 924(c)", "life", []),
        ("18 USC 924(c)", "59 months", ["below-minimum"]),
        ("18 USC 924(c)(1)(A)(ii)", "7 years", []),
        ("18 USC 924(c)(1)(A)(ii)", "6 years", ["below-minimum"]),
        ("18 USC 924(c)(1)(C)(ii)", "50 years", ["below-minimum"]),
        ("18 USC 924(c)(1)(C)(ii)", "life", []),
        ("21 USC 841(b)(1)(A)", "119 months", ["below-minimum"]),
        ("18 USC 9999", "900 years", []),
        ("wire fraud", "900 years", []),
    ],
)
def test_terms_of_counts(offense: str, term: str, expected: list[str]) -> None:
    assert codes(judgment(f"id: 1, offense: '{offense}', term: {term}")) == expected


def test_the_warning_names_the_law_the_place_and_what_may_be_missing() -> None:
    (problem,) = found(judgment("id: 1, offense: 18 USC 1343, term: 25 years"))
    assert problem.message == "main/1: 25 years, where 18 U.S.C. 1343 allows 20 years"
    assert problem.hint == "more is allowed if the offense says: financial institution, disaster"
    assert problem.path == "judgments.main.counts.1.term"
    assert problem.severity == "warning"
    assert problem.place is not None
    assert problem.place.line == 3


def test_a_fixed_term_is_said_to_be_fixed() -> None:
    (problem,) = found(judgment("id: 1, offense: 18 USC 1028A, term: 3 years"))
    assert problem.message == "main/1: 3 years, where 18 U.S.C. 1028A(a)(1) fixes 2 years"


def test_no_term_is_shortened_to_make_up_for_identity_theft() -> None:
    drugs = "id: 1, offense: '21 USC 841(b)(1)(B)', term: 3 years"
    theft = "id: 2, offense: 18 USC 1028A, term: 2 years, runs: consecutive to 1"
    (alone,) = found(judgment(drugs))
    (beside,) = found(judgment(drugs, theft))
    assert alone.code == beside.code == "below-minimum"
    assert "3553(e)" in alone.hint
    assert "1028A" not in alone.hint
    assert "1028A(b)(3)" in beside.hint


def test_each_of_several_like_counts_is_held_against_its_own_maximum() -> None:
    chained = "id: 1-3, offense: 18 USC 1343, term: 20 years, runs: {among: consecutive}"
    assert codes(judgment(chained)) == []


def test_the_day_imposed_stands_in_for_an_unknown_offense_day() -> None:
    count = "id: 1, offense: 18 USC 1343, term: 10 years"
    assert codes(judgment(count, imposed="2003-01-01")) == []
    assert codes(judgment(f"{count}, offense_date: '?'", imposed="2003-01-01")) == []
    assert codes(judgment(f"{count}, offense_date: 2001", imposed="2003-01-01")) == [
        "above-maximum"
    ]
    straddling = f"{count}, offense_date: 2001/2002-08"
    assert codes(judgment(straddling, imposed="2003-01-01")) == []


# -- judgments as a whole --------------------------------------------------------------------------


def test_a_total_above_the_sum_of_the_maxima() -> None:
    counts = ("id: 1-2, offense: 18 USC 1343", "id: 3, offense: 18 USC 371")
    assert codes(judgment(*counts, more=", term: 45 years")) == []
    (problem,) = found(judgment(*counts, more=", term: 46 years"))
    assert problem.code == "above-sum-of-maxima"
    assert problem.message == (
        "main: 46 years in all; the maxima of its counts come to 45 years (18 U.S.C. 3584(a))"
    )
    assert problem.path == "judgments.main.term"
    assert codes(judgment(*counts, more=", term: life")) == ["above-sum-of-maxima"]
    assert codes(judgment(*counts, "id: 4", more=", term: 90 years")) == []
    assert codes(judgment(*counts, "id: 4, offense: 18 USC 924(c)", more=", term: life")) == []


def test_a_total_by_counts_above_the_sum() -> None:
    first = "id: 1, offense: 18 USC 371, term: 8 years"
    second = "id: 2, offense: 18 USC 371, term: 5 years"
    assert codes(judgment(first, second)) == ["above-maximum"]
    assert codes(judgment(first, f"{second}, runs: consecutive to 1")) == [
        "above-maximum",
        "above-sum-of-maxima",
    ]
    endless = "id: 2, offense: 18 USC 371, term: life"
    assert codes(judgment(first, endless)) == [*["above-maximum"] * 2, "above-sum-of-maxima"]


def test_counts_that_cannot_be_placed_have_no_total() -> None:
    ring = (
        "id: 1, offense: 18 USC 371, term: 5 years, runs: consecutive to 2",
        "id: 2, offense: 18 USC 371, term: 5 years, runs: consecutive to 1",
    )
    assert codes(judgment(*ring)) == []
    beyond = (
        "id: 1, offense: 18 USC 924(c), term: 5000 years",
        "id: 2, offense: 18 USC 924(c), term: 5000 years, runs: consecutive to 1",
    )
    assert codes(judgment(*beyond)) == []


def test_one_term_over_counts_that_demand_more() -> None:
    counts = (
        "id: 1, offense: '21 USC 841(b)(1)(B)'",
        "id: 2-3, offense: 18 USC 1028A",
        "id: 4-5, offense: 18 USC 924(c)",
    )
    assert codes(judgment(*counts, more=", term: 17 years")) == []
    (problem,) = found(judgment(*counts, more=", term: 203 months"))
    assert problem.code == "below-minimum"
    assert problem.message == (
        "main: 203 months in all, where 21 U.S.C. 841(b)(1)(B), 18 U.S.C. 1028A(a)(1), "
        "18 U.S.C. 924(c)(1)(A)(i) demand 17 years"
    )


def test_what_needs_no_judgment_of_it() -> None:
    assert codes("{id: main, imposed: 2020-06-01, term: 900 years}") == []
    assert codes(judgment("id: 1, offense: 18 USC 1343", more=", term: time served")) == []


# -- supervised release: 18 U.S.C. 3583(b), (h) ----------------------------------------------------


@pytest.mark.parametrize(
    ("maximum", "name"),
    [
        ("life", "class A felony"),
        ("25 years", "class B felony"),
        ("299 months", "class C felony"),
        ("10 years", "class C felony"),
        ("119 months", "class D felony"),
        ("5 years", "class D felony"),
        ("59 months", "class E felony"),
        ("13 months", "class E felony"),
        ("1 year", "class A misdemeanor"),
        ("7 months", "class A misdemeanor"),
        ("6 months", "petty offense"),
    ],
)
def test_classes(maximum: str, name: str) -> None:
    bound = parse_length(maximum)
    assert isinstance(bound, Term | Life)
    assert offense_class(bound) == name


@pytest.mark.parametrize(
    ("offense", "years"),
    [
        ("18 USC 924(c)", 5),
        ("18 USC 1344", 5),
        ("18 USC 1343", 3),
        ("18 USC 371", 3),
        ("18 USC 1028A", 1),
        ("18 USC 1030(a)(3)", 1),
    ],
)
def test_supervised_release_by_class(offense: str, years: int) -> None:
    count = f"id: 1, offense: '{offense}', supervised_release:"
    more = ", term: 6 years" if "924" in offense else ", term: time served"
    assert codes(judgment(f"{count} {years} years", more=more)) == []
    assert codes(judgment(f"{count} {12 * years + 1} months", more=more)) == [
        "supervision-too-long"
    ]


def test_supervised_release_over_all_counts() -> None:
    counts = (
        "id: 1, offense: 18 USC 1028A, term: 2 years",
        "id: 2, offense: 18 USC 1343, term: 2 years",
    )
    assert codes(judgment(*counts, more=", supervised_release: 3 years")) == []
    (problem,) = found(judgment(*counts, more=", supervised_release: 5 years"))
    assert problem.message == (
        "main: 5 years of supervised release, where 18 U.S.C. 3583(b) allows 3 years"
    )
    assert problem.path == "judgments.main.supervised_release"
    assert codes(judgment(*counts, "id: 3", more=", supervised_release: 5 years")) == []


def test_united_states_v_deutsch() -> None:
    """403 F.3d 915 (7th Cir. 2005): five years for bank fraud, three for wire fraud of 1996."""
    bank = "id: bank, times: 3, offense: 18 USC 1344, term: 60 months, supervised_release: 5 years"
    wire = "id: wire, times: 3, offense: 18 USC 1343, term: 60 months, supervised_release: 3 years"
    assert codes(judgment(bank, wire, imposed="1997-01-13")) == []


@pytest.mark.parametrize(
    "offense", ["21 USC 846 (841(b)(1)(C))", "21 USC 841(b)(1)(C)", "18 USC 1030(a)(5)(A)"]
)
def test_supervised_release_that_another_statute_governs(offense: str) -> None:
    count = f"id: 1, offense: '{offense}', term: 5 years, supervised_release: 10 years"
    assert codes(judgment(count)) == []


def test_supervised_release_of_petty_and_of_early_offenses() -> None:
    petty = "id: 1, offense: '18 USC 2701(a), (b)(2)', supervised_release: 5 years"
    assert codes(judgment(petty, more=", term: 1 month", imposed="2002-01-01")) == []
    early = "id: 1, offense: 18 USC 371, term: 1 year, supervised_release: 4 years"
    assert codes(judgment(f"{early}, offense_date: 1987-12-07")) == []
    assert codes(judgment(f"{early}, offense_date: 1987-12-08")) == ["supervision-too-long"]


# -- revocation: 18 U.S.C. 3583(e)(3), (h) ---------------------------------------------------------

FRAUD = "{id: main, imposed: 2015-06-01, counts: [{id: 1, offense: 18 USC 1343, term: 1 year}]}"


def revoked(term: str, more: str = "", revokes: str = "main") -> str:
    return f"{{id: again, imposed: 2020-06-01, term: {term}, revokes: {revokes}{more}}}"


@pytest.mark.parametrize(
    ("offense", "years"),
    [
        ("18 USC 924(c)", 5),
        ("18 USC 1344", 3),
        ("18 USC 1343", 2),
        ("18 USC 371", 2),
        ("18 USC 1028A", 1),
        ("18 USC 1030(a)(3)", 1),
    ],
)
def test_prison_on_revocation_by_class(offense: str, years: int) -> None:
    first = f"{{id: main, imposed: 2010-06-01, counts: [{{id: 1, offense: '{offense}'}}]}}"
    assert codes(first, revoked(f"{years} years")) == []
    (problem,) = found(first, revoked(f"{12 * years + 1} months"))
    assert problem.code == "revocation-too-long"
    assert "18 U.S.C. 3583(e)(3)" in problem.message


def test_a_revocation_is_not_held_against_the_limits_of_the_offense() -> None:
    theft = "{id: main, imposed: 2015-06-01, counts: [{id: 1, offense: 18 USC 1028A}]}"
    count = ", counts: [{id: 1, offense: 18 USC 1028A}]"
    assert codes(theft, revoked("6 months", count)) == []


def test_several_terms_of_supervised_release_can_be_revoked_one_after_another() -> None:
    """As in United States v. Dees, 467 F.3d 847: three times two years."""
    count = "offense: 18 USC 1029(a)(2), term: 51 months, supervised_release: 36 months"
    first = judgment(f"id: 1-3, {count}", imposed="2001-01-01")
    assert codes(first, revoked("72 months")) == []
    assert codes(first, revoked("73 months")) == ["revocation-too-long"]


def test_a_revocation_of_a_revocation_goes_back_to_the_offense() -> None:
    second = "{id: third, imposed: 2023-06-01, term: 25 months, revokes: again}"
    assert codes(FRAUD, revoked("1 year"), second) == ["revocation-too-long"]


def test_a_revocation_by_counts() -> None:
    counts = ", counts: [{id: 1, term: 20 months}, {id: 2, term: 5 months, runs: consecutive to 1}]"
    again = revoked("1 year", counts).replace(" term: 1 year,", "")
    assert codes(FRAUD, again) == ["revocation-too-long"]


def test_revocations_of_which_nothing_can_be_said() -> None:
    early = FRAUD.replace("18 USC 1343", "18 USC 1343, offense_date: 1994-09-12")
    unknown = FRAUD.replace("18 USC 1343", "fraud")
    bare = "{id: main, imposed: 2015-06-01, term: 1 year}"
    for first in (early, unknown, bare):
        assert codes(first, revoked("9 years")) == []
    assert codes(revoked("9 years", revokes="again")) == []


def test_supervised_release_after_revocation_is_less_the_prison() -> None:
    assert codes(FRAUD, revoked("1 year", ", supervised_release: 2 years")) == []
    (problem,) = found(FRAUD, revoked("1 year", ", supervised_release: 25 months"))
    assert problem.message == (
        "again: 25 months of supervised release, where 18 U.S.C. 3583(h) allows 24 months"
    )
    theft = FRAUD.replace("1343, term: 1 year", "1028A, term: 2 years")
    _, problem = found(theft, revoked("2 years", ", supervised_release: 1 month"))
    assert problem.message == (
        "again: 1 month of supervised release, where 18 U.S.C. 3583(h) allows 0 days"
    )


def test_with_several_terms_revoked_what_is_left_of_each_is_not_known() -> None:
    count = "offense: 18 USC 1029(a)(2), term: 51 months, supervised_release: 36 months"
    first = judgment(f"id: 1-3, {count}", imposed="2001-01-01")
    assert codes(first, revoked("72 months", ", supervised_release: 3 years")) == []


# -- comparing lengths -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1 year", "12 months", False),
        ("365 days", "1 year", False),
        ("366 days", "1 year", False),
        ("367 days", "1 year", True),
        ("31 days", "1 month", False),
        ("32 days", "1 month", True),
        ("1 month", "27 days", True),
        ("1 month", "28 days", False),
        ("1 year", "364 days", True),
        ("1 year", "365 days", False),
        ("1 year and 1 day", "1 year", True),
        ("life", "900 years", True),
        ("life", "life", False),
        ("900 years", "life", False),
        ("time served", "1 day", False),
        ("1 day", "time served", False),
    ],
)
def test_surely_longer(one: str, other: str, expected: object) -> None:
    assert longer(parse_length(one), parse_length(other)) is expected


LENGTHS = st.builds(Term, st.integers(0, 50), st.integers(0, 40), st.just(0), st.integers(0, 900))


@given(LENGTHS, LENGTHS, st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_what_is_surely_longer_ends_later(one: Term, other: Term, begun: date) -> None:
    assert not (longer(one, other) and longer(other, one))
    if longer(one, other):
        first = begun.toordinal()
        assert one.last_day(first, "clamp") > other.last_day(first, "clamp")


def test_nothing_is_longer_than_what_is_not_known() -> None:
    assert not longer(None, Term(years=1))
    assert not longer(Term(years=1), None)
    assert not longer(TimeServed(), Term())


def test_judgments_that_are_not_computed_are_passed_over() -> None:
    text = f"jurisdiction: us-federal\njudgments: [{FRAUD.replace('1 year', '90 years')}]"
    case = read_case(text, "case.yaml")
    assert limit_problems(case.judgments, [], Orders([])) == []
    assert [p.code for p in limit_problems([], units(case), Relations(units(case)).orders)] == [
        "above-maximum"
    ]


def test_the_rules_cite_their_law() -> None:
    assert limits.supervision("petty offense") is None
    assert limits.revocation("petty offense") == Term(years=1)
