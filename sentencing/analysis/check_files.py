"""Which files are checked, and the checking of many at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from sentencing.analysis.check import Report, check, no_case
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.files import reason_of, shown

SUFFIXES = (".yaml", ".yml")
_FILES_THAT_PAY_FOR_A_PROCESS = 150
_AT_A_TIME = 50


def files_of(path: str) -> tuple[list[str], list[Problem]]:
    """The files that a path means: itself, or every case file in the folder, sorted.

    In a folder only regular files are case files; a pipe or device is passed over. The problems are
    folders that cannot be read, or that there is no case file.
    """
    if not os.path.isdir(path):  # noqa: PTH112  # it never raises
        return [path], []
    found: list[str] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        message = f"the folder cannot be read: {reason_of(error)}"
        problems.append(Problem("unreadable-file", message, Place(shown(error.filename))))

    for folder, _, names in os.walk(path, onerror=unreadable):
        paths = (str(Path(folder, name)) for name in names if _may_be_case(name))
        found += [path for path in paths if not _is_special(path)]
    if not found and not problems:
        message = "no file here ends in .yaml or .yml"
        problems = [Problem("no-cases", message, Place(shown(path)))]
    return sorted(found), problems


def _may_be_case(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith(".")


def _is_special(path: str) -> bool:
    """Whether it is there and no regular file; what is gone or out of reach is for the reader to say."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116  # it may be no text
    except (OSError, ValueError):
        return False


def check_all(paths: Sequence[str], *, of_folder: bool = False) -> Iterator[Report]:
    """Check many files, in their order; with several processors where that pays.

    A report without findings comes without its text. However this process ends, the others end too.

    Args:
        paths: of the files.
        of_folder: whether they were found in a folder, where other YAML than cases may lie.
    """
    briefly = partial(_check_briefly, of_folder=of_folder)
    processes = min(os.cpu_count() or 1, len(paths) // _FILES_THAT_PAY_FOR_A_PROCESS)
    if processes < 2:  # noqa: PLR2004  # one process is this one
        yield from map(briefly, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, initializer=_end_with_parent) as pool:
        yield from pool.map(briefly, paths, chunksize=_AT_A_TIME)


def _check_briefly(path: str, *, of_folder: bool) -> Report:
    report = check(path)
    other = no_case(report.text, report.file) if of_folder and report.findings else None
    report = other or report
    return report if report.findings else msgspec.structs.replace(report, text="")


def _end_with_parent() -> None:
    """In a worker: end when the process that started it does, whichever way that ends.

    The keyboard interrupts both; it is for the parent to say so.
    """
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
