"""Write a file whole or not at all."""

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


def write_whole(path, text):
    """Write text to a file as UTF-8 with \\n line ends; an old file stays until it is done."""
    with whole(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
