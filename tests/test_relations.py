"""Relations and aggregation: who waits for whom, and what several terms make together."""

from __future__ import annotations

import pytest

from sentencing import Computation
from sentencing.engine import plain
from tests.conftest import codes, result_of

ONE_COURT = """
jurisdiction: us-federal
judgments:
  - id: main
    imposed: 2020-06-01
    counts:
"""


def counts(*lines: str) -> Computation:
    return result_of(ONE_COURT + "".join(f"      - {{{line}}}\n" for line in lines))


def courts(*lines: str) -> Computation:
    text = "jurisdiction: us-federal\njudgments:\n"
    return result_of(text + "".join(f"  - {{{line}}}\n" for line in lines))


def whole(result: Computation) -> str:
    return str(result.aggregates[-1].term)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ("", "5 years"),
        ("runs: concurrent with 1", "5 years"),
        ("runs: concurrently with 1", "5 years"),
        ("runs: consecutive to 1", "8 years"),
        ("runs: consecutively to 1", "8 years"),
        ("runs: consecutive", "8 years"),
        ("runs: concurrent", "5 years"),
        ("runs: consecutive to main/1", "8 years"),
        ("runs: {consecutive_to: 1}", "8 years"),
        ("runs: {consecutive_to: [1]}", "8 years"),
        ("runs: {concurrent_with: 1, for: 1 year, rest: consecutive}", "7 years"),
        ("runs: {concurrent_with: 1, for: 1 year}", "7 years"),
        ("runs: {concurrent_with: 1, for: 1 year, rest: concurrent}", "5 years"),
        ("runs: {consecutive_to: 1, for: 1 year, rest: concurrent}", "6 years"),
        ("runs: {consecutive_to: 1, for: 1 year, rest: consecutive}", "8 years"),
        ("runs: {value: consecutive to 1, source: judgment}", "8 years"),
    ],
)
def test_ways_to_say_it(runs: str, expected: str) -> None:
    result = counts("id: 1, term: 5 years", f"id: 2, term: 3 years, {runs}".rstrip(", "))
    assert whole(result) == expected
    assert codes(result) == []


def test_several_bare_consecutives_form_a_row() -> None:
    result = counts(
        "id: 1, term: 5 years",
        "id: 2, term: 3 years, runs: consecutive",
        "id: 3, term: 2 years, runs: consecutive",
    )
    assert whole(result) == "10 years"


def test_like_counts_among_themselves() -> None:
    one = counts("id: 1-3, term: 2 years")
    row = counts("id: 1-3, term: 2 years, runs: {among: consecutive}")
    assert (whole(one), whole(row)) == ("2 years", "6 years")


def test_a_term_after_two_waits_for_the_later() -> None:
    result = counts(
        "id: 1, term: 5 years",
        "id: 2, term: 7 years",
        "id: 3, term: 1 year, runs: 'consecutive to 1, 2'",
    )
    assert whole(result) == "8 years"
    assert result.milestones["full_term"].controlled_by == ("main/2", "main/3")
    assert result.milestones["full_term"].slack == {"main/1": 731}


def test_an_order_of_the_whole_judgment_binds_its_counts() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: first, imposed: 2020-06-01, term: 4 years}
  - id: second
    imposed: 2020-06-08
    runs: consecutive to first
    counts:
      - {id: 1, term: 2 years}
      - {id: 2, term: 1 year, runs: consecutive to 1}
"""
    assert whole(result_of(text)) == "7 years"
    assert whole(result_of(text, judgments__second__runs="concurrent with first")) == "4 years"
    partly = {"concurrent_with": "first", "for": "1 year", "rest": "consecutive"}
    assert whole(result_of(text, judgments__second__runs=partly)) == "6 years"
    one_year = {"consecutive_to": "first", "for": "1 year", "rest": "concurrent"}
    assert whole(result_of(text, judgments__second__runs=one_year)) == "5 years"


def test_silence_between_courts() -> None:
    same_day = courts(
        "id: a, imposed: 2020-06-01, term: 4 years", "id: b, imposed: 2020-06-01, term: 3 years"
    )
    later = courts(
        "id: a, imposed: 2020-06-01, term: 4 years", "id: b, imposed: 2020-06-02, term: 3 years"
    )
    assert (whole(same_day), whole(later)) == ("4 years", "7 years")
    (assumed,) = [a for a in later.assumptions if a.name == "judgments.b.runs"]
    assert assumed.value == "consecutive to a"


def test_an_earlier_court_may_speak_of_a_later_one() -> None:
    result = courts(
        "id: a, imposed: 2020-06-01, term: 4 years, runs: concurrent with b",
        "id: b, imposed: 2020-07-01, term: 3 years",
    )
    assert whole(result) == "4 years"


def test_a_part_that_does_not_fit_ends_no_earlier_than_the_term_itself() -> None:
    """Thirty months alongside a sentence that has ten left: the sixty months still run."""
    result = courts(
        "id: a, imposed: 2020-06-01, term: 12 months",
        "id: b, imposed: 2020-08-01, term: 60 months, "
        "runs: {concurrent_with: a, for: 30 months, rest: consecutive}",
    )
    assert str(result.window.latest) == "2025-07-31"


def test_blood_v_bledsoe() -> None:
    result = courts(
        "id: a, imposed: 2004-02-09, term: 51 months",
        "id: b, imposed: 2006-03-13, term: 78 months, runs: concurrent with a",
    )
    assert whole(result) == "103 months 4 days"


def test_an_overlap_in_months_of_other_lengths_is_a_reading() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2004-02-20, term: 51 months}
  - {id: b, imposed: 2006-03-10, term: 78 months, runs: concurrent with a}
"""
    own = result_of(text)
    summed = result_of(text, **{"reading__us-federal__overlap_end": "aggregate_term"})
    assert own.aggregates[0].last is not None
    assert summed.aggregates[0].last is not None
    assert own.aggregates[0].last - summed.aggregates[0].last == 3
    assert "reading.us-federal.overlap_end" in [a.name for a in own.assumptions]


