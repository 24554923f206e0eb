"""A folder with one CSV file per table, as `annotate` writes it: tidy, for R or a spreadsheet.

The file coders.csv (article_id, coder), if there is one, names the coders; else the coder is
called after the folder.
"""

import csv

import pandas as pd

from helpers.coding_rows import HELD, typed
from helpers.files import write_whole


def read(path):
    """[(source, coder, records)], one for each article of articles.csv."""
    rows = {kind: _rows(path / f"{kind}.csv", kind) for kind in HELD}
    coders = {}
    if (path / "coders.csv").exists():
        coders = {row["article_id"]: row["coder"] for _, row in _rows(path / "coders.csv", None)}
    known = {row.get("article_id") for _, row in rows["articles"]}
    found = {article_id: [] for article_id in known}
    for kind in HELD:
        for where, row in rows[kind]:
            article_id = row.get("article_id")
            if article_id not in known:
                raise ValueError(
                    f"{path}, {where}: found article_id {article_id!r}, expected one of "
                    f"articles.csv: {sorted(known)[:5]}. Do the files belong together?"
                )
            if kind != "articles":
                del row["article_id"]
                row.pop("n_mentions", None)
            found[article_id].append((where, kind, row))
    texts = {row["article_id"]: row.get("text", "") for _, row in rows["articles"]}
    for article_id, records in found.items():
        for where, kind, row in records:
            # These tables hold offsets without their words: there is nothing to check them by.
            if kind in ("parts", "stances", "positions") and "text" not in row:
                start, end = row.get("start"), row.get("end")
                if isinstance(start, int) and isinstance(end, int):
                    row["text"] = texts[article_id][start:end]
    return [(str(path), coders.get(article_id, path.resolve().name), found[article_id])
            for article_id in texts]


def write(path, coder, tables):
    """Write every table and coders.csv into the folder path; returns the paths."""
    coders = pd.DataFrame({"article_id": tables["articles"]["article_id"], "coder": coder})
    kinds = [kind for kind in HELD if kind in tables]
    written = []
    for kind, rows in [*((k, tables[k]) for k in kinds), ("coders", coders)]:
        written.append(path / f"{kind}.csv")
        write_whole(written[-1], rows.to_csv(index=False, lineterminator="\n"))
    return written


def _rows(file, kind):
    """Rows of a CSV file as [(where, row as dict)]; none if there is no such file."""
    if not file.exists():
        return []
    try:
        with open(file, encoding="utf-8-sig", newline="") as stream:
            csv.field_size_limit(2**31 - 1)
            reader = csv.DictReader(stream, strict=True)
            rows = list(reader)
    except (csv.Error, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: {error}. Expected a CSV file in UTF-8.") from None
    if "article_id" not in (reader.fieldnames or ()):
        raise ValueError(
            f"{file}, line 1: found columns {reader.fieldnames}, expected article_id among them. "
            "Was it saved with another separator than the comma?"
        )
    found = []
    for number, row in enumerate(rows, start=1):
        where = f"{file.name}, row {number}"
        if None in row or None in row.values():
            raise ValueError(
                f"{file}, row {number}: found another number of cells than the "
                f"{len(reader.fieldnames)} columns of line 1. Is a comma or a quotation mark "
                "missing?"
            )
        found.append((where, typed(row) if kind else row))
    return found
