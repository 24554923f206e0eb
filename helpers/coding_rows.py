"""Whether the rows of a coding fit their article, and the tables that they make.

In:   rows as a file holds them: (where, table name, dict)
Out:  articles, parts, actors, mentions, statements, statement_spans, stances, positions; and back

Every format's rows pass here, whoever wrote the file. What a file may leave out, because it
follows from the rest, is filled in (codings.py lists it).
"""

from collections import Counter

import pandas as pd

from helpers.articles import blocks
from helpers.tables import (
    ACTOR_KINDS,
    MENTION_FORMS,
    NARRATOR,
    ROLES,
    STANCE_LABELS,
    STATEMENT_FORMS,
    columns,
    table,
)
from helpers.tokenization import sentences

CODED = ("actors", "mentions", "statements", "statement_spans", "stances", "positions")
HELD = ("articles", "parts", *CODED)  # the tables of a coding
SCORES = {"support": 1.0, "neutral": 0.0, "oppose": -1.0}

_SPAN = {"start": int, "end": int, "text": str}
_REQUIRED = {
    "articles": {"article_id": str, "text": str},
    "parts": _SPAN,
    "actors": {"actor_id": str, "name": str, "kind": str},
    "mentions": {"actor_id": str, **_SPAN, "form": str},
    "statements": {"statement_id": int, "form": str},
    "statement_spans": {"statement_id": int, "role": str, **_SPAN},
    "stances": {"holder": str, "target": str, "label": str, **_SPAN},
    "positions": {"actor_id": str, "concept": str, "agreement": int, **_SPAN},
}
_NUMBERS = {
    "statement_id": int, "n_mentions": int, "sentence_id": int, "mention_id": int,
    "stance_id": int, "position_id": int, "probability": (int, float), "score": (int, float),
    "support": (int, float), "neutral": (int, float), "oppose": (int, float),
}
_LABELS = {
    ("actors", "kind"): ACTOR_KINDS, ("mentions", "form"): MENTION_FORMS,
    ("statements", "form"): STATEMENT_FORMS, ("statement_spans", "role"): ROLES,
    ("stances", "label"): STANCE_LABELS, ("positions", "agreement"): (-1, 0, 1),
}
_ACTOR_KEYS = {
    "mentions": ("actor_id",), "statements": ("speaker", "via", "addressee"),
    "stances": ("holder", "target"), "positions": ("actor_id",),
}


def to_records(tables):
    """A coding of one article as records (where, table name, row as dict), nothing implied.

    The inverse of `assemble`. tables: articles, and any that are coded. Rows with offsets quote
    their text.
    """
    records = []
    tables = {kind: tables.get(kind, table(kind)) for kind in HELD}
    articles = tables["articles"]
    text = articles.iloc[0]["text"]
    sentence_of = _sentence_finder(articles)
    numbers = {"mentions": "mention_id", "stances": "stance_id", "positions": "position_id"}
    spans = tables["statement_spans"].to_dict("records")
    firsts, cues = _first_starts(spans), _cues(spans)
    whole = [(0, len(text))]
    for kind in HELD:
        if kind == "parts" and list(zip(tables[kind]["start"], tables[kind]["end"])) == whole:
            continue
        for number, row in enumerate(tables[kind].to_dict("records")):
            row = {k: v.item() if hasattr(v, "item") else v for k, v in row.items()}
            kept = {k: v for k, v in row.items() if not _empty(v)}
            if kind != "articles":
                kept.pop("article_id", None)
                kept.pop("n_mentions", None)
            kept |= {key: row[key] for key in ("text", "name") if key in row}
            if "start" in kept:
                kept["text"] = text[kept["start"] : kept["end"]]
            start = firsts.get(row["statement_id"]) if kind == "statements" else row.get("start")
            implied = {
                numbers.get(kind): number, "rule": "coded", "score": SCORES.get(row.get("label")),
                "sentence_id": 0 if start is None else sentence_of(start),
                "cue": cues.get(row.get("statement_id"), ""),
            }
            records.append((f"{kind}, row {number}", kind, {
                k: v for k, v in kept.items() if k not in implied or v != implied[k]}))
    return records


