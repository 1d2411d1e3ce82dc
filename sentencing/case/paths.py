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
from sentencing.case.format.notation import Notation, Reader
from sentencing.case.format.own import Laws, laws_of
from sentencing.case.format.relation import Relation
from sentencing.case.format.tables import (
    Assignments,
    Expectations,
    Field,
    Named,
    Records,
    Table,
)
from sentencing.case.format.yaml_nodes import Node, node_of, parse_yaml
from sentencing.case.model import Case
from sentencing.case.provenance import Origin, Record, Ref, map_refs, with_own
from sentencing.case.walk import joined, laws_inside, parts_of, stranded, walk
from sentencing.core.diagnostics import Place, Problem, did_you_mean

_LAW = ("law.", "reading.")
_BARE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./_-]*[A-Za-z0-9])?", re.ASCII)

_Give: TypeAlias = Callable[..., tuple[Any, Origin | None]]
"""The value to put in a place, given its notation and the laws there, and the origin of the value; no value takes away
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

    The order of assignments does not matter: the shorter name goes first, and whose law it is before
    what only that law reads. What is assigned of the law becomes what the case assumes.
    """
    before, problems, left_open = case, list(case.problems), case.left_open
    of_law = {item.name: item for item in case.assume if is_law(item.name)}
    for item in sorted(assignments, key=_rank):
        if is_law(item.name):
            of_law[item.name] = item
            continue
        reader = Reader(item.place.file if item.place else f"--set {item.name}")
        changed = _assigned(case, item.name, _as_written(item, reader))
        if changed is None:
            problems.append(_unknown(case, item))
            continue
        problems += reader.problems
        left_open = True if reader.left_open else left_open
        case = changed
        if item.name.endswith("jurisdiction"):
            problems += _stranded(case, item)
    reader = Reader("--set")
    case = settle(case, reader, before)
    problems += reader.problems
    left_open = True if reader.left_open else left_open
    return msgspec.structs.replace(
        case, problems=tuple(problems), assume=tuple(of_law.values()), left_open=left_open
    )


def _stranded(case: Case, item: Assignment) -> Iterator[Problem]:
    """What is stated for a law that an assignment of jurisdiction has taken away."""
    for name in stranded(case):
        message = f"{item.name} leaves `{name}` without the law that reads it"
        yield Problem("unknown-key", message, item.place, path=name)


def _rank(item: Assignment) -> list[str]:
    """By which assignments are put in order."""
    return ["" if key == "jurisdiction" else key for key in item.name.split(".")]


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
        changed = _assigned(case, name, _as_it_is(value, about))
        case = case if changed is None else changed
    return case


def value_of(case: Case, name: str) -> Any:
    """The value of a fact in the model; None if the case does not state it."""
    return _spot(case, name).value


def record_of(case: Case, name: str) -> Record:
    """The common record that a fact belongs to, also a fact of one law."""
    path = name.rpartition(".")[0]
    found = _spot(case, path).value if path else case
    return found if isinstance(found, Record) else case


def said_of(case: Case, name: str) -> str:
    """What was written where a fact stands, or its value in words where it can be read."""
    spot = _spot(case, name)
    return spot.origin.said if spot.origin and spot.origin.said else str(spot.value or "")


def notation_of(case: Case, name: str) -> Notation | None:
    """The notation of the fact or record that a name means; None if it means nothing."""
    return _spot(case, name).notation


def place_of(case: Case, name: str) -> Place | None:
    """Where a fact or record stands in the file; None if it does not stand there."""
    spot = _spot(case, name)
    if isinstance(spot.value, Record) and spot.value.place:
        return spot.value.place
    return spot.origin.place if spot.origin else None


def read_value(case: Case, name: str, text: str) -> tuple[Any, list[Problem]]:
    """The value of the model that a text means for a fact, and what is wrong with the text."""
    spot = _spot(case, name)
    reader = Reader(f"--set {name}", spot.laws)
    item = assignment(name, text).value
    if spot.notation is None or _is_null(item):
        return None, []
    given = {"id": name.rpartition(".")[2]} if isinstance(spot.notation, Table) else {}
    return spot.notation.read(item, reader, name, **given)[0], reader.problems


