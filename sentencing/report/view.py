"""A result arranged for reading: the sections and rows that every readable form shows.

Text, Markdown and other forms draw this; none of them looks for the facts by itself, so all of
them say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from sentencing.analysis.figures import difference, figure_of
from sentencing.core.days import LAST_DAY, Day, Span, iso, weekday
from sentencing.core.diagnostics import Place
from sentencing.kit.law import Citation
from sentencing.kit.milestones import EDGES, MilestoneSpec
from sentencing.kit.registry import find
from sentencing.kit.result import Balance, Milestone, MonetaryOrder
from sentencing.kit.trace import Step, pluralize

if TYPE_CHECKING:
    from sentencing.engine import Computation

_FIRST = ("release", "working_day_release")
"""The roles of the milestones with whose steps an explanation begins."""


class EdgeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the window."""

    name: str
    date: str
    weekday: str
    range: str
    meaning: str


class OpenRow(msgspec.Struct, frozen=True):
    """A fact that is lost or unknown, and what its values would give.

    Attributes:
        name: of the fact. what: why it is open, in words.
        values: a value in words and the edges that it would give, in the order of the window.
    """

    name: str
    what: str
    values: tuple[tuple[str, ...], ...]


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """A step, as deep as it lies under the number that it explains.

    Attributes:
        why: convention, place in the file, law.
        again: whether the step has been shown before, so that what lies under it is left out.
    """

    depth: int
    id: str
    label: str
    value: str
    why: str
    again: bool


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time in the picture; `last` None goes on for ever."""

    label: str
    kind: str
    first: Day
    last: Day | None


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a readable form shows, in order.

    Attributes:
        title: of the case. basis: whose law, and as of when.
        window: the edges. control: who controls, in words.
        remarks: what the reader must know first. open_facts: what takes dates away.
        bars: the picture. release: marks of the window on it.
        steps: the tree of steps, flattened.
        ledger: custody, days, fate, why. money: judgment, what, amount, remark.
        payments: date, payment, amount, where it went. consequences: of what is owed: what, law.
        milestones: the other milestones: name, date, kind.
        published: figures of others: name, value, source, difference.
        assumptions: name, value, basis, alternatives.
    """

    title: str
    basis: str
    window: tuple[EdgeRow, ...]
    control: str
    remarks: tuple[str, ...]
    open_facts: tuple[OpenRow, ...]
    bars: tuple[Bar, ...]
    release: tuple[Day | None, Day | None]
    steps: tuple[StepRow, ...]
    ledger: tuple[tuple[str, str, str, str, str], ...]
    money: tuple[tuple[str, str, str, str], ...]
    payments: tuple[tuple[str, str, str, str], ...]
    consequences: tuple[tuple[str, str], ...]
    milestones: tuple[tuple[str, str, str], ...]
    published: tuple[tuple[str, str, str, str], ...]
    assumptions: tuple[tuple[str, str, str, tuple[str, ...]], ...]


def view(computation: Computation, *, steps: bool = True) -> View:
    """Arrange a result for reading.

    Args:
        computation: the result.
        steps: whether the steps are shown.
    """
    release, full = computation.release, computation.full_term
    return View(
        title=computation.case.title or computation.case.file,
        basis=_basis(computation),
        window=tuple(_edges(computation)),
        control=_control(computation.milestone("liberty") or release),
        remarks=tuple(_remarks(computation)),
        open_facts=tuple(_open_facts(computation)),
        bars=tuple(_bars(computation)),
        release=(release.day if release else None, full.day if full else None),
        steps=step_rows(computation, _roots(computation)) if steps else (),
        ledger=tuple(_ledger(computation)),
        money=tuple(_money(computation)),
        payments=tuple(_payments(computation)),
        consequences=tuple(_consequences(computation)),
        milestones=tuple(_milestones(computation)),
        published=tuple(_published(computation)),
        assumptions=tuple(_assumptions(computation)),
    )


