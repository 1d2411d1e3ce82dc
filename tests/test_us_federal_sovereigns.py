"""Two clocks: federal sentences beside those of a state or another country."""

from __future__ import annotations

import itertools

import pytest

from tests.conftest import codes, dates, result_of

STATE = (
    "{id: tx, jurisdiction: Texas, imposed: 2020-06-01, term: %s, dates: {from: 2020-06-01, %s}}"
)
CUSTODY = "custody: [{id: county, from: 2020-01-10, to: 2020-05-31, holder: Texas, for: tx}]\n"


def mixed(
    runs: str | None = None,
    *,
    state: str = "36 months",
    ends: str = "release: 2023-05-31",
    term: str = "60 months",
    imposed: str = "2021-01-15",
    more: str = CUSTODY,
) -> str:
    relation = f", runs: {runs}" if runs else ""
    return f"""
jurisdiction: us-federal
as_of: 2021-02-01
credits: {{time_credits: {{eligible: false}}}}
judgments:
  - {STATE % (state, ends)}
  - {{id: fed, imposed: {imposed}, term: {term}{relation}, counts: [{{id: 1, offense_date: 2019-06}}]}}
{more}"""


def begun(text: str, **scenario: object) -> tuple[str, str]:
    result = result_of(text, **scenario)
    step = result.step(result.milestones["commencement"].step)
    assert step is not None
    return step.shown, step.label.partition(", ")[2]


# -- commencement ----------------------------------------------------------------------------------


def test_consecutive_to_a_state_sentence_waits_for_it() -> None:
    assert begun(mixed("consecutive to tx")) == ("2023-05-31", "when Texas let go")


def test_silence_is_consecutive_and_says_what_else_it_could_be() -> None:
    result = result_of(mixed())
    assert dates(result)["commencement"] == "2023-05-31"
    silence = {a.name: a for a in result.assumptions}["judgments.fed.runs"]
    assert silence.value == "consecutive"
    assert silence.alternatives[0].note == "begins 2021-01-15, the day imposed"


def test_concurrent_with_a_state_sentence_begins_when_imposed() -> None:
    for runs in ("concurrent with tx", "concurrent"):
        assert begun(mixed(runs))[0] == "2021-01-15"


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("{kind: designation, on: 2021-06-01}", "2021-06-01"),
        ("{kind: designation, on: 2020-01-01}", "2021-01-15"),
        ("{kind: relinquishment, holder: Texas, on: 2022-03-04}", "2022-03-04"),
        ("{kind: relinquishment, on: 2020-12-01}", "2021-01-15"),
        ("{kind: relinquishment, holder: Ohio, on: 2022-03-04}", "2023-05-31"),
        ("{kind: reception, on: 2021-01-20}", "2021-01-20"),
        ("{kind: designation, on: 2021-06-01, judgment: tx}", "2023-05-31"),
    ],
)
def test_designation_and_relinquishment(event: str, day: str) -> None:
    """A designation for the time past reaches back to the day imposed, and no further (Prescod)."""
    assert begun(mixed("consecutive to tx", more=f"{CUSTODY}events: [{event}]\n"))[0] == day


def test_green_v_christensen() -> None:
    """Held by the state, on writ when sentenced; paroled to federal custody on 8 May 2019."""
    text = """
jurisdiction: us-federal
custody:
  - {from: 2016-03-01, to: 2017-02-01, holder: us-federal, on_writ_from: New York}
judgments:
  - {id: ny, jurisdiction: New York, imposed: 2015-01-05, dates: {release: 2019-05-08}}
  - {id: fed, imposed: 2017-01-09, term: 10 years}
"""
    assert begun(text) == ("2019-05-08", "when New York let go")


def test_a_writ_is_a_loan() -> None:
    """Rios v. Wiley: days on writ belong to the sovereign that lent the person."""
    text = mixed(
        "consecutive to tx",
        more="custody: [{id: writ, from: 2020-09-01, to: 2021-03-01, on_writ_from: Texas}]\n",
    )
    result = result_of(text)
    assert dates(result)["commencement"] == "2023-05-31"
    assert result.figures["prior_custody"] == 0


def test_who_arrests_first_keeps_the_person() -> None:
    text = mixed(
        "consecutive to tx", more="custody: [{id: arrest, from: 2020-01-02, holder: us-federal}]\n"
    )
    assert begun(text) == ("2021-01-15", "imposed while in federal custody")


def test_handed_over_without_a_writ() -> None:
    text = """
jurisdiction: us-federal
custody:
  - {id: state, from: 2020-01-10, to: 2020-05-31, holder: Texas}
  - {id: federal, from: 2020-06-01, to: 2021-01-14}
judgments: [{id: fed, imposed: 2021-01-15, term: 60 months}]
"""
    assert begun(text)[1] == "imposed while in federal custody"
    on_writ = text.replace("2021-01-14}", "2021-01-14, on_writ_from: Texas}")
    assert codes(result_of(on_writ)) == ["held-by-another"]