class _Spot(msgspec.Struct, frozen=True, kw_only=True):
    """What a name means in a case.

    Attributes:
        notation: of the fact or record; None if the name means nothing.
        value: that stands there. origin: of the fact, where it is stated.
        laws: whose keys are known there.
        pattern: the name, with `*` for the id of each record.
    """

    notation: Notation | None = None
    value: Any = None
    origin: Origin | None = None
    laws: Laws | None = None
    pattern: str = ""


def _spot(case: Case, name: str) -> _Spot:
    """What a name means in a case."""
    segments = iter(name.split("."))
    table: Table | None = CASE
    laws, spot = laws_of(case), _Spot(notation=CASE, value=case)
    pattern: list[str] = []
    for key in segments:
        pattern.append(key)
        spot = _fact(spot.value, table, laws, key) if table else _Spot()
        notation = spot.notation
        if isinstance(notation, Records | Named) and (wanted := next(segments, None)) is not None:
            pattern.append("*")
            records = enumerate(spot.value or (), 1)
            record = next((r for i, r in records if _is(r, wanted, i)), None)
            laws = laws_inside(record, notation.table, laws)
            spot = _Spot(notation=notation.table, value=record, laws=laws)
        inner = spot.notation.table if isinstance(spot.notation, Relation) else spot.notation
        table = inner if isinstance(inner, Table) else None
    return msgspec.structs.replace(spot, pattern=".".join(pattern))


def _fact(record: Record | None, table: Table, laws: Laws, key: str) -> _Spot:
    """A fact of a record, of all laws or of one; of several that share the key the stated one."""
    found = _Spot()
    for part, keys in parts_of(record, table, laws):
        field = keys.field(key)
        if field is not None and found.value is None:
            value = getattr(part, field.name) if part else None
            origin = part.origins.get(field.name) if part else None
            found = _Spot(notation=field.notation, value=value, origin=origin, laws=laws)
    return found


def pattern_of(case: Case, name: str) -> str:
    """A name with `*` for the id of each record: `judgments.*.counts.*.term`."""
    return _spot(case, name).pattern


def stated(case: Case) -> Iterator[tuple[str, Record, Field, Origin]]:
    """Every fact that the case states or leaves open: name, record, field there, and origin."""
    for path, record, table in walk(case):
        for field in table.fields:
            origin = record.origins.get(field.name)
            if origin is not None:
                yield joined(path, field.key), record, field, origin


def open_facts(case: Case) -> Iterator[tuple[str, Record, Field, Origin]]:
    """Every fact without a value, said to be unknown or lost, that could bear on a date."""
    return (fact for fact in stated(case) if fact[3].open and fact[2].bears == "days")


def facts(case: Case) -> Iterator[tuple[str, Record, str]]:
    """Every fact that a rule may ask: name, record and attribute; prose and sources left out."""
    for name, record, field, _ in stated(case):
        if not field.is_prose and field.key != "id":
            yield name, record, field.name


def diff(one: Case, other: Case) -> list[str]:
    """The names of the facts and records in which two cases differ, prose and sources apart.

    A record that only one of them has is named as a whole.
    """
    records, others = _by_name(one), _by_name(other)
    found = []
    for path in dict.fromkeys([*records, *others]):
        if any((parent in records) != (parent in others) for parent in _parents(path)):
            continue
        if path not in records or path not in others:
            found.append(path)
            continue
        found += _differing(path, records[path], others[path])
    return found


_Parts: TypeAlias = Mapping[type[Record], tuple[Record, Table]]
"""The records of one name, by their class, each with its keys."""


def _by_name(case: Case) -> dict[str, dict[type[Record], tuple[Record, Table]]]:
    """The records of a case that hold facts: the common ones, and those that laws keep beside them."""
    found: dict[str, dict[type[Record], tuple[Record, Table]]] = {}
    for path, record, table in walk(case):
        if table.holds_facts:
            found.setdefault(path, {})[type(record)] = record, table
    return found


