"""The codebook, and hand codings: read, check, write.

In:   seeds/codebook.csv, seeds/codings/*.jsonl
Out:  codebook; articles, parts, actors, mentions, statements, statement_spans, stances, positions

A coding is what one coder found in one article: a file of JSON lines, UTF-8, one object a
line. The first line says who coded; every other line is one row of one table, named by the
key "table", with that table's columns (see tables.py) as keys, except article_id, which is
that of the one article in the file:

    {"coding": 1, "coder": "reference"}
    {"table": "articles", "article_id": "a", "title": "", "text": "“Go,” Ann told Bo."}
    {"table": "parts", "start": 0, "end": 18, "text": "“Go,” Ann told Bo."}
    {"table": "actors", "actor_id": "ann", "name": "Ann", "kind": "person"}
    {"table": "mentions", "actor_id": "ann", "start": 6, "end": 9, "text": "Ann", "form": "name"}
    {"table": "statements", "statement_id": 0, "speaker": "ann", "form": "direct"}
    {"table": "statement_spans", "statement_id": 0, "role": "cue", "start": 10, "end": 14,
     "text": "told"}
    {"table": "stances", "holder": "ann", "target": "bo", "label": "oppose", "start": 0,
     "end": 5, "text": "“Go,”", "statement_id": 0}
    {"table": "positions", "actor_id": "ann", "concept": "leaving", "agreement": 1, "start": 0,
     "end": 5, "text": "“Go,”", "statement_id": 0}

(an object never runs over two lines in the file). The article's text travels in the file, so
a coding never meets another version of it; start and end count its characters (Unicode code
points, from 0, end excluded), and every row that has them quotes the text between them.
The parts are what the coder has coded so far; in the rest of the article, nothing marked means
nothing. Without them the whole article was coded.
Keys with nothing to say are left out: speaker, via, addressee where nobody is; what a machine
adds (rule, probability, support, neutral, oppose); and what follows from the rest (n_mentions,
sentence_id, cue, score, mention_id, stance_id, position_id). A program's coding is the same
file with those keys.
"""

import json
from pathlib import Path

import pandas as pd

from helpers.coding_rows import HELD, assemble, to_records
from helpers.files import plain, write_whole
from helpers.tables import ACTOR_KINDS, MENTION_FORMS, ROLES, STANCE_LABELS, STATEMENT_FORMS

FORMAT = 1

#: Layer of the codebook -> the labels that the tables know; None where the topic decides.
LAYERS = {
    "actor_kind": ACTOR_KINDS, "mention_form": MENTION_FORMS, "statement_role": ROLES,
    "statement_form": STATEMENT_FORMS, "stance": STANCE_LABELS, "concept": None,
    "signal": ("against", "negation", "neither", "question"),
}


def read_codebook(path):
    """The codebook's labels: a table with columns layer, label, definition, wording.

    path: a CSV file. wording holds the expressions that signal a label, separated by ";",
    where * stands for any further letters ("sanction*"). Rows of the layer "signal" are needed
    only to replace those of signals.csv (see positions.py).
    Raises ValueError naming the line, what was found and what was expected.
    """
    try:
        codebook = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except OSError as error:
        raise ValueError(f"codebook {plain(error)}") from None
    except ValueError as error:
        raise ValueError(f"codebook {path}: {error}. Is this the codebook's CSV file?") from None
    expected = ["layer", "label", "definition", "wording"]
    if list(codebook.columns) != expected:
        raise ValueError(
            f"codebook {path}, line 1: found columns {list(codebook.columns)}, expected "
            f"{expected}. Was it saved with another separator than the comma?"
        )
    for number, row in enumerate(codebook.itertuples(), start=2):
        known = LAYERS.get(row.layer, ())
        if row.layer not in LAYERS or (known is not None and row.label not in known):
            raise ValueError(
                f"codebook {path}, row {number}: found label {row.label!r} in layer "
                f"{row.layer!r}, expected one of {known or sorted(LAYERS)}. Only the layer "
                "'concept' may have labels of your own."
            )
        if not row.label or not row.definition:
            raise ValueError(
                f"codebook {path}, row {number}: label and definition must not be empty: "
                "two coders cannot agree on what is not written down."
            )
    twice = codebook[codebook.duplicated(["layer", "label"])]
    if len(twice):
        raise ValueError(
            f"codebook {path}, row {twice.index[0] + 2}: label {twice.iloc[0]['label']!r} "
            "stands twice in its layer; expected once. Join the two wordings with ';'."
        )
    return codebook


