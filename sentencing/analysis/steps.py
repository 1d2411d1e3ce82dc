"""Which steps of a computation are otherwise than in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from sentencing.kit.trace import Step


class StepChange(msgspec.Struct, frozen=True, kw_only=True):
    """A step that has another value in one computation than in the other.

    Attributes:
        what: the number, in words. before, after: its values; empty where there is no such step.
        step: the step as it is afterwards, or as it was.
    """

    what: str
    before: str
    after: str
    step: Step

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "what": self.what,
            "before": self.before or None,
            "after": self.after or None,
            "cite": "; ".join(cite.text for cite in self.step.cites) or None,
            "place": str(self.step.place) if self.step.place else None,
        }


def changed_steps(before: Sequence[Step], after: Sequence[Step]) -> tuple[StepChange, ...]:
    """The steps whose value changed, that are new, or that are gone."""
    old, new = dict(_keyed(before)), dict(_keyed(after))
    gone = [step for key, step in old.items() if key not in new]
    found = []
    for key, step in new.items():
        was = old.get(key) or _counterpart(step, gone)
        if was is None or (was.shown, was.label) != (step.shown, step.label):
            found.append(_change(was, step))
    found += [_change(step, None) for step in gone]
    return tuple(found)


def _change(was: Step | None, now: Step | None) -> StepChange:
    """Two steps that are about the same, or one that has no counterpart."""
    step = now or was
    assert step is not None  # noqa: S101  # one of them there is
    what = step.label
    if was and now and was.shown == now.shown:
        what = f"{now.label} (before: {was.label})"
    return StepChange(
        what=what, before=was.shown if was else "", after=now.shown if now else "", step=step
    )


def _counterpart(step: Step, gone: list[Step]) -> Step | None:
    """The step that was in the place of a new one, taken out of those that are gone."""
    for other in gone:
        if (other.name, other.text, other.rule) == (step.name, step.text, step.rule) or (
            step.name and other.name == step.name
        ):
            gone.remove(other)
            return other
    return None


def _keyed(steps: Sequence[Step]) -> Iterator[tuple[tuple[object, ...], Step]]:
    """Steps by what they are: their name, pattern and the plain words in it; alike ones in turn."""
    seen: dict[tuple[object, ...], int] = {}
    for step in steps:
        key = (step.name, step.text, *(word for word in step.words if isinstance(word, str)))
        seen[key] = seen.get(key, 0) + 1
        yield (*key, seen[key]), step
