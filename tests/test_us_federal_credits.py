"""Time credits, drug program, halfway house, home: what may come before release by good conduct."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.core.days import Day
from sentencing.core.partial_dates import parse_day
from sentencing.jurisdictions.us_federal import disqualifying, time_credits
from tests.conftest import codes, dates, result_of

BOP_RATE = (7, 10, 15)


def one(
    imposed: str = "2025-01-01",
    term: str = "10 years",
    offense: str = "18 USC 1343",
    credits_: str = "time_credits: {risk: low, removal_order: false}",
    more: str = "",
) -> str:
    return f"""
jurisdiction: us-federal
credits: {{{credits_}}}
judgments:
  - id: main
    imposed: {imposed}
    supervised_release: 3 years
    counts:
      - {{id: 1, offense: "{offense}", offense_date: 2020-01-06, term: {term}}}
{more}"""


def assumed(text: str, **scenario: object) -> dict[str, str]:
    return {one.name: one.value for one in result_of(text, **scenario).assumptions}


# -- the projection --------------------------------------------------------------------------------


def day_by_day(begins: Day, release: Day, rate: time_credits.Rate) -> tuple[Day, int]:
    """The first day on which the credits earned cover the rest, found by trying each day."""
    day = begins
    while day < release:
        increments = (day - begins) // time_credits.INCREMENT
        if day + time_credits.earned(increments, *rate) >= release:
            return day, increments
        day += 1
    return release, max(release - begins, 0) // time_credits.INCREMENT


@given(
    st.integers(0, 40),
    st.integers(-5, 4000),
    st.tuples(st.integers(0, 12), st.integers(0, 20), st.integers(0, 40)),
)
def test_credits_cover_the_rest_on_the_first_day_that_they_do(
    begins: int, days: int, rate: time_credits.Rate
) -> None:
    begins += 700_000
    found = time_credits.covered_on(begins, begins + days, rate)
    expected = day_by_day(begins, begins + days, rate)
    assert found[0] == expected[0]
    assert days <= 0 or time_credits.earned(found[1], *rate) == time_credits.earned(
        expected[1], *rate
    )


@pytest.mark.parametrize(
    ("term", "more", "release", "credited", "out", "placed"),
    [
        ("24 months", "", "2026-09-14", 175, "2026-03-23", None),
        (
            "60 months",
            ", drug_program: {status: expected}",
            "2028-04-05",
            370,
            "2027-04-05",
            "2027-04-01",
        ),
        ("120 months", "", "2033-07-09", 1015, "2032-07-09", "2030-10-02"),
    ],
)
def test_the_handout(
    term: str, more: str, release: str, credited: int, out: str, placed: str | None
) -> None:
    """The examples of the Bureau's handout of 2026.

    For 120 months it prints a placement of 2030-09-28, which its own 1,015 credits do not give:
    2033-07-09 less 1,015 days is 2030-10-02.
    """
    text = one(term=term, credits_=f"time_credits: {{risk: low, removal_order: false}}{more}")
    result = result_of(text)
    shown = dates(result)
    assert shown["release_with_rdap" if more else "projected_release"] == release
    assert result.figures["time_credits"] == credited
    assert shown["time_credit_release"] == out == str(result.window.expected)
    assert shown.get("prerelease_placement") == placed


def test_twelve_months_over_a_leap_day_are_366_days() -> None:
    text = one(
        term="60 months",
        credits_="time_credits: {risk: low}, drug_program: {status: completed}",
    )
    months = result_of(text)
    days = result_of(text, **{"reading__us-federal__time_credit_cap": "days_365"})
    assert (str(months.window.expected), str(days.window.expected)) == ("2027-04-05", "2027-04-06")
    assert "reading.us-federal.time_credit_cap" in [a.name for a in months.assumptions]


def test_earning_in_prerelease_custody() -> None:
    text = one()
    goes_on = result_of(text, **{"reading__us-federal__earning_in_prerelease": "goes_on"})
    assert dates(goes_on)["prerelease_placement"] == "2029-11-17"
    assert dates(goes_on)["time_credit_release"] == dates(result_of(text))["time_credit_release"]


def test_from_arrival_until_the_rule_of_2026() -> None:
    """91 FR 55740: from 30 September 2026 a sentence earns from its commencement."""
    credits_ = "time_credits: {risk: low, arrived: 2025-03-08}"
    before = result_of(one(term="36 months", credits_=credits_), as_of="2026-09-29")
    since = result_of(one(term="36 months", credits_=credits_), as_of="2026-09-30")
    assert (dates(before)["time_credit_release"], dates(since)["time_credit_release"]) == (
        "2026-10-30",
        "2026-10-15",
    )
    name = "law.us-federal.time_credits.earning_from"
    shown = {a.name: a for a in since.assumptions}[name]
    assert [other.note for other in shown.alternatives] == ["release 2026-10-30"]


def test_a_term_that_was_over_before_the_rule_of_2026_earned_from_arrival() -> None:
    credits_ = "time_credits: {risk: low, arrived: 2025-03-08}"
    over = result_of(one(term="24 months", credits_=credits_), as_of="2026-11-22")
    assert dates(over)["time_credit_release"] == "2026-04-07"


def test_the_first_increments_at_the_lower_rate_are_a_parameter() -> None:
    name = "law__us-federal__time_credits__increments_before_higher_rate"
    none = result_of(one(term="24 months"), **{name: 0})
    assert none.figures["time_credits"] == 210
    assert codes(none) == ["counterfactual-law"]


def test_no_credits_before_the_act() -> None:
    assert "time_credits" not in result_of(one("2015-01-05"), as_of="2018-12-20").figures
    old = result_of(one("2010-01-04", "20 years"))
    begun = next(step for step in old.steps if step.label.startswith("earning begins"))
    assert begun.shown == "2018-12-21"


# -- who may apply them ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offense", "listed", "doubtful"),
    [
        ("18 USC 1343", False, False),
        ("18 USC 1349 (1343)", False, False),
        ("18 U.S.C. 1030(a)(1)", True, False),
        ("18 U.S.C. 1030(a)(5)(A), (c)(4)(B)", False, False),
        ("18 USC 1030", False, True),
        ("18 USC 924(c)(1)(A)(i)", True, False),
        ("18 USC 1112", False, False),
        ("18 USC 1113", False, True),
        ("18 USC 1117", True, False),
        ("18 USC 836", False, False),
        ("18 USC 229F", True, False),
        ("18 USC 2339A", True, False),
        ("18 USC 1594(c)", False, False),
        ("18 USC 1591", True, False),
        ("18 USC 2152", False, False),
        ("50 USC 1705", True, False),
        ("21 USC 841(a)(1), (b)(1)(C)", False, True),
        ("21 USC 841(b)(1)(A)(vi)", True, False),
        ("21 USC 841(b)(1)(A)(viii)", False, True),
        ("8 USC 1326(a)", False, False),
        ("8 USC 1326", False, True),
        ("8 USC 1326(b)(2)", True, False),
        ("", False, True),
        ("wire fraud", False, True),
    ],
)
def test_disqualifying_offenses(offense: str, listed: bool, doubtful: bool) -> None:  # noqa: FBT001
    found = disqualifying.excluded(offense)
    assert (found.listed, found.open) == (listed, doubtful)
    assert bool(found.words) == (listed or doubtful)


def test_the_whole_list_stands_in_the_table() -> None:
    """68 items; (li) turns on a prior conviction, which no case holds."""
    found = list(dict.fromkeys(item.item for item in disqualifying.items()))
    assert len(found) == 67
    assert found[-1] == "lxviii"
    assert "li" not in found
    assert all(item.statutes or item.sections for item in disqualifying.items())


def test_no_credits_for_a_listed_offense() -> None:
    result = result_of(one(offense="18 USC 1030(a)(1)"))
    assert "time_credits" not in result.figures
    assert str(result.window.earliest) == "2033-07-08"
    assert assumed(one(offense="18 USC 1030(a)(1)"))["credits.time_credits"] == "none applied"


def test_the_custodians_finding_goes_before_the_list() -> None:
    found = one(offense="18 USC 1030(a)(1)", credits_="time_credits: {eligible: true}")
    assert result_of(found).figures["time_credits"] == 1015
    found = one(credits_="time_credits: {eligible: false}")
    assert "time_credits" not in result_of(found).figures


def test_one_listed_count_excludes_the_whole_or_itself_alone() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: main
    imposed: 2025-01-01
    counts:
      - {id: 1, offense: 18 USC 1343, term: 10 years}
      - {id: 2, offense: 18 USC 1030(a)(1), term: 2 years}
"""
    assert "time_credits" not in result_of(text).figures
    reading = {"reading__us-federal__disqualified_aggregate": "count_alone"}
    alone = result_of(text, **reading)
    begun = next(step for step in alone.steps if step.label.startswith("earning begins"))
    assert begun.shown > "2025-06-01"
    assert 0 < alone.figures["time_credits"] < 1015
    only = text.replace("18 USC 1343", "18 USC 32")
    assert "time_credits" not in result_of(only, **reading).figures