def assemble(source, records, codebook=None):
    """Checked tables of one article from the rows that a file holds.

    source: the file's name, for messages. records: list of (where, table name, row as dict),
    where as a person would look for it ("line 7").
    Raises ValueError for the first row that does not fit: another text, shifted offsets,
    unknown labels, actors or statements; nothing is returned then. Rows keep their order.
    """
    concepts = None
    if codebook is not None:
        concepts = set(codebook.loc[codebook["layer"] == "concept", "label"])
    for where, kind, row in records:
        _check_row(source, where, kind, row, concepts)
    rows = {kind: [(w, r) for w, k, r in records if k == kind] for kind in _REQUIRED}
    if len(rows["articles"]) != 1:
        raise ValueError(
            f"{source}: {len(rows['articles'])} rows of the table 'articles'; expected one, with "
            "the coded article's text."
        )
    article = {**dict.fromkeys(columns("articles"), ""), **rows["articles"][0][1]}
    _check_references(source, rows, article["text"])
    if not rows["parts"] and article["text"]:
        whole = {"start": 0, "end": len(article["text"]), "text": article["text"]}
        rows["parts"] = [("the text", whole)]

    articles = table("articles", [article])
    sentence_of = _sentence_finder(articles)
    tables = {"articles": articles}
    filled = {kind: _fill(kind, rows, sentence_of) for kind in HELD[1:]}
    for kind in HELD[1:]:
        tables[kind] = table(kind, ({**r, "article_id": article["article_id"]}
                                    for r in filled[kind]))
    return tables


def typed(row):
    """A row of text cells with numbers where a column holds numbers, and empty cells left out.

    What should be a number and is none stays text, for `assemble` to refuse.
    """
    found = {}
    for key, value in row.items():
        if value == "" and key not in ("name", "text", "actor_id", "article_id"):
            continue
        whole = key in ("start", "end", "agreement") or _NUMBERS.get(key) is int
        try:
            value = int(value) if whole else float(value) if key in _NUMBERS else value
        except ValueError:
            pass
        found[key] = value
    return found


def _fill(kind, rows, sentence_of):
    """Rows of one table with everything that the file leaves implied."""
    found = [dict(row) for _, row in rows[kind]]
    spans = [row for _, row in rows["statement_spans"]]
    firsts, cues, mentions = _first_starts(spans), _cues(spans), Counter()
    if kind == "actors":
        mentions.update(row["actor_id"] for _, row in rows["mentions"])
    for number, row in enumerate(found):
        implied = {column: None if column in _NUMBERS else "" for column in columns(kind)}
        if kind == "actors":
            row["n_mentions"] = mentions[row["actor_id"]]
        if kind == "statements":
            start = firsts.get(row["statement_id"])
            implied["sentence_id"] = 0 if start is None else sentence_of(start)
            implied["cue"] = cues.get(row["statement_id"], "")
        if kind in ("mentions", "stances", "positions"):
            implied[f"{kind[:-1]}_id"] = number
        if kind == "mentions":
            implied["rule"] = "coded"
        if kind == "stances":
            implied |= {"sentence_id": sentence_of(row["start"]), "score": SCORES[row["label"]]}
        found[number] = {**implied, **row}
        if kind in ("parts", "stances", "positions"):
            del found[number]["text"]
    return found


def _first_starts(spans):
    """Where each statement's content starts, or its first span if it has no content."""
    first = {}
    for row in spans:
        key = (row["role"] != "content", row["start"])
        first[row["statement_id"]] = min(first.get(row["statement_id"], key), key)
    return {statement: start for statement, (_, start) in first.items()}


def _cues(spans):
    """Each statement's cue in words: statement_id -> "quoted as saying"."""
    words = {}
    for row in sorted(spans, key=lambda row: row["start"]):
        if row["role"] == "cue":
            words.setdefault(row["statement_id"], []).append(row["text"])
    return {statement: " ".join(found) for statement, found in words.items()}


def _sentence_finder(articles):
    """A function from a character of one article to the sentence it stands in or follows."""
    starts = sentences(articles, blocks(articles))["start"].to_numpy()
    return lambda start: max(int(starts.searchsorted(start, side="right")) - 1, 0)


