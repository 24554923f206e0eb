"""Write a file whole or not at all, and say plainly why a file cannot be read or written."""

import errno
import os
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path):
    """A name beside `path` to write to; it becomes `path` when the block ends without an error.

    Makes the folder if needed. Source of the idiom: rename within a folder is atomic (POSIX).
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.partial")
    try:
        yield beside
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def plain(error):
    """What an OSError means, in a sentence for whoever named the file."""
    path, code = error.filename, error.errno
    if path is None or code is None:
        return str(error)
    path = Path(os.fsdecode(path))
    # A name that begins with a dot is ours, on the way to becoming the one that was asked for.
    place = path if path.is_dir() and not path.name.startswith(".") else path.parent
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        if code != errno.EROFS and path.exists() and not os.access(path, os.R_OK):
            return f"cannot read {path}: no permission."
        why = "it can only be read" if code == errno.EROFS else "no permission"
        return f"cannot write into {place.resolve()}: {why}. Name another place to write to."
    if code == errno.ENOENT and path.name.startswith("."):
        return f"cannot write into {place}: no folder can be made there. Name another place."
    if code == errno.ENOENT:
        return f"{path}: no such file or folder. Is the name spelt right, seen from {Path.cwd()}?"
    if code == errno.ENOSPC:
        return f"cannot write into {place.resolve()}: the disk is full."
    if code == errno.ENAMETOOLONG:
        return f"{path}: this name is too long. Choose a shorter one."
    if code in (errno.ENOTDIR, errno.EEXIST):
        return f"{path}: there is a file where a folder is needed. Name another place."
    if code == errno.EISDIR:
        return f"{path}: this is a folder, where a file is needed."
    return f"{path}: {error.strerror}."


def write_whole(path, text):
    """Write text to a file as UTF-8 with \\n line ends; an old file stays until it is done."""
    with whole(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
