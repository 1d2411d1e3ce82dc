"""YAML text to nodes with positions, within limits that keep a hostile file harmless.

The text is taken apart by libyaml's event parser and put together here, so that depth and number
of values are bounded while reading, whatever aliases and brackets the file holds. No tag is ever
acted on: every scalar stays the text that was written, and the notations of the format decide
what it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

import msgspec
import yaml

from sentencing.core.diagnostics import Place, Problem

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 50_000

Kind: TypeAlias = Literal["scalar", "list", "map"]


class Node(msgspec.Struct, kw_only=True):
    """A value of the file with the stretch of text it stands in.

    Attributes:
        kind: scalar, list or map.
        text: of a scalar.
        items: of a list. pairs: of a map, keys and values.
        line, column: of its first character, from 1; of an alias, where the alias stands.
        end_line, end_column: behind its last character.
        size: how many nodes it holds, itself included, aliases counted as often as used.
        plain: whether a scalar stands without quotes.
    """

    kind: Kind
    text: str = ""
    items: list[Node] = []
    pairs: list[tuple[Node, Node]] = []
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    size: int = 1
    plain: bool = True

    def place(self, file: str) -> Place:
        """Where the node stands in `file`."""
        return Place(file, self.line, self.column, self.end_line, self.end_column)

    def wrapped(self, key: str) -> Node:
        """A map that stands where this node does and has it under a key."""
        pair = (
            Node(
                kind="scalar",
                text=key,
                items=[],
                pairs=[],
                line=self.line,
                column=self.column,
                end_line=self.line,
                end_column=self.column,
            ),
            self,
        )
        return Node(
            kind="map",
            text="",
            items=[],
            pairs=[pair],
            line=self.line,
            column=self.column,
            end_line=self.end_line,
            end_column=self.end_column,
        )

    def get(self, key: str) -> Node | None:
        """The value of a key of a map."""
        return next((value for name, value in self.pairs if name.text == key), None)


class _UnreadableError(Exception):
    """Raised while composing: the text gives no case; `args[0]` is the problem."""


def parse_yaml(text: str, file: str) -> Node | Problem:
    """The single document of the text, or the problem that makes it unreadable."""
    try:
        return _Composer(file).document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _UnreadableError as error:
        problem: Problem = error.args[0]
        return problem
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        return Problem("not-yaml", _sentence(error), place)
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return Problem("not-text", "a control character stands here", Place(file, line, column))


def node_of(value: Any) -> Node:
    """A node that stands for a plain Python value, as if it had been written in a file."""
    if isinstance(value, Node):
        return value
    if isinstance(value, dict):
        return Node(
            kind="map", pairs=[(node_of(key), node_of(item)) for key, item in value.items()]
        )
    if isinstance(value, list | tuple):
        return Node(kind="list", items=[node_of(item) for item in value])
    return Node(kind="scalar", text=str(value))


def in_a_line(node: Node) -> str:
    """A value as a single line of YAML."""
    if node.kind == "scalar":
        return node.text
    if node.kind == "list":
        return f"[{', '.join(in_a_line(item) for item in node.items)}]"
    pairs = ", ".join(f"{key.text}: {in_a_line(value)}" for key, value in node.pairs)
    return f"{{{pairs}}}"


def _sentence(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or "the text breaks off"
    return f"{problem} ({error.context})" if error.context else problem


class _Composer:
    """Builds nodes from events."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.anchors: dict[str, Node] = {}
        self.nodes = 0
        self.reached = (1, 1)
        """Behind the last text of a value: where a list or map in indented lines ends. The parser
        itself has it end where the next token begins, behind comments and blank lines."""

    def document(self, events: Iterator[yaml.Event]) -> Node:
        """The root of the only document."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    message = "a second document begins here; one case makes one file"
                    raise self._unreadable("not-yaml", message, event)
                root = self._node(event, events, 1)
        if root is None or (root.kind == "scalar" and not root.text and root.plain):
            raise _UnreadableError(
                Problem("empty-file", "the file holds no case", Place(self.file))
            )
        return root

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels inside each other"
            raise self._unreadable("too-deep", message, event)
        if isinstance(event, yaml.ScalarEvent):
            node = Node(kind="scalar", text=event.value, plain=not event.style)
            self.reached = _end(event)
        else:
            assert isinstance(event, yaml.CollectionStartEvent)  # noqa: S101  # no other is left
            node = self._collection(event, events, depth)
        node.line, node.column = _begin(event)
        node.end_line, node.end_column = self.reached
        if event.anchor:
            self.anchors[event.anchor] = node
        self._count(node, event)
        return node

    def _collection(
        self, event: yaml.CollectionStartEvent, events: Iterator[yaml.Event], depth: int
    ) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            node = Node(kind="list")
            ended = self._fill_list(node, events, depth)
        else:
            node = Node(kind="map")
            ended = self._fill_map(node, events, depth)
        if event.flow_style:
            self.reached = _end(ended)
        return node

    def _fill_list(self, node: Node, events: Iterator[yaml.Event], depth: int) -> yaml.Event:
        """Read the items; returns the event that ends the list."""
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            assert isinstance(event, yaml.NodeEvent)  # noqa: S101  # the parser's grammar
            node.items.append(self._node(event, events, depth + 1))
            node.size += node.items[-1].size
        return event

    def _fill_map(self, node: Node, events: Iterator[yaml.Event], depth: int) -> yaml.Event:
        """Read the pairs; returns the event that ends the map."""
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            assert isinstance(event, yaml.NodeEvent)  # noqa: S101  # the parser's grammar
            key = self._node(event, events, depth + 1)
            following = next(events)
            assert isinstance(following, yaml.NodeEvent)  # noqa: S101  # the parser's grammar
            node.pairs.append((key, self._node(following, events, depth + 1)))
            node.size += key.size + node.pairs[-1][1].size
        return event

    def _alias(self, event: yaml.AliasEvent) -> Node:
        node = self.anchors.get(event.anchor or "")
        if node is None:
            message = f"*{event.anchor} stands for nothing above it"
            raise self._unreadable("not-yaml", message, event)
        self._count(node, event)
        line, column = _begin(event)
        self.reached = end_line, end_column = _end(event)
        return msgspec.structs.replace(
            node, line=line, column=column, end_line=end_line, end_column=end_column
        )

    def _count(self, node: Node, event: yaml.Event) -> None:
        self.nodes += 1
        if node.size > MAX_NODES or self.nodes > MAX_NODES:
            message = f"more than {MAX_NODES:,} values, aliases counted each time"
            raise self._unreadable("too-many-values", message, event)

    def _unreadable(self, code: str, message: str, event: yaml.Event) -> _UnreadableError:
        return _UnreadableError(Problem(code, message, Place(self.file, *_begin(event))))


def _begin(event: Any) -> tuple[int, int]:
    """The line and column of an event, from 1."""
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _end(event: Any) -> tuple[int, int]:
    """The line and column behind an event, from 1."""
    mark = event.end_mark
    return mark.line + 1, mark.column + 1
