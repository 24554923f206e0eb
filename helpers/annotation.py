"""From articles to every table: the rooms called in order.

In:   articles
Out:  all tables of tables.py, by name; on disk one CSV each
"""

import csv
import os
import tempfile
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from helpers import (
    actors,
    articles,
    positions,
    reader,
    sentiment,
    stance,
    statements,
    tokenization,
)
from helpers.tables import TABLES, check, table

# Articles that go through the rooms together: enough to keep the models busy, few enough for
# memory to stay the same over any number of articles.
BATCH = 100


def annotate(articles_table, register=None, codebook=None):
    """Every table of the articles, as a dict from name to table.

    articles_table: an articles table, as `helpers.articles.read_articles` gives it.
    register: the researcher's register of actors (`helpers.actors.read_register`), or None.
    codebook: the concepts of the debate (`helpers.codings.read_codebook`), or None for no
    positions.
    """
    found = {"articles": articles_table, "blocks": articles.blocks(articles_table)}
    found["sentences"] = tokenization.sentences(articles_table, found["blocks"])
    found["tokens"] = tokenization.tokens(articles_table, found["sentences"])
    parsed = (articles_table, found["sentences"], found["tokens"])
    found["actors"], found["mentions"] = actors.actors(*parsed, register=register)
    reading = reader.read(found["sentences"], found["mentions"])
    found["statements"], found["statement_spans"] = statements.statements(
        *parsed, found["actors"], found["mentions"], reading
    )
    found["sentiment"] = check(reading.sentiment, "sentiment")
    found["polarity_words"] = sentiment.sentiment(found["sentences"])[1]
    found["stances"] = stance.stances(
        found["sentences"], found["tokens"], found["actors"], found["mentions"],
        found["statements"], found["statement_spans"], found["polarity_words"],
        reading,
    )
    found["positions"] = table("positions") if codebook is None else positions.positions(
        found["actors"], found["statements"], found["statement_spans"], codebook,
        found["stances"],
    )
    return found


def annotate_files(paths, out, register=None, codebook=None):
    """Annotate article files and write one CSV per table into the folder `out`.

    paths: files or folders, as `read_articles` takes them; register, codebook: as `annotate`
    takes them. The folder appears, or its tables
    are replaced, only when all is written; problems.csv lists what was left out and why, and
    under the source "codebook" that none of its wording occurs.
    Returns (number of articles annotated, problems table). Raises ValueError if there are none,
    and NotADirectoryError if `out` is a file.
    """
    out = Path(out)
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(f"{out} is a file; expected a folder for the tables.")
    found, problems = articles.read_articles(paths)
    if not len(found):
        raise ValueError("no article could be read:\n" + _lines(problems))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        folder = Path(folder)
        failed = _write_batches(found, folder, register, codebook)
        problems = pd.concat([problems, failed], ignore_index=True)
        if len(failed) == len(found):
            raise ValueError("no article could be annotated:\n" + _lines(problems))
        unheard = "" if codebook is None else positions.codebook_problem(found, codebook)
        if unheard:
            problems.loc[len(problems)] = "codebook", unheard
        problems.to_csv(folder / "problems.csv", index=False)
        out.mkdir(exist_ok=True)
        for file in folder.iterdir():
            os.replace(file, out / file.name)
    return len(found) - len(failed), problems


def _write_batches(found, folder, *known):
    """Append every batch's tables to the CSVs in the folder. Returns what failed."""
    problems = []
    with tqdm(total=len(found), desc="annotating", unit=" articles", delay=2, disable=None) as bar:
        for first in range(0, len(found), BATCH):
            batch = found.iloc[first : first + BATCH].reset_index(drop=True)
            for tables, failed in _annotate_or_note(batch, *known):
                problems += failed
                for name in TABLES if tables else ():
                    _append(tables[name], folder / f"{name}.csv")
            bar.update(len(batch))
    return pd.DataFrame(problems, columns=["source", "problem"], dtype="str")


def _annotate_or_note(batch, *known):
    """(tables, problems) of a batch; of its articles one by one if the batch as a whole fails."""
    try:
        yield annotate(batch, *known), []
    except Exception as error:  # noqa: BLE001 - one article must not cost a corpus
        if len(batch) == 1:
            problem = f"annotation failed with {type(error).__name__}: {error}"
            yield {}, [(batch["article_id"].item(), problem)]
            return
        for number in range(len(batch)):
            yield from _annotate_or_note(batch.iloc[[number]].reset_index(drop=True), *known)


def _append(rows, file):
    rows.to_csv(
        file, mode="a", header=not file.exists(), index=False, encoding="utf-8",
        quoting=csv.QUOTE_MINIMAL, lineterminator="\n",
    )


def _lines(problems):
    return "\n".join(f"  {p.source}: {p.problem}" for p in problems.itertuples())
