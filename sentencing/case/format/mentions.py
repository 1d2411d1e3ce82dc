"""The facts of a case that name something: each names what is known or declared, or is lost.

That takes the whole case, so it is done after a case was read, and again after a scenario was applied,
then only for the records that the scenario changed: it may well take away a judgment that another
record names, and such a mention was in order when it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import is_not
from typing import Any, TypeAlias

import msgspec

from sentencing.case.format.fields import CASE
from sentencing.case.format.lists import Many, OneRef, Refs
from sentencing.case.format.notation import Notation, Reader
from sentencing.case.format.own import Laws, laws_of
from sentencing.case.format.scalars import CHARGE, CREDITED, DEBT, DEBTOR, JUDGMENT_ID, SOVEREIGN
from sentencing.case.format.tables import Records, Table
from sentencing.case.matching import Match, Names
from sentencing.case.model import Case
from sentencing.case.provenance import Origin, Record, Ref, RivalClaim, own
from sentencing.case.walk import laws_inside
from sentencing.core import plugins
from sentencing.core.diagnostics import Place, Problem

_Meaning: TypeAlias = Callable[[Names, str, Any], Match]
_Keys: TypeAlias = Mapping[type[Record], Table]


class _Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of a record that names something, or a part of it that may hold such facts.

    Attributes:
        key, attribute: of the record. meaning: of one name. within: the keys of the part.
    """

    key: str
    attribute: str
    meaning: _Meaning | None = None
    within: Table | None = None


def settle(case: Case, reader: Reader, before: Case | None = None) -> Case:
    """The case with each sovereign under its one name, and the facts lost that name nothing.

    Args:
        case: as read, or with a scenario applied.
        reader: gets the problems.
        before: the case before the scenario, whose records need no second look.
    """
    settled: Case = _Mentions(case, reader, before).record(case, before, CASE, laws_of(case), "")
    return settled


@plugins.remembered
def _facts_in(table: Table) -> tuple[_Fact, ...]:
    found = []
    for field in table.fields:
        notation = field.notation
        meaning = _meaning(notation)
        inner = notation.table if isinstance(notation, Records) else notation
        within = inner if isinstance(inner, Table) and (inner.owner or _facts_in(inner)) else None
        if meaning or within:
            fact = _Fact(key=field.key, attribute=field.name, meaning=meaning, within=within)
            found.append(fact)
    return tuple(found)


def _meaning(notation: Notation) -> _Meaning | None:
    """How to find out what a name in a notation means; None for one that names nothing."""
    if isinstance(notation, OneRef):
        return Names.judgment
    if isinstance(notation, Refs | Many):
        notation = notation.item
    meanings: tuple[tuple[Notation, _Meaning], ...] = (
        (SOVEREIGN, Names.sovereign),
        (JUDGMENT_ID, Names.judgment),
        (CHARGE, Names.charge),
        (CREDITED, Names.charge),
        (DEBTOR, Names.debtor),
        (DEBT, Names.debt),
    )
    return next((meaning for of, meaning in meanings if of is notation), None)


class _Mentions:
    """Looks at the records of one case."""

    def __init__(self, case: Case, reader: Reader, before: Case | None) -> None:
        self.names, self.reader = Names(case, before), reader

    def record(self, record: Any, before: Any, table: Table, laws: Laws, path: str) -> Any:
        """A record in which every name means something; the same one if nothing changes."""
        laws = laws_inside(record, table, laws)
        changes = self._changes(record, before, table, laws, path)
        if table.owner and record.own:
            keys = {own.record: own for own in laws.known_in(table).tables[1:]}
            parts = tuple(self._beside(part, before, keys, laws, path) for part in record.own)
            if any(map(is_not, parts, record.own)):
                changes["own"] = parts
        return msgspec.structs.replace(record, **changes) if changes else record

    def _beside(self, part: Record, before: Any, keys: _Keys, laws: Laws, path: str) -> Record:
        """What a law keeps beside a record, in the same way."""
        table = keys.get(type(part))
        if table is None:
            return part
        was = own(before, type(part)) if before else None
        changes = self._changes(part, was, table, laws, path)
        return msgspec.structs.replace(part, **changes) if changes else part

    def _changes(
        self, record: Any, before: Any, table: Table, laws: Laws, path: str
    ) -> dict[str, Any]:
        """The facts of a record that change, by attribute, and their origins."""
        changes: dict[str, Any] = {}
        origins: dict[str, Origin] = {}
        for fact in _facts_in(table):
            value, origin = getattr(record, fact.attribute), record.origins.get(fact.attribute)
            if not value and origin is None:
                continue
            name = f"{path}{fact.key}"
            if fact.within:
                was = getattr(before, fact.attribute, None)
                settled = self._part(value, was, fact.within, laws, name)
            elif fact.meaning:
                settled, new = self._fact(value, origin, fact.meaning, name)
                if new is not None and new is not origin:
                    origins[fact.attribute] = new
            if settled is not value:
                changes[fact.attribute] = settled
        if origins:
            changes["origins"] = {**record.origins, **origins}
        return changes

    def _part(self, value: Any, before: Any, table: Table, laws: Laws, name: str) -> Any:
        """The records of a part; those that it had before are left alone."""
        if value is before or not value:
            return value
        if not isinstance(value, tuple):
            return self.record(value, before, table, laws, f"{name}.")
        known = {id(one) for one in before or ()}
        settled = tuple(
            one if id(one) in known else self.record(one, None, table, laws, f"{name}.{one.id}.")
            for one in value
        )
        return settled if any(map(is_not, settled, value)) else value

    def _fact(
        self, value: Any, origin: Origin | None, meaning: _Meaning, name: str
    ) -> tuple[Any, Origin | None]:
        """A fact, and its origin; lost where one of its names means nothing."""
        place = origin.place if origin else None
        items = value if isinstance(value, tuple) else () if value is None else (value,)
        found = tuple(self._one(item, place, meaning, name) for item in items)
        origin = self._claims(origin, meaning, name)
        if found == items:
            return value, origin
        if None in found:
            empty = () if isinstance(value, tuple) else None
            return empty, self._lost(items, origin)
        return (found if isinstance(value, tuple) else found[0]), origin

    def _claims(self, origin: Origin | None, meaning: _Meaning, name: str) -> Origin | None:
        """An origin with what its rivals name; the same one if nothing changes."""
        if origin is None or not origin.rivals:
            return origin
        rivals = tuple(self._rival(rival, meaning, name) for rival in origin.rivals)
        same = rivals == origin.rivals
        return origin if same else msgspec.structs.replace(origin, rivals=rivals)

    def _rival(self, rival: RivalClaim, meaning: _Meaning, name: str) -> RivalClaim:
        if rival.value is None:
            return rival
        value = self._one(rival.value, rival.place, meaning, name)
        return msgspec.structs.replace(rival, value=value)

    def _one(self, value: Any, place: Place | None, meaning: _Meaning, name: str) -> Any:
        """What one name means; None, with a problem, if it means nothing."""
        found = meaning(self.names, name, value)
        if found.doubt:
            at = (value.place if isinstance(value, Ref) else None) or place
            code, message, hint = msgspec.structs.astuple(found.doubt)
            self.reader.problems.append(Problem(code, message, at, path=name, hint=hint))
        return found.value

    def _lost(self, names: tuple[Any, ...], origin: Origin | None) -> Origin:
        """The origin of a fact that was written with names that mean nothing."""
        self.reader.left_open = True
        said = ", ".join(map(str, names))
        origin = origin or Origin(place=Place(self.reader.file))
        return msgspec.structs.replace(origin, open="lost", said=said)
