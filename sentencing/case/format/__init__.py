"""Case files: the format `sentencing/1`, from text to the model.

`load` reads a file and never raises for what it finds there: problems are in `Case.problems`,
each with its place.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from sentencing.case.format.fields import CASE, FORMAT
from sentencing.case.format.mentions import settle
from sentencing.case.format.notation import Reader
from sentencing.case.format.own import laws_in
from sentencing.case.format.yaml_nodes import MAX_BYTES, Node, parse_yaml
from sentencing.case.model import Case
from sentencing.case.provenance import Record
from sentencing.core.diagnostics import Place, Problem, did_you_mean, sort_key
from sentencing.core.files import FileError, content, is_stream, shown
from sentencing.core.partial_dates import PartialDate

__all__ = ["decode", "folder_of", "load", "read_case", "read_text"]


def load(path: str | os.PathLike[str]) -> Case:
    """Read a case file.

    Args:
        path: of the file.

    Returns:
        The case. What could not be read is in its `problems`; a file that gives no case at all
        gives one without judgments, and a problem that is `unreadable`.
    """
    name, text = shown(path), read_text(path)
    if isinstance(text, Problem):
        return Case(file=name, problems=(text,))
    return read_case(text, name, folder_of(path))


def folder_of(path: str | os.PathLike[str]) -> Path | None:
    """The folder in which the tables that a case names lie; a stream has none."""
    return None if is_stream(path) else Path(path).parent


def read_text(path: str | os.PathLike[str]) -> str | Problem:
    """The text of a case file, or why there is none; never reads more than the limit."""
    name = shown(path)
    try:
        return decode(content(path, MAX_BYTES), name)
    except FileError as error:
        return Problem("unreadable-file", str(error), Place(name))


def decode(data: bytes, name: str) -> str | Problem:
    """The text of the bytes, or why they are none: too many, or not UTF-8 from some place on."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes"
        return Problem("file-too-large", message, Place(name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        return Problem("not-text", "the bytes here are not UTF-8 text", Place(name, line, column))


def read_case(text: str, file: str = "<text>", folder: Path | None = None) -> Case:
    """Read a case from the text of a file.

    Args:
        text: YAML in the format `sentencing/1`.
        file: the name to show in places.
        folder: where tables that the case names lie; None if it has none.
    """
    root = parse_yaml(text, file)
    if isinstance(root, Problem):
        return Case(file=file, problems=(root,))
    reader = Reader(file, laws_in(root))
    case: Case | None = CASE.read(root, reader, "", file=file)[0]
    if case is None:
        return Case(file=file, problems=tuple(reader.problems))
    if case.payments and case.payments.rates_from:
        from sentencing.case.format.yields import with_rates

        case, wrong = with_rates(case, folder)
        reader.problems += wrong
    case = settle(case, reader)
    _check_format(case, root, reader)
    _check_spans(case, reader)
    _check_sources(case, reader)
    problems = tuple(sorted(dict.fromkeys(reader.problems), key=sort_key))
    return msgspec.structs.replace(case, problems=problems, left_open=reader.left_open)


def _law_of(root: Node) -> str:
    """The code of the law that a case is under, as it stands in the text."""
    node = root.get("jurisdiction")
    stated = node.get("value") if node and node.kind == "map" else node
    return stated.text if stated else ""


def _check_format(case: Case, root: Node, reader: Reader) -> None:
    node = root.get("format")
    if case.format and case.format != FORMAT and node:
        message = f"the format {case.format[:40]!r} is not known"
        reader.report("unsupported-format", message, node, "format", f"write {FORMAT}")


def _check_spans(case: Case, reader: Reader) -> None:
    """Stretches end on or after the day they begin."""
    for name, record in case.records():
        first: PartialDate | None = getattr(record, "first", None)
        last: PartialDate | None = getattr(record, "last", None)
        if not (first and last and first.first is not None and last.last is not None):
            continue
        if last.last < first.first:
            reader.problems.append(
                Problem(
                    "reversed-dates",
                    f"{name} ends on {last}, before it begins on {first}",
                    record.place_of("last"),
                    path=f"{name}.to",
                )
            )


def _check_sources(case: Case, reader: Reader) -> None:
    """Where a file lists its sources, every source named is one of them."""
    known = [source.id for source in case.sources]
    if not known:
        return
    for name, record in case.records():
        for source, place in _named_sources(record):
            if source not in known:
                message = f"{source[:40]!r} is none of the sources of this case"
                hint = did_you_mean(source, known)
                reader.problems.append(
                    Problem("unknown-source", message, place, path=name, hint=hint)
                )


def _named_sources(record: Record) -> list[tuple[str, Place | None]]:
    named = []
    if getattr(record, "source", None):
        named.append((record.source, record.place_of("source")))  # type: ignore[attr-defined]
    for about in record.origins.values():
        named += [(about.source, about.place)] if about.source else []
        named += [(rival.source, rival.place) for rival in about.rivals if rival.source]
    return named
