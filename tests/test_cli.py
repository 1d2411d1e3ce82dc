"""The terminal: what goes where, and the exit codes."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from sentencing import cli
from sentencing.cli import COMMANDS, Exit
from sentencing.core import catalogue
from tests.conftest import CASES, ROOT

SELEZNEV = "cases/us-federal/seleznev.yaml"
GOOD = "jurisdiction: us-federal\njudgments: [{id: main, imposed: 2021-01-04, term: 10 years}]\n"


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, stdin: str | bytes = "", at: Path = ROOT, **env: str) -> Done:
    """Run the command in this process, from the top of the project or another folder."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8") for name in ("stdout", "stderr")}
    streams["stdin"] = io.TextIOWrapper(io.BytesIO(given), "utf-8")
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(at):
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        for name, value in env.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as left:
            cli.run(list(arguments))
    texts = []
    for name in ("stdout", "stderr"):
        streams[name].flush()
        texts.append(streams[name].buffer.getvalue().decode())
    return Done(int(str(left.value.code)), *texts)


def run_outside(*arguments: str, **env: str) -> Done:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "sentencing", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **env},
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_the_same_in_a_process_of_its_own() -> None:
    assert run_outside("explain", SELEZNEV) == run("explain", SELEZNEV)


# -- explain ---------------------------------------------------------------------------------------


def test_explain_the_flagship() -> None:
    done = run("explain", SELEZNEV)
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "United States v. Roman Seleznev"
    assert any(line.startswith("  release, expected  2037-07-07  Tuesday") for line in lines)
    assert any(line.startswith("s18 release with good conduct time  ") for line in lines)
    for figure in ("-1,021 days", "-1,458 days", "-1,270 days", "2038-01-11", "4,526 days"):
        assert figure in done.stdout
    assert max(len(line) for line in lines) <= 100


def test_output_is_identical_for_identical_input() -> None:
    assert run("explain", SELEZNEV).stdout == run("explain", SELEZNEV).stdout


def test_explain_without_steps() -> None:
    text = run("explain", SELEZNEV, "--no-steps").stdout
    assert "2037-07-07" in text
    assert "s17 " not in text


@pytest.mark.parametrize("wanted", ["s14", "full_term"])
def test_one_step(wanted: str) -> None:
    done = run("explain", SELEZNEV, "--step", wanted)
    assert done.stdout.startswith("s14 full term")
    assert "good conduct" not in done.stdout


def test_a_step_that_does_not_exist() -> None:
    done = run("explain", SELEZNEV, "--step", "s99")
    assert done.returncode == Exit.UNUSABLE
    assert "There is no step 's99'" in done.stderr


def test_explain_as_json() -> None:
    result = json.loads(run("explain", SELEZNEV, "--format", "json").stdout)
    assert result["format"] == "sentencing.result/1"
    expected = result["window"]["expected"]
    claims = {one["name"]: one for one in expected.pop("alternatives")}
    assert expected == {
        "date": "2037-07-07",
        "range": ["2037-07-07", "2037-07-07"],
        "open": [],
        "what": "projected by the BOP",
    }
    assert claims["judgments.ndga.runs"] == {
        "name": "judgments.ndga.runs",
        "kind": "rival claims",
        "value": "consecutive to wdwash",
        "says": "tass-december",
        "date": "2049-06-11",
    }
    step = json.loads(run("explain", SELEZNEV, "--format", "json", "--step", "full_term").stdout)
    assert {one["id"] for one in step["steps"]} >= {"s14", "s13"}
    bare = json.loads(run("explain", SELEZNEV, "--format", "json", "--no-steps").stdout)
    assert bare["steps"] == []


def test_explain_as_markdown() -> None:
    text = run("explain", SELEZNEV, "--format", "markdown").stdout
    assert text.startswith("# United States v. Roman Seleznev\n")
    assert "| expected | 2037-07-07 | Tuesday |" in text
    assert "- s18 release with good conduct time **2037-07-07**" in text
    step = run("explain", SELEZNEV, "--format", "markdown", "--step", "s14").stdout
    assert step.startswith("- s14 full term")