@pytest.mark.parametrize(
    "facts", ["{removal_order: true, risk: low}", "{risk: medium}", "{risk: high, petition: false}"]
)
def test_what_bars_applying_credits(facts: str) -> None:
    result = result_of(one(credits_=f"time_credits: {facts}"))
    assert "time_credits" not in result.figures
    assert result.window.expected == result.milestones["projected_release"].date


def test_a_petition_at_a_higher_risk_earns_at_the_lower_rate() -> None:
    result = result_of(one(credits_="time_credits: {risk: high, petition: true}"))
    assert result.figures["time_credits"] == 780


def test_a_detainer() -> None:
    text = one(more="events: [{kind: detainer, on: 2025-02-01, holder: Texas}]\n")
    reading = {"reading__us-federal__detainer": "bars"}
    assert result_of(text).figures["time_credits"] == 1015
    assert "time_credits" not in result_of(text, **reading).figures
    assert "reading.us-federal.detainer" in assumed(text)


def test_without_supervised_release_all_credits_bring_placement() -> None:
    text = one().replace("supervised_release: 3 years", "supervised_release: 0 days")
    shown = dates(result_of(text))
    assert "time_credit_release" not in shown
    assert shown["prerelease_placement"] == "2030-10-02"


def test_what_is_not_stated_bears_on_the_earliest_release_only() -> None:
    text = one(credits_="good_conduct: {education: satisfactory}")
    result = result_of(text)
    assert str(result.window.expected) == "2033-07-09"
    assert str(result.window.earliest) == "2032-07-09"
    assert assumed(text)["credits.time_credits.risk"] == "low"
    assert assumed(text)["credits.time_credits.removal_order"] == "false"


