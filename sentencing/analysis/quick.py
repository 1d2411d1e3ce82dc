"""A case from a few words on a command line, written out as the case file that it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sentencing.case.format import read_case
from sentencing.case.model import Case
from sentencing.core.diagnostics import NotationError

_TERM = re.compile(r"(?P<term>.+?)\s*@\s*(?P<imposed>\S+)(?:\s+(?P<runs>con\S+(?:\s.*)?))?")
_SPAN = re.compile(r"(?P<first>.*?)\.\.(?P<last>.*)")
_NAME = "<command line>"


def quick_text(jurisdiction: str, terms: Sequence[str], custody: Sequence[str]) -> str:
    """The text of a case file.

    Args:
        jurisdiction: code.
        terms: each `TERM @ DAY`, such as `27 years @ 2017-04-21`, and how it runs after that:
            `concurrent`, `consecutive`, `consecutive to s1`; the sentences are s1, s2, ...
        custody: each `FROM..TO`; an open end is left out.

    Raises:
        NotationError: code `bad-term` or `bad-date`: a part is not written that way.
    """
    lines = ["format: sentencing/1", f"jurisdiction: {_quoted(jurisdiction)}"]
    if custody:
        lines += ["custody:", *(_stretch(n, one) for n, one in enumerate(custody, 1))]
    lines += ["judgments:", *(_judgment(n, one) for n, one in enumerate(terms, 1))]
    return "\n".join(lines) + "\n"


def quick_case(jurisdiction: str, terms: Sequence[str], custody: Sequence[str]) -> Case:
    """The case of `quick_text`, read as a file would be."""
    return read_case(quick_text(jurisdiction, terms, custody), _NAME)


def _judgment(number: int, text: str) -> str:
    found = _TERM.fullmatch(text.strip())
    if not found:
        hint = 'write "27 years @ 2017-04-21" or "14 years @ 2017-11-30 concurrent"'
        raise NotationError("bad-term", f"{text[:60]!r} is not a term and its day", hint)
    facts = {"id": f"s{number}", "imposed": found["imposed"], "term": found["term"]}
    facts |= {"runs": found["runs"]} if found["runs"] else {}
    return _item(facts)


def _stretch(number: int, text: str) -> str:
    found = _SPAN.fullmatch(text.strip())
    if not found or not found["first"]:
        hint = "write 2014-07-05..2017-04-20"
        raise NotationError("bad-date", f"{text[:60]!r} is not two days", hint)
    facts = {"id": f"c{number}", "from": found["first"]}
    facts |= {"to": found["last"]} if found["last"] else {}
    return _item(facts)


def _item(facts: dict[str, str]) -> str:
    inside = ", ".join(f"{key}: {_quoted(value)}" for key, value in facts.items())
    return f"  - {{{inside}}}"


def _quoted(value: str) -> str:
    """A scalar of YAML, quoted where it needs to be."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ./~_-]*", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
