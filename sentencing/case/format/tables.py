"""Records of a case file: tables of keys, and the ways in which records are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import count
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.case.expectations import Assignment, Expected
from sentencing.case.format.lists import Many
from sentencing.case.format.notation import (
    CODE,
    NOTE,
    Notation,
    Reader,
    Schema,
    entries_of,
    items_of,
    object_schema,
    sorted_entries,
)
from sentencing.case.format.parsers import ID
from sentencing.case.format.yaml_nodes import Node
from sentencing.case.provenance import Origin, Record

Bearing: TypeAlias = Literal["days", "money", "nothing"]
"""What a fact can bear on: dates of custody, only sums of money, or nothing but the reader."""
Owner: TypeAlias = Literal["", "case", "judgment", "count", "event", "custody"]
"""The records to which a law can add keys of its own; empty for any other."""


class Field(msgspec.Struct, frozen=True):
    """One key of a record.

    Attributes:
        key: as written in the file.
        notation: of the value.
        help: what it means.
        attribute: of the record, where the key is not a good name.
        spelling: another spelling of the key, which is read as well.
        required: whether a record without it is incomplete.
        bears: what the fact can bear on.
    """

    key: str
    notation: Notation
    help: str
    attribute: str = ""
    required: bool = False
    bears: Bearing = "days"
    spelling: str = ""

    @property
    def name(self) -> str:
        """The attribute of the record."""
        return self.attribute or self.key

    @property
    def is_prose(self) -> bool:
        """Whether it is for the reader of the file, and no rule asks it."""
        return self.bears == "nothing" or self.notation is NOTE

    @property
    def is_fact(self) -> bool:
        """Whether it holds a fact, and not records of their own, prose or what is expected."""
        others = Records | Named | Table | Assignments | Expectations
        return not self.is_prose and not isinstance(self.notation, others)


_ALIKE, _PERHAPS_ALIKE = 0.6, 0.5
"""How alike two words are that were, or may have been, meant for each other, as `difflib` measures it."""


class Table(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The keys of a record, and the notation of the record as a mapping.

    Attributes:
        record: the class of the record.
        name: of the definition in the schema.
        help: what the record is.
        fields: its keys.
        shorthand: the key whose value may stand alone in place of the mapping.
        core: the keys without which the record says nothing; where an item of a list cannot be
            read as a record, these facts of it are lost.
        owner: which of the records it is to which laws can add keys.
        law: the code of the law that adds the keys; empty for common ones.
    """

    record: type[Record]
    name: str
    help: str
    fields: tuple[Field, ...]
    shorthand: str = ""
    core: tuple[str, ...] = ()
    owner: Owner = ""
    law: str = ""

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """The fields by every spelling of their keys."""
        return {
            spelling: field
            for field in self.fields
            for spelling in (field.key, field.spelling)
            if spelling
        }

    @cached_property
    def holds_facts(self) -> bool:
        """Whether one of the keys holds a fact itself."""
        return any(field.is_fact for field in self.fields)

    @cached_property
    def records(self) -> tuple[Field, ...]:
        """The fields that hold records which hold facts."""
        kinds = Records | Named | Table
        return tuple(f for f in self.fields if isinstance(f.notation, kinds) and not f.is_prose)

    @cached_property
    def alone(self) -> Known:
        """What is known in the record where no law adds to it."""
        return known_in((self,))

    def keys(self) -> tuple[str, ...]:
        """Every key."""
        return tuple(field.key for field in self.fields)

    def field(self, key: str) -> Field | None:
        """The field of a key."""
        return self.by_key.get(key)

    def read(
        self, node: Node, reader: Reader, path: str, **given: Any
    ) -> tuple[Any, Origin | None]:
        """The record that a mapping stands for; `given` are facts that it does not hold itself."""
        if node.kind != "map" and self.shorthand:
            node = node.wrapped(self.shorthand)
        if node.kind != "map":
            reader.report("wrong-shape", f"{self.help}, not a {node.kind}", node, path)
            return None, reader.lost(node)
        outer = reader.laws
        reader.laws = outer.inside(self.owner, node) if outer and self.owner else outer
        record = self._record(node, reader, path, given)
        reader.laws = outer
        return record, None

    def known(self, reader: Reader) -> Known:
        """What is known in the record at the place where a reader is."""
        return reader.laws.known_in(self) if self.owner and reader.laws else self.alone

    def _record(self, node: Node, reader: Reader, path: str, given: Mapping[str, Any]) -> Record:
        """The record, with those that laws keep beside it."""
        known = self.known(reader)
        entries, strays = sorted_entries(node, reader, path, known.keys, self.owner)
        for field in known.required:
            if field.key not in entries:
                message = f"`{field.key}` is missing: {field.help}"
                reader.report("missing-key", message, node, path)
        lost = [
            (field, key)
            for key, value in strays
            for field in meant(key, value, known, entries, reader)
            if field.name not in given
        ]
        place = reader.place(node)
        parts: list[Record] = []
        for table in known.tables[1:]:
            values, origins = table.read_facts(entries, lost, reader, path)
            if values or origins:
                parts.append(table.record(place=place, origins=origins, **values))
        values, origins = self.read_facts(entries, lost, reader, path)
        return self.record(place=place, origins=origins, own=tuple(parts), **{**values, **given})

    def read_facts(
        self,
        entries: Mapping[str, Node],
        lost: Sequence[tuple[Field, Node]],
        reader: Reader,
        path: str,
    ) -> tuple[dict[str, Any], dict[str, Origin]]:
        """The values that the entries give to these keys, and where they come from."""
        values: dict[str, Any] = {}
        origins: dict[str, Origin] = {}
        for key, node in entries.items():
            field = self.by_key.get(key)
            if field is None:
                continue
            value, origin = field.notation.read(node, reader, f"{path}.{key}" if path else key)
            if value is not None:
                values[field.name] = value
            if origin:
                origins[field.name] = origin
        for meant_for, stray in lost:
            if self.by_key.get(meant_for.key) is meant_for:
                values.pop(meant_for.name, None)
                origins[meant_for.name] = reader.lost(stray)
        return values, origins

    def unreadable(self, node: Node, reader: Reader, record_id: str) -> Record:
        """A record of which nothing is known but that it is there."""
        names = [field.name for field in self.fields if field.key in self.core]
        origins = {name: reader.lost(node) for name in names}
        known: dict[str, Any] = {"place": reader.place(node), "origins": origins, "id": record_id}
        return self.record(**known)

    def schema(self) -> Schema:
        """A reference to the definition of this record."""
        return {"$ref": f"#/definitions/{self.name}"}

    def parts(self) -> Iterable[Notation]:
        """The notations of its keys."""
        return (field.notation for field in self.fields)

    def definition(self) -> Schema:
        """The definition of the record as an object, or as its shorthand."""
        properties = {
            field.key: field.notation.schema() | {"description": field.help}
            if "$ref" not in field.notation.schema()
            else {"allOf": [field.notation.schema()], "description": field.help}
            for field in self.fields
        }
        whole = object_schema(properties, [field.key for field in self.fields if field.required])
        whole["description"] = self.help
        short = self.field(self.shorthand)
        return {"anyOf": [whole, short.notation.schema()]} if short else whole


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that are known in a record.

    Attributes:
        tables: the common keys, then those of each law that adds some.
        fields: of all tables. required: those without which the record is incomplete.
        keys: every spelling, with the key that it stands for.
    """

    tables: tuple[Table, ...]
    fields: tuple[Field, ...]
    required: tuple[Field, ...]
    keys: Mapping[str, str]


def known_in(tables: tuple[Table, ...]) -> Known:
    """What is known in a record with the keys of these tables."""
    fields = tuple(field for table in tables for field in table.fields)
    keys = {name: field.key for table in tables for name, field in table.by_key.items()}
    required = tuple(field for field in fields if field.required)
    return Known(tables=tables, fields=fields, required=required, keys=keys)


class Records(msgspec.Struct, frozen=True):
    """A list of records, each known by its `id`, or by its number where it has none."""

    table: Table

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The records in order.

        An item that is no record is one of which everything is lost. A second record of the same
        id stays under an id of its own, and which of the two a mention means is lost.
        """
        if node.kind == "map":
            reader.report("wrong-shape", "a list is needed here", node, path, "begin with `- `")
            return (), reader.lost(node)
        records, seen = [], dict[str, Node]()
        for number, item in enumerate(items_of(node), 1):
            id_node = item.get("id")
            record_id = id_node.text if id_node and ID.fullmatch(id_node.text) else str(number)
            record, _ = self.table.read(item, reader, f"{path}.{record_id}", id=record_id)
            if record is None:
                record = self.table.unreadable(item, reader, record_id)
            first = seen.setdefault(record.id, id_node or item)
            if first is not (id_node or item):
                message = f"the id {record.id!r} is used twice in {path}"
                reader.again(message, id_node or item, path, first, "duplicate-id")
                record = _under_another_id(record, seen, reader.lost(id_node or item))
                seen[record.id] = item
            records.append(record)
        return tuple(records), None

    def schema(self) -> Schema:
        """An array."""
        return {"type": "array", "items": self.table.schema()}

    def parts(self) -> Iterable[Notation]:
        """The table of a record."""
        return (self.table,)


