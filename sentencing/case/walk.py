"""Going through a case: every record, with its name and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from sentencing.case.format.fields import CASE
from sentencing.case.format.own import Laws, laws_of
from sentencing.case.format.tables import Named, Records, Table
from sentencing.case.model import Judgment
from sentencing.case.provenance import Record, own

if TYPE_CHECKING:
    from sentencing.case.model import Case

Found: TypeAlias = tuple[str, Record, Table]
"""A record, with its name and its keys."""


def walk(case: Case, *, empty: bool = False) -> list[Found]:
    """Every record that may hold facts.

    What a law keeps beside a record has the name of that record and follows it.

    Args:
        case: the case.
        empty: whether to give what laws may keep beside a record also where nothing is stated.
    """
    found: list[Found] = []
    _walk(("", case, CASE), laws_of(case), found, empty=empty)
    return found


def stranded(case: Case) -> Iterator[str]:
    """The facts of laws that are not the laws where these facts stand, and so read by none."""
    everything = walk(case, empty=True)
    known = {(name, type(record)) for name, record, _ in everything}
    for name, record, table in everything:
        for part in record.own if table.owner else ():
            if (name, type(part)) not in known:
                values = ((fact, getattr(part, fact)) for fact in _facts_of(part))
                yield from (joined(name, fact) for fact, value in values if value not in (None, ()))


def _facts_of(part: Record) -> Iterator[str]:
    return (fact for fact in part.__struct_fields__ if fact not in Record.__struct_fields__)


def parts_of(record: Record | None, table: Table, laws: Laws) -> Iterator[tuple[Any, Table]]:
    """A record and what the laws of its place may keep beside it, each with its keys.

    Where there is no record, there are only the keys.
    """
    yield record, table
    if table.owner:
        for keys in laws.known_in(table).tables[1:]:
            yield own(record, keys.record) if record else None, keys


def laws_inside(record: Record | None, table: Table, laws: Laws) -> Laws:
    """The laws inside a record; there may be none yet under the name that led to it."""
    if table.owner != "judgment":
        return laws
    return laws.under(record if isinstance(record, Judgment) else None)


def joined(path: str, key: str) -> str:
    """The name of a fact or record in a record."""
    return f"{path}.{key}" if path else key


def _walk(at: Found, laws: Laws, found: list[Found], *, empty: bool) -> None:
    """Add a record and all that is in it."""
    path, record, table = at
    parts: list[tuple[Any, Table]] = [(record, table)]
    if table.owner:
        laws = laws_inside(record, table, laws)
        beside = laws.known_in(table).tables[1:] if empty or record.own else ()
        parts += [(own(record, k.record), k) for k in beside if empty or _has(record, k.record)]
    for part, keys in parts:
        found.append((path, part, keys))
    for part, keys in parts:
        for field in keys.records:
            value, notation = getattr(part, field.name), field.notation
            if not value:
                continue
            name = joined(path, field.key)
            if isinstance(notation, Table):
                _walk((name, value, notation), laws, found, empty=empty)
                continue
            assert isinstance(notation, Records | Named)  # noqa: S101  # as `Table.records` has it
            for number, item in enumerate(value, 1):
                here = joined(name, item.id or str(number))
                _walk((here, item, notation.table), laws, found, empty=empty)


def _has(record: Record, kind: type[Record]) -> bool:
    return any(type(part) is kind for part in record.own)
