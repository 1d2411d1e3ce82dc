"""What the courts said about how their sentences run: from the words of a case to orders.

Every law uses this. References are looked up, bare words such as `consecutive` are given their
sentences, and what cannot be carried out is taken out as lost (see `open_relations`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter

import msgspec

from sentencing.case.model import Case, Count, Judgment, Runs, Way
from sentencing.case.provenance import ALL, Ref
from sentencing.core.diagnostics import Place, Problem, did_you_mean
from sentencing.core.terms import Length, Term
from sentencing.kit.links import Waits, in_ring, links, rings
from sentencing.kit.open_relations import OpenRelation, Why
from sentencing.kit.relations import Order, Orders, Unit, fact_name, units

_BARE: tuple[Way, ...] = ("consecutive", "concurrent")
"""The bare words, in the order in which they go before each other: who is to follow all others follows
also one that is to run with all others."""
_ORDINARY_DAY = date(2001, 1, 1).toordinal()


def open_relations(case: Case) -> tuple[OpenRelation, ...]:
    """The relations of a case that are lost or unknown, whatever its law makes of the rest."""
    return tuple(Relations(units(case), others(case)).open)


def others(case: Case) -> list[str]:
    """The ids of the judgments that are not under the law of the case."""
    return [j.id for j in case.judgments if case.sovereign_of(j) != case.jurisdiction]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A `runs` fact of the case, and the units that it speaks of.

    Attributes:
        name: of the fact. record: that it stands in. of_judgment: whether that is a judgment.
        members: the units.
    """

    name: str
    record: Judgment | Count
    of_judgment: bool
    members: tuple[Unit, ...]

    @property
    def key(self) -> str:
        """The unit or the judgment, as messages name it."""
        return self.record.id if self.of_judgment else self.members[0].key

    @property
    def place(self) -> Place | None:
        """Where it stands."""
        return self.record.place_of("runs")

    @property
    def open(self) -> str:
        """Whether it was lost or unknown from the beginning."""
        origin = self.record.origins.get("runs")
        return origin.open if origin else ""


