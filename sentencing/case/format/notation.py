"""Notations: how each kind of value is written in a case file.

A notation knows how to read a node and how to describe itself as JSON Schema. The field table (`fields`) says which notation each key has; reader, schema, help and the
addressing of names all follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from sentencing.case.format.parsers import reference, runs_in_words, short, text
from sentencing.case.format.yaml_nodes import Node, in_a_line
from sentencing.case.provenance import Openness, Origin, RivalClaim
from sentencing.core import catalogue
from sentencing.core.diagnostics import NotationError, Place, Problem, did_you_mean
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import TermRange

if TYPE_CHECKING:
    from sentencing.case.format.own import Laws

_LONGEST_VALUE = 200
_LONGEST_TEXT = 4000
_RIVAL_KEYS = {key: key for key in ("value", "source", "note")}
_FACT_KEYS = _RIVAL_KEYS | {"rivals": "rivals"}
UNKNOWN = ("unknown", "?")
"""The words for a fact that is not known."""

Schema = dict[str, Any]


class Reader:
    """Reads nodes of one file and collects what is wrong with them.

    Attributes:
        file: its name, for places.
        problems: found so far.
        left_open: whether some fact is unknown, lost, imprecise or contested.
        laws: whose keys are known at the place that is being read; None if only common keys are.
    """

    def __init__(self, file: str, laws: Laws | None = None) -> None:
        self.file = file
        self.laws = laws
        self.problems: list[Problem] = []
        self.left_open = False

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return node.place(self.file)

    def lost(self, node: Node) -> Origin:
        """The origin of a fact that is written at a node and cannot be read."""
        return self.open("lost", node)

    def open(self, how: Openness, node: Node) -> Origin:
        """The origin of a fact without a value that is written at a node."""
        self.left_open = True
        return Origin(place=self.place(node), open=how, said=short(in_a_line(node)))

    def is_elsewhere(self, owner: str, key: str) -> bool:
        """Whether an unknown key of a record is a key of some law that is not read there."""
        return bool(self.laws and self.laws.whose(owner, key))

    def report(self, code: str, message: str, node: Node, path: str, hint: str = "") -> None:
        """Note a problem at a node."""
        self.problems.append(Problem(code, message, self.place(node), path=path, hint=hint))

    def again(self, message: str, node: Node, path: str, first: Node, code: str) -> None:
        """Note that something stands here a second time."""
        related = ((self.place(first), "first here"),)
        self.problems.append(
            Problem(code, message, self.place(node), path=path, hint="", related=related)
        )


class Notation(Protocol):
    """How a kind of value is written."""

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The value of a node and where it comes from; None for one that cannot be read."""
        ...

    def schema(self) -> Schema:
        """The notation as JSON Schema."""
        ...

    def parts(self) -> Iterable[Notation]:
        """The notations that it is made of."""
        ...