def test_explain_from_standard_input() -> None:
    done = run("explain", "-", stdin=GOOD)
    assert done.returncode == Exit.CLEAN
    assert "2031-01-03" in done.stdout


def test_explain_as_of() -> None:
    assert "2038-01-11" in run("explain", SELEZNEV, "--as-of", "2018-01-01", "--no-steps").stdout
    assert run("explain", SELEZNEV, "--as-of", "today").returncode == Exit.CLEAN
    assert run("explain", SELEZNEV, "--as-of", "soon").returncode == Exit.UNUSABLE


def test_explain_a_code() -> None:
    done = run("explain", "relation-cycle")
    assert done.returncode == Exit.CLEAN
    assert done.stdout.startswith("relation-cycle (error)\nSentences that wait for each other.\n")


@pytest.mark.parametrize("code", sorted(catalogue.every()))
def test_every_code_has_a_page(code: str) -> None:
    from sentencing.report.problems import page

    assert "What to do: " in page(code)


def test_explain_a_code_that_is_misspelt() -> None:
    done = run("explain", "relation-cicle")
    assert done.returncode == Exit.UNUSABLE
    assert "did you mean relation-cycle?" in done.stderr


def test_explain_with_problems_gives_the_rest() -> None:
    text = GOOD + "titel: x\n"
    done = run("explain", "-", stdin=text)
    assert done.returncode == Exit.FOUND
    assert "2031-01-03" in done.stdout
    assert "<stdin>:3:1: error[unknown-key] there is no key `titel` here" in done.stderr
    assert "did you mean title?" in done.stderr


def test_excerpt_and_caret(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GOOD.replace("10 years", "10 yaers"))
    done = run("explain", str(path))
    assert (
        "    |\n"
        "  2 | judgments: [{id: main, imposed: 2021-01-04, term: 10 yaers}]\n"
        "    |                                                   ^^^^^^^^\n"
        "  help: write 27 years, 15 years 6 months, 324 months, P27Y, time served or life\n"
    ) in done.stderr


def test_colour() -> None:
    assert "\x1b[" not in run("explain", SELEZNEV).stdout
    assert "\x1b[" in run("explain", SELEZNEV, "--color", "always").stdout
    assert "\x1b[" not in run("explain", SELEZNEV, "--color", "never").stdout


def test_painted_and_plain_pages_say_the_same() -> None:
    painted = run("explain", SELEZNEV, "--color", "always", COLUMNS="100").stdout
    plain = re.sub(r"\x1b\[[0-9;]*m", "", painted)
    assert [line.rstrip() for line in plain.splitlines()] == run(
        "explain", SELEZNEV
    ).stdout.splitlines()


# -- check -----------------------------------------------------------------------------------------


def test_check_is_silent_when_all_is_well() -> None:
    done = run("check", "cases")
    assert (done.returncode, done.stdout) == (Exit.CLEAN, "")
    assert re.fullmatch(r"\d+ files: \d+ clean\n", done.stderr)


@pytest.mark.parametrize(
    ("expected", "strict", "code"),
    [
        ("", False, Exit.CLEAN),
        ("", True, Exit.FOUND),
        ("expect: {problems: []}\n", False, Exit.FOUND),
    ],
)
def test_warnings_are_shown_and_fail_where_they_matter(
    tmp_path: Path, expected: str, *, strict: bool, code: Exit
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GOOD + "custody: [{from: 2000-01-01, to: 2021-01-03}]\n" + expected)
    done = run("check", str(path), *(["--strict"] if strict else []))
    assert "warning[over-served]" in done.stdout
    assert done.returncode == code
    assert done.stderr == (
        "1 file: 0 clean, 1 failed\n" if expected else "1 file: 0 clean, 1 with warnings\n"
    )


