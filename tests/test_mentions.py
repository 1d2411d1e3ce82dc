"""Names in a case: what they name is known or declared, or the fact is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing import Case, read_case
from sentencing.case.format.mentions import settle
from sentencing.case.format.notation import Reader
from sentencing.case.matching import nearest
from sentencing.case.paths import value_of
from sentencing.case.sovereigns import Sovereigns, folded
from sentencing.core import plugins
from sentencing.kit.registry import find
from tests.conftest import codes, dates, install, result_of

CASE = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-01-06, term: 5 years}
  - {id: tx, jurisdiction: Texas, imposed: 2018-01-08, dates: {from: 2018-01-08, release: 2021-02-28}}
"""
BOOKING = """
jurisdiction: england-wales
judgments: [{id: leeds, imposed: 2025-01-10, term: 3 years}]
"""
LAW = """
from sentencing.jurisdictions.us_federal import JURISDICTION as federal
import msgspec
JURISDICTION = msgspec.structs.replace(federal, code="us-tx", name="Texas, state prison")
"""


def case_of(line: str = "", text: str = CASE) -> Case:
    return read_case(f"{text}{line}\n", "case.yaml")


def custody(facts: str) -> str:
    return f"custody: [{{id: c, from: 2019-06-01, to: 2019-08-31, {facts}}}]"


def lost(case: Case) -> dict[str, str]:
    """What is lost, with what was written."""
    return {
        f"{name}.{fact}": origin.said
        for name, record in case.records()
        for fact, origin in record.origins.items()
        if origin.open == "lost"
    }


def found(case: Case) -> list[tuple[str, str, str]]:
    """Code, path and hint of each problem."""
    return [(p.code, p.path, p.hint) for p in case.problems]


# -- Sovereigns ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name", "attribute"),
    [
        (custody("holder: Texsa"), "custody.c.holder", "holder"),
        (custody("on_writ_from: Texsa"), "custody.c.on_writ_from", "on_writ_from"),
        (custody("on_request_of: Texsa"), "custody.c.on_request_of", "on_request_of"),
        (
            "events: [{id: e, kind: relinquishment, on: 2020-02-01, holder: Texsa}]",
            "events.e.holder",
            "holder",
        ),
    ],
)
def test_a_sovereign_that_nobody_knows_is_lost(line: str, name: str, attribute: str) -> None:
    case = case_of(line)
    ((code, path, hint),) = found(case)
    assert (code, path) == ("unknown-sovereign", name)
    assert hint.startswith("did you mean Texas? ")
    assert "others: [Texsa]" in hint
    assert lost(case) == {f"{name.rpartition('.')[0]}.{attribute}": "Texsa"}
    assert value_of(case, name) is None
    assert case.left_open


def test_one_that_is_like_no_other_is_declared() -> None:
    case = case_of(custody("holder: Kern County"))
    assert found(case)[0][2] == "a name that is right goes into the case as `others: [Kern County]`"
    declared = case_of(f"others: [Navajo Nation, Kern County]\n{custody('holder: kern county')}")
    assert not declared.problems
    assert value_of(declared, "custody.c.holder") == "Kern County"
    more = case_of(f"others: [Navajo Nation]\n{custody('holder: Kern County')}")
    assert "others: [Navajo Nation, Kern County]" in found(more)[0][2]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Calif.", "California"),
        ("Mass.", "Massachusetts"),
        ("Mexcio", "Mexico"),
        ("federl", "us-federal"),
        ("state", ""),
        ("Utha", "Utah"),
        ("NYPD", ""),
    ],
)
def test_what_sovereign_was_perhaps_meant(written: str, meant: str) -> None:
    assert Sovereigns(case_of()).near(written) == meant


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("OH", "Ohio"),
        ("ohio", "Ohio"),
        ("State of Ohio", "Ohio"),
        ("us-oh", "Ohio"),
        ("Commonwealth of Virginia", "Virginia"),
        ("new-york", "New York"),
        ("D.C.", "District of Columbia"),
        ("Washington", "Washington"),
        ("Georgia", "Georgia"),
        ("The Bahamas", "Bahamas"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("St. Lucia", "St Lucia"),
        ("U.K.", "United Kingdom"),
        ("ICE", "ICE"),
        ("federal", "us-federal"),
        ("BOP", "us-federal"),
        ("U.S.", "us-federal"),
        ("US Federal", "us-federal"),
        ("United States, federal", "us-federal"),
        ("England and Wales", "england-wales"),
        ("england-wales", "england-wales"),
        ("scotland", "Scotland"),
    ],
)
def test_one_sovereign_has_one_name(written: str, name: str) -> None:
    case = case_of(custody(f"holder: {{value: '{written.replace(chr(39), chr(39) * 2)}'}}"))
    assert not case.problems
    assert value_of(case, "custody.c.holder") == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HMPPS", "england-wales"),
        ("England", "england-wales"),
        ("Scotland", "Scotland"),
        ("france", "France"),
        ("Georgia", "Republic of Georgia"),
        ("USA", "us-federal"),
        ("us-federal", "us-federal"),
    ],
)
def test_each_law_knows_its_own_neighbours(written: str, name: str) -> None:
    case = case_of(custody(f"holder: {written}"), BOOKING)
    assert not case.problems
    assert value_of(case, "custody.c.holder") == name