class Scalar(msgspec.Struct, frozen=True, kw_only=True):
    """A value that is one piece of text.

    Attributes:
        name: of the notation, in the schema and the help.
        parse: text to value; raises NotationError.
        help: how it is written.
        examples: texts that it reads.
        numeric: whether it may be written as a bare number.
        longest: how many characters it may have.
        fact: whether sources and rivals can be given for it.
        words: the only possible words, if it is a choice.
        unknown: the value of a fact that is said to be unknown.
    """

    name: str
    parse: Callable[[str], Any]
    help: str
    examples: tuple[str, ...]
    numeric: bool = False
    longest: int = _LONGEST_VALUE
    fact: bool = True
    words: tuple[str, ...] = ()
    unknown: Any = None

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The value, plain or with `value`, `source`, `note`, `rivals` around it."""
        if self.fact and node.kind == "map" and node.get("value"):
            return self._fact(node, reader, path)
        return self._plain(node, reader, path)

    def _plain(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin]:
        """The value of a text; without one where it is unknown or cannot be read."""
        if node.kind != "scalar":
            reader.report("wrong-shape", f"{self.help}, not a {node.kind}", node, path)
            return None, reader.lost(node)
        if self.fact and node.text in UNKNOWN:
            return self.unknown, reader.open("unknown", node)
        if len(node.text) > self.longest:
            reader.report("bad-text", f"longer than {self.longest} characters", node, path)
            return None, reader.lost(node)
        try:
            value = self.parse(node.text)
            reader.left_open |= _imprecise(value)
            return value, Origin(place=reader.place(node))
        except NotationError as error:
            reader.report(error.code, error.message, node, path, error.hint)
            return None, reader.lost(node)

    def _fact(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin]:
        entries = entries_of(node, reader, path, _FACT_KEYS)
        value, origin = self._plain(entries["value"], reader, path)
        source, note = _source_and_note(entries, reader, path)
        rivals = tuple(self._rival(item, reader, path) for item in items_of(entries.get("rivals")))
        reader.left_open |= bool(rivals)
        return value, msgspec.structs.replace(origin, source=source, note=note, rivals=rivals)

    def _rival(self, node: Node, reader: Reader, path: str) -> RivalClaim:
        if node.kind != "map":
            return RivalClaim(value=self._plain(node, reader, path)[0], place=reader.place(node))
        entries = entries_of(node, reader, path, _RIVAL_KEYS)
        if "value" not in entries:
            reader.report("missing-key", "a rival claim needs a `value`", node, path)
            return RivalClaim(value=None, place=reader.place(node))
        source, note = _source_and_note(entries, reader, path)
        value = self._plain(entries["value"], reader, path)[0]
        return RivalClaim(
            value=value, source=source, note=note, place=reader.place(entries["value"])
        )

    def schema(self) -> Schema:
        """A reference to the definition of this notation."""
        return {"$ref": f"#/definitions/{self.name}"}

    def parts(self) -> Iterable[Notation]:
        """None: it is text."""
        return ()

    def definition(self) -> Schema:
        """The definition: the plain value, or the value with its sources and rivals."""
        plain: Schema = {"description": self.help, "examples": list(self.examples)}
        plain["type"] = ["string", "integer", "number"] if self.numeric else "string"
        if self.words:
            words = [*self.words, *(UNKNOWN if self.fact else ())]
            plain = {"description": self.help, "enum": words}
        if not self.fact:
            return plain
        claim = {"value": plain, "source": {"type": "string"}, "note": {"type": "string"}}
        rival = {"anyOf": [plain, object_schema(claim, ["value"])]}
        with_rivals = claim | {"rivals": {"type": "array", "items": rival}}
        return {"anyOf": [plain, object_schema(with_rivals, ["value"])]}


def _imprecise(value: Any) -> bool:
    return isinstance(value, TermRange) or (isinstance(value, PartialDate) and not value.exact)


def entries_of(
    node: Node, reader: Reader, path: str, known: Mapping[str, str] | None = None
) -> dict[str, Node]:
    """The entries of a map; unknown and repeated keys are reported and left out."""
    return sorted_entries(node, reader, path, known)[0]


def sorted_entries(
    node: Node, reader: Reader, path: str, known: Mapping[str, str] | None = None, owner: str = ""
) -> tuple[dict[str, Node], list[tuple[Node, Node]]]:
    """The entries of a map, and those of unknown and repeated keys, which are reported.

    Args:
        node: the map.
        reader: collects the problems.
        path: the name of what the map stands for.
        known: every spelling of a key, with the key that it stands for; None if all are good.
        owner: the record that the map is, if laws can add keys to it.
    """
    entries: dict[str, Node] = {}
    firsts: dict[str, Node] = {}
    strays: list[tuple[Node, Node]] = []
    for key, value in node.pairs:
        name = key.text if known is None else known.get(key.text)
        if key.kind != "scalar":
            reader.report("wrong-shape", "a key must be plain text", key, path)
            strays.append((key, value))
        elif name is None:
            hint = _hint(key.text, value, list(known or ()), reader, owner)
            message = f"there is no key `{short(key.text)}` here"
            reader.report("unknown-key", message, key, path, hint)
            strays.append((key, value))
        elif name in entries:
            message = f"the key `{short(key.text)}` stands here a second time"
            reader.again(message, key, path, firsts[name], "duplicate-key")
            strays.append((key, value))
        else:
            entries[name], firsts[name] = value, key
    return entries, strays


def _hint(name: str, value: Node, known: list[str], reader: Reader, owner: str) -> str:
    """What may have been meant by an unknown key."""
    if value.kind == "scalar" and value.plain and not value.text:
        return "inside { } a comma begins a new key; text with a comma needs quotes"
    whose = reader.laws.whose(owner, name) if reader.laws else ()
    return f"`{name}` is a key of {', '.join(whose)}" if whose else did_you_mean(name, known)


RUNS_IN_WORDS = Scalar(
    name="relation",
    parse=runs_in_words,
    help="a relation such as `concurrent with wa` or `consecutive to wa, ga`",
    examples=(
        "concurrent with wa",
        "consecutive to wa, ga",
        "concurrent",
        "consecutive to wa/1-10",
    ),
    longest=_LONGEST_TEXT,
)
TEXT = Scalar(
    name="text",
    parse=text,
    help="text",
    examples=("N.D. Ga.",),
    numeric=True,
    longest=_LONGEST_TEXT,
)
NOTE = msgspec.structs.replace(TEXT, name="note", examples=("a remark",), fact=False)
REF = Scalar(
    name="ref",
    parse=reference,
    help="the id of another record",
    examples=("ndga",),
    numeric=True,
    fact=False,
)


class ProblemCode(Scalar, frozen=True, kw_only=True):
    """A code of the catalogue: the kernel's, or one of a law that is installed."""

    def read(self, node: Node, reader: Reader, path: str) -> tuple[Any, Origin | None]:
        """The code, if somebody has it."""
        if (
            node.kind == "scalar"
            and catalogue.find(node.text, reader.laws.main if reader.laws else "") is None
        ):
            hint = did_you_mean(node.text, sorted(catalogue.every()))
            message = f"{short(node.text)!r} is no problem code"
            reader.report("bad-choice", message, node, path, hint)
            return None, reader.lost(node)
        return super().read(node, reader, path)


CODE = ProblemCode(
    name="code", parse=str, help="a problem code", examples=("unknown-key",), fact=False
)


def items_of(node: Node | None) -> list[Node]:
    """The items of a list; a single value is a list of one."""
    if node is None:
        return []
    return node.items if node.kind == "list" else [node]


def about_of(node: Node, reader: Reader, path: str) -> Origin:
    """Where a fact comes from whose value is a map of its own: `value`, `source`, `note`."""
    entries = entries_of(node, reader, path, _RIVAL_KEYS)
    source, note = _source_and_note(entries, reader, path)
    return Origin(place=reader.place(entries["value"]), source=source, note=note)


def _source_and_note(entries: Mapping[str, Node], reader: Reader, path: str) -> tuple[str, str]:
    source, note = (_text_of(entries.get(key), reader, path) for key in ("source", "note"))
    return source, note


def _text_of(node: Node | None, reader: Reader, path: str) -> str:
    return (NOTE.read(node, reader, path)[0] or "") if node else ""


def object_schema(properties: Schema, required: list[str]) -> Schema:
    """An object of certain keys only."""
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    } | ({"required": required} if required else {})
