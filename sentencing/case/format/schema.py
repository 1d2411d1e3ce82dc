"""The format as JSON Schema draft-07, for editors; made from the field table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sentencing.case.format.fields import CASE, FORMAT
from sentencing.case.format.notation import Notation, Scalar, Schema
from sentencing.case.format.tables import Table

SCHEMA_FILE = "sentencing-1.schema.json"


def schema() -> dict[str, Any]:
    """The schema of a case file."""
    found = dict(definitions(CASE))
    case = found.pop(CASE.name)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"A case of the format {FORMAT}",
        **case,
        "definitions": {name: found[name] for name in sorted(found)},
    }


def schema_text() -> str:
    """The schema as the text that is committed beside this module."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def definitions(root: Notation) -> Mapping[str, Schema]:
    """The definitions of every notation that `root` reaches, by name."""
    found: dict[str, Schema] = {}

    def visit(notation: Notation) -> None:
        if isinstance(notation, Scalar | Table):
            if notation.name in found:
                return
            found[notation.name] = notation.definition()
        for part in notation.parts():
            visit(part)

    visit(root)
    return found
