"""What could be otherwise in a case: every name that bears on it.

Each with its value, where that comes from, what else it could be, and whether that moves the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.case.format.notation import Scalar
from sentencing.case.format.scalars import DAYS as DAYS_NOTATION
from sentencing.case.model import Case, Runs
from sentencing.case.paths import facts, is_law, notation_of, possible, replace_values
from sentencing.case.provenance import Ref
from sentencing.case.unknowns import Unknown, imprecise, written
from sentencing.core.diagnostics import Place
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term
from sentencing.engine import Computation, compute
from sentencing.kit.law import Citation, Law
from sentencing.kit.milestones import EDGES
from sentencing.kit.registry import find
from sentencing.kit.result import Assumption

FORMAT = "sentencing.assumptions/1"

_FEW = 6
"""As many words of a choice as are tried one by one."""

Origin: TypeAlias = Literal["fact", "reading", "law", "not stated"]


class Other(msgspec.Struct, frozen=True):
    """Another value of a name, and what would follow.

    Attributes:
        value: in the notation of case files. says: who says so, or what it is for.
        moves: by how many days each edge of the window moves; None for an edge without a day.
    """

    value: str
    says: str
    moves: Mapping[str, int | None]

    @property
    def moved(self) -> bool:
        """Whether an edge moves."""
        return any(days != 0 for days in self.moves.values())

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {"value": self.value, "says": self.says or None, "moves": dict(self.moves)}


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could be otherwise.

    Attributes:
        name: to assign it by.
        origin: where its value comes from: a fact of the file, the side taken on a disputed
            question, a number of the law, or what is taken because nothing is stated.
        value: what was taken.
        basis: who says so, or why.
        cites: the law that fixes it, for law.
        place: in the file.
        range: what it can be, where that is more than a few values.
        others: what else it could be, or be tried as.
    """

    name: str
    origin: Origin
    value: str
    basis: str
    cites: tuple[Citation, ...] = ()
    place: Place | None = None
    range: str = ""
    others: tuple[Other, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether one of the other values moves the window."""
        return any(other.moved for other in self.others)

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name,
            "origin": self.origin,
            "value": self.value,
            "basis": self.basis or None,
            "cite": "; ".join(cite.text for cite in self.cites) or None,
            "place": str(self.place) if self.place else None,
            "range": self.range or None,
            "alternatives": [other.to_dict() for other in self.others],
            "moves": self.moves,
        }


class Names(msgspec.Struct, frozen=True):
    """Every name that bears on a case.

    Attributes:
        computation: the case as it stands. names: in the order of the file, then the law.
    """

    computation: Computation
    names: tuple[Name, ...]

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.assumptions/1`."""
        return {
            "format": FORMAT,
            "case": self.computation.case.file,
            "counterfactual": list(self.computation.counterfactual),
            "names": [name.to_dict() for name in self.names],
        }


def assumptions(case: Case) -> Names:
    """Every name that bears on a case, with what follows from its other values."""
    base = compute(case)
    if base.law is None:
        return Names(base, ())
    listed = _Listing(base)
    found = [*listed.of_facts(), *listed.not_stated(), *listed.of_readings(), *listed.of_law()]
    return Names(base, tuple({name.name: name for name in reversed(found)}.values())[::-1])


def assignable(case: Case) -> list[str]:
    """Every name to which a scenario of the case can give a value."""
    jurisdiction = find(case.jurisdiction) if case.jurisdiction else None
    return [*possible(case), *(jurisdiction.lawbook.names() if jurisdiction else ())]


def values_for(case: Case, name: str) -> list[str]:
    """The words that a name can have, where they are few; for completion."""
    jurisdiction = find(case.jurisdiction) if case.jurisdiction else None
    if is_law(name):
        book = jurisdiction.lawbook if jurisdiction else None
        reading = book.reading(name) if book else None
        parameter = book.parameter(name) if book else None
        options = [option.id for option in reading.options] if reading else []
        return options or list(parameter.options if parameter else ())
    notation = notation_of(case, name)
    return list(notation.words) if isinstance(notation, Scalar) else []


class _Listing:
    """Lists the names of one case."""

    def __init__(self, base: Computation) -> None:
        assert base.law is not None  # noqa: S101  # a case without law is not listed
        self.base, self.case, self.law = base, base.case, base.law
        self.days = base.days()

    # -- facts -------------------------------------------------------------------------------------

    def of_facts(self) -> Iterator[Name]:
        """What the file states."""
        ranges = {doubt.name: doubt for doubt in imprecise(self.case, self.law.as_of)}
        for name, record, attribute in facts(self.case):
            if record is self.case and attribute == "jurisdiction":
                continue
            about, value = record.origins[attribute], getattr(record, attribute)
            others = [
                self._other(name, rival.value, f"says {rival.source}" if rival.source else "")
                for rival in about.rivals
            ]
            doubt, spread = ranges.get(name), ""
            if doubt:
                spread = _spread(doubt)
                ends = dict.fromkeys((*doubt.options[:1], *doubt.options[-1:]))
                others += [self._other(name, end.value, "an end of the range") for end in ends]
            else:
                claimed = {other.value for other in others}
                tried = _to_try(self.case, name, value)
                others += [
                    self._other(name, other, why)
                    for other, why in tried
                    if written(other) not in claimed
                ]
            basis = f"says {about.source}" if about.source else ""
            yield Name(
                name=name,
                origin="fact",
                value=written(value),
                basis=basis,
                place=about.place,
                range=spread,
                others=tuple(others),
            )

    def _other(self, name: str, value: Any, says: str) -> Other:
        computation = compute(replace_values(self.case, {name: value}), trace=False, ranges=False)
        return Other("null" if value is None else written(value), says, self._moves(computation))

    def _moves(self, computation: Computation) -> dict[str, int | None]:
        days = computation.days()
        return {
            edge: days[edge] - self.days[edge]
            if edge in days and edge in self.days
            else (0 if (edge in days) == (edge in self.days) else None)
            for edge in EDGES
        }

    # -- what nothing states -----------------------------------------------------------------------

    def not_stated(self) -> Iterator[Name]:
        """What was taken because the file does not say."""
        stated = {name for name, _, _ in facts(self.case)}
        for assumption in self.base.assumptions:
            if assumption.name not in stated and not is_law(assumption.name):
                yield self._taken(assumption)
        for judgment in self.case.judgments[1:]:
            name = f"judgments.{judgment.id}.runs"
            if judgment.runs is None:
                others = tuple(
                    self._other(name, runs, "") for runs in _ways(self.case, judgment.id)
                )
                yield Name(
                    name=name,
                    origin="not stated",
                    value="silent",
                    basis="the law's default",
                    others=others,
                )

    def _taken(self, assumption: Assumption) -> Name:
        alternatives = [(other.value, other.note) for other in assumption.alternatives]
        if not alternatives and notation_of(self.case, assumption.name) is DAYS_NOTATION:
            alternatives = [("1 day", "a day, to see whether it matters")]
        others = []
        for value, note in alternatives:
            computation = self._supposing(assumption.name, value)
            if _no_new_error(computation, self.base):
                others.append(Other(value, note, self._moves(computation)))
        return Name(
            name=assumption.name,
            origin="not stated",
            value=assumption.value,
            basis=assumption.basis,
            place=assumption.place,
            others=tuple(others),
        )

    def _supposing(self, name: str, value: object) -> Computation:
        return compute(self.case, {name: value}, trace=False, ranges=False)

    # -- the law -----------------------------------------------------------------------------------

    def of_readings(self) -> Iterator[Name]:
        """The disputed questions that were asked."""
        book = self.law.book
        for reading_id in sorted(self.law.asked | self.law.compared):
            reading, chosen = book.readings[reading_id], self.law.reading(reading_id)
            name = f"reading.{book.jurisdiction}.{reading_id}"
            others = tuple(
                Other(option.id, option.meaning, self._moves(self._supposing(name, option.id)))
                for option in reading.options
                if option.id != chosen
            )
            side = reading.option(chosen)
            yield Name(
                name=name,
                origin="reading",
                value=chosen,
                basis=reading.reason,
                cites=side.cites,
                others=others,
            )

    def of_law(self) -> Iterator[Name]:
        """The numbers and words of the law that were asked."""
        for parameter_id, version in sorted(self.law.used.items()):
            name = f"law.{self.law.book.jurisdiction}.{parameter_id}"
            others = tuple(
                Other(str(value), why, self._moves(self._supposing(name, value)))
                for value, why in _other_law(self.law, parameter_id, version.value)
            )
            assumed = self.law.is_assigned(parameter_id)
            basis = "assumed, which is not the law" if assumed else version.period
            cites = () if assumed else version.cites
            yield Name(
                name=name,
                origin="law",
                value=str(version.value),
                basis=basis,
                cites=cites,
                others=others,
            )


def _spread(doubt: Unknown) -> str:
    """Between which values an imprecise day lies, in words."""
    if doubt.unbounded:
        return f"nothing bounds {doubt.name}"
    return f"{doubt.options[0].shown} to {doubt.options[-1].shown}"


def _no_new_error(computation: Computation, base: Computation) -> bool:
    """Whether no error came in by an assignment."""
    errors = {p.code for p in computation.problems if p.severity == "error"}
    return errors <= {p.code for p in base.problems}


def _other_law(law: Law, parameter_id: str, taken: int | str) -> list[tuple[int | str, str]]:
    """The other values of a parameter: of other times, or the next number to try."""
    parameter = law.book.parameters[parameter_id]
    found = {v.value: f"the law, {v.period}" for v in parameter.versions if v.value != taken}
    for option in parameter.options:
        if option != taken:
            found.setdefault(option, "")
    if isinstance(taken, int) and not found:
        found[taken + 1] = "one more, to see whether it matters"
    return list(found.items())


def _to_try(case: Case, name: str, value: Any) -> list[tuple[Any, str]]:
    """Values of a fact to try, to see whether it matters."""
    notation = notation_of(case, name)
    if isinstance(value, PartialDate) and value.first is not None and value.exact:
        return [(PartialDate.on(value.first + 1), "a day later")]
    if isinstance(value, Term):
        return [(value + Term(days=1), "a day longer")]
    if isinstance(value, bool):
        return [(not value, "")]
    if isinstance(value, int):
        return [(value + 1, "one more")]
    if isinstance(value, Runs):
        judgment = name.split(".")[1]
        return [(runs, "") for runs in _ways(case, judgment) if str(runs) != str(value)]
    if isinstance(notation, Scalar) and 0 < len(notation.words) <= _FEW:
        return [(word, "") for word in notation.words if word != value]
    return []


def _ways(case: Case, judgment_id: str) -> list[Runs]:
    """The two ways in which a judgment can run with all the others."""
    others = tuple(Ref(j.id) for j in case.judgments if j.id != judgment_id)
    if not others:
        return []
    return [Runs(concurrent_with=others), Runs(consecutive_to=others)]
