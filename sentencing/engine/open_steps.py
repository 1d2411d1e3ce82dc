"""Steps under what is open: those that something lost or unknown can change have no value."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sentencing.engine.edges import Settled
from sentencing.kit.trace import Step


def settled_steps(
    steps: tuple[Step, ...],
    settled: Settled,
    alternatives: Iterable[tuple[Step, ...]],
) -> tuple[Step, ...]:
    """The steps, without a value where an alternative of something open gives another one.

    Args:
        steps: of the case as if nothing open had been said.
        settled: what is open.
        alternatives: the steps under values that show what moves.
    """
    names = tuple(fact.name for fact in settled.facts)
    untried = any(not fact.rows and fact.moves for fact in settled.facts)
    kept = None if untried else _kept(steps, alternatives)
    return tuple(
        step
        if kept is not None and _said(step) in kept
        else msgspec.structs.replace(step, value=None, open=names)
        for step in steps
    )


def _said(step: Step) -> tuple[str, str, str]:
    return step.name, step.label, step.shown


def _kept(
    steps: tuple[Step, ...], alternatives: Iterable[tuple[Step, ...]]
) -> set[tuple[str, str, str]]:
    """What is said with the same value in every alternative."""
    kept = {_said(step) for step in steps}
    for other in alternatives:
        kept &= {_said(step) for step in other}
    return kept
