"""What changes a sentence after it was imposed: resentencing, clemency, escape, supervision."""

from __future__ import annotations

import re

import pytest

from sentencing.case.model import Case, Custody
from sentencing.case.provenance import Ref, map_refs
from sentencing.core.days import Span
from sentencing.jurisdictions.us_federal import supervision
from tests.conftest import codes, dates, result_of

NO_CREDITS = "credits: {time_credits: {eligible: false}}\n"


def case(judgments: str, more: str = "") -> str:
    return f"jurisdiction: us-federal\njudgments:\n{judgments}{NO_CREDITS}{more}"


def one(term: str = "5 years", more: str = "", extra: str = "") -> str:
    return case(f"  - {{id: main, imposed: 2020-01-06, term: {term}{extra}}}\n", more)


# -- resentencing and vacatur ----------------------------------------------------------------------

RESENTENCED = case(
    "  - {id: first, imposed: 2010-03-01, term: 20 years, counts: [{id: 1}, {id: 2}]}\n"
    "  - {id: later, imposed: 2014-03-03, term: 5 years, runs: consecutive to first}\n"
    "  - {id: second, imposed: 2016-06-01, term: 12 years, replaces: first}\n",
    "custody: [{from: 2010-01-10, to: 2010-02-28, for: first}]\n",
)


def test_a_new_sentence_stands_in_the_place_of_the_old_one() -> None:
    """What followed the old follows the new, and the term keeps its first day."""
    result = result_of(RESENTENCED)
    assert codes(result) == []
    (whole,) = result.aggregates
    assert whole.members == ("later", "second")
    assert str(whole.term) == "17 years"
    assert dates(result)["commencement"] == "2010-03-01"
    assert result.figures["prior_custody"] == 50
    step = next(s for s in result.steps if s.label == "second takes the place of first")
    assert step.shown == "2016-06-01"


def test_before_the_resentencing_the_old_sentence_stands() -> None:
    result = result_of(RESENTENCED, as_of="2015-01-05")
    assert result.aggregates[0].members == ("first", "later")
    assert codes(result) == ["imposed-after-as-of"]


def test_a_chain_of_resentencings() -> None:
    text = case(
        "  - {id: a, imposed: 2010-03-01, term: 20 years}\n"
        "  - {id: b, imposed: 2012-03-01, term: 15 years, replaces: a}\n"
        "  - {id: c, imposed: 2014-03-03, term: 10 years, replaces: a}\n"
    )
    result = result_of(text)
    assert result.aggregates[0].members == ("c",)
    assert dates(result)["commencement"] == "2010-03-01"


@pytest.mark.parametrize(
    ("target", "code"), [("nobody", "unknown-reference"), ("b", "self-reference")]
)
def test_a_replacement_of_nothing(target: str, code: str) -> None:
    text = case(
        "  - {id: a, imposed: 2010-03-01, term: 20 years}\n"
        f"  - {{id: b, imposed: 2012-03-01, term: 15 years, replaces: {target}}}\n"
    )
    assert codes(result_of(text)) == [code]


def test_conrad_black_keeps_his_first_day() -> None:
    """78 months from 3 March 2008, on bail from 21 July 2010 to 6 September 2011, then 42 months.

    The Bureau published Saturday 5 May 2012, a day less than this; a booking day would close it.
    """
    text = """
jurisdiction: us-federal
as_of: 2012-05-01
judgments:
  - {id: first, imposed: 2007-12-10, commences: 2008-03-03, term: 78 months}
  - {id: second, imposed: 2011-06-24, term: 42 months, replaces: first}
events:
  - {kind: release on appeal, from: 2010-07-21, to: 2011-09-06}
"""
    result = result_of(text)
    assert result.figures["inoperative"] == 411
    assert str(result.window.expected) == "2012-05-06"


def test_vacated_counts_and_judgments() -> None:
    text = case(
        "  - id: main\n"
        "    imposed: 2020-01-06\n"
        "    counts:\n"
        "      - {id: 1, term: 10 years, vacated: 2022-05-02}\n"
        "      - {id: 2, term: 5 years}\n"
        "  - {id: gone, imposed: 2020-02-03, term: 30 years, vacated: 2022-05-02}\n"
        "  - {id: after, imposed: 2020-03-02, term: 1 year, runs: [consecutive to main/1]}\n".replace(
            "[consecutive to main/1]", "consecutive to gone"
        )
    )
    assert result_of(text, as_of="2021-01-04").aggregates[0].members == (
        "after",
        "gone",
        "main/1",
        "main/2",
    )
    result = result_of(text)
    assert result.aggregates[0].members == ("after", "main/2")
    assert codes(result) == ["relation-unnamed"]
    assert {"gone was vacated", "main, count 1 was vacated"} <= {s.label for s in result.steps}


