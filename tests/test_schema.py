"""The published schema: current, a schema, and of one mind with the reader about our cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from sentencing.case.format.fields import CASE
from sentencing.case.format.schema import SCHEMA_FILE, schema, schema_text
from sentencing.case.model import Case
from tests.conftest import CASES, ROOT

COMMITTED = ROOT / "sentencing" / "case" / "format" / SCHEMA_FILE
FILES = [path for path in sorted(CASES.rglob("*.yaml")) if "negative" not in path.parts]
MISSHAPEN = ("unknown-key", "missing-key", "wrong-shape", "bad-choice")


class TextLoader(yaml.SafeLoader):
    """Reads scalars as the text that they are, as an editor's checker would under YAML 1.2."""


TextLoader.yaml_implicit_resolvers = {
    key: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":int", ":null"))]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def data(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=TextLoader)  # noqa: S506  # a safe loader


def test_the_committed_schema_is_current() -> None:
    assert COMMITTED.read_text("utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert json.loads(schema_text())["$schema"].endswith("draft-07/schema#")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_accepts_our_cases(path: Path) -> None:
    jsonschema.validate(data(path), schema(), cls=jsonschema.Draft7Validator)


@pytest.mark.parametrize("code", MISSHAPEN)
def test_it_refuses_what_has_another_shape(code: str) -> None:
    path = CASES / "us-federal" / "negative" / f"{code}.yaml"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data(path), schema(), cls=jsonschema.Draft7Validator)


def test_every_field_of_the_model_can_be_written() -> None:
    written = {field.name for field in CASE.fields}
    kept_by_the_reader = {"place", "origins", "own", "file", "problems", "left_open"}
    assert written == set(Case.__struct_fields__) - kept_by_the_reader


def test_every_key_has_help() -> None:
    text = schema_text()
    for field in CASE.fields:
        assert field.help
        assert field.help in text