class Named(msgspec.Struct, frozen=True):
    """Records in a mapping from id to record."""

    table: Table

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The records in order."""
        if node.kind != "map":
            reader.report("wrong-shape", "a mapping from ids is needed here", node, path)
            return (), reader.lost(node)
        entries = entries_of(node, reader, path)
        read = (
            self.table.read(value, reader, f"{path}.{key}", id=key)[0]
            for key, value in entries.items()
        )
        return tuple(record for record in read if record is not None), None

    def schema(self) -> Schema:
        """An object with any keys."""
        return {"type": "object", "additionalProperties": self.table.schema()}

    def parts(self) -> Iterable[Notation]:
        """The table of a record."""
        return (self.table,)


class Expectations(msgspec.Struct, frozen=True):
    """What a computation should give: figures by name, and the codes of `problems`."""

    table: Table

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The expectations in order."""
        if node.kind != "map":
            reader.report("wrong-shape", "a mapping from figures is needed here", node, path)
            return None, None
        entries = entries_of(node, reader, path)
        listed = entries.pop("problems", None)
        codes = None if listed is None else Many(CODE).read(listed, reader, path)[0]
        figures = tuple(
            self.table.read(value, reader, f"{path}.{name}", id=name)[0]
            for name, value in entries.items()
        )
        about = {"problems": Origin(place=reader.place(listed))} if listed else {}
        place = reader.place(node)
        return Expected(place=place, origins=about, figures=figures, problems=codes), None

    def schema(self) -> Schema:
        """An object with any keys."""
        return {
            "type": "object",
            "properties": {"problems": Many(CODE).schema()},
            "additionalProperties": self.table.schema(),
        }

    def parts(self) -> Iterable[Notation]:
        """The table of a figure, and the codes."""
        return (self.table, CODE)


