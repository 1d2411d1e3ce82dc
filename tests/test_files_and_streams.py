"""Files that are no files, streams that give way: a line that says so, never a fault of the program.

The command runs in a process of its own: what the system does to it is the point.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sentencing import load
from sentencing.analysis.check_files import check_all, files_of
from sentencing.cli import Exit
from sentencing.core.files import FileError, content, replace, write_new
from tests.conftest import ROOT
from tests.test_cli import GOOD, SELEZNEV

SENTENCING = [sys.executable, "-m", "sentencing"]
PATIENCE = 30
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash passes such streams")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk is always full")


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, stopped if it waits for ever."""
    given = {"stdin": subprocess.DEVNULL, "cwd": ROOT} | options
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*SENTENCING, *arguments], capture_output=True, timeout=PATIENCE, check=False, **given
    )


def shell(line: str, at: Path = ROOT, **env: str) -> subprocess.CompletedProcess[bytes]:
    """A line of bash in which `sentencing` is the command."""
    begin = f'sentencing() {{ "{sys.executable}" -m sentencing "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", begin + line],  # noqa: S607  # wherever it is
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    )


def good(folder: Path, name: str = "case.yaml", more: str = "") -> Path:
    path = folder / name
    path.write_text(GOOD + more)
    return path


def without_fault(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a command wrote to standard error, which blames no fault of the program."""
    error = done.stderr.decode("utf-8", "replace")
    assert "error of this program" not in error
    assert "Traceback" not in error
    assert "Exception ignored" not in error
    assert done.returncode != Exit.BUG
    return error


# -- What is no file -------------------------------------------------------------------------------


@needs_pipes
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    good(tmp_path)
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to("/dev/zero")
    done = run("check", str(tmp_path))
    assert done.returncode == Exit.CLEAN
    assert done.stdout == b""


@needs_pipes
@pytest.mark.parametrize("command", ["check", "explain", "window", "assumptions"])
def test_a_pipe_to_which_nobody_writes(tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    done = run(command, str(tmp_path / "pipe.yaml"))
    assert done.returncode == Exit.UNUSABLE
    assert b"error[unreadable-file] nobody writes to this pipe" in done.stdout + done.stderr


@needs_pipes
def test_a_table_that_is_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "yields.csv")
    path = good(tmp_path, more="payments: {rates_from: yields.csv}\n")
    done = run("explain", str(path))
    assert done.returncode == Exit.FOUND
    assert (
        b"error[bad-table] 'yields.csv' cannot be read: this is no file but a pipe" in done.stderr
    )


@needs_pipes
def test_a_pipe_with_a_writer_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    line = (
        f"(cat {good(tmp_path)}; sleep 0.2; echo '# the end') > {pipe} & sentencing explain {pipe}"
    )
    done = shell(line)
    assert done.returncode == Exit.CLEAN
    assert b"2031-01-03" in done.stdout


@needs_bash
@pytest.mark.parametrize(
    "line",
    [
        "sentencing explain <(cat case.yaml)",
        "sentencing explain <(sleep 0.5; cat case.yaml)",
        "sentencing explain /dev/stdin < case.yaml",
        "cat case.yaml | sentencing explain /dev/stdin",
        "cat case.yaml | sentencing explain -",
        "sentencing explain /dev/fd/7 7< case.yaml",
        "sentencing compare case.yaml <(sed s/10/11/ case.yaml)",
        "sentencing check <(cat case.yaml) && echo 2031-01-03",
    ],
)
def test_what_a_shell_passes_is_read(tmp_path: Path, line: str) -> None:
    good(tmp_path)
    done = shell(line, tmp_path)
    assert (done.returncode, without_fault(done).replace("1 file: 1 clean\n", "")) == (0, "")
    assert b"2031-01-03" in done.stdout


@needs_bash
def test_a_problem_in_a_stream_has_its_excerpt(tmp_path: Path) -> None:
    good(tmp_path, more="titel: x\n")
    for line in ("sentencing explain <(cat case.yaml)", "sentencing explain - < case.yaml"):
        done = shell(line, tmp_path)
        assert done.returncode == Exit.FOUND
        assert "3 | titel: x" in without_fault(done)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/dev/null", "this is no file but a pipe, a socket or a device"),
        ("/dev/zero", "this is no file but a pipe, a socket or a device"),
        ("/dev/fd/77", "the file cannot be opened: bad file descriptor"),
        ("gone.yaml", "there is no such file"),
        ("round.yaml", "the file cannot be opened: too many levels of symbolic links"),
        ("case.yaml/case.yaml", "the file cannot be opened: not a directory"),
        ("x" * 300, "the file cannot be opened: file name too long"),
        ("folder.yaml", "this is a folder, not a file"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, path: str, says: str) -> None:
    good(tmp_path)
    (tmp_path / "round.yaml").symlink_to("round.yaml")
    (tmp_path / "folder.yaml").mkdir()
    done = run("explain", path, cwd=tmp_path)
    assert done.returncode == Exit.UNUSABLE
    assert f"error[unreadable-file] {says}" in without_fault(done)


def test_links_that_lead_nowhere_are_named_in_a_folder(tmp_path: Path) -> None:
    good(tmp_path, "a.yaml")
    (tmp_path / "b.yaml").symlink_to("b.yaml")
    (tmp_path / "c.yaml").symlink_to("gone")
    good(tmp_path, "target")
    (tmp_path / "d.yaml").symlink_to("target")
    done = run("check", str(tmp_path), "--format", "concise")
    assert done.returncode == Exit.UNUSABLE
    assert [Path(line.partition(":")[0]).name for line in done.stdout.decode().splitlines()] == [
        "b.yaml",
        "c.yaml",
    ]


def test_a_file_that_is_gone_after_the_folder_was_read(tmp_path: Path) -> None:
    found, _ = files_of(str(good(tmp_path).parent))
    good(tmp_path).unlink()
    (report,) = check_all(found)
    assert [finding.code for finding in report.findings] == ["unreadable-file"]


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    good(tmp_path)
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found, problems = files_of(str(tmp_path))
    assert len(found) == 1
    assert [str(problem) for problem in problems] == [
        f"{tmp_path}/shut: error[unreadable-file] the folder cannot be read: permission denied"
    ]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = good(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = load(path).problems
    assert problem.message == "the file cannot be opened: permission denied"


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xe9.yaml"
    with open(name, "wb") as stream:  # noqa: PTH123  # a name of bytes
        stream.write(f"{GOOD}titel: x\n".encode())
    for form in ("full", "concise", "json"):
        done = run("check", str(tmp_path), "--format", form)
        assert done.returncode == Exit.FOUND
        assert b"unknown-key" in done.stdout
        without_fault(done)
    done = subprocess.run(
        [*SENTENCING, "explain", name, "--format", "json"],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert json.loads(done.stdout)["case"].endswith("\ufffd\ufffd.yaml")


def test_a_pipe_is_given_up_only_if_nobody_writes(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no pipes")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="nobody writes"):
        content(pipe, 10)
    with pytest.raises(FileError, match="no file but a pipe"):
        content(pipe, 10, only_regular=True)
    both = os.open(pipe, os.O_RDWR)
    os.write(both, b"x" * 50)
    assert content(pipe, 10) == b"x" * 11
    os.close(both)


# -- Streams that give way -------------------------------------------------------------------------

COMMANDS = [
    f"explain {SELEZNEV}",
    f"explain {SELEZNEV} --color always",
    f"explain {SELEZNEV} --format json",
    "check cases/us-federal/teaching --format json",
    "law",
    "new",
    "schema",
    "--help",
    "--version",
    "explain relation-cycle",
]


@needs_full
@needs_bash
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk(command: str) -> None:
    done = shell(f"sentencing {command} > /dev/full")
    if "check" in command:
        assert done.returncode == Exit.CLEAN
        return
    assert done.returncode == Exit.UNWRITABLE
    expected = "sentencing: the result cannot be written: no space left on device\n"
    assert without_fault(done) == expected


@needs_bash
@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_output(command: str) -> None:
    done = shell(f"sentencing {command} >&-")
    if "check" in command:
        assert done.returncode == Exit.CLEAN
        return
    assert done.returncode == Exit.UNWRITABLE
    assert without_fault(done) == "sentencing: the result cannot be written: it is closed\n"


@needs_full
@needs_bash
def test_findings_that_cannot_be_written(tmp_path: Path) -> None:
    good(tmp_path, more="titel: x\n")
    for to in ("> /dev/full", ">&-"):
        for form in ("full", "concise", "json"):
            done = shell(f"sentencing check {tmp_path} --format {form} {to}")
            assert done.returncode == Exit.UNWRITABLE
            assert "the result cannot be written" in without_fault(done)


@needs_bash
@pytest.mark.parametrize(
    ("command", "code"), [(f"explain {SELEZNEV}", 0), ("explain -", 2), ("explian", 2)]
)
def test_a_closed_standard_error(command: str, code: int) -> None:
    done = shell(f"sentencing {command} 2>&- < /dev/null")
    assert (done.returncode, done.stderr) == (code, b"")


@needs_full
@needs_bash
def test_standard_error_on_a_full_disk() -> None:
    done = shell("sentencing explain - 2> /dev/full < /dev/null")
    assert done.returncode == Exit.UNWRITABLE
    done = shell(f"sentencing explain {SELEZNEV} --no-steps 2> /dev/full")
    assert done.returncode == Exit.CLEAN
    assert b"2037-07-07" in done.stdout


@needs_bash
@pytest.mark.parametrize("source", ["<&-"])
def test_a_standard_input_that_cannot_be_read(source: str) -> None:
    done = shell(f"sentencing explain - {source}")
    assert done.returncode == Exit.UNUSABLE
    assert "<stdin>: error[unreadable-file] standard input: it " in without_fault(done)
    done = shell(f"sentencing explain {SELEZNEV} --no-steps {source}")
    assert (done.returncode, without_fault(done)) == (Exit.CLEAN, "")


@needs_bash
def test_a_reader_that_leaves() -> None:
    for color in ("never", "always"):
        done = shell(
            f"sentencing explain {SELEZNEV} --color {color} | head -c 10; echo ${{PIPESTATUS}}"
        )
        assert done.stdout.endswith(b"0\n")
        assert done.stderr == b""


# -- Characters that a stream cannot hold ----------------------------------------------------------

LETTERS = "title: Café “Zoë” — № 5, 中文 😀\n"


@pytest.mark.parametrize(
    ("encoding", "env"),
    [
        ("ascii", {"PYTHONIOENCODING": "ascii"}),
        ("ascii", {"PYTHONIOENCODING": "ascii:strict"}),
        ("ascii", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ("utf-8", {"LANG": "C", "LC_ALL": "C"}),
        ("latin-1", {"PYTHONIOENCODING": "latin-1"}),
        ("cp1252", {"PYTHONIOENCODING": "cp1252"}),
        ("cp437", {"PYTHONIOENCODING": "cp437"}),
        ("utf-16", {"PYTHONIOENCODING": "utf-16"}),
    ],
)
def test_every_encoding_prints_something_readable(
    tmp_path: Path, encoding: str, env: dict[str, str]
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GOOD + LETTERS + "titel: “é” 中\n", "utf-8")
    given = {**{k: v for k, v in os.environ.items() if not k.startswith("LC_")}, **env}
    for command in (f"explain {path}", f"explain {SELEZNEV}", f"window {path}", f"check {path}"):
        done = run(*command.split(), env=given)
        text = done.stdout.decode(encoding) + done.stderr.decode(encoding)
        assert "error of this program" not in text
        assert "Traceback" not in text
        assert "2031-01-03" in text or "2037-07-07" in text or "unknown-key" in text
    text = run("explain", str(path), "--no-steps", env=given).stdout.decode(encoding)
    assert text.splitlines()[0].lstrip("\ufeff") in (
        LETTERS.removeprefix("title: ").rstrip(),
        'Cafe "Zoe" - No 5, ?? ?',
        'Café "Zoë" - No 5, ?? ?',
        "Café “Zoë” — No 5, ?? ?",
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_keeps_every_character(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GOOD + LETTERS + "titel: “é” 😀\n", "utf-8")
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    problems = [
        json.loads(run("explain", str(path), "--format", "json", env=env).stdout.decode(encoding)),
        json.loads(run("check", str(path), "--format", "json", env=env).stdout.decode(encoding)),
    ]
    assert problems[0]["title"] == LETTERS.removeprefix("title: ").rstrip()
    assert problems[1]["code"] == "unknown-key"


# -- Writing ---------------------------------------------------------------------------------------


def no_room() -> None:
    """Let the process write files of a hundred bytes at most."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def test_a_file_that_has_no_room_is_not_begun(tmp_path: Path) -> None:
    new = ["new", str(tmp_path / "new.yaml")]
    quick = ["what-if", "--jurisdiction", "us-federal", "--write", str(tmp_path / "q.yaml")]
    terms = [f"--term={number} years @ 2020-01-06" for number in range(1, 9)]
    for command in (new, [*quick, *terms]):
        done = run(*command, preexec_fn=no_room, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        assert done.returncode == Exit.UNUSABLE
        assert "cannot be written: file too large" in without_fault(done)
        assert list(tmp_path.iterdir()) == []


def test_an_update_that_has_no_room_leaves_the_file(tmp_path: Path) -> None:
    path = good(tmp_path, more="expect: {full_term: 2031-01-04}\n")
    before = path.read_bytes()
    done = run(
        "check",
        str(path),
        "--update",
        preexec_fn=no_room,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode != Exit.CLEAN
    without_fault(done)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.yaml"
    write_new(path, b"one")
    with pytest.raises(FileError, match="exists already"):
        write_new(path, b"two")
    path.chmod(0o640)
    (tmp_path / "link.yaml").symlink_to(path)
    replace(tmp_path / "link.yaml", b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.yaml").is_symlink()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileError, match=r"case\.yaml cannot be written: no space left on device"):
        replace(path, b"three")
    with pytest.raises(FileError, match=r"other\.yaml cannot be written: no space left"):
        write_new(tmp_path / "other.yaml", b"three")
    assert path.read_bytes() == b"two"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["case.yaml", "link.yaml"]


# -- Many files ------------------------------------------------------------------------------------


def members(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="it looks for processes in /proc")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor works alone")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_command(tmp_path: Path, how: signal.Signals) -> None:
    for number in range(2500):
        good(tmp_path, f"{number}.yaml")
    with subprocess.Popen(
        [*SENTENCING, "check", str(tmp_path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    ) as command:
        until = time.monotonic() + PATIENCE
        while len(members(command.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(members(command.pid)) >= 3, "workers are at work"
        command.send_signal(how)
        _, error = command.communicate(timeout=PATIENCE)
        assert command.returncode in (-how, Exit.INTERRUPTED)
        assert b"Traceback" not in error
        while members(command.pid) and time.monotonic() < until:
            time.sleep(0.02)
        assert members(command.pid) == []
