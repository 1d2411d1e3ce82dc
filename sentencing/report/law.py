"""A lawbook for reading: what is covered, the rules, the numbers, the disputed questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from sentencing.core.days import iso
from sentencing.kit.law import Chapter, Citation, Parameter, Reading, Refusal
from sentencing.kit.milestones import MilestoneSpec
from sentencing.kit.registry import Jurisdiction, chapters
from sentencing.report.view import laws

FORMAT = "sentencing.kit.law/1"
_WIDTH = 100


def text(jurisdiction: Jurisdiction, *, brief: bool = False) -> str:
    """The lawbook as text.

    Args:
        jurisdiction: whose.
        brief: only what is covered and what is not.
    """
    book = jurisdiction.lawbook
    since = iso(book.covers_offences_since)
    lines = [
        f"{jurisdiction.name}; law verified to {iso(book.verified)}; offenses since {since}",
        "",
        "covers",
        *_covered(chapters(jurisdiction.code)),
    ]
    if book.refused:
        lines += ["", "does not cover", *_refused(book.refused)]
    if not brief:
        for chapter in chapters(jurisdiction.code):
            lines += ["", chapter.title, *_rules(chapter)]
        lines += _section("numbers that the law fixes", _parameters(book.parameters.values()))
        lines += _section("disputed questions", _readings(book.readings.values()))
        lines += _section("milestones", _milestones(jurisdiction.milestones))
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """Lines under a heading; nothing where there are none."""
    found = [*lines]
    return ["", title, *found] if found else []


def as_dict(jurisdiction: Jurisdiction) -> dict[str, Any]:
    """The lawbook as plain data."""
    book = jurisdiction.lawbook
    return {
        "format": FORMAT,
        "jurisdiction": jurisdiction.code,
        "name": jurisdiction.name,
        "verified": iso(book.verified),
        "offenses_since": iso(book.covers_offences_since),
        "chapters": [
            {
                "id": chapter.id,
                "title": chapter.title,
                "rules": [
                    {
                        "title": rule.title,
                        "convention": rule.convention or None,
                        "sure": rule.sure,
                        "cites": _cited(rule.cites),
                    }
                    for rule in chapter.rules
                ],
            }
            for chapter in chapters(jurisdiction.code)
        ],
        "parameters": [
            {
                "name": f"law.{book.jurisdiction}.{parameter.id}",
                "title": parameter.title,
                "unit": parameter.unit,
                "selected_by": parameter.selected_by,
                "versions": [
                    {
                        "value": version.value,
                        "since": None if version.since is None else iso(version.since),
                        "until": None if version.until is None else iso(version.until),
                        "cites": _cited(version.cites),
                    }
                    for version in parameter.versions
                ],
            }
            for parameter in book.parameters.values()
        ],
        "readings": [
            {
                "name": f"reading.{book.jurisdiction}.{reading.id}",
                "question": reading.question,
                "default": reading.default,
                "reason": reading.reason,
                "options": [
                    {"id": o.id, "meaning": o.meaning, "cites": _cited(o.cites)}
                    for o in reading.options
                ],
            }
            for reading in book.readings.values()
        ],
        "milestones": [
            {"name": one.id, "title": one.title, "kind": one.kind, "role": one.role or None}
            for one in jurisdiction.milestones
        ],
        "refused": [
            {"what": one.what, "why": one.why, "code": one.code or None} for one in book.refused
        ],
    }


def _cited(cites: Iterable[Citation]) -> list[dict[str, str]]:
    return [{"text": cite.text, "sure": cite.sure, "read": cite.read} for cite in cites]


def _covered(found: Iterable[Chapter]) -> Iterator[str]:
    for chapter in found:
        number = f"{len(chapter.rules)} rule{'s' if len(chapter.rules) > 1 else ''}"
        sure = "" if chapter.sure == "primary" else f", in part {chapter.sure}"
        yield from _lines(f"{chapter.title} ({number}{sure})", 2)


def _refused(found: Iterable[Refusal]) -> Iterator[str]:
    for one in found:
        yield from _lines(f"{one.what}: {one.why}" + (f" ({one.code})" if one.code else ""), 2)


def _rules(chapter: Chapter) -> Iterator[str]:
    for rule in chapter.rules:
        yield from _lines(rule.title, 2)
        yield from _lines("; ".join(filter(None, (rule.convention, laws(rule.cites)))), 6)


def _parameters(found: Iterable[Parameter]) -> Iterator[str]:
    for parameter in found:
        yield from _lines(f"{parameter.id}: {parameter.title}, by the {parameter.selected_by}", 2)
        for version in parameter.versions:
            value = (
                f"{version.value} {parameter.unit}" if parameter.unit != "word" else version.value
            )
            yield from _lines(f"{value}, {version.period}; {laws(version.cites)}", 6)


def _readings(found: Iterable[Reading]) -> Iterator[str]:
    for reading in found:
        yield from _lines(f"{reading.id}: {reading.question}", 2)
        for option in reading.options:
            chosen = " (taken)" if option.id == reading.default else ""
            yield from _lines(f"{option.id}{chosen}: {option.meaning}; {laws(option.cites)}", 6)
        yield from _lines(f"because {reading.reason}", 6)


def _milestones(found: Iterable[MilestoneSpec]) -> Iterator[str]:
    for one in found:
        yield from _lines(f"{one.id}: {one.title}, {one.kind}", 2)


def _lines(words: str, indent: int) -> list[str]:
    """Words on lines of their own, the second and later ones further in."""
    return wrap(
        words,
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 4),
        break_on_hyphens=False,
    )