def test_other_yaml_of_a_folder_is_passed_over_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "workflow.yaml").write_text("on: push\njobs: {}\n")
    (tmp_path / "case.yaml").write_text(GOOD)
    done = run("check", str(tmp_path))
    assert done.returncode == Exit.CLEAN
    assert "workflow.yaml: note[not-a-case]" in done.stdout
    assert done.stderr == "2 files: 1 clean, 1 no case\n"
    alone = run("check", str(tmp_path / "workflow.yaml"))
    assert alone.returncode == Exit.FOUND
    assert "not-a-case" not in alone.stdout


@pytest.mark.parametrize(
    "expected",
    [
        "expect:\n  full_term: 2031-01-04  # a remark\n  controlled_by:\n    - other  # who\n  problems: []\nnote: x\n",
        "expect:\n  full_term: '2031-01-04'\n  problems:  # none\n    - over-served\n# the end\ntitle: y\n",
        "expect: {full_term: 2031-01-04, controlled_by: [other, main]}\r\n",
    ],
)
def test_an_update_changes_the_values_and_nothing_else(tmp_path: Path, expected: str) -> None:
    path = tmp_path / "case.yaml"
    before = "\ufeff" + GOOD + expected
    path.write_bytes(before.encode())
    assert run("check", str(path), "--update").returncode == Exit.CLEAN
    after = path.read_bytes().decode()
    assert run("check", str(path)).stdout == ""
    for kept in (
        "\ufeff",
        "# a remark",
        "# who",
        "note: x",
        "# none",
        "# the end",
        "title: y",
        "\r\n",
    ):
        assert (kept in before) == (kept in after), kept


def test_an_update_leaves_a_file_with_an_error(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    text = GOOD + "trem: x\nexpect: {full_term: 2031-01-04}\n"
    path.write_text(text)
    done = run("check", str(path), "--update")
    assert done.returncode == Exit.FOUND
    assert "left as it is" in done.stderr
    assert path.read_text() == text


def test_check_finds_a_difference_and_update_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    text = GOOD + (
        "expect:\n"
        "  full_term: 2031-01-04  # a remark that stays\n"
        "  projected_release: {date: 2029-07-12, within: 1 day}\n"
        "  controlled_by: [main, other]\n"
        "  problems: [over-served]\n"
    )
    path.write_text(text)
    done = run("check", str(path))
    assert done.returncode == Exit.FOUND
    assert (
        f"{path}:4:14: error[differs-from-expectation] full_term is 2031-01-03, 1 day earlier"
        in (done.stdout)
    )
    assert ":7:13: error[expected-problem-missing]" in done.stdout
    concise = run("check", str(path), "--format", "concise").stdout.splitlines()
    assert len(concise) == 3
    lines = run("check", str(path), "--format", "json").stdout.splitlines()
    assert [json.loads(line)["code"] for line in lines] == [
        "differs-from-expectation",
        "differs-from-expectation",
        "expected-problem-missing",
    ]
    updated = run("check", str(path), "--update")
    assert updated.returncode == Exit.CLEAN
    assert "-  full_term: 2031-01-04  # a remark that stays" in updated.stdout
    assert "+  full_term: 2031-01-03  # a remark that stays" in updated.stdout
    assert "  projected_release: {date: 2029-07-12, within: 1 day}\n" in path.read_text()
    assert "  problems: []\n" in path.read_text()
    assert run("check", str(path)).stdout == ""
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.yaml"]


def test_check_of_what_is_no_case(tmp_path: Path) -> None:
    done = run("check", str(tmp_path))
    assert done.returncode == Exit.UNUSABLE
    assert "error[no-cases]" in done.stdout
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "worse.yml").write_text("judgments: [\n")
    done = run("check", str(tmp_path), "nothing.yaml", "--format", "concise")
    assert done.returncode == Exit.UNUSABLE
    assert [line.partition("error[")[2].partition("]")[0] for line in done.stdout.splitlines()] == [
        "not-text",
        "not-yaml",
        "unreadable-file",
    ]


def test_many_files_are_checked_in_their_order(tmp_path: Path) -> None:
    for number in range(400):
        wrong = "expect: {full_term: 2031-01-04}\n" if number in (7, 333) else ""
        (tmp_path / f"{number:03}.yaml").write_text(GOOD + wrong)
    lines = run("check", str(tmp_path), "--format", "concise").stdout.splitlines()
    assert [Path(line.partition(":")[0]).name for line in lines] == ["007.yaml", "333.yaml"]