class Relations:
    """How some sentences run, as far as courts said.

    Args:
        members: every unit under one law, computed or not.
        beside: ids of the judgments of the case under other laws.
        gone: ids of what no longer stands, but may still be mentioned.

    Attributes:
        orders: without those that are lost.
        open: the relations that are lost or unknown.
        problems: what is wrong with the words.
        stated: whether the case says anything of how they run.
    """

    def __init__(
        self, members: Sequence[Unit], beside: Sequence[str] = (), gone: Iterable[str] = ()
    ) -> None:
        self._facts = {fact.name: fact for fact in _facts(members)}
        self._beside = beside
        self.open: list[OpenRelation] = []
        self.problems: list[Problem] = []
        self.orders = Orders(members)
        self.stated = bool(self._facts)
        if not self.stated:
            return
        lost: dict[str, Why] = {
            name: "unknown" if fact.open == "unknown" else "lost"
            for name, fact in self._facts.items()
            if fact.open
        }
        names = _Names(members, {*beside, *gone})
        while True:
            reading = _Reading(names, [f for f in self._facts.values() if f.name not in lost])
            self.problems += reading.problems
            if not reading.lost:
                break
            lost |= dict.fromkeys(reading.lost, "lost")
        self.problems = list(dict.fromkeys(self.problems))
        self.orders = reading.orders
        self._lose(lost)

    @property
    def lost(self) -> list[str]:
        """The names of the facts that say nothing now."""
        return [relation.fact for relation in self.open]

    def break_rings(self, waits: Waits) -> list[str]:
        """Take out the orders of courts that make units wait for each other in a ring.

        Args:
            waits: what each unit waits for, by orders of courts and by law.

        Returns:
            The names of the facts that are lost by it; none if there is no ring.
        """
        found = rings(waits)
        if not found:
            return []
        names, problems = _closing(self.orders, found, waits)
        self.problems += problems
        self.give_up(names)
        return names

    def give_up(self, names: Iterable[str]) -> None:
        """Take out the orders of some facts, which a law cannot carry out."""
        lost: dict[str, Why] = dict.fromkeys(names, "lost")
        self.orders.drop(lost)
        self._lose(lost)

    def note_over(self, periods: Sequence[Collection[str]]) -> None:
        """Note which others were over when the sentences of an open relation were imposed.

        Args:
            periods: the keys of the units that were served together, in order of time.
        """
        period = {key: number for number, keys in enumerate(periods) for key in keys}
        for number, relation in enumerate(self.open):
            fact = self._facts[relation.fact]
            begun = min([period.get(unit.key, 0) for unit in fact.members])
            over = tuple(
                name
                for name, found in self._could_run_with(fact).items()
                if all(period.get(unit.key, begun) < begun for unit in found)
            )
            self.open[number] = msgspec.structs.replace(relation, over=over)

    def _lose(self, lost: Mapping[str, Why]) -> None:
        """Note which facts are open, and with whom their sentences could run."""
        for name, why in lost.items():
            fact = self._facts[name]
            named = self._could_run_with(fact)
            waiting = self._waiting_for(fact)
            by_then = max(unit.imposed for unit in fact.members)
            self.open.append(
                OpenRelation(
                    key=fact.key,
                    fact=name,
                    why=why,
                    others=(*named, *self._beside),
                    later=tuple(
                        other
                        for other, units_ in named.items()
                        if any(u.imposed > by_then or u.key in waiting for u in units_)
                    ),
                    said=_certain(fact.record.runs),
                    like_counts=_alike(fact),
                    place=fact.place,
                )
            )

    def _could_run_with(self, fact: Fact) -> dict[str, list[Unit]]:
        """The others that a fact could mean, by name: all that do not speak of its sentences themselves.

        A judgment whose id is that of a count beside it is named by its units.
        """
        own = {unit.key for unit in fact.members}
        judgment = fact.members[0].judgment
        counts: dict[str, list[Unit]] = {}
        named: dict[str, list[Unit]] = {}
        siblings = {unit.count.id for unit in self._members(judgment) if unit.count}
        for unit in self.orders.units.values():
            said = [self.orders.between(unit.key, key) for key in own]
            beside = unit.judgment is judgment
            if any(order is not None and not order.bare for order in said):
                continue
            if beside and not fact.of_judgment and unit.key not in own:
                counts[unit.key] = [unit]
            elif not beside and not fact.of_judgment and unit.judgment.id in siblings:
                named |= {unit.key: [unit]} if unit.count else {}
            elif not beside:
                named.setdefault(unit.judgment.id, []).append(unit)
        return counts | named

    def _members(self, judgment: Judgment) -> list[Unit]:
        return [unit for unit in self.orders.units.values() if unit.judgment is judgment]

    def _waiting_for(self, fact: Fact) -> set[str]:
        """The units that wait, one behind another, for those of a fact, by orders of courts."""
        behind: dict[str, list[str]] = {}
        for order in self.orders.all():
            if order.delays and order.basis == "court":
                behind.setdefault(order.other, []).append(order.unit)
        found: set[str] = set()
        ahead = [unit.key for unit in fact.members]
        while ahead:
            new = [key for key in behind.get(ahead.pop(), ()) if key not in found]
            found.update(new)
            ahead += new
        return found


def _facts(members: Iterable[Unit]) -> Iterator[Fact]:
    """Every relation that the case states or leaves open, those of counts first."""
    of_judgments: dict[str, list[Unit]] = {}
    for unit in members:
        of_judgments.setdefault(unit.judgment.id, []).append(unit)
        if unit.count and (unit.count.runs or "runs" in unit.count.origins):
            name = fact_name(unit, of_judgment=False)
            yield Fact(name=name, record=unit.count, of_judgment=False, members=(unit,))
    for found in of_judgments.values():
        judgment = found[0].judgment
        if judgment.runs or "runs" in judgment.origins:
            name = fact_name(found[0], of_judgment=True)
            yield Fact(name=name, record=judgment, of_judgment=True, members=tuple(found))


def _certain(runs: Runs | None) -> Runs:
    """What stays of a relation that is lost: how counts of one entry run among themselves."""
    return Runs(among=runs.among) if runs else Runs()


def _alike(fact: Fact) -> bool:
    """Whether nothing certain is said of how several counts of one entry run among themselves."""
    count = fact.members[0].count
    return not fact.of_judgment and count is not None and count.number > 1 and not count.runs


def _closing(
    orders: Orders, found: Iterable[Sequence[str]], waits: Waits
) -> tuple[list[str], list[Problem]]:
    """The facts whose orders close rings, and a problem for each ring."""
    names: list[str] = []
    problems = []
    for ring in found:
        closing = in_ring(orders, ring, waits)
        facts = {orders.fact_of(order): order.place for order in closing}
        names += facts
        (first, place), *rest = sorted(facts.items())
        message = f"{', '.join(ring)} wait for each other; these orders are taken as not given"
        related = tuple((place, "and here") for _, place in rest if place)
        problems.append(Problem("relation-cycle", message, place, path=first, related=related))
    return names, problems