def test_a_judgment_whose_counts_are_all_vacated_is_gone() -> None:
    text = case(
        "  - {id: main, imposed: 2020-01-06, term: 5 years, counts: [{id: 1, vacated: 2021-01-04}]}\n"
        "  - {id: other, imposed: 2020-01-06, term: 1 year}\n"
    )
    assert result_of(text).aggregates[0].members == ("other",)


def test_mentions_are_turned_wherever_they_stand() -> None:
    whole = Case(custody=(Custody(id="c", for_judgments=(Ref("a"), Ref("b"))),))
    turned = map_refs(whole, lambda ref: Ref("x") if ref.id == "a" else ref)
    assert [ref.id for ref in turned.custody[0].for_judgments] == ["x", "b"]


# -- clemency and other reductions -----------------------------------------------------------------


def test_a_commutation_cuts_the_terms() -> None:
    text = one("life", "events: [{kind: commutation, on: 2022-01-03, term: 20 years}]\n")
    result = result_of(text)
    assert str(result.window.latest) == "2040-01-05"
    assert result_of(text, as_of="2021-01-04").window.latest is None
    shorter = one("5 years", "events: [{kind: commutation, on: 2022-01-03, term: 20 years}]\n")
    assert str(result_of(shorter).window.latest) == "2025-01-05"


def test_a_commutation_of_one_judgment_and_of_counts() -> None:
    text = case(
        "  - {id: a, imposed: 2020-01-06, counts: [{id: 1, term: 30 years}, {id: 2, term: 1 year}]}\n"
        "  - {id: b, imposed: 2020-01-06, term: 25 years}\n",
        "events: [{kind: commutation, on: 2022-01-03, term: 10 years, judgment: a}]\n",
    )
    units = result_of(text).aggregates[0].units
    assert {key: str(_date(last)) for key, (_, last) in units.items()} == {
        "a/1": "2030-01-05",
        "a/2": "2021-01-05",
        "b": "2045-01-05",
    }


def _date(day: int | None) -> object:
    from datetime import date

    return None if day is None else date.fromordinal(day)


def test_a_commutation_to_a_day() -> None:
    text = one("20 years", "events: [{kind: commutation, on: 2022-01-03, to: 2022-05-02}]\n")
    planned = result_of(text, as_of="2022-02-01")
    assert str(planned.window.expected) == str(planned.window.latest) == "2022-05-02"
    assert "left_custody" not in planned.milestones
    over = result_of(text)
    assert dates(over)["left_custody"] == "2022-05-02"
    assert result_of(text, as_of="2021-01-04").window.latest > planned.window.latest  # type: ignore[operator]


@pytest.mark.parametrize(
    ("kind", "supervised"),
    [
        ("compassionate release", "2025-06-02"),
        ("release", "2025-06-02"),
        ("clemency", None),
        ("prisoner exchange", None),
        ("treaty transfer", None),
        ("death", None),
    ],
)
def test_leaving_custody(kind: str, supervised: str | None) -> None:
    text = one(
        "20 years", f"events: [{{kind: {kind}, on: 2022-06-03}}]\n", ", supervised_release: 3 years"
    )
    result = result_of(text)
    assert dates(result)["left_custody"] == "2022-06-03"
    assert dates(result).get("supervised_release_end") == supervised


def test_a_sentence_after_release_is_a_computation_of_its_own() -> None:
    text = case(
        "  - {id: a, imposed: 2020-01-06, term: 20 years}\n"
        "  - {id: b, imposed: 2023-01-09, term: 2 years}\n",
        "events: [{kind: compassionate release, on: 2022-06-03}]\n",
    )
    assert [whole.id for whole in result_of(text).aggregates] == ["a", "b"]
    still = text.replace("compassionate release", "detainer")
    assert [whole.id for whole in result_of(still).aggregates] == ["a+b"]


# -- revocation ------------------------------------------------------------------------------------


def test_a_revocation_follows_the_sentence_whose_supervision_it_ends() -> None:
    text = case(
        "  - {id: a, imposed: 2020-01-06, term: 5 years, supervised_release: 3 years}\n"
        "  - {id: b, imposed: 2023-11-06, term: 1 year, revokes: a}\n"
    )
    first, second = result_of(text).aggregates
    assert (first.id, second.id) == ("a", "b")
    without = text.replace(", revokes: a", "")
    assert [whole.id for whole in result_of(without).aggregates] == ["a+b"]


def test_a_revocation_and_a_new_sentence_on_one_day_are_one_term() -> None:
    """Catlin v. Hudson: 46 months and 21 months on revocation, 67 together."""
    text = case(
        "  - {id: new, imposed: 2018-03-08, term: 46 months}\n"
        "  - {id: revoked, imposed: 2018-03-08, term: 21 months, runs: consecutive to new}\n"
    )
    (whole,) = result_of(text).aggregates
    assert str(whole.term) == "67 months"


