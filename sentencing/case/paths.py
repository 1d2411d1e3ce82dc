"""Names of facts, and cases with some of them assigned.

A name is the path of keys to a fact, records named by their ids: `judgments.ga.runs`,
`custody.pretrial.from`, `credits.good_conduct.disallowed`. It follows from the field table, so
whatever a case file can say, a scenario can change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from sentencing.case.expectations import Assignment
from sentencing.case.format.fields import CASE
from sentencing.case.format.mentions import settle
from sentencing.case.format.notation import NOTE, Notation, Reader
from sentencing.case.format.tables import (
    Assignments,
    Expectations,
    Field,
    Named,
    Records,
    Relation,
    Table,
)
from sentencing.case.format.yaml_nodes import Node, node_of, parse_yaml
from sentencing.case.model import Case
from sentencing.case.provenance import Origin, Record, Ref, map_refs
from sentencing.core.diagnostics import Place, Problem, did_you_mean

_LAW = ("law.", "reading.")
_BARE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./_-]*[A-Za-z0-9])?", re.ASCII)
_PROSE = frozenset(
    (
        "format",
        "title",
        "note",
        "sources",
        "source",
        "url",
        "court",
        "docket",
        "plea",
        "verdict",
        "others",
    )
)
"""Keys of what a reader of the file wants to know and no rule asks."""

_Give: TypeAlias = Callable[..., tuple[Any, Origin | None]]
"""The value to put in a place, given the notation of the place, and its origin; no value takes away
what is there, and neither value nor origin leaves a record as it is."""


def is_law(name: str) -> bool:
    """Whether a name is of the law, not of the case."""
    return name.startswith(_LAW)


def assignment(name: str, value: object) -> Assignment:
    """An assignment from a library call or a command line.

    Args:
        name: of a fact, a reading or a parameter.
        value: in the notation of case files; text may be any YAML. An assignment stays one.
    """
    if isinstance(value, Assignment):
        return value
    if isinstance(value, str) and _BARE.fullmatch(value):
        node = Node(kind="scalar", text=value, end_column=len(value) + 1)
    elif isinstance(value, str):
        parsed = parse_yaml(value, name)
        node = node_of(value) if isinstance(parsed, Problem) else parsed
    else:
        node = node_of(value)
    return Assignment(name, node, None)


def apply_scenario(case: Case, assignments: Iterable[Assignment]) -> Case:
    """The case with facts assigned; what is wrong with an assignment joins its problems.

    The order of assignments does not matter: the shorter name goes first. What is assigned of the
    law becomes what the case assumes.
    """
    before, problems, left_open = case, list(case.problems), case.left_open
    of_law = {item.name: item for item in case.assume if is_law(item.name)}
    for item in sorted(assignments, key=lambda item: item.name):
        if is_law(item.name):
            of_law[item.name] = item
            continue
        reader = Reader(item.place.file if item.place else f"--set {item.name}")
        changed = _assign(case, CASE, item.name.split("."), _as_written(item, reader))
        if changed is None:
            problems.append(_unknown(case, item))
            continue
        problems += reader.problems
        left_open = True if reader.left_open else left_open
        case = changed
    reader = Reader("--set")
    case = settle(case, reader, before)
    problems += reader.problems
    left_open = True if reader.left_open else left_open
    return msgspec.structs.replace(
        case, problems=tuple(problems), assume=tuple(of_law.values()), left_open=left_open
    )


def with_values(case: Case, values: Mapping[str, object]) -> Case:
    """The case with names given other values, in the notation of case files."""
    assigned = {item.name: item for item in case.assume}
    assigned |= {name: assignment(name, value) for name, value in values.items()}
    return apply_scenario(case, assigned.values())


def replace_values(case: Case, values: Mapping[str, Any]) -> Case:
    """The case with facts replaced by values of the model, as quick as can be.

    Args:
        case: the case.
        values: by name; None takes a fact or a record away. Names that lead nowhere are left out.
    """
    for name, value in sorted(values.items()):
        about = Origin(place=Place(f"--set {name}"))
        changed = _assign(case, CASE, name.split("."), _as_it_is(value, about))
        case = case if changed is None else changed
    return case


def value_of(case: Case, name: str) -> Any:
    """The value of a fact in the model; None if the case does not state it."""
    found: Any = case
    table: Table | None = CASE
    for segment in name.split("."):
        if isinstance(found, tuple):
            found = next((r for i, r in enumerate(found, 1) if _is(r, segment, i)), None)
            continue
        field = table.field(segment) if table and found is not None else None
        if field is None:
            return None
        found = getattr(found, field.name)
        inner = getattr(field.notation, "table", field.notation)
        table = inner if isinstance(inner, Table) else None
    return found


def record_of(case: Case, name: str) -> Record | None:
    """The record of a name; None if there is none."""
    return dict(case.records()).get(name)


def said_of(case: Case, name: str) -> str:
    """What was written where a fact stands, or its value in words where it can be read."""
    path, _, key = name.rpartition(".")
    record = record_of(case, path)
    field = _table_of(record).field(key) if record is not None else None
    if record is None or field is None:
        return ""
    origin = record.origins.get(field.name)
    return origin.said if origin and origin.said else str(getattr(record, field.name) or "")


def notation_of(name: str) -> Notation | None:
    """The notation of the fact or record that a name means; None if it means nothing."""
    table: Table | None = CASE
    notation: Notation | None = None
    segments = iter(name.split("."))
    for segment in segments:
        field = table.field(segment) if table else None
        if field is None:
            return None
        notation = field.notation
        if isinstance(notation, Records | Named) and next(segments, None) is not None:
            notation = notation.table
        inner = notation.table if isinstance(notation, Relation) else notation
        table = inner if isinstance(inner, Table) else None
    return notation


def read_value(name: str, text: str) -> Any:
    """The value of the model that a text means for a fact; None if it means none."""
    notation = notation_of(name)
    item = assignment(name, text)
    if notation is None or _is_null(item.value):
        return None
    given = {"id": name.rpartition(".")[2]} if isinstance(notation, Table) else {}
    return notation.read(item.value, Reader(f"--set {name}"), name, **given)[0]


def names(case: Case) -> list[str]:
    """The names of the facts that the case states, in the order of the file."""
    return [
        _joined(path, field.key)
        for path, record in case.records()
        for field in _table_of(record).fields
        if field.name in record.origins and field.key != "id"
    ]


def open_facts(case: Case) -> Iterator[tuple[str, Record, Field, Origin]]:
    """Every fact without a value, said to be unknown or lost, that could bear on a date.

    Gives its name, the record that it belongs to, its field there, and its origin.
    """
    for path, record in case.records():
        for field in _table_of(record).fields:
            origin = record.origins.get(field.name)
            if origin is not None and origin.open and field.bears == "days":
                yield _joined(path, field.key), record, field, origin


def pattern_of(name: str) -> str:
    """A name with `*` for the id of each record: `judgments.*.counts.*.term`."""
    table: Table | None = CASE
    found: list[str] = []
    segments = iter(name.split("."))
    for segment in segments:
        field = table.field(segment) if table else None
        found.append(segment)
        notation = field.notation if field else None
        if isinstance(notation, Records | Named):
            found += ["*"] if next(segments, None) is not None else []
            notation = notation.table
        inner = notation.table if isinstance(notation, Relation) else notation
        table = inner if isinstance(inner, Table) else None
    return ".".join(found)


def facts(case: Case) -> Iterator[tuple[str, Record, str]]:
    """Every fact that a rule may ask: name, record and attribute; prose and sources left out."""
    for path, record in case.records():
        for field in _table_of(record).fields:
            prose = field.key in _PROSE or field.notation is NOTE
            if field.name in record.origins and field.key != "id" and not prose:
                yield _joined(path, field.key), record, field.name


def diff(one: Case, other: Case) -> list[str]:
    """The names of the facts and records in which two cases differ, prose and sources apart.

    A record that only one of them has is named as a whole.
    """
    records, others = dict(one.records()), dict(other.records())
    found = []
    for path in dict.fromkeys([*records, *others]):
        parent = next((p for p in _parents(path) if (p in records) != (p in others)), None)
        if parent is not None:
            continue
        if path not in records or path not in others:
            found.append(path)
            continue
        found += [
            _joined(path, field.key)
            for field in _table_of(records[path]).fields
            if _is_plain_fact(field)
            and _bare(getattr(records[path], field.name))
            != _bare(getattr(others[path], field.name))
        ]
    return found


def _parents(path: str) -> Iterator[str]:
    """The names of the records that a record stands in, the outermost first."""
    segments = path.split(".")
    yield from (".".join(segments[:end]) for end in range(2, len(segments)))


def _is_plain_fact(field: Field) -> bool:
    """Whether a field holds a fact, and not records of their own, prose or what is expected."""
    kinds = Records | Named | Table | Assignments | Expectations
    prose = field.key in (*_PROSE, "id") or field.notation is NOTE
    return not prose and not isinstance(field.notation, kinds)


def _bare(value: Any) -> Any:
    """A value without the places in which it stands."""
    value = map_refs(value, lambda ref: Ref(ref.id))
    return (
        msgspec.structs.replace(value, place=None, origins={})
        if isinstance(value, Record)
        else value
    )


def possible(case: Case) -> list[str]:
    """The names to which a scenario of this case can give a value, stated or not."""
    found = [
        name
        for path, record in case.records()
        for name in _possible(path, record)
        if not name.startswith(("what_if", "expect", "assume", "official", "sources"))
    ]
    return list(dict.fromkeys(found))


def _possible(path: str, record: Record) -> Iterator[str]:
    """The names of a record's own facts, and of those of records that it may hold once."""
    for field in _table_of(record).fields:
        notation = field.notation
        if field.key in (*_PROSE, "id") or isinstance(notation, Assignments | Expectations):
            continue
        name = _joined(path, field.key)
        yield name
        inner = notation.table if isinstance(notation, Relation) else notation
        if isinstance(inner, Table):
            yield from _possible(name, inner.record())


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def field_of(record: Record, attribute: str) -> Field:
    """The field of a fact of a record."""
    return next(field for field in _table_of(record).fields if field.name == attribute)


