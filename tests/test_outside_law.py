"""A law of another package: every command knows its problem codes, its milestones and its edges."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sentencing.cli import Exit
from tests.conftest import install
from tests.test_cli import Done, run

LAW = '''
"""The law of Lemuria."""

from msgspec.structs import replace

from sentencing.core.diagnostics import CatalogEntry, Problem
from sentencing.core.terms import Term
from sentencing.kit.law import Citation, Lawbook, rule
from sentencing.kit.milestones import EDGES, MilestoneSpec
from sentencing.kit.registry import Jurisdiction
from sentencing.kit.relations import units
from sentencing.kit.result import NO_RESULT, Milestone

GATE = MilestoneSpec(id="gate_opens", title="the gate opens", kind="automatic", role="release")
TIDE = MilestoneSpec(id="last_tide", title="the last tide", kind="expiry", role="full_term")
PROBLEMS = {
    "tide-unknown": CatalogEntry.warning("The tide is not known", "It is taken as high.", "Look.")
}


@rule("the gate opens at ebb", Citation("Code of Lemuria 9", "derived"))
def gate(first, days):
    return first + days - 1


def compute(case, law, trace):
    (unit,) = units(case)
    first, term = unit.imposed, unit.length if isinstance(unit.length, Term) else Term(days=1)
    day = gate(first, term.whole_months * 30 + term.whole_days)
    step = trace.step("the gate opens", value=day, unit="date", name="gate_opens", by=gate)
    opens = Milestone(spec=GATE, day=day, step=step, controlled_by=(unit.key,))
    last = Milestone(spec=TIDE, day=4_000_000 if case.title == "the end" else day + 7)
    codes = {"unheard-of": ["unheard-of"]}.get(case.title, ["tide-unknown"])
    return replace(
        NO_RESULT,
        milestones={"gate_opens": opens, "last_tide": last},
        window=dict.fromkeys(EDGES, opens) | {"latest": last},
        problems=tuple(Problem(code, "as it happens", unit.place) for code in codes),
    )


JURISDICTION = Jurisdiction(
    code="lemuria",
    name="Lemuria",
    lawbook=Lawbook(
        jurisdiction="lemuria",
        verified=739_000,
        covers_offences_since=1,
        parameters={},
        readings={},
    ),
    compute=compute,
    problems=PROBLEMS,
    milestones=(GATE, TIDE),
    edges=dict.fromkeys(EDGES, "at ebb") | {"latest": "when the tide is over"},
)
'''
CASE = """format: sentencing/1
title: {title}
jurisdiction: lemuria
judgments: [{{id: a, imposed: 2020-01-01, term: 100 days}}]
"""
EXPECTED = "expect: {gate_opens: 2020-04-09, problems: [tide-unknown]}\n"


@pytest.fixture
def sentencing(plugin_folder: Path, tmp_path: Path) -> Callable[..., Done]:
    """Commands about the file `case.yaml` under a law that is installed beside ours."""
    install(plugin_folder, "lemuria", "lemuria = lemuria_law:JURISDICTION", lemuria_law=LAW)

    def command(*arguments: str, title: str = "a case") -> Done:
        (tmp_path / "case.yaml").write_text(CASE.format(title=title) + EXPECTED, "utf-8")
        done = run(*arguments, at=tmp_path)
        assert done.returncode in (Exit.CLEAN, Exit.FOUND), done.stderr
        return done

    return command


FORMS = ("text", "json", "markdown")
COMMANDS = (
    *(("explain", "case.yaml", "--format", form) for form in FORMS),
    ("explain", "case.yaml", "--step", "gate_opens"),
    ("check", "case.yaml"),
    ("window", "case.yaml"),
    ("what-if", "case.yaml", "--set", "judgments.a.term=90 days"),
    ("sweep", "case.yaml", "--over", "judgments.a.term=90 days..100 days:5 days"),
    ("solve", "case.yaml", "judgments.a.term", "--by", "2020-03-01"),
    ("compare", "case.yaml", "case.yaml"),
    ("reconcile", "case.yaml", "--official", "2020-04-10"),
    ("assumptions", "case.yaml"),
)


@pytest.mark.parametrize("title", ["a case", "the end", "unheard-of"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_works(
    sentencing: Callable[..., Done], command: tuple[str, ...], title: str
) -> None:
    done = sentencing(*command, title=title)
    code = {"unheard-of": "error[unheard-of]"}.get(title, "warning[tide-unknown]")
    if command[0] == "check":
        unexpected = {"the end": "beyond-the-calendar", "unheard-of": "unheard-of"}
        assert unexpected.get(title, "") in done.stdout + done.stderr
        assert done.returncode == (Exit.FOUND if title in unexpected else Exit.CLEAN)
    else:
        assert code in done.stderr
        assert ("beyond-the-calendar" in done.stderr) == (title == "the end")


def test_the_law_is_shown(sentencing: Callable[..., Done]) -> None:
    assert "lemuria  " in sentencing("law").stdout
    text = sentencing("law", "lemuria").stdout
    assert "gate_opens: the gate opens, automatic" in text
    assert "the gate opens at ebb" in text
    data = json.loads(sentencing("law", "lemuria", "--format", "json").stdout)
    assert [one["role"] for one in data["milestones"]] == ["release", "full_term"]
    assert sentencing("explain", "tide-unknown").stdout.startswith("tide-unknown (warning)\n")


def test_readable_forms_use_its_words(sentencing: Callable[..., Done]) -> None:
    text = sentencing("explain", "case.yaml").stdout
    assert "release, latest    2020-04-16  Thursday   when the tide is over" in text
    assert "gate opens, the gate opens  2020-04-09  automatic" in text
    markdown = sentencing("explain", "case.yaml", "--format", "markdown").stdout
    assert "| latest | 2020-04-16 | Thursday | when the tide is over |" in markdown
    data = json.loads(sentencing("explain", "case.yaml", "--format", "json").stdout)
    assert data["milestones"]["last_tide"]["title"] == "the last tide"
    assert data["window"]["latest"]["what"] == "when the tide is over"


def test_figures_and_codes_of_it_are_known_to_the_reader(
    sentencing: Callable[..., Done], tmp_path: Path
) -> None:
    assert sentencing("check", "case.yaml").returncode == Exit.CLEAN
    slips = CASE.format(title="x") + "expect: {gate_open: 2020-04-09, problems: [tide-unknwn]}\n"
    (tmp_path / "slips.yaml").write_text(slips, "utf-8")
    shown = run("check", "slips.yaml", at=tmp_path)
    assert "did you mean gate_opens?" in shown.stdout + shown.stderr
    assert "did you mean tide-unknown?" in shown.stdout + shown.stderr