# -- inoperative time ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "days"),
    [
        ("{kind: escape, from: 2021-03-01, to: 2021-03-04}", 2),
        ("{kind: escape, from: 2021-03-01, to: 2021-03-01}", 0),
        ("{kind: escape, from: 2021-03-01, to: 2021-03-02}", 0),
        ("{kind: release on appeal, from: 2021-03-01, to: 2021-04-01}", 30),
        ("{kind: contempt, from: 2021-05-18, to: 2021-12-11}", 208),
        ("{kind: contempt, from: 2021-05-18, to: 2021-12-11, interrupts: false}", 0),
        ("{kind: erroneous release, from: 2021-03-01, to: 2021-03-11}", 0),
        ("{kind: erroneous release, from: 2021-03-01, to: 2021-03-11, interrupts: true}", 9),
        ("{kind: escape, from: 2031-03-01, to: 2031-03-04}", 0),
    ],
)
def test_days_that_do_not_run(event: str, days: int) -> None:
    """208 days of contempt: Bolino v. United States, 18 May to 11 December."""
    result = result_of(one(more=f"events: [{event}]\n"))
    plain = result_of(one())
    assert result.figures.get("inoperative", 0) == days
    for name in ("full_term", "projected_release"):
        moved, was = result.milestones[name].day, plain.milestones[name].day
        assert moved is not None
        assert was is not None
        assert moved - was == days
    assert result.figures["good_conduct"] == plain.figures["good_conduct"]


def test_the_day_of_escape_may_not_be_served() -> None:
    text = one(more="events: [{kind: escape, from: 2021-03-01, to: 2021-03-04}]\n")
    other = result_of(text, **{"reading__us-federal__days_at_large": "return_served"})
    assert other.figures["inoperative"] == 3
    assert "reading.us-federal.days_at_large" in [a.name for a in result_of(text).assumptions]


def test_overlapping_stops_count_once_and_only_terms_that_ran_are_held_up() -> None:
    judgments = (
        "  - {id: short, imposed: 2020-01-06, term: 6 months}\n"
        "  - {id: long, imposed: 2020-01-06, term: 5 years}\n"
        "  - {id: next, imposed: 2020-01-06, term: 1 year, runs: consecutive to long}\n"
    )
    events = (
        "events:\n"
        "  - {kind: escape, from: 2021-03-01, to: 2021-03-31}\n"
        "  - {kind: contempt, from: 2021-03-20, to: 2021-04-10}\n"
    )
    result = result_of(case(judgments, events))
    assert result.figures["inoperative"] == 40
    units = result.aggregates[0].units
    assert str(_date(units["short"][1])) == "2020-07-05"
    assert str(_date(units["next"][1])) == "2026-02-14"
    assert result.milestones["full_term"].controlled_by == ("long", "next")


def test_a_concurrent_term_imposed_after_an_escape_is_not_held_up() -> None:
    judgments = (
        "  - {id: a, imposed: 2020-01-06, term: 1 year}\n"
        "  - {id: b, imposed: 2020-12-01, term: 5 years, runs: concurrent with a}\n"
    )
    events = "events: [{kind: escape, from: 2020-03-01, to: 2020-03-31}]\n"
    result = result_of(case(judgments, events))
    assert "inoperative" not in result.figures
    assert str(result.window.latest) == "2025-11-30"


def test_without_a_return_the_days_count_up_to_now() -> None:
    text = one(more="events: [{kind: escape, from: 2021-03-01}]\n")
    result = result_of(text, as_of="2021-03-31")
    assert codes(result) == ["no-return"]
    assert result.figures["inoperative"] == 30
    contempt = one(more="events: [{kind: contempt, from: 2021-03-01}]\n")
    assert result_of(contempt, as_of="2021-03-31").figures["inoperative"] == 31


def test_a_sentence_imposed_during_contempt_begins_after_it() -> None:
    """Armstrong v. Grondolsky: 60 months of 10 April 2007 began when the contempt ended."""
    text = """
jurisdiction: us-federal
as_of: 2008-01-01
judgments: [{id: main, imposed: 2007-04-10, term: 60 months}]
events: [{kind: contempt, from: 2000-01-14, to: 2007-04-26}]
"""
    result = result_of(text)
    assert dates(result)["commencement"] == "2007-04-27"
    assert str(result.window.latest) == "2012-04-26"
    runs = text.replace("2007-04-26}", "2007-04-26, interrupts: false}")
    assert dates(result_of(runs))["commencement"] == "2007-04-10"


# -- good conduct time lost and restored -----------------------------------------------------------

