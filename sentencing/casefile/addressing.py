"""Names of facts, and cases with some of them assigned.

A name is the path of keys to a fact, records named by their ids: `judgments.ga.runs`,
`custody.pretrial.from`, `credits.good_conduct.disallowed`. It follows from the field table, so
whatever a case file can say, a scenario can change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from sentencing.casefile.fields import CASE
from sentencing.casefile.nodes import Node, node_of, parse_yaml
from sentencing.casefile.notation import Reader
from sentencing.casefile.records import Named, Records, Relation, Table
from sentencing.claims import Assignment
from sentencing.facts import About, Record
from sentencing.model import Case
from sentencing.problems import Place, Problem, did_you_mean

_LAW = ("law.", "reading.")


def is_law(name: str) -> bool:
    """Whether a name is of the law, not of the case."""
    return name.startswith(_LAW)


def assignment(name: str, value: object) -> Assignment:
    """An assignment from a library call or a command line.

    Args:
        name: of a fact, a reading or a parameter.
        value: in the notation of case files; text may be any YAML.
    """
    if isinstance(value, str):
        parsed = parse_yaml(value, name)
        node = node_of(value) if isinstance(parsed, Problem) else parsed
    else:
        node = node_of(value)
    return Assignment(name, node, None)


def assign(case: Case, assignments: Iterable[Assignment]) -> Case:
    """The case with facts assigned; what is wrong with an assignment joins its problems.

    The order of assignments does not matter: the shorter name goes first.
    """
    problems = list(case.problems)
    for item in sorted(assignments, key=lambda item: item.name):
        if is_law(item.name):
            continue
        reader = Reader(item.place.file if item.place else f"--set {item.name}")
        changed = _assign(case, CASE, item.name.split("."), item, reader)
        if changed is None:
            problems.append(_unknown(case, item))
            continue
        problems += reader.problems
        case = changed
    return msgspec.structs.replace(case, problems=tuple(problems))


def names(case: Case) -> list[str]:
    """The names of the facts that the case states, in the order of the file."""
    return [
        f"{path}.{field.key}" if path else field.key
        for path, record in case.records()
        for field in _table_of(record).fields
        if field.name in record.about and field.key != "id"
    ]


def key_of(record: Record, attribute: str) -> str:
    """The key under which a fact of a record is written."""
    return _KEYS[type(record)].get(attribute, attribute)


def _unknown(case: Case, item: Assignment) -> Problem:
    message = f"there is no `{item.name[:60]}` in this case"
    return Problem(
        "unknown-name", message, item.place, item.name, did_you_mean(item.name, names(case))
    )


def _assign(
    record: Any, table: Table, segments: list[str], item: Assignment, reader: Reader
) -> Any:
    """The record with the fact at the path replaced; None if the path leads nowhere."""
    field = table.field(segments[0])
    if field is None:
        return None
    notation, rest = field.notation, segments[1:]
    if not rest:
        value, about = (
            (None, None) if _is_null(item.value) else notation.read(item.value, reader, item.name)
        )
        return _with(record, field.name, value, about or _about(item))
    if isinstance(notation, Records | Named):
        items = _assign_item(getattr(record, field.name), notation.table, rest, item, reader)
        return None if items is None else _with(record, field.name, items, None)
    inner = notation.table if isinstance(notation, Relation) else notation
    if isinstance(inner, Table):
        present = getattr(record, field.name) or inner.record()
        changed = _assign(present, inner, rest, item, reader)
        return None if changed is None else _with(record, field.name, changed, None)
    return None


def _assign_item(
    items: tuple[Any, ...], table: Table, segments: list[str], item: Assignment, reader: Reader
) -> tuple[Any, ...] | None:
    """A list of records with one replaced, added or removed."""
    record_id, rest = segments[0], segments[1:]
    index = next((i for i, record in enumerate(items, 1) if _is(record, record_id, i)), None)
    if not rest:
        if _is_null(item.value):
            return items[: index - 1] + items[index:] if index else None
        read, _ = table.read(item.value, reader, item.name, id=record_id)
        if read is None:
            return items
        return (*items[: index - 1], read, *items[index:]) if index else (*items, read)
    if index is None:
        return None
    changed = _assign(items[index - 1], table, rest, item, reader)
    return None if changed is None else (*items[: index - 1], changed, *items[index:])


def _is(record: Any, record_id: str, number: int) -> bool:
    return bool(record.id == record_id or (record.id is None and str(number) == record_id))


def _with(record: Record, name: str, value: Any, about: About | None) -> Record:
    if value is None and isinstance(getattr(record, name), tuple):
        value = ()
    origins = dict(record.about) | ({name: about} if about else {})
    return msgspec.structs.replace(record, **{name: value}, about=origins)


def _about(item: Assignment) -> About:
    return About(item.place or Place(f"--set {item.name}"))


def _is_null(node: Node) -> bool:
    return node.kind == "scalar" and node.plain and node.text in ("", "~", "null")


def _table_of(record: Record) -> Table:
    return _TABLES[type(record)]


def _tables(table: Table) -> dict[type[Record], Table]:
    found = {table.record: table}
    for field in table.fields:
        inner = getattr(field.notation, "table", field.notation)
        if isinstance(inner, Table):
            found |= _tables(inner)
    return found


_TABLES = _tables(CASE)
_KEYS = {
    record: {field.name: field.key for field in table.fields} for record, table in _TABLES.items()
}