def read_coding(path, codebook=None):
    """One coder's coding of one article: (coder, tables).

    path: a JSONL file as described above. codebook: from `read_codebook`; if given, concepts
    must be in it. tables: dict of articles, parts, actors, mentions, statements,
    statement_spans, stances, positions.
    Raises ValueError naming the line, what was found, what was expected and what to do.
    """
    coder, records = coding_lines(path)
    return coder, assemble(f"coding {path}", records, codebook)


def coding_lines(path):
    """(coder, records) of a coding file, unchecked but for its being one."""
    records, coder = [], None
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise ValueError(f"coding {plain(error)}") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"coding {path}: {error}. Expected a JSONL file in UTF-8.") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(
                f"coding {path}, line {number}: no JSON object ({error.msg}, character "
                f"{error.pos}). Was the line cut off, or broken in two?"
            ) from None
        if coder is None:
            if not isinstance(row, dict) or row.get("coding") != FORMAT or not row.get("coder"):
                raise ValueError(
                    f"coding {path}, line {number}: found {line[:80]!r}, expected "
                    f'{{"coding": {FORMAT}, "coder": "…"}}. Is this a coding file?'
                )
            coder = str(row["coder"])
            continue
        kind = row.pop("table", None) if isinstance(row, dict) else None
        records.append((f"line {number}", kind, row))
    if coder is None:
        raise ValueError(f"coding {path}: the file is empty; expected a coding.")
    return coder, records


def read_codings(paths, codebook=None):
    """Codings of any number of coders and articles: dict from coder to tables.

    A coder's articles are put one below the other. Raises ValueError as `read_coding`, and
    if a coder coded an article twice, or two coders coded different texts under one id.
    """
    return collect((path, *read_coding(path, codebook)) for path in paths)


def collect(found, coder_in='the key "coder" in the first line of {}'.format):
    """Join codings by coder: (source, coder, tables), ... -> dict from coder to tables.

    coder_in: from a source to the words that say where its coder is named.
    Raises ValueError if a coder has an article twice, or texts differ under one article_id.
    """
    codings, texts = {}, {}
    for source, coder, tables in found:
        for article_id, text in zip(tables["articles"]["article_id"], tables["articles"]["text"]):
            other, first = texts.setdefault(article_id, (source, text))
            if first != text:
                at = next((i for i, (a, b) in enumerate(zip(first, text)) if a != b),
                          min(len(first), len(text)))
                raise ValueError(
                    f"{source} and {other} code different texts as article {article_id!r}: they "
                    f"part at character {at}, {text[at:at + 20]!r} and {first[at:at + 20]!r}. "
                    "Code the same file, or give the articles different ids."
                )
            done = codings.get(coder)
            if done is not None and article_id in set(done["articles"]["article_id"]):
                raise ValueError(
                    f"{source}: coder {coder!r} has coded article {article_id!r} already; "
                    "expected one file per article and coder. Was it named twice? If two people coded "
                    f"it, give one another name: change {coder_in(source)}."
                )
        codings[coder] = {
            kind: pd.concat([codings[coder][kind], rows], ignore_index=True)
            if coder in codings else rows
            for kind, rows in tables.items() if kind in HELD
        }
    return codings


def write_coding(path, coder, tables):
    """Write one coder's coding of one article; an older file stays until the new one is whole.

    tables: dict with articles (one row) and any of the coded tables; others are left out.
    Without the table parts, the whole article counts as coded.
    Raises ValueError if there is not exactly one article, or a row is none of its.
    """
    articles = tables["articles"]
    if len(articles) != 1:
        raise ValueError(
            f"coding {path}: {len(articles)} articles in one coding; expected one file per "
            "article and coder. Select one article's rows first."
        )
    records = to_records(tables)
    assemble(f"coding {path}", records)
    lines = [{"coding": FORMAT, "coder": coder}, *({"table": k, **row} for _, k, row in records)]
    write_whole(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
