"""Whether a case gives what its file expects: figures, and problems in both directions.

A file may expect figures of the case itself and of each of its what-if scenarios, and it may name
the problem codes that must occur; then any other problem, and any that does not occur, is a
difference. A file that cannot be read as a case can say so in a comment:
`# expect-problems: not-yaml`.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from sentencing.analysis.figures import apart, days_between, figure_of, names_of, same
from sentencing.case.expectations import Assignment, Expectation, Expected
from sentencing.case.format import read_bytes, read_case
from sentencing.case.model import Case
from sentencing.core import catalogue
from sentencing.core.diagnostics import Place, Problem, did_you_mean, sort_key
from sentencing.engine import Computation, compute
from sentencing.kit.figures import known_figures
from sentencing.kit.registry import find

SUFFIXES = (".yaml", ".yml")
_FILES_THAT_PAY_FOR_A_PROCESS = 150
_DIRECTIVE = re.compile(r"^# expect-problems:[ \t]*([a-z0-9, -]*)$", re.MULTILINE)
_QUOTED = re.compile(r"[,:#\[\]{}&*!|>'\"%@`]")


class Edit(msgspec.Struct, frozen=True):
    """A stretch of the file that should read otherwise."""

    place: Place
    text: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What checking one file found.

    Attributes:
        file: its name. text: what it holds, if it could be read.
        findings: problems and differences, in the order of the file.
        edits: what would make the expectations those of the computation.
    """

    file: str
    text: str
    findings: tuple[Problem, ...]
    edits: tuple[Edit, ...]


def files_of(path: str) -> list[str] | Problem:
    """The case files that a path means: itself, or every one in the folder, sorted."""
    if not Path(path).is_dir():
        return [path]
    found = sorted(
        str(Path(folder, name))
        for folder, _, names in os.walk(path)
        for name in names
        if name.endswith(SUFFIXES) and not name.startswith(".")
    )
    return found or Problem("no-cases", "no file here ends in .yaml or .yml", Place(path))


def check(path: str) -> Report:
    """Check one file."""
    read = read_bytes(Path(path), path)
    if isinstance(read, Problem):
        expected = _codes_in_comment(_beginning(path))
        return Report(
            file=path, text="", findings=tuple(_compared([read], expected, Place(path))), edits=()
        )
    return check_text(read, path, Path(path).parent)


