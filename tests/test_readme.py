"""The README: every command, output, snippet and file that it shows is run or looked up here."""

from __future__ import annotations

import contextlib
import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from sentencing import Computation, compute, read_case
from sentencing.core import plugins
from tests import picture
from tests.conftest import ROOT, codes, install
from tests.test_cli import run

README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(README)
CONSOLE = [text for kind, text in BLOCKS if kind == "console"]
SHELL = [text.strip() for kind, text in BLOCKS if kind == "sh"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README shows, and the cases."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "cases").symlink_to(ROOT / "cases")
    for kind, text in BLOCKS:
        named = re.match(r"# (\S+\.(?:yaml|py))\n", text)
        if named and kind in ("yaml", "python"):
            (folder / named[1]).write_text(text, "utf-8")
    return folder


def shown_by(command: str, folder: Path) -> str:
    """What a command prints on either stream, in the order of the streams."""
    program, *arguments = shlex.split(command)
    assert program == "sentencing"
    done = run(*arguments, at=folder)
    return done.stdout + done.stderr


def matches(shown: str, printed: str) -> bool:
    """Whether the output is as shown; a line of three dots stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*".join(parts), printed) is not None


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: block.splitlines()[0][2:])
def test_every_command_prints_what_is_shown(block: str, place: Path) -> None:
    command, _, shown = block.partition("\n")
    assert command.startswith("$ ")
    printed = shown_by(command[2:], place)
    assert matches(shown, printed), printed


def test_the_library_does_what_is_shown(place: Path) -> None:
    sessions = [text for kind, text in BLOCKS if kind == "python" and text.startswith(">>>")]
    assert sessions
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    with contextlib.chdir(place):
        for session in sessions:
            runner.run(parser.get_doctest(session, {}, "README", "README.md", 0))
    assert runner.summarize().failed == 0


def test_code_that_is_quoted_is_in_the_source() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "sentencing").rglob("*.py"))
    for kind, text in BLOCKS:
        if kind == "python" and not text.startswith((">>>", "# ")):
            assert text in source


@pytest.fixture
def atlantis(plugin_folder: Path) -> Callable[[str], Computation]:
    """The jurisdiction that is shown, installed: what follows under it from the rest of a file."""
    (text,) = (text for kind, text in BLOCKS if kind == "python" and "# atlantis.py" in text)
    (shown,) = (text for kind, text in BLOCKS if kind == "toml")
    entries = tomllib.loads(shown)["project"]["entry-points"][plugins.GROUP]
    lines = "\n".join(f"{code} = {place}" for code, place in entries.items())
    install(plugin_folder, "atlantis", lines, atlantis=text)
    return lambda rest: compute(read_case(f"jurisdiction: atlantis\n{rest}\n"))


def test_the_jurisdiction_that_is_shown_works(atlantis: Callable[[str], Computation]) -> None:
    result = atlantis("judgments: [{imposed: 2020-01-01, term: 3 years}]")
    assert str(result.window.expected) == "2022-12-31"
    (step,) = result.steps
    assert (step.convention, str(step.cites[0])) == ("first day counts", "Code of Atlantis 1")
    assert not result.problems


@pytest.mark.parametrize(
    ("rest", "expected", "found"),
    [
        ("judgments: []", "None", []),
        ("judgments: [{id: a, imposed: 2020-01-01, term: life}, BESIDE]", "None", []),
        ("judgments: [A, {id: b, imposed: 2020-02-01, term: 1 year}]", "2022-12-31", []),
        (
            "judgments: [A, {id: b, imposed: 2020-02-01, term: 1 year, runs: consecutive to a}]",
            "2023-12-31",
            [],
        ),
        (
            "judgments: [A, {id: b, imposed: 2020-02-01, term: 4 months, runs: PARTLY}]",
            "2023-03-31",
            [],
        ),
        (
            "judgments: [A, {id: b, imposed: 2020-02-01, term: 1 year, runs: consecutive to x}]",
            "None",
            ["unknown-reference"],
        ),
        ("judgments: [A, {id: b, imposed: 2020-02-01}]", "None", ["term-missing"]),
        (
            "custody: [{id: jail, from: 2019-01-01, to: 2019-06-30}]\njudgments: [A]",
            "2022-12-31",
            ["custody-counts-for-nothing"],
        ),
        (
            "judgments: [A, {id: b, jurisdiction: us-federal, imposed: 2020-02-01, term: 1 year}]",
            "None",
            ["law-not-encoded"],
        ),
        ("judgments: [{imposed: 9998-01-01, term: 3 years}]", "None", ["beyond-the-calendar"]),
    ],
)
def test_the_jurisdiction_that_is_shown_takes_what_a_case_may_hold(
    atlantis: Callable[[str], Computation], rest: str, expected: str, found: list[str]
) -> None:
    rest = rest.replace("BESIDE", "{id: b, imposed: 2020-02-01, term: 1 year}")
    rest = rest.replace("PARTLY", "{concurrent_with: a, for: 1 month, rest: consecutive}")
    result = atlantis(rest.replace("[A", "[{id: a, imposed: 2020-01-01, term: 3 years}"))
    assert str(result.window.expected) == expected
    assert codes(result) == found


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert SHELL[1] in script


def test_two_commands_do_all_their_set_up() -> None:
    main_job, tests = SHELL
    assert len(SHELL) == 2
    for command in (main_job, tests):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")


@pytest.mark.skipif(
    not os.environ.get("CI") and not os.environ.get("TEST_INSTALLATION"),
    reason="installs from the package index; set TEST_INSTALLATION to run it",
)
def test_the_first_command_installs_and_runs_the_main_job(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("sentencing", "cases"):
        shutil.copytree(ROOT / name, tmp_path / name)
    done = subprocess.run(  # noqa: S602  # the very line of the README
        SHELL[0], shell=True, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == run("explain", "cases/us-federal/seleznev.yaml").stdout


def test_the_picture_shows_real_output() -> None:
    drawn = picture.PICTURE.read_text("utf-8")
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", drawn)
    seen = "".join(unescape(text).replace("\xa0", " ") for text in texts)
    words = "".join(seen.split())
    for line in picture.page().plain().splitlines():
        assert "".join(line.split()) in words, line


def test_python_of_this_version_is_enough() -> None:
    assert sys.version_info >= (3, 11)
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text("utf-8")
