"""The columns of every table that passes between rooms, declared once, and checked.

One article is a corpus of one: every table's first column is article_id, and the first
columns together identify a row.
Offsets are Python string indices into the article's text: 0-based, end excluded.
"""

import pandas as pd
import pandera.pandas as pa

#: The holder of what an article says in its own voice. No actor may take this id.
NARRATOR = "narrator"

BLOCK_KINDS = ("headline", "caption", "dateline", "paragraph", "furniture")
ACTOR_KINDS = ("person", "state", "institution", "outlet", "group")
MENTION_FORMS = ("name", "title", "pronoun", "demonym", "metonym")
STATEMENT_FORMS = ("direct", "indirect", "mixed")
ROLES = ("source", "cue", "content")
STANCE_LABELS = ("support", "neutral", "oppose")


def _text(*allowed):
    """Text, never missing: an empty string where there is nothing to say."""
    return pa.Column(str, pa.Check.isin(allowed) if allowed else None)


def _whole(nullable=False):
    return pa.Column("Int64" if nullable else "int64", pa.Check.ge(0), nullable=nullable)


def _number(low, high, nullable=False):
    return pa.Column("float64", pa.Check.between(low, high), nullable=nullable)


_SPAN = {"start": _whole(), "end": _whole(), "text": _text()}

#: Table name -> (columns that identify a row, all columns in order).
TABLES = {
    "articles": (("article_id",), {
        "article_id": _text(), "title": _text(), "outlet": _text(), "date": _text(),
        "language": _text(), "text": _text(),
    }),
    "blocks": (("article_id", "block_id"), {
        "article_id": _text(), "block_id": _whole(), "kind": _text(*BLOCK_KINDS),
        "start": _whole(), "end": _whole(),
    }),
    "sentences": (("article_id", "sentence_id"), {
        "article_id": _text(), "sentence_id": _whole(), "block_id": _whole(), **_SPAN,
    }),
    "tokens": (("article_id", "sentence_id", "token_id"), {
        "article_id": _text(), "sentence_id": _whole(), "token_id": _whole(), **_SPAN,
        "lemma": _text(), "pos": _text(), "tag": _text(), "dep": _text(), "head": _whole(),
        "entity": _text(),
    }),
    "actors": (("article_id", "actor_id"), {
        "article_id": _text(), "actor_id": _text(), "name": _text(),
        "kind": _text(*ACTOR_KINDS), "title": _text(), "country": _text(),
        "n_mentions": _whole(),
    }),
    "mentions": (("article_id", "mention_id"), {
        "article_id": _text(), "mention_id": _whole(), "actor_id": _text(), **_SPAN,
        "form": _text(*MENTION_FORMS), "rule": _text(),
    }),
    "statements": (("article_id", "statement_id"), {
        "article_id": _text(), "statement_id": _whole(), "sentence_id": _whole(),
        "speaker": _text(), "via": _text(), "addressee": _text(),
        "form": _text(*STATEMENT_FORMS), "cue": _text(),
        "probability": _number(0, 1, nullable=True),
    }),
    "statement_spans": (("article_id", "statement_id", "role", "start"), {
        "article_id": _text(), "statement_id": _whole(), "role": _text(*ROLES), **_SPAN,
    }),
    "sentiment": (("article_id", "sentence_id"), {
        "article_id": _text(), "sentence_id": _whole(), "polarity": _number(-1, 1),
        "low": _number(-1, 1), "high": _number(-1, 1),
    }),
    "polarity_words": (("article_id", "sentence_id", "start"), {
        "article_id": _text(), "sentence_id": _whole(), **_SPAN,
        "valence": pa.Column("float64"),
    }),
    # score: the sign of the label, 1, 0 or -1, whoever says so; how sure the reader is stands in
    # support, neutral and oppose, its probabilities.
    "stances": (("article_id", "stance_id"), {
        "article_id": _text(), "stance_id": _whole(), "holder": _text(), "target": _text(),
        "label": _text(*STANCE_LABELS), "score": _number(-1, 1),
        "support": _number(0, 1, nullable=True), "neutral": _number(0, 1, nullable=True),
        "oppose": _number(0, 1, nullable=True), "sentence_id": _whole(),
        "statement_id": _whole(nullable=True), "start": _whole(), "end": _whole(),
    }),
    "positions": (("article_id", "position_id"), {
        "article_id": _text(), "position_id": _whole(), "actor_id": _text(),
        "concept": _text(), "agreement": pa.Column("int64", pa.Check.isin((-1, 0, 1))),
        "start": _whole(), "end": _whole(), "statement_id": _whole(nullable=True),
    }),
}