def check_all(paths: Sequence[str]) -> Iterator[Report]:
    """Check many files, in their order; with several processors where that pays.

    A report without findings comes without its text.
    """
    processes = min(os.cpu_count() or 1, len(paths) // _FILES_THAT_PAY_FOR_A_PROCESS)
    if processes < 2:  # noqa: PLR2004  # one process is this one
        yield from map(_check_briefly, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(_check_briefly, paths, chunksize=50)


def _check_briefly(path: str) -> Report:
    report = check(path)
    return report if report.findings else msgspec.structs.replace(report, text="")


def check_text(text: str, file: str, folder: Path | None = None) -> Report:
    """Check the text of a file; tables that it names lie in the folder."""
    case = read_case(text, file, folder)
    if any(problem.unreadable for problem in case.problems):
        expected = _codes_in_comment(text)
        return Report(
            file=file,
            text=text,
            findings=tuple(_compared(case.problems, expected, Place(file))),
            edits=(),
        )
    differences = _Differences(case)
    differences.of_scenario((), case.expect, Place(file))
    for what_if in case.what_if:
        differences.of_scenario(what_if.set, what_if.expect, what_if.place or Place(file))
    findings = sorted(differences.findings, key=sort_key)
    return Report(file=file, text=text, findings=tuple(findings), edits=tuple(differences.edits))


def updated(report: Report) -> str:
    """The text of a file with its expectations made those of the computation."""
    lines = report.text.splitlines(keepends=True)
    for edit in sorted(report.edits, key=lambda e: (e.place.line, e.place.column), reverse=True):
        begin, end = edit.place.line - 1, edit.place.end_line - 1
        head = lines[begin][: edit.place.column - 1]
        tail = lines[end][edit.place.end_column - 1 :] if end < len(lines) else ""
        lines[begin : end + 1] = [head + edit.text + tail]
    return "".join(lines)


def difference(report: Report) -> str:
    """What `updated` would change, as a unified diff."""
    return "".join(
        difflib.unified_diff(
            report.text.splitlines(keepends=True),
            updated(report).splitlines(keepends=True),
            report.file,
            f"{report.file} (updated)",
        )
    )


class _Differences:
    """Collects what a case gives otherwise than its file expects."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.findings: list[Problem] = []
        self.edits: list[Edit] = []

    def of_scenario(
        self, assigned: tuple[Assignment, ...], expect: Expected | None, place: Place
    ) -> None:
        """Compute under a scenario and compare."""
        scenario = {item.name: item for item in assigned}
        computation = compute(self.case, scenario, trace=False, ranges=False)
        codes = expect.problems if expect else None
        where = expect.place_of("problems") if expect else None
        new = list(_compared(computation.problems, codes, where or place))
        self.findings += [finding for finding in new if finding not in self.findings]
        for figure in expect.figures if expect else ():
            self._figure(computation, figure)
        if new and codes is not None and where:
            actual = sorted({p.code for p in computation.problems if p.severity != "note"})
            self.edits.append(Edit(where, f"[{', '.join(actual)}]"))

    def _figure(self, computation: Computation, figure: Expectation) -> None:
        if figure.value is None:
            return
        computed = figure_of(computation, figure.id)
        place = figure.place_of("value")
        if computed is None:
            message = f"nothing named {figure.id[:40]!r} is computed here"
            hint = _meant(figure.id, computation)
            self.findings.append(
                Problem("unknown-expectation", message, figure.place, path="", hint=hint)
            )
            return
        days = days_between(figure.value, computed)
        near = days is not None and abs(days) <= (figure.within or 0)
        if near or same(figure.value, computed):
            return
        message = f"{figure.id} is {computed}, not {figure.value}"
        if days:
            message = f"{figure.id} is {computed}, {apart(-days, computed)} than expected"
        self.findings.append(Problem("differs-from-expectation", message, place))
        if place:
            self.edits.append(Edit(place, _quoted(computed, figure.value)))


def _compared(
    problems: Iterable[Problem], expected: tuple[str, ...] | None, place: Place
) -> Iterator[Problem]:
    """Problems that are not expected, and expected ones that do not occur."""
    problems = list(problems)
    if expected is None:
        yield from (problem for problem in problems if problem.severity == "error")
        return
    occurring = {problem.code for problem in problems}
    yield from (p for p in problems if p.code not in expected and p.severity != "note")
    for code in dict.fromkeys(expected):
        if code not in occurring:
            message = f"the problem {code} is expected and does not occur"
            yield Problem("expected-problem-missing", message, place, hint=_code_meant(code))


def _code_meant(code: str) -> str:
    """The problem code that was meant, if nobody has this one."""
    return "" if catalogue.find(code) else did_you_mean(code, sorted(catalogue.every()))


def _codes_in_comment(text: str) -> tuple[str, ...] | None:
    found = _DIRECTIVE.search(text)
    if not found:
        return None
    return tuple(code.strip() for code in found[1].split(",") if code.strip())


def _beginning(path: str) -> str:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(500).decode("utf-8", "replace")
    except OSError:
        return ""


def _meant(name: str, computation: Computation) -> str:
    """The figure that was perhaps meant; nothing, if this is one that the case does not give."""
    jurisdiction = find(computation.case.jurisdiction or "")
    known = known_figures(jurisdiction) if jurisdiction else ()
    return "" if name in known else did_you_mean(name, list(known) or names_of(computation))


def _quoted(computed: str, replaced: str) -> str:
    """The computed value as a scalar of YAML."""
    if computed.replace(", ", "") and ", " in computed and ", " in replaced:
        return f"[{computed}]"
    return f'"{computed}"' if _QUOTED.search(computed) else computed