def test_an_end_that_nobody_knows() -> None:
    text = """
jurisdiction: us-federal
custody: [{from: 2020-01-10, holder: Texas}]
judgments: [{id: fed, imposed: 2021-01-15, term: 60 months}]
"""
    assert codes(result_of(text)) == ["held-by-another"]
    assert begun(text)[0] == "2021-01-15"


def test_who_held_the_person_can_be_contested() -> None:
    """Both answers form the range; the days count either way, so release hardly depends on it."""
    text = """
jurisdiction: us-federal
as_of: 2021-02-01
custody:
  - id: arrest
    from: 2020-01-10
    to: 2022-06-30
    holder: {value: us-federal, rivals: [{value: Texas, source: sheriff}]}
judgments: [{id: fed, imposed: 2021-01-15, term: 60 months}]
"""
    result = result_of(text)
    stone = result.milestones["commencement"]
    assert stone.range is not None
    assert [str(day) for day in stone.range] == ["2021-01-15", "2022-06-30"]
    latest = result.window.range("latest")
    assert latest is not None
    assert [str(day) for day in latest] == ["2025-01-08", "2025-01-08"]


# -- part of a term --------------------------------------------------------------------------------


def hogge(as_of: str = "2015-06-01") -> str:
    """Hogge v. Wilson: 48 months with a Virginia sentence that was over on 1 May 2013, 48 after."""
    return f"""
jurisdiction: us-federal
as_of: {as_of}
judgments:
  - {{id: va, jurisdiction: Virginia, imposed: 1999-06-01, dates: {{release: 2013-05-01}}}}
  - id: fed
    imposed: 2000-02-15
    term: 96 months
    runs: {{concurrent_with: va, for: 48 months, rest: consecutive}}
"""


def test_hogge_v_wilson_by_the_bureau_and_by_the_court() -> None:
    bureau = result_of(hogge())
    assert dates(bureau)["commencement"] == "2009-11-05"
    assert str(bureau.window.expected) == "2016-10-24"
    court = result_of(hogge(), **{"reading__us-federal__part_with_another": "part_in_full"})
    assert dates(court)["commencement"] == "2009-05-01"
    assert "reading.us-federal.part_with_another" in [a.name for a in bureau.assumptions]


def test_hill_v_cowin() -> None:
    """18 months with a New York sentence that was over on 5 February 2010, and 6 after."""
    text = """
jurisdiction: us-federal
as_of: 2010-06-01
judgments:
  - {id: ny, jurisdiction: New York, imposed: 2007-03-01, dates: {release: 2010-02-05}}
  - {id: fed, imposed: 2007-09-04, term: 24 months, runs: {concurrent_with: ny, for: 18 months}}
"""
    result = result_of(text)
    assert dates(result)["commencement"] == "2008-10-16"
    assert result.figures["good_conduct"] == 94


def test_the_consecutive_part_named_instead() -> None:
    text = hogge().replace(
        "{concurrent_with: va, for: 48 months, rest: consecutive}",
        "{consecutive_to: va, for: 48 months, rest: concurrent}",
    )
    assert dates(result_of(text))["commencement"] == "2009-11-05"


def test_a_short_part_earns_no_good_time_of_its_own() -> None:
    text = hogge().replace("for: 48 months", "for: 12 months")
    assert dates(result_of(text))["commencement"] == "2012-05-01"


# -- credit ----------------------------------------------------------------------------------------


def test_willis() -> None:
    """All 143 days before: the state term, before credit, ends before the federal one."""
    result = result_of(mixed("concurrent with tx"))
    assert result.figures["prior_custody"] == 143
    assert {entry.reason for entry in result.ledger} == {
        "credited by tx too, which alone would change nothing"
    }


def test_kayfez() -> None:
    """98 days: from the end of the state term with credit to that of the federal one."""
    result = result_of(mixed("concurrent with tx", state="69 months"))
    assert result.figures["prior_custody"] == 98
    assert str(result.window.latest) == "2025-10-08"


def test_a_state_term_that_outlasts_the_federal_one_gives_no_credit() -> None:
    assert result_of(mixed("concurrent with tx", state="80 months")).figures["prior_custody"] == 0


def test_a_stated_full_term_stands_for_the_reckoned_one() -> None:
    text = mixed("concurrent with tx", state="69 months", ends="full_term: 2026-01-01")
    assert result_of(text).figures["prior_custody"] == 13


