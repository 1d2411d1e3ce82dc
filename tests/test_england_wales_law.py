"""The lawbook of England and Wales: no rule without law, no number without dates, no idle reading."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from datetime import date

import pytest

from sentencing.core.days import LAST_DAY, iso
from sentencing.jurisdictions import england_wales
from sentencing.jurisdictions.england_wales import citations, in_force, transition
from sentencing.kit.law import VERIFICATIONS, Citation, Law, Rule, rule_of
from sentencing.kit.registry import chapters

MODULES = [
    importlib.import_module(f"{england_wales.__name__}.{module.name}")
    for module in pkgutil.iter_modules(england_wales.__path__)
]
RULES: dict[str, Rule] = {
    f"{module.__name__}.{name}": found if isinstance(found, Rule) else rule_of(found)
    for module in MODULES
    for name, found in vars(module).items()
    if isinstance(found, Rule) or (inspect.isfunction(found) and hasattr(found, "__rule__"))
}
CITED: dict[str, Citation] = {
    name: value for name, value in vars(citations).items() if isinstance(value, Citation)
}
BOOK = england_wales.JURISDICTION.lawbook
SOURCE = {module.__name__.rpartition(".")[2]: inspect.getsource(module) for module in MODULES}


def law(known: str) -> Law:
    return Law(BOOK, BOOK.verified, date.fromisoformat(known).toordinal())


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_its_law(name: str) -> None:
    assert RULES[name].title
    assert RULES[name].cites
    assert RULES[name].sure in VERIFICATIONS


@pytest.mark.parametrize("name", CITED)
def test_every_citation_says_where_it_was_read_and_is_used(name: str) -> None:
    assert CITED[name].sure in VERIFICATIONS
    assert CITED[name].read
    used = sum(
        len(re.findall(rf"\b{name}\b", text))
        - len(re.findall(rf"^    {name},$|^from .* import .*\b{name}\b", text, re.MULTILINE))
        for module, text in SOURCE.items()
        if module != "citations"
    )
    in_tuples = sum(
        len(re.findall(rf"^ {{8,}}{name},$", text, re.MULTILINE)) for text in SOURCE.values()
    )
    in_rules = any(CITED[name] in found.cites for found in RULES.values())
    assert used or in_tuples or in_rules


@pytest.mark.parametrize("name", BOOK.parameters)
def test_versions_follow_one_another(name: str) -> None:
    parameter = BOOK.parameters[name]
    assert parameter.title
    assert parameter.selected_by
    for earlier, later in zip(parameter.versions, parameter.versions[1:], strict=False):
        assert earlier.until is not None
        assert later.since == earlier.until + 1
    for version in parameter.versions:
        assert version.cites
        assert not parameter.options or version.value in parameter.options
        if version.enacted is not None and version.since is not None:
            assert version.enacted <= version.since


@pytest.mark.parametrize("name", BOOK.parameters)
def test_every_parameter_is_looked_up(name: str) -> None:
    head, _, tail = name.partition(".")
    by_scheme = head in ("forty", "progression", "recall_56") and tail in ("scheme", "tranche")
    assert by_scheme or f'"{name}"' in SOURCE["in_force"]


@pytest.mark.parametrize("name", BOOK.readings)
def test_readings_have_two_sides_a_reason_and_a_use(name: str) -> None:
    reading = BOOK.readings[name]
    assert reading.question.endswith("?")
    assert len(reading.options) >= 2
    assert reading.reason
    assert reading.option(reading.default).meaning
    assert all(option.cites for option in reading.options)
    assert f'"{name}"' in SOURCE["in_force"]


def test_three_states_of_the_law() -> None:
    before, after, now = map(law, ("2024-07-24", "2026-06-30", "2026-08-20"))
    old = in_force.in_force(before)
    assert old.forty is None
    assert old.progression is None
    assert old.curfew_windows == ((180, 0),)
    assert len(old.removal_windows) == 1
    assert old.removal_changed == LAST_DAY
    middle = in_force.in_force(after)
    assert middle.forty is not None
    assert [iso(day) for day in middle.forty.days] == ["2024-09-10", "2024-10-22"]
    assert middle.recall_56 is not None
    assert middle.progression is None
    newest = in_force.in_force(now)
    assert newest.progression is not None
    assert newest.progression.fraction == (1, 3)
    assert newest.progression.plus == (1, 2)
    assert len(newest.progression.tranches) == 10


def test_the_law_is_looked_up_once() -> None:
    assert in_force.in_force(law("2026-06-30")) is in_force.in_force(law("2026-06-30"))


def test_each_change_declares_its_treatment_of_added_days() -> None:
    names = [change.name for change in transition.CHANGES]
    assert len(set(names)) == len(names) == 5


def test_every_chapter_states_rules() -> None:
    found = {chapter.id for chapter in chapters("england-wales")}
    assert set(england_wales.CHAPTERS) - found == set()