def key_of(record: Record, attribute: str) -> str:
    """The key under which a fact of a record is written."""
    return _KEYS[type(record)].get(attribute, attribute)


def _unknown(case: Case, item: Assignment) -> Problem:
    message = f"there is no `{item.name[:60]}` in this case"
    return Problem(
        "unknown-name",
        message,
        item.place,
        path=item.name,
        hint=did_you_mean(item.name, possible(case)),
    )


def _as_written(item: Assignment, reader: Reader) -> _Give:
    """What an assignment gives: its text, read in the notation of the place."""

    def give(notation: Any, **given: Any) -> tuple[Any, Origin | None]:
        if _is_null(item.value):
            return None, None
        value, origin = notation.read(item.value, reader, item.name, **given)
        if value is None and given and isinstance(notation, Table):
            value = notation.unreadable(item.value, reader, given["id"])
        return value, None if given else origin or _origin(item)

    return give


def _as_it_is(value: Any, about: Origin) -> _Give:
    """A value of the model, whatever the notation of the place."""

    def give(notation: Any, **given: Any) -> tuple[Any, Origin | None]:
        del notation, given
        return value, about

    return give


def _assign(record: Any, table: Table, segments: list[str], give: _Give) -> Any:
    """The record with the fact at the path replaced; None if the path leads nowhere."""
    field = table.field(segments[0])
    if field is None:
        return None
    notation, rest = field.notation, segments[1:]
    if not rest:
        return _with(record, field.name, *give(notation))
    if isinstance(notation, Records | Named):
        items = _assign_item(getattr(record, field.name), notation.table, rest, give)
        return None if items is None else _with(record, field.name, items, None)
    inner = notation.table if isinstance(notation, Relation) else notation
    if isinstance(inner, Table):
        present = getattr(record, field.name) or inner.record()
        changed = _assign(present, inner, rest, give)
        return None if changed is None else _with(record, field.name, changed, None)
    return None


