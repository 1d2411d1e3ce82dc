"""Facts: what a record of the case is made of, with its place and its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias, TypeVar

import msgspec

from sentencing.core.diagnostics import Place

_T = TypeVar("_T")
_Kind = TypeVar("_Kind", bound="Record")

ALL = "all"
"""In a relation: every other sentence."""

Openness: TypeAlias = Literal["", "unknown", "lost"]
"""Whether a fact is stated (empty), said to be unknown, or written in a way that cannot be read."""


class RivalClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What another source claims about a fact."""

    value: Any
    source: str = ""
    note: str = ""
    place: Place | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fact comes from.

    Attributes:
        place: in the file. source, note: who says so. rivals: what others say.
        open: of a fact without a value, whether it is unknown or lost; both are treated alike.
        said: what was written where a lost fact stands.
    """

    place: Place
    source: str = ""
    note: str = ""
    rivals: tuple[RivalClaim, ...] = ()
    open: Openness = ""
    said: str = ""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record of the case, with its place in the file.

    Attributes:
        place: in the file. origins: of its facts, by attribute.
        own: the facts that single laws read of it and no other, a record for each law.
    """

    place: Place | None = None
    origins: Mapping[str, Origin] = msgspec.field(default_factory=dict)
    own: tuple[Record, ...] = ()

    def place_of(self, fact: str) -> Place | None:
        """Where a fact of this record stands in the file, or else the record itself."""
        about = self.origins.get(fact)
        return about.place if about else self.place


_EMPTY: dict[type[Record], Record] = {}


def own(record: Record, kind: type[_Kind]) -> _Kind:
    """The facts that one law reads of a record; an empty record where the file states none.

    Args:
        record: of the case.
        kind: the class that the law declares for such records.
    """
    for part in record.own:
        if isinstance(part, kind):
            return part
    empty = _EMPTY.get(kind)
    if empty is None:
        empty = _EMPTY[kind] = kind()
    return empty  # type: ignore[return-value]  # it is kept under its class


def with_own(record: _Kind, part: Record) -> _Kind:
    """A record with the facts that one law reads of it replaced."""
    others = [other for other in record.own if type(other) is not type(part)]
    return msgspec.structs.replace(record, own=(*others, part))


class Ref(msgspec.Struct, frozen=True):
    """A mention of another record by its id."""

    id: str
    place: Place | None = None

    def __str__(self) -> str:
        """The id."""
        return self.id


def ids_in(whole: object) -> set[str]:
    """The ids of all mentions in a record or a tuple of records."""
    found: set[str] = set()

    def note(ref: Ref) -> Ref:
        found.add(ref.id)
        return ref

    map_refs(whole, note)
    return found


def map_refs(whole: _T, turn: Callable[[Ref], Ref]) -> _T:
    """A record, or a tuple of records, with every mention in it turned to another."""
    if isinstance(whole, Ref):
        return turn(whole)  # type: ignore[return-value]
    if isinstance(whole, tuple):
        return tuple([map_refs(item, turn) for item in whole])  # type: ignore[return-value]
    if isinstance(whole, Record):
        facts = {name: getattr(whole, name) for name in whole.__struct_fields__}
        turned = {name: map_refs(fact, turn) for name, fact in facts.items()}
        return msgspec.structs.replace(whole, **turned)
    return whole