def test_names_of_one_law_mean_one_sovereign_each() -> None:
    for code in plugins.ours():
        law = find(code)
        assert law is not None
        whose: dict[str, str] = {}
        for one in law.sovereigns:
            for name in (one.name, *one.also):
                assert whose.setdefault(folded(name), one.name) == one.name, name


def test_two_spellings_are_one_sovereign_for_the_rules() -> None:
    text = CASE + custody("holder: Texas, for: tx")
    spelled = text.replace("jurisdiction: Texas", "jurisdiction: State of Texas")
    one, other = result_of(text), result_of(spelled.replace("holder: Texas", "holder: tx"))
    assert not other.problems
    assert dates(one) == dates(other)
    assert one.held == other.held
    assert dates(one)["commencement"] == "2021-02-28"


def test_the_sentence_of_nobody_known_is_not_computed_as_ones_own() -> None:
    for written in ("Texsa", "unknown"):
        result = result_of(CASE.replace("jurisdiction: Texas", f"jurisdiction: {written}"))
        assert [part.id for part in result.aggregates] == ["a"]
    assert codes(result_of(CASE.replace("jurisdiction: Texas", "jurisdiction: Texsa"))) == [
        "unknown-sovereign"
    ]


def test_what_a_rival_claims_is_looked_at_too() -> None:
    case = case_of(custody("holder: {value: us-federal, rivals: [{value: TX}, {value: Texsa}]}"))
    assert [code for code, _, _ in found(case)] == ["unknown-sovereign"]
    rivals = case.custody[0].origins["holder"].rivals
    assert [rival.value for rival in rivals] == ["Texas", None]
    assert case.custody[0].holder == "us-federal"


def test_under_a_law_that_nobody_knows_names_are_left_alone() -> None:
    case = read_case(
        "jurisdiction: us-federel\njudgments: []\n" + custody("holder: Texsa") + "\n", "case.yaml"
    )
    assert not case.problems
    assert case.custody[0].holder == "Texsa"


def test_a_sovereign_whose_law_is_installed_goes_by_its_code(plugin_folder: Path) -> None:
    install(plugin_folder, "texas", "us-tx = texas_law:JURISDICTION", texas_law=LAW)
    text = CASE.replace("jurisdiction: Texas", "jurisdiction: us-tx") + custody("holder: Texas")
    case = read_case(text, "case.yaml")
    assert not case.problems
    assert (case.judgments[1].jurisdiction, case.custody[0].holder) == ("us-tx", "us-tx")


KNOWN = [one.name for one in (find("us-federal") or pytest.fail("no law")).sovereigns]


@given(st.sampled_from(KNOWN), st.integers(0, 40), st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
def test_a_slip_in_a_name_is_never_taken_in_silence(name: str, at: int, letter: str) -> None:
    """A name with one letter changed is an error, or another name that is known."""
    at %= len(name)
    slip = name[:at] + letter + name[at + 1 :]
    assume(folded(slip) != folded(name))
    case = case_of(custody(f'holder: "{slip}"'))
    if case.problems:
        assert [code for code, _, _ in found(case)] == ["unknown-sovereign"]
        assert lost(case) == {"custody.c.holder": slip}
    else:
        assert case.custody[0].holder in (*KNOWN, "us-federal", "england-wales")
        assert case.custody[0].holder != name


@given(st.sampled_from(KNOWN), st.sampled_from(["{}", " {} ", "the {}", "{}."]), st.booleans())
def test_how_a_name_is_written_does_not_matter(name: str, around: str, upper: bool) -> None:  # noqa: FBT001
    written = around.format(name.upper() if upper else name.lower())
    sovereigns = Sovereigns(case_of())
    assert sovereigns.named(written) == sovereigns.named(name)


# -- Judgments and charges -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (custody("for: A"), "custody.c.for"),
        (custody("for: [tx, A]"), "custody.c.for"),
        (custody("credited_to: A"), "custody.c.credited_to"),
        ("events: [{id: e, kind: escape, on: 2020-02-01, judgment: A}]", "events.e.judgment"),
        (
            "payments: {made: [{id: p, on: 2020-02-01, amount: 1 USD, judgment: A}]}",
            "payments.made.p.judgment",
        ),
        (
            "adjustments: [{id: d, kind: remand, days: 3, judgment: A}]",
            "adjustments.d.judgment",
        ),
    ],
)
def test_a_mention_of_no_judgment_is_lost(line: str, path: str) -> None:
    case = case_of(line)
    assert found(case) == [("unknown-reference", path, "did you mean a?")]
    assert len(lost(case)) == 1
    assert not value_of(case, path)
    assert case.left_open