class ExpectedValue(msgspec.Struct, frozen=True):
    """The value of a figure: one text, or several as a list."""

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The text; items of a list are joined by commas."""
        if node.kind == "list":
            parts = Many(NOTE).read(node, reader, path)[0]
            return ", ".join(parts), Origin(place=reader.place(node))
        return NOTE.read(node, reader, path)

    def schema(self) -> Schema:
        """One, or an array."""
        return Many(NOTE).schema()

    def parts(self) -> Iterable[Notation]:
        """The notation of a text."""
        return (NOTE,)


class Assignments(msgspec.Struct, frozen=True):
    """A mapping from names to values, each kept as written."""

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The assignments in order."""
        if node.kind != "map":
            reader.report("wrong-shape", "a mapping from names is needed here", node, path)
            return (), None
        entries = entries_of(node, reader, path)
        return tuple(
            Assignment(name, value, reader.place(value)) for name, value in entries.items()
        ), None

    def schema(self) -> Schema:
        """An object with any keys."""
        return {"type": "object"}

    def parts(self) -> Iterable[Notation]:
        """None: the names decide."""
        return ()


def meant(
    key: Node, value: Node, known: Known, entries: Mapping[str, Node], reader: Reader
) -> list[Field]:
    """The facts of a record that an unknown or repeated key may have been meant for.

    Those with a name near to the key; if there are none, those that are not given otherwise and for
    which the value could have been written. A key of another law was meant for none of them.
    """
    if key.text in known.keys:
        return [field for field in known.fields if field.key == known.keys[key.text]]
    if reader.is_elsewhere(known.tables[0].owner, key.text):
        return []
    near = [known.keys[name] for name in get_close_matches(key.text, known.keys, cutoff=_ALIKE)]
    perhaps = get_close_matches(key.text, known.keys, n=len(known.keys), cutoff=_PERHAPS_ALIKE)
    absent = [f for f in known.fields if f.key not in entries and f.bears != "nothing"]
    fitting = [field for field in absent if _fits(field.notation, key, value, reader)]
    bearing = [field for field in known.fields if field.bears != "nothing"]
    found = [f for f in bearing if f.key in near and (f in absent or f.key == near[0])]
    if not found:
        return fitting
    others = {known.keys[name] for name in perhaps}
    return [*found, *(f for f in fitting if f.key in others and f not in found)]


def _fits(notation: Notation, key: Node, value: Node, reader: Reader) -> bool:
    """Whether the value of an unknown key could stand under a notation."""
    table = getattr(notation, "table", notation)
    if isinstance(table, Table):
        items = value.items if value.kind == "list" else [value]
        inner = {name.text for item in items for name, _ in item.pairs}
        known = table.known(reader).keys
        if key.text in known or (inner and inner <= known.keys()):
            return True
    if isinstance(notation, Records | Named | Table):
        return False
    trial = Reader("")
    return notation.read(value, trial, "")[0] is not None and not trial.problems


def _under_another_id(record: Any, taken: Mapping[str, Node], lost: Origin) -> Any:
    """A record whose id is taken, under the first free one made from it."""
    wanted = record.id
    free = next(name for n in count(2) if (name := f"{wanted}-{n}") not in taken)
    origins = {**record.origins, "id": msgspec.structs.replace(lost, said=wanted)}
    return msgspec.structs.replace(record, id=free, origins=origins)
