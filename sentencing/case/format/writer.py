"""Writing a case as a file: the same field table that reads it, the other way round.

What is written reads back as the same case. Sources and rivals of single facts are not written;
places are those of the new file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sentencing.case.expectations import Assignment, Expected
from sentencing.case.format.fields import CASE
from sentencing.case.format.lists import Many
from sentencing.case.format.notation import Notation
from sentencing.case.format.own import Laws, laws_of
from sentencing.case.format.relation import Relation
from sentencing.case.format.tables import Assignments, Expectations, Field, Named, Records, Table
from sentencing.case.format.yaml_nodes import Node
from sentencing.case.model import Case, Runs
from sentencing.case.provenance import Record
from sentencing.case.walk import laws_inside, parts_of
from sentencing.core.terms import TermRange

_PERCENT = 10_000


def write(case: Case) -> str:
    """The text of a case file."""
    import yaml

    class Plain(yaml.SafeDumper):
        """All text: the reader of case files gives words their meaning, not YAML."""

    Plain.yaml_implicit_resolvers = {}
    return yaml.dump(
        _record(case, CASE, laws_of(case)),
        Dumper=Plain,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=100,
    )


def _record(record: Record, table: Table, laws: Laws, *, left_out: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    laws = laws_inside(record, table, laws)
    for part, keys in parts_of(record, table, laws):
        written: set[str] = {left_out}
        for field in keys.fields:
            value = getattr(part, field.name)
            if field.name in written or value is None or value in ((), ""):
                continue
            written.add(field.name)
            found[field.key] = _value(value, field, laws)
    return found


def _value(value: Any, field: Field, laws: Laws) -> Any:
    notation: Notation = field.notation
    if isinstance(notation, Table):
        inner = _record(value, notation, laws)
        alone = notation.shorthand and list(inner) == [notation.shorthand]
        return inner[notation.shorthand] if alone else inner
    if isinstance(notation, Records):
        return [_record(item, notation.table, laws) for item in value]
    if isinstance(notation, Named):
        return {item.id: _record(item, notation.table, laws, left_out="id") for item in value}
    if isinstance(notation, Relation):
        return _relation(value, notation, laws)
    if isinstance(notation, Assignments):
        return _assignments(value)
    if isinstance(notation, Expectations):
        return _expected(value, notation, laws)
    if isinstance(value, tuple):
        texts = [_text(item) for item in value]
        return texts if len(texts) > 1 or isinstance(notation, Many) else texts[0]
    return _percentage(value) if getattr(notation, "name", "") == "percentage" else _text(value)


def _text(value: Any) -> str:
    """A value in the notation of the file."""
    if isinstance(value, TermRange):
        return f"{str(value.least).partition(' ')[0]}-{value.greatest}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _percentage(value: int) -> str:
    whole, part = divmod(value, _PERCENT)
    return f"{whole}.{part:04}%"


def _relation(runs: Runs, notation: Relation, laws: Laws) -> Any:
    plain = runs.portion is None and runs.rest is None and runs.among is None
    return str(runs) if plain else _record(runs, notation.table, laws)


def _assignments(assigned: Iterable[Assignment]) -> dict[str, Any]:
    return {item.name: _plain(item.value) for item in assigned}


def _plain(node: Node) -> Any:
    if node.kind == "list":
        return [_plain(item) for item in node.items]
    if node.kind == "map":
        return {key.text: _plain(value) for key, value in node.pairs}
    return node.text


def _expected(expected: Expected, notation: Expectations, laws: Laws) -> dict[str, Any]:
    found: dict[str, Any] = {
        figure.id: _one(_record(figure, notation.table, laws, left_out="id"))
        for figure in expected.figures
    }
    if expected.problems is not None:
        found["problems"] = list(expected.problems)
    return found


def _one(figure: dict[str, Any]) -> Any:
    return figure["value"] if list(figure) == ["value"] else figure