HISTORY = """
credits:
  time_credits: {eligible: false}
  good_conduct:
    events:
      - {kind: disallowed, days: 27, on: 2021-02-01}
      - {kind: forfeited, days: 41, on: 2022-02-01}
      - {kind: restored, days: 14, on: 2023-02-01}
"""


def test_the_history_of_good_conduct_time() -> None:
    text = (
        "jurisdiction: us-federal\njudgments:\n"
        "  - {id: main, imposed: 1995-01-02, term: 40 years, "
        "counts: [{id: 1, offense_date: 1994-10-03}]}\n" + HISTORY
    )
    lost = [
        result_of(text, as_of=day).figures.get("good_conduct_lost", 0)
        for day in ("2021-01-31", "2021-02-01", "2022-02-01", "2023-02-01")
    ]
    assert lost == [0, 27, 68, 54]
    result = result_of(text)
    assert codes(result) == []
    labels = [step.label for step in result.steps]
    assert "disallowed on 2021-02-01" in labels
    assert "restored on 2023-02-01" in labels


def test_time_lost_for_an_offense_of_today_does_not_come_back() -> None:
    text = one().replace(NO_CREDITS, HISTORY)
    assert codes(result_of(text)) == ["restoration-doubtful"]


def test_a_total_stands_before_its_parts() -> None:
    text = one().replace(NO_CREDITS, HISTORY.replace("events:", "disallowed: 41 days\n    events:"))
    result = result_of(text)
    assert sorted(codes(result)) == ["conduct-differs", "restoration-doubtful"]
    assert result.figures["good_conduct_lost"] == 41


# -- supervised release ----------------------------------------------------------------------------


def test_supervised_release_runs_from_release_the_longest_term_deciding() -> None:
    text = case(
        "  - id: a\n"
        "    imposed: 2020-01-06\n"
        "    term: 5 years\n"
        "    supervised_release: 2 years\n"
        "    counts: [{id: 1, supervised_release: 3 years}, {id: 2, supervised_release: 1 year}]\n"
    )
    result = result_of(text)
    assert str(result.window.expected) == "2024-04-10"
    assert dates(result)["supervised_release_end"] == "2027-04-09"
    assert dates(result)["early_termination_eligibility"] == "2025-04-10"


def test_imprisonment_of_thirty_days_stops_it() -> None:
    extra = ", supervised_release: 3 years"
    event = "events: [{{kind: imprisonment, from: 2025-01-01, to: {0}}}]\n"
    short, long = (
        dates(result_of(one(more=event.format(day), extra=extra)))["supervised_release_end"]
        for day in ("2025-01-29", "2025-01-30")
    )
    assert (short, long) == ("2027-04-09", "2027-05-09")
    assert supervision.tolled(Span(1, 29)) == 0
    before = event.format("2023-03-01").replace("2025-01-01", "2023-01-01")
    assert dates(result_of(one(more=before, extra=extra)))["supervised_release_end"] == "2027-04-09"


def test_supervised_release_for_life_and_of_none() -> None:
    life = result_of(one(extra=", supervised_release: life"))
    assert life.milestones["supervised_release_end"].reason == "life"
    assert "supervised_release_end" not in dates(
        result_of(one(extra=", supervised_release: 0 days"))
    )
    assert "supervised_release_end" not in dates(
        result_of(one("life", extra=", supervised_release: 3 years"))
    )


def test_credits_left_over_shorten_it_in_the_ninth_circuit() -> None:
    text = one(extra=", supervised_release: 3 years").replace(
        "{eligible: false}", "{eligible: false, left_over: 100 days}"
    )
    most = dates(result_of(text))["supervised_release_end"]
    ninth = dates(result_of(text, **{"reading__us-federal__excess_credits": "shortens"}))
    assert (most, ninth["supervised_release_end"]) == ("2027-04-09", "2026-12-30")
    assert "reading.us-federal.excess_credits" in [a.name for a in result_of(text).assumptions]


def test_a_short_supervision_cannot_be_ended_early() -> None:
    shown = dates(result_of(one(extra=", supervised_release: 6 months")))
    assert "early_termination_eligibility" not in shown


def test_days_at_large_are_seen_in_the_picture() -> None:
    """Two years of ten at large: a gap of dots in the bar, and the days in the result."""
    result = result_of(
        "jurisdiction: us-federal\n"
        "judgments: [{id: main, imposed: 2010-01-04, term: 10 years}]\n"
        "events: [{kind: escape, from: 2012-01-04, to: 2014-01-04}]\n"
    )
    (bar,) = [
        line for line in result.explain().splitlines() if line.startswith("  main ") and "█" in line
    ]
    assert re.fullmatch(r"  main +█+·+█+", bar)
    assert result.to_dict()["aggregates"][0]["stood_still"] == [
        {"from": "2012-01-05", "to": "2014-01-03"}
    ]
