"""Several values under one key: lists of values, and mentions of other records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from sentencing.case.format.notation import REF, UNKNOWN, Notation, Reader, Scalar, Schema, items_of
from sentencing.case.format.scalars import JUDGMENT_ID
from sentencing.case.format.yaml_nodes import Node
from sentencing.case.provenance import Origin, Ref


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