def _differing(path: str, one: _Parts, other: _Parts) -> Iterator[str]:
    """The names of the facts in which records of the same name differ."""
    for kind, (_, table) in {**one, **other}.items():
        before, after = (parts[kind][0] if kind in parts else kind() for parts in (one, other))
        for field in table.fields:
            values = (_bare(getattr(record, field.name)) for record in (before, after))
            if field.is_fact and next(values) != next(values):
                yield joined(path, field.key)


def _parents(path: str) -> Iterator[str]:
    """The names of the records that a record stands in, the outermost first."""
    segments = path.split(".")
    yield from (".".join(segments[:end]) for end in range(1, len(segments)))


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
    found = (name for path, _, table in walk(case, empty=True) for name in _possible(path, table))
    return list(dict.fromkeys(found))


def _possible(path: str, table: Table) -> Iterator[str]:
    """The names of a record's own facts, and of those of records that it may hold once."""
    for field in table.fields:
        notation = field.notation
        if field.bears == "nothing" or isinstance(notation, Assignments | Expectations):
            continue
        name = joined(path, field.key)
        yield name
        inner = notation.table if isinstance(notation, Relation) else notation
        if isinstance(inner, Table):
            yield from _possible(name, inner)


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

    def give(notation: Any, laws: Laws, **given: Any) -> tuple[Any, Origin | None]:
        if _is_null(item.value):
            return None, None
        reader.laws = laws
        value, origin = notation.read(item.value, reader, item.name, **given)
        if value is None and given and isinstance(notation, Table):
            value = notation.unreadable(item.value, reader, given["id"])
        return value, None if given else origin or _origin(item)

    return give


def _as_it_is(value: Any, about: Origin) -> _Give:
    """A value of the model, whatever the notation of the place."""

    def give(notation: Any, laws: Laws, **given: Any) -> tuple[Any, Origin | None]:
        del notation, laws, given
        return value, about

    return give


def _assigned(case: Case, name: str, give: _Give) -> Any:
    """The case with what a name means replaced; None if it means nothing."""
    return _assign(case, CASE, laws_of(case), name.split("."), give)


def _assign(record: Record, table: Table, laws: Laws, segments: list[str], give: _Give) -> Any:
    """The record with the fact at the path replaced; None if the path leads nowhere.

    A key that several laws share is replaced for each of them.
    """
    changed = None
    for part, keys in parts_of(record, table, laws):
        field = keys.field(segments[0])
        replaced = _assign_fact(part, field, laws, segments[1:], give) if field else None
        if replaced is None:
            continue
        changed = replaced if keys is table else with_own(changed or record, replaced)
    return changed


def _assign_fact(
    record: Record, field: Field, laws: Laws, rest: list[str], give: _Give
) -> Record | None:
    """The record with a fact replaced, or what the path leads to inside it."""
    notation, value = field.notation, getattr(record, field.name)
    if not rest:
        return _with(record, field.name, *give(notation, laws))
    changed = None
    if isinstance(notation, Records | Named):
        changed = _assign_item(value, notation.table, laws, rest, give)
    inner = notation.table if isinstance(notation, Relation) else notation
    if isinstance(inner, Table):
        changed = _assign(value or inner.record(), inner, laws, rest, give)
    return None if changed is None else _with(record, field.name, changed, None)


def _assign_item(
    items: tuple[Any, ...], table: Table, laws: Laws, segments: list[str], give: _Give
) -> tuple[Any, ...] | None:
    """A list of records with one replaced, added or removed."""
    record_id, rest = segments[0], segments[1:]
    index = next((i for i, record in enumerate(items, 1) if _is(record, record_id, i)), None)
    if not rest:
        read, _ = give(table, laws, id=record_id)
        if read is None:
            return items[: index - 1] + items[index:] if index else None
        return (*items[: index - 1], read, *items[index:]) if index else (*items, read)
    if index is None:
        return None
    record = items[index - 1]
    changed = _assign(record, table, laws_inside(record, table, laws), rest, give)
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
