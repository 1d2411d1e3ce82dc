"""`sentencing law`: what is encoded, printed from the same data that the rules use."""

from __future__ import annotations

import importlib
import json
import pkgutil

import pytest

from sentencing.cli import Exit
from sentencing.core import catalogue
from sentencing.jurisdictions import us_federal
from sentencing.kit.law import rules_in
from sentencing.kit.registry import find, known
from tests.test_cli import run

BOOKS = [found.lawbook for code in known() if (found := find(code))]


def test_without_a_jurisdiction_it_lists_them() -> None:
    done = run("law")
    assert done.returncode == Exit.CLEAN
    assert "us-federal  United States, federal" in done.stdout.splitlines()


def test_an_unknown_jurisdiction() -> None:
    done = run("law", "us-federl")
    assert done.returncode == Exit.UNUSABLE
    assert "did you mean us-federal?" in done.stderr


@pytest.mark.parametrize("code", known())
def test_everything_is_shown(code: str) -> None:
    """Each rule with its law, each parameter with its days, each reading with its sides."""
    found = find(code)
    assert found is not None
    text = " ".join(run("law", code).stdout.split())
    data = json.loads(run("law", code, "--format", "json").stdout)
    for name, parameter in found.lawbook.parameters.items():
        assert name in text
        assert len(parameter.versions) >= 1
    for name, reading in found.lawbook.readings.items():
        assert name in text
        assert all(option.id in text for option in reading.options)
        assert " ".join(reading.reason.split()) in text
    titles = {rule["title"] for chapter in data["chapters"] for rule in chapter["rules"]}
    assert all(" ".join(title.split()) in text for title in titles)
    for milestone in found.milestones:
        assert f"{milestone.id}: {milestone.title}, {milestone.kind}" in text
    assert [one["name"] for one in data["milestones"]] == [one.id for one in found.milestones]
    assert len(data["parameters"]) == len(found.lawbook.parameters)
    assert len(data["readings"]) == len(found.lawbook.readings)


def test_brief_is_what_is_covered_and_what_is_not() -> None:
    brief = run("law", "us-federal", "--brief").stdout
    assert "time_credits.days" not in brief
    assert "covers" in brief
    assert "does not cover" in brief


def test_every_module_with_a_rule_is_a_chapter() -> None:
    modules = [
        importlib.import_module(f"{us_federal.__name__}.{module.name}")
        for module in pkgutil.iter_modules(us_federal.__path__)
    ]
    with_rules = {module.__name__.rpartition(".")[2] for module in modules if rules_in(module)}
    assert with_rules == set(us_federal.CHAPTERS)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.jurisdiction)
def test_what_is_refused_names_a_code_that_exists(book: object) -> None:
    for refusal in book.refused:  # type: ignore[attr-defined]
        assert refusal.what
        assert refusal.why
        assert not refusal.code or catalogue.find(refusal.code)