def test_the_judgment_that_another_replaces_or_revokes_is_one_of_the_case() -> None:
    for key in ("replaces", "revokes"):
        text = CASE.replace("term: 5 years", f"term: 5 years, {key}: tx1")
        case = read_case(text, "case.yaml")
        assert found(case) == [("unknown-reference", f"judgments.a.{key}", "did you mean tx?")]
        assert lost(case) == {f"judgments.a.{key}": "tx1"}


@pytest.mark.parametrize("key", ["for", "credited_to"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A", "a"),
        ("TX", "tx"),
        ("tx2", "tx"),
        ("texas", "tx"),
        ("Texas", "tx"),
        ("State of Texas", "tx"),
        ("federal", "a"),
    ],
)
def test_a_charge_near_to_a_judgment_is_lost(key: str, written: str, meant: str) -> None:
    case = case_of(custody(f"{key}: {written}"))
    assert found(case) == [("unknown-reference", f"custody.c.{key}", f"did you mean {meant}?")]
    assert list(lost(case).values()) == [written]


@pytest.mark.parametrize("key", ["for", "credited_to"])
@pytest.mark.parametrize(
    "written", ["a charge since dismissed", "Ohio", "Ohio sentence", "another Texas sentence"]
)
def test_a_charge_outside_of_the_case_is_told_in_words(key: str, written: str) -> None:
    case = case_of(custody(f"{key}: {written}"))
    assert not case.problems
    assert str(value_of(case, f"custody.c.{key}")).count(written) == 1
    assert not case.left_open


