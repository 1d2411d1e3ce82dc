"""The standard streams: whatever they are, something readable comes out, or a line says why not.

A stream may be closed, on a full disk, or unable to hold a character. None of that is a fault of the
program, and none of it may end in a traceback.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from typing import TextIO

_INSTEAD = {
    "\u2588": "#",
    "\u2592": "+",
    "\u2591": "-",
    "\u25c6": "*",
    "\u25b6": ">",
    "\u2501": "=",
    "\u00b7": ".",
    "\u00d7": "x",
    "\u00a7": "s.",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2026": "...",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
}
"""What stands for a character where a stream cannot hold it."""
_READABLE = "sentencing.readable"


class ClosedError(OSError):
    """Raised by writing to a standard stream that was closed when the program began."""


class _Closed(io.TextIOBase):
    """Stands for standard output that was closed: says so where something should be written."""

    def write(self, _: str, /) -> int:
        """Refuse the text."""
        raise ClosedError(0, "it is closed")


def prepare() -> None:
    """Make the standard streams hold any text, as well as they can."""
    codecs.register_error(_READABLE, _readable)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_READABLE)
    # the interpreter has None for a stream that was closed, whatever the stubs say
    streams: dict[str, TextIO | None] = {"stdout": sys.stdout, "stderr": sys.stderr}
    if streams["stdout"] is None:
        sys.stdout = _Closed()
    if streams["stderr"] is None:
        sys.stderr = _nowhere()


def write(text: str, *, error: bool = False) -> None:
    """Write text to standard output, or to standard error."""
    stream = sys.stderr if error else sys.stdout
    if text:
        stream.write(text)
        stream.flush()


def write_json(text: str) -> None:
    """Write JSON to standard output; a character that it cannot hold is escaped as JSON has it."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = "".join(c if c.isascii() else _escaped(c) for c in text)
    write(text)


def silence() -> None:
    """Give up both streams, so that the interpreter does not complain about them when it ends."""
    for name in ("stdout", "stderr"):
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, getattr(sys, name).fileno())
            os.close(nowhere)
        except (OSError, ValueError):
            setattr(sys, name, _nowhere())


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # as long as the program


def _readable(error: UnicodeError) -> tuple[str, int]:
    """Instead of what cannot be encoded: the nearest plain characters."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101  # only writing uses it
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character: str) -> str:
    known = _INSTEAD.get(character)
    if known is not None:
        return known
    parts = unicodedata.normalize("NFKD", character)
    return "".join(c for c in parts if c.isascii()) or "?"


def _escaped(character: str) -> str:
    """A character as JSON escapes it, as two halves if it needs two."""
    units = character.encode("utf-16-be", "surrogatepass")
    halves = (units[i : i + 2] for i in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(half, 'big'):04x}" for half in halves)