# -- Names -----------------------------------------------------------------------------------------


class _Names:
    """What a reference can mean.

    Args:
        members: the units. mentionable: ids of other sentences.
    """

    def __init__(self, members: Sequence[Unit], mentionable: set[str]) -> None:
        self.members = members
        self.mentionable = mentionable
        self.keys = {unit.key for unit in members}
        self.of_judgment: dict[str, list[str]] = {}
        for unit in members:
            self.of_judgment.setdefault(unit.judgment.id, []).append(unit.key)

    def meant(self, unit: Unit, name: str, *, of_judgment: bool) -> list[str] | None:
        """The units that a name means; None if it means nothing."""
        if not of_judgment and (sibling := f"{unit.judgment.id}/{name}") in self.keys:
            return [sibling]
        if name in self.keys:
            return [name]
        found = self.of_judgment.get(name)
        if found is None and {name, f"{unit.judgment.id}/{name}"} & self.mentionable:
            return []
        return found

    def near(self, unit: Unit, name: str, *, of_judgment: bool) -> str:
        """A hint at the names that were perhaps meant."""
        known = [*self.of_judgment, *sorted(self.mentionable)]
        if not of_judgment:
            counts = [u.count for u in self.members if u.judgment is unit.judgment and u.count]
            known = [count.id for count in counts if count is not unit.count] + known
        return did_you_mean(name, [one for one in known if one != unit.judgment.id])


# -- Words -----------------------------------------------------------------------------------------