def test_short_and_absorbed_terms() -> None:
    result = courts(
        "id: a, imposed: 2020-06-01, term: 10 years",
        "id: b, imposed: 2021-06-01, term: 1 year, runs: concurrent with a",
    )
    assert whole(result) == "10 years"
    assert result.milestones["full_term"].slack == {"b": 2922}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("runs: consecutive to b", "runs: consecutive to a", ["relation-cycle"]),
        ("runs: concurrent with a", "", ["self-reference"]),
        ("", "runs: consecutive to nobody", ["unknown-reference"]),
        ("runs: concurrent with b", "runs: consecutive to a", ["contradictory-relation"]),
        ("", "runs: {concurrent_with: a, consecutive_to: a}", ["contradictory-relation"]),
        ("", "runs: {concurrent_with: a, for: 9 years}", ["overlap-too-long"]),
    ],
)
def test_what_is_wrong_with_relations(first: str, second: str, expected: list[str]) -> None:
    result = courts(
        f"id: a, imposed: 2020-06-01, term: 4 years, {first}".rstrip(", "),
        f"id: b, imposed: 2020-06-01, term: 3 years, {second}".rstrip(", "),
        "id: c, imposed: 2020-06-01, term: 1 year",
    )
    assert codes(result) == expected
    assert all(problem.place for problem in result.problems)
    as_if_nothing_were_said = plain(result.case).window.expected
    assert as_if_nothing_were_said is not None
    low, high = result.window.range("expected") or (None, None)
    assert low is not None
    assert high is not None
    assert low <= as_if_nothing_were_said <= high
    assert (result.window.expected is None) == (expected != ["overlap-too-long"])


def test_for_with_two_relations_is_not_understood() -> None:
    result = courts(
        "id: a, imposed: 2020-06-01, term: 4 years",
        "id: b, imposed: 2020-06-01, term: 3 years",
        "id: c, imposed: 2020-06-01, term: 1 year, "
        "runs: {concurrent_with: a, consecutive_to: b, for: 6 months}",
    )
    assert codes(result) == ["bad-relation"]


def test_a_reference_to_a_sentence_that_is_left_out_is_no_mistake() -> None:
    result = courts(
        "id: a, imposed: 2020-06-01, term: 33-50 months",
        "id: b, imposed: 2020-06-01, term: 3 years, runs: consecutive to a",
    )
    assert codes(result) == ["range-of-terms"]
    assert whole(result) == "3 years"


@pytest.mark.parametrize(
    "text",
    [
        "beside a",
        "concurrent to",
        "with a",
        "consecutive after",
        "concurrent with a; then b",
        "",
        "a/b/c",
    ],
)
def test_words_that_are_no_relation(text: str) -> None:
    result = courts(f"id: a, imposed: 2020-06-01, term: 1 year, runs: {text or repr('')}")
    assert "bad-relation" in codes(result)


# -- Bare words ------------------------------------------------------------------------------------


def test_a_bare_word_gives_way_to_what_is_said_by_name() -> None:
    """The court of the second count spoke of the first, and left the third to its own words."""
    result = counts(
        "id: 1, term: 5 years",
        "id: 2, term: 3 years, runs: concurrent",
        "id: 3, term: 2 years, runs: consecutive to 2",
    )
    assert codes(result) == []
    assert whole(result) == "5 years"


def test_who_is_to_follow_all_follows_also_who_is_to_run_with_all() -> None:
    result = counts(
        "id: 1, term: 5 years",
        "id: 2, term: 7 years, runs: concurrent",
        "id: 3, term: 2 years, runs: consecutive",
    )
    assert codes(result) == []
    assert whole(result) == "9 years"


def test_a_bare_word_means_all_but_the_one_that_is_named() -> None:
    result = counts(
        "id: 1, term: 5 years",
        "id: 2, term: 7 years",
        "id: 3, term: 4 years, runs: consecutive to 1; concurrent",
        "id: 4, term: 6 years, runs: concurrent with 2; consecutive",
    )
    assert codes(result) == []
    assert whole(result) == "15 years"


def test_a_bare_word_speaks_of_the_sentences_that_there_were() -> None:
    result = courts(
        "id: a, imposed: 2020-06-01, term: 3 years",
        "id: b, imposed: 2020-07-01, term: 4 years, runs: concurrent",
        "id: c, imposed: 2020-08-03, term: 2 years",
    )
    assert whole(result) == "6 years 1 month"


def test_a_bare_word_on_a_judgment_says_nothing_of_its_own_counts() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-06-01, term: 4 years}
  - id: b
    imposed: 2020-07-01
    runs: consecutive
    counts: [{id: 1, term: 3 years}, {id: 2, term: 2 years}]
"""
    assert whole(result_of(text)) == "7 years"


def test_the_part_of_a_judgment_may_be_longer_than_its_last_count() -> None:
    """Five months of the whole lie after the first sentence, though the last count has 78 days."""
    counts = "{id: c0, term: 44 months}, {id: c1, term: 78 days, runs: consecutive to c0}"
    partly = "{consecutive_to: [j0], for: 5 months, rest: concurrent}"
    result = result_of(
        "jurisdiction: us-federal\njudgments:\n"
        "  - {id: j0, imposed: 2003-04-05, term: 3 years 219 days}\n"
        f"  - {{id: j1, imposed: 2003-05-05, counts: [{counts}], runs: {partly}}}\n"
    )
    assert codes(result) == []
    assert str(result.milestones["full_term"].date) == "2007-04-11"
