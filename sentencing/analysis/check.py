"""Whether a case gives what its file expects: figures, and problems in both directions.

A file may expect figures of the case itself and of each of its what-if scenarios, and it may name
the problem codes that must occur; then any other problem, and any that does not occur, is a
difference. A file that cannot be read as a case can say so in a comment:
`# expect-problems: not-yaml`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sentencing.analysis.figures import apart, days_between, figure_of, names_of, same
from sentencing.case.expectations import Assignment, Expectation, Expected
from sentencing.case.format import decode, folder_of, read_case
from sentencing.case.format.edits import Edit, edited
from sentencing.case.format.yaml_nodes import MAX_BYTES, parse_yaml
from sentencing.case.model import Case
from sentencing.core import catalogue
from sentencing.core.diagnostics import Place, Problem, did_you_mean, sort_key
from sentencing.core.files import FileError, content, shown
from sentencing.engine import Computation, compute
from sentencing.kit.figures import known_figures
from sentencing.kit.registry import find

_WHERE_A_FILE_SAYS_WHAT_IT_EXPECTS = 500
"""Bytes at the beginning of a file that is no text."""
_DIRECTIVE = re.compile(r"^# expect-problems:[ \t]*([a-z0-9, -]*)$", re.MULTILINE)
_OF_EXPECTATIONS = frozenset(
    ("differs-from-expectation", "unknown-expectation", "expected-problem-missing")
)
"""What is wrong with an expectation, and not with the case."""
_KEYS_OF_A_CASE = ("format", "jurisdiction", "judgments")


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What checking one file found.

    Attributes:
        file: its name. text: what it holds, if it could be read.
        findings: problems that the file does not expect, and differences, in the order of the file.
        edits: what would make the expectations those of the computation.
        unmet: whether an expectation is not met, be it only that there is no warning.
    """

    file: str
    text: str
    findings: tuple[Problem, ...]
    edits: tuple[Edit, ...]
    unmet: bool = False

    @property
    def failed(self) -> bool:
        """Whether something is wrong: an error that the file does not expect, or an expectation."""
        return self.unmet or any(finding.severity == "error" for finding in self.findings)

    @property
    def doubtful(self) -> bool:
        """Whether there is a warning that the file does not expect."""
        return any(finding.severity == "warning" for finding in self.findings)


def check(path: str) -> Report:
    """Check one file."""
    name = shown(path)
    try:
        data = content(path, MAX_BYTES)
    except FileError as error:
        return _unread(Problem("unreadable-file", str(error), Place(name)), None)
    text = decode(data, name)
    if isinstance(text, Problem):
        beginning = data[:_WHERE_A_FILE_SAYS_WHAT_IT_EXPECTS].decode("utf-8", "replace")
        return _unread(text, _codes_in_comment(beginning))
    return check_text(text, name, folder_of(path))


def _unread(problem: Problem, expected: tuple[str, ...] | None) -> Report:
    """The report of a file of which there is no text."""
    name = problem.place.file if problem.place else ""
    findings = tuple(_compared([problem], expected, Place(name)))
    return Report(file=name, text="", findings=findings, edits=())


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
    return Report(
        file=file,
        text=text,
        findings=tuple(findings),
        edits=tuple(differences.edits),
        unmet=differences.unmet,
    )


def no_case(text: str, file: str) -> Report | None:
    """The report of a text that is some other YAML and no case at all; None for a case.

    It has none of the keys that a case begins with.
    """
    root = parse_yaml(text, file)
    if isinstance(root, Problem) or root.kind != "map" or any(map(root.get, _KEYS_OF_A_CASE)):
        return None
    message = "no case: it has neither `format` nor `jurisdiction` nor `judgments`"
    finding = Problem("not-a-case", message, Place(file))
    return Report(file=file, text=text, findings=(finding,), edits=())


def updated(report: Report) -> str | None:
    """The text of a file with its expectations made those of the computation.

    None where that cannot be done safely: the file has an error beside them, or its text cannot be changed
    such that all the rest reads as before.
    """
    errors = [
        f for f in report.findings if f.severity == "error" and f.code not in _OF_EXPECTATIONS
    ]
    return None if errors else edited(report.text, report.edits)


def difference(report: Report, new: str) -> str:
    """What an update changes, as a unified diff."""
    return "".join(
        difflib.unified_diff(
            report.text.splitlines(keepends=True),
            new.splitlines(keepends=True),
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
        self.unmet = False

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
        if codes is not None and any(problem.severity != "note" for problem in new):
            self.unmet = True
            if where:
                told = {
                    p.code for p in computation.problems if p.severity != "note" or p.code in codes
                }
                self.edits.append(Edit(where, tuple(sorted(told))))

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
            self.edits.append(Edit(place, computed))


def _compared(
    problems: Iterable[Problem], expected: tuple[str, ...] | None, place: Place
) -> Iterator[Problem]:
    """Problems that are not expected, and expected ones that do not occur."""
    problems = list(problems)
    if expected is None:
        yield from problems
        return
    occurring = {problem.code for problem in problems}
    yield from (problem for problem in problems if problem.code not in expected)
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


def _meant(name: str, computation: Computation) -> str:
    """The figure that was perhaps meant; nothing, if this is one that the case does not give."""
    jurisdiction = find(computation.case.jurisdiction or "")
    known = known_figures(jurisdiction) if jurisdiction else ()
    return "" if name in known else did_you_mean(name, list(known) or names_of(computation))