def step_rows(computation: Computation, roots: Sequence[str]) -> tuple[StepRow, ...]:
    """The steps under some steps, each shown in full once."""
    by_id = {step.id: step for step in computation.steps}
    seen: set[str] = set()

    def rows(step_id: str, depth: int) -> Iterator[StepRow]:
        step = by_id[step_id]
        again = step_id in seen
        seen.add(step_id)
        why = f"see {step.id} above" if again else reasons(step)
        yield StepRow(
            depth=depth, id=step.id, label=step.label, value=step.shown, why=why, again=again
        )
        if not again:
            for inner in step.inputs:
                yield from rows(inner, depth + 1)

    return tuple(row for root in roots if root and root not in seen for row in rows(root, 0))


def reasons(step: Step) -> str:
    """Why a step has its value: how it was counted, where the fact stands, which law."""
    parts = [step.convention, _line(step.place), laws(step.cites)]
    return "; ".join(part for part in parts if part)


def _line(place: Place | None) -> str:
    """File and line, without the folders."""
    if place is None:
        return ""
    name = place.file.replace("\\", "/").rpartition("/")[2]
    return f"{name}:{place.line}" if place.line else name


def laws(cites: Sequence[Citation]) -> str:
    """Citations, those that were not read as such marked."""
    return "; ".join(
        (cite.name or cite.text) + ("" if cite.sure == "primary" else f" ({cite.sure})")
        for cite in cites
    )


def _basis(computation: Computation) -> str:
    code = computation.case.jurisdiction
    jurisdiction = find(code) if code else None
    if jurisdiction is None or computation.as_of is None:
        return "no jurisdiction"
    verified = computation.law_verified[jurisdiction.code]
    basis = f"{jurisdiction.name}; as of {iso(computation.as_of)}; law verified to {verified}"
    changed = [f"{name} = {value}" for name, value in computation.scenario.items()]
    return f"{basis}; supposing {', '.join(changed)}" if changed else basis


def _edges(computation: Computation) -> Iterator[EdgeRow]:
    """The edges of the window, each with what its law says that it means."""
    meanings = meanings_of_edges(computation)
    for name in EDGES:
        yield _edge(computation, name, meanings[name])


def meanings_of_edges(computation: Computation) -> Mapping[str, str]:
    """What each edge of the window means, in the words of the law; empty where it has none."""
    law = find(computation.case.jurisdiction or "")
    return {name: law.edges.get(name, "") if law else "" for name in EDGES}


def _edge(computation: Computation, name: str, meaning: str) -> EdgeRow:
    window = computation.window
    stone = window.edge(name)
    if stone is None or stone.day is None:
        shown = "none" if stone is None else stone.shown
        named = {fact.name for fact in computation.open}
        told = stone is not None and bool(stone.open) and named >= set(stone.open)
        return EdgeRow(
            name=name,
            date=shown,
            weekday="",
            range="" if told else window.reason(name),
            meaning=meaning,
        )
    spread = _spread(stone)
    if window.at_least:
        spread = f"{spread}, at least" if spread else "perhaps earlier or later"
    return EdgeRow(
        name=name,
        date=iso(stone.day),
        weekday=weekday(stone.day),
        range=spread,
        meaning=meaning,
    )


def _spread(milestone: Milestone) -> str:
    """The range about a day, in words; nothing if there is none."""
    if milestone.span is None or milestone.span[0] == milestone.span[1]:
        return ""
    first, last = milestone.span
    if first is None or last is None:
        return f"not before {iso(first)}" if first is not None else f"not after {iso(last or 0)}"
    return f"{iso(first)} to {iso(last)}"


def _control(release: Milestone | None) -> str:
    if release is None or not release.controlled_by:
        return ""
    several = len(release.controlled_by) > 1
    words = f"{_listed(release.controlled_by)} {'control' if several else 'controls'}"
    alike: dict[int, list[str]] = {}
    for key, days in release.slack.items():
        if days != "never":
            alike.setdefault(days, []).append(key)
    slack = [
        f"{_listed(keys)} could {'each ' if len(keys) > 1 else ''}be {pluralize(days, 'day')} longer "
        f"before {'they' if len(keys) > 1 else 'it'} did"
        for days, keys in sorted(alike.items())
    ]
    return "; ".join([words, *slack])


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _remarks(computation: Computation) -> Iterator[str]:
    yield from (f"counterfactual: {words}" for words in computation.counterfactual)
    left = computation.milestone("departure")
    if left and left.day is not None:
        step = computation.step(left.step)
        how = f" ({step.words[0]})" if step else ""
        yield (
            f"left custody on {iso(left.day)}{how}; the window is that of the sentence as it stood"
        )
    errors = sum(problem.severity == "error" for problem in computation.problems)
    if errors:
        yield f"{pluralize(errors, 'problem')} in the file; a date that it could move is not given"


