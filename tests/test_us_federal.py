"""The federal rules one by one, with published figures where there are some."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.case.model import Case, Count, Judgment
from sentencing.core.terms import Term
from sentencing.jurisdictions.us_federal import concurrency, good_conduct, release_day
from sentencing.kit.relations import units
from tests.conftest import codes, dates, result_of


def one(imposed: str, term: str, more: str = "") -> str:
    return f"jurisdiction: us-federal\njudgments:\n  - {{id: main, imposed: {imposed}, term: {term}}}\n{more}"


# -- commencement: 18 U.S.C. 3585(a) ---------------------------------------------------------------


def how(text: str) -> str:
    result = result_of(text)
    step = result.step(result.milestones["commencement"].step)
    assert step is not None
    return f"{step.label} {step.shown}"


def test_in_federal_custody() -> None:
    custody = "custody: [{from: 2020-01-01, to: 2020-05-31}]\n"
    assert how(one("2020-06-01", "5 years", custody)) == (
        "main begins, imposed while in federal custody 2020-06-01"
    )


def test_voluntary_surrender_and_later_reception() -> None:
    surrender = "events: [{kind: surrender, on: 2020-09-01}]\n"
    reception = "events: [{kind: reception, on: 2020-08-01, judgment: main}]\n"
    assert how(one("2020-06-01", "5 years", surrender)).endswith("voluntary surrender 2020-09-01")
    assert how(one("2020-06-01", "5 years", reception)).endswith("received to serve it 2020-08-01")


def test_a_surrender_before_the_sentence_or_for_another_is_not_its_beginning() -> None:
    early = "events: [{kind: surrender, on: 2020-03-01}]\n"
    assert how(one("2020-06-01", "5 years", early)).endswith("2020-06-01")
    elsewhere = """  - {id: other, imposed: 2021-06-01, term: 1 year}
events: [{kind: surrender, on: 2020-09-01, judgment: other}]
"""
    assert how(one("2020-06-01", "5 years", elsewhere)).endswith("2020-06-01")


def test_the_earliest_arrival_counts() -> None:
    events = "events: [{kind: surrender, on: 2020-09-01}, {kind: surrender, on: 2020-08-01}]\n"
    assert how(one("2020-06-01", "5 years", events)).endswith("2020-08-01")


def test_nothing_known_is_an_assumption() -> None:
    result = result_of(one("2020-06-01", "5 years"))
    assert "judgments.main.commences" in [a.name for a in result.assumptions]
    assert "taken to be in custody" in how(one("2020-06-01", "5 years"))


def test_house_arrest_is_no_custody_at_sentence() -> None:
    house = "custody: [{from: 2020-01-01, to: 2020-05-31, kind: home detention}]\n"
    result = result_of(one("2020-06-01", "5 years", house))
    assert "judgments.main.commences" in [a.name for a in result.assumptions]


def test_another_sovereign() -> None:
    state = "custody: [{from: 2020-01-01, holder: Ohio}]\n"
    assert codes(result_of(one("2020-06-01", "5 years", state))) == ["held-by-another"]


def test_never_before_the_day_imposed() -> None:
    result = result_of(one("2020-06-01", "5 years, commences: 2020-01-01"))
    assert dates(result)["commencement"] == "2020-06-01"
    assert codes(result) == ["early-commencement"]


def test_as_the_custodian_has_it() -> None:
    assert how(one("2020-06-01", "5 years, commences: 2021-01-01")).endswith("2021-01-01")


# -- prior custody: 18 U.S.C. 3585(b) --------------------------------------------------------------


def ledger(custody: str, imposed: str = "2020-06-01", more: str = "") -> list[tuple[int, str]]:
    result = result_of(one(imposed, "5 years", f"custody:\n{custody}{more}"))
    return [(entry.days, entry.reason) for entry in result.ledger]


def test_koray_v_sizer_the_days_of_arrest_and_of_bail_both_count() -> None:
    """21 F.3d 558: 64 days for 23 April to 25 June 1991."""
    result = result_of(
        one("1991-10-01", "41 months", "custody: [{from: 1991-04-23, to: 1991-06-25}]\n"),
        events__1={"kind": "surrender", "on": "1991-11-25"},
    )
    assert result.figures["prior_custody"] == 64


def test_days_after_commencement_are_service() -> None:
    assert ledger("  - {from: 2020-05-01, to: 2020-07-01}\n") == [
        (31, "official detention before the sentence began"),
        (31, "after commencement: service of the sentence"),
    ]


def test_days_between_sentence_and_surrender_count() -> None:
    more = "events: [{kind: surrender, on: 2020-09-01}]\n"
    (entry,) = ledger("  - {from: 2020-07-01, to: 2020-07-10}\n", more=more)
    assert entry == (10, "official detention before the sentence began")


def test_overlaps_count_once() -> None:
    assert ledger(
        "  - {from: 2020-05-01, to: 2020-05-10}\n  - {from: 2020-05-05, to: 2020-05-20}\n"
    ) == [
        (10, "official detention before the sentence began"),
        (6, "already counted in an overlapping stretch"),
        (10, "official detention before the sentence began"),
    ]


def test_what_does_not_count() -> None:
    assert ledger("  - {from: 2020-05-01, to: 2020-05-10, kind: halfway house}\n") == [
        (10, "halfway house is not official detention")
    ]
    assert ledger("  - {from: 2020-05-01, to: 2020-05-10, credited_to: a state term}\n") == [
        (10, "credited against another sentence: a state term")
    ]
    assert ledger("  - {from: 2020-05-01, to: 2020-05-10, for: other}\n") == [
        (10, "resulted from the charges of other")
    ]


def test_days_before_the_offense_do_not_count() -> None:
    text = """
