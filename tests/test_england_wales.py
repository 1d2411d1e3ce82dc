"""England and Wales: each rule with its worked examples, through the functions that state them."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import Computation
from sentencing.core.days import iso
from sentencing.core.terms import Term, parse_term
from sentencing.jurisdictions.england_wales import durations, transition
from sentencing.jurisdictions.england_wales.sentences import (
    ADDED,
    AT_LARGE,
    RESTORED,
    Adjustment,
)
from tests.conftest import codes, dates, result_of

BEFORE_PROGRESSION = "law_as_of: 2026-06-30\n"


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def term(text: str) -> Term:
    return parse_term(text)


def case(*counts: str, imposed: str = "2025-02-10", extra: str = BEFORE_PROGRESSION) -> Computation:
    lines = "\n".join(f"      - {{{count}}}" for count in counts)
    return result_of(
        f"jurisdiction: england-wales\n{extra}judgments:\n  - id: main\n    imposed: {imposed}\n"
        f"    counts:\n{lines}\n"
    )


def one(length: str, imposed: str = "2025-02-10", extra: str = "", count: str = "") -> Computation:
    offence = "" if "offense_date" in count else ", offense_date: 2022-01-15"
    return case(f"id: 1, term: {length}{offence}{count}", imposed=imposed, extra=extra)


# -- Counting --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "length", "last", "days"),
    [
        ("2023-03-01", "12 months", "2024-02-29", 366),
        ("2023-03-02", "12 months", "2024-03-01", 366),
        ("2023-01-31", "1 month", "2023-02-28", 29),
        ("2023-03-31", "6 months", "2023-09-30", 184),
        ("2024-03-01", "1 year", "2025-02-28", 365),
        ("2023-01-10", "3 weeks", "2023-01-30", 21),
        ("2023-02-01", "1 month 2 days", "2023-03-02", 30),
    ],
)
def test_the_last_day_of_a_term(first: str, length: str, last: str, days: int) -> None:
    assert iso(durations.last_day(day(first), term(length))) == last
    assert durations.length(day(first), term(length)) == days


def test_a_chain_is_counted_part_by_part_and_tested_by_its_sum() -> None:
    terms = [term("3 months"), term("3 weeks"), term("3 months")]
    assert durations.end_to_end(day("2023-01-10"), terms) == 203
    assert durations.summed(day("2023-01-10"), terms) == 202


def test_neighbouring_months_are_one_part() -> None:
    first = day("2023-01-31")
    apart = durations.end_to_end(first, [term("1 month"), term("1 month")])
    assert apart == durations.length(first, term("2 months"))


@given(st.integers(0, 20_000), st.sampled_from([(1, 2), (2, 3), (2, 5), (1, 3), (3, 10), (3, 4)]))
def test_a_part_is_rounded_up_exactly(days: int, fraction: tuple[int, int]) -> None:
    assert durations.part_of(days, fraction) == ceil(days * Fraction(*fraction))


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.integers(0, 30),
    st.integers(0, 40),
    st.integers(0, 400),
)
def test_a_longer_term_never_ends_earlier(first: date, years: int, months: int, days: int) -> None:
    start = first.toordinal()
    shorter = durations.last_day(start, Term(years, months, 0, days))
    assert durations.last_day(start, Term(years, months, 0, days + 1)) == shorter + 1
    assert durations.last_day(start, Term(years, months + 1, 0, days)) >= shorter
    assert durations.last_day(start, Term(years + 1, months, 0, days)) >= shorter


# -- Not before a new rule -------------------------------------------------------------------------


def test_one_mechanism_for_what_was_not_before_a_rule_began() -> None:
    began = 100
    for change in transition.CHANGES:
        assert transition.not_before(change, began, old=90, new=80, added=0) == 90
        assert transition.not_before(change, began, old=120, new=110, added=0) == 110
        assert transition.not_before(change, began, old=120, new=90, added=0) == began


def test_each_change_says_what_added_days_do() -> None:
    late = {"old": 130, "new": 104, "added": 10}
    assert transition.not_before(transition.PROGRESSION, 100, **late) == 110
    assert transition.not_before(transition.CURFEW, 100, **late) == 110
    assert transition.not_before(transition.FORTY, 100, **late) == 104


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 60))
def test_a_date_of_the_transition_is_never_later_than_by_the_old_rule(
    old: int, earlier: int, added: int
) -> None:
    new = old - earlier
    for change in transition.CHANGES:
        merged = transition.not_before(change, 200, old, new, added)
        assert min(new, old) <= merged <= max(old, new)


def test_days_since_a_day() -> None:
    adjustments = [
        Adjustment(kind=ADDED, on=10, days=5, first=None, last=None),
        Adjustment(kind=RESTORED, on=20, days=2, first=None, last=None),
        Adjustment(kind=AT_LARGE, on=30, days=7, first=None, last=None),
    ]
    assert transition.net(adjustments, (ADDED, RESTORED), 0, 100) == 3
    assert transition.net(adjustments, (ADDED, RESTORED, AT_LARGE), 15, 100) == 5


# -- Kinds of sentences ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("imposed", "count", "served"),
    [
        ("2023-06-01", "", Fraction(1, 2)),
        ("2024-11-01", "", Fraction(2, 5)),
        ("2024-11-01", ", provisions: [violent]", Fraction(1, 2)),
        ("2024-11-01", ", provisions: ['murder, since December 2024']", Fraction(1, 2)),
        ("2025-01-01", ", provisions: ['murder, since December 2024']", Fraction(1, 2)),
        ("2024-11-01", ", provisions: [SDS+]", Fraction(2, 3)),
        ("2026-11-02", "", Fraction(1, 3)),
        ("2026-11-02", ", provisions: [SDS+]", Fraction(1, 2)),
        ("2026-11-02", ", provisions: [section 250]", Fraction(2, 5)),
        ("2026-11-02", ", provisions: [schedule 13 part 3]", Fraction(2, 5)),
        ("2026-11-02", ", provisions: [SDS+ if passed today]", Fraction(2, 5)),
    ],
)
def test_the_part_that_is_served(imposed: str, count: str, served: Fraction) -> None:
    extra = "" if imposed > "2026" else BEFORE_PROGRESSION
    length = "24 months" if imposed < "2024" else "8 years"
    result = one(length, imposed, extra, count)
    first, last = day(imposed), durations.last_day(day(imposed), term(length))
    assert result.milestones["CRD"].day == first + ceil((last - first + 1) * served) - 1


def test_more_on_exclusions_of_december_2024() -> None:
    later = ", provisions: ['sexual, since December 2024']"
    in_time = one("6 months", "2024-09-16", BEFORE_PROGRESSION, later)
    assert dates(in_time)["CRD"] == "2024-11-27"
    still_in = one("2 years", "2024-09-16", BEFORE_PROGRESSION, later)
    assert dates(still_in)["CRD"] == "2025-09-15"


def test_recall_of_56_days_by_tranche() -> None:
    def back(returned: str) -> str:
        count = ", recall: {kind: 'fixed, 56 days', revoked: 2026-01-10}"
        extra = BEFORE_PROGRESSION + f"returned: {returned}\n"
        return dates(one("5 years", "2023-06-06", extra, count))["PRRD"]

    assert back("2026-03-20") == "2026-05-14"
    assert back("2026-04-20") == "2026-06-14"
    assert back("2026-01-12") == "2026-04-14"


def test_supervision_is_twelve_months_from_release() -> None:
    found = dates(one("20 months", "2023-02-06", "as_of: 2024-01-01\nlaw_as_of: 2024-01-01\n"))
    assert found["CRD"] == "2023-12-06"
    assert found["TUSED"] == "2024-12-06"
    two_years = one("2 years", "2023-02-06", "as_of: 2024-01-01\nlaw_as_of: 2024-01-01\n")
    assert "TUSED" not in dates(two_years)


def test_removal_is_the_later_of_fraction_and_window() -> None:
    early = BEFORE_PROGRESSION + "early_removal: true\n"
    assert dates(one("5 years", "2025-10-06", early))["ERSED"] == "2026-05-14"
    long = dates(one("20 years", "2025-10-06", early))
    assert long["ERSED"] == "2029-10-05"
    assert long["CRD"] == "2033-10-05"


def test_a_single_sentence_without_day_of_offence_says_what_it_takes() -> None:
    result = result_of(
        "jurisdiction: england-wales\njudgments: [{imposed: 2025-02-10, term: 2 years}]"
    )
    assert any("offense_date" in item.name for item in result.assumptions)
    assert result.window.expected is not None


def test_what_is_unsupported_leaves_the_rest() -> None:
    result = case(
        "id: 1, offense_date: 2024-01-15, term: life",
        "id: 2, offense_date: 2024-01-15, term: 2 years",
    )
    assert codes(result) == ["indeterminate-sentence"]
    assert dates(result)["CRD"] == dates(one("2 years", "2025-02-10", BEFORE_PROGRESSION))["CRD"]
    recalled = one("4 years", "2023-01-09", BEFORE_PROGRESSION, ", recall: 'fixed, 28 days'")
    assert codes(recalled) == ["recall-without-return"]
    assert "SLED" in dates(recalled)


def test_a_ring_of_consecutive_sentences_is_broken_and_named() -> None:
    result = case(
        "id: 1, offense_date: 2024-01-15, term: 2 years, runs: consecutive to 2",
        "id: 2, offense_date: 2024-01-15, term: 1 year, runs: consecutive to 1",
    )
    assert codes(result) == ["relation-cycle"]
    assert result.window.expected is not None


def test_a_sentence_that_nobody_knows() -> None:
    result = case("id: 1, offense_date: 2024-01-15, term: 2 years, runs: consecutive to york")
    assert codes(result) == ["unknown-reference"]


def test_nothing_to_compute() -> None:
    result = result_of("jurisdiction: england-wales\njudgments: [{imposed: '?', term: 2 years}]")
    assert codes(result) == ["date-missing"]
    assert result.window.expected is None


def test_terms_beyond_the_calendar() -> None:
    result = one("4900 years")
    assert codes(result) == []
    result = case(
        "id: 1, offense_date: 2024-01-15, term: 4900 years",
        "id: 2, offense_date: 2024-01-15, term: 4900 years, runs: consecutive to 1",
    )
    assert codes(result) == ["beyond-the-calendar"]


# -- What was known, and readings ------------------------------------------------------------------


def test_the_law_known_on_a_day_decides() -> None:
    known = {
        when: dates(one("6 years", "2022-07-11", f"law_as_of: {when}\n"))["CRD"]
        for when in ("2024-07-01", "2024-08-01", "2026-08-20")
    }
    assert known == {
        "2024-07-01": "2025-07-10",
        "2024-08-01": "2024-12-03",
        "2026-08-20": "2024-12-03",
    }


def test_readings_that_bear_on_a_case_are_named() -> None:
    result = one("3 years", "2026-11-02", "born: 2010-01-01\n", ", provisions: [section 250]")
    named = {item.name: item for item in result.assumptions}
    noted = named["reading.england-wales.section_250_after_progression"]
    assert noted.value == "forty"
    assert [other.value for other in noted.alternatives] == ["half"]
    assert "reading.england-wales.adult_curfew" not in named


def test_an_assumed_law_is_counterfactual_and_says_so() -> None:
    text = (
        "jurisdiction: england-wales\njudgments:\n  - {id: main, imposed: 2025-02-10, counts: "
        "[{id: 1, offense_date: 2024-01-15, term: 3 years}]}\n"
    )
    without = result_of(text, **{"law__england-wales__forty__scheme": '"no"'})
    assert codes(without) == ["counterfactual-law"]
    assert dates(without)["CRD"] > dates(result_of(text))["CRD"]
    third = result_of(text, **{"law__england-wales__forty__fraction": "1/3"})
    assert dates(third)["CRD"] < dates(result_of(text))["CRD"]


# -- Explanation -----------------------------------------------------------------------------------


def test_every_date_has_a_step_with_law_and_every_loser_a_reason() -> None:
    result = case(
        "id: 1, offense_date: 2024-01-15, term: 4 years",
        "id: 2, offense_date: 2024-01-15, term: 2 years",
        "id: 3, offense_date: 2024-01-15, term: 1 year, runs: consecutive to 1",
    )
    for name, milestone in result.milestones.items():
        step = result.step(milestone.step)
        assert step is not None, name
        assert step.cites, name
        assert step.value == milestone.day
    labels = [step.label for step in result.steps]
    assert "release of main/2 is earlier: main/1 + main/3 controls CRD" in labels
    assert result.milestones["CRD"].controlled_by == ("main/1", "main/3")


def test_a_tranche_shows_both_rules() -> None:
    result = one("4 years", "2023-01-09", BEFORE_PROGRESSION)
    labels = [step.label for step in result.steps]
    assert "CRD as it stood when tranche 1 began, 2024-09-10" in labels
    assert "CRD by the new rule" in labels
    assert dates(result)["CRD"] == "2024-09-10"


def test_the_text_explains() -> None:
    text = one("3 years", "2025-02-10", BEFORE_PROGRESSION).explain()
    assert re.search(r"conditional release date +2026-04-23", text)
    assert "SI 2024/844" in text


# -- Slack, and the ledger -------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["14 months", "26 weeks", "200 days"])
def test_slack_is_how_much_longer_before_control_changes(other: str) -> None:
    def release(term_of_other: str) -> Computation:
        return case(
            "id: 1, offense_date: 2024-01-15, term: 2 years",
            f"id: 2, offense_date: 2024-01-15, term: {term_of_other}",
        )

    base = release(other)
    longer = base.milestones["CRD"].slack["main/2"]
    assert longer != "never"
    held = release(_and_days(other, longer))
    assert held.milestones["CRD"].day == base.milestones["CRD"].day
    assert release(_and_days(other, longer + 1)).milestones["CRD"].day != base.milestones["CRD"].day


def _and_days(length: str, days: int) -> str:
    number, unit = length.split()
    return f"{int(number) + days} days" if unit == "days" else f"{length} {days} days"


def test_the_ledger_tells_where_each_day_went() -> None:
    extra = (
        BEFORE_PROGRESSION
        + "adjustments:\n  - {id: tag, kind: tagged bail, from: 2024-12-01, to: 2024-12-31}\n"
        + "custody:\n  - {id: doncaster, from: 2025-01-10, to: 2025-02-09}\n"
        + "  - {id: elsewhere, from: 2024-02-01, to: 2024-02-10, holder: france}\n"
    )
    result = one("3 years", "2025-02-10", extra)
    fates = {entry.custody: (entry.days, entry.credited_to) for entry in result.ledger}
    assert fates == {
        "tag": (31, "main/1"),
        "doncaster": (31, "main/1"),
        "elsewhere": (10, None),
    }
    assert all(entry.cites for entry in result.ledger)


def test_a_sentence_of_a_later_day_is_left_out() -> None:
    text = (
        "jurisdiction: england-wales\nas_of: 2025-03-01\njudgments:\n"
        "  - {id: one, imposed: 2025-02-10, term: 2 years}\n"
        "  - {id: two, imposed: 2025-06-02, term: 4 years}\n"
    )
    result = result_of(text)
    assert codes(result) == ["imposed-after-as-of"]
    assert result.milestones["CRD"].controlled_by == ("one",)


# -- The length of what is served as one -----------------------------------------------------------


def terms_of(result: Computation) -> list[str]:
    return [one["term"] for one in result.to_dict()["aggregates"]]


def test_the_term_of_a_sentence_and_of_a_chain_is_what_the_court_said() -> None:
    alone = "offense_date: 2024-01-15, term: 15 months"
    assert terms_of(case(f"id: 1, {alone}")) == ["15 months"]
    chain = case(f"id: 1, {alone}", f"id: 2, {alone}, runs: consecutive to 1")
    assert terms_of(chain) == ["30 months"]
    beside = case(f"id: 1, {alone}", "id: 2, offense_date: 2024-01-15, term: 40 weeks")
    assert terms_of(beside) == ["15 months", "40 weeks"]
    with_licence = one("5 years", count=", kind: extended, extension: 2 years")
    assert terms_of(with_licence) == ["7 years"]


def test_the_term_of_what_has_merged_is_its_days() -> None:
    older = "counts: [{id: 1, offense_date: 2003-01-15, term: 12 months}]"
    result = result_of(
        "jurisdiction: england-wales\njudgments:\n"
        f"  - {{id: a, imposed: 2004-02-10, {older}}}\n  - {{id: b, imposed: 2004-03-10, {older}}}\n"
    )
    (whole,) = result.aggregates
    assert whole.term == Term(days=(whole.last or 0) - whole.first + 1)


@pytest.mark.parametrize(
    ("length", "of_both"), [("8 months", "16 months"), ("18 months", "24 months")]
)
def test_training_orders_add_up_to_two_years_at_most(length: str, of_both: str) -> None:
    order = f"offense_date: 2024-01-15, kind: training order, term: {length}"
    young = "born: 2008-09-01\n" + BEFORE_PROGRESSION
    result = case(f"id: 1, {order}", f"id: 2, {order}, runs: consecutive to 1", extra=young)
    assert [parse_term(text) for text in terms_of(result)] == [parse_term(of_both)]
