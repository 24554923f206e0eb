"""Open article files: which texts, with what is known of them, do the named files hold?

In:   .txt, .html, .csv and .jsonl files, or folders of them
Out:  one article or one problem at a time

Nothing in a text is changed but its newlines, so offsets can be laid over the file. The text of a
web page is what web_pages.py takes from it.
"""

import csv
import io
import json
import re
from pathlib import Path

import charset_normalizer

from helpers.web_pages import article_of_page

FILE_TYPES = (".txt", ".html", ".htm", ".csv", ".jsonl")
METADATA = ("title", "outlet", "date", "language")
# A column that only this file has -> what else a researcher may keep beside the articles.
KNOWLEDGE = {"layer": "a codebook (name it with --codebook)",
             "aliases": "a register of actors (name it with --register)"}
SEPARATORS = ",;\t"  # the second is what spreadsheets write where the comma is a decimal mark


def each_article(paths):
    """(source, article as dict) or (source, problem as str), file by file, row by row.

    paths: file or folder names, as `helpers.articles.read_articles` takes them.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield from _articles_in(path)
            continue
        inside = sorted(p for p in path.iterdir() if p.name[0] != "." and not _is_metadata(p))
        if not any(p.is_file() and p.suffix.lower() in FILE_TYPES for p in inside):
            yield str(path), (
                f"this folder holds no article; expected files ending in {', '.join(FILE_TYPES)} "
                "directly in it."
            )
        for file in inside:
            if file.is_dir():
                yield str(file), "this is a folder in a folder, which is not entered; name it too."
            else:
                yield from _articles_in(file)


def _articles_in(path):
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        yield str(path), "no such file. Is the name spelt right, seen from this folder?"
        return
    except OSError as error:
        yield str(path), f"the file could not be opened: {error.strerror}."
        return
    reader = {".csv": _rows_of_csv, ".jsonl": _rows_of_jsonl}.get(path.suffix.lower())
    try:
        text = decode(data)
        if reader:
            yield from reader(path, text)
        elif path.suffix.lower() in (".html", ".htm"):
            yield str(path), {**_article_of_page(path.stem, text), **_metadata_beside(path)}
        elif path.suffix.lower() == ".txt":
            yield str(path), {"article_id": path.stem, "text": text, **_metadata_beside(path)}
        else:
            yield str(path), (
                f"files ending in {path.suffix or 'nothing'!r} are not read; expected "
                f"{', '.join(FILE_TYPES)}. Save an article as plain text (.txt), a table of "
                "articles as CSV, both as UTF-8."
            )
    except ValueError as error:
        yield str(path), str(error)


def _article_of_page(article_id, page):
    """Title, outlet, date and text of a web page saved as HTML."""
    found = article_of_page(page)
    if not found["text"]:
        raise ValueError("no article text was found in this web page; save its text as .txt.")
    return {**found, "article_id": article_id, "text": _clean(found["text"])}


def _table(text):
    """A csv.DictReader of a table with a column that we know, whatever parts its cells."""
    csv.field_size_limit(2**31 - 1)
    header = text.partition("\n")[0].replace('"', "")
    known = {"text", "article_id", *KNOWLEDGE}
    separator = next((mark for mark in SEPARATORS if known & set(header.split(mark))), ",")
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _rows_of_csv(path, text):
    rows = _table(text)
    if "text" not in (rows.fieldnames or []):
        raise ValueError(_without_text(rows.fieldnames or []))
    number, line = 0, 2
    try:
        for number, row in enumerate(rows, start=1):
            source, line = f"{path}, row {number}", rows.line_num + 1
            n = sum(cell is not None for cell in row.values()) + len(row.get(None, [None])) - 1
            if None in row or row["text"] is None:
                yield source, (
                    f"the row has {n} cells, and the first line {len(rows.fieldnames)}. Put "
                    f"quotation marks around a text that holds {rows.reader.dialect.delimiter!r}."
                )
            else:
                yield source, _article_of_row(path, number, row)
    except csv.Error:
        raise ValueError(
            f"row {number + 1}, which begins in line {line}: a quotation mark is never closed, or "
            "one within a text is not doubled (\"\"). This row and those behind it were not read."
        ) from None
    if not number:
        raise ValueError("there is no row behind the first line, which names the columns.")


def _without_text(columns):
    """Why a table is left out whose columns do not hold the articles."""
    for column, what in KNOWLEDGE.items():
        if column in columns:
            return f"this looks like {what} and was left out: it holds no article."
    return (
        f"line 1: the columns are {columns or 'missing'}; expected one named 'text' that holds the "
        "articles, and if known article_id, title, outlet, date, language."
    )


def _rows_of_jsonl(path, text):
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        source = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield source, f"this is no JSON ({error.msg}); expected one object a line."
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            yield source, 'expected an object with the key "text" that holds the article.'
            continue
        yield source, _article_of_row(path, number, row)


def _article_of_row(path, number, row):
    found = {key: str(row[key]) for key in METADATA if row.get(key) is not None}
    article_id = str(row.get("article_id") or f"{path.stem}-{number}")
    return {**found, "article_id": article_id, "text": _clean(row["text"] or "")}


def _metadata_beside(path):
    """What the articles.csv in the same folder says of this article; often nothing."""
    beside = path.with_name("articles.csv")
    if not _is_metadata(beside):
        return {}
    for row in _table(decode(beside.read_bytes())):
        if row.get("article_id") == path.stem:
            return {key: row[key] for key in METADATA if row.get(key)}
    return {}


def _is_metadata(path):
    if path.name != "articles.csv" or not path.is_file():
        return False
    header = _table(decode(path.read_bytes())).fieldnames or []
    return "article_id" in header and "text" not in header


def decode(data):
    """The text of a file's bytes: by byte order mark, else UTF-8, else cp1252, else a guess.

    Newlines of every kind become \\n. Half a surrogate pair, which is no character, becomes
    U+FFFD. Raises ValueError if the bytes are no text.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _clean(data.decode(encoding, errors="replace"))
    if data.startswith(b"%PDF"):
        raise ValueError("this is a PDF; save its text as .txt (UTF-8) first.")
    if b"\0" in data[:100_000] or data.startswith(b"PK\x03\x04"):
        raise ValueError(
            "this is a binary file (a word processor's, an archive or a picture?), not text; "
            "save the article as plain text (.txt, UTF-8)."
        )
    for encoding in ("utf-8", "cp1252"):
        try:
            return _clean(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    guess = charset_normalizer.from_bytes(data[:200_000]).best()
    if guess is None:
        raise ValueError("the bytes are no text in any known encoding; save it as UTF-8.")
    return _clean(data.decode(guess.encoding, errors="replace"))


def _clean(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text.replace("\u2029", "\n").replace("\x85", "\n"))
