"""No answer where none is due: a slip in a file never leaves a plain date that the right file belies."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing import Computation, compute, read_case, what_if, window
from sentencing.analysis.values import ValuesError
from sentencing.case.format.yaml_nodes import Node, parse_yaml
from sentencing.cli import Exit
from sentencing.core.days import iso
from sentencing.engine import plain
from tests.conftest import result_of
from tests.strategies import Facts, facts
from tests.test_cli import run

EDGES = ("earliest", "expected", "latest")
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789-/ "
FEDERAL = "jurisdiction: us-federal\njudgments:\n"
ENGLISH = "jurisdiction: england-wales\njudgments:\n"
LONG = "  - {id: a, imposed: 2017-04-21, term: 27 years}\n"
SHORT = "  - {id: a, imposed: 2024-02-14, term: 42 months}\n"


def edges(result: Computation) -> list[str]:
    """The three edges as printed."""
    return [edge.shown if (edge := result.window.edge(name)) else "none" for name in EDGES]


# -- What the edges say ----------------------------------------------------------------------------


@pytest.mark.parametrize("relation", ["concurrent with aa", "alongside a", "unknown", "with a"])
def test_a_lost_relation_is_both_ways(relation: str) -> None:
    text = f"{FEDERAL}{LONG}  - {{id: b, imposed: 2017-11-30, term: 14 years, runs: {relation}}}\n"
    result = result_of(text)
    assert edges(result)[1:] == ["2040-04-23 to 2052-03-28", "2044-04-20 to 2058-04-20"]
    assert [fact.name for fact in result.open] == ["judgments.b.runs"]
    assert result.window.expected is None
    data = result.to_dict()
    assert data["window"]["expected"]["date"] is None
    assert data["window"]["expected"]["range"] == ["2040-04-23", "2052-03-28"]
    assert data["window"]["expected"]["open"] == ["judgments.b.runs"]
    assert data["open"][0]["if"][0]["value"] == "concurrent with a"


def test_a_lost_term_bounds_the_dates_on_one_side() -> None:
    text = f"{FEDERAL}  - {{id: a, imposed: 2024-02-14, term: 12 months}}\n"
    result = result_of(f"{text}  - {{id: b, imposed: 2024-02-14, term: 84 mnths}}\n")
    # 367 days earn good conduct time and 366 do not, so release is earlier than with a alone
    assert edges(result)[1:] == ["not before 2024-12-22", "not before 2025-02-13"]
    assert result.to_dict()["window"]["latest"]["range"] == ["2025-02-13", None]


def test_a_sentence_of_which_all_is_lost_takes_every_date() -> None:
    result = result_of(f"{FEDERAL}{SHORT}  - seven years, Boston\n")
    assert edges(result) == ["none", "none", "none"]
    assert all(milestone.day is None for milestone in result.milestones.values())


def test_what_moves_nothing_takes_no_date() -> None:
    text = FEDERAL + SHORT.replace("}", ", supervised_release: 3 yers}")
    beside = "  - {id: b, imposed: 2024-02-14, term: 40 months}\n"
    sound = result_of(FEDERAL + SHORT + beside)
    assert edges(result_of(text + beside)) == edges(sound)


def test_only_the_edges_that_move_lose_their_date() -> None:
    result = result_of(f"{FEDERAL}{SHORT}credits: {{time_credits: {{risk: lowish}}}}\n")
    assert edges(result)[1:] == ["2026-03-05 to 2027-02-06", "2027-08-13"]


def test_a_lost_order_of_england_and_wales() -> None:
    counts = "{id: 1, term: 36 months}, {id: 2, term: 18 months, runs: after 1}"
    result = result_of(f"{ENGLISH}  - {{id: a, imposed: 2024-02-14, counts: [{counts}]}}\n")
    assert edges(result)[1:] == ["2025-04-27 to 2025-12-02", "2027-02-13 to 2028-08-13"]


def test_a_day_of_custody_that_is_unknown_lies_within_its_bounds() -> None:
    text = f"{FEDERAL}{SHORT}custody: [{{id: j, from: 2024-02-01, to: unknown}}]\n"
    assert edges(result_of(text))[2] == "2027-07-31 to 2027-08-12"
    text = f"{FEDERAL}{SHORT}custody: [{{id: j, from: unknown, to: 2024-02-13}}]\n"
    assert edges(result_of(text))[2] == "not after 2027-08-12"


def test_steps_and_figures_that_something_open_moves_have_no_value() -> None:
    counts = "{id: 1, term: 42 months}, {id: 2, trem: 84 months}"
    result = result_of(f"{FEDERAL}  - {{id: a, imposed: 2024-02-14, counts: [{counts}]}}\n")
    shown = {step.name: step.shown for step in result.steps}
    assert shown["commencement"] == "2024-02-14"
    assert shown["full_term"] == shown["projected_release"] == "open"
    assert "good_conduct" not in result.figures
    assert (
        "2027-08-13" not in result.explain().replace("not before 2027-08-13", "").partition("if")[0]
    )


def test_what_is_lost_is_announced_with_what_it_would_give() -> None:
    text = f"{FEDERAL}{LONG}  - {{id: b, imposed: 2017-11-30, term: 14 years, runs: with a}}\n"
    page = result_of(text).explain()
    assert "judgments.b.runs  lost, written 'with a'" in page
    assert "if consecutive to a   2051-03-28  2052-03-28  2058-04-20" in page


@pytest.mark.parametrize(
    ("law", "sentence", "code"),
    [
        ("england-wales", "term: life", "indeterminate-sentence"),
        ("england-wales", "jurisdiction: scotland, term: 6 years", "law-not-encoded"),
        (
            "england-wales",
            "counts: [{id: 1, term: 6 years, kind: serious terrorism}]",
            "bad-choice",
        ),
        ("us-federal", "imposed: 1016-01-10, term: 6 years", "outside-verified-law"),
        ("us-federal", "jurisdiction: Texas, term: 6 years", "law-not-encoded"),
    ],
)
def test_a_sentence_that_is_not_computed_takes_the_window_with_it(
    law: str, sentence: str, code: str
) -> None:
    beside = sentence if "imposed" in sentence else f"imposed: 2025-01-10, {sentence}"
    text = f"jurisdiction: {law}\njudgments:\n  - {{id: a, imposed: 2025-01-10, term: 4 years}}\n"
    result = result_of(f"{text}  - {{id: b, {beside}}}\n")
    assert code in [problem.code for problem in result.problems]
    assert edges(result) == ["none", "none", "none"]
    if code != "bad-choice":
        theirs = {n: one.day for n, one in result.milestones.items() if n != "liberty"}
        assert theirs == {name: one.day for name, one in result_of(text).milestones.items()}
        assert "b is not computed" in result.explain()
        assert "liberty" not in result.days()


# -- A scenario that cannot be read ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("judgments.a.term", "5 yeers"),
        ("judgments.b.term", "5 years"),
        ("judgments.a.trem", "5 years"),
        ("reading.us-federal.partial_yeer", "x"),
        ("reading.us-federal.partial_year", "x"),
        ("law.us-federal.good_conduct.days_per_year", "many"),
        ("custody.c", "january"),
    ],
)
def test_an_assignment_that_cannot_be_read_is_refused(
    name: str, value: str, tmp_path: Path
) -> None:
    case = read_case(FEDERAL + SHORT, "case.yaml")
    with pytest.raises(ValuesError):
        what_if(case, {name: value})
    result = compute(case, {name: value})
    assert [problem for problem in result.problems if problem.severity == "error"]
    assert result.window.earliest is None or edges(result) == edges(compute(case))
    path = tmp_path / "case.yaml"
    path.write_text(FEDERAL + SHORT)
    for command in (["what-if"], ["window"], ["reconcile", "--official", "2027-01-01"]):
        done = run(command[0], str(path), *command[1:], "--set", f"{name}={value}")
        assert (done.returncode, done.stdout) == (Exit.UNUSABLE, ""), command
        assert "Error" in done.stderr


def test_a_scenario_of_a_file_that_cannot_be_read_gives_no_date(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        f"{FEDERAL}{SHORT}what_if: {{longer: {{set: {{judgments.a.term: 5 yeers}}}}}}\n"
    )
    done = run("what-if", str(path), "--format", "json")
    figures = json.loads(done.stdout)["scenarios"][0]["figures"]
    assert figures["latest"]["after"] is None


# -- Proved ----------------------------------------------------------------------------------------


def test_nothing_is_proved_while_a_file_has_an_error(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(f"{FEDERAL}{LONG}  - {{id: b, imposed: 2017-11-30, term: 14 years, runs: x}}\n")
    done = run("window", str(path))
    assert "the ranges are proved" not in done.stdout
    assert "nothing is proved while the file has errors" in done.stdout
    found = window(read_case(path.read_text(), "case.yaml"))
    assert not found.proved
    assert found.to_dict()["ranges"]["expected"]["first"] == "2040-04-23"
    assert found.to_dict()["ranges"]["expected"]["last"] == "2052-03-28"


# -- Any slip --------------------------------------------------------------------------------------


def nodes_of(node: Node) -> list[Node]:
    """Every piece of text of a file, keys among them."""
    if node.kind == "scalar":
        return [node]
    inner = [*node.items, *(one for pair in node.pairs for one in pair)]
    return [found for one in inner for found in nodes_of(one)]


def with_a_slip(text: str, random: Random) -> str:
    """A file with one sign of one word left out, doubled, changed or exchanged with the next."""
    root = parse_yaml(text, "case.yaml")
    assert isinstance(root, Node)
    words = [node for node in nodes_of(root) if node.text and node.line == node.end_line]
    node = random.choice(words)
    lines = text.splitlines(keepends=True)
    line = lines[node.line - 1]
    at = random.randrange(node.column - 1, node.end_column - 1)
    sign = line[at]
    slips = ["", sign * 2, random.choice(SIGNS), line[at + 1 : at + 2] + sign]
    lines[node.line - 1] = line[:at] + random.choice(slips) + line[at + 1 :]
    return "".join(lines)


def holds(slipped: Computation, right: Computation) -> None:
    """Every edge of the case with the slip is true of the right case too."""
    days = right.days()
    for name in EDGES:
        edge, day = slipped.window.edge(name), days.get(name)
        if edge is None:
            continue
        if edge.day is not None:
            assert edge.day == day, f"{name} is {iso(edge.day)}, and would be {day and iso(day)}"
            continue
        low, high = edge.span or (None, None)
        if day is None:
            assert high is None, f"{name} is {edge.shown}, and would be never"
            continue
        assert low is None or low <= day, f"{name} is {edge.shown}, and would be {iso(day)}"
        assert high is None or day <= high, f"{name} is {edge.shown}, and would be {iso(day)}"


def try_a_slip(text: str, seed: int) -> None:
    """A slip that is found in a sound file leaves nothing said that the right file belies."""
    right = plain(read_case(text, "case.yaml"))
    assume(all(problem.severity != "error" for problem in right.problems))
    slipped = read_case(with_a_slip(text, Random(seed)), "case.yaml")  # noqa: S311
    result = compute(slipped, trace=False)
    if any(problem.severity == "error" for problem in result.problems):
        holds(result, right)


@given(of=facts(most=3), seed=st.integers(0, 2**32))
def test_a_slip_in_a_federal_file_is_never_belied(of: Facts, seed: int) -> None:
    try_a_slip(of.text(), seed)