class _Reading:
    """One pass over the facts that are not lost.

    Attributes:
        orders: what they say. lost: the names of those that cannot be carried out.
        problems: what is wrong with them.
    """

    def __init__(self, names: _Names, facts: Iterable[Fact]) -> None:
        self._names = names
        self.orders = Orders(names.members)
        self.problems: list[Problem] = []
        self.lost: dict[str, None] = {}
        self._bare: dict[Way, dict[str, tuple[Fact, Term | None]]] = {}
        for fact in facts:
            for unit in fact.members:
                self._read(fact, unit)
        for way in _BARE:
            for key, (fact, portion) in self._bare.get(way, {}).items():
                self._with_all_others(fact, self.orders.units[key], way, portion)
        self._check_both_sides()
        if not self.lost:
            self._check_rings()

    def _read(self, fact: Fact, unit: Unit) -> None:
        runs = fact.record.runs
        if runs is None:
            return
        named: dict[str, Way] = {}
        portion = self._portion(fact, unit, runs)
        for way, ref in _mentioned(runs):
            others = [ALL] if ref.id == ALL else self._targets(fact, unit, ref)
            for other in others:
                if named.setdefault(other, way) != way:
                    message = f"{unit.key}: both ways with {other}"
                    self._lose(fact, "contradictory-relation", message, ref.place)
                if other == ALL:
                    self._bare.setdefault(way, {}).setdefault(unit.key, (fact, portion))
                else:
                    self._order(fact, (unit.key, other), way, portion, ref)

    def _order(
        self,
        fact: Fact,
        pair: tuple[str, str],
        way: Way,
        portion: Term | None,
        ref: Ref | None = None,
    ) -> None:
        """Take down how the first of a pair runs with the second, by the reference that names it."""
        unit, other = pair
        order = Order(
            unit=unit,
            other=other,
            way=way,
            basis="court",
            place=(ref.place if ref else None) or fact.place,
            portion=portion,
            of_judgment=fact.of_judgment,
            bare=ref is None,
        )
        self.orders.add(order)

    def _targets(self, fact: Fact, unit: Unit, ref: Ref) -> list[str]:
        """The units that a reference means."""
        found = self._names.meant(unit, ref.id, of_judgment=fact.of_judgment)
        if found is None:
            message = f"{fact.key} is related to {ref.id!r}, which is no sentence of this case"
            hint = self._names.near(unit, ref.id, of_judgment=fact.of_judgment)
            self._lose(fact, "unknown-reference", message, ref.place, hint)
            return []
        if found == [unit.key] or (fact.of_judgment and ref.id == unit.judgment.id):
            message = f"{fact.key}: runs with or after itself"
            self._lose(fact, "self-reference", message, ref.place)
            return []
        return [key for key in found if key != unit.key]

    def _portion(self, fact: Fact, unit: Unit, runs: Runs) -> Term | None:
        """The part of the term that the named relation covers, if it does not cover all."""
        if runs.portion is None:
            return None
        named: Way = "concurrent" if runs.concurrent_with else "consecutive"
        place = runs.place_of("portion")
        if runs.concurrent_with and runs.consecutive_to:
            message = f"{fact.key}: `for` is the part of one relation, and two are named"
            self._lose(fact, "bad-relation", message, place)
            return None
        if runs.rest == named:
            return None
        whole = self._whole(fact) if fact.of_judgment else unit.length
        if isinstance(whole, Term) and _exceeds(runs.portion, whole):
            message = f"{fact.key}: a part of {runs.portion} of a term of {whole}"
            self.problems.append(Problem("overlap-too-long", message, place, path=fact.name))
            return whole
        return runs.portion

    def _whole(self, fact: Fact) -> Length | None:
        """The term of a judgment: the longest row of its counts that the court put one after another.

        None if one of them has no fixed length, or they wait for each other.
        """
        lengths = {unit.key: unit.length for unit in fact.members}
        waits = {
            key: [o.other for o in self.orders.of(key) if o.other in lengths and _wholly_after(o)]
            for key in lengths
        }
        rows: dict[str, Term] = {}
        try:
            for key in TopologicalSorter(waits).static_order():
                length = lengths[key]
                if not isinstance(length, Term):
                    return None
                before = [rows[other] for other in waits[key]]
                rows[key] = max(before, key=_ordinary_days) + length if before else length
        except CycleError:
            return None
        return max(rows.values(), key=_ordinary_days)

    def _lose(
        self, fact: Fact, code: str, message: str, place: Place | None, hint: str = ""
    ) -> None:
        self.lost[fact.name] = None
        self.problems.append(Problem(code, message, place or fact.place, path=fact.name, hint=hint))

    def _with_all_others(self, fact: Fact, unit: Unit, way: Way, portion: Term | None) -> None:
        """A bare word: how a unit runs with every other one of which nothing is said by name.

        The court spoke of the sentences that there were. Of a count it spoke of the other counts, if
        there are any; a count that is to follow every other sentence follows those of other judgments
        too.
        """
        judgment, in_a_row = unit.judgment, self._bare[way] if way == "consecutive" else {}
        others = [one for one in self._names.members if one.imposed <= unit.imposed]
        inside = [one for one in others if one.judgment is judgment and one is not unit]
        if fact.of_judgment:
            others = [one for one in others if one.judgment is not judgment]
        elif way == "concurrent" and len(self._names.of_judgment[judgment.id]) > 1:
            others = inside
        place = (unit.imposed, unit.key)
        for other in others:
            key = other.key
            if other is unit or (key in in_a_row and (other.imposed, key) > place):
                continue
            if not self.orders.said(unit.key, key):
                self._order(fact, (unit.key, key), way, portion)

    def _check_both_sides(self) -> None:
        """Two orders that say the opposite of each other are lost."""
        for order in self.orders.all():
            back = self.orders.between(order.other, order.unit)
            if back is None or (order.way, back.way) != ("concurrent", "consecutive"):
                continue
            if order.portion is None and back.portion is None:
                one, other = order.unit, order.other
                message = f"{one} is to run with {other}, which is to run after {one}"
                related = ((back.place, "here"),) if back.place else ()
                name = self.orders.fact_of(order)
                self.lost |= dict.fromkeys((name, self.orders.fact_of(back)))
                self.problems.append(
                    Problem(
                        "contradictory-relation", message, order.place, path=name, related=related
                    )
                )

    def _check_rings(self) -> None:
        """Orders that make sentences wait for each other are lost."""
        waits = links(self.orders, self.orders.units)
        names, problems = _closing(self.orders, rings(waits), waits)
        self.lost |= dict.fromkeys(names)
        self.problems += problems


def _mentioned(runs: Runs) -> list[tuple[Way, Ref]]:
    """What a relation mentions, and how."""
    after: list[tuple[Way, Ref]] = [("consecutive", ref) for ref in runs.consecutive_to]
    return [*after, *(("concurrent", ref) for ref in runs.concurrent_with)]


def _wholly_after(order: Order) -> bool:
    """Whether a unit follows another one with all of its term."""
    return order.way == "consecutive" and order.portion is None


def _ordinary_days(term: Term) -> int:
    """The days of a term by the calendar of an ordinary year."""
    return term.after(_ORDINARY_DAY, "roll") - _ORDINARY_DAY


def _exceeds(part: Term, whole: Term) -> bool:
    """Whether a part is longer than the whole."""
    return _ordinary_days(part) > _ordinary_days(whole)