def test_no_credit_twice_where_the_terms_do_not_run_together() -> None:
    result = result_of(mixed("consecutive to tx"))
    assert result.figures["prior_custody"] == 0
    (entry,) = result.ledger
    assert entry.reason == "on the charges of tx, which presumably credits it"
    assert "custody.county.credited_to" in [a.name for a in result.assumptions]


def test_the_letter_of_the_statute_gives_none() -> None:
    reading = {"reading__us-federal__double_credit": "none"}
    assert result_of(mixed("concurrent with tx"), **reading).figures["prior_custody"] == 0


def test_days_under_the_other_sentence_are_its_service() -> None:
    more = "custody: [{id: jail, from: 2020-07-01, to: 2020-12-31, holder: Texas}]\n"
    (entry,) = result_of(mixed("concurrent with tx", more=more)).ledger
    assert (entry.credited_to, entry.reason) == (None, "service of another sentence: tx")


def test_another_charge_after_the_offense_counts_if_nobody_else_credits_it() -> None:
    """18 U.S.C. 3585(b)(2)."""
    text = """
jurisdiction: us-federal
custody: [{from: 2020-01-10, to: 2020-02-08, for: dismissed}]
judgments:
  - {id: fed, imposed: 2021-01-15, term: 5 years, counts: [{id: 1, offense_date: %s}]}
"""
    assert result_of(text % "2019-06-03").figures["prior_custody"] == 30
    assert result_of(text % "2020-06-03").figures["prior_custody"] == 0
    credited = text.replace("for: dismissed", "for: dismissed, credited_to: a county term")
    assert result_of(credited % "2019-06-03").figures["prior_custody"] == 0


def test_custody_abroad_on_request_of_the_united_states() -> None:
    text = """
jurisdiction: us-federal
custody:
  - {from: 2022-12-12, to: 2022-12-21, holder: Bahamas, on_request_of: us-federal}
  - {from: 2022-12-21, to: 2024-03-27}
judgments: [{id: fed, imposed: 2024-03-28, term: 25 years}]
"""
    result = result_of(text)
    assert result.figures["prior_custody"] == 472
    assert begun(text)[1] == "imposed while in federal custody"


# -- who holds the person --------------------------------------------------------------------------


def test_the_timeline_shows_who_holds_the_person() -> None:
    more = CUSTODY.replace(
        "]\n", ", {id: writ, from: 2020-09-01, to: 2021-01-20, on_writ_from: Texas}]\n"
    )
    result = result_of(mixed("consecutive to tx", more=more))
    found = [(held.holder, *map(str, _public(held.span)), held.note) for held in result.held]
    assert found[:4] == [
        ("Texas", "2020-01-10", "2020-05-31", ""),
        ("Texas", "2020-06-01", "2020-08-31", ""),
        ("us-federal", "2020-09-01", "2021-01-20", "on writ from Texas"),
        ("Texas", "2021-01-21", "2023-05-31", ""),
    ]
    assert found[4][:2] == ("us-federal", "2023-06-01")
    text = result.explain()
    assert "held by Texas" in text
    assert result.to_dict()["held"][0]["holder"] == "Texas"


def _public(span: object) -> list[str]:
    from sentencing.core.days import iso

    return [iso(day) for day in span]  # type: ignore[attr-defined]


def test_no_day_is_held_by_two() -> None:
    result = result_of(mixed("concurrent with tx"))
    spans = sorted(held.span for held in result.held)
    assert all(one.last < two.first for one, two in itertools.pairwise(spans))


def test_one_sovereign_needs_no_timeline() -> None:
    assert not result_of(
        "jurisdiction: us-federal\njudgments: [{imposed: 2020-01-06, term: 5 years}]\n"
    ).held


def test_free_only_when_every_sovereign_lets_go() -> None:
    text = mixed("concurrent with tx", term="24 months", ends="release: 2023-05-31")
    result = result_of(text)
    assert str(result.milestones["liberty"].date) == str(result.window.expected) == "2023-05-31"
    assert dates(result)["projected_release"] < "2022-12-31"
    assert result.window.edge("expected").controlled_by == ("tx",)  # type: ignore[union-attr]
    full = mixed("concurrent with tx", ends="release: 2022-01-03, full_term: 2027-01-03")
    assert str(result_of(full).window.latest) == "2027-01-03"


def test_a_sentence_under_a_law_that_is_not_encoded_needs_dates() -> None:
    text = mixed("consecutive to tx").replace(
        ", dates: {from: 2020-06-01, release: 2023-05-31}", ""
    )
    assert codes(result_of(text)) == ["law-not-encoded"]


def test_life_has_no_liberty() -> None:
    result = result_of(mixed("concurrent with tx", term="life"))
    assert result.window.expected is None
    assert result.to_dict()["held"][-1]["to"] is None