jurisdiction: us-federal
custody: [{from: 2020-01-01, to: 2020-05-31}]
judgments:
  - id: main
    imposed: 2020-06-01
    counts: [{id: 1, offense_date: 2020-03-01, term: 5 years}]
"""
    result = result_of(text)
    assert result.figures["prior_custody"] == 92
    assert next(entry.reason for entry in result.ledger) == "before the offense was committed"


def test_a_stretch_that_goes_on_ends_with_commencement() -> None:
    assert ledger("  - {from: 2020-05-01}\n") == [
        (31, "official detention before the sentence began")
    ]


def test_custody_longer_than_the_sentence() -> None:
    result = result_of(
        one("2020-06-01", "2 months", "custody: [{from: 2020-01-01, to: 2020-05-31}]\n")
    )
    assert dates(result)["full_term"] == dates(result)["projected_release"] == "2020-06-01"
    assert result.figures["over_served"] == 92
    assert codes(result) == ["over-served"]


# -- good conduct time: 18 U.S.C. 3624(b) ----------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "days", "release"),
    [
        ("24 months", 108, "2021-09-14"),
        ("24 months 1 day", 108, "2021-09-15"),
        ("25 months", 112, "2021-10-11"),
        ("26 months", 116, "2021-11-04"),
        ("32 months", 143, "2022-04-10"),
        ("36 months", 162, "2022-07-22"),
        ("37 months", 166, "2022-08-18"),
    ],
)
def test_the_table_of_the_rule_of_2022(term: str, days: int, release: str) -> None:
    """87 FR 7938, Table 1, third column; the sentence begins on 1 January 2020."""
    result = result_of(one("2020-01-01", term))
    assert result.figures["good_conduct"] == days
    assert str(result.window.expected) == release


@pytest.mark.parametrize(
    ("term", "days"),
    [
        ("1 year", 0),
        ("12 months", 0),
        ("1 year and 1 day", 54),
        ("5 years", 270),
        ("10 years", 540),
        ("20 years", 1080),
        ("27 years", 1458),
        ("135 months", 607),
        ("63 months", 283),
        ("life", None),
    ],
)
def test_on_the_sentence_imposed(term: str, days: int | None) -> None:
    result = result_of(one("2023-05-30", term))
    assert result.figures.get("good_conduct") == days


@pytest.mark.parametrize(
    ("imposed", "term", "days", "source"),
    [
        ("2001-01-01", "10 years", 470, "White v. Scibana; Barber v. Thomas"),
        ("2008-10-16", "18 months", 70, "Hill v. Cowin"),
        ("2008-10-16", "24 months", 94, "Hill v. Cowin"),
        ("2000-03-01", "1 year and 1 day", 47, "Pacheco-Camacho v. Hood"),
        ("1991-06-03", "228 months", 894, "Williams v. Lamanna"),
    ],
)
def test_on_time_served(imposed: str, term: str, days: int, source: str) -> None:
    assert source
    result = result_of(one(imposed, term), as_of="2010-12-31")
    assert result.figures["good_conduct"] == days


def test_barber_v_thomas_step_by_step() -> None:
    """560 U.S. 474, appendix: after eight years 432 days; 298 are left; 260 served earn 38."""
    first = date(2001, 1, 1).toordinal()
    award = good_conduct.on_time_served(first, first + 3651, 54)
    assert (award.years, award.rate * award.years, award.for_part) == (8, 432, 38)
    assert award.part == 298


def test_both_methods_where_the_sentence_began_before_the_change() -> None:
    result = result_of(one("2019-07-18", "10 years"))
    assert result.figures["good_conduct_by_other_method"] == 470
    after = result_of(one("2019-07-19", "10 years"))
    assert "good_conduct_by_other_method" not in after.figures


def test_the_change_released_nobody_before_it_took_effect() -> None:
    """The old method gives 25 July 2019; the new one 6 June: released on 19 July at the earliest."""
    result = result_of(one("2013-06-16", "84 months"))
    assert str(result.window.expected) == "2019-07-19"


def test_knowledge_of_the_law() -> None:
    before = result_of(one("2013-04-01", "10 years"), law_as_of="2018-12-20")
    assert before.figures["good_conduct"] == 470


def test_the_method_can_be_assigned() -> None:
    name = "law__us-federal__good_conduct__method"
    result = result_of(one("2023-01-02", "10 years"), **{name: "time_served"})
    assert result.figures["good_conduct"] == 470
    assert codes(result) == ["counterfactual-law"]
    old = result_of(one("2005-01-03", "10 years"), **{name: "sentence_imposed"})
    assert old.figures["good_conduct"] == 540


def test_education_matters_for_recent_offenses_only() -> None:
    lagging = "credits: {good_conduct: {education: unsatisfactory}}\n"
    assert result_of(one("2021-01-04", "5 years", lagging)).figures["good_conduct"] == 210
    text = """