@pytest.mark.parametrize("key", ["for", "credited_to"])
@pytest.mark.parametrize(("written", "hint"), [("dismissed", "in words"), ("Texas term", "`tx`")])
def test_what_may_be_outside_or_a_slip_is_asked_about(key: str, written: str, hint: str) -> None:
    case = case_of(custody(f"{key}: {written}"))
    ((code, path, said),) = found(case)
    assert (code, path) == ("outside-the-case", f"custody.c.{key}")
    assert hint in said
    assert value_of(case, f"custody.c.{key}")


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("a", ["a", "b"], "a"),
        ("A", ["a", "b"], "a"),
        ("new charge", ["new-charge"], "new-charge"),
        ("s3", ["s1", "s2"], "s1"),
        ("a/1", ["a"], "a"),
        ("tx", ["texas"], "texas"),
        ("xt", ["texas"], ""),
        ("dismissed", ["main", "d"], ""),
        ("c", ["a", "b"], ""),
    ],
)
def test_what_is_near(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near


def test_what_is_near_enough_to_be_a_slip_in_a_persons_name() -> None:
    assert nearest("Secnod", ["second"], loosely=False) == "second"
    assert nearest("new chrage", ["new-charge"], loosely=False) == "new-charge"
    assert nearest("A partner", ["partner"], loosely=False) == ""
    assert nearest("loss-1", ["loss-2"], loosely=False) == ""


# -- Debts -----------------------------------------------------------------------------------------


def owing(one: str, other: str) -> Case:
    return read_case(
        f"""
jurisdiction: us-federal
judgments:
  - {{id: first, imposed: 2020-01-06, term: 5 years, restitution: {{amount: 100 USD, {one}}}}}
  - {{id: second, imposed: 2020-01-06, term: 5 years, restitution: {{amount: 100 USD, {other}}}}}
""",
        "case.yaml",
    )


def test_a_debt_that_is_nearly_that_of_another_order() -> None:
    assert not owing("debt: fraud", "debt: fraud").problems
    assert not owing("debt: loss-1", "debt: loss-2").problems
    assert not owing("debt: fraud", "debt: theft").problems
    slip = owing("debt: fraud", "debt: fruad")
    name = "judgments.second.restitution.debt"
    assert found(slip) == [("unknown-reference", name, "did you mean fraud?")]
    assert lost(slip) == {name: "fruad"}


def test_a_debtor_that_is_nearly_a_judgment() -> None:
    name = "judgments.second.restitution.joint_and_several_with"
    assert not owing("debt: x", "joint_and_several_with: [first, A partner]").problems
    slip = owing("debt: x", "joint_and_several_with: [frist, A partner]")
    assert found(slip) == [("unknown-reference", name, "did you mean first?")]
    assert lost(slip) == {name: "frist, A partner"}


# -- Scenarios -------------------------------------------------------------------------------------


def test_an_assignment_is_looked_at_like_a_file() -> None:
    case = case_of(custody("holder: Texas, for: tx"))
    slip = case.with_({"custody.c.holder": "Texsa", "custody.c.for": "TX"})
    assert sorted(code for code, _, _ in found(slip)) == ["unknown-reference", "unknown-sovereign"]
    assert lost(slip) == {"custody.c.holder": "Texsa", "custody.c.for_judgments": "TX"}
    assert slip.left_open
    assert value_of(case.with_({"custody.c.holder": "OH"}), "custody.c.holder") == "Ohio"


def test_an_assignment_repairs_and_may_declare() -> None:
    case = case_of(custody("holder: Texsa"))
    assert not lost(case.with_({"custody.c.holder": "Texas"}))
    county = {"custody.c.holder": "Kern County", "others": "[Kern County]"}
    assert not lost(case.with_(county))


def test_a_scenario_may_take_away_what_others_name() -> None:
    text = CASE.replace("id: a,", "id: s1,").replace("id: tx,", "id: s2,")
    case = case_of(
        custody("holder: Texas, for: s2")
        + "\nevents: [{id: e, kind: designation, on: 2020-02-01, judgment: s2}]",
        text,
    )
    without = case.with_({"judgments.s2": "null", "custody.c.to": "2019-07-31"})
    assert not without.problems
    assert not lost(without)


@pytest.mark.parametrize(
    "line",
    [
        custody("holder: TX, for: tx, credited_to: Ohio sentence"),
        custody("holder: Texsa, for: [A, tx]"),
        "events: [{kind: relinquishment, on: 2020-02-01, holder: State of Texas}]",
        "",
    ],
)
def test_what_is_settled_stays_settled(line: str) -> None:
    case = case_of(line)
    reader = Reader("again")
    assert settle(case, reader) is case
    assert not [p for p in reader.problems if p.severity == "error"]


# -- Days credited to a sentence of the case -------------------------------------------------------

TWO = """
jurisdiction: us-federal
custody: [{id: c, from: 2014-06-01, to: 2014-12-31%s}]
judgments:
  - {id: a, imposed: 2015-01-05, term: 18 months}
  - {id: b, imposed: 2020-01-06, term: 60 months}
"""


@pytest.mark.parametrize(
    ("credited", "days"),
    [
        ("", {"a": 214, "b": 0}),
        (", credited_to: a", {"a": 214, "b": 0}),
        (", credited_to: b", {"a": 0, "b": 214}),
        (", credited_to: a state term", {"a": 0, "b": 0}),
    ],
)
def test_days_credited_to_a_sentence_count_for_it_and_no_other(
    credited: str, days: dict[str, int]
) -> None:
    result = result_of(TWO % credited)
    assert not result.problems
    assert {part.id: part.figures["prior_custody"] for part in result.aggregates} == days


def test_days_credited_to_the_only_sentence_count_for_it() -> None:
    text = """
jurisdiction: us-federal
custody: [{id: c, from: 2014-01-05, to: 2015-01-04, credited_to: a}]
judgments: [{id: a, imposed: 2015-01-05, term: 60 months}]
"""
    credited = result_of(text)
    assert credited.figures["prior_custody"] == 365
    assert str(credited.window.expected) == "2018-05-14"


def test_days_credited_to_a_sentence_that_was_replaced_count_for_the_new_one() -> None:
    text = """
jurisdiction: us-federal
custody: [{id: c, from: 2014-06-01, to: 2014-12-31, credited_to: old}]
judgments:
  - {id: old, imposed: 2015-01-05, term: 60 months}
  - {id: new, imposed: 2016-01-04, term: 48 months, replaces: old}
"""
    assert result_of(text).figures["prior_custody"] == 214


def test_days_credited_to_one_of_several_sentences_served_together() -> None:
    text = TWO.replace("2020-01-06", "2015-02-02")
    result = result_of(text % ", credited_to: b")
    assert [(part.id, part.figures["prior_custody"]) for part in result.aggregates] == [
        ("a+b", 214)
    ]


@pytest.mark.parametrize(
    ("credited", "days"),
    [
        ("", {"leeds"}),
        (", credited_to: york", {"york"}),
        (", credited_to: a Scottish sentence", {None}),
    ],
)
def test_remand_credited_to_a_sentence_counts_for_it_and_no_other(
    credited: str, days: set[str | None]
) -> None:
    text = f"""
jurisdiction: england-wales
custody: [{{id: c, from: 2014-06-01, to: 2014-08-31{credited}}}]
judgments:
  - {{id: leeds, imposed: 2014-09-01, term: 12 months}}
  - {{id: york, imposed: 2020-01-06, term: 18 months}}
"""
    assert {entry.credited_to for entry in result_of(text).ledger} == days