def _assign_item(
    items: tuple[Any, ...], table: Table, segments: list[str], give: _Give
) -> tuple[Any, ...] | None:
    """A list of records with one replaced, added or removed."""
    record_id, rest = segments[0], segments[1:]
    index = next((i for i, record in enumerate(items, 1) if _is(record, record_id, i)), None)
    if not rest:
        read, _ = give(table, id=record_id)
        if read is None:
            return items[: index - 1] + items[index:] if index else None
        return (*items[: index - 1], read, *items[index:]) if index else (*items, read)
    if index is None:
        return None
    changed = _assign(items[index - 1], table, rest, give)
    return None if changed is None else (*items[: index - 1], changed, *items[index:])


def _is(record: Any, record_id: str, number: int) -> bool:
    return bool(record.id == record_id or (record.id is None and str(number) == record_id))


def _with(record: Record, name: str, value: Any, origin: Origin | None) -> Record:
    """The record with a fact replaced; a fact without value has no origin unless it is open."""
    if value is None and isinstance(getattr(record, name), tuple):
        value = ()
    origins = {fact: about for fact, about in record.origins.items() if fact != name}
    before = record.origins.get(name)
    if origin is not None and (value is not None or origin.open):
        origins[name] = origin
    elif value is not None and before is not None and not before.open:
        origins[name] = before
    return msgspec.structs.replace(record, **{name: value}, origins=origins)


def _origin(item: Assignment) -> Origin:
    return Origin(place=item.place or Place(f"--set {item.name}"))


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