jurisdiction: us-federal
credits: {good_conduct: {education: unsatisfactory}}
judgments:
  - id: main
    imposed: 1996-09-02
    counts: [{id: 1, offense_date: 1995-01-01, term: 30 years}]
"""
    assert result_of(text).figures["good_conduct"] == 1620


def test_days_lost() -> None:
    lost = result_of(
        one("2021-03-01", "10 years", "credits: {good_conduct: {disallowed: 41 days}}\n")
    )
    assert str(lost.window.expected) == "2029-10-17"
    all_lost = result_of(
        one("2021-03-01", "2 years", "credits: {good_conduct: {disallowed: 500}}\n")
    )
    assert all_lost.window.expected == all_lost.window.latest
    assert codes(all_lost) == ["disallowed-too-much"]


def test_readings_of_a_part_of_a_year() -> None:
    """They part company for 196, 223 and 250 days, and nowhere else."""
    differ = [
        part
        for part in range(366)
        if part * 54 // 365 != part * good_conduct.daily_rate(54) // 1000
    ]
    assert differ == [196, 223, 250]
    text = one("2023-01-02", "1 year 196 days")
    floor, decimal = (
        result_of(text, **{"reading__us-federal__partial_year": option})
        for option in ("floor", "decimal_148")
    )
    assert (floor.figures["good_conduct"], decimal.figures["good_conduct"]) == (82, 83)
    assert "reading.us-federal.partial_year" in [a.name for a in floor.assumptions]


def test_the_part_of_a_year_can_be_counted_from_the_day_less_credit() -> None:
    text = one("2020-01-02", "20 months", "custody: [{from: 2019-01-01, to: 2020-01-01}]\n")
    name = "reading__us-federal__partial_year_from"
    commencement = result_of(text)
    less_credit = result_of(text, **{name: "commencement_less_credit"})
    assert (commencement.figures["good_conduct"], less_credit.figures["good_conduct"]) == (89, 90)


def test_daily_rates() -> None:
    assert good_conduct.daily_rate(54) == 148
    assert good_conduct.daily_rate(42) == 115


# -- the day of release: 18 U.S.C. 3624(a) ---------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "working_day"),
    [
        ("2037-07-07", "2037-07-07"),
        ("2024-06-01", "2024-05-31"),
        ("2024-06-02", "2024-05-31"),
        ("2024-12-25", "2024-12-24"),
        ("2026-07-04", "2026-07-02"),
        ("2024-01-01", "2023-12-29"),
        ("2022-06-20", "2022-06-17"),
        ("2024-11-28", "2024-11-27"),
    ],
)
def test_the_last_working_day(day: str, working_day: str) -> None:
    found = release_day.last_weekday(date.fromisoformat(day).toordinal())
    assert date.fromordinal(found).isoformat() == working_day


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_no_federal_holiday_is_missed(day: date) -> None:
    """The quick test, which spares the table of holidays, never overlooks one of them."""
    expected = day in holidays.country_holidays("US", years=day.year)
    if day.weekday() < 5:
        assert release_day.is_federal_holiday(day.toordinal()) == expected


def test_no_federal_holiday_of_a_century_is_missed() -> None:
    for year in range(1990, 2090):
        for day in holidays.country_holidays("US", years=year):
            if day.year == year and day.weekday() < 5:
                assert release_day.is_federal_holiday(day.toordinal()), day


def test_release_is_never_brought_before_the_sentence() -> None:
    saturday = date(2021, 1, 2)
    text = one(
        saturday.isoformat(),
        "time served",
        f"custody: [{{from: 2020-12-01, to: {saturday - timedelta(1)}}}]\n",
    )
    result = result_of(text)
    assert result.window.earliest == result.window.expected == saturday


# -- money -----------------------------------------------------------------------------------------


def test_assessments() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: main
    imposed: 2020-06-01
    term: 5 years
    counts:
      - {id: 1-3}
      - {id: 4, grade: misdemeanor}
      - {id: 5, grade: class B misdemeanor}
      - {id: 6, grade: infraction}
      - {id: 7, offense_date: 1995-05-05}
"""
    (item,) = result_of(text).money.items
    assert str(item.amount) == "390 USD"


