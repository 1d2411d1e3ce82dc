"""How a sentence runs with others, as a case file says it: in words, or as a mapping."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from sentencing.case.format.notation import (
    RUNS_IN_WORDS,
    Notation,
    Reader,
    Schema,
    about_of,
    object_schema,
)
from sentencing.case.format.tables import Table
from sentencing.case.format.yaml_nodes import Node
from sentencing.case.model import Runs
from sentencing.case.provenance import Origin, Ref
from sentencing.core.diagnostics import Place


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
