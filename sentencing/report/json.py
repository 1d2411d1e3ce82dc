"""A result as plain data, in the format `sentencing.result/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sentencing.analysis.figures import days_between, figure_of
from sentencing.core.days import LAST_DAY, iso
from sentencing.core.diagnostics import Place, Problem
from sentencing.kit.milestones import EDGES
from sentencing.kit.result import Aggregate, Balance, Milestone
from sentencing.kit.trace import Step
from sentencing.report.view import meanings_of_edges, step_rows

if TYPE_CHECKING:
    import pendulum

    from sentencing.engine import Computation

FORMAT = "sentencing.result/1"


def as_dict(computation: Computation) -> dict[str, Any]:
    """The result as plain data: text, whole numbers, lists and mappings only."""
    return {
        "format": FORMAT,
        "engine": engine(),
        "law": computation.law_verified,
        "case": computation.case.file,
        "title": computation.case.title,
        "jurisdiction": computation.case.jurisdiction,
        "as_of": None if computation.as_of is None else iso(computation.as_of),
        "scenario": dict(computation.scenario),
        "window": _window(computation),
        "milestones": {name: _milestone(stone) for name, stone in computation.milestones.items()},
        "aggregates": [_aggregate(aggregate) for aggregate in computation.aggregates],
        "figures": dict(computation.figures),
        "lengths": {name: str(length) for name, length in computation.lengths.items()},
        "ledger": [
            {
                "custody": entry.custody,
                "from": iso(entry.span.first),
                "to": iso(entry.span.last),
                "days": entry.days,
                "credited_to": entry.credited_to,
                "reason": entry.reason,
                "cite": "; ".join(cite.text for cite in entry.cites),
                "place": _place(entry.place),
            }
            for entry in computation.ledger
        ],
        "held": [
            {
                "holder": held.holder,
                "from": iso(held.span.first),
                "to": None if held.span.last == LAST_DAY else iso(held.span.last),
                "note": held.note,
            }
            for held in computation.held
        ],
        "money": _money(computation),
        "official": _official(computation),
        "assumptions": [
            {
                "name": assumption.name,
                "value": assumption.value,
                "basis": assumption.basis,
                "alternatives": [
                    {"value": other.value, "note": other.note} for other in assumption.alternatives
                ],
                "place": _place(assumption.place),
            }
            for assumption in computation.assumptions
        ],
        "open": [fact.to_dict() for fact in computation.open],
        "problems": [as_problem(problem) for problem in computation.problems],
        "steps": [_step(step) for step in computation.steps],
    }


def as_text(computation: Computation, *, step: str | None = None, steps: bool = True) -> str:
    """The result as JSON text.

    Args:
        computation: the result.
        step: only this step and those that it was made from.
        steps: whether to give the steps at all.
    """
    data = as_dict(computation)
    if step is not None:
        wanted = {row.id for row in step_rows(computation, [step])}
        chosen = [one for one in data["steps"] if one["id"] in wanted]
        data = {"format": FORMAT, "case": data["case"], "steps": chosen}
    elif not steps:
        data["steps"] = []
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def engine() -> str:
    """Name and version of this program."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"sentence-aggregation {version('sentence-aggregation')}"
    except PackageNotFoundError:
        return "sentence-aggregation"