def test_a_stated_assessment_stands() -> None:
    (item,) = result_of(one("2020-06-01", "5 years, assessment: 700 USD")).money.items
    assert str(item.amount) == "700 USD"


def test_one_debt_counts_once_whichever_order_names_the_other() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {{id: a, imposed: 2020-06-01, term: 5 years, restitution: {{amount: 900 USD{0}}}}}
  - {{id: b, imposed: 2020-06-01, term: 5 years, restitution: {{amount: 1000 USD{1}}}}}
  - {{id: c, imposed: 2020-06-01, term: 5 years, restitution: 50 USD}}
"""
    ways = [
        (", joint_and_several_with: [b]", ""),
        ("", ", joint_and_several_with: [a]"),
        (", debt: loss", ", debt: loss"),
    ]
    for first, second in ways:
        assert [str(t) for t in result_of(text.format(first, second)).money.totals] == ["1,050 USD"]
    assert [str(t) for t in result_of(text.format("", "")).money.totals] == ["1,950 USD"]


def test_forfeiture_is_apart() -> None:
    result = result_of(one("2020-06-01", "5 years, forfeiture: 500 USD, fine: 20 USD"))
    assert [str(total) for total in result.money.totals] == ["20 USD"]


def test_liability_ends_twenty_years_after_release_or_judgment() -> None:
    result = result_of(one("2020-06-01", "5 years, restitution: 10 USD"))
    assert dates(result)["projected_release"] == "2024-09-03"
    assert dates(result)["restitution_liability_end"] == "2044-09-03"
    life = result_of(one("2020-06-01", "life, restitution: 10 USD"))
    assert life.milestones["restitution_liability_end"].day is None
    released = result_of(
        one(
            "2020-06-01",
            "5 years, restitution: 10 USD",
            "events: [{kind: release, on: 2022-01-01}]\n",
        )
    )
    assert dates(released)["restitution_liability_end"] == "2042-01-01"


def test_mixed_currencies() -> None:
    result = result_of(one("2020-06-01", "5 years, fine: 20 USD, restitution: 10 EUR"))
    assert [str(total) for total in result.money.totals] == ["10 EUR", "20 USD"]
    assert codes(result) == ["mixed-currencies"]


# -- groups, limits --------------------------------------------------------------------------------


def test_a_sentence_after_release_is_apart() -> None:
    text = """
jurisdiction: us-federal
custody:
  - {id: a, from: 2009-12-25, to: 2010-01-03}
  - {id: b, from: 2015-01-01, to: 2015-08-31}
judgments:
  - {id: first, imposed: 2010-01-04, term: 36 months, restitution: 10 USD}
  - {id: second, imposed: 2015-09-01, term: 60 months, restitution: 10 USD}
"""
    result = result_of(text)
    assert [a.id for a in result.aggregates] == ["first", "second"]
    assert [entry.credited_to for entry in result.ledger] == ["first", "second"]
    assert result.figures["prior_custody"] == 243
    assert result.aggregates[0].milestones["projected_release"].date is not None


def test_as_of_leaves_out_what_is_later() -> None:
    text = """
