"""Records of a case file: tables of keys, and the ways in which records are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import count
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.case.expectations import Assignment, Expected
from sentencing.case.format.notation import (
    CODE,
    NOTE,
    REF,
    RUNS_IN_WORDS,
    UNKNOWN,
    Notation,
    Reader,
    Scalar,
    Schema,
    about_of,
    entries_of,
    items_of,
    object_schema,
    sorted_entries,
)
from sentencing.case.format.parsers import ID
from sentencing.case.format.scalars import JUDGMENT_ID
from sentencing.case.format.yaml_nodes import Node
from sentencing.case.model import Runs
from sentencing.case.provenance import Origin, Record, Ref
from sentencing.core.diagnostics import Place

Bearing: TypeAlias = Literal["days", "money", "nothing"]
"""What a fact can bear on: dates of custody, only sums of money, or nothing but the reader."""


class Field(msgspec.Struct, frozen=True):
    """One key of a record.

    Attributes:
        key: as written in the file.
        notation: of the value.
        help: what it means.
        attribute: of the record, where the key is not a good name.
        required: whether a record without it is incomplete.
        bears: what the fact can bear on.
    """

    key: str
    notation: Notation
    help: str
    attribute: str = ""
    required: bool = False
    bears: Bearing = "days"

    @property
    def name(self) -> str:
        """The attribute of the record."""
        return self.attribute or self.key


_ALIKE, _PERHAPS_ALIKE = 0.6, 0.5
"""How alike two words are that were, or may have been, meant for each other, as `difflib` measures it."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of a record, and the notation of the record as a mapping.

    Attributes:
        record: the class of the record.
        name: of the definition in the schema.
        help: what the record is.
        fields: its keys.
        shorthand: the key whose value may stand alone in place of the mapping.
        core: the keys without which the record says nothing; where an item of a list cannot be
            read as a record, these facts of it are lost.
    """

    record: type[Record]
    name: str
    help: str
    fields: tuple[Field, ...]
    shorthand: str = ""
    core: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Every key."""
        return tuple(field.key for field in self.fields)

    def field(self, key: str) -> Field | None:
        """The field of a key."""
        return next((field for field in self.fields if field.key == key), None)

    def read(
        self, node: Node, reader: Reader, path: str, **given: Any
    ) -> tuple[Any, Origin | None]:
        """The record that a mapping stands for; `given` are facts that it does not hold itself."""
        if node.kind != "map" and self.shorthand:
            node = node.wrapped(self.shorthand)
        if node.kind != "map":
            reader.report("wrong-shape", f"{self.help}, not a {node.kind}", node, path)
            return None, None
        entries, strays = sorted_entries(node, reader, path, self.keys())
        values, origins = dict(given), {}
        for field in self.fields:
            value_node = entries.get(field.key)
            if value_node is None:
                if field.required:
                    message = f"`{field.key}` is missing: {field.help}"
                    reader.report("missing-key", message, node, path)
                continue
            value, origin = field.notation.read(
                value_node, reader, f"{path}.{field.key}" if path else field.key
            )
            if value is not None:
                values[field.name] = value
            if origin:
                origins[field.name] = origin
        for key, value_node in strays:
            facts = [field for field in self.fields if field.name not in given]
            for field in meant(key, value_node, facts, entries):
                values.pop(field.name, None)
                origins[field.name] = reader.lost(key)
        return self.record(place=reader.place(node), origins=origins, **values), None

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


class Many(msgspec.Struct, frozen=True):
    """A list of values; a single one may stand without the list."""

    item: Notation

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The values in order; where one of them cannot be read, the list is lost."""
        read = [self.item.read(item, reader, path)[0] for item in items_of(node)]
        if None in read:
            return (), reader.lost(node)
        return tuple(read), Origin(place=reader.place(node))

    def schema(self) -> Schema:
        """One, or an array."""
        return {"anyOf": [self.item.schema(), {"type": "array", "items": self.item.schema()}]}

    def parts(self) -> Iterable[Notation]:
        """The notation of an item."""
        return (self.item,)


class Refs(msgspec.Struct, frozen=True):
    """References to other records, one or a list, each with its own place."""

    item: Scalar = REF

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The references in order; where one of them cannot be read, the list is lost."""
        if node.kind == "scalar" and node.text in UNKNOWN:
            return (), reader.open("unknown", node)
        items = items_of(node)
        refs = [self.item.read(item, reader, path)[0] for item in items]
        if None in refs:
            return (), reader.lost(node)
        placed = [Ref(ref.id, reader.place(item)) for ref, item in zip(refs, items, strict=True)]
        return tuple(placed), Origin(place=reader.place(node))

    def schema(self) -> Schema:
        """One, or an array."""
        return Many(self.item).schema()

    def parts(self) -> Iterable[Notation]:
        """The notation of a reference."""
        return (self.item,)


