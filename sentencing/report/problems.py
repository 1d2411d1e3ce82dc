"""Problems as a person reads them: place, message, excerpt with a caret, hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sentencing.core import catalogue
from sentencing.core.diagnostics import Place, Problem, did_you_mean

_LONGEST_EXCERPT = 160


def full(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """Problems with their excerpts.

    Args:
        problems: in the order to show them.
        texts: the text of each file that could be read, by the name that places use.
    """
    return "\n".join("\n".join(_lines(problem, texts)) + "\n" for problem in problems)


def concise(problems: Iterable[Problem]) -> str:
    """Problems, a line each."""
    return "".join(f"{problem}\n" for problem in problems)


def page(code: str) -> str:
    """What the catalogue says of a code."""
    entry = catalogue.entry(code)
    return (
        f"{code} ({entry.severity})\n{entry.title}.\n\n{entry.meaning}\n\n"
        f"What to do: {entry.remedy}\n"
    )


def nearest_code(word: str) -> str:
    """A hint towards the code that was meant; empty if none is near."""
    hint = did_you_mean(word, sorted(catalogue.every()))
    return hint if hint.startswith("did you mean") else ""


def _lines(problem: Problem, texts: Mapping[str, str]) -> Iterator[str]:
    yield str(problem)
    if problem.place:
        yield from _excerpt(problem.place, texts)
    for place, remark in problem.related:
        yield f"  {place}: {remark}"
    if problem.hint:
        yield f"  help: {problem.hint}"


def _excerpt(place: Place, texts: Mapping[str, str]) -> Iterator[str]:
    lines = texts.get(place.file, "").splitlines()
    if not 0 < place.line <= len(lines):
        return
    line = lines[place.line - 1]
    if len(line) > _LONGEST_EXCERPT or not line.isprintable():
        return
    gutter = len(str(place.line))
    same_line = place.end_line == place.line and place.end_column > place.column
    width = place.end_column - place.column if same_line else 1
    width = max(1, min(width, len(line) - place.column + 1))
    yield f"  {' ' * gutter} |"
    yield f"  {place.line} | {line}"
    yield f"  {' ' * gutter} | {' ' * (place.column - 1)}{'^' * width}"