jurisdiction: us-federal
as_of: 2017-06-01
judgments:
  - {id: a, imposed: 2017-04-21, term: 27 years}
  - {id: b, imposed: 2017-11-30, term: 14 years}
events: [{kind: release, on: 2024-08-01}]
"""
    result = result_of(text)
    assert codes(result) == ["imposed-after-as-of"]
    assert result.aggregates[0].members == ("a",)
    assert "left_custody" not in result.milestones


def test_a_plea_under_discussion_lies_in_the_future() -> None:
    result = result_of(one("2031-01-06", "5 years"))
    assert result.as_of == date(2031, 1, 6).toordinal()
    assert dates(result)["full_term"] == "2036-01-05"


def test_old_law_is_refused_and_the_rest_computed() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: old, imposed: 1985-04-01, term: 10 years}
  - {id: new, imposed: 1994-04-01, term: 10 years}
"""
    result = result_of(text)
    assert codes(result) == ["outside-verified-law"]
    assert result.aggregates[0].members == ("new",)


def test_life_with_others() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2010-04-01, term: 10 years}
  - {id: b, imposed: 2012-04-02, term: life, runs: consecutive to a}
  - {id: c, imposed: 2040-04-01, term: 10 years}
"""
    result = result_of(text)
    assert result.window.expected is None
    assert result.window.reason("expected") == "life"
    assert result.milestones["full_term"].controlled_by == ("b",)
    assert result.aggregates[-1].members == ("a", "b", "c")


def test_total_stated_and_total_of_the_counts() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: a
    imposed: 2010-04-01
    term: {0}
    counts: [{{id: 1, term: 5 years}}, {{id: 2, term: 1 year, runs: consecutive to 1}}]
"""
    assert codes(result_of(text.format("6 years"))) == []
    assert codes(result_of(text.format("72 months"))) == []
    assert codes(result_of(text.format("5 years"))) == ["total-differs"]
    assert codes(result_of(text.format("life"))) == ["total-differs"]


@pytest.mark.parametrize(
    ("offense", "statute"),
    [
        ("18 USC 1028A", "1028A"),
        ("18 U.S.C. § 1028A(a)(1)", "1028A"),
        ("18 U.S.C. 1028A, 1343", "1028A"),
        ("18 U.S.C. 924(c)", "924(c)"),
        ("18 USC § 924 (c)(1)(A)", "924(c)"),
        ("18 USC 924(e)", ""),
        ("18 USC 3146(a)(1)", "3146"),
        ("18 USC 1343, 3147(1)", "3147"),
        ("21 USC 846", ""),
        ("wire fraud", ""),
        ("", ""),
    ],
)
def test_statutes_that_keep_terms_apart(offense: str, statute: str) -> None:
    one, two = Count(id="1", offense=offense, term=Term(2)), Count(id="2", term=Term(5))
    judgment = Judgment(id="j", counts=(one, two))
    unit, other = units(Case(judgments=(judgment,)))
    assert (concurrency.mandate(unit), concurrency.mandate(other)) == (statute, "")


@pytest.mark.parametrize("offense", ["18 USC 3146(a)(1)", "18 USC 3147(1)"])
def test_bail_and_its_breach_are_paid_for_apart(offense: str) -> None:
    text = f"""
jurisdiction: us-federal
judgments:
  - id: main
    imposed: 2020-06-01
    counts: [{{id: 1, term: 5 years}}, {{id: 2, offense: "{offense}", term: 1 year}}]
"""
    result = result_of(text)
    assert str(result.aggregates[0].term) == "6 years"
    together = text.replace("term: 1 year", "term: 1 year, runs: concurrent with 1")
    assert codes(result_of(together)) == ["statute-forbids-concurrent"]


def test_identity_theft_of_another_sentence_may_not_run_with_it() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-06-01, counts: [{id: 1, offense: 18 USC 1028A, term: 2 years}]}
  - {id: b, imposed: 2020-06-01, counts: [{id: 1, offense: 18 USC 1028A, term: 2 years}]}
"""
    assert str(result_of(text).aggregates[0].term) == "4 years"


@pytest.mark.parametrize(
    ("option", "whole"), [("concurrent", "5 years"), ("consecutive", "7 years")]
)
def test_identity_theft_counts_when_the_court_is_silent(option: str, whole: str) -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: a
    imposed: 2020-06-01
    counts:
      - {id: 1, offense: 18 USC 1343, term: 3 years}
      - {id: 2, offense: 18 USC 1028A, term: 2 years}
      - {id: 3, offense: 18 USC 1028A, term: 2 years}
"""
    result = result_of(text, **{"reading__us-federal__identity_theft_counts": option})
    assert str(result.aggregates[0].term) == whole
    assert "reading.us-federal.identity_theft_counts" in [a.name for a in result.assumptions]