class OneRef(msgspec.Struct, frozen=True):
    """A reference to one judgment, with its own place."""

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The reference."""
        if node.kind == "scalar" and node.text in UNKNOWN:
            return None, reader.open("unknown", node)
        ref = JUDGMENT_ID.read(node, reader, path)[0]
        if ref is None:
            return None, reader.lost(node)
        place = reader.place(node)
        return Ref(ref.id, place), Origin(place=place)

    def schema(self) -> Schema:
        """An id."""
        return JUDGMENT_ID.schema()

    def parts(self) -> Iterable[Notation]:
        """The notation of a reference."""
        return (JUDGMENT_ID,)


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


class Relation(msgspec.Struct, frozen=True):
    """How a sentence runs: in words, or as a mapping."""

    table: Table

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The relation; one of which a part cannot be read is lost as a whole."""
        fact = node.get("value") if node.kind == "map" else None
        if node.kind == "map" and fact is None:
            return self._mapping(node, reader, path, Origin(place=reader.place(node)))
        if fact is not None and fact.kind == "map":
            return self._mapping(fact, reader, path, about_of(node, reader, path))
        runs, origin = RUNS_IN_WORDS.read(node, reader, path)
        return (_placed(runs, fact or node, reader) if runs else None), origin

    def _mapping(self, node: Node, reader: Reader, path: str, origin: Origin) -> tuple[Any, Origin]:
        runs = self.table.read(node, reader, path)[0]
        if any(part.open for part in runs.origins.values()):
            return None, reader.lost(node)
        return runs, origin

    def schema(self) -> Schema:
        """In words, or as an object, either with its source."""
        text = {"type": "string"}
        properties = {"value": self.table.schema(), "source": text, "note": text}
        sourced = object_schema(properties, ["value"])
        return {"anyOf": [RUNS_IN_WORDS.schema(), self.table.schema(), sourced]}

    def parts(self) -> Iterable[Notation]:
        """In words, and as a mapping."""
        return (RUNS_IN_WORDS, self.table)


def meant(
    key: Node, value: Node, fields: Sequence[Field], entries: Mapping[str, Node]
) -> list[Field]:
    """The facts of a record that an unknown or repeated key may have been meant for.

    Those with a name near to the key; if there are none, those that are not given otherwise and for
    which the value could have been written.
    """
    keys = [field.key for field in fields]
    near = get_close_matches(key.text, keys, cutoff=_ALIKE)
    perhaps = get_close_matches(key.text, keys, n=len(keys), cutoff=_PERHAPS_ALIKE)
    absent = [field for field in fields if field.key not in entries and field.bears != "nothing"]
    fitting = [field for field in absent if _fits(field.notation, key, value)]
    found = [f for f in fields if f.key in near and (f in absent or f.key == near[0])]
    if not found:
        return fitting
    return [*found, *(f for f in fitting if f.key in perhaps and f not in found)]


def _fits(notation: Notation, key: Node, value: Node) -> bool:
    """Whether the value of an unknown key could stand under a notation."""
    table = getattr(notation, "table", notation)
    if isinstance(table, Table):
        items = value.items if value.kind == "list" else [value]
        inner = {name.text for item in items for name, _ in item.pairs}
        known = set(table.keys())
        if key.text in known or (inner and inner <= known):
            return True
    if isinstance(notation, Records | Named | Table):
        return False
    reader = Reader("")
    return notation.read(value, reader, "")[0] is not None and not reader.problems


def _under_another_id(record: Any, taken: Mapping[str, Node], lost: Origin) -> Any:
    """A record whose id is taken, under the first free one made from it."""
    wanted = record.id
    free = next(name for n in count(2) if (name := f"{wanted}-{n}") not in taken)
    origins = {**record.origins, "id": msgspec.structs.replace(lost, said=wanted)}
    return msgspec.structs.replace(record, id=free, origins=origins)


def _placed(runs: Runs, node: Node, reader: Reader) -> Runs:
    """The relation read from words, each id with its own place in the line."""
    whole = reader.place(node)

    def place(ref: Ref) -> Ref:
        found = re.search(rf"(?<![\w/-]){re.escape(ref.id)}(?![\w/-])", node.text)
        if not found or whole.line != whole.end_line:
            return Ref(ref.id, whole)
        column = whole.column + found.start() + (not node.plain)
        return Ref(ref.id, Place(whole.file, whole.line, column, whole.line, column + len(ref.id)))

    return msgspec.structs.replace(
        runs,
        place=whole,
        concurrent_with=tuple(map(place, runs.concurrent_with)),
        consecutive_to=tuple(map(place, runs.consecutive_to)),
    )
