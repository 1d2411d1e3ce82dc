"""Files of a user: read without waiting for ever, written whole or not at all.

A path may be anything: a folder, a pipe that nobody writes to, a device that never ends, a file that is
gone a moment later. What cannot be read or written is said in words for people, as `FileError`.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREAM = re.compile(r"/dev/(?:stdin|fd/(\d+))|/proc/self/fd/(\d+)")
_CHUNK = 1 << 16
_UNTIL_A_WRITER_COMES = 1.0
_UNTIL_A_WRITER_WRITES = 20.0
"""Seconds after which a named pipe through which nothing comes is given up."""


class FileError(Exception):
    """A file that cannot be read or written; the message says why, in words for people."""

    @property
    def reason(self) -> str:
        """Why, as the system says it, if it was the system that refused."""
        cause = self.__cause__
        return reason_of(cause) if isinstance(cause, OSError) else str(self)


def reason_of(error: OSError | ValueError) -> str:
    """Why the system refused something, in words for people."""
    return (getattr(error, "strerror", None) or "the path is not usable").lower()


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it can be printed: what of its name is no text is replaced."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


# -- Reading ---------------------------------------------------------------------------------------


def content(path: str | os.PathLike[str], most: int, *, only_regular: bool = False) -> bytes:
    """What a file holds, or a pipe or stream that this process was given.

    Args:
        path: of the file; `/dev/stdin` and `/dev/fd/N` are streams, as a shell passes them.
        most: how many bytes are wanted; one more is read, so that the caller sees that there are more.
        only_regular: whether a pipe or stream is refused too.

    Raises:
        FileError: it cannot be read, or is nothing that holds text.
    """
    name = os.fspath(path)
    try:
        if not only_regular and is_stream(name):
            return _of_stream(name, most)
        found = os.stat(name)  # noqa: PTH116  # a path may be of bytes that are no text
        if stat.S_ISDIR(found.st_mode):
            message = "this is a folder, not a file"
            raise FileError(message)
        if stat.S_ISFIFO(found.st_mode) and not only_regular:
            return _of_pipe(name, most)
        if not stat.S_ISREG(found.st_mode):
            message = "this is no file but a pipe, a socket or a device"
            raise FileError(message)
        with Path(name).open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError as error:
        message = "there is no such file"
        raise FileError(message) from error
    except (OSError, ValueError) as error:
        message = f"the file cannot be opened: {reason_of(error)}"
        raise FileError(message) from error


def is_stream(path: str | os.PathLike[str]) -> bool:
    """Whether a path names an open stream of this process, as a shell passes them."""
    return _STREAM.fullmatch(os.fspath(path)) is not None


def rest_of(stream: BinaryIO | None, most: int) -> bytes:
    """What a stream still holds, at most one byte more than is wanted.

    Args:
        stream: None if it was closed before the program began.
        most: how many bytes are wanted.

    Raises:
        FileError: it cannot be read.
    """
    if stream is None:
        message = "it is closed"
        raise FileError(message)
    try:
        return stream.read(most + 1)
    except (OSError, ValueError) as error:
        message = f"it cannot be read: {reason_of(error)}"
        raise FileError(message) from error


def _of_stream(name: str, most: int) -> bytes:
    """What comes through an open stream of this process, until its other end closes it."""
    found = _STREAM.fullmatch(name)
    number = int((found[1] or found[2] or 0) if found else 0)
    with os.fdopen(os.dup(number), "rb") as stream:
        return stream.read(most + 1)


def _of_pipe(name: str, most: int) -> bytes:
    """What comes through a named pipe; refused where nothing comes.

    Opened without waiting for a writer, for there may never be one. A writer that waits for a reader
    is there at once.
    """
    handle = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    try:
        data = b""
        for chunk in _chunks(handle):
            data += chunk
            if len(data) > most:
                break
        return data[: most + 1]
    finally:
        os.close(handle)


def _chunks(handle: int) -> Iterator[bytes]:
    """What comes through a pipe, until its writer closes it."""
    import select
    import time

    quiet_since, any_yet = time.monotonic(), False
    while True:
        select.select([handle], [], [], _UNTIL_A_WRITER_COMES)
        quiet = time.monotonic() - quiet_since
        try:
            chunk = os.read(handle, _CHUNK)
        except BlockingIOError:
            if quiet >= _UNTIL_A_WRITER_WRITES:
                message = f"nothing came through this pipe for {quiet:.0f} seconds"
                raise FileError(message) from None
            continue
        if chunk:
            quiet_since, any_yet = time.monotonic(), True
            yield chunk
        elif any_yet:
            return
        elif quiet >= _UNTIL_A_WRITER_COMES:
            message = "nobody writes to this pipe"
            raise FileError(message)
        else:
            time.sleep(0.01)


# -- Writing ---------------------------------------------------------------------------------------


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there before; nothing of it is left where that fails.

    Raises:
        FileError: it is there already, or cannot be written.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        message = f"{path} exists already and is left as it is"
        raise FileError(message) from None
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error
    try:
        _write(handle, data)
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _not_written(path, error) from error
        raise


def replace(path: Path, data: bytes) -> None:
    """Give a file another content in one go: what is there is the old or the new, never a part.

    Raises:
        FileError: it cannot be written, and is as it was.
    """
    import tempfile

    target = Path(os.path.realpath(path))
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        _write(handle, data)
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _not_written(path, error) from error
        raise


def _not_written(path: Path, error: OSError | ValueError) -> FileError:
    return FileError(f"{path} cannot be written: {reason_of(error)}")


def _write(handle: int, data: bytes) -> None:
    """Write all of it and see that the disk has it; a full disk is noticed here."""
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