@pytest.mark.parametrize(
    ("option", "whole"), [("same_time", "4 years"), ("different_times", "7 years")]
)
def test_two_courts_on_one_day(option: str, whole: str) -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-06-01, term: 4 years}
  - {id: b, imposed: 2020-06-01, term: 3 years}
"""
    result = result_of(text, **{"reading__us-federal__same_day": option})
    assert str(result.aggregates[0].term) == whole
    assert "reading.us-federal.same_day" in [a.name for a in result.assumptions]


def test_an_order_that_a_statute_forbids_matters_only_where_terms_overlap() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: a
    imposed: 2020-06-01
    counts: [{{id: 1, term: 5 years}}, {{id: 2, offense: 18 USC 1028A, term: 2 years}}]
  - {{id: b, imposed: 2021-06-01, term: {0}, runs: concurrent with a}}
"""
    assert codes(result_of(text.format("3 years"))) == []
    assert codes(result_of(text.format("5 years"))) == ["statute-forbids-concurrent"]
    assert codes(result_of(text.format("life"))) == ["statute-forbids-concurrent"]


def test_what_happens_after_the_day_of_the_computation() -> None:
    """An arrival to come is a plan: it counts for one at liberty, not for one in custody."""
    events = "events: [{kind: surrender, on: 2021-01-04}, {kind: escape, on: 2021-03-01}]\n"
    free = result_of(one("2020-06-01", "5 years", events), as_of="2020-07-01")
    assert dates(free)["commencement"] == "2021-01-04"
    assert codes(free) == []
    custody = "custody: [{from: 2020-05-01, to: 2020-05-31}]\n"
    held = one("2020-06-01", "5 years", custody + events)
    assert dates(result_of(held, as_of="2020-07-01"))["commencement"] == "2020-06-01"
    assert dates(result_of(held))["commencement"] == "2021-01-04"
    assert codes(result_of(held)) == ["no-return"]


@pytest.mark.parametrize("first", ["2001-01-01", "2000-02-29", "1999-03-01", "2003-01-01"])
def test_on_time_served_against_year_after_year(first: str) -> None:
    """The quick way to the years is that of the manual, year by year, at every boundary."""
    begin = date.fromisoformat(first)
    for around in range(1, 150):
        for days in range(around * 419 - 3, around * 420 + 3, 1 + around // 8):
            left, years, begun = days, 0, begin.toordinal()
            while left >= (following := _anniversary(begin, years + 1)) - begun + 54:
                left -= following - begun + 54
                years, begun = years + 1, following
            award = good_conduct.on_time_served(begin.toordinal(), begin.toordinal() + days - 1, 54)
            assert (award.years, award.part) == (years, left), days


def _anniversary(day: date, years: int) -> int:
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:
        return date(day.year + years, 3, 1).toordinal()


def test_a_life_sentence_keeps_a_firearm_count_from_ever_beginning() -> None:
    text = """
jurisdiction: us-federal
credits: {time_credits: {risk: low}}
judgments:
  - id: a
    imposed: 2020-06-01
    counts:
      - {id: 1, term: life}
      - {id: 2, offense: 18 USC 924(c), term: 5 years, runs: concurrent with 3}
      - {id: 3, term: 5 years, runs: consecutive to 1}
"""
    result = result_of(text)
    assert codes(result) == []
    assert "a/3: 5 years, after a term without end" in result.explain()
    assert "a/3 is absorbed" in result.explain()
    assert "\u25b6" in result.explain()


def test_a_ring_of_counts_leaves_the_total_alone() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: a
    imposed: 2020-06-01
    term: 10 years
    counts:
      - {id: 1, term: 5 years, runs: consecutive to 2}
      - {id: 2, term: 5 years, runs: consecutive to 1}
      - {id: 3, term: 5 years, runs: consecutive to 9}
"""
    assert sorted(codes(result_of(text))) == ["relation-cycle", "unknown-reference"]


def test_two_courts_on_one_day_and_a_firearm() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-06-01, counts: [{id: 1, offense: 18 USC 924(c), term: 5 years}]}
  - {id: b, imposed: 2020-06-01, term: 4 years, runs: concurrent with a}
"""
    assert codes(result_of(text)) == ["statute-forbids-concurrent"]