def test_check_of_a_hundred_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "huge.yaml").open("wb") as stream:
        stream.truncate(100 << 20)
    done = run("check", str(tmp_path))
    assert done.returncode == Exit.UNUSABLE
    assert "error[file-too-large]" in done.stdout


def test_check_of_an_unknown_figure(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GOOD + "expect: {ful_term: 2031-01-03}\n")
    done = run("check", str(path))
    assert done.returncode == Exit.FOUND
    assert "error[unknown-expectation]" in done.stdout
    assert "did you mean full_term?" in done.stdout


def test_a_problem_that_nobody_expects_is_found(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        GOOD + "custody: [{from: 2000-01-01, to: 2021-01-03}]\nexpect: {problems: []}\n"
    )
    assert "warning[over-served]" in run("check", str(path)).stdout
    path.write_text(GOOD + "custody: [{from: 2000-01-01, to: 2021-01-03}]\n")
    assert "warning[over-served]" in run("check", str(path)).stdout


# -- the others ------------------------------------------------------------------------------------


def test_standard_input_has_a_limit_too() -> None:
    done = run("explain", "-", stdin=b"#" * ((1 << 20) + 1))
    assert done.returncode == Exit.UNUSABLE
    assert "error[file-too-large]" in done.stderr
    assert "error[not-text]" in run("explain", "-", stdin=b"\xff").stderr


def test_update_writes_lists_and_quotes_where_yaml_needs_them(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "jurisdiction: us-federal\n"
        "custody: [{from: 2010-01-01, to: 2020-05-31}]\n"
        "judgments:\n"
        "  - {id: a, imposed: 2020-06-01, term: 20 years}\n"
        "  - {id: b, imposed: 2020-06-01, term: 20 years, fine: 2000 USD}\n"
        "expect: {controlled_by: [a, c], prior_custody: 3 days, total_owed: 1 USD}\n"
    )
    run("check", str(path), "--update")
    assert path.read_text().splitlines()[-1] == (
        'expect: {controlled_by: [a, b], prior_custody: "3,804 days", total_owed: "2,000 USD"}'
    )
    assert run("check", str(path)).stdout == ""


def test_an_expectation_without_a_value_is_no_expectation(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GOOD + "expect: {full_term: {source: nobody}}\n")
    assert run("check", str(path)).stdout == ""


@pytest.mark.parametrize("code", ["us-federal", "england-wales"])
def test_new_passes_check(tmp_path: Path, code: str) -> None:
    path = tmp_path / "case.yaml"
    assert run("new", str(path), "--jurisdiction", code).returncode == Exit.CLEAN
    assert run("check", str(path)).stdout == ""
    assert path.read_text() == run("new", "--jurisdiction", code).stdout
    again = run("new", str(path))
    assert again.returncode == Exit.UNUSABLE
    assert "exists already" in again.stderr
    assert run("new", str(tmp_path / "no" / "folder.yaml")).returncode == Exit.UNUSABLE


def test_new_for_a_law_that_is_not_known() -> None:
    done = run("new", "--jurisdiction", "england")
    assert done.returncode == Exit.UNUSABLE
    assert "england-wales" in done.stderr


@pytest.mark.parametrize("code", ["us-federal", "england-wales"])
def test_every_remark_of_the_template_can_be_used(tmp_path: Path, code: str) -> None:
    """With the comments that hold keys or records uncommented it is still a case that is read."""
    lines = run("new", "--jurisdiction", code).stdout.splitlines()
    uncommented = [_uncommented(line) for line in lines if "yaml-lang" not in line]
    path = tmp_path / "case.yaml"
    path.write_text("\n".join(uncommented) + "\n")
    assert sum(one != line for one, line in zip(uncommented, lines, strict=False)) > 10
    done = run("explain", str(path))
    for code_of_problem in ("unknown-key", "wrong-shape", "bad-", "invalid-yaml"):
        assert f"error[{code_of_problem}" not in done.stderr, done.stderr