def _open_facts(computation: Computation) -> Iterator[OpenRow]:
    """What is open or disputed and moves an edge of the window, with what each value would give."""
    for fact in computation.open:
        if not any(name in EDGES for name in fact.moves):
            continue
        what = (
            f"{fact.kind}, written {fact.said!r}"
            if fact.kind == "lost" and fact.said
            else fact.kind
        )
        values = tuple(
            (row.value, *("none" if day is None else iso(day) for day in row.edges.values()))
            for row in fact.rows
        )
        yield OpenRow(fact.name, what, values)
    disputed: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for one in computation.beside:
        words = (
            f"{one.value} ({one.says})" if one.says and one.kind == "rival claims" else one.value
        )
        dates = ("none" if day is None else iso(day) for day in _in_order(one.edges))
        disputed.setdefault((one.name, one.kind), []).append((words, *dates))
    for (name, kind), rows in disputed.items():
        yield OpenRow(name, kind, tuple(rows))


def _in_order(edges: Mapping[str, Day | None]) -> Iterator[Day | None]:
    """The days of the edges, in the order of the window."""
    return (edges.get(name) for name in EDGES)


def _bars(computation: Computation) -> Iterator[Bar]:
    for held in computation.held:
        last = None if held.span.last == LAST_DAY else held.span.last
        yield Bar(label=f"held by {held.holder}", kind="held", first=held.span.first, last=last)
    for entry in computation.ledger:
        if entry.credited_to is not None:
            span = entry.span
            yield Bar(label="custody", kind="credited", first=span.first, last=span.last)
    for aggregate in computation.aggregates:
        if aggregate.open:
            continue
        placed = [(first, key, last) for key, (first, last) in aggregate.units.items()]
        for first, key, last in sorted((one for one in placed if one[0] is not None), key=str):
            if first is not None:
                yield Bar(label=key, kind="term", first=first, last=last)
                yield from _interruptions(key, Span(first, last or LAST_DAY), aggregate.stood_still)
    yield from _bars_of_others(computation)


def _interruptions(label: str, term: Span, stood_still: Sequence[Span]) -> Iterator[Bar]:
    """The days of a term on which its service stood still."""
    for span in stood_still:
        first, last = max(span.first, term.first), min(span.last, term.last)
        if first <= last:
            yield Bar(label=label, kind="interruption", first=first, last=last)


def _bars_of_others(computation: Computation) -> Iterator[Bar]:
    """The sentences of other sovereigns, by their own dates."""
    case = computation.case
    for judgment in case.judgments:
        if case.sovereign_of(judgment) == case.jurisdiction or judgment.dates is None:
            continue
        begun = judgment.dates.first or judgment.imposed
        ends = judgment.dates.full_term or judgment.dates.release
        first = begun.assume(latest=True) if begun else None
        last = ends.assume(latest=True) if ends else None
        if first is not None and last is not None:
            yield Bar(label=judgment.id, kind="term", first=first, last=last)


def _roots(computation: Computation) -> list[str]:
    """The steps to begin with: the window, then what stands by itself."""
    stones = computation.milestones
    first = [one.step for one in stones.values() if one.role in _FIRST]
    edges = [edge.step for name in EDGES if (edge := computation.window.edge(name))]
    others = [stone.step for stone in stones.values() if stone.role != "commencement"]
    earlier = [
        one.step
        for aggregate in computation.aggregates[:-1]
        for one in aggregate.milestones.values()
        if one.role == "release"
    ]
    named = list(dict.fromkeys([*first, *edges, *earlier, *others]))
    return [*named, *_not_under(computation, named)]