def _check_row(source, where, kind, row, concepts):
    """Raise ValueError unless a row by itself is right."""
    def refuse(found, expected, advice):
        raise ValueError(f"{source}, {where}: found {found}, expected {expected}. {advice}")

    if not isinstance(kind, str) or kind not in _REQUIRED or not isinstance(row, dict):
        refuse(f"table {kind!r}", f"one of {list(_REQUIRED)}", "Is the table's name misspelt?")
    allowed = set(columns(kind)) | set(_REQUIRED[kind])
    for key in _REQUIRED[kind]:
        if key not in row:
            refuse(f"no {key!r} in {kind}", f"at least {list(_REQUIRED[kind])}",
                   "Was a key misspelt or left out?")
    for key, value in row.items():
        if key not in allowed:
            refuse(f"the key {key!r}", f"keys of {kind}: {sorted(allowed)}",
                   "Was the key misspelt, or the table's name?")
        wanted = _REQUIRED[kind].get(key, _NUMBERS.get(key, str))
        if not isinstance(value, wanted) or isinstance(value, bool):
            names = wanted.__name__ if isinstance(wanted, type) else "number"
            refuse(f"{key} = {value!r}", f"a value of type {names}",
                   'Numbers stand without quotation marks, text in "…".')
        if (kind, key) in _LABELS and value not in _LABELS[kind, key]:
            refuse(f"{key} = {value!r}", f"one of {_LABELS[kind, key]}",
                   "The codebook explains these labels.")
    for key in ("actor_id", "article_id"):
        if row.get(key) == "":
            refuse(f"an empty {key}", "a name for it", "Every row belongs to something.")
    if concepts is not None and kind == "positions" and row["concept"] not in concepts:
        refuse(f"concept {row['concept']!r}", f"one of the codebook's {sorted(concepts)}",
               "Add it to the codebook with its definition, or correct it.")


def _check_references(source, rows, text):
    """Raise ValueError unless spans quote the text and ids lead to rows that exist, once."""
    for kind, key in (("actors", "actor_id"), ("statements", "statement_id")):
        seen = {}
        for where, row in rows[kind]:
            if row[key] in seen:
                raise ValueError(
                    f"{source}, {where}: {key} {row[key]!r} stands in {seen[row[key]]} already; "
                    "expected once. Was a row copied?"
                )
            seen[row[key]] = where
        if kind == "actors" and NARRATOR in seen:
            raise ValueError(
                f"{source}, {seen[NARRATOR]}: no actor may be called {NARRATOR!r}, the name of "
                "the article's own voice. Choose another actor_id."
            )
    actors = {row["actor_id"] for _, row in rows["actors"]}
    statements = {row["statement_id"] for _, row in rows["statements"]}
    for kind in HELD[1:]:
        for where, row in rows[kind]:
            if "start" in row:
                _check_quote(source, where, row, text)
            allowed = actors | {"", NARRATOR} if kind == "stances" else actors | {""}
            for key in _ACTOR_KEYS.get(kind, ()):
                if row.get(key, "") not in allowed:
                    raise ValueError(
                        f"{source}, {where}: found {key} {row[key]!r}, expected an actor_id from "
                        "the table actors. Was the actor renamed, or its row left out?"
                    )
            if row.get("statement_id") is not None and row["statement_id"] not in statements:
                raise ValueError(
                    f"{source}, {where}: found statement_id {row['statement_id']}, expected one "
                    "from the table statements. Was the statement deleted?"
                )


def _check_quote(source, where, row, text):
    start, end = row["start"], row["end"]
    if not 0 <= start < end <= len(text):
        raise ValueError(
            f"{source}, {where}: found a span from character {start} to {end}, expected one "
            f"within the text's {len(text)} characters that ends after it starts. Is it another "
            "article's row?"
        )
    if text[start:end] != row["text"]:
        elsewhere = text.find(row["text"])
        hint = (
            f"These words begin at character {elsewhere}: are the offsets shifted (another "
            "encoding or newlines)?" if elsewhere >= 0 else "Is it another article's row?"
        )
        raise ValueError(
            f"{source}, {where}: characters {start}:{end} of the article read "
            f"{text[start:end]!r}, but the row quotes {row['text']!r}. {hint}"
        )


def _empty(value):
    return value == "" if isinstance(value, str) else bool(pd.isna(value))