def as_problem(problem: Problem) -> dict[str, Any]:
    """A problem as plain data."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "place": _place(problem.place),
        "path": problem.path,
        "hint": problem.hint,
        "related": [
            {"place": str(place), "message": message} for place, message in problem.related
        ],
    }


def _window(computation: Computation) -> dict[str, Any]:
    window, meanings = computation.window, meanings_of_edges(computation)
    edges: dict[str, Any] = {}
    for name in EDGES:
        stone, dates = window.edge(name), window.range(name)
        edge: dict[str, Any] = {
            "date": _date(stone),
            "range": _range(dates),
            "open": list(stone.open) if stone else [],
            "alternatives": [
                one.to_dict(name)
                for one in computation.beside
                if name in one.edges and stone is not None and one.edges[name] != stone.day
            ],
            "what": meanings[name],
        }
        reason = window.reason(name)
        edges[name] = edge | ({"reason": reason} if reason else {})
    return edges | ({"at_least": True} if window.at_least else {})


def _milestone(stone: Milestone) -> dict[str, Any]:
    dates = stone.range
    data: dict[str, Any] = {
        "date": _date(stone),
        "title": stone.spec.title,
        "kind": stone.kind,
        "role": stone.role or None,
        "controlled_by": list(stone.controlled_by),
        "slack": dict(stone.slack),
        "step": stone.step or None,
    }
    if stone.reason:
        data["reason"] = stone.reason
    if dates and (dates[0] != dates[1] or stone.open):
        data["range"] = _range(dates)
    if stone.open:
        data["open"] = list(stone.open)
    return data


def _range(dates: tuple[pendulum.Date | None, pendulum.Date | None] | None) -> list[Any] | None:
    """Both ends of a range, null for an open one; null if nothing is known."""
    return None if dates is None else [date and date.isoformat() for date in dates]


def _aggregate(aggregate: Aggregate) -> dict[str, Any]:
    return {
        "id": aggregate.id,
        "members": list(aggregate.members),
        "term": None if aggregate.term is None else str(aggregate.term),
        "from": iso(aggregate.first),
        "to": None if aggregate.last is None else iso(aggregate.last),
        "units": {
            key: {
                "from": None if first is None else iso(first),
                "to": None if last is None else iso(last),
            }
            for key, (first, last) in aggregate.units.items()
        },
        "milestones": {name: _milestone(stone) for name, stone in aggregate.milestones.items()},
        "figures": dict(aggregate.figures),
        "stood_still": [
            {"from": iso(span.first), "to": iso(span.last)} for span in aggregate.stood_still
        ],
    }


def _money(computation: Computation) -> dict[str, Any]:
    money = computation.money
    return {
        "items": [
            {
                "judgment": item.judgment,
                "what": item.what,
                "amount": str(item.amount),
                "counted": str(item.counted),
                "shared_with": list(item.shared_with),
                "step": item.step or None,
            }
            for item in money.items
        ],
        "ordered": [str(total) for total in money.totals],
        "balances": [_balance(balance) for balance in money.balances],
        "owed": [str(total) for total in money.owed],
        "payments": [
            {
                "date": iso(one.day),
                "payment": one.payment,
                "judgment": one.judgment,
                "what": one.what,
                "component": one.component,
                "amount": str(one.amount),
            }
            for one in money.allocations
        ],
        "not_applied": [
            {
                "date": iso(one.day),
                "payment": one.payment,
                "amount": str(one.amount),
                "reason": one.reason,
            }
            for one in money.unapplied
        ],
        "consequences": [
            {
                "judgment": one.judgment or None,
                "text": one.text,
                "cite": "; ".join(cite.text for cite in one.rule.cites),
                "sure": one.rule.sure,
            }
            for one in money.consequences
        ],
    }


def _balance(balance: Balance) -> dict[str, Any]:
    amounts = ("ordered", "interest", "penalty", "paid", "by_others", "ended", "left", "counted")
    return {
        "judgment": balance.judgment,
        "what": balance.what,
        **{name: str(getattr(balance, name)) for name in amounts},
        "ends": None if balance.ends is None else iso(balance.ends),
        "step": balance.step or None,
    }


def _official(computation: Computation) -> list[dict[str, Any]]:
    found = []
    for figure in computation.case.official:
        computed = figure_of(computation, figure.id)
        days = days_between(figure.value or "", computed) if computed else None
        found.append(
            {
                "name": figure.id,
                "value": figure.value,
                "source": figure.source,
                "computed": computed,
                "difference_days": days,
                "note": figure.note,
            }
        )
    return found


def _step(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "name": step.name or None,
        "what": step.label,
        "value": step.value
        if step.unit == "days"
        else (None if step.value is None else step.shown),
        "unit": step.unit,
        "inputs": list(step.inputs),
        "cite": "; ".join(cite.text for cite in step.cites) or None,
        "sure": step.sure,
        "convention": step.convention or None,
        "place": _place(step.place),
    }


def _date(stone: Milestone | None) -> str | None:
    return None if stone is None or stone.day is None else iso(stone.day)


def _place(place: Place | None) -> str | None:
    return str(place) if place else None