#: What a coding holds besides: the stretches of the article that its coder has coded.
PARTS = (("article_id", "start"), {"article_id": _text(), "start": _whole(), "end": _whole()})
_KINDS = {**TABLES, "parts": PARTS}

_SCHEMAS = {
    kind: pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(identity))
    for kind, (identity, columns) in _KINDS.items()
}


def columns(kind):
    """Column names of a table, in order. Raises KeyError for an unknown table."""
    return list(_KINDS[kind][1])


def table(kind, rows=()):
    """A checked table of one kind.

    rows: tuples in column order; or a dict of whole columns, which is faster for many rows.
    No rows give an empty table with its columns and dtypes. Raises ValueError as `check` does.
    """
    frame = pd.DataFrame(rows if isinstance(rows, dict) else list(rows), columns=columns(kind))
    for name, column in _KINDS[kind][1].items():
        dtype = str(column.dtype)
        frame[name] = frame[name].astype("str" if dtype.startswith("str") else dtype)
    return check(frame, kind)


def check(frame, kind):
    """The table itself, if its columns, dtypes, values, row identities and spans are right.

    frame: a pandas table; kind: a name in TABLES, or "parts".
    Raises ValueError naming the row, what was found, what was expected and the likely cause.
    """
    missing = [name for name in columns(kind) if name not in frame.columns]
    extra = [name for name in frame.columns if name not in columns(kind)]
    if missing or extra:
        raise ValueError(
            f"table {kind}: missing columns {missing}, unexpected columns {extra}; expected "
            f"{columns(kind)}. Was the table written by another version, or a column renamed?"
        )
    try:
        checked = _SCHEMAS[kind].validate(frame)
    except pa.errors.SchemaError as error:
        raise ValueError(f"table {kind}: {_explain(error, frame, kind)}") from None
    if "start" in frame.columns and (frame["start"] >= frame["end"]).any():
        row = frame[frame["start"] >= frame["end"]].iloc[0]
        raise ValueError(
            f"table {kind}: row {row.name} runs from character {row['start']} to {row['end']}; "
            "expected an end after its start. Was an end counted inclusively?"
        )
    return checked


def check_quotes(frame, articles, kind="spans"):
    """The table itself, if every row's text is what its offsets quote from its article.

    frame: a table with article_id, start, end, text; articles: the articles table.
    Raises ValueError for the first row that quotes something else.
    """
    texts = dict(zip(articles["article_id"], articles["text"]))
    for row in frame.itertuples():
        found = texts.get(row.article_id, "")[row.start : row.end]
        if found != row.text:
            raise ValueError(
                f"table {kind}: row {row.Index}: characters {row.start}:{row.end} of article "
                f"{row.article_id!r} read {found!r}, but the table says {row.text!r}. "
                "Was the article edited after it was coded?"
            )
    return frame


def _explain(error, frame, kind):
    """What a schema error means, for a person."""
    identity = list(_KINDS[kind][0])
    name = getattr(error.schema, "name", None)
    if error.reason_code is not None and error.reason_code.name == "DUPLICATES":
        twice = frame[frame.duplicated(identity, keep=False)]
        return (
            f"rows {list(twice.index[:2])} share {dict(twice.iloc[0][identity])}; expected one "
            "row each. Was the same article read twice?"
        )
    cases = error.failure_cases
    if name is not None and hasattr(cases, "iloc") and len(cases):
        row, found = cases.iloc[0]["index"], cases.iloc[0]["failure_case"]
        return (
            f"row {row}, column {name!r}: found {found!r}, expected {error.check}. "
            "Was the value typed by hand, or the file edited?"
        )
    return f"column {name!r}: {error}"