# -- the drug program, halfway house, home ---------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "ceiling"), [(12, 6), (30, 6), (31, 9), (36, 9), (37, 12), (240, 12)]
)
def test_ceilings_of_the_drug_program(months: int, ceiling: int) -> None:
    status = "drug_program: {status: completed}"
    text = one(term=f"{months} months", credits_=f"time_credits: {{eligible: false}}, {status}")
    step = next(s for s in result_of(text).steps if s.label.startswith("drug program"))
    assert step.label == f"drug program completed, {ceiling} of at most {ceiling} months"


def test_a_stated_reduction_stands_up_to_the_ceiling() -> None:
    credits_ = "time_credits: {eligible: false}, drug_program: {status: completed, reduction: %s}"
    nine = dates(result_of(one(term="5 years", credits_=credits_ % "9 months")))
    most = dates(result_of(one(term="5 years", credits_=credits_ % "3 years")))
    assert nine["release_with_rdap"] == "2028-07-05"
    assert most["release_with_rdap"] == "2028-04-05"


def test_eligible_for_the_drug_program_is_not_expected_to_complete_it() -> None:
    credits_ = "time_credits: {risk: low}, drug_program: {status: eligible}"
    result = result_of(one(term="5 years", credits_=credits_))
    assert (str(result.window.earliest), str(result.window.expected)) == (
        "2027-04-05",
        "2028-04-05",
    )


def test_halfway_house_and_home() -> None:
    """A year before placement by credits; the shorter of a tenth of the term and six months."""
    long = dates(result_of(one()))
    assert long["halfway_house_eligibility"] == "2029-10-02"
    assert long["home_confinement_eligibility"] == "2032-01-09"
    short = dates(result_of(one(term="1 year 1 day", credits_="time_credits: {eligible: false}")))
    assert short["projected_release"] == "2025-11-08"
    assert short["home_confinement_eligibility"] == "2025-10-03"
    assert short["halfway_house_eligibility"] == "2025-01-01"


@pytest.mark.parametrize(
    ("as_of", "eligible"),
    [("2018-12-20", None), ("2020-01-06", "2022-09-05"), ("2023-10-02", None)],
)
def test_the_pilot_for_elderly_offenders_while_it_ran(as_of: str, eligible: str | None) -> None:
    text = one("2016-01-04", more="born: 1950-05-05\n")
    assert dates(result_of(text, as_of=as_of)).get("elderly_home_confinement") == eligible


def test_sixty_years_of_age_for_the_pilot() -> None:
    text = one("2016-01-04", more="born: 1963-05-05\n")
    found = dates(result_of(text, as_of="2020-01-06"))["elderly_home_confinement"]
    assert found == "2023-05-05"


def test_credits_end_where_release_by_good_conduct_lies() -> None:
    """One who is out before credits could be earned gets none."""
    result = result_of(one("2017-01-02", "2 years"))
    assert result.figures["time_credits"] == 0
    assert "time_credit_release" not in result.milestones


def test_the_explanation_names_the_law() -> None:
    step = next(s for s in result_of(one()).steps if s.name == "time_credit_release")
    assert "18 U.S.C. 3624(g)(3)" in [str(cite) for cite in step.cites]
    assert step.sure == "relayed"


def test_day_numbers() -> None:
    assert time_credits.earliest_supervised_release(parse_day("2028-04-05"), "twelve_months") == (
        parse_day("2027-04-05")
    )
    assert (
        time_credits.project(
            parse_day("2025-01-01"),
            parse_day("2033-07-09"),
            BOP_RATE,
            "twelve_months",
            supervised=True,
        ).credits
        == 1015
    )
