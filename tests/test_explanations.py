"""Every step is explained as it is kept, and every rule that a case rests on is among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CASES
from tests.explanations import FOLDER, kept_in, positive, rules_of, text_of

KEPT = sorted(FOLDER.rglob("*.txt"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_the_explanation_is_as_it_is_kept(kept: Path) -> None:
    """If a change is meant: `python -m tests.explanations`, and read what changed."""
    path = (CASES / kept.relative_to(FOLDER)).with_suffix(".yaml")
    assert text_of(path) == kept.read_text("utf-8")


def test_every_rule_that_a_case_rests_on_is_shown_in_one_of_them() -> None:
    """If not: `python -m tests.explanations` chooses the cases anew."""
    rules = {path: rules_of(path) for path in positive()}
    shown = set().union(*(found for path, found in rules.items() if kept_in(path) in KEPT))
    missing = set().union(*rules.values()) - shown
    assert not missing, [rule.title for rule in missing]