def _not_under(computation: Computation, roots: Sequence[str]) -> list[str]:
    """The steps that are under none of some steps, nor under each other."""
    by_id = {step.id: step for step in computation.steps}
    inputs = {name for step in computation.steps for name in step.inputs}
    seen: set[str] = set()
    pending = [name for name in roots if name in by_id]
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending += by_id[name].inputs
    return [name for name in by_id if name not in seen and name not in inputs]


def _ledger(computation: Computation) -> Iterator[tuple[str, str, str, str, str]]:
    for entry in computation.ledger:
        fate = f"credited to {entry.credited_to}" if entry.credited_to else "not credited"
        span = f"{iso(entry.span.first)} to {iso(entry.span.last)}"
        why = "; ".join(part for part in (entry.reason, laws(entry.cites)) if part)
        yield entry.custody, span, pluralize(entry.days, "day"), fate, why


def _money(computation: Computation) -> Iterator[tuple[str, str, str, str]]:
    money = computation.money
    balances = {(balance.judgment, balance.what): balance for balance in money.balances}
    for item in money.items:
        balance = balances.get((item.judgment, item.what))
        yield item.judgment, item.what, str(item.amount), "; ".join(_remarks_on(item, balance))
    left_out = "forfeiture not included" if any(i.what == "forfeiture" for i in money.items) else ""
    if money.owed == money.totals:
        for total in money.owed:
            yield "", "total owed", str(total), left_out
        return
    for total in money.totals:
        yield "", "total ordered", str(total), left_out
    when = "" if computation.as_of is None else f"on {iso(computation.as_of)}"
    for total in money.owed:
        yield "", "total owed", str(total), when


def _remarks_on(item: MonetaryOrder, balance: Balance | None) -> Iterator[str]:
    """With whom an order is shared, and what has become of it."""
    if item.shared_with:
        yield f"joint and several with {', '.join(item.shared_with)}"
    if item.counted != item.amount:
        yield f"adds {item.counted}"
    if balance is None or balance.left == balance.ordered:
        return
    changes = (
        ("interest", balance.interest),
        ("penalties", balance.penalty),
        ("paid", balance.paid),
        ("made good by others", balance.by_others),
    )
    yield from (f"{what} {amount}" for what, amount in changes if amount.cents)
    if balance.ended.cents and balance.ends is not None:
        yield f"liability for {balance.ended} ended on {iso(balance.ends)}"
    yield f"left {balance.left}"


def _payments(computation: Computation) -> Iterator[tuple[str, str, str, str]]:
    money = computation.money
    parts = [
        (p.day, p.payment, p.amount, f"{p.what} of {p.judgment}, {p.component}")
        for p in money.allocations
    ]
    parts += [(p.day, p.payment, p.amount, f"not applied: {p.reason}") for p in money.unapplied]
    for day, payment, amount, where in sorted(parts, key=lambda part: part[:2]):
        yield iso(day), payment, str(amount), where


def _consequences(computation: Computation) -> Iterator[tuple[str, str]]:
    for one in computation.money.consequences:
        about = f"{one.judgment}: " if one.judgment else ""
        yield f"{about}{one.text}", laws(one.rule.cites)


def _milestones(computation: Computation) -> Iterator[tuple[str, str, str]]:
    for stone in computation.milestones.values():
        if stone.spec.beside_window:
            date, spread = stone.shown, "" if stone.day is None else _spread(stone)
            if stone.day is None and not stone.open:
                date = stone.reason
            date = f"{date} ({spread})" if spread else date
            yield _called(stone.spec), date, stone.kind


def _called(spec: MilestoneSpec) -> str:
    """The name of a milestone in words, and what it is, if the name does not say it."""
    name = spec.id.replace("_", " ")
    return name if name == spec.title else f"{name}, {spec.title}"


def _published(computation: Computation) -> Iterator[tuple[str, str, str, str]]:
    for figure in computation.case.official:
        computed = figure_of(computation, figure.id)
        yield (
            figure.id.replace("_", " "),
            figure.value or "",
            "; ".join(part for part in (figure.source, figure.note) if part),
            difference(figure.value or "", computed),
        )


def _assumptions(computation: Computation) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for assumption in computation.assumptions:
        others = tuple(
            f"{other.value}: {other.note}" if other.note else other.value
            for other in assumption.alternatives
        )
        yield assumption.name, assumption.value, assumption.basis, others
