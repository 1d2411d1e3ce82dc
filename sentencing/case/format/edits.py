"""Other values in the text of a file, with everything around them as it was.

A value is replaced where it stands; a list in indented lines is changed line by line, so that the remarks
between and behind its items stay. `edited` gives a text only if that text, read again, says the same as
before but for the new values: what cannot be changed safely is not changed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import msgspec

from sentencing.case.format.yaml_nodes import Node, parse_yaml
from sentencing.core.diagnostics import Place, Problem

_PLAIN = re.compile(r"[^\W_][\w .+/-]*(?<! )")
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)*")
_COMMENT = re.compile(r"\s#")
_DASH = re.compile(r"([ \t]*)-[ \t]+")
_BREAK = re.compile(r"\r\n|\r|\n|\x85|\u2028|\u2029")

Value: TypeAlias = str | tuple[str, ...]
"""One value, or those of a list. A text with commas stands also for the list of its parts."""


class Edit(msgspec.Struct, frozen=True):
    """A value of a file that should be another one: a scalar, or a list of scalars."""

    place: Place
    value: Value


def edited(text: str, edits: Sequence[Edit]) -> str | None:
    """The text of a file with other values; None if nothing but these would not stay as it is.

    Args:
        text: YAML that can be read.
        edits: places of values in it, and what should stand there.
    """
    root = parse_yaml(text, "")
    if isinstance(root, Problem):
        return None
    wanted = {(edit.place.line, edit.place.column): edit.value for edit in edits}
    if any(wanted[edit.place.line, edit.place.column] != edit.value for edit in edits):
        return None
    editor = _Editor(text)
    found = {(node.line, node.column): node for node in _values(root)}
    try:
        changes = [c for at, value in wanted.items() for c in editor.changes(found.get(at), value)]
        new = editor.with_(changes)
    except _UnsafeError:
        return None
    again = parse_yaml(new, "")
    same = isinstance(again, Node) and _same_but_for(wanted, root, again)
    return new if same else None


def scalar(value: str) -> str:
    """A value as it is written in YAML, with quotes where it needs them."""
    if _PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def flow(value: Value) -> str:
    """A value in one line."""
    return scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]"


def _values(node: Node) -> Iterator[Node]:
    """Every scalar and list that is no key."""
    if node.kind != "map":
        yield node
    for child in (*node.items, *(value for _, value in node.pairs)):
        yield from _values(child)


def _same_but_for(wanted: Mapping[tuple[int, int], Value], old: Node, new: Node) -> bool:
    """Whether two documents say the same, but for the values that are wanted."""
    value = wanted.get((old.line, old.column)) if old.kind != "map" else None
    if value is not None:
        return _parts(new) == _parts_of(value, new)
    if (old.kind, old.text, old.plain) != (new.kind, new.text, new.plain):
        return False
    before = [*old.items, *(node for pair in old.pairs for node in pair)]
    after = [*new.items, *(node for pair in new.pairs for node in pair)]
    return len(before) == len(after) and all(
        _same_but_for(wanted, *both) for both in zip(before, after, strict=True)
    )


def _parts(node: Node) -> list[str] | None:
    """The texts of a list of scalars, or of a single one."""
    items = node.items if node.kind == "list" else [node]
    return [item.text for item in items] if all(i.kind == "scalar" for i in items) else None


def _parts_of(value: Value, node: Node) -> list[str]:
    """The texts of a value in a list, or of a single one."""
    if isinstance(value, tuple):
        return list(value)
    return value.split(", ") if node.kind == "list" else [value]


def _shaped(value: Value, node: Node) -> Value:
    """A value as the list or the single text that stands in its place."""
    if node.kind == "list":
        return tuple(_parts_of(value, node))
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


class _UnsafeError(Exception):
    """Raised where a value cannot be written without touching what stands around it."""


class _Change(NamedTuple):
    """A stretch of the text and what should stand there."""

    first: int
    end: int
    text: str


class _Editor:
    """Makes changes of a text from new values of its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(found.end() for found in _BREAK.finditer(text))]

    def with_(self, changes: Sequence[_Change]) -> str:
        """The text with changes that do not overlap."""
        in_order = sorted(changes)
        if any(one.end > other.first for one, other in pairwise(in_order)):
            raise _UnsafeError
        text = self.text
        for change in reversed(in_order):
            text = text[: change.first] + change.text + text[change.end :]
        return text

    def changes(self, node: Node | None, value: Value) -> Iterator[_Change]:
        """What gives a node another value."""
        if node is None:
            raise _UnsafeError
        first, end = self._stretch(node)
        if node.kind == "list" and self.text[first] not in "[*":
            yield from self._in_lines(node, _parts_of(value, node))
        elif _COMMENT.search(self.text, first, end) and node.kind == "list":
            raise _UnsafeError
        else:
            yield _Change(first, end, flow(_shaped(value, node)))

    def _stretch(self, node: Node) -> tuple[int, int]:
        """Where the text of a node begins, its anchor and tag apart, and where it ends."""
        first = self._at(node.line, node.column)
        end = self._at(node.end_line, node.end_column)
        properties = _PROPERTIES.match(self.text, first, end)
        first = properties.end() if properties else first
        return first, first + len(self.text[first:end].rstrip())

    def _at(self, line: int, column: int) -> int:
        return self.lines[line - 1] + column - 1

    # -- lists in indented lines -------------------------------------------------------------------

    def _in_lines(self, node: Node, wanted: Sequence[str]) -> Iterator[_Change]:
        """Changes of a list each of whose items has lines of its own.

        Items that are not wanted go, what is new comes behind the others; where that gives another
        order, the texts change places.
        """
        items = [item for item in node.items if item.kind == "scalar"]
        if len(items) < len(node.items) or not items:
            raise _UnsafeError
        texts = [item.text for item in items]
        stays = [text in wanted and text not in texts[:n] for n, text in enumerate(texts)]
        kept = [text for text, stay in zip(texts, stays, strict=True) if stay]
        new = [text for text in wanted if text not in kept]
        if not wanted:
            yield from self._emptied(items)
        elif not kept or kept + new != list(wanted):
            yield from self._one_by_one(items, wanted)
        else:
            for item, stay in zip(items, stays, strict=True):
                if not stay:
                    yield self._without(item)
            yield from self._behind(items[max(n for n, stay in enumerate(stays) if stay)], new)

    def _emptied(self, items: Sequence[Node]) -> Iterator[_Change]:
        dash, end = self._dash(items[0])[1], self._stretch(items[0])[1]
        yield _Change(dash, end, "  []")
        yield from map(self._without, items[1:])

    def _one_by_one(self, items: Sequence[Node], wanted: Sequence[str]) -> Iterator[_Change]:
        for item, text in zip(items, wanted, strict=False):
            if item.text != text:
                yield _Change(*self._stretch(item), scalar(text))
        yield from map(self._without, items[len(wanted) :])
        yield from self._behind(items[-1], wanted[len(items) :])

    def _dash(self, item: Node) -> tuple[int, int]:
        """Where the line of an item begins, and where the dash of the item stands."""
        begin, at = self.lines[item.line - 1], self._at(item.line, item.column)
        found = _DASH.fullmatch(self.text, begin, at)
        if not found:
            raise _UnsafeError
        return begin, found.end(1)

    def _line_end(self, at: int) -> tuple[int, int]:
        """Where the line ends in which a place lies, and where the next one begins."""
        found = _BREAK.search(self.text, at)
        return (found.start(), found.end()) if found else (len(self.text), len(self.text))

    def _without(self, item: Node) -> _Change:
        """Take an item away with its line; a remark behind it keeps the line."""
        begin, dash = self._dash(item)
        end = self._stretch(item)[1]
        line_end, following = self._line_end(end)
        rest = self.text[end:line_end].lstrip()
        return _Change(dash, line_end - len(rest), "") if rest else _Change(begin, following, "")

    def _behind(self, item: Node, texts: Sequence[str]) -> Iterator[_Change]:
        """Items on lines of their own behind the line of another one."""
        if not texts:
            return
        begin, dash = self._dash(item)
        line_end, following = self._line_end(self._stretch(item)[1])
        first_break = _BREAK.search(self.text)
        line_break = self.text[line_end:following] or (first_break[0] if first_break else "\n")
        indent = self.text[begin:dash]
        added = "".join(f"{line_break}{indent}- {scalar(text)}" for text in texts)
        yield _Change(line_end, line_end, added)
