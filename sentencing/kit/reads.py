"""What a law reads of a case: a fact that is stated and that no rule asks for is named, never passed over.

A law declares the facts that it reads, and of some facts the words that it has rules for. Whatever else
the case states under that law is *unread*: a warning where such a fact could move a date, else a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sentencing.case.format.tables import Field
from sentencing.case.model import Case, Judgment
from sentencing.case.paths import pattern_of, stated
from sentencing.case.provenance import Record
from sentencing.case.walk import joined, walk
from sentencing.core.diagnostics import Problem

OF_THE_KERNEL = frozenset(
    ("jurisdiction", "as_of", "law_as_of", "others", "judgments.*.jurisdiction")
)
"""Facts that the engine itself asks for."""


class Reads(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules of a law ask for.

    Attributes:
        facts: by pattern, `judgments.*.counts.*.term`; a record stands for every fact in it.
        told: facts of which no rule asks but a presumption speaks.
        words: of facts that are words, those that the law has rules for; a word beside them is unread.
    """

    facts: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    words: Mapping[str, frozenset[str]] = {}


def unread(case: Case, reads: Reads, law: str) -> Iterator[Problem]:
    """A problem for each stated fact that the law of the case does not read.

    Facts of judgments under another law are that law's to read.

    Args:
        case: the case.
        reads: what its law reads.
        law: its name, for people.
    """
    elsewhere = tuple(f"judgments.{j.id}." for j in case.judgments if not _is_own(case, j))
    of_others = frozenset(_of_others(case))
    for name, record, field, _ in stated(case):
        pattern = pattern_of(case, name)
        if field.is_prose or field.key == "id" or pattern in OF_THE_KERNEL:
            continue
        if name.startswith(elsewhere):
            continue
        value = getattr(record, field.name)
        words = reads.words.get(pattern)
        if pattern in reads.told or (
            pattern in reads.facts and (words is None or value is None or value in words)
        ):
            continue
        if not any(name == other or name.startswith(f"{other}.") for other in of_others):
            yield _problem(name, record, field, law)


def _is_own(case: Case, judgment: Judgment) -> bool:
    return judgment.jurisdiction in (None, case.jurisdiction)


def _of_others(case: Case) -> Iterator[str]:
    """The names under which another law of the case keeps facts of its own."""
    for name, _, table in walk(case):
        if table.law not in ("", case.jurisdiction):
            yield from (joined(name, field.key) for field in table.fields)


def _problem(name: str, record: Record, field: Field, law: str) -> Problem:
    code = "unread-fact" if field.bears == "days" else "unread-remark"
    value = getattr(record, field.name)
    said = f" ({value})" if isinstance(value, str) else ""
    message = f"{name}{said} is stated, and no rule of {law} asks for it"
    return Problem(code, message, record.place_of(field.name), path=name)