def _uncommented(line: str) -> str:
    """The line without its comment mark, if what it comments out is YAML."""
    found = re.match(r"^( *)# ((?:- |  )*[a-z_]+:( |$).*|(?:  )*- \{?[a-z].*)$", line)
    told_twice = found and found[2].startswith(
        ("imposed: {", "runs: {", "  imposed: {", "  runs: {")
    )
    return f"{found[1]}{found[2]}" if found and not told_twice else line


def test_schema_is_the_committed_one() -> None:
    committed = ROOT / "sentencing" / "case" / "format" / "sentencing-1.schema.json"
    assert run("schema").stdout == committed.read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_begins_with_examples(command: str) -> None:
    text = run(command, "--help").stdout
    assert f"sentencing {command}" in text
    assert "Example" in text
    assert text.index("Example") < text.index("Options:")


def test_examples_keep_their_lines() -> None:
    for command in COMMANDS:
        text = run(command, "--help").stdout
        assert "\\b" not in text
        assert re.search(rf"^    sentencing {command}", text, re.MULTILINE), command
    assert "\n    sentencing check cases\n" in run("--help").stdout


def test_main_help_and_version() -> None:
    text = run("--help").stdout
    assert all(f"  {command} " in text for command in COMMANDS)
    assert run("--version").stdout.startswith("sentence-aggregation")
    assert run().returncode == Exit.UNUSABLE


@pytest.mark.parametrize(
    "arguments", [("explian",), ("explain",), ("check",), ("explain", "x", "y")]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == Exit.UNUSABLE
    assert "Traceback" not in done.stderr


def test_a_command_that_is_misspelt() -> None:
    assert "Did you mean explain?" in run("explian", "x").stderr


def test_completion() -> None:
    done = run_outside(
        _SENTENCING_COMPLETE="bash_complete", COMP_WORDS="sentencing exp", COMP_CWORD="1"
    )
    assert done.stdout == "plain,explain\n"
    done = run_outside(
        _SENTENCING_COMPLETE="bash_complete", COMP_WORDS="sentencing explain ca", COMP_CWORD="2"
    )
    assert done.stdout == "file,ca\n"


def test_our_own_bug_is_said_to_be_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> None:
        message = "on purpose"
        raise RuntimeError(message)

    monkeypatch.setattr(cli.main, "main", broken)
    with pytest.raises(SystemExit) as left:
        cli.run(["explain", "x"])
    assert left.value.code == Exit.BUG
    assert "an error of this program, not of your file: RuntimeError: on purpose" in (
        capsys.readouterr().err
    )


def test_a_bug_can_be_traced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.main, "main", lambda **_: 1 / 0)
    monkeypatch.setenv("SENTENCING_DEBUG", "1")
    with pytest.raises(SystemExit):
        cli.run(["explain", "x"])
    assert "Traceback" in capsys.readouterr().err


def test_names_that_only_the_shell_asks_for() -> None:
    from sentencing.cli.shared import CasePath

    context = click.Context(cli.main)
    assert cli.main.list_commands(context) == list(COMMANDS)
    assert cli.main.get_command(context, "nothing") is None
    (item,) = CasePath().shell_complete(context, click.Argument(["case"]), "ca")
    assert (item.value, item.type) == ("ca", "file")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_interruption(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def interrupted(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli.main, "main", interrupted)
    with pytest.raises(SystemExit) as left:
        cli.run([])
    assert left.value.code == Exit.INTERRUPTED


def test_a_pipe_that_closes_early() -> None:
    command = f"{sys.executable} -m sentencing explain {SELEZNEV} --format json | head -c 10"
    done = subprocess.run(  # noqa: S602  # a pipe is the point
        command, shell=True, capture_output=True, cwd=ROOT, check=False
    )
    assert done.stderr == b""


def test_cases_are_where_the_tests_think() -> None:
    assert (CASES / "us-federal" / "seleznev.yaml").is_file()
